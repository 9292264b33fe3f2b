package load

import (
	"fmt"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// live plays a case from the counter to its end, or to the plan's day. Some are refused, some are withdrawn, and of the others a
// few in a hundred stay where they are at each step.
func (p *player) live(w *world, n int) {
	p.file(w, n)
	if !p.later(2, 9) {
		return
	}
	if p.chance(3) {
		p.refuse()
		return
	}
	number := fmt.Sprintf("（%d）%s执%d号", year(p.today), p.court.Code, n+1)
	p.do(p.judge(), "judge", docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: number}}})
	if !p.later(0, 5) || p.chance(1) {
		return
	}
	officer := p.judge()
	p.do(p.court.President, "president", docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: officer}})
	if !p.later(1, 12) || p.chance(1) {
		return
	}
	p.notice()
	if !p.later(10, 60) {
		return
	}
	if p.chance(2) {
		p.do(officer, "judge", docket.Suspend{EnforcementSuspended: docket.EnforcementSuspended{
			Told: docket.Told{By: "court"}, WithWay: docket.WithWay{Way: "other"}}})
		return
	}
	p.work(officer)
}

// file brings the case to the counter, with one duty or two.
func (p *player) file(w *world, n int) {
	applicant, body := p.person(), &w.bodies[p.random.IntN(len(w.bodies))]
	made := p.between(200, 500)
	p.do(p.court.Clerk, "clerk", docket.FileApplication{
		Opened: docket.CaseOpened{
			Jurisdiction: "cn", Courts: docket.Courts{Enforcing: p.court.Code},
			Title: docket.InWords("申请人"+applicant+"诉"+body.Name.ZH+"执行案", ""),
		},
		Title: docket.TitleDescribed{
			Kind: "admin_judgment", Number: fmt.Sprintf("（%d）%s行初%d号", year(p.today-300), p.court.Code, n+1), Court: p.court.Code,
			Instance: "first", Judgment: "perform_duty", Made: p.after(-made), Effective: p.after(30 - made),
		},
		Applicants: []docket.PartyAdded{{Name: docket.InWords(applicant, ""), Kind: "citizen"}},
		Debtors: []docket.PartyAdded{{
			Register: body.ID, Name: docket.InWords(body.Name.ZH, body.Name.EN), Kind: "public_body", Level: body.Level,
		}},
		Persons: []docket.PersonNamed{{
			Name: docket.Say(p.person()), Post: i18n.Text{ZH: "负责人", EN: "head"}, Role: "head", From: p.after(-900), Deputy: "none",
		}},
	})
	if p.chance(40) || p.until-p.today < 10 { // of the newest, which have little else on record, all
		p.do(p.court.Clerk, "clerk", docket.AppearRepresentative{RepresentativeAppeared: docket.RepresentativeAppeared{
			Party: "a1", Name: docket.InWords(p.person(), ""), Kind: "lawyer", Scope: []string{"ordinary", "object"},
		}})
	}
	p.do(p.court.Clerk, "clerk", docket.TypeObligation{Duty: p.duty()})
	if p.chance(15) {
		p.do(p.court.Clerk, "clerk", docket.TypeObligation{Duty: p.duty()})
	}
}

// duty draws a duty of the operative part.
func (p *player) duty() docket.Duty {
	d := docket.Duty{Debtor: "d1", Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}}
	switch sum := p.between(5, 900) * 1000; p.random.IntN(5) {
	case 0, 1:
		d.Kind, d.Nature, d.Amount = "pay", "compensation", docket.Yuan(fmt.Sprintf("%d.00", sum))
		d.What = docket.InWords(fmt.Sprintf("赔偿损失%d元", sum), "")
	case 2:
		d.Kind, d.What = "disclose", docket.InWords("公开"+p.thing()+"的信息", "")
	case 3:
		d.Kind, d.What = "remake", docket.InWords("就"+p.thing()+"重新作出处理", "")
	default:
		d.Kind, d.What = "perform_duty", docket.InWords("履行办理"+p.thing()+"的职责", "")
	}
	return d
}

func (p *player) refuse() {
	why := docket.InWords("判决尚未生效", "the judgment has not taken effect")
	p.do(p.judge(), "judge", docket.RefuseRegistration{ApplicationRefused: docket.ApplicationRefused{Told: docket.Told{Fact: why}}})
}

// notice gives the debtor notice to perform, and serves it.
func (p *player) notice() {
	p.do(p.docket.Officer, "judge", docket.RecordNotice{NoticeGiven: docket.NoticeGiven{WithUntil: docket.WithUntil{Until: p.after(30)}}})
	if p.later(1, 6) {
		p.do(p.court.Clerk, "clerk", docket.RecordService{Paper: "notice", Party: "d1"})
	}
}

// work is what happens between the notice and the closing.
func (p *player) work(officer string) {
	if p.chance(6) && !p.hearing(officer) {
		return
	}
	if p.chance(10) && !p.measure(officer) {
		return
	}
	if p.chance(10) && !p.hold(officer) {
		return
	}
	if p.chance(2) || !p.later(10, 90) {
		return
	}
	p.perform(officer)
}

// hearing sets a hearing and holds it; false: it is still ahead.
func (p *player) hearing(officer string) bool {
	days := p.between(5, 30)
	p.do(p.court.Clerk, "clerk", docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{
		On: p.after(days), At: fmt.Sprintf("%02d:30", p.between(9, 16)), Place: docket.InWords("第一法庭", ""), About: "performance"}})
	if !p.later(days, days) {
		return false
	}
	p.do(officer, "judge", docket.HoldHearing{HearingHeld: docket.HearingHeld{Hearing: "h1", Present: []string{"a1", "d1"}}})
	return p.later(1, 10)
}

// measure proposes a measure, which the president approves or has yet to; false: it came to no more.
func (p *player) measure(officer string) bool {
	p.do(officer, "judge", docket.MakeFinding{FindingMade: docket.FindingMade{Finding: "refusal"}})
	if !p.later(1, 10) {
		return false
	}
	propose := docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{
		Told: docket.Told{Obligations: []string{"o1"}}, AMeasure: docket.AMeasure{Measure: "public_notice"}}}
	if !p.may(officer, "judge", propose) {
		return true
	}
	if !p.later(1, 9) || p.chance(10) {
		return false
	}
	p.may(p.court.President, "president", docket.RefuseMeasure{Life: "m1", Reason: "milder_means_first"})
	return p.later(1, 20)
}

// hold lays the case aside for a while; false: it is still so.
func (p *player) hold(officer string) bool {
	days := p.between(10, 60)
	p.do(officer, "judge", docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Until: p.after(days), Reason: "awaiting_reply"}})
	if !p.later(days, days) {
		return false
	}
	p.do(app.System, "system", docket.EndHold{Why: "day_came"})
	return p.later(1, 20)
}

// perform has the debtor perform, the court assess it, and the case closed.
func (p *player) perform(officer string) {
	told := docket.Told{}
	for _, o := range p.docket.Obligations {
		told.Obligations = append(told.Obligations, o.ID)
		if o.Money() {
			p.do(p.court.Clerk, "clerk", docket.RecordPayment{PaymentMade: docket.PaymentMade{
				Told: docket.Told{Obligations: []string{o.ID}}, WithAmount: docket.WithAmount{Amount: o.Amount}}})
		}
	}
	full := docket.WithState{State: "full"}
	p.do("d1", "", docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{Told: told, WithState: full}})
	if !p.later(2, 20) || p.chance(1) {
		return
	}
	p.do(officer, "judge", docket.AssessPerformance{PerformanceAssessed: docket.PerformanceAssessed{Told: told, WithState: full}})
	if p.later(1, 15) {
		p.do(officer, "judge", docket.Close{CaseClosed: docket.CaseClosed{WithWay: docket.WithWay{Way: "performed"}}})
	}
}

func (p *player) judge() string { return p.court.Judges[p.random.IntN(len(p.court.Judges))] }

var (
	surnames = []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜")
	given    = []rune("安邦昌达恩芳桂海嘉坤兰明宁平琴瑞山泰文希宜永远云泽贞志忠子宗")
	things   = []string{"房屋登记", "工伤认定", "土地补偿", "退休待遇", "营业执照", "规划许可", "安置补助", "采矿登记", "学籍", "救助金"}
)

func (p *player) person() string {
	out := []rune{surnames[p.random.IntN(len(surnames))], given[p.random.IntN(len(given))]}
	if p.chance(70) {
		out = append(out, given[p.random.IntN(len(given))])
	}
	return string(out)
}

func (p *player) thing() string { return things[p.random.IntN(len(things))] }

func year(d civil.Day) int {
	y, _, _ := d.YMD()
	return y
}
