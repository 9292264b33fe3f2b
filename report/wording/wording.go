// Package wording puts what an assessment found into the words of one reader: labels, days, lengths and sums, and the sentences on what
// stands between an office and a measure, what a limit means and whether a sum is owed. The report on a terminal (package report) and the
// pages of the desk (package web/view) set the same words, each in its own way; what both say is said here.
//
// Words. An obstacle is a condition of a measure that does not hold, with what it awaits: a finding, an act, time. It is final where
// nothing can mend it. A lack is what the law requires for a measure and the file does not give. A block is what would keep a measure
// closed and of which the record says nothing. A limit is missed when its last day passed without an excuse, and overdue when it is a
// missed limit of somebody who had to act: a right that ended is no fault of anybody. An outcome is how a slot came out for one or more
// obligations; what came out alike for all is told once.
//
// The package judges nothing and chooses no colour, width or link. It reads no clock and no files. Messages stand under report.* in the
// catalogue.
package wording

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/money"
)

// Words puts the things of a pack into the words of a reader.
type Words struct {
	Lang i18n.Lang
	Pack *law.Pack
}

func (w Words) t(key string, args ...any) string { return i18n.T(w.Lang, key, args...) }

// In is a text of the pack or the case file in the reader's language.
func (w Words) In(text i18n.Localizer) string { return text.In(w.Lang) }

// Term is the label of an office, paper or word of the pack.
func (w Words) Term(id string) string { return w.In(w.Pack.Term(id)) }

// Terms are the labels of offices, papers or words as a list.
func (w Words) Terms(ids []string) string { return w.Items(each.Mapped(ids, w.Term)) }

// Word is the label of a word of a closed list of the case file; empty for no word.
func (w Words) Word(list, word string) string {
	if word == "" {
		return ""
	}
	return w.In(casefile.Label(list, word))
}

// Items joins words as a list: 甲、乙 | a, b.
func (w Words) Items(words []string) string { return strings.Join(words, w.t("report.comma")) }

// Clauses joins clauses as a sentence does: 甲；乙 | a; b.
func (w Words) Clauses(words []string) string { return strings.Join(words, w.t("report.semicolon")) }

// Noted puts a note in brackets behind a text; no note leaves the text as it is.
func (w Words) Noted(text, note string) string {
	if note == "" {
		return text
	}
	return w.t("report.noted", "text", text, "note", note)
}

// Dotted joins what stands side by side without a sentence, leaving out what is empty.
func Dotted(words ...string) string {
	return strings.Join(each.Kept(words, func(s string) bool { return s != "" }), " · ")
}

// Sum is a sum of money or a range of it.
func (w Words) Sum(r money.Range) string { return w.t("report.yuan", "sum", r.String()) }

// Yuan is a sum as the file writes it, with its thousands set apart; ok is false where the text is no sum.
func (w Words) Yuan(text string) (sum string, ok bool) {
	f, err := money.ParseYuan(text)
	if err != nil {
		return "", false
	}
	return w.t("report.yuan", "sum", f.Grouped()), true
}

//i18n:keys report.mark.*
//i18n:keys report.basis.*

// MarkNote says how far a text was seen; empty where it was read in full, or where nothing is said of that.
func (w Words) MarkNote(m law.Mark) string {
	if m == "" || m == "verified" {
		return ""
	}
	return i18n.T(w.Lang, "report.mark."+string(m))
}

// BasisNote says why a rule applies where the text does not say so itself; empty where it does.
func (w Words) BasisNote(b law.Basis) string {
	if b == "" || b == "text" {
		return ""
	}
	return i18n.T(w.Lang, "report.basis."+string(b))
}

// CiteNotes are what has to be said about an article: how far its text was seen, and why it applies.
func (w Words) CiteNotes(c law.Citation) []string {
	return each.Kept([]string{w.MarkNote(c.Mark), w.BasisNote(c.Basis)}, func(s string) bool { return s != "" })
}

// RuleCites are the articles of the rules that decided a determination.
func RuleCites(d *law.Determination) []law.Citation {
	return slices.Concat(each.Mapped(d.Rules, func(r law.RuleUse) []law.Citation { return r.Cites })...)
}
