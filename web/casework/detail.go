package casework

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/court"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/policy"
)

// detail is one thing an event says: label and value, for people.
type detail struct {
	name  string // of the field
	Label string
	Text  string
	Case  bool // a case number, set as one token
}

// details are what an event says, beyond that it happened.
func (k *kase) details(e *docket.Entry) []detail {
	if !e.Known() {
		return nil
	}
	if b, ok := e.Body.(*docket.PassageSetAside); ok {
		return k.passage(e, b)
	}
	var out []detail
	for _, l := range leavesOf(e.Body) {
		if values := l.value(k); len(values) > 0 {
			out = append(out, k.detail(e, l, values))
		}
	}
	return out
}

func (k *kase) detail(e *docket.Entry, l leaf, values []string) detail {
	d := detail{name: l.name, Label: i18n.T(k.lang, "casework.field."+fieldWord(e.Kind, l.name))}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = k.said(e, l, v)
	}
	d.Text = strings.Join(words, k.t("report.comma"))
	if _, err := court.ParseNumber(values[0]); err == nil && l.name == "number" {
		d.Case = true
	}
	return d
}

// said is a value of a field in words.
func (k *kase) said(e *docket.Entry, l leaf, v string) string {
	switch l.v.Interface().(type) {
	case casefile.Date:
		return k.dateText(v)
	case docket.Yuan:
		return k.yuan(v)
	case docket.Length:
		if p, err := civil.ParsePeriod(v); err == nil {
			return p.Label(string(k.lang))
		}
	}
	if text := k.ofProposal(e, l, v); text != "" {
		return text
	}
	if text := k.ofPack(l.name, v); text != "" {
		return text
	}
	if text := k.ofEvent(e, l.name, v); text != "" {
		return text
	}
	if among := k.among(e.Kind, e.Body, l); among != nil {
		if i := slices.IndexFunc(among(k), func(c choice) bool { return c.value == v }); i >= 0 {
			return among(k)[i].text
		}
		return k.thing(l.name, v)
	}
	return v
}

// grounds are the lists from which the way of a step of procedure is taken.
var grounds = map[string]list{
	"stay": inCasefile("stay_ground"), "stay_extension": inCasefile("stay_ground"), "suspension": inCasefile("suspension_ground"),
	"termination": inDocket("termination_ground"), "closing": inCasefile("closing_way"), "end_of_round": inCasefile("closing_way"),
}

// ofProposal is a value of a proposal of a step, or of what became of one, in words; empty of anything else.
func (k *kase) ofProposal(e *docket.Entry, l leaf, v string) string {
	b, proposes := e.Body.(*docket.ActProposed)
	switch {
	case l.name == "act" && proposes:
		return k.in(policy.ActLabel(v))
	case l.name == "way" && proposes && grounds[b.Act] != (list{}):
		return k.in(grounds[b.Act].label(v))
	case l.name == "proposal":
		if p := k.Docket.Proposal(v); p != nil {
			return dotted(v, k.in(policy.ActLabel(p.Act)))
		}
	case l.name == "records" && e.Kind.Name == "act.approved":
		return i18n.T(k.lang, "policy.record."+v)
	}
	return ""
}

// ofPack is what the pack calls a limit, or a measure or finding that the words of a case file do not have; empty of all else.
func (k *kase) ofPack(field, v string) string {
	switch {
	case field == "measure" && !slices.Contains(casefile.Words("measure"), v):
		return k.in(k.app.Pack.Measures.M[v].Label)
	case field == "finding" && !slices.Contains(casefile.Findings, v):
		return k.in(k.app.Pack.Facts.M[v].Label)
	case field == "limit":
		return k.in(k.app.SlotLabel(v))
	}
	return ""
}

// thing says what an id means that is no more among the choices.
func (k *kase) thing(field, id string) string {
	switch field {
	case "officer", "by":
		return k.who(id)
	case "party", "successor", "debtor", "old":
		return k.party(id)
	case "about":
		return k.objection(id)
	}
	return k.who(id)
}

// yuan is a sum with its separators.
func (k *kase) yuan(v string) string {
	f, err := money.ParseYuan(v)
	if err != nil {
		return v
	}
	return k.t("report.yuan", "sum", f.Grouped())
}

// date prints a date of the docket; dateText one that is written.
func (k *kase) date(d casefile.Date) string {
	if !d.Known() {
		return k.t("report.day.unknown")
	}
	return d.String()
}

func (k *kase) dateText(v string) string {
	if v == "unknown" {
		return k.t("report.day.unknown")
	}
	return v
}

// change is a field that says something else than before.
type change struct{ Label, Was, Is string }

// changes are what an event says, beside what the one before it said of the same thing.
func (k *kase) changes(e *docket.Entry) []change {
	is := k.details(e)
	var was []detail
	if before := k.before(e); before != nil {
		was = k.details(before)
	}
	var out []change
	whole := e.Event.Corrects != 0 || slices.Contains(restated, e.Kind.Name)
	for _, d := range is {
		i := slices.IndexFunc(was, func(w detail) bool { return w.name == d.name })
		switch {
		case i < 0 && (was == nil || !whole):
			out = append(out, change{Label: d.Label, Is: d.Text})
		case i < 0:
			out = append(out, change{Label: d.Label, Was: k.t("casework.nothing"), Is: d.Text})
		case was[i].Text != d.Text:
			out = append(out, change{d.Label, was[i].Text, d.Text})
		}
	}
	for _, w := range was {
		if whole && !slices.ContainsFunc(is, func(d detail) bool { return d.name == w.name }) && w.name != "reason" {
			out = append(out, change{w.Label, w.Text, k.t("casework.nothing")})
		}
	}
	return out
}

// restated are the kinds of event that say all there is to say: what they leave out is no more.
var restated = []string{"title.described", "obligation.revised"}

// succession says which kinds of event say anew what another kind said.
var succession = map[string][]string{
	"title.described": {"title.described"}, "obligation.revised": {"obligation.typed", "obligation.revised"},
	"hearing.moved": {"hearing.scheduled", "hearing.moved"}, "case.assigned": {"case.assigned"},
}

// before returns the event that said before what an event says: the one it corrects, or the last that spoke of the same thing; nil where it
// is the first.
func (k *kase) before(e *docket.Entry) *docket.Entry {
	if e.Event.Corrects != 0 {
		if e.Kind.Name == "correction.made" {
			return nil
		}
		return k.entryAt(e.Event.Corrects)
	}
	kinds := succession[e.Kind.Name]
	for i := range slices.Backward(k.Docket.History) {
		was := &k.Docket.History[i]
		if was.Event.Version < e.Event.Version && slices.Contains(kinds, was.Kind.Name) && idOf(was) == idOf(e) {
			return was
		}
	}
	return nil
}

// idOf is the id of the obligation or hearing an event speaks of; empty where it speaks of the case.
func idOf(e *docket.Entry) string {
	switch b := e.Body.(type) {
	case *docket.ObligationTyped:
		return b.ID
	case *docket.ObligationRevised:
		return b.Obligation
	case *docket.HearingScheduled:
		return b.ID
	case *docket.HearingMoved:
		return b.Hearing
	}
	return ""
}

// entryAt returns the event of a version; nil where it is withheld.
func (k *kase) entryAt(version int) *docket.Entry { return k.Docket.Recorded(version) }

// label is what an event is called.
func (k *kase) label(e *docket.Entry) string {
	if !e.Known() {
		return k.t("casework.unknown_kind", "kind", e.Event.Kind)
	}
	return k.in(e.Kind.Label())
}

func itoa(n int) string { return strconv.Itoa(n) }
