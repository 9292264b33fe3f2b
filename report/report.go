// Package report shows assessments to people: the position of one case on about a page of a terminal, the course of one measure over
// the days of a record, a table over many cases, and the same as JSON for other programs.
//
// Words. A report is one assessment set as text; what it says is put into words by package report/wording, which defines obstacle, lack,
// block and outcome. A slot is decided when it is not undetermined. The principal measures are those of the pack's coverage list art96;
// they get a line each, whatever their state. What came out alike for all obligations of a case is told once; what did not is told behind
// the ids of those it came out for.
//
// The package judges nothing: it says what package law found, in the reader's language and the width of the page. It reads no clock
// and no files. Days are written as they stand in the tables of the law, 2025-03-31, in both languages, so that columns line up and
// nobody takes a month for a day. A page leaves out what only Options.Explain shows: derivations, the trees of conditions, remedies,
// papers, the names of procedural acts that are not open.
package report

import (
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// Options say how a report is set.
type Options struct {
	Lang    i18n.Lang
	Width   int      // cells of the terminal
	Colour  bool     // escape sequences for colour
	Explain bool     // derivations, trees of conditions, and all that a page would leave out
	Day     i18n.Msg // why this day was assessed; may be empty
}

// Text returns the report of one assessment.
func Text(p *law.Pack, a *law.Assessment, o Options) []byte {
	w := newWriter(p, a, o)
	w.ask()
	w.header()
	w.Blank()
	for i := range a.Positions {
		w.duty(a.Positions[i].Obligation)
	}
	if len(a.Positions) > 0 {
		w.determined()
		w.limits()
		w.measures()
		w.money()
		w.next()
	}
	w.missing()
	w.footing()
	return w.Bytes()
}

// writer sets one report.
type writer struct {
	*layout.Page
	wording.Case
	why       i18n.Msg       // this day; may be empty
	questions []law.Question // that the page lists, over all obligations, the most decisive first
	further   int            // questions that it does not list
	numbers   map[string]int // numbers of the questions, by fact, where the page names facts by them
}

func newWriter(p *law.Pack, a *law.Assessment, o Options) *writer {
	words := wording.Case{Words: wording.Words{Lang: o.Lang, Pack: p}, A: a, Explain: o.Explain}
	return &writer{Page: layout.NewPage(o.Width, o.Colour), Case: words, why: o.Day}
}

// section writes the heading of a part of the report.
func (w *writer) section(key string) {
	w.Blank()
	w.Para(1, 1, layout.T(layout.Strong, i18n.T(w.Lang, key)))
}

// line writes a part that is one paragraph behind its heading, close to the part before.
func (w *writer) line(key string, text layout.Text) {
	w.Para(1, 3, layout.T(layout.Strong, i18n.T(w.Lang, key)).Add(layout.Plain, "  ").Append(text))
}
