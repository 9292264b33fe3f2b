package casework

import (
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/view"
)

// panelGroup is a heading of the panel “what can be recorded”.
type panelGroup struct {
	Title   string
	Open    []panelItem
	Blocked []panelItem
}

// panelItem is a verb: a link to its form or, with a reason, to the page that says why not.
type panelItem struct{ Text, URL, Why string }

// panel is what can be recorded on the case by the actor, and what cannot now, with the reason.
func (k *kase) panel() []panelGroup {
	if k.Docket.Reconstruction() {
		return nil
	}
	var out []panelGroup
	for i := range verbs {
		b := &verbs[i]
		if !b.offered(k) {
			continue
		}
		title := i18n.T(k.lang, "casework.group."+b.group)
		at := slices.IndexFunc(out, func(g panelGroup) bool { return g.Title == title })
		if at < 0 {
			at, out = len(out), append(out, panelGroup{Title: title})
		}
		item := panelItem{Text: k.verbText(b), URL: k.path("do", b.name)}
		if o := b.obstacle(k); o != nil {
			item.Why = o.Fact
			out[at].Blocked = append(out[at].Blocked, item)
			continue
		}
		out[at].Open = append(out[at].Open, item)
	}
	return out
}

func (k *kase) verbText(b *verb) string { return i18n.T(k.lang, "casework.verb."+b.name) }

//i18n:keys casework.guide.*

// guide leads to a step that is a screen of its own.
type guide struct {
	name   string // of its message
	action string
	path   []string
	when   func(k *kase) bool // nil: always
}

// guides are the steps of the bench, and those from the counter to the registration.
var guides = []guide{
	{"decide", "application.register", []string{"decide"}, undecided},
	{"duties", "obligation.type", []string{"duties"}, nil},
	{"take", "measure.propose", []string{"measures"}, underWay},
	{"findings", "finding.make", []string{"findings"}, underWay},
	{"newact", "service.record", []string{"newacts", "record"}, underWay},
	{"nonuse", "nonuse.explain", []string{"nonuse"}, underWay},
}

// undecided reports whether the application waits for a decision.
func undecided(k *kase) bool {
	d := k.Docket
	return !d.Filed.IsZero() && d.Registered.IsZero() && d.Refused.IsZero() && d.Withdrawn.IsZero()
}

// underWay reports whether the case is registered and open.
func underWay(k *kase) bool { return !k.Docket.Registered.IsZero() && k.Docket.Closed == nil }

// guided are the steps of other screens that the actor may take.
func (k *kase) guided() []panelItem {
	var out []panelItem
	for _, g := range guides {
		if k.can(g.action) && (g.when == nil || g.when(k)) {
			out = append(out, panelItem{Text: i18n.T(k.lang, "casework.guide."+g.name), URL: k.path(g.path...)})
		}
	}
	for _, n := range k.Docket.NewActs {
		if n.Same == nil && k.can("finding.make") && underWay(k) {
			out = append(out, panelItem{Text: k.t("casework.guide.compare", "n", n.At), URL: k.comparison(n.At)})
		}
	}
	return out
}

// comparison is where a new act is put beside the annulled one.
func (k *kase) comparison(at int) string { return k.path("newacts", itoa(at)) }

// lifeView is a measure or a step of procedure that was proposed, with where it stands.
type lifeView struct {
	Text, URL string
	State     view.Tag
	On        string
	Note      string
}

// lives are the measures that were proposed or decided, the last first.
func (k *kase) lives() []lifeView {
	var out []lifeView
	for _, m := range slices.Backward(k.Docket.Measures) {
		v := lifeView{Text: k.in(casefile.Label("measure", m.Measure)), Note: dotted(k.person(m.Person), k.idsOf(m.Obligations))}
		v.State = view.Tag{Tone: view.Info, Text: k.in(labelOf("station", m.Station()))}
		if m.Over() {
			v.State.Tone = view.Neutral
		}
		v.On = k.date(m.Decided.On)
		if m.Decided.IsZero() {
			v.On = k.date(m.Proposed.On)
		}
		if m.ID != "" {
			v.URL = k.path("measures", m.ID)
		}
		out = append(out, v)
	}
	return out
}

// waiting are the proposals on which somebody has yet to decide.
func (k *kase) waiting() []lifeView {
	var out []lifeView
	tag := view.Tag{Tone: view.Warn, Text: k.t("casework.waits")}
	for _, m := range k.Docket.Measures {
		if m.ID != "" && m.Station() == "proposed" {
			out = append(out, lifeView{
				Text: k.in(casefile.Label("measure", m.Measure)), URL: k.path("measures", m.ID, "approve"), State: tag, On: k.date(m.Proposed.On), Note: k.who(m.Proposed.Actor),
			})
		}
	}
	for _, p := range k.Docket.Proposals {
		if p.Waits() {
			out = append(out, lifeView{
				Text: k.in(policy.ActLabel(p.Act)), URL: k.path("acts", p.ID, "approve"), State: tag, On: k.date(p.Proposed.On), Note: k.who(p.Proposed.Actor),
			})
		}
	}
	return out
}
