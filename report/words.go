package report

import (
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/layout"
)

// t is the message key in the reader's language.
func (w *writer) t(key string, args ...any) string { return i18n.T(w.Lang, key, args...) }

// bracket is a note in brackets; nothing for no note.
func (w *writer) bracket(note string) string { return w.Noted("", note) }

// styles are the looks of the states.
var styles = map[law.State]layout.Style{
	law.Running: layout.Note, law.Met: layout.Good, law.Late: layout.Bad, law.Lapsed: layout.Bad, law.Undetermined: layout.Warn,
	law.Open: layout.Good, law.Closed: layout.Faint, law.NotApplicable: layout.Faint, law.NotStarted: layout.Faint, law.Due: layout.Note,
}

// state is the word for a state.
func (w *writer) state(s law.State) layout.Text { return layout.T(styles[s], w.State(s)) }

// cite is a provision in words, with the mark of a text that was not read in full and the basis where it is not the text itself.
func (w *writer) cite(c law.Citation) string {
	notes := w.CiteNotes(c)
	if len(notes) == 0 {
		return w.In(c)
	}
	return w.t("report.cited", "text", w.In(c), "note", w.Items(notes))
}

func (w *writer) cites(cs []law.Citation) string {
	return w.Items(each.Once(each.Mapped(cs, w.cite)))
}
