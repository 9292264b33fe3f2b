package measures

import (
	"net/url"

	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/view"
)

// refused is what stands in the way of an act: the fact of this case, the conditions, the articles, and what would remove it.
type refused struct {
	Rule, Fact, Remedy string
	Points             []string
	Cites              []page.Cited
	Way                view.Link // what leads on
}

// refused is a refusal of the docket for the page.
func (f *file) refused(r *docket.Refusal) *refused {
	out := &refused{Rule: r.Rule, Fact: r.Fact.In(f.Lang), Remedy: r.Remedy.In(f.Lang)}
	cites := r.Cite
	for _, g := range r.Grounds {
		out.Points = append(out.Points, g.Text.In(f.Lang))
		cites = append(cites[:len(cites):len(cites)], g.Cite...)
	}
	for _, p := range r.Problems {
		out.Points = append(out.Points, p.In(f.Lang))
	}
	out.Cites = f.Cited(once(cites))
	return out
}

// unapproved says that a step waits for its approval, and leads to where it is proposed; nil where it may be taken.
func (f *file) unapproved(act, life string) *refused {
	s := f.App().Approval(f.Actor, f.Docket, act, life)
	if act == "" || s.Ready() {
		return nil
	}
	out := &refused{Fact: f.T("app.unapproved", "act", policy.ActLabel(act), "role", s.Rule.Approve.Label())}
	if p := s.Proposal; p != nil && p.Waits() {
		out.Way = view.Link{Text: f.T("measures.act.waits"), URL: f.at("acts", p.ID, "approve")}
		return out
	}
	out.Way = f.toPropose(act, life)
	return out
}

// toPropose leads to the form that proposes an act.
func (f *file) toPropose(act, life string) view.Link {
	q := url.Values{"act": {act}}
	if life != "" {
		q.Set("life", life)
	}
	return view.Link{Text: f.T("measures.act.propose", "act", policy.ActLabel(act)), URL: f.at("acts", "propose") + "?" + q.Encode()}
}

// passed are those passed over in the order of substitution, for the page.
func (f *file) passed(d *policy.Decision) []string {
	var out []string
	for _, p := range d.Passed {
		if p.Member != "" {
			p.Member = f.Person(p.Member)
		}
		out = append(out, p.Label().In(f.Lang))
	}
	return out
}

// once are words, each once, in their order; none that is empty.
func once(words []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, w := range words {
		if !seen[w] {
			out, seen[w] = append(out, w), true
		}
	}
	return out
}
