package app

import (
	"context"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// The invented cases of the demonstration, one at each place where a case can stand, so that no page is empty on the first day.
// Days are counted back from the day on which it is set up.

var demoBanner = i18n.Text{ZH: "虚构案例：地方、机关、人员与案号均为虚构", EN: "invented case: places, bodies, persons and numbers are fictitious"}

// Debtors of the invented cases, as the register has them.
const (
	county  = "qinghe-compensation" // the county government, whose legal office has an account
	land    = "qinghe-land"
	housing = "qinghe-housing"
	town    = "baita-town"
	remaker = "tongyuan-remake"
)

// demoPlot tells one case. The daily run, and what the law says, come after.
type demoPlot struct {
	court string
	body  string
	name  i18n.Text // of the applicant
	about i18n.Text
	kind  string
	what  i18n.Text
	sum   string // yuan; of duties to pay
	tell  func(s *story, p plot)
}

func (p demoPlot) plot() plot {
	out := plot{body: p.body, applicant: p.name, about: p.about, judgment: "perform_duty"}
	out.duty = docket.Duty{Kind: p.kind, What: docket.InWords(p.what.ZH, p.what.EN), Quote: docket.Say(p.what.ZH)}
	switch p.kind {
	case "pay":
		out.judgment, out.duty.Amount, out.duty.Nature = "pay", docket.Yuan(p.sum), "compensation"
	case "remake":
		out.judgment = "revoke_and_remake"
	}
	return out
}

var demoPlots = []demoPlot{
	{demoCourt, town, i18n.Text{ZH: "周某甲", EN: "Zhou"}, i18n.Text{ZH: "诉白塔镇人民政府强制拆除赔偿执行案", EN: "v. Baita Town: compensation for a demolition"},
		"pay", i18n.Text{ZH: "赔偿周某甲损失126,400元", EN: "pay Zhou 126,400 yuan in compensation"}, "126400.00", justFiled},
	{demoCourt, land, i18n.Text{ZH: "吴某", EN: "Wu"}, i18n.Text{ZH: "诉青禾县自然资源局政府信息公开执行案", EN: "v. Qinghe Natural Resources Bureau: disclosure"},
		"disclose", i18n.Text{ZH: "向吴某公开征收补偿方案及附图", EN: "disclose the plan of compensation with its map to Wu"}, "", awaitingRegistration},
	{demoCourt, housing, i18n.Text{ZH: "郑某", EN: "Zheng"}, i18n.Text{ZH: "诉青禾县住房和城乡建设局履行查处职责执行案", EN: "v. Qinghe Housing Bureau: duty to investigate"},
		"perform_duty", i18n.Text{ZH: "对郑某举报的违法建设作出处理", EN: "deal with the unlawful building reported by Zheng"}, "", withoutOfficer},
	{demoCourt, county, i18n.Text{ZH: "冯某", EN: "Feng"}, i18n.Text{ZH: "诉青禾县人民政府履行补偿职责执行案", EN: "v. Qinghe County: duty to decide on compensation"},
		"perform_duty", i18n.Text{ZH: "对冯某的补偿申请作出决定", EN: "decide on Feng's application for compensation"}, "", lapsedAndStill},
	{demoCourt, housing, i18n.Text{ZH: "陈某", EN: "Chen"}, i18n.Text{ZH: "诉青禾县住房和城乡建设局行政赔偿执行案", EN: "v. Qinghe Housing Bureau: compensation"},
		"pay", i18n.Text{ZH: "赔偿陈某损失58,000元", EN: "pay Chen 58,000 yuan in compensation"}, "58000.00", onHold},
	{demoCourt, town, i18n.Text{ZH: "褚某", EN: "Chu"}, i18n.Text{ZH: "诉白塔镇人民政府行政协议执行案", EN: "v. Baita Town: resettlement agreement"},
		"pay", i18n.Text{ZH: "支付褚某安置补助费90,000元", EN: "pay Chu 90,000 yuan for resettlement"}, "90000.00", backFromHold},
	{demoCourt, county, i18n.Text{ZH: "卫某", EN: "Wei"}, i18n.Text{ZH: "诉青禾县人民政府行政赔偿执行案", EN: "v. Qinghe County: compensation"},
		"pay", i18n.Text{ZH: "赔偿卫某损失412,300元", EN: "pay Wei 412,300 yuan in compensation"}, "412300.00", awaitingApproval},
	{demoCourt, land, i18n.Text{ZH: "蒋某", EN: "Jiang"}, i18n.Text{ZH: "诉青禾县自然资源局不动产登记执行案", EN: "v. Qinghe Natural Resources Bureau: registration of a house"},
		"perform_duty", i18n.Text{ZH: "为蒋某办理不动产登记", EN: "register Jiang's house"}, "", underFine},
	{demoCourt, county, i18n.Text{ZH: "沈某", EN: "Shen"}, i18n.Text{ZH: "诉青禾县人民政府政府信息公开执行案", EN: "v. Qinghe County: disclosure"},
		"disclose", i18n.Text{ZH: "向沈某公开征地批文", EN: "disclose the approval of the taking to Shen"}, "", awaitingAssessment},
	{demoCourt, housing, i18n.Text{ZH: "韩某", EN: "Han"}, i18n.Text{ZH: "诉青禾县住房和城乡建设局公房租赁执行案", EN: "v. Qinghe Housing Bureau: public housing"},
		"perform_duty", i18n.Text{ZH: "对韩某的公房申请作出答复", EN: "answer Han's application for public housing"}, "", actAwaitingApproval},
	{demoCourt, town, i18n.Text{ZH: "杨某", EN: "Yang"}, i18n.Text{ZH: "诉白塔镇人民政府行政赔偿执行案", EN: "v. Baita Town: compensation"},
		"pay", i18n.Text{ZH: "赔偿杨某损失23,600元", EN: "pay Yang 23,600 yuan in compensation"}, "23600.00", readyToClose},
	{demoCourt, land, i18n.Text{ZH: "朱某", EN: "Zhu"}, i18n.Text{ZH: "诉青禾县自然资源局采取补救措施执行案", EN: "v. Qinghe Natural Resources Bureau: remedial measures"},
		"remedial", i18n.Text{ZH: "采取相应的补救措施", EN: "take suitable remedial measures"}, "", unclearTitle},
	{demoRailway, remaker, i18n.Text{ZH: "秦某", EN: "Qin"}, i18n.Text{ZH: "诉桐原县自然资源局重作行政行为执行案", EN: "v. Tongyuan Natural Resources Bureau: act to be made anew"},
		"remake", i18n.Text{ZH: "撤销原决定，重新作出行政行为", EN: "revoke the decision and make a new one"}, "", repeatedAct},
}

func justFiled(s *story, p plot) { s.filed(1, p) }

func awaitingRegistration(s *story, p plot) {
	s.filed(4, p)
	s.typed(3, p.duty)
}

func withoutOfficer(s *story, p plot) {
	s.filed(14, p)
	s.typed(13, p.duty)
	s.registered(9)
}

func lapsedAndStill(s *story, p plot) {
	s.enforced(205, p, policy.Judge)
	s.refused(95)
}

func onHold(s *story, p plot) {
	s.enforced(80, p, policy.Judge)
	s.paid(30, "20000.00")
	s.held(10, -2, "awaiting_payment")
}

func backFromHold(s *story, p plot) {
	s.enforced(70, p, policy.Officer)
	s.held(25, 2, "awaiting_reply")
}

func awaitingApproval(s *story, p plot) {
	s.enforced(90, p, policy.Judge)
	s.refused(20)
	s.proposed(2, "daily_fine", "80.00")
	s.proposed(1, "public_notice", "")
}

func underFine(s *story, p plot) {
	s.enforced(120, p, policy.Judge)
	s.refused(50)
	s.proposed(40, "daily_fine", "80.00")
	s.fined(38)
}

func awaitingAssessment(s *story, p plot) {
	s.enforced(60, p, policy.Judge)
	s.said(5, "full", "disputed")
	cmd := docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{
		On: s.day(-1), At: "09:30", Place: docket.InWords("第二听证室", "Hearing room 2"), About: "performance", Minutes: 90}}
	s.step(1, policy.Clerk, func(a *App, r Request) (Result, error) { return a.ScheduleHearing(s.ctx, r, cmd) })
}

func actAwaitingApproval(s *story, p plot) {
	s.enforced(55, p, policy.Officer)
	s.act(1, policy.Officer, "suspension", "other", false)
}

func readyToClose(s *story, p plot) {
	s.enforced(75, p, policy.Judge)
	s.paid(20, "23600.00")
	s.said(18, "full", "full")
	cmd := docket.AssessPerformance{PerformanceAssessed: docket.PerformanceAssessed{
		Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "full"}}}
	s.step(12, policy.Judge, func(a *App, r Request) (Result, error) { return a.AssessPerformance(s.ctx, r, cmd) })
	s.act(6, policy.Judge, "closing", "performed", true)
}

func unclearTitle(s *story, p plot) {
	p.duty.Unclear = []string{"no_content", "no_done_criterion"}
	s.enforced(40, p, policy.Judge)
	ask := docket.RequestClarification{ClarificationRequested: docket.ClarificationRequested{
		Obligation: "o1", From: "court", Question: docket.InWords("补救措施具体包括哪些内容？以何为完成标准？", "What do the measures consist of, and when are they done?")}}
	s.step(8, policy.Judge, func(a *App, r Request) (Result, error) { return a.RequestClarification(s.ctx, r, ask) })
}

func repeatedAct(s *story, p plot) {
	s.enforced(100, p, policy.Judge)
	said := func(result string) docket.Grounds {
		return docket.Grounds{Facts: docket.InWords("未提交四至证明", "no proof of the boundaries"), Reasons: docket.InWords("材料不齐", "papers are missing"), Result: docket.InWords(result, "registration refused")}
	}
	act := docket.RecordNewAct{NewActMade: docket.NewActMade{Annulled: said("不予登记"), New: said("不予登记")}}
	s.step(6, policy.Clerk, func(a *App, r Request) (Result, error) { return a.RecordNewAct(s.ctx, r, act) })
	s.stepFor(3, policy.Clerk, "d1", func(a *App, r Request) (Result, error) {
		return a.RaiseObjection(s.ctx, r, docket.RaiseObjection{ObjectionRaised: docket.ObjectionRaised{WithWay: docket.WithWay{Way: "enforcement_act"}}})
	})
}

// demoStories tells all invented cases, and returns the dockets in the order of their plots.
func (a *App) demoStories(ctx context.Context) ([]docket.ID, error) {
	var out []docket.ID
	for i, p := range demoPlots {
		s := &story{app: a, ctx: ctx, court: p.court, number: i + 1, today: a.Today()}
		p.tell(s, p.plot())
		if s.err != nil {
			return nil, s.err
		}
		out = append(out, s.id)
	}
	head := Actor{ID: demoStaff(demoCourt, policy.VicePresident), Roles: []policy.Role{policy.VicePresident}, Court: demoCourt}
	return out, a.DeclareAbsence(ctx, head, head.ID, a.Today()+3, a.Today()+civil.Day(9))
}
