package sides

import (
	"net/url"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/policy"
)

// Claim: every page of the sides is for its side alone: nobody is led to sign in and back, a form of nobody's is 401, staff and the other
// side are 403, another's case is 403, what does not exist is 404.
func TestAccess(t *testing.T) {
	s := desk(t)
	mine, other := caseOf(t, s, "debtor"), caseOf(t, s, "railway-debtor")
	nobody, judge, body, applicant := s.Nobody(), s.As(t, "judge"), s.As(t, "debtor"), mine.applicant()
	unknown := docket.ID(strings.Repeat("0", 26))
	for _, path := range []string{"/zh/owe", "/zh/owe.ics", "/zh/owe.csv", "/zh/my", "/zh/my.ics", mine.owe(), mine.my(), mine.owe("report"), mine.my("view")} {
		if a := nobody.Get(path); a.Status != 303 || a.Location != "/zh/sign-in?back="+url.QueryEscape(path) {
			t.Errorf("nobody at %s: %d to %s", path, a.Status, a.Location)
		}
		has(t, judge.Get(path), 403)
	}
	has(t, nobody.Post(mine.owe("report"), nil), 401)
	has(t, judge.Post(mine.my("view"), mine.form()), 403)
	for _, path := range []string{"/zh/my", "/zh/my.ics", mine.my(), mine.my("view"), other.owe(), other.owe("report")} {
		has(t, body.Get(path), 403)
	}
	has(t, body.Post(other.owe("report"), other.form("o", "o1", "state", "full", "on", "2026-11-20", "sure", "1")), 403)
	for _, path := range []string{"/zh/owe", "/zh/owe.csv", mine.owe(), mine.owe("report"), other.my(), other.my("view")} {
		has(t, applicant.Get(path), 403)
	}
	has(t, applicant.Post(other.my("withdraw"), other.form("why", "other", "sure", "1")), 403)
	for _, path := range []string{"/zh/owe/nonsense", "/zh/owe/" + string(unknown), mine.owe("view"), mine.owe("nonsense"), mine.owe("withdraw")} {
		has(t, body.Get(path), 404)
	}
	for _, path := range []string{"/zh/my/" + string(unknown), mine.my("report"), mine.my("plan")} {
		has(t, applicant.Get(path), 404)
	}
	has(t, body.PostRaw(mine.owe("report"), mine.form("o", "o1")), 403) // without our token
	if n := mine.docket().Version; n != caseOf(t, desk(t), "debtor").docket().Version {
		t.Error("something was recorded")
	}
}

// Claim: a party sees nothing of deliberation: a measure proposed is on neither side's page, whatever way it is asked for; once decided it is
// on record.
func TestVeil(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	before := len(k.docket().Measures)
	k.ok(s.App.ProposeMeasure(t.Context(), k.req(k.staff(policy.Judge)), docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{
		Told: docket.Told{Obligations: []string{"o1"}, Fact: docket.InWords("内部商议的一句话", "")}, AMeasure: docket.AMeasure{Measure: "public_notice"}}}))
	if len(k.docket().Measures) != before+1 {
		t.Fatal("nothing was proposed")
	}
	for _, l := range []string{"/zh", "/en"} {
		for _, a := range []struct{ body, word string }{
			{s.As(t, "debtor").Get(strings.Replace(k.owe(), "/zh", l, 1)).Body, "debtor"},
			{k.applicant().Get(strings.Replace(k.my(), "/zh", l, 1)).Body, "applicant"},
		} {
			if !strings.Contains(a.body, `id="record"`) || strings.Contains(a.body, "内部商议的一句话") || strings.Contains(a.body, "提出措施") {
				t.Errorf("the %s sees the proposal, or nothing", a.word)
			}
		}
	}
}

// Claim: a representative whose power is over sees the case no more, and is told that there was one.
func TestPowerOver(t *testing.T) {
	s := desk(t)
	k, other := caseOf(t, s, "debtor"), caseOf(t, s, "railway-debtor")
	rep := k.represented("a1", "ordinary")
	c := other.party(policy.Applicant, "a1", k.party(policy.Representative, rep, nil))
	has(t, c.Get("/zh/my"), 200, k.docket().Numbers[0].Number)
	k.ok(s.App.WithdrawRepresentative(t.Context(), k.req(k.staff(policy.Clerk)), docket.WithdrawRepresentative{
		RepresentativeWithdrew: docket.RepresentativeWithdrew{Representative: rep}}))
	a := c.Get("/zh/my")
	has(t, a, 200, "1 份代理权已经终止")
	lacks(t, a, k.docket().Numbers[0].Number)
	has(t, c.Get(k.my()), 403)
}
