package casework

import (
	"slices"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/view"
)

// The parts of the tabs that the docket says by itself.

func labelOf(list, word string) i18n.Msg { return docket.Label(list, word) }

// dutyView is an obligation with what the three sides say of its performance.
type dutyView struct {
	view.Obligation
	Sides    []saidView
	Disputed bool
	Unclear  []string
	Assess   string // address; empty: not for this actor
	Revised  string // the day it was typed anew
}

// saidView is what one side says.
type saidView struct {
	Side     string
	State    view.Tag
	On       string
	By       string
	Fact     string
	Manner   string // how it was performed, or why not, as the court finds
	Evidence []string
	At       int // version of the event
	Say      string
	SayText  string
}

func (k *kase) duties(p *casePage) []dutyView {
	var out []dutyView
	for _, o := range k.Docket.Obligations {
		d := dutyView{Disputed: o.Disputed()}
		if i := slices.IndexFunc(p.Obligations, func(v view.Obligation) bool { return v.ID == o.ID }); i >= 0 {
			d.Obligation = p.Obligations[i]
		}
		for _, u := range o.Unclear {
			d.Unclear = append(d.Unclear, k.in(labelOf("unclearness", u)))
		}
		if !o.Revised.IsZero() {
			d.Revised = k.date(o.Revised.On)
		}
		d.Sides = []saidView{
			k.said3("debtor", o.Reported, "report"), k.said3("applicant", o.Viewed, "view"), k.said3("court", o.Assessed, ""),
		}
		if k.can("performance.assess") && k.Docket.Closed == nil && !k.Docket.Reconstruction() {
			d.Assess = k.path("obligations", o.ID, "assess")
		}
		out = append(out, d)
	}
	return out
}

//i18n:keys casework.side.*

// said3 is what one side says; of who has said nothing, that.
func (k *kase) said3(side string, s *docket.Statement, verb string) saidView {
	out := saidView{Side: i18n.T(k.lang, "casework.side."+side), State: view.Tag{Tone: view.Unknown, Text: k.t("casework.nothing_said")}}
	if b := verbNamed(verb); b != nil && b.offered(k) && !k.Docket.Reconstruction() {
		out.Say, out.SayText = k.path("do", verb), k.verbText(b)
	}
	if s == nil {
		return out
	}
	tones := map[string]view.Tone{"none": view.Bad, "partial": view.Warn, "full": view.Good, "disputed": view.Warn}
	out.State = view.Tag{Tone: tones[s.State], Text: k.in(casefile.Label("performance_state", s.State))}
	out.On, out.By, out.At, out.Evidence = k.date(s.On), k.who(s.By), s.At, s.Evidence
	if !s.Fact.IsZero() {
		out.Fact = k.in(s.Fact)
	}
	if s.Manner != "" {
		out.Manner = k.in(labelOf("manner", s.Manner))
	}
	return out
}

// holdView is a time the case was laid aside or stood still.
type holdView struct {
	What, From, Until, Why, Of string
	Lasts                      bool
}

func (k *kase) holds() []holdView {
	var out []holdView
	for _, h := range k.Docket.Holds {
		out = append(out, holdView{
			What: k.t("docket.kind.hold.placed"), From: k.date(h.Placed.On), Until: k.date(h.Until), Why: k.in(labelOf("hold_reason", h.Reason)), Lasts: h.Ended.IsZero(),
		})
	}
	for _, h := range k.Docket.Halts {
		v := holdView{What: k.in(casefile.Label("event", "suspension")), Why: k.in(casefile.Label("suspension_ground", h.Way))}
		if h.Stay {
			v.What, v.Why = k.in(casefile.Label("event", "stay")), k.in(casefile.Label("stay_ground", h.Way))
		}
		v.From, v.Of, v.Lasts = k.date(h.On), k.idsOf(h.Obligations), h.Runs(k.today)
		if h.Until.Given {
			v.Until = k.date(h.Until)
		}
		if !h.Ended.IsZero() {
			v.Until = k.date(h.Ended.On)
		}
		out = append(out, v)
	}
	return out
}

// lapseView is a limit that ran out in silence.
type lapseView struct{ Limit, Last, On, Of string }

func (k *kase) lapses() []lapseView {
	var out []lapseView
	for _, l := range k.Docket.Lapses {
		name := l.Limit
		if def, ok := k.app.Pack.Limits.M[l.Limit]; ok {
			name = k.in(def.Label)
		}
		out = append(out, lapseView{Limit: name, Last: k.date(l.Last), On: k.date(l.On), Of: l.Obligation})
	}
	return out
}

// paymentView is a payment.
type paymentView struct {
	On, Sum string
	Of      string
	At      int
}

func (k *kase) payments() []paymentView {
	var out []paymentView
	for _, p := range k.Docket.Payments {
		out = append(out, paymentView{On: k.date(p.On), Sum: p.Amount.Fen().Grouped(), Of: k.idsOf(p.Obligations), At: p.At})
	}
	return out
}

// sideView is one side of the case.
type sideView struct {
	Title   string
	Parties []partyView
}

// partyView is a party.
type partyView struct {
	ID, Name, Note string
	Fields         []view.Field
	Gone           string
}

func (k *kase) sides() []sideView {
	var out []sideView
	for _, side := range docket.Sides {
		s := sideView{Title: k.in(labelOf("side", side))}
		for _, p := range k.Docket.Side(side) {
			s.Parties = append(s.Parties, k.partyView(p))
		}
		out = append(out, s)
	}
	return out
}

func (k *kase) partyView(p *docket.Party) partyView {
	out := partyView{ID: p.ID, Name: k.in(p.Name)}
	add := func(key, text string) {
		if text != "" {
			out.Fields = append(out.Fields, view.Field{Label: i18n.T(k.lang, key), Text: text})
		}
	}
	if p.Kind != "" {
		out.Note = k.in(partyKinds[p.Side].label(p.Kind))
	}
	if p.Level != "" {
		add("casework.field.level", k.in(casefile.Label("debtor_level", p.Level)))
	}
	if p.Number > 1 {
		add("casework.field.number_of", itoa(p.Number))
	}
	add("casework.field.superior", p.Superior)
	add("casework.field.finance", p.Finance)
	if p.Abolished.Given {
		out.Gone = k.t("casework.gone", "day", k.date(p.Abolished))
	}
	if p.Successor != "" {
		add("casework.field.successor", k.party(p.Successor))
	}
	return out
}

// personView is an office-holder with the days in office.
type personView struct {
	ID, Name, Post, Role, Of, Days, Deputy string
	Now                                    bool
}

func (k *kase) people() []personView {
	var out []personView
	for _, p := range k.Docket.Persons {
		v := personView{ID: p.ID, Post: k.in(p.Post), Role: k.in(casefile.Label("person_role", p.Role)), Of: k.party(p.Debtor)}
		if !p.Name.IsZero() {
			v.Name = p.Name.In(k.lang)
		}
		if p.Deputy != "" {
			v.Deputy = k.in(casefile.Label("deputy", p.Deputy))
		}
		v.Days, v.Now = k.span(p.From, p.Until), !p.Until.Known() || p.Until.First > k.today
		out = append(out, v)
	}
	return out
}

// span is a time from a day until before another; either may be unknown.
func (k *kase) span(from, until casefile.Date) string {
	a, b := k.t("casework.open_end"), k.t("casework.until_now")
	if from.Given {
		a = k.date(from)
	}
	if until.Given {
		b = k.date(until)
	}
	return a + " – " + b
}

// agentView is a representative.
type agentView struct {
	ID, Name, Kind, For, Scope, Days string
	Now                              bool
}

func (k *kase) representatives() []agentView {
	var out []agentView
	for _, r := range k.Docket.Representatives {
		var scope []string
		for _, s := range r.Scope {
			scope = append(scope, k.in(labelOf("scope", s)))
		}
		out = append(out, agentView{
			ID: r.ID, Name: k.in(r.Name), Kind: k.in(labelOf("representative_kind", r.Kind)), For: k.party(r.Party),
			Scope: i18n.List(k.lang, scope), Days: k.span(r.From, r.Until), Now: r.Acts(k.today),
		})
	}
	return out
}

// watchGroup are the events of one sort of supervision.
type watchGroup struct {
	Title, None string
	Items       []historyItem
}

//i18n:keys casework.watch.*

// watch are the events by which others watch over the case, and how it hangs together with other cases.
func (k *kase) watch() []watchGroup {
	groups := []struct {
		name  string
		takes func(e *docket.Entry) bool
	}{
		{"recommendations", func(e *docket.Entry) bool {
			return e.Kind.Name == "recommendation.replied" || measureOf(e) == "judicial_recommendation" || measureOf(e) == "notify_superior"
		}},
		{"above", func(e *docket.Entry) bool { return e.Kind.Stage == "route" }},
		{"procuratorate", func(e *docket.Entry) bool { return e.Kind.Stage == "procuratorate" }},
		{"interference", func(e *docket.Entry) bool { return e.Kind.Stage == "independence" }},
		{"links", func(e *docket.Entry) bool { return e.Kind.Name == "case.linked" }},
	}
	var out []watchGroup
	for _, g := range groups {
		w := watchGroup{Title: i18n.T(k.lang, "casework.watch."+g.name), None: i18n.T(k.lang, "casework.watch."+g.name+".none")}
		for i := range slices.Backward(k.Docket.History) {
			if e := &k.Docket.History[i]; g.takes(e) {
				item := k.item(e)
				item.Legal = k.date(e.Event.Legal)
				w.Items = append(w.Items, item)
			}
		}
		out = append(out, w)
	}
	return out
}

// measureOf is the measure an event is about; empty of another event.
func measureOf(e *docket.Entry) string {
	switch b := e.Body.(type) {
	case *docket.MeasureProposed:
		return b.Measure
	case *docket.MeasureDecided:
		return b.Measure
	case *docket.MeasureServed:
		return b.Measure
	}
	return ""
}
