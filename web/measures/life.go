package measures

import (
	"strconv"

	"mandamus/docket"
	"mandamus/web/page"
)

// lifePage is the life of a measure: where it stands, what it says, what can be done next.
type lifePage struct {
	Caption  caption
	Proposal proposalView
	Decision []line
	Stations []stationView
	Next     []nextStep
	Later    []nextStep // cannot be taken now, with the reason
	Approval string     // address of the page that signs it; empty where it does not wait
}

// stationView is one station reached.
type stationView struct{ Label, Day, Who string }

// nextStep is a step that can be taken, or why it cannot.
type nextStep struct {
	Label, URL string
	Refusal    *refused
}

// life shows a measure from its proposal to its end.
func life(v *page.Visit) {
	f, m := lifeOf(v)
	if f == nil {
		return
	}
	p := lifePage{Caption: f.caption(), Decision: f.decision(m), Stations: f.stations(m)}
	var err error
	if p.Proposal, err = f.proposalView(m); err != nil {
		f.Error(err)
		return
	}
	if waits(m) && f.can("deliberation.read") {
		p.Approval = f.at("measures", m.ID, "approve")
	}
	for _, s := range steps {
		if f.Actor.Court == "" || s.name == "inform" && !m.ReportDue {
			continue
		}
		n := nextStep{Label: f.T("measures.step." + s.name), URL: f.at("measures", m.ID, s.name)}
		if n.Refusal = s.blocked(f, m); n.Refusal == nil {
			p.Next = append(p.Next, n)
		} else {
			p.Later = append(p.Later, n)
		}
	}
	f.show("life", p.Proposal.Measure, p, nil)
}

// stations are what has happened to a measure, in the order of a life.
func (f *file) stations(m *docket.Measure) []stationView {
	var out []stationView
	add := func(word string, at docket.Mark) {
		if !at.IsZero() {
			out = append(out, stationView{docket.Label("station", word).In(f.Lang), at.On.String(), f.Person(at.Actor)})
		}
	}
	add("proposed", m.Proposed)
	add("approved", m.Approved)
	add("refused", m.Refused)
	add("decided", m.Decided)
	add("served", m.Served)
	add("begun", m.Begun)
	add("stayed", m.Stayed)
	add("lifted", m.Lifted)
	add("completed", m.Completed)
	add("settled", m.Settled)
	return out
}

// decision is what the decision says; nothing before it.
func (f *file) decision(m *docket.Measure) []line {
	b := m.Decision
	if b == nil {
		return nil
	}
	var out []line
	add := func(name, text string) {
		if text != "" {
			out = append(out, line{f.T("measures.q." + name), text})
		}
	}
	add("number", b.Number)
	add("post", b.Post.In(f.Lang))
	add("first_day", b.FirstDay.String())
	add("remedy_to", f.label("actor", b.RemedyTo))
	add("remedy_within", f.length(string(b.RemedyWithin)))
	add("until", b.Until.String())
	add("class", f.label("property_class", b.Way))
	add("note", b.Fact.In(f.Lang))
	add("settled", f.yuan(m.Sum))
	return out
}

// number is a number above zero as text; else nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
