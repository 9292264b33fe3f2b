package report

import (
	"cmp"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

//i18n:keys report.state.*
//i18n:keys report.mark.*
//i18n:keys report.basis.*

// t is the message key in the reader's language.
func (w *writer) t(key string, args ...any) string { return i18n.T(w.Lang, key, args...) }

// in is a text of the pack or the case file in the reader's language.
func (w *writer) in(text i18n.Localizer) string { return text.In(w.Lang) }

// term is the label of an office, paper or word of the pack.
func (w *writer) term(id string) string { return w.in(w.pack.Term(id)) }

// word is the label of a word of a closed list of the case file; empty for no word.
func (w *writer) word(list, word string) string {
	if word == "" {
		return ""
	}
	return w.in(casefile.Label(list, word))
}

// items joins words as a list: 甲、乙 | a, b.
func (w *writer) items(words []string) string { return strings.Join(words, w.t("report.comma")) }

// clauses joins clauses as a sentence does: 甲；乙 | a; b.
func (w *writer) clauses(words []string) string { return strings.Join(words, w.t("report.semicolon")) }

// dotted joins what stands side by side without a sentence, leaving out what is empty.
func dotted(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " · ")
}

// styles are the looks of the states.
var styles = map[law.State]layout.Style{
	law.Running: layout.Note, law.Met: layout.Good, law.Late: layout.Bad, law.Lapsed: layout.Bad, law.Undetermined: layout.Warn,
	law.Open: layout.Good, law.Closed: layout.Faint, law.NotApplicable: layout.Faint, law.NotStarted: layout.Faint, law.Due: layout.Note,
}

// state is the word for a state.
func (w *writer) state(s law.State) layout.Text {
	return layout.T(styles[s], w.stateWord(s))
}

func (w *writer) stateWord(s law.State) string {
	return i18n.T(w.Lang, "report.state."+string(s))
}

// day prints a date as exactly as it is known.
func (w *writer) day(d civil.Partial) string {
	switch {
	case d == civil.Partial{}:
		return ""
	case d.First < earliest:
		return w.t("report.day.unknown")
	case d.Last >= law.FarOff:
		return w.t("report.day.at_earliest", "day", d.First)
	case d.Exact(), d.Precision() == "month" && whole(d), whole(d):
		return d.String()
	}
	return w.t("report.day.between", "first", d.First, "last", d.Last)
}

// earliest is a day before which the engine's dates stand for “some day in the past”.
var earliest = civil.Date(1900, 1, 1)

// whole reports whether a date is a whole month or year, which prints shortly.
func whole(d civil.Partial) bool { return !strings.Contains(d.String(), "..") }

// date prints a date of the case file.
func (w *writer) date(d casefile.Date) string {
	if d.Unknown {
		return w.t("report.day.unknown")
	}
	return d.String()
}

// cite is a provision in words, with the mark of a text that was not read in full and the basis where it is not the text itself.
func (w *writer) cite(c law.Citation) string {
	var notes []string
	if c.Mark != "" && c.Mark != "verified" {
		notes = append(notes, i18n.T(w.Lang, "report.mark."+string(c.Mark)))
	}
	if c.Basis != "" && c.Basis != "text" {
		notes = append(notes, i18n.T(w.Lang, "report.basis."+string(c.Basis)))
	}
	if len(notes) == 0 {
		return w.in(c)
	}
	return w.t("report.cited", "text", w.in(c), "note", w.items(notes))
}

func (w *writer) cites(cs []law.Citation) string {
	var out []string
	for _, c := range cs {
		if s := w.cite(c); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return w.items(out)
}

// person is the post of an office-holder of the file.
func (w *writer) person(id string) string {
	for _, p := range w.a.File.Persons {
		if p.ID == id {
			return cmp.Or(w.in(p.Post), id)
		}
	}
	return id
}

// fact is the label of a fact of the pack. What is counted or added up from the events has no entry of its own there; its question does.
func (w *writer) fact(id string) string {
	if f, ok := w.pack.Facts.M[id]; ok {
		return w.in(f.Label)
	}
	for _, pos := range w.a.Positions {
		for _, q := range pos.Questions {
			if q.Fact == id {
				return w.in(q.Label)
			}
		}
	}
	return id
}
