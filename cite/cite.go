// Package cite reads and prints references to provisions of the law: 第九十六条第二项, art. 96(2).
//
// The parts of a reference, from the outside in: article 条, sub-article 之 (an article put in later: 第一百二十条之一), paragraph 款
// (an unnumbered paragraph, counted), item 项 (a numbered point). A reference names one place, or a range of whole articles.
//
// The canonical form is short, plain ASCII and the one that packs and case files are written in:
//
//	96        article 96                     第九十六条
//	96(2)     item 2                         第九十六条第二项
//	153.2     paragraph 2                    第一百五十三条第二款
//	65.3(2)   paragraph 3, item 2            第六十五条第三款第二项
//	120-1     the article 120 之一             第一百二十条之一
//	94..97    the articles 94 to 97          第九十四条至第九十七条
//
// Note that 94-97 is article 94 之九十七, not a range.
//
// The package does not know which statute a reference is to, nor whether the statute has such an article. It also holds the
// Chinese numerals, as references and dates in legal texts are written in them.
package cite

import (
	"strconv"

	"mandamus/i18n"
)

// Ref is a reference inside one statute. A part that is 0 is not named. The zero Ref refers to nothing.
type Ref struct {
	Article int // 1 to 9999
	Sub     int // 1 to 99
	Para    int // 1 to 99
	Item    int // 1 to 99
	To      int // last article of a range, above Article; then Sub, Para and Item are 0
}

// IsZero reports whether r refers to nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// Meets reports whether the place asked for is, or holds, or is held by another: an article and its paragraphs meet, two paragraphs of it do
// not.
func (r Ref) Meets(own Ref) bool {
	switch {
	case own.To > 0:
		return own.Article <= r.Article && r.Article <= own.To
	case r.To > 0:
		return r.Article <= own.Article && own.Article <= r.To
	case r.Article != own.Article || r.Sub != own.Sub:
		return false
	}
	return (r.Para == 0 || r.Para == own.Para) && (r.Item == 0 || r.Item == own.Item)
}

// String returns the canonical form, empty for the zero Ref.
func (r Ref) String() string {
	if r.IsZero() {
		return ""
	}
	s := strconv.Itoa(r.Article)
	if r.To > 0 {
		return s + ".." + strconv.Itoa(r.To)
	}
	if r.Sub > 0 {
		s += "-" + strconv.Itoa(r.Sub)
	}
	if r.Para > 0 {
		s += "." + strconv.Itoa(r.Para)
	}
	if r.Item > 0 {
		s += "(" + strconv.Itoa(r.Item) + ")"
	}
	return s
}

// In returns the reference as a text in l prints it: 第九十六条第二项, art. 96(2).
func (r Ref) In(l i18n.Lang) string {
	switch {
	case r.IsZero():
		return ""
	case l == i18n.ZH:
		return r.chinese()
	}
	return r.english()
}

func (r Ref) chinese() string {
	s := "第" + Numeral(r.Article) + "条"
	if r.To > 0 {
		return s + "至第" + Numeral(r.To) + "条"
	}
	if r.Sub > 0 {
		s += "之" + Numeral(r.Sub)
	}
	if r.Para > 0 {
		s += "第" + Numeral(r.Para) + "款"
	}
	if r.Item > 0 {
		s += "第" + Numeral(r.Item) + "项"
	}
	return s
}

func (r Ref) english() string {
	s := strconv.Itoa(r.Article)
	if r.To > 0 {
		return "arts. " + s + "–" + strconv.Itoa(r.To)
	}
	if r.Sub > 0 {
		s += "-" + strconv.Itoa(r.Sub)
	}
	if r.Para > 0 {
		s += " para. " + strconv.Itoa(r.Para)
	}
	if r.Item > 0 {
		s += "(" + strconv.Itoa(r.Item) + ")"
	}
	return "art. " + s
}

// MarshalText returns the canonical form.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what Parse reads.
func (r *Ref) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*r = parsed
	}
	return err
}
