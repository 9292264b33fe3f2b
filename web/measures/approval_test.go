package measures_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Claim: who may sign is asked of the policy: the officer who proposed cannot, a deputy cannot while the president is there, the president
// can; a refusal needs a coded reason; what was decided waits no more.
func TestWhoSigns(t *testing.T) {
	d := newDesk(t)
	at := d.base + "/measures/" + d.fined()
	d.shows(d.As(t, "officer").Get(at+"/approve"), http.StatusOK, "您不能签批")
	d.shows(d.As(t, "officer").Post(at+"/approve", d.form("decision", "approve")), http.StatusForbidden)
	d.shows(d.As(t, "clerk").Get(at+"/approve"), http.StatusForbidden)
	vice, president := d.As(t, "vice-president"), d.As(t, "president")
	d.shows(vice.Get(at+"/approve"), http.StatusOK, "您不能签批")
	d.shows(vice.Post(at+"/approve", d.form("decision", "approve")), http.StatusUnprocessableEntity)
	d.shows(vice.Get("/zh/approvals"), http.StatusOK, "现在没有等待您签批的事项")
	d.shows(president.Get("/zh/approvals"), http.StatusOK, at+"/approve", "执行员（演示）")
	d.shows(president.Post(at+"/approve", d.form("decision", "refuse")), http.StatusUnprocessableEntity, `href="#reason"`)
	d.done(president.Post(at+"/approve", d.form("decision", "refuse", "reason", "milder_means_first", "note", "先发函")), "/zh/approvals")
	d.shows(president.Get(at+"/approve"), http.StatusOK, "不再等待审批")
	d.shows(president.Post(at+"/approve", d.form("decision", "approve")), http.StatusUnprocessableEntity)
	d.shows(president.Get(at), http.StatusOK, "未获批准")
}

// Claim: when the facts have closed the measure since, the page says that today's law does not hold it open, and the signature is refused with
// the conditions.
func TestTodayOtherwise(t *testing.T) {
	d := newDesk(t)
	at := d.base + "/measures/" + d.fined()
	d.done(d.As(t, "judge").Post(d.base+"/obligations/o1/assess", d.form("state", "full", "on", "2026-11-24")), d.base+"/obligations")
	president := d.As(t, "president")
	d.shows(president.Get(at+"/approve"), http.StatusOK, "依今天的法律和事实，该措施不能采取", "提出之日")
	d.shows(president.Get("/zh/approvals"), http.StatusOK, "不能在此签批")
	d.shows(president.Post(at+"/approve", d.form("decision", "approve")), http.StatusUnprocessableEntity, "measure.not_open")
}

// Claim: several are signed at once after a preview, each by itself: two of one case are both signed, what is gone or has moved on since the
// list was opened says so.
func TestSeveralAtOnce(t *testing.T) {
	d := newDesk(t)
	president := d.As(t, "president")
	d.fined()
	d.proposed("consumption_restriction", "person", "p2")
	items := d.itemsIn(president.Get("/zh/approvals").Body)
	if len(items) != 2 {
		t.Fatalf("%d rows, want 2", len(items))
	}
	d.shows(president.Post("/zh/approvals", url.Values{"step": {"preview"}}), http.StatusUnprocessableEntity, "请至少选择一项")
	d.shows(president.Post("/zh/approvals", url.Values{"step": {"preview"}, "item": append(items[:2:2], "x.1.m1")}), http.StatusOK, "所选 3 项中有 2 项可以签批", "不再等待")
	d.shows(president.Post("/zh/approvals", url.Values{"step": {"sign"}, "item": append(items[:2:2], "x.1.m1", "x")}), http.StatusOK, "逐项结果", "已签批", "未签批")
	for _, m := range d.docket().Measures {
		if m.ID != "" && m.Station() != "approved" {
			t.Errorf("%s is %s", m.Measure, m.Station())
		}
	}
	d.shows(president.Post("/zh/approvals", url.Values{"step": {"sign"}, "item": items}), http.StatusOK, "未签批", "已经处理")
	d.fined()
	items = d.itemsIn(president.Get("/zh/approvals").Body)
	d.fined()
	d.shows(president.Post("/zh/approvals", url.Values{"step": {"sign"}, "item": items}), http.StatusOK, "您打开之后案件有变化")
}

// itemsIn are the rows of the case in a list that can be chosen.
func (d *desk) itemsIn(body string) []string {
	var out []string
	for part := range strings.SplitSeq(body, `name="item" value="`) {
		if id, _, ok := strings.Cut(part, `"`); ok && strings.HasPrefix(id, string(d.id)+".") {
			out = append(out, id)
		}
	}
	return out
}

// Claim: a step of procedure is proposed with its way, waits for whom the policy names, is not to be signed by who proposed it, needs its
// records, and can be refused.
func TestActs(t *testing.T) {
	d := newDesk(t)
	judge, director := d.As(t, "judge"), d.As(t, "director")
	d.shows(judge.Get(d.base+"/acts/propose"), http.StatusOK, "暂缓")
	d.shows(judge.Get(d.base+"/acts/propose?act=nothing"), http.StatusNotFound)
	d.shows(judge.Post(d.base+"/acts/propose", d.form("act", "suspension")), http.StatusUnprocessableEntity, `href="#way"`)
	d.shows(judge.Post(d.base+"/acts/propose", d.form("act", "nothing")), http.StatusUnprocessableEntity)
	d.done(judge.Post(d.base+"/acts/propose", d.form("act", "suspension", "way", "applicant_agrees")), d.base)
	d.shows(judge.Post(d.base+"/acts/propose", d.form("act", "suspension", "way", "applicant_agrees")), http.StatusUnprocessableEntity, "proposal.already")
	at := d.base + "/acts/" + d.docket().Proposals[0].ID + "/approve"
	d.shows(director.Get("/zh/approvals"), http.StatusOK, at)
	d.shows(d.As(t, "president").Post(at, d.form("decision", "approve")), http.StatusUnprocessableEntity)
	d.done(director.Post(at, d.form("decision", "refuse", "reason", "facts_not_clear")), "/zh/approvals")
	d.done(judge.Post(d.base+"/acts/propose", d.form("act", "termination", "way", "application_withdrawn")), d.base)
	all := d.docket().Proposals
	at = d.base + "/acts/" + all[len(all)-1].ID + "/approve"
	president := d.As(t, "president")
	d.shows(president.Get("/zh/approvals"), http.StatusOK, "须先确认附卷材料")
	d.shows(president.Post(at, d.form("decision", "approve")), http.StatusUnprocessableEntity, `name="records"`)
	d.done(president.Post(at, d.form("decision", "approve", "records", "panel")), "/zh/approvals")
	d.shows(president.Get(d.base+"/acts/b99/approve"), http.StatusNotFound)
}

// Claim: nobody signs what they proposed, though their role may sign such acts.
func TestOwnProposal(t *testing.T) {
	d := newDesk(t)
	vice := d.As(t, "vice-president")
	d.done(vice.Post(d.base+"/acts/propose", d.form("act", "recusal")), d.base)
	at := d.base + "/acts/" + d.docket().Proposals[0].ID + "/approve"
	d.shows(vice.Get("/zh/approvals"), http.StatusOK, "现在没有等待您签批的事项")
	d.shows(vice.Post(at, d.form("decision", "approve")), http.StatusUnprocessableEntity)
	d.done(d.As(t, "president").Post(at, d.form("decision", "approve")), "/zh/approvals")
}

// Claim: a side of the case sees a measure once it is decided, and nothing of its proposal and approval; before, there is none for it.
func TestSidesSeeNoDeliberation(t *testing.T) {
	d := newDesk(t)
	at := d.base + "/measures/" + d.fined()
	debtor := d.As(t, "debtor")
	d.shows(debtor.Get(at), http.StatusNotFound)
	d.shows(debtor.Get(at+"/approve"), http.StatusForbidden)
	d.done(d.As(t, "president").Post(at+"/approve", d.form("decision", "approve")), "/zh/approvals")
	d.done(d.As(t, "judge").Post(at+"/decide", d.form("on", "2026-11-24", "amount", "20000")), at)
	a := debtor.Get(at)
	d.shows(a, http.StatusOK, "20,000.00", "已决定")
	for _, hidden := range []string{"已拟议", "已批准", "提出之日", "评估回执", "/decide"} {
		if strings.Contains(a.Body, hidden) {
			t.Errorf("the debtor reads %q", hidden)
		}
	}
}
