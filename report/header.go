package report

import (
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// header says what case this is, on what day it was assessed and what the reader should know before believing the rest.
func (w *writer) header() {
	f := w.a.File
	w.Para(0, 0, layout.T(layout.Strong, w.in(f.Title)).Add(layout.Faint, "  "+f.ID))
	if banner := w.in(f.Banner); banner != "" {
		w.Para(0, 0, layout.T(layout.Warn, banner))
	}
	w.Blank()
	t := layout.Table{Indent: 1}
	row := func(key, value string) {
		if value != "" {
			t.Row(layout.T(layout.Faint, i18n.T(w.Lang, key)), layout.P(value))
		}
	}
	row("report.header.debtor", w.debtors())
	row("report.header.applicant", w.applicants())
	row("report.header.title", w.title())
	row("report.header.courts", w.courts())
	row("report.header.day", w.dayRow())
	w.Table(t)
	w.warnings()
}

func (w *writer) debtors() string {
	var out []string
	for _, d := range w.a.File.Debtors {
		out = append(out, w.noted(w.in(d.Name), w.word("debtor_level", d.Level)))
	}
	return w.items(out)
}

func (w *writer) applicants() string {
	var out []string
	for _, a := range w.a.File.Applicants {
		name := w.in(a.Name)
		if a.Number > 1 {
			name = w.t("report.header.several", "name", name, "number", a.Number)
		}
		out = append(out, name)
	}
	return w.items(out)
}

// title is the enforcement title: kind, numbers, days.
func (w *writer) title() string {
	t := w.a.File.Enforcement
	made, effective, number := "", w.t("report.header.no_effect"), t.Number
	if t.Made.Given {
		made = w.t("report.header.made", "day", w.date(t.Made))
	}
	if t.Effective.Known() {
		effective = w.t("report.header.effective", "day", w.date(t.Effective))
	}
	if number == "" {
		number = w.t("report.header.no_number")
	}
	return dotted(w.word("title_kind", t.Kind), w.word("judgment_kind", t.Judgment), number, made, effective)
}

// courts names each court once, with all it did.
func (w *writer) courts() string {
	c := w.a.File.Courts
	var names []string
	roles := map[string][]string{}
	for _, x := range []struct{ key, name string }{
		{"report.court.first", c.First}, {"report.court.appeal", c.Appeal}, {"report.court.retrial", c.Retrial}, {"report.court.enforcing", c.Enforcing},
	} {
		if x.name == "" {
			continue
		}
		if !slices.Contains(names, x.name) {
			names = append(names, x.name)
		}
		roles[x.name] = append(roles[x.name], i18n.T(w.Lang, x.key))
	}
	for i, n := range names {
		names[i] = w.noted(n, w.items(roles[n]))
	}
	return w.items(names)
}

// dayRow is the day of the assessment and why that day.
func (w *writer) dayRow() string { return w.noted(w.a.On.String(), w.in(w.Day)) }

// warnings writes what a reader should know first.
func (w *writer) warnings() {
	for _, m := range warningsOf(w.a) {
		w.Para(1, 3, layout.T(layout.Warn, "! ").Add(layout.Plain, w.in(m)))
	}
}

// warningsOf are the warnings of an assessment: an incomplete record, a day after its end, the day to which the law was read, and case
// numbers that do not fit their courts.
func warningsOf(a *law.Assessment) []i18n.Localizer {
	var out []i18n.Localizer
	if !a.File.Complete {
		out = append(out, i18n.M("report.warn.incomplete"))
	}
	if a.AfterFile {
		out = append(out, i18n.M("report.warn.after", "day", a.File.ReportedTo))
	}
	out = append(out, i18n.M("report.warn.sources", "day", a.SourcesTo))
	for _, p := range numberWarnings(a.File) {
		out = append(out, i18n.M("report.warn.number", "what", p.What, "hint", p.Hint))
	}
	return out
}

// caseNumbers are all numbers of a file that may be case numbers of courts.
func caseNumbers(f *casefile.File) []string {
	out := append([]string{f.Enforcement.Number}, f.Enforcement.Numbers...)
	for _, e := range f.Events {
		out = append(out, e.Number)
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	slices.Sort(out)
	return slices.Compact(out)
}
