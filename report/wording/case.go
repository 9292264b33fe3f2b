package wording

import (
	"cmp"
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Case puts one assessment into words.
type Case struct {
	Words
	A       *law.Assessment
	Explain bool // all facts a measure depends on, not only those whose answers would open it
}

// Fact is the label of a fact of the pack. What is counted or added up from the events has no entry of its own there; its question does.
func (c Case) Fact(id string) string {
	if f, ok := c.Pack.Facts.M[id]; ok {
		return c.In(f.Label)
	}
	for _, pos := range c.A.Positions {
		for _, q := range pos.Questions {
			if q.Fact == id {
				return c.In(q.Label)
			}
		}
	}
	return id
}

// Facts are the labels of facts as a list.
func (c Case) Facts(ids []string) string { return c.Items(each.Mapped(ids, c.Fact)) }

// Person is the post of an office-holder of the file; the id of somebody the file does not list.
func (c Case) Person(id string) string {
	for _, p := range c.A.File.Persons {
		if p.ID == id {
			return cmp.Or(c.In(p.Post), id)
		}
	}
	return id
}

// Applicant is who asks, with how many they are.
func (c Case) Applicant(a casefile.Applicant) string {
	if a.Number > 1 {
		return c.t("report.header.several", "name", a.Name, "number", a.Number)
	}
	return c.In(a.Name)
}

// TitleDays are the days of the enforcement title: made, where the file says so, and effective, or that it is not known to be.
func (c Case) TitleDays() (made, effective string) {
	t := c.A.File.Enforcement
	effective = c.t("report.header.no_effect")
	if t.Made.Given {
		made = c.t("report.header.made", "day", c.Date(t.Made))
	}
	if t.Effective.Known() {
		effective = c.t("report.header.effective", "day", c.Date(t.Effective))
	}
	return made, effective
}

// Court is a court with all it did in a case.
type Court struct{ Name, Roles string }

// Courts names each court of the file once.
func (c Case) Courts() []Court {
	f := c.A.File.Courts
	var out []Court
	for _, x := range []struct{ name, role string }{
		{f.First, c.t("report.court.first")}, {f.Appeal, c.t("report.court.appeal")},
		{f.Retrial, c.t("report.court.retrial")}, {f.Enforcing, c.t("report.court.enforcing")},
	} {
		i := slices.IndexFunc(out, func(o Court) bool { return o.Name == x.name })
		switch {
		case x.name == "":
		case i >= 0:
			out[i].Roles = c.Items([]string{out[i].Roles, x.role})
		default:
			out = append(out, Court{x.name, x.role})
		}
	}
	return out
}

// Warnings are what a reader should know before believing the rest: an incomplete record, a day after its end, the day to which the law
// was read, and case numbers that do not fit their courts.
func Warnings(a *law.Assessment) []i18n.Localizer {
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

// Questions are the questions of all obligations, each once, with the slots that hang on it added up; the most decisive first.
func Questions(positions []law.Position) []law.Question {
	var out []law.Question
	for _, pos := range positions {
		for _, q := range pos.Questions {
			if i := slices.IndexFunc(out, func(o law.Question) bool { return o.Fact == q.Fact }); i >= 0 {
				out[i].Decides += q.Decides
				continue
			}
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b law.Question) int { return b.Decides - a.Decides })
	return out
}
