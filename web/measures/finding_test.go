package measures_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"
)

// Claim: a judge finds a fact, or finds it not so, on a basis that is named; a finding opens the measure that waited for it; an officer makes
// none; a finding about a person names one.
func TestFindings(t *testing.T) {
	d := newDesk(t)
	judge, officer := d.As(t, "judge"), d.As(t, "officer")
	d.shows(judge.Get(d.base+"/findings"), http.StatusOK, "等待这项认定的措施", d.base+"/findings/account_not_fiscal")
	d.shows(officer.Get(d.base+"/findings"), http.StatusOK, "须由本院法官认定")
	d.shows(officer.Get(d.base+"/findings/account_not_fiscal"), http.StatusForbidden)
	d.shows(judge.Get(d.base+"/findings/account_not_fiscal"), http.StatusOK, "认定不成立", "划拨")
	d.shows(judge.Get(d.base+"/findings/nothing"), http.StatusNotFound)
	at := d.base + "/findings/account_not_fiscal"
	d.shows(judge.Post(at, d.form("on", "2026-11-24")), http.StatusUnprocessableEntity, `href="#value"`, `href="#basis"`)
	d.done(judge.Post(at, d.form("on", "2026-11-24", "value", "yes", "basis", "inquiry", "note", "账户流水")), d.base+"/findings")
	d.shows(judge.Get(d.base+"/measures/take?slot=o1.transfer"), http.StatusOK, `name="account"`)
	d.done(judge.Post(at, d.form("on", "2026-11-24", "value", "no", "basis", "document")), d.base+"/findings")
	found := d.docket().Findings
	if last := found[len(found)-1]; last.Holds() || last.Finding != "account_not_fiscal" || last.Fact.IsZero() {
		t.Errorf("%+v", last.FindingMade)
	}
	person := d.base + "/findings/responsible_identified"
	d.shows(judge.Post(person, d.form("on", "2026-11-24", "value", "yes", "basis", "hearing")), http.StatusUnprocessableEntity, `href="#person"`)
	d.done(judge.Post(person, d.form("on", "2026-11-24", "value", "yes", "basis", "hearing", "person", "p2")), d.base+"/findings")
	d.shows(judge.Post(at, d.form("on", "2027-01-01", "value", "yes", "basis", "hearing")), http.StatusUnprocessableEntity, "future")
}

// Claim: the court's assessment stands beside what both sides say and takes the place of neither; papers are kept as a list.
func TestAssessment(t *testing.T) {
	d := newDesk(t)
	judge := d.As(t, "judge")
	at := d.base + "/obligations/o1/assess"
	d.shows(judge.Get(at), http.StatusOK, "申请执行人", "被执行人", "法院", "已付")
	d.shows(judge.Post(at, d.form("on", "2026-11-24")), http.StatusUnprocessableEntity, `href="#state"`)
	d.done(judge.Post(at, d.form("on", "2026-11-24", "state", "partial", "evidence", "银行回单\n确认书")), d.base+"/obligations#o1")
	o := d.docket().Obligation("o1")
	if o.Assessed.State != "partial" || len(o.Assessed.Evidence) != 2 {
		t.Errorf("%+v", o.Assessed)
	}
	d.shows(judge.Get(d.base+"/obligations/o9/assess"), http.StatusNotFound)
	d.shows(d.As(t, "clerk").Get(at), http.StatusForbidden)
}

// Claim: a new act is recorded with facts, reasons and result of both acts, and a judge finds it substantially the same only where neither main
// facts nor main reasons are others; without a part of either act nothing is recorded.
func TestNewAct(t *testing.T) {
	d := newDesk(t)
	clerk, judge := d.As(t, "clerk"), d.As(t, "judge")
	record := d.base + "/newacts/record"
	d.shows(clerk.Get(record), http.StatusOK, `name="annulled_facts"`, `name="new_result"`)
	d.shows(clerk.Post(record, d.form("on", "2026-11-20", "annulled_facts", "甲")), http.StatusUnprocessableEntity, `href="#new_reasons"`, ">\n甲</textarea>")
	both := []string{"on", "2026-11-20"}
	for _, side := range []string{"annulled_", "new_"} {
		both = append(both, side+"facts", "同一事实", side+"reasons", "同一理由", side+"result", "同一结果")
	}
	d.done(clerk.Post(record, d.form(both...)), d.base)
	at := d.base + "/newacts/" + strconv.Itoa(d.docket().Version)
	d.shows(judge.Get(at), http.StatusOK, "同一事实", "两项标准", "spc.repeat_same")
	d.shows(judge.Get(d.base+"/findings/substantially_same"), http.StatusSeeOther)
	d.shows(judge.Post(at, d.form("on", "2026-11-24")), http.StatusUnprocessableEntity, `href="#facts_changed"`)
	same := []string{"on", "2026-11-24", "facts_changed", "yes", "reasons_changed", "no", "same", "yes"}
	d.shows(judge.Post(at, d.form(same...)), http.StatusUnprocessableEntity, "finding.changed")
	same[3] = "no"
	d.done(judge.Post(at, d.form(same...)), at)
	d.shows(judge.Get(at), http.StatusOK, "已认定：基本相同")
	d.shows(judge.Get(d.base+"/newacts/1"), http.StatusNotFound)
	d.shows(clerk.Get(at), http.StatusForbidden)
}

// Claim: the rows of the ledger of measures not used stand in two lists, and a judge gives each a coded reason, which takes the place of none.
func TestNonUse(t *testing.T) {
	d := newDesk(t)
	d.Pass(24 * time.Hour)
	if _, err := d.App.Daily(t.Context(), d.App.Today(), nil); err != nil {
		t.Fatal(err)
	}
	rows := d.docket().NonUse
	if len(rows) == 0 {
		t.Fatal("the ledger is empty")
	}
	judge := d.As(t, "judge")
	at := d.base + "/nonuse/" + strconv.Itoa(rows[0].At)
	d.shows(judge.Get(d.base+"/nonuse"), http.StatusOK, at, "可用而未用", "未作认定", "“可以”是裁量")
	d.shows(judge.Get(at), http.StatusOK, "disproportionate")
	d.shows(judge.Post(at, d.form("reason", "none_given")), http.StatusUnprocessableEntity, `href="#reason"`)
	d.done(judge.Post(at, d.form("reason", "settlement_talks")), d.base+"/nonuse")
	now := d.docket().NonUse
	if last := now[len(now)-1]; last.Reason != "settlement_talks" || last.From != rows[0].From || last.Measure != rows[0].Measure {
		t.Errorf("%+v", last.NonUseNoted)
	}
	d.shows(judge.Get(d.base+"/nonuse/1"), http.StatusNotFound)
}
