package app

import (
	"context"
	"fmt"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// story is an invented case of the demonstration on its way. Each step is taken by its verb, some days ago, by whose it is; the first
// that fails is kept, and ends the story.
type story struct {
	app     *App
	ctx     context.Context
	court   string
	number  int
	today   civil.Day
	id      docket.ID
	version int
	err     error
}

// back returns the use cases as they were some days ago.
func (a *App) back(days int) *App {
	out := a.twin()
	out.Clock = func() time.Time { return a.Clock().Add(-time.Duration(days) * 24 * time.Hour) }
	return out
}

// step takes one step.
func (s *story) step(ago int, role policy.Role, do func(*App, Request) (Result, error)) {
	s.stepFor(ago, role, "", do)
}

// stepFor takes one step for a party that has come to the counter.
func (s *story) stepFor(ago int, role policy.Role, party string, do func(*App, Request) (Result, error)) {
	if s.err != nil {
		return
	}
	x := Actor{ID: demoStaff(s.court, role), Roles: []policy.Role{role}, Court: s.court, For: party}
	result, err := do(s.app.back(ago), Request{Actor: x, Docket: s.id, Version: s.version})
	if err != nil {
		s.err = fmt.Errorf("case %d, %s %d days ago, at version %d: %w", s.number, role, ago, s.version, err)
		return
	}
	s.id, s.version = result.Docket, result.Version
}

// day is the legal day some days ago; a negative number is days ahead.
func (s *story) day(ago int) casefile.Date { return exactly(s.today - civil.Day(ago)) }

func (s *story) year(ago int) int {
	year, _, _ := s.day(ago).First.YMD()
	return year
}

// demoStaff returns the id of who holds a role in a court of the demonstration.
func demoStaff(court string, role policy.Role) string {
	for _, u := range demoUsers {
		if u.role == role && u.court == court {
			return u.staffID()
		}
	}
	return ""
}

// plot is what a story is about.
type plot struct {
	body      string    // debtor, id in the register
	applicant i18n.Text // invented
	about     i18n.Text // what the title says the case is about
	judgment  string
	duty      docket.Duty
}

// filed hands in the application; the judgment took effect four months before.
func (s *story) filed(ago int, p plot) {
	year := s.year(ago + 150)
	cmd := docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords(p.applicant.ZH+p.about.ZH, p.applicant.EN+" "+p.about.EN), Banner: demoBanner},
		Title: docket.TitleDescribed{
			Kind: "admin_judgment", Number: fmt.Sprintf("（%d）%s行初%d号", year, s.court, 20+s.number), Court: demoCourts[s.court].ZH, Instance: "first",
			Judgment: p.judgment, Made: s.day(ago + 150), Effective: s.day(ago + 120),
		},
		Applicants: []docket.PartyAdded{{Name: docket.InWords(p.applicant.ZH, p.applicant.EN), Kind: "citizen"}},
		Debtors:    []docket.PartyAdded{{Register: p.body}},
		Persons: []docket.PersonNamed{{
			Name: docket.Say("钱某"), Post: i18n.Text{ZH: "负责人", EN: "head of the body"}, Role: "head", From: s.day(ago + 900), Deputy: "none",
		}},
	}
	s.step(ago, policy.Clerk, func(a *App, r Request) (Result, error) { return a.FileApplication(s.ctx, r, cmd) })
}

// typed types the duty.
func (s *story) typed(ago int, duty docket.Duty) {
	duty.Debtor = "d1"
	if duty.Period.Kind == "" {
		duty.Period = docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}
	}
	s.step(ago, policy.Clerk, func(a *App, r Request) (Result, error) {
		return a.TypeObligation(s.ctx, r, docket.TypeObligation{Duty: duty}, nil)
	})
}

// registered registers the case under a number of the court.
func (s *story) registered(ago int) {
	number := fmt.Sprintf("（%d）%s执%d号", s.year(ago), s.court, 100+s.number)
	s.step(ago, policy.Judge, func(a *App, r Request) (Result, error) {
		return a.Register(s.ctx, r, docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: number}}})
	})
}

// assigned gives the case to who holds the role.
func (s *story) assigned(ago int, role policy.Role) {
	cmd := docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: demoStaff(s.court, role)}}
	s.step(ago, policy.President, func(a *App, r Request) (Result, error) { return a.AssignCase(s.ctx, r, cmd) })
}

// noticed gives the enforcement notice, with some days to perform, and serves it.
func (s *story) noticed(ago, days int) {
	cmd := docket.RecordNotice{NoticeGiven: docket.NoticeGiven{WithUntil: docket.WithUntil{Until: s.day(ago - days)}}}
	s.step(ago, policy.Judge, func(a *App, r Request) (Result, error) { return a.RecordNotice(s.ctx, r, cmd) })
	s.step(ago-1, policy.Clerk, func(a *App, r Request) (Result, error) {
		return a.RecordService(s.ctx, r, docket.RecordService{Paper: "notice", Party: "d1"})
	})
}

// enforced brings the case from the counter to the end of the time the notice gives, thirty days after the application.
func (s *story) enforced(ago int, p plot, officer policy.Role) {
	s.filed(ago, p)
	s.typed(ago-1, p.duty)
	s.registered(ago - 4)
	s.assigned(ago-5, officer)
	s.noticed(ago-7, 20)
}

// refused finds that the debtor refuses, and who its head is.
func (s *story) refused(ago int) {
	for _, f := range []docket.FindingMade{{Finding: "refusal"}, {Finding: "head_identified", WithPerson: docket.WithPerson{Person: "p1"}}} {
		s.step(ago, policy.Judge, func(a *App, r Request) (Result, error) {
			return a.MakeFinding(s.ctx, r, docket.MakeFinding{FindingMade: f})
		})
	}
}

// proposed proposes a measure; rate is that of a daily fine, which is on the head of the body.
func (s *story) proposed(ago int, measure, rate string) {
	cmd := docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{
		Told: docket.Told{Obligations: []string{"o1"}}, AMeasure: docket.AMeasure{Measure: measure},
	}}
	if rate != "" {
		cmd.Person, cmd.Rate = "p1", docket.Yuan(rate)
	}
	s.step(ago, policy.Judge, func(a *App, r Request) (Result, error) { return a.ProposeMeasure(s.ctx, r, cmd) })
}

// fined lets a daily fine be approved, decided and served.
func (s *story) fined(ago int) {
	s.step(ago, policy.President, func(a *App, r Request) (Result, error) {
		return a.ApproveMeasure(s.ctx, r, docket.ApproveMeasure{Life: "m1"})
	})
	cmd := docket.DecideMeasure{MeasureDecided: docket.MeasureDecided{
		AMeasure: docket.AMeasure{Life: "m1"}, WithTerms: docket.WithTerms{Rate: "80.00"}, Post: i18n.Text{ZH: "负责人", EN: "head of the body"},
		FirstDay: s.day(ago - 3), RemedyTo: "court_above", RemedyWithin: "3d",
	}}
	s.step(ago-1, policy.Judge, func(a *App, r Request) (Result, error) { return a.DecideMeasure(s.ctx, r, cmd) })
	s.step(ago-2, policy.Clerk, func(a *App, r Request) (Result, error) {
		return a.ServeMeasure(s.ctx, r, docket.ServeMeasure{OnMeasure: docket.OnMeasure{Life: "m1"}, Person: "p1"})
	})
}

// paid records a payment.
func (s *story) paid(ago int, yuan string) {
	cmd := docket.RecordPayment{PaymentMade: docket.PaymentMade{Told: docket.Told{Obligations: []string{"o1"}}, WithAmount: docket.WithAmount{Amount: docket.Yuan(yuan)}}}
	s.step(ago, policy.Clerk, func(a *App, r Request) (Result, error) { return a.RecordPayment(s.ctx, r, cmd) })
}

// held lays the case aside until a day.
func (s *story) held(ago, until int, reason string) {
	cmd := docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Until: s.day(until), Reason: reason}}
	s.step(ago, policy.Judge, func(a *App, r Request) (Result, error) { return a.PlaceHold(s.ctx, r, cmd) })
}

// said records at the counter what the debtor, then the applicant says of performance.
func (s *story) said(ago int, debtor, applicant string) {
	told := docket.Told{Obligations: []string{"o1"}}
	s.stepFor(ago, policy.Clerk, "d1", func(a *App, r Request) (Result, error) {
		return a.ReportPerformance(s.ctx, r, docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{Told: told, WithState: docket.WithState{State: debtor}}})
	})
	if applicant == "" {
		return
	}
	s.stepFor(ago-2, policy.Clerk, "a1", func(a *App, r Request) (Result, error) {
		return a.StateView(s.ctx, r, docket.StateView{PerformanceViewed: docket.PerformanceViewed{Told: told, WithState: docket.WithState{State: applicant}}})
	})
}

// act proposes a step of procedure; with records, the director approves it two days later.
func (s *story) act(ago int, role policy.Role, act, way string, approve bool) {
	cmd := docket.ProposeAct{ActProposed: docket.ActProposed{Act: act, Way: way}}
	s.step(ago, role, func(a *App, r Request) (Result, error) { return a.ProposeAct(s.ctx, r, cmd) })
	if approve {
		s.step(ago-2, policy.Director, func(a *App, r Request) (Result, error) {
			return a.ApproveAct(s.ctx, r, docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: "b1"}})
		})
	}
}
