package lists

import (
	"fmt"
	"testing"
	"time"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/webtest"
)

// court is the court of the demonstration to which the staff of the tests belongs.
const court = "岭01"

func staff(name string, roles ...policy.Role) app.Actor {
	return app.Actor{ID: "demo-" + name, Roles: roles, Court: court}
}

// filler opens cases at the court of the demonstration, on days before today.
type filler struct {
	t    testing.TB
	site *webtest.Site
	keys int
}

func (f *filler) req(x app.Actor, r app.Result) app.Request {
	f.keys++
	return app.Request{Actor: x, Docket: r.Docket, Version: r.Version, Key: fmt.Sprint("fill", f.keys)}
}

// must ends the test where a verb was not carried out.
func (f *filler) must(r app.Result, err error) app.Result {
	f.t.Helper()
	if err != nil {
		f.t.Fatalf("%v", err)
	}
	return r
}

func on(d civil.Day) casefile.Date { return casefile.On(civil.Exactly(d)) }

// ago runs something as if some days ago.
func (f *filler) ago(days int, do func(today civil.Day)) {
	f.site.Pass(-time.Duration(days) * 24 * time.Hour)
	do(f.site.App.Today())
	f.site.Pass(time.Duration(days) * 24 * time.Hour)
}

// filed is the nth application, at the counter.
func (f *filler) filed(n int, today civil.Day) app.Result {
	a, body := f.site.App, f.site.App.Registry().Data().Bodies[n%2].ID
	kase := f.must(a.FileApplication(f.t.Context(), f.req(staff("clerk", policy.Clerk), app.Result{}), docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords(fmt.Sprintf("第%d号申请人诉某县人民政府", n), fmt.Sprintf("Applicant %d v. a county", n))},
		Title: docket.TitleDescribed{Kind: "admin_judgment", Number: fmt.Sprintf("（2024）%s行初%d号", court, n), Court: court, Instance: "first", Judgment: "perform_duty",
			Made: on(today - 120), Effective: on(today - 90)},
		Applicants: []docket.PartyAdded{{Name: docket.InWords(fmt.Sprintf("申请人%d", n), ""), Kind: "citizen"}},
		Debtors:    []docket.PartyAdded{{Register: body}},
		Persons:    []docket.PersonNamed{{Name: docket.Say(fmt.Sprintf("负责人%d", n)), Post: i18n.Text{ZH: "县长", EN: "head"}, Role: "head", From: on(today - 900), Deputy: "none"}},
	}))
	return f.must(a.TypeObligation(f.t.Context(), f.req(staff("clerk", policy.Clerk), kase), docket.TypeObligation{Duty: docket.Duty{
		Kind: "perform_duty", What: docket.InWords("履行信息公开职责", ""), Debtor: "d1", Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"},
	}}, nil))
}

// enforced is the nth case, registered, given to an officer (none: nobody) and noticed.
func (f *filler) enforced(n int, officer string, today civil.Day) app.Result {
	a := f.site.App
	kase := f.filed(n, today)
	judge, president := staff("judge", policy.Judge), staff("president", policy.President)
	kase = f.must(a.Register(f.t.Context(), f.req(judge, kase), docket.Register{ApplicationRegistered: docket.ApplicationRegistered{
		WithNumber: docket.WithNumber{Number: fmt.Sprintf("（2026）%s执%d号", court, n)}}}))
	if officer == "" {
		return kase
	}
	kase = f.must(a.AssignCase(f.t.Context(), f.req(president, kase), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: officer}}))
	return f.must(a.RecordNotice(f.t.Context(), f.req(judge, kase), docket.RecordNotice{NoticeGiven: docket.NoticeGiven{WithUntil: docket.WithUntil{Until: on(today + 20)}}}))
}

// fill opens n cases of all ages and stages.
func fill(t testing.TB, site *webtest.Site, n int) *filler {
	f := &filler{t: t, site: site}
	officers := []string{"demo-judge", "demo-officer", "demo-judge", "demo-director", ""}
	for i := range n {
		f.ago([]int{2, 8, 15, 40, 70, 120, 200}[i%7], func(today civil.Day) {
			if i%6 == 0 {
				f.filed(i, today)
			} else {
				f.enforced(i, officers[i%len(officers)], today)
			}
		})
	}
	return f
}
