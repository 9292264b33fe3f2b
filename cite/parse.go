package cite

import (
	"strings"

	"mandamus/i18n"
)

// Error says why a text is no reference. It is shown in the reader's language by In.
type Error struct{ i18n.Msg }

// Error returns the reason in English.
func (e *Error) Error() string { return e.In(i18n.EN) }

// Parse reads a reference in the canonical form, in Chinese (第九十六条第二项, 第96条第2项, 第一百二十条之一, 第九十四条至第九十七条) or in
// English (art. 96(2), Article 153 para. 2, arts. 94–97). Full-width digits and brackets, and spaces between the parts, do not
// matter. The error is an *Error.
func Parse(s string) (Ref, error) {
	c := &cursor{rest: strings.TrimSpace(narrow.Replace(s))}
	var r Ref
	var ok bool
	switch {
	case strings.HasPrefix(c.rest, "第"):
		r, ok = c.chinese()
	case len(c.rest) > 0 && c.rest[0] >= '0' && c.rest[0] <= '9':
		r, ok = c.canonical()
	default:
		r, ok = c.english()
	}
	switch {
	case !ok || c.rest != "":
		return Ref{}, &Error{i18n.M("cite.form", "text", shorten(s))}
	case r.To > 0 && r.To <= r.Article:
		return Ref{}, &Error{i18n.M("cite.range", "from", r.Article, "to", r.To)}
	}
	return r, nil
}

// narrow turns what a Chinese keyboard types into ASCII.
var narrow = strings.NewReplacer(
	"（", "(", "）", ")", "．", ".", "　", " ", "－", "-",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
)

func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
