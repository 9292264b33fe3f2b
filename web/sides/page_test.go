package sides

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/policy"
)

// Claim: what a body owes stands on one page: what, since when, by when, how much is unpaid, what each side says, what shows it, whom to call,
// and where to answer; what is performed only when asked for; nothing of other bodies.
func TestOwe(t *testing.T) {
	s := desk(t)
	k, other := caseOf(t, s, "debtor"), caseOf(t, s, "railway-debtor")
	c := s.As(t, "debtor")
	o := k.docket().Open()[0]
	a := c.Get("/zh/owe")
	has(t, a, 200, "<h1>我们欠什么</h1>", o.What.In("zh"), o.Done.In("zh"), "2023-04-07", "2023-05-08", "300,000.00", "履行完毕", "部分履行",
		"法官（演示）", `href="`+k.owe()+`"`, k.owe("report")+"?o="+o.ID, k.owe("paid")+"?o="+o.ID, k.owe("plan")+"?o="+o.ID, k.owe("clarify")+"?o="+o.ID,
		"/zh/owe.ics", "/zh/owe.csv", "?all=1")
	lacks(t, a, other.docket().Title.Number, k.docket().Obligation("o2").What.In("zh"))
	has(t, c.Get("/zh/owe?all=1"), 200, k.docket().Obligation("o2").What.In("zh"))
	has(t, c.Get("/en/owe"), 200, "<h1>What we owe</h1>", "Judge (demo)")
}

// Claim: the page of a case says what the law allows while a duty is open in words of “may”, with article, and that it foretells nothing.
func TestExposure(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	a := s.As(t, "debtor").Get(k.owe())
	has(t, a, 200, "未履行期间，法律允许什么", "不表示法院将会采取，也不是对任何单位、个人的评价", "《行政诉讼法》第九十六条", "按日罚款", "加倍部分债务利息", "12368")
	lacks(t, a, "拒不", "违法失信")
	en := s.As(t, "debtor").Get(strings.Replace(k.owe(), "/zh", "/en", 1))
	has(t, en, 200, "What the law allows while a duty is open", "it does not say that the court will act")
	lacks(t, k.applicant().Get(k.my()), "未履行期间，法律允许什么")
}

// Claim: the page of an applicant says who has to act next, what is owed and paid, the rights there are now with their articles, where each is
// used, and the terms in plain words beside them.
func TestMyCase(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	c := k.applicant()
	if a := c.Get("/zh/my"); a.Location != k.my() {
		t.Fatalf("one case alone: to %q", a.Location)
	}
	a := c.Get(k.my())
	has(t, a, 200, "您是申请执行人", k.docket().Numbers[0].Number, "下一步", "2,100,000.00", "向上一级人民法院申请执行", "第二百三十七条",
		`href="`+k.my("above")+`"`, "申请检察监督", "同级人民检察院", "终结本次执行程序", "执行异议", "法官（演示）")
	lacks(t, a, k.my("report"), k.my("plan"))
}

// Claim: a report waits for the applicant's view, with the button that leads there; a view given waits no more.
func TestStepOfReport(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	body, applicant := s.As(t, "debtor"), k.applicant()
	lacks(t, applicant.Get(k.my()), k.my("view")+`?o=o1" role`)
	has(t, body.Get(k.owe()), 200, k.owe("report")+`?o=o1" role`)
	has(t, sent(t, body, k.owe("report"), k.form("o", "o1", "state", "full", "on", "2026-11-20")), 303)
	lacks(t, body.Get(k.owe()), k.owe("report")+`?o=o1" role`)
	has(t, applicant.Get(k.my()), 200, "请说明您的意见", k.my("view")+`?o=o1" role`)
	has(t, sent(t, applicant, k.my("view"), k.form("o", "o1", "state", "partial", "on", "2026-11-21")), 303)
	a := applicant.Get(k.my())
	has(t, a, 200, "各方说法不一", "认定履行情况")
	lacks(t, a, k.my("view")+`?o=o1" role`)
}

// Claim: a representative has one list over all cases, each with party, scope and days, and acts in each as who the docket knows.
func TestRepresentative(t *testing.T) {
	s := desk(t)
	k, other := caseOf(t, s, "debtor"), caseOf(t, s, "railway-debtor")
	c := k.party(policy.Representative, k.represented("a1", "ordinary", "settle"), nil)
	other.party(policy.Applicant, "a1", c)
	a := c.Get("/zh/my")
	has(t, a, 200, "<h1>我的案件</h1>", k.docket().Numbers[0].Number, `href="`+other.my()+`"`, "您是申请执行人的代理人", "一般代理", "和解", "自 2026-11-24 起")
	has(t, sent(t, c, k.my("view"), k.form("o", "o1", "state", "none", "on", "2026-11-24")), 303)
	if e := k.last().Event; e.Actor != "r1" || e.For != "a1" {
		t.Errorf("by %s for %s", e.Actor, e.For)
	}
}

// Claim: a representative of a debtor has the case under /my, with what a debtor may say, and is led there from /owe.
func TestRepresentativeOfDebtor(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	c := k.party(policy.Representative, k.represented("d1", "ordinary"), nil)
	if a := c.Get(k.owe()); a.Location != k.my() {
		t.Errorf("to %q", a.Location)
	}
	if a := c.Get("/zh/owe"); a.Location != "/zh/my" {
		t.Errorf("to %q", a.Location)
	}
	has(t, c.Get(k.my()), 200, "您是被执行人的代理人", k.my("report"), "未履行期间，法律允许什么")
	has(t, sent(t, c, k.my("report"), k.form("o", "o1", "state", "partial", "on", "2026-11-24")), 303)
	if e := k.last(); e.Event.Actor != "r1" || e.Event.For != "d1" || e.Kind.Name != "performance.reported" {
		t.Errorf("%s by %s for %s", e.Kind.Name, e.Event.Actor, e.Event.For)
	}
}

// Claim: hearings to come, questions with their answers and objections with what became of them stand on the page of both sides.
func TestTalks(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	judge := k.staff(policy.Judge)
	k.ok(s.App.ScheduleHearing(t.Context(), k.req(judge), docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{
		On: docket.OnDay(s.App.Today() + 9).On, At: "14:30", Place: docket.InWords("第三法庭", ""), About: "performance"}}))
	k.ok(s.App.RequestClarification(t.Context(), k.req(judge), docket.RequestClarification{
		ClarificationRequested: docket.ClarificationRequested{Obligation: "o1", Question: docket.InWords("是否含利息？", "")}}))
	k.ok(s.App.AnswerClarification(t.Context(), k.req(judge), docket.AnswerClarification{
		ClarificationAnswered: docket.ClarificationAnswered{Clarification: "q1", Answer: docket.InWords("不含利息。", "")}}))
	for path, page := range map[string]string{
		k.owe(): s.As(t, "debtor").Get(k.owe()).Body, k.my(): k.applicant().Get(k.my()).Body,
	} {
		for _, text := range []string{"2026年12月3日", "14:30", "第三法庭", "是否含利息？", "不含利息。", "已答复"} {
			if !strings.Contains(page, text) {
				t.Errorf("%s lacks %q", path, text)
			}
		}
	}
}

// Claim: the pages are light: each less than 25 KB when packed, besides style and script.
func TestWeight(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	for _, l := range []string{"/zh", "/en"} {
		for _, text := range []string{s.As(t, "debtor").Get(l + "/owe").Body, s.As(t, "debtor").Get(strings.Replace(k.owe(), "/zh", l, 1)).Body, k.applicant().Get(strings.Replace(k.my(), "/zh", l, 1)).Body} {
			var out bytes.Buffer
			z := gzip.NewWriter(&out)
			if _, err := z.Write([]byte(text)); err != nil || z.Close() != nil {
				t.Fatal(err)
			}
			if out.Len() > 25<<10 || out.Len() < 1<<10 {
				t.Errorf("%d bytes", out.Len())
			}
		}
	}
}
