package casework

import (
	"net/http"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/policy"
)

// approve approves the last proposal, as the director.
func (b *bench) approve() {
	b.t.Helper()
	all := b.state().Proposals
	b.version = b.state().Version
	b.act(func(r app.Request) (app.Result, error) {
		p := all[len(all)-1]
		rule, _ := b.App.Policy.Rule(p.Act)
		r.Actor = actor("demo-"+strings.ReplaceAll(string(rule.Approve), "_", "-"), rule.Approve)
		return b.App.ApproveAct(b.t.Context(), r, docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: p.ID, Records: policy.Records}})
	})
}

// Claim: a step that needs approval is first recorded as a proposal, waits, and is then taken by the same form; so for each step that has
// one.
func TestStepsAreProposedFirst(t *testing.T) {
	b := enforced(t)
	b.run([]filling{{verb: "add-party", form: b.v("side", "debtor", "name", "青禾县财政局", "kind", "public_body", "on", "today"), kind: "party.added"}})
	for _, step := range []filling{
		{verb: "change-party", form: b.v("old", "d2", "name", "青禾县国库支付局", "kind", "public_body", "abolished", "past", "on", "today"), kind: "party_change.decided"},
		{verb: "suspend", form: b.v("way", "settlement", "by", "a1", "on", "today", "until", "soon", "fact", "双方和解"), kind: "enforcement.suspended"},
		{verb: "resume", form: b.v("on", "today", "fact", "和解不成"), kind: "enforcement.resumed"},
		{verb: "stay", form: b.v("way", "security", "by", "a1", "on", "today"), kind: "enforcement.stayed"},
		{verb: "terminate", form: b.v("ground", "other", "on", "today", "fact", "另有事由"), kind: "case.closed"},
	} {
		proposed := step
		proposed.kind = "act.proposed"
		b.run([]filling{proposed})
		if a := b.judge.Get(b.path("/do/" + step.verb)); !strings.Contains(a.Body, "等待") {
			t.Errorf("%s does not say that it waits", step.verb)
		}
		b.approve()
		b.run([]filling{step})
	}
}

// Claim: a case closes only after its closing was proposed and approved, and only after a check that shows what will be recorded.
func TestClose(t *testing.T) {
	b := enforced(t)
	for _, id := range []string{"o1", "o2"} {
		b.act(func(r app.Request) (app.Result, error) {
			cmd := docket.AssessPerformance{}
			cmd.Obligations, cmd.State = []string{id}, "full"
			return b.App.AssessPerformance(t.Context(), r, cmd)
		})
	}
	form := b.v("way", "performed", "on", "today", "version", itoa(b.version))
	a := b.judge.Post(b.path("/do/close"), form)
	if a.Status != http.StatusOK || !strings.Contains(a.Body, "提请结案") || !strings.Contains(a.Body, `name="way" value="performed"`) {
		t.Fatalf("the check: %d\n%s", a.Status, problems(a.Body))
	}
	if a := b.judge.Post(b.path("/do/close"), with(form, "change", "yes")); a.Status != http.StatusOK || !strings.Contains(a.Body, `id="form"`) {
		t.Errorf("back from the check: %d", a.Status)
	}
	if b.state().Version != b.version {
		t.Error("the check has recorded something")
	}
	b.run([]filling{{verb: "close", form: form, kind: "act.proposed"}})
	b.approve()
	b.run([]filling{{verb: "close", form: form, kind: "case.closed"}})
	if a := b.judge.Get(b.path("/do/hold")); strings.Contains(a.Body, `id="form"`) {
		t.Error("a closed case can be put on hold")
	}
}

// Claim: a title that is gone is recorded, and what was enforced is reversed after approval; withdrawal is recorded for the applicant.
func TestReverse(t *testing.T) {
	b := enforced(t)
	b.run([]filling{
		{verb: "payment", form: b.v("on", "past", "amount", "5000", "obligations", "o1"), kind: "payment.made"},
		{verb: "revoke-title", form: b.v("number", "（2026）岭行再3号", "on", "today"), kind: "title.revoked"},
		{verb: "reverse", form: b.v("on", "today", "amount", "5000"), kind: "act.proposed"},
	})
	b.approve()
	b.run([]filling{
		{verb: "reverse", form: b.v("on", "today", "amount", "5000"), kind: "reversal.ordered"},
		{verb: "withdraw", form: b.v("for", "a1", "on", "today", "fact", "撤回申请书"), kind: "application.withdrawn",
			says: func(e docket.Entry) bool { return e.Event.For == "a1" }, who: "clerk"},
	})
}
