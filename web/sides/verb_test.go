package sides

import (
	"encoding/json"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/webtest"
)

// said is what a side tells the court by a form, and what is recorded.
type said struct {
	word  string
	form  []string
	kind  string
	check string // stands on the page that is looked at
	body  string // in the body of the event
	fact  string // in the words that are kept apart
}

var debtorSays = []said{
	{"report", []string{"o", "o1", "state", "partial", "on", "2026-11-20", "evidence", "decision", "evidence", "delivery", "papers", "决定书一份", "note", "由张三经办"},
		"performance.reported", "新作出的决定、答复", `"evidence":["decision","delivery"]`, "由张三经办"},
	{"paid", []string{"o", "o1", "amount", "300,000元", "state", "full", "on", "2026/11/2", "receipt", "GK-2026-118"},
		"performance.reported", "300,000.00元", `"evidence":["bank_receipt"]`, "GK-2026-118"},
	{"plan", []string{"o", "o1", "until", "2027-01-31", "amount", "150000", "steps", "列入预算，李四负责"}, "promise.made", "2027-01-31", `"until":"2027-01-31"`, "李四负责"},
	{"clarify", []string{"about", "o1", "unclear", "no_amount", "text", "王五的损失算不算？"}, "clarification.requested", "王五的损失算不算？", `"obligation":"o1"`, "王五的损失算不算？"},
	{"clarify", []string{"about", "title", "unclear", "contradictory", "text", "两份判决不一致"}, "clarification.requested", "整个执行依据", `"from":"d1"`, "两份判决不一致"},
	{"object", []string{"way", "enforcement_act", "text", "查封超出范围，赵六可证"}, "objection.raised", "执行行为", `"way":"enforcement_act"`, "赵六可证"},
	{"recuse", []string{"text", "书记员孙七是申请人的亲属"}, "recusal.requested", "书记员孙七", `"by":"d1"`, "孙七"},
}

var applicantSays = []said{
	{"view", []string{"o", "o1", "state", "none", "on", "2026-11-20", "evidence", "photo", "papers", "照片三张", "note", "周八没有收到钱"}, "performance.viewed", "照片、录像", `"evidence":["photo"]`, "周八没有收到钱"},
	{"clarify", []string{"about", "o1", "unclear", "no_period", "text", "吴九问期限"}, "clarification.requested", "吴九问期限", `"from":"a1"`, "吴九"},
	{"object", []string{"way", "enforcement_act", "text", "长期不作为"}, "objection.raised", "长期不作为", `"by":"a1"`, "长期不作为"},
	{"above", []string{"text", "立案两年没有执行，郑十可证"}, "inaction.complained", "郑十可证", `"by":"a1"`, "郑十可证"},
	{"recuse", []string{"text", "执行员有利害关系"}, "recusal.requested", "利害关系", `"by":"a1"`, "利害关系"},
	{"withdraw", []string{"why", "settled", "note", "冯一同意分期"}, "application.withdrawn", "双方已经和解", `"by":"a1"`, "冯一同意分期"},
}

// Claim: each thing a side may tell the court is asked, shown once more, and recorded as what it is: by whom and on whose behalf, coded where
// it is coded, with what somebody wrote kept apart from the body.
func TestSaying(t *testing.T) {
	for _, side := range []struct {
		party string
		says  []said
		as    func(k *kase) *webtest.Client
		area  string
	}{
		{"d1", debtorSays, func(k *kase) *webtest.Client { return k.As(t, "debtor") }, "owe"},
		{"a1", applicantSays, (*kase).applicant, "my"},
	} {
		k := caseOf(t, desk(t), "debtor")
		c := side.as(k)
		for _, say := range side.says {
			t.Run(side.area+" "+say.word, func(t *testing.T) { say.hold(t, k, c, k.at(side.area, []string{say.word}), side.party) })
		}
	}
}

func (x said) hold(t *testing.T, k *kase, c *webtest.Client, path, party string) {
	has(t, c.Get(path), 200, `<form method="post" action="`+path+`"`, `name="token"`, "下一步：核对")
	form := k.form(x.form...)
	has(t, c.Post(path, form), 200, "请核对后提交", x.check)
	before := k.docket().Version
	a := sent(t, c, path, form)
	home := strings.TrimSuffix(path, "/"+x.word)
	if a.Status != 303 || a.Location != home {
		t.Fatalf("status %d to %q\n%s", a.Status, a.Location, errorsIn(a.Body))
	}
	has(t, c.Get(home), 200, `role="status"`)
	e := k.last()
	if e.Kind.Name != x.kind || k.docket().Version != before+1 || e.Event.For != party && e.Event.Actor != party {
		t.Fatalf("%s, version %d after %d, by %s for %s", e.Kind.Name, k.docket().Version, before, e.Event.Actor, e.Event.For)
	}
	kept, err := json.Marshal(e.Event.Private)
	if err != nil || !strings.Contains(string(e.Event.Body), x.body) || strings.Contains(string(e.Event.Body), x.fact) || !strings.Contains(string(kept), x.fact) {
		t.Errorf("body %s\nkept %s", e.Event.Body, kept)
	}
}

// Claim: a form that is sent twice is carried out once.
func TestSentTwice(t *testing.T) {
	k := caseOf(t, desk(t), "debtor")
	c := k.As(t, "debtor")
	form := k.form("o", "o1", "state", "none", "on", "2026-11-20", "sure", "1")
	form.Set("token", c.Token())
	for range 2 {
		has(t, c.PostRaw(k.owe("report"), form), 303)
	}
	if e := k.last(); e.Event.Version != k.docket().Version || e.Kind.Name != "performance.reported" || k.docket().History[e.Event.Version-2].Kind.Name == "performance.reported" {
		t.Error("it was carried out twice")
	}
}

// Claim: what is wrong comes back with what was typed, the field named in the summary and beside it, and a title that says so; nothing is
// recorded, and what was right can still be changed before it is sent.
func TestFaults(t *testing.T) {
	k := caseOf(t, desk(t), "debtor")
	body, applicant := k.As(t, "debtor"), k.applicant()
	before := k.docket().Version
	for _, x := range []struct {
		c       *webtest.Client
		path    string
		form    []string
		field   string
		message string
	}{
		{body, k.owe("report"), []string{"state", "full", "on", "2026-11-20"}, "o", "请至少选择一项义务"},
		{body, k.owe("report"), []string{"o", "o9", "state", "full", "on", "2026-11-20"}, "o", "请至少选择一项义务"},
		{body, k.owe("report"), []string{"o", "o1", "on", "2026-11-20"}, "state", "请选择一项"},
		{body, k.owe("report"), []string{"o", "o1", "state", "disputed", "on", "2026-11-20"}, "state", "请选择一项"},
		{body, k.owe("report"), []string{"o", "o1", "state", "full", "on", "2026-11-25"}, "on", "不能晚于 2026-11-24"},
		{body, k.owe("report"), []string{"o", "o1", "state", "full", "on", "2026-02-30"}, "on", "不是日期"},
		{body, k.owe("report"), []string{"o", "o1", "state", "full", "on", ""}, "on", "请填写日期"},
		{body, k.owe("report"), []string{"o", "o1", "state", "full", "on", "2026-11-20", "note", strings.Repeat("长", mostWords+1)}, "note", "最多 4000 个字"},
		{body, k.owe("paid"), []string{"o", "o1", "state", "full", "on", "2026-11-20"}, "amount", "请填写金额"},
		{body, k.owe("paid"), []string{"o", "o1", "state", "full", "on", "2026-11-20", "amount", "-5"}, "amount", "不是金额"},
		{body, k.owe("paid"), []string{"o", "o1", "state", "full", "on", "2026-11-20", "amount", "三万"}, "amount", "不是金额"},
		{body, k.owe("plan"), []string{"o", "o1", "until", "2026-11-23", "steps", "x"}, "until", "不能早于 2026-11-24"},
		{body, k.owe("plan"), []string{"o", "o1", "until", "2026-12-23"}, "steps", "请填写"},
		{body, k.owe("clarify"), []string{"about", "o1", "text", "x"}, "unclear", "请选择一项"},
		{body, k.owe("object"), []string{"way", "limitation", "text", "x"}, "way", "请选择一项"}, // the law does not open it for this title
		{body, k.owe("object"), []string{"way", "closing", "text", "x"}, "way", "请选择一项"},    // the case is open
		{applicant, k.my("object"), []string{"way", "jurisdiction", "text", "x"}, "way", "请选择一项"},
		{applicant, k.my("withdraw"), nil, "why", "请选择一项"},
		{applicant, k.my("above"), nil, "text", "请填写"},
	} {
		a := x.c.Post(x.path, k.form(append(x.form, "sure", "1")...))
		has(t, a, 422, "<title>错误：", `<a href="#`+x.field+`">`, `id="`+x.field+`-error"`, x.message)
	}
	if k.docket().Version != before {
		t.Error("something was recorded")
	}
	a := body.Post(k.owe("plan"), k.form("o", "o1", "until", "2027-01-31", "steps", "第一步", "edit", "1"))
	has(t, a, 200, `value="2027-01-31"`, "第一步</textarea>", "下一步：核对")
	lacks(t, a, "请核对后提交")
}

// Claim: where somebody else wrote meanwhile, the form comes back with what was typed and what has changed, and nothing is lost or recorded.
func TestStale(t *testing.T) {
	k := caseOf(t, desk(t), "debtor")
	c := k.As(t, "debtor")
	form := k.form("o", "o1", "until", "2027-01-31", "steps", "列入下年度预算", "sure", "1")
	k.ok(k.App.RecordPayment(t.Context(), k.req(k.staff(policy.Clerk)), docket.RecordPayment{PaymentMade: docket.PaymentMade{
		Told: docket.Told{Obligations: []string{"o1"}}, WithAmount: docket.WithAmount{Amount: "9.00"}}}))
	has(t, c.Post(k.owe("plan"), form), 409, "列入下年度预算", "付款")
	if k.last().Kind.Name != "payment.made" {
		t.Error("it was recorded")
	}
}

// Claim: what cannot be done is a page that says why and what would unblock it, also for a form that is sent all the same: a power that is
// lacking, a way the law does not open, a case that is closed.
func TestBlocked(t *testing.T) {
	k := caseOf(t, desk(t), "debtor")
	rep := k.party(policy.Representative, k.represented("a1", "ordinary"), nil)
	for word, scope := range map[string]string{"object": "提出异议", "withdraw": "承认、放弃"} {
		has(t, rep.Get(k.my(word)), 200, "现在不能办理", "委托书没有授予此项权限："+scope, "提交授予此项权限的委托书")
		has(t, rep.Post(k.my(word), k.form("way", "enforcement_act", "why", "other", "text", "x", "sure", "1")), 422, "委托书没有授予此项权限")
	}
	has(t, rep.Get(k.my()), 200, "现在不能办")
	applicant := k.applicant()
	has(t, sent(t, applicant, k.my("above"), k.form("text", "没有执行")), 303)
	has(t, applicant.Get(k.my("above")), 200, "现在不能办理", "已经提出过了", "《民事诉讼法》")
	has(t, sent(t, applicant, k.my("withdraw"), k.form("why", "performed")), 303)
	has(t, applicant.Get(k.my("withdraw")), 200, "已于 2026-11-24 撤回")
}

// Claim: in a closed case a side may still report, state a view and object to the closing, and to nothing else; the page says so.
func TestClosed(t *testing.T) {
	k := caseOf(t, desk(t), "railway-debtor")
	if k.docket().Closed == nil {
		t.Fatal("the demonstration has no closed case of this body")
	}
	c := k.As(t, "railway-debtor")
	lacks(t, c.Get("/zh/owe"), k.docket().Numbers[0].Number)
	has(t, c.Get("/zh/owe?all=1"), 200, k.docket().Numbers[0].Number)
	has(t, c.Get(k.owe("plan")), 200, "现在不能办理", "结案", "可以改办", k.owe("object"))
	a := c.Get(k.owe("object"))
	has(t, a, 200, `value="closing"`)
	lacks(t, a, `value="enforcement_act"`)
	has(t, sent(t, c, k.owe("object"), k.form("way", "closing", "text", "不同意结案")), 303)
}

// Claim: every verb has its place in the table of addresses, its words in both languages, and an action that the matrix knows.
func TestVerbs(t *testing.T) {
	s := desk(t)
	for _, b := range verbs {
		if b.ask == nil || b.send == nil || s.App.Matrix.Label(b.action) == (i18n.Text{}) {
			t.Errorf("%s is not whole", b.word)
		}
	}
}
