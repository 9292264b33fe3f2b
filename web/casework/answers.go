package casework

import (
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/court"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
)

// wrongField is a field with what is wrong with it.
type wrongField struct{ field, text string }

// answers are what somebody has written into a form.
type answers struct {
	k     *kase
	form  url.Values
	specs []spec
	wrong []wrongField
}

// read checks every answer by itself.
func read(k *kase, specs []spec, form url.Values) *answers {
	in := &answers{k: k, form: form, specs: specs}
	for _, s := range specs {
		in.check(s)
	}
	return in
}

// value is the first answer, trimmed, in half-width digits and signs where it is no text.
func (in *answers) value(name string) string { return strings.TrimSpace(in.form.Get(name)) }

// values are all answers that say something, each once.
func (in *answers) values(name string) []string {
	var out []string
	for _, v := range in.form[name] {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (in *answers) fail(field, key string, args ...any) {
	in.wrong = append(in.wrong, wrongField{field, in.k.t(key, args...)})
}

// check says what is wrong with the answer to a field.
func (in *answers) check(s spec) {
	label := i18n.Msg{Key: s.key()}
	said := in.values(s.name)
	switch {
	case len(said) == 0 && s.must && (s.sort == oneOf || s.sort == someOf):
		in.fail(s.name, "casework.wrong.choose", "what", label)
	case len(said) == 0 && s.must:
		in.fail(s.name, "casework.wrong.missing", "what", label)
	case len(said) == 0:
	default:
		if key, hint := in.unsound(s, said); key != "" {
			in.fail(s.name, key, "what", label, "value", shortened(strings.Join(said, ", "), 40), "hint", hint)
		}
	}
}

//i18n:keys casework.wrong.*

// unsound returns the key of what is wrong with an answer; empty of a sound one.
func (in *answers) unsound(s spec, said []string) (key, hint string) {
	first := said[0]
	switch s.sort {
	case aLine, aText:
		if len([]rune(first)) > longestText {
			return "casework.wrong.long", strconv.Itoa(longestText)
		}
	case aDay, aDate:
		d, ok := parseDate(first)
		if !ok || s.sort == aDay && !d.Exact() {
			return "casework.wrong.day", ""
		}
	case aSum:
		if f, err := money.ParseYuan(plainSum(first)); err != nil || f <= 0 {
			return "casework.wrong.sum", ""
		}
	case aCount:
		if n, err := strconv.Atoi(half(first)); err != nil || n < 1 || n > 1_000_000 {
			return "casework.wrong.count", ""
		}
	case aLength:
		if p, err := civil.ParsePeriod(half(first)); err != nil || p.N <= 0 {
			return "casework.wrong.length", ""
		}
	case aClock:
		if !isClock(half(first)) {
			return "casework.wrong.clock", ""
		}
	case aNumber:
		if _, err := court.ParseNumber(first); err != nil && !numberForm.MatchString(first) {
			return "casework.wrong.number", ""
		}
	case oneOf, someOf:
		known := s.choices(in.k)
		for _, v := range said {
			if !slices.ContainsFunc(known, func(c choice) bool { return c.value == v }) {
				return "casework.wrong.choice", ""
			}
		}
	}
	return "", ""
}

// numberForm is what numbers of courts and other offices have in common, also of those in no list: a year, and 号 at the end.
var numberForm = regexp.MustCompile(`[0-9]{4}.*[0-9]+.*号(之[一二三四五六七八九十]+)?$`)

// longestText bounds a text in characters.
const longestText = 4000

// half writes full-width digits, letters and signs in half width, as people who write Chinese type them either way.
func half(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		case r == '。':
			return '.'
		}
		return r
	}, s))
}

// plainSum takes out of a sum what people put into it to read it.
func plainSum(s string) string {
	s = strings.NewReplacer(",", "", " ", "", "¥", "", "元", "", "yuan", "").Replace(half(s))
	return strings.TrimSpace(s)
}

// parseDate reads 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日, 2026-03 and 2026.
func parseDate(s string) (casefile.Date, bool) {
	s = strings.TrimRight(strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", " ", "").Replace(half(s)), "-")
	parts := strings.Split(s, "-")
	for i, p := range parts {
		if i > 0 && len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	p, err := civil.ParsePartial(strings.Join(parts, "-"))
	if err != nil {
		return casefile.Date{}, false
	}
	return casefile.On(p), true
}

func isClock(s string) bool {
	h, m, ok := strings.Cut(s, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	return ok && err == nil && err2 == nil && len(m) == 2 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
}

// into puts the answers into a command or the body of an event. Answers that are wrong or not given leave it as it is.
func (in *answers) into(target reflect.Value) {
	for _, s := range in.specs {
		if s.path != "" {
			in.put(follow(target, s.path), s)
		}
	}
}

// follow returns the field of a struct that a path of names leads to.
func follow(v reflect.Value, path string) reflect.Value {
	for name := range strings.SplitSeq(path, ".") {
		v = v.FieldByName(name)
	}
	return v
}

// put sets one field. In a correction an answer that was taken out leaves an empty field.
func (in *answers) put(v reflect.Value, s spec) {
	said := in.value(s.name)
	switch p := v.Addr().Interface().(type) {
	case *casefile.Date:
		*p, _ = parseDate(said)
	case *docket.Words:
		*p = in.words(*p, said)
	case *docket.Personal:
		*p = docket.Say(said)
	case *i18n.Text:
		*p = in.text(*p, said)
	case *docket.Yuan:
		*p = docket.Yuan(yuan(said))
	case *docket.Length:
		*p = docket.Length(half(said))
	case *[]string:
		*p = in.values(s.name)
	case **bool:
		*p = truth(said)
	default:
		in.putPlain(v, s, said)
	}
}

// putPlain sets a field of a plain kind.
func (in *answers) putPlain(v reflect.Value, s spec, said string) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(said != "")
	case reflect.Int:
		n, _ := strconv.Atoi(half(said))
		v.SetInt(int64(n))
	case reflect.String:
		switch s.sort {
		case aNumber:
			said = canonicalNumber(said)
		case aClock:
			if said = half(said); len(said) == 4 {
				said = "0" + said
			}
		}
		v.SetString(said)
	}
}

// canonicalNumber writes a case number as courts do; what is none stays as it is.
func canonicalNumber(s string) string {
	if n, err := court.ParseNumber(s); err == nil {
		return n.String()
	}
	return s
}

// yuan writes a sum as a docket keeps it; nothing of what is none.
func yuan(s string) string {
	f, err := money.ParseYuan(plainSum(s))
	if err != nil || f <= 0 {
		return ""
	}
	return f.String()
}

// words takes the answer for the words of the reader's language; those of the other stay only while this one is the same.
func (in *answers) words(old docket.Words, said string) docket.Words {
	if !old.IsZero() && old.In(in.k.lang) == said {
		return old
	}
	if in.k.lang == i18n.ZH {
		return docket.InWords(said, "")
	}
	return docket.InWords("", said)
}

func (in *answers) text(old i18n.Text, said string) i18n.Text {
	switch {
	case old.In(in.k.lang) == said:
		return old
	case in.k.lang == i18n.ZH:
		return i18n.Text{ZH: said}
	}
	return i18n.Text{EN: said}
}

// truth reads yes, no, or nothing said.
func truth(said string) *bool {
	if said == "" {
		return nil
	}
	yes := said == "yes"
	return &yes
}
