package report

import (
	"cmp"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// header says what case this is, on what day it was assessed and what the reader should know before believing the rest.
func (w *writer) header() {
	f := w.A.File
	w.Para(0, 0, layout.T(layout.Strong, w.In(f.Title)).Add(layout.Faint, "  "+f.ID))
	if banner := w.In(f.Banner); banner != "" {
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
	return w.Items(each.Mapped(w.A.File.Debtors, func(d casefile.Debtor) string {
		return w.Noted(w.In(d.Name), w.Word("debtor_level", d.Level))
	}))
}

func (w *writer) applicants() string { return w.Items(each.Mapped(w.A.File.Applicants, w.Applicant)) }

// title is the enforcement title: kind, numbers, days.
func (w *writer) title() string {
	t := w.A.File.Enforcement
	made, effective := w.TitleDays()
	number := cmp.Or(t.Number, w.t("report.header.no_number"))
	return wording.Dotted(w.Word("title_kind", t.Kind), w.Word("judgment_kind", t.Judgment), number, made, effective)
}

func (w *writer) courts() string {
	return w.Items(each.Mapped(w.Courts(), func(c wording.Court) string { return w.Noted(c.Name, c.Roles) }))
}

// dayRow is the day of the assessment and why that day.
func (w *writer) dayRow() string { return w.Noted(w.A.On.String(), w.In(w.why)) }

// warnings writes what a reader should know first.
func (w *writer) warnings() {
	for _, m := range wording.Warnings(w.A) {
		w.Para(1, 3, layout.T(layout.Warn, "! ").Add(layout.Plain, w.In(m)))
	}
}
