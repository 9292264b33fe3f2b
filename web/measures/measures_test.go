package measures_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"mandamus/store"
)

// Claim: the list of measures shows each by whether it can be taken; an open one asks its questions beside the gate of the law, in both
// languages.
func TestChoosing(t *testing.T) {
	d := newDesk(t)
	c := d.As(t, "judge")
	d.shows(c.Get(d.base+"/measures/take"), http.StatusOK, "slot=o1.daily_fine", "slot=o1.transfer", "第九十六条")
	for _, slot := range []string{"daily_fine", "person_fine", "notify_superior", "consumption_restriction", "letters", "judicial_recommendation", "public_notice"} {
		d.shows(c.Get(d.base+"/measures/take?slot=o1."+slot), http.StatusOK, `name="slot" value="o1.`+slot+`"`, `name="token"`)
	}
	d.shows(c.Get("/en"+d.base[3:]+"/measures/take?slot=o1.daily_fine"), http.StatusOK, "CNY 50.00 to 100.00 a day", "What the law asks")
	d.shows(c.Get(d.base+"/measures/take?slot=o1.nothing"), http.StatusNotFound)
	d.shows(c.Get(d.base+"/measures/take?slot=o9.daily_fine"), http.StatusNotFound)
	d.shows(d.As(t, "clerk").Get(d.base+"/measures/take"), http.StatusForbidden)
	d.shows(d.As(t, "railway-judge").Get(d.base+"/measures/take"), http.StatusForbidden)
	if a := d.Nobody().Get(d.base + "/measures/take"); !strings.HasPrefix(a.Location, "/zh/sign-in") {
		t.Errorf("nobody is led to %q", a.Location)
	}
}

// Claim: every measure of every obligation of the cases of the court has its page, whether it is open, blocked or a question of the law, and of
// each of these there is one; no page is without a text.
func TestEverySlot(t *testing.T) {
	d := newDesk(t)
	c := d.As(t, "judge")
	cases, err := d.App.Store.Cases(t.Context(), store.CaseFilter{Live: true, Courts: []string{"岭01"}, Limit: 4})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, k := range cases.Rows {
		at := "/zh/cases/" + string(k.Docket) + "/measures/take"
		list := c.Get(at)
		d.shows(list, http.StatusOK)
		for part := range strings.SplitSeq(list.Body, at+"?slot=") {
			slot, _, ok := strings.Cut(part, `"`)
			if !ok || strings.Contains(slot, "<") {
				continue
			}
			a := c.Get(at + "?slot=" + slot)
			d.shows(a, http.StatusOK)
			for _, kind := range []string{"尚不能确定的条件", "不具备的条件", `name="step" value="check"`} {
				if strings.Contains(a.Body, kind) {
					seen[kind]++
				}
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("seen: %v", seen)
	}
}

// Claim: a measure that is not open says why, with the article, and leads to what would open it: a judge to the finding, an officer to whom
// it is for. Sent all the same, it is refused with the conditions.
func TestBlocked(t *testing.T) {
	d := newDesk(t)
	d.shows(d.As(t, "judge").Get(d.base+"/measures/take?slot=o1.transfer"), http.StatusOK, "现在不能采取", "第九十六条第一项", "/findings/account_not_fiscal?obligation=o1")
	officer := d.As(t, "officer")
	d.shows(officer.Get(d.base+"/measures/take?slot=o1.transfer"), http.StatusOK, "须由本院法官认定")
	d.shows(officer.Get(d.base+"/measures/take?slot=o1.detention"), http.StatusOK, "怎样才能采取")
	form := d.form("slot", "o1.transfer", "obligations", "o1", "amount", "100.00", "account", "某银行")
	d.shows(officer.Post(d.base+"/measures/take", form), http.StatusUnprocessableEntity, "measure.not_open", "all.transfer",
		`规则：划拨 <a class="govuk-link" href="/zh/law/provisions/all.transfer">`, `<span class="m-mark">measure.not_open</span>`)
}

// Claim: answers that are wrong come back beside their fields, with what was typed: a rate outside the law's bounds, no person, a text that
// is too long; nothing is recorded.
func TestWrongAnswers(t *testing.T) {
	d := newDesk(t)
	c, before := d.As(t, "officer"), d.docket().Version
	bad := d.form("slot", "o1.daily_fine", "obligations", "o1", "rate", "500", "note", strings.Repeat("长", 501))
	a := c.Post(d.base+"/measures/take", bad)
	d.shows(a, http.StatusUnprocessableEntity, "<title>错误：", `href="#rate"`, "50.00 元至 100.00 元", `href="#person"`, `href="#note"`, `value="500"`)
	d.shows(c.Post(d.base+"/measures/take", d.form("slot", "o1.person_fine", "obligations", "o1", "person", "p2", "amount", "abc")), http.StatusUnprocessableEntity, `href="#amount"`)
	d.shows(c.Post(d.base+"/measures/take", d.form("slot", "nothing")), http.StatusNotFound)
	if now := d.docket().Version; now != before {
		t.Errorf("recorded: version %d after %d", now, before)
	}
}

// Claim: the answers are shown with the gate and with who will approve before anything is recorded, and can be changed.
func TestChecking(t *testing.T) {
	d := newDesk(t)
	c := d.As(t, "officer")
	form := d.form("slot", "o1.person_fine", "obligations", "o1", "person", "p2", "amount", "20000", "note", "多次催告")
	d.shows(c.Post(d.base+"/measures/take", form), http.StatusOK, "20,000.00", "多次催告", "院长（演示）", "副院长", `name="step" value="propose"`)
	form.Set("step", "terms")
	d.shows(c.Post(d.base+"/measures/take", form), http.StatusOK, `value="20000"`, "多次催告")
	if m := d.docket().Measures; m[len(m)-1].Measure == "person_fine" {
		t.Error("recorded before it was confirmed")
	}
}

// Claim: a measure lives from the officer's proposal over the president's signature, the judge's decision and its service to the fixing of
// its sum; before each step its page says why it cannot be taken, and the sum is fixed only once that was approved.
func TestLifeOfAMeasure(t *testing.T) {
	d := newDesk(t)
	life := d.fined()
	at := d.base + "/measures/" + life
	judge, president := d.As(t, "judge"), d.As(t, "president")
	d.shows(judge.Get(at), http.StatusOK, "已拟议", "20,000.00", at+"/approve")
	d.shows(judge.Get(at+"/decide"), http.StatusOK, "须经批准，尚未批准", "measure.not_approved")
	d.shows(judge.Post(at+"/decide", d.form("on", "2026-11-24", "amount", "20000")), http.StatusUnprocessableEntity, "尚未批准")
	d.shows(president.Get(at+"/approve"), http.StatusOK, "您可以签批", "提出之日", `value="approve"`)
	d.done(president.Post(at+"/approve", d.form("decision", "approve")), "/zh/approvals")
	d.done(judge.Post(at+"/decide", d.form("on", "2026-11-24", "amount", "20000", "number", "（2026）岭01执41号之一")), at)
	d.shows(judge.Get(at), http.StatusOK, "已决定", at+"/serve")
	d.done(d.As(t, "clerk").Post(at+"/serve", d.form("on", "2026-11-24")), at)
	d.shows(judge.Get(at+"/settle"), http.StatusOK, "须先提请", "/acts/propose?act=fine_settlement")
	d.shows(judge.Post(at+"/settle", d.form("on", "2026-11-24", "settled", "20000")), http.StatusUnprocessableEntity, "/acts/propose?act=fine_settlement&amp;life="+life)
	d.approvedAct("fine_settlement", "life", life)
	d.done(judge.Post(at+"/settle", d.form("on", "2026-11-24", "settled", "20000")), at)
	d.shows(judge.Get(at), http.StatusOK, "金额已确定")
	if m := d.docket().Measure(life); m.Sum != "20000.00" || m.Served.Actor != "demo-clerk" {
		t.Errorf("%+v", m)
	}
}

// approvedAct has the judge propose a step of procedure and the president sign it.
func (d *desk) approvedAct(act string, pairs ...string) {
	d.t.Helper()
	judge := d.As(d.t, "judge")
	d.shows(judge.Get(d.base+"/acts/propose?act="+act), http.StatusOK, "院长")
	d.done(judge.Post(d.base+"/acts/propose", d.form(append([]string{"act", act}, pairs...)...)), d.base)
	all := d.docket().Proposals
	at := d.base + "/acts/" + all[len(all)-1].ID + "/approve"
	president := d.As(d.t, "president")
	d.shows(president.Get(at), http.StatusOK, "您可以签批")
	d.done(president.Post(at, d.form("decision", "approve")), "/zh/approvals")
}

// Claim: a measure can be begun, stayed, taken up again, completed; or lifted, once that was approved; each form that says nothing is refused
// beside its field.
func TestStepsOfAMeasure(t *testing.T) {
	d := newDesk(t)
	life := d.proposed("notify_superior", "superior", "市人民政府")
	at := d.base + "/measures/" + life
	judge := d.As(t, "judge")
	d.done(d.As(t, "director").Post(at+"/approve", d.form("decision", "approve")), "/zh/approvals")
	d.shows(judge.Post(at+"/decide", d.form("on", "24.11.2026")), http.StatusUnprocessableEntity, `href="#on"`)
	d.done(judge.Post(at+"/decide", d.form("on", "2026-11-24")), at)
	d.done(judge.Post(at+"/serve", d.form("on", "2026-11-24", "party", "d1")), at)
	for _, step := range []string{"begin", "stay", "begin"} {
		d.shows(judge.Get(at+"/"+step), http.StatusOK, `name="on"`)
		d.done(judge.Post(at+"/"+step, d.form("on", "2026-11-24")), at)
	}
	d.shows(judge.Post(at+"/begin", d.form("on", "2026-11-24")), http.StatusUnprocessableEntity, "measure.station")
	d.shows(judge.Get(at+"/lift"), http.StatusOK, "/acts/propose?act=lift_measure")
	d.approvedAct("lift_measure", "life", life)
	d.done(judge.Post(at+"/lift", d.form("on", "2026-11-24", "note", "已回复")), at)
	d.shows(judge.Get(at+"/complete"), http.StatusOK, "不能这样做")
	d.shows(judge.Post(at+"/inform", d.form("on", "2026-11-24")), http.StatusUnprocessableEntity)
	d.shows(judge.Get(d.base+"/measures/m99"), http.StatusNotFound)
}

// Claim: a form sent on an old version records nothing and comes back whole: what was typed stands in it with the newest version; sent again
// it is carried out, and twice the same is carried out once.
func TestStaleVersionKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	c := d.As(t, "officer")
	old := d.form("slot", "o1.person_fine", "obligations", "o1", "person", "p2", "amount", "20000", "note", "多次催告", "step", "propose")
	d.fined()
	a := c.Post(d.base+"/measures/take", old)
	d.shows(a, http.StatusConflict, "多次催告", `name="amount" value="20000"`, `value="`+strconv.Itoa(d.docket().Version)+`"`)
	n := len(d.docket().Measures)
	old.Set("version", strconv.Itoa(d.docket().Version))
	old.Set("token", c.Token())
	d.done(c.PostRaw(d.base+"/measures/take", old), d.base+"/measures/m")
	d.done(c.PostRaw(d.base+"/measures/take", old), d.base+"/measures/m")
	if got := len(d.docket().Measures); got != n+1 {
		t.Errorf("%d measures after %d", got, n)
	}
	d.shows(c.PostRaw(d.base+"/measures/take", url.Values{"slot": {"o1.letters"}}), http.StatusForbidden)
}
