package casework

import (
	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

func actor(id string, roles ...policy.Role) app.Actor {
	return app.Actor{ID: id, Roles: roles, Court: "岭01"}
}

// actorOfBody is the legal office of a body of the demonstration.
func actorOfBody() app.Actor {
	return app.Actor{ID: "x", Roles: []policy.Role{policy.DebtorOffice}, Body: "qinghe-compensation"}
}

func on(y, m, d int) casefile.Date { return casefile.On(civil.Exactly(civil.Date(y, m, d))) }

// file files an application against an invented bureau.
func (b *bench) file() {
	b.t.Helper()
	cmd := docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords("周某诉青禾县住房局", "Zhou against the Qinghe housing bureau")},
		Title: docket.TitleDescribed{Kind: "admin_judgment", Number: "（2026）岭01行初9号", Court: "青岭市中级人民法院", Instance: "first",
			Judgment: "perform_duty", Made: on(2026, 6, 1), Effective: on(2026, 7, 1)},
		Applicants: []docket.PartyAdded{{Name: docket.InWords("周某", "Zhou"), Kind: "citizen"}},
		Debtors:    []docket.PartyAdded{{Name: docket.InWords("青禾县住房局", "Qinghe housing bureau"), Kind: "public_body", Level: "county_department"}},
		Persons: []docket.PersonNamed{{Name: docket.Say("钱某"), Post: i18n.Text{ZH: "局长", EN: "head of the bureau"}, Role: "head",
			From: on(2024, 1, 1), Deputy: "none"}},
	}
	b.act(func(r app.Request) (app.Result, error) {
		r.Actor, r.Docket = actor("demo-clerk", "clerk"), ""
		return b.App.FileApplication(b.t.Context(), r, cmd)
	})
}

func duty(kind string) docket.Duty {
	d := docket.Duty{Kind: kind, What: docket.InWords("判项："+kind, kind), Debtor: "d1", Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}}
	if kind == "pay" {
		d.Amount, d.Nature = "100000.00", "compensation"
	}
	return d
}
