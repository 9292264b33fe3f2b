package main

import (
	"mandamus/i18n"
	"mandamus/law"
)

// kind is one kind of definition of a pack.
type kind struct {
	word  string
	ids   func(*law.Pack) []string
	about func(p *program, pack *law.Pack, id string) (label, more string)
}

// kinds are all kinds, as `law list` takes them.
var kinds = []kind{
	{"instruments", func(l *law.Pack) []string { return l.Instruments.Keys }, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Instruments.M[id]
		return d.Title.In(p.lang), d.Number
	}},
	{"provisions", (*law.Pack).ProvisionIDs, func(p *program, l *law.Pack, id string) (string, string) {
		d, _ := law.Show(l, id, p.today())
		return d.Subject.In(p.lang), d.Cite.In(p.lang)
	}},
	{"facts", func(l *law.Pack) []string { return l.Facts.Keys }, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Facts.M[id]
		return d.Label.In(p.lang), d.Type + " · " + d.Source
	}},
	{"values", func(l *law.Pack) []string { return l.Values.Keys }, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Values.M[id]
		return d.Label.In(p.lang), d.At[len(d.At)-1].Value + " " + d.Unit
	}},
	{"readings", (*law.Pack).ReadingIDs, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Readings.M[id]
		return d.Question.In(p.lang), p.choices(d)
	}},
	{"gaps", func(l *law.Pack) []string { return l.Gaps.Keys }, func(p *program, l *law.Pack, id string) (string, string) {
		return l.Gaps.M[id].Reason.In(p.lang), ""
	}},
	{"conditions", func(l *law.Pack) []string { return l.Conditions.Keys }, func(p *program, l *law.Pack, id string) (string, string) {
		return l.Conditions.M[id].Yes.In(p.lang), ""
	}},
	{"determine", (*law.Pack).DetermineIDs, func(p *program, l *law.Pack, id string) (string, string) {
		return l.Determine.M[id].Label.In(p.lang), ""
	}},
	{"limits", (*law.Pack).LimitIDs, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Limits.M[id]
		last := d.Versions[len(d.Versions)-1]
		return d.Label.In(p.lang), p.cited(l, last.Cite)
	}},
	{"measures", (*law.Pack).MeasureIDs, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Measures.M[id]
		return d.Label.In(p.lang), p.cited(l, d.Cite)
	}},
	{"accruals", (*law.Pack).AccrualIDs, func(p *program, l *law.Pack, id string) (string, string) {
		d := l.Accruals.M[id]
		return d.Label.In(p.lang), p.cited(l, d.Parts[len(d.Parts)-1].Cite)
	}},
	{"tests", testNames, func(*program, *law.Pack, string) (string, string) { return "", "" }},
}

func testNames(l *law.Pack) []string {
	var out []string
	for _, t := range l.Tests {
		out = append(out, t.Name)
	}
	return out
}

// cited is a provision as it stands today.
func (p *program) cited(l *law.Pack, id string) string {
	d, _ := law.Show(l, id, p.today())
	return d.Cite.In(p.lang)
}

// choices are the choices of a reading, the default first.
func (p *program) choices(r law.Reading) string {
	out := []string{p.t("cmd.law.default", "choice", r.Default)}
	for _, c := range r.Choices.Keys {
		if c != r.Default {
			out = append(out, c)
		}
	}
	return i18n.List(p.lang, out)
}

func kindWords() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.word)
	}
	return out
}
