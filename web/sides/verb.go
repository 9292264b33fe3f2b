package sides

import (
	"slices"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// verb is something a side may tell the court.
type verb struct {
	word   string // its address and the stem of its messages
	action string // of the matrix
	side   string // empty: either
	scope  string // special power a representative needs
	closed bool   // also in a case that is closed
	right  string // measure of the law that must be open; empty: none
	ask    func(f *form) []page.Field
	send   func(f *form) sending // notes in the form what is wrong with it
}

//i18n:keys sides.verb.*
//i18n:keys sides.lead.*
//i18n:keys sides.done.*

// verbs are all there are, in the order in which a page offers them.
var verbs = []verb{
	{word: "report", action: "performance.report", side: debtor, closed: true, ask: askReport, send: sendReport},
	{word: "paid", action: "performance.report", side: debtor, closed: true, ask: askPaid, send: sendPaid},
	{word: "plan", action: "performance.report", side: debtor, ask: askPlan, send: sendPlan},
	{word: "view", action: "performance.view", side: applicant, closed: true, ask: askView, send: sendView},
	{word: "clarify", action: "clarification.request", ask: askClarify, send: sendClarify},
	{word: "object", action: "objection.raise", scope: "object", closed: true, ask: askObject, send: sendObject},
	{word: "above", action: "supervision.apply", side: applicant, right: "go_to_court_above", ask: askAbove, send: sendAbove},
	{word: "recuse", action: "recusal.request", right: "request_recusal", ask: askRecuse, send: sendRecuse},
	{word: "withdraw", action: "application.withdraw", side: applicant, scope: "admit_or_waive", ask: askWithdraw, send: sendWithdraw},
}

// verb returns a verb that the side of the visitor has; ok is false where there is none.
func (s *seen) verb(word string) (verb, bool) {
	i := slices.IndexFunc(verbs, func(b verb) bool { return b.word == word && (b.side == "" || b.side == s.side) })
	if i < 0 {
		return verb{}, false
	}
	return verbs[i], true
}

// offers reports whether the side has a verb and nothing stands in its way.
func (s *seen) offers(word string) bool {
	b, ok := s.verb(word)
	return ok && s.block(b) == nil
}

// verbs are what the page offers.
func (s *seen) verbs() []Offer {
	var out []Offer
	for _, b := range verbs {
		if b.side != "" && b.side != s.side || b.word == "paid" && !slices.ContainsFunc(s.docket.Obligations, (*docket.Obligation).Money) {
			continue
		}
		out = append(out, Offer{
			Word: b.word, Text: i18n.T(s.lang, "sides.verb."+b.word), URL: s.path(b.word), Main: len(out) == 0, Blocked: s.block(b) != nil,
		})
	}
	return out
}

// asks are the verbs beside an open duty, those about performance.
func (s *seen) asks(o *docket.Obligation) []view.Link {
	var out []view.Link
	for _, b := range verbs {
		about := slices.Contains([]string{"report", "plan", "view", "clarify"}, b.word) || b.word == "paid" && o.Money()
		if about && (b.side == "" || b.side == s.side) && s.block(b) == nil {
			out = append(out, view.Link{Text: i18n.T(s.lang, "sides.verb."+b.word), URL: s.path(b.word) + "?o=" + o.ID})
		}
	}
	return out
}

// Block is why something cannot be told the court now, and what would unblock it.
type Block struct {
	Verb    string
	Fact    string
	Why     []string
	Opens   []string
	Cites   []view.Cite
	Instead []view.Link
	law     bool // it is the law that does not open it
}

// block returns what stands in the way of a verb; nil where nothing does.
func (s *seen) block(b verb) *Block {
	out := &Block{Verb: i18n.T(s.lang, "sides.verb."+b.word)}
	switch {
	case s.docket.Reconstruction():
		out.Fact = s.t("sides.block.reconstruction")
	case s.lacks(b.scope):
		out.Fact = s.t("sides.block.power", "scope", docket.Label("scope", b.scope))
		out.Opens = []string{s.t("sides.block.power.opens")}
	case !slices.Contains(s.may, b.action):
		out.Fact = s.t("sides.block.action", "action", s.v.App().Matrix.Label(b.action))
	case s.docket.Closed != nil && !b.closed:
		out.Fact = s.t("sides.block.closed", "on", s.docket.Closed.On)
		out.Opens = []string{s.t("sides.block.closed.opens")}
		out.Instead = []view.Link{{Text: s.t("sides.verb.object"), URL: s.path("object")}}
	case b.word == "withdraw" && !s.docket.Withdrawn.IsZero():
		out.Fact = s.t("sides.block.withdrawn", "on", s.docket.Withdrawn.On)
	case b.right != "" && !s.lawOpens(b.right):
		out.Fact, out.law = s.t("sides.block.law", "what", out.Verb), true
	default:
		return nil
	}
	return out
}

// lawOpens reports whether the law lets the side start something for an obligation at least.
func (s *seen) lawOpens(measure string) bool {
	for _, pos := range s.assessment.Positions {
		for _, m := range pos.Measures {
			if m.ID == measure && m.State == law.Open && !m.Taken {
				return true
			}
		}
	}
	return false
}

// explain says why the law does not open something: that it was done, or what fails, what would open it, and the articles.
func (s *seen) explain(b verb, out *Block) {
	full := view.CaseOf(s.v.App().Pack, s.assessment, s.lang, view.Options{Full: true})
	for _, g := range full.Measures {
		for _, m := range g.Rows {
			switch {
			case m.ID != b.right:
			case m.Taken:
				out.Why, out.Opens, out.Cites = []string{s.t("sides.block.taken")}, nil, []view.Cite{m.Cite}
				return
			default:
				out.fails(m)
			}
		}
	}
	out.Why, out.Opens, out.Cites = unique(out.Why), unique(out.Opens), uniqueCites(out.Cites)
}

// fails adds the conditions of a measure that do not hold, or of which the record does not say so.
func (out *Block) fails(m view.Measure) {
	for _, r := range m.Reasons {
		if r.Stands != law.Yes.String() {
			out.Why, out.Cites = append(out.Why, r.Text), append(out.Cites, r.Cites...)
		}
	}
	if m.Verified {
		out.Opens = append(out.Opens, m.Opens...)
	}
	out.Cites = append(out.Cites, m.Cite)
}

func unique(in []string) []string {
	var out []string
	for _, x := range in {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func uniqueCites(in []view.Cite) []view.Cite {
	var out []view.Cite
	for _, c := range in {
		if c.Text != "" && !slices.ContainsFunc(out, func(o view.Cite) bool { return o.Text == c.Text }) {
			out = append(out, c)
		}
	}
	return out
}
