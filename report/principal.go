package report

import (
	"slices"

	"mandamus/law"
)

// principal reports whether a measure is one of those that get a line whatever their state: it carries a row of the coverage list
// art96. In a pack without that list all are.
func (w *writer) principal(m *law.Measure) bool {
	list, ok := w.pack.Coverage.M["art96"]
	return !ok || slices.ContainsFunc(w.pack.Measures.M[m.ID].Covers, func(row string) bool {
		return slices.Contains(list.Rows.Keys, row)
	})
}

// closedAsOne reports whether all principal measures are closed for the kind of title, and how many they are. One line says so; what was
// reported all the same is named apart.
func (w *writer) closedAsOne(ms []told[law.Measure]) (int, bool) {
	seen := map[string]bool{}
	for _, m := range ms {
		switch {
		case !w.principal(m.it):
		case m.it.Gate != law.No:
			return 0, false
		default:
			seen[m.it.ID] = true
		}
	}
	return len(seen), len(seen) > 1 && !w.Explain
}

// notWithTitle says that a measure is not for this kind of title.
func (w *writer) notWithTitle() string {
	return w.t("report.between.title", "kind", w.word("title_kind", w.a.File.Enforcement.Kind))
}
