package measures

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"unicode/utf8"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/money"
	"mandamus/web/page"
)

// maxNote bounds a note, in characters.
const maxNote = 500

// reader reads a form and keeps what is wrong with it, by field.
type reader struct {
	*file
	form    url.Values
	errs    page.Errors
	refusal *refused
}

func (f *file) reader() *reader { return &reader{file: f, form: f.Form} }

// wrong notes what is wrong with a field.
func (r *reader) wrong(field, key string, args ...any) { r.errs.Add(field, r.T(key, args...)) }

// text is a text of at most maxNote characters; a missing one is wrong where it is needed.
func (r *reader) text(field string, needed bool) string {
	s := r.form.Get(field)
	switch n := utf8.RuneCountInString(s); {
	case n > maxNote:
		r.wrong(field, "measures.error.long", "most", maxNote, "n", n)
	case s == "" && needed:
		r.wrong(field, "measures.error.text")
	}
	return s
}

// words is a text in the reader's language.
func (r *reader) words(field string, needed bool) docket.Words { return r.said(r.text(field, needed)) }

// said is a text in the reader's language as a docket keeps it.
func (r *reader) said(s string) docket.Words {
	if r.Lang == "zh" {
		return docket.InWords(s, "")
	}
	return docket.InWords("", s)
}

// one is one of several words.
func (r *reader) one(field string, among []string, needed bool) string {
	s := r.form.Get(field)
	if s == "" && !needed {
		return ""
	}
	if !slices.Contains(among, s) {
		r.wrong(field, "measures.error.choose")
		return ""
	}
	return s
}

// some are those of several words that were chosen, in their order.
func (r *reader) some(field string, among []string, needed bool) []string {
	var out []string
	for _, word := range among {
		if slices.Contains(r.form[field], word) {
			out = append(out, word)
		}
	}
	if needed && len(out) == 0 {
		r.wrong(field, "measures.error.some")
	}
	return out
}

// day is a whole day; the absent date where none is given.
func (r *reader) day(field string, needed bool) casefile.Date {
	s := r.form.Get(field)
	if s == "" && !needed {
		return casefile.Date{}
	}
	d, err := civil.ParseDay(s)
	if err != nil {
		r.wrong(field, "measures.error.day")
		return casefile.Date{}
	}
	return casefile.On(civil.Exactly(d))
}

// on is the legal day of what is recorded.
func (r *reader) on() docket.On { return docket.On{On: r.day("on", true)} }

// sum is a sum within bounds; "" where none is given and none is needed.
func (r *reader) sum(field string, within bounds, needed bool) docket.Yuan {
	s := r.form.Get(field)
	if s == "" && !needed {
		return ""
	}
	fen, err := money.ParseYuan(plain(s))
	switch {
	case err != nil || fen <= 0:
		r.wrong(field, "measures.error.sum")
	case within.Low > 0 && fen < within.Low || within.High > 0 && fen > within.High:
		r.wrong(field, "measures.error.bounds", "bounds", within.In(r.Lang))
	}
	return docket.Yuan(fen.String())
}

// plain takes the separators and the sign of the currency out of a sum.
func plain(s string) string {
	var out []rune
	for _, c := range s {
		if !slices.Contains([]rune{',', '，', ' ', '¥', '￥', '元'}, c) {
			out = append(out, c)
		}
	}
	return string(out)
}

// days is a number of days from 1 up to a most; 0: no most.
func (r *reader) days(field string, most int) int {
	n, err := strconv.Atoi(r.form.Get(field))
	if err != nil || n < 1 || most > 0 && n > most {
		if most > 0 {
			r.wrong(field, "measures.error.days_most", "most", most)
		} else {
			r.wrong(field, "measures.error.days")
		}
	}
	return n
}

// length is a length of time, as 3d.
func (r *reader) length(field string) docket.Length {
	var l docket.Length
	if err := l.UnmarshalText([]byte(r.form.Get(field))); err != nil {
		r.wrong(field, "measures.error.length")
	}
	return l
}

// number is a case number or the number of a decision, as it stands.
func (r *reader) number(field string) docket.WithNumber {
	return docket.WithNumber{Number: r.text(field, false)}
}

// took reports whether a verb was carried out. What the docket or the policies say against it becomes part of the form; the rest has been
// answered, as the second result says.
func (r *reader) took(err error) (ok, answered bool) {
	var (
		refusal  *docket.Refusal
		denied   *app.Denied
		problems fault.Problems
	)
	switch {
	case err == nil:
		return true, false
	case errors.As(err, &refusal):
		r.refusal = r.refused(refusal)
		r.errs.Add("refusal", refusal.Fact.In(r.Lang))
	case errors.As(err, &denied) && denied.Decision != nil:
		r.refusal = &refused{Fact: denied.In(r.Lang), Points: r.passed(denied.Decision)}
		r.errs.Add("refusal", denied.In(r.Lang))
	case errors.As(err, &denied) && denied.Act != "":
		r.refusal = &refused{Fact: denied.In(r.Lang), Way: r.toPropose(denied.Act, r.Value("measure"))}
		r.errs.Add("refusal", denied.In(r.Lang))
	case errors.As(err, &problems):
		for _, p := range problems {
			r.errs.Add("refusal", p.In(r.Lang))
		}
	default:
		r.Error(err)
		return false, true
	}
	return false, false
}
