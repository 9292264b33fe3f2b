package measures

import (
	"maps"
	"slices"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/view"
)

// choosePage lists the measures of each obligation.
type choosePage struct {
	Caption     caption
	Obligations []chosen
	Findings    string // address of the findings
}

// chosen is an obligation with its measures, by whether they can be taken.
type chosen struct {
	ID, What            string
	State               view.Tag
	Open, Asked, Closed []choice
}

// choice is a measure that can be chosen, or seen into.
type choice struct {
	Label, URL, Why string
	State           view.Tag
	Taken           bool
	Cite            view.Cite
	Life            string // address of one under way
}

// choose shows the measures of all obligations.
func (f *file) choose() {
	p := choosePage{Caption: f.caption(), Findings: f.at("findings")}
	for _, o := range f.Docket.Obligations {
		p.Obligations = append(p.Obligations, f.chosen(o))
	}
	f.show("choose", f.T("measures.take"), p, nil)
}

func (f *file) chosen(o *docket.Obligation) chosen {
	out := chosen{ID: o.ID, What: f.what(o), State: f.performance(o.Assessed)}
	for _, s := range f.slots(o) {
		c := choice{
			Label: s.Shown.Label, Why: s.Shown.Why, State: s.Shown.State, Taken: s.Shown.Taken, Cite: s.Shown.Cite,
			URL: f.at("measures", "take") + "?slot=" + s.Name(),
		}
		if m := f.underWay(s); m != nil {
			c.Life = f.at("measures", m.ID)
		}
		switch s.state() {
		case law.Open:
			out.Open = append(out.Open, c)
		case law.Undetermined:
			out.Asked = append(out.Asked, c)
		default:
			out.Closed = append(out.Closed, c)
		}
	}
	return out
}

// stoppedPage says why a measure cannot be taken, or what the law asks.
type stoppedPage struct {
	Caption    caption
	Slot       *slot
	Obligation string
	Asked      bool // undetermined; else blocked
	Failing    []view.Reason
	Others     []view.Reason
	Leads      []lead
	Opens      []string // what would have to come about that no lead says
	Back       string
}

// stopped shows a slot that is not open: first what fails or is not known, then the rest.
func (f *file) stopped(s *slot) {
	p := stoppedPage{
		Caption: f.caption(), Slot: s, Obligation: f.what(s.Obligation), Asked: s.state() == law.Undetermined, Leads: f.leads(s), Back: f.at("measures", "take"),
	}
	waits := slices.ContainsFunc(s.Law.Plan.Steps, func(x law.Step) bool { return x.Means == law.Wait })
	if len(p.Leads) == 0 || waits {
		p.Opens = s.Shown.Opens
	}
	for _, r := range s.Shown.Reasons {
		if r.Stands == law.Yes.String() {
			p.Others = append(p.Others, r)
		} else {
			p.Failing = append(p.Failing, r)
		}
	}
	f.show("stopped", s.Shown.Label, p, nil, f.takeCrumb())
}

// route is the way of an act through the approval policy, for the page.
type route struct {
	By       string   // who approves by the rule
	Deputies []string // who stands in, first to last
	Eligible []string // who may approve now
	Passed   []string // who was passed over
	After    []string // what must be on file first
	Basis    string
	Note     string
	May      bool   // the actor may take the step asked for
	Why      string // the rule that lets or does not let the actor
}

//i18n:keys policy.basis.*
//i18n:keys policy.record.*

// route is the way of an act: for an actor who would propose it or, where somebody has, would approve it.
func (f *file) route(act, proposer string, records ...string) route {
	way := f.App().Route(f.Actor, f.Docket, act, proposer, records...)
	out := route{
		By: way.Rule.Approve.Label().In(f.Lang), Eligible: f.staff(way.Approves.Eligible), Passed: f.passed(&way.Approves), Note: way.Rule.Note.In(f.Lang),
	}
	step := way.Approves
	if proposer == "" {
		step = way.Proposes
	}
	out.May, out.Why = step.Allowed, step.Why.In(f.Lang)
	if way.Rule.Basis != "" {
		out.Basis = f.T("policy.basis." + way.Rule.Basis)
	}
	out.Deputies = roles(f.Lang, way.Rule.Deputies)
	for _, record := range way.Rule.After {
		out.After = append(out.After, f.T("policy.record."+record))
	}
	return out
}

func roles(l i18n.Lang, all []policy.Role) []string {
	var out []string
	for _, r := range all {
		out = append(out, r.Label().In(l))
	}
	return out
}

// noted is what the next page says was done to a measure.
func noted(what, measure string) i18n.Msg { return i18n.M("measures.done."+what, "measure", measure) } //i18n:keys measures.done.*

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// crumb is a page above.
func crumb(text, url string) page.Crumb { return page.Crumb{Text: text, URL: url} }
