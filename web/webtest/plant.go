package webtest

import (
	"testing"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// Planted is a case full of names that stand nowhere else, with the names by who may read them.
type Planted struct {
	ID        docket.ID
	Applicant string // a party
	Office    string // an office-holder of the debtor
	Own       string // in what the court keeps to itself
	Sealed    string // in what is sealed
}

// Plant files such a case at a court, against a body of the register.
func (s *Site) Plant(t testing.TB, court, body string) Planted {
	t.Helper()
	p := Planted{Applicant: "欧阳甲植", Office: "欧阳乙植", Own: "欧阳丙植", Sealed: "欧阳丁植"}
	clerk, judge := staff(policy.Clerk, court), staff(policy.Judge, court)
	done := func(r app.Result, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		p.ID = r.Docket
	}
	ask := func(x app.Actor) app.Request {
		t.Helper()
		events, err := s.App.Store.Load(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		return app.Request{Actor: x, Docket: p.ID, Version: len(events)}
	}
	done(s.App.FileApplication(t.Context(), app.Request{Actor: clerk, Key: "planted"}, docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords(p.Applicant+"诉青禾县人民政府", "")},
		Title: docket.TitleDescribed{Kind: "admin_judgment", Number: "（2026）岭01行初77号", Court: "云岭省澜溪市中级人民法院", Instance: "first",
			Judgment: "perform_duty", Made: docket.OnDay(civil.Date(2026, 10, 9)).On, Effective: docket.OnDay(civil.Date(2026, 11, 2)).On},
		Applicants: []docket.PartyAdded{{Name: docket.InWords(p.Applicant, ""), Kind: "citizen"}}, Debtors: []docket.PartyAdded{{Register: body}},
		Persons: []docket.PersonNamed{{Debtor: "d1", Name: docket.Say(p.Office), Role: "head", Post: i18n.Text{ZH: "县长", EN: "Head"}}},
		Handed:  docket.Handed{Contacts: []docket.ContactGiven{{Party: "a1", Address: docket.Say(p.Own + "路1号"), Phone: docket.Say(p.Own)}}},
	}))
	done(s.App.TypeObligation(t.Context(), ask(clerk), docket.TypeObligation{Duty: docket.Duty{
		Kind: "perform_duty", What: docket.InWords("向"+p.Applicant+"作出决定", ""), Debtor: "d1", Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}}}, nil))
	done(s.App.AddNote(t.Context(), ask(clerk), docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords(p.Own+"来电", "")}}))
	done(s.App.Record(t.Context(), ask(judge), docket.Record{Body: &docket.InterferenceOccurred{Told: docket.Told{Fact: docket.InWords(p.Sealed+"打招呼", "")}}}))
	return p
}

// staff is somebody of the demonstration at a court.
func staff(role policy.Role, court string) app.Actor {
	return app.Actor{ID: "demo-" + string(role), Roles: []policy.Role{role}, Court: court}
}
