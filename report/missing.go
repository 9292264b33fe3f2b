package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// shownQuestions is how many questions a page lists; shownWhenLost how many where nothing at all could be decided.
const (
	shownQuestions = 5
	shownWhenLost  = 3
)

// ask decides which questions the page will list and numbers them. Where all is explained all are listed, and the report names facts in
// words.
func (w *writer) ask() {
	all := wording.Questions(w.A.Positions)
	n := shownQuestions
	if Tally(w.A).Answers == 0 {
		n = shownWhenLost
	}
	if n = min(n, len(all)); w.Explain {
		n = len(all)
	}
	w.questions, w.further = all[:n], len(all)-n
	w.numbers = map[string]int{}
	for i, q := range w.questions {
		if !w.Explain {
			w.numbers[q.Fact] = i + 1
		}
	}
}

// missing writes the questions whose answers would decide most, over all obligations of the case.
func (w *writer) missing() {
	if len(w.questions) == 0 {
		return
	}
	w.Blank()
	w.Rule(layout.T(layout.Strong, w.t("report.missing")))
	if Tally(w.A).Answers == 0 {
		w.Para(1, 1, layout.T(layout.Warn, w.t("report.missing.lost", "n", len(w.questions))))
	}
	t := layout.Table{Indent: 1}
	t.Right(0)
	for i, q := range w.questions {
		t.Row(layout.T(layout.Warn, strconv.Itoa(i+1)), layout.P(w.In(q.Ask)), layout.T(layout.Faint, w.t("report.missing.decides", "n", q.Decides)))
	}
	w.Table(t)
	if w.further > 0 {
		w.Para(1, 1, layout.T(layout.Faint, w.t("report.missing.more", "n", w.further)))
	}
}

// footing writes the gaps that bear on the case, the readings chosen, the doubts of the record and the receipt.
func (w *writer) footing() {
	w.Blank()
	w.Rule(layout.T(layout.Strong, w.t("report.footing")))
	w.gaps()
	w.readings()
	var doubts []string
	for _, d := range w.A.File.Doubts {
		doubts = append(doubts, w.In(d))
	}
	if len(doubts) > 0 {
		w.Para(1, 3, layout.T(layout.Faint, w.t("report.doubt")).Add(layout.Plain, w.Clauses(doubts)))
	}
	w.receipt()
}

// gaps writes what the pack does not model and bears on the case, each in a clause, and how many more may bear on it; where all is
// explained in full and with the id.
func (w *writer) gaps() {
	var seen, clauses []string
	uncertain := 0
	for _, pos := range w.A.Positions {
		for _, g := range pos.Gaps {
			if slices.Contains(seen, g.ID) {
				continue
			}
			seen = append(seen, g.ID)
			switch {
			case w.Explain:
				w.Para(1, 3, layout.T(layout.Faint, w.t("report.gap", "id", g.ID)).Add(layout.Plain, w.In(g.Reason)))
			case g.Value == law.Yes:
				clauses = append(clauses, w.gap(g.ID))
			default:
				uncertain++
			}
		}
	}
	if uncertain > 0 {
		clauses = append(clauses, w.t("report.gaps.more", "n", uncertain))
	}
	if len(clauses) > 0 {
		w.Para(1, 3, layout.T(layout.Faint, w.t("report.gaps")).Add(layout.Plain, w.Clauses(clauses)))
	}
}

// gap is why something is not modelled, in the first clause of the reason; where all is explained, its id.
func (w *writer) gap(id string) string {
	if w.Explain {
		return id
	}
	return firstClause(w.In(w.Pack.Gaps.M[id].Reason))
}

// firstClause is a text up to its first semicolon or full stop. A stop is full where a capital follows: that of “art. 96” is none.
func firstClause(s string) string {
	if at := clauseEnd.FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	return strings.TrimSuffix(s, ".")
}

var clauseEnd = regexp.MustCompile(`[；。;]|\. \p{Lu}`)

// readings writes the readings that differ from their default.
func (w *writer) readings() {
	for _, id := range w.A.Receipt.Chosen {
		r, ok := w.Pack.Reading(id)
		if !ok {
			continue
		}
		choice := w.A.Receipt.Readings[id]
		w.Para(1, 3, layout.T(layout.Warn, w.t("report.reading", "id", id, "choice", choice)).
			Add(layout.Plain, w.t("report.reading.text", "question", w.In(r.Question), "choice", w.In(r.Choices.M[choice]), "default", r.Default)))
	}
}

// receipt writes what the assessment rests on; digests are cut short unless everything is wanted.
func (w *writer) receipt() {
	r := w.A.Receipt
	t := Tally(w.A)
	w.Para(1, 3, layout.T(layout.Faint, w.t("report.receipt", "pack", r.Pack, "digest", w.digest(r.Digest), "engine", r.Engine,
		"calendar", r.Calendar, "calendar_digest", w.digest(r.CalendarID), "file", w.digest(r.CaseFile), "decided", t.Decided, "slots", t.Slots)))
}

// shortDigest is how many digits of a digest a page shows.
const shortDigest = 8

// digest is a digest without its algorithm, cut short where the page is one to read.
func (w *writer) digest(s string) string {
	_, hex, ok := strings.Cut(s, ":")
	if w.Explain || !ok || len(hex) < shortDigest {
		return s
	}
	return hex[:shortDigest]
}
