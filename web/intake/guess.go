package intake

import (
	"regexp"
	"strconv"
	"strings"

	"mandamus/cite"
	"mandamus/money"
)

// What the wording of a duty suggests, to be looked at by who types it: nothing here is taken without being shown first.

// kindWords are the words by which a duty of a kind is often told, the more telling first.
var kindWords = []struct{ kind, words string }{
	{"return_fine", "退还罚款|退还.{0,12}罚款|返还罚款|refund the fine"},
	{"remake", "重新作出|重新答复|另行作出|重新处理|decide again"},
	{"disclose", "政府信息|予以公开|公开.{0,20}信息|disclose"},
	{"pay", "支付|赔偿|补偿|给付|偿付|元|pay"},
	{"return_property", "返还|退还|return"},
	{"hand_over", "交付|移交|hand over"},
	{"refrain", "不得|停止|refrain"},
	{"remedial", "补救措施|恢复原状|remedial"},
	{"perform_agreement", "继续履行|履行.{0,10}协议|perform the agreement"},
	{"declaratory", "确认"},
	{"perform_duty", "履行|作出|办理|处理|登记|答复|颁发|register|decide"},
}

var kindForms = func() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, k := range kindWords {
		out = append(out, regexp.MustCompile(k.words))
	}
	return out
}()

// guessKind returns the kind of duty that the words suggest; empty where none.
func guessKind(words string) string {
	for i, form := range kindForms {
		if form.MatchString(words) {
			return kindWords[i].kind
		}
	}
	return ""
}

var sumForm = regexp.MustCompile(`(\d[\d,，]*(?:\.\d+)?)\s*(万|亿)?\s*(?:元|yuan)`)

// guessAmount returns the only sum the words name, in yuan as forms have it; empty where there is none, or several.
func guessAmount(words string) string {
	found := sumForm.FindAllStringSubmatch(words, -1)
	if len(found) != 1 {
		return ""
	}
	return yuanOf(found[0][1], found[0][2])
}

// yuanOf returns a sum written with separators and perhaps in 万 or 亿 as a plain one; empty where it is none.
func yuanOf(number, unit string) string {
	number = strings.NewReplacer(",", "", "，", "").Replace(number)
	sum, err := money.ParseYuan(number)
	if err != nil || sum < 0 {
		return ""
	}
	times := map[string]int64{"": 1, "万": 1e4, "亿": 1e8}[unit]
	if product, err := money.MulDiv(sum, times, 1); err == nil {
		return product.String()
	}
	return ""
}

var periodForm = regexp.MustCompile(`([0-9]{1,3}|[一二三四五六七八九十百两]{1,5})\s*(?:个)?(工作日|日|天|月)(?:之?内|以内)`)

// guessPeriod returns the length of time that the words give, its unit and what it runs from; empty where they give none.
func guessPeriod(words string) (n, unit, from string) {
	m := periodForm.FindStringSubmatch(words)
	if m == nil {
		return "", "", ""
	}
	count, err := strconv.Atoi(m[1])
	if err != nil {
		if count, err = cite.ParseNumeral(strings.ReplaceAll(m[1], "两", "二")); err != nil {
			return "", "", ""
		}
	}
	unit = map[string]string{"工作日": "wd", "月": "m"}[m[2]]
	if unit == "" {
		unit = "d"
	}
	switch {
	case strings.Contains(words, "送达"):
		from = "service"
	case strings.Contains(words, "生效"):
		from = "effectiveness"
	}
	return strconv.Itoa(count), unit, from
}

// reasonWords are the words by which a passage that carries no duty is often told.
var reasonWords = []struct {
	reason string
	form   *regexp.Regexp
}{
	{"court_costs", regexp.MustCompile("受理费|诉讼费|court fee")},
	{"appeal_notice", regexp.MustCompile("上诉于|不服本判决|appeal")},
	{"dismissal", regexp.MustCompile("驳回|dismiss")},
	{"declaration", regexp.MustCompile("确认|declare")},
	{"annulment", regexp.MustCompile("撤销|annul")},
	{"heading", regexp.MustCompile("[：:]$")},
}

// guessReason returns why a sentence that carries no duty carries none, as far as its words say.
func guessReason(words string) string {
	for _, r := range reasonWords {
		if r.form.MatchString(words) {
			return r.reason
		}
	}
	return "other"
}

var listNumber = regexp.MustCompile(`^(?:[（(]?[0-9一二三四五六七八九十]{1,4}[、.．）)]\s*)+`)

// core returns a span without the number of its list item and the stop at its end.
func core(text []rune, s Span) Span {
	words := s.within(text)
	if words == "" {
		return s
	}
	s.From += len([]rune(listNumber.FindString(words)))
	for s.To > s.From && strings.ContainsRune("；。;.", text[s.To-1]) {
		s.To--
	}
	return s
}
