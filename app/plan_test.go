package app

import (
	"testing"

	"mandamus/docket"
)

// Claim: a plan is the debtor's to give, or somebody's of the court for the debtor; of the applicant's side nobody gives it. It is a promise on
// record, and performs nothing.
func TestPlanPerformance(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	plan := docket.PromiseMade{Told: docket.Told{Obligations: []string{"o1"}, Fact: docket.InWords("列入预算", "")}, WithUntil: docket.WithUntil{Until: day(2025, 6, 30)}}
	k.denied("app.for_whom")(d.PlanPerformance(d.ctx, k.req(clerk()), docket.On{}, plan))
	handed := clerk()
	handed.For = "a1"
	k.denied("app.for_whom")(d.PlanPerformance(d.ctx, k.req(handed), docket.On{}, plan))
	k.ok(d.PlanPerformance(d.ctx, k.req(bureau()), docket.On{}, plan))
	e := k.docket().Entry(k.version)
	if e.Kind.Name != "promise.made" || e.Event.For != "d1" || len(k.docket().Open()) != 1 {
		t.Errorf("%s for %s", e.Kind.Name, e.Event.For)
	}
	handed.For = "d1"
	k.ok(d.PlanPerformance(d.ctx, k.req(handed), docket.On{}, plan))
}
