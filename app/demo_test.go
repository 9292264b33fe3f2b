package app

import (
	"errors"
	"testing"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/examples"
	"mandamus/policy"
	"mandamus/register"
	"mandamus/store"
)

// Claim: the demonstration has every example once, real ones as reconstructions nobody can add to, invented ones as live dockets, tied to
// the register when they are opened; each password and code lets in; it is set up once; the rows are those of the events.
func TestDemo(t *testing.T) {
	d := newDesk(t)
	d.on(2026, 5, 4)
	registry, err := DemoRegister()
	if err != nil {
		t.Fatal(err)
	}
	d.App.Registry = func() *register.Registry { return registry }
	config := account.DefaultConfig
	config.Params = account.Params{MemoryKiB: 64, Passes: 1, Threads: 1}
	accounts, err := account.NewService(d.Store.Accounts(), d.Random, config)
	if err != nil {
		t.Fatal(err)
	}
	given, err := d.Demo(d.ctx, accounts)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := examples.All()
	rebuilt, err := d.Store.CountCases(d.ctx, store.CaseFilter{Flag: "reconstruction"})
	if err != nil || rebuilt.N != len(all)-2 {
		t.Errorf("%d rebuilt of %d (%v)", rebuilt.N, len(all), err)
	}
	d.lets(accounts, given)
	judge := Actor{ID: "demo-judge", Roles: []policy.Role{policy.Judge}, Court: demoCourt}
	page, err := d.Cases(d.ctx, judge, store.CaseFilter{Text: "甲公司"})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].Assigned != "demo-judge" || page.Rows[0].Debtor != "qinghe-compensation" {
		t.Fatalf("%+v (%v)", page.Rows, err)
	}
	k := &kase{desk: d, id: page.Rows[0].Docket, version: page.Rows[0].Version}
	k.ok(d.AddNote(d.ctx, k.req(judge), note("演示")))
	for _, role := range []policy.Role{policy.Supervisor, policy.Overseer} {
		x := Actor{ID: "demo-" + string(role), Roles: []policy.Role{role}, Court: demoAbove}
		if page, err = d.Cases(d.ctx, x, store.CaseFilter{}); err != nil || len(page.Rows) != 2+len(demoPlots) {
			t.Errorf("%s sees %d (%v)", role, len(page.Rows), err)
		}
	}
	d.stages(page.Rows)
	if _, err := d.Demo(d.ctx, accounts); !errors.Is(err, ErrInUse) {
		t.Errorf("set up twice: %v", err)
	}
	if report, err := d.Store.Verify(d.ctx, d.Projector()); err != nil || !report.OK() {
		t.Errorf("%+v (%v)", report.Problems, err)
	}
	if ran := d.run(2026, 5, 5); ran.Cases > 2+len(demoPlots) || len(ran.Failed) > 0 {
		t.Errorf("the daily run looked at reconstructions: %+v", ran)
	}
}

// stages holds that the invented cases stand everywhere a case can stand, and that every list of a day has something to show.
func (d *desk) stages(rows []store.Case) {
	d.t.Helper()
	at, flags := map[string]int{}, map[string]int{}
	for _, c := range rows {
		at[c.Stage]++
		for _, f := range c.Flags {
			flags[f]++
		}
		if name := d.CourtName(c.Court); c.Debtor == "" || name.ZH == c.Court {
			d.t.Errorf("%s: debtor %q, court %q", c.Number, c.Debtor, name.ZH)
		}
	}
	for _, stage := range []string{"intake", "registered", "enforcing", "performed", "closed"} {
		if at[stage] == 0 {
			d.t.Errorf("no case is at %s: %v", stage, at)
		}
	}
	for _, flag := range []string{"held", "lapsed", "unassigned", "disputed", "unclear"} {
		if flags[flag] == 0 {
			d.t.Errorf("no case is %s: %v", flag, flags)
		}
	}
	shown := map[string]bool{}
	for _, owner := range []string{"demo-judge", "demo-officer", "clerk", "judge", "director", "president", "applicant", "debtor", "demo-railway-judge"} {
		page, err := d.Store.Tasks(d.ctx, store.Agenda{Who: owner})
		if err != nil {
			d.t.Fatal(err)
		}
		for _, l := range page.Rows {
			shown[l.Row.Kind] = true
		}
	}
	for _, kind := range []string{"decide_application", "type_obligations", "assign_case", "approve_measure", "approve_act", "take_act", "assess_performance",
		"compare_new_act", "answer_clarification", "decide_objection", "limit"} {
		if !shown[kind] {
			d.t.Errorf("nobody has to %s: %v", kind, shown)
		}
	}
	for _, l := range []store.List{store.ListLimits, store.ListHolds, store.ListNonUse, store.ListHearings} {
		if n, err := d.Store.CountAgenda(d.ctx, l, store.Agenda{}); err != nil || n.N == 0 {
			d.t.Errorf("%s: %+v (%v)", l, n, err)
		}
	}
}

// lets holds that all that was given lets in.
func (d *desk) lets(accounts *account.Service, given []Credential) {
	d.t.Helper()
	roles := map[policy.Role]bool{}
	for _, c := range given {
		roles[c.Role] = true
		var ticket account.Ticket
		var err error
		if c.Password {
			ticket, err = accounts.SignIn(d.ctx, account.SignIn{Name: c.Name, Password: c.Secret, From: "192.0.2." + c.Name}, d.App.now())
		} else {
			ticket, err = accounts.Redeem(d.ctx, c.Secret, "", "192.0.2.1", d.App.now())
		}
		if err != nil {
			d.t.Errorf("%+v: %v", c, err)
			continue
		}
		actors := ActorsOf(ticket.Visitor)
		if c.Password && len(actors) != 0 {
			d.t.Errorf("%s acts before choosing a password", c.Name)
		}
		if !c.Password {
			d.seated(actors, c.Docket)
		}
	}
	for _, r := range policy.Roles {
		if !roles[r] && r != policy.Representative {
			d.t.Errorf("nobody is %s", r)
		}
	}
}

// seated holds that an applicant reads the case of the code: the names in it, and no proposals.
func (d *desk) seated(actors []Actor, id docket.ID) {
	d.t.Helper()
	if len(actors) != 1 {
		d.t.Fatalf("a code makes %d actors", len(actors))
	}
	v, err := d.Case(d.ctx, actors[0], id, d.Today())
	if err != nil || !v.Veiled || v.Docket.Opened.Title.ZH.Withheld() {
		d.t.Errorf("the applicant cannot read the case: %v", err)
	}
}

// Claim: an account is one actor for each court and body, with the roles held there, under its id in the register.
func TestActorsOf(t *testing.T) {
	v := account.Visitor{Account: &account.Account{ID: "acc", Staff: "u-1", Grants: []account.Grant{
		{Role: policy.Judge, Court: here}, {Role: policy.Director, Court: here}, {Role: policy.Overseer, Court: above}}}}
	got := ActorsOf(v)
	if len(got) != 2 || got[0].ID != "u-1" || len(got[0].Roles) != 2 || got[1].Court != above {
		t.Errorf("%+v", got)
	}
	if got = ActorsOf(account.Visitor{}); got != nil {
		t.Errorf("nobody is %+v", got)
	}
}

// Claim: a register comes back from its sheets as it was saved, and an empty store has an empty one.
func TestRegisterSheets(t *testing.T) {
	d := newDesk(t)
	empty, err := LoadRegister(d.ctx, d.Store)
	if err != nil || len(empty.Data().Bodies) != 0 {
		t.Fatal(empty, err)
	}
	for range 2 {
		if err := SaveRegister(d.ctx, d.Store, d.Registry(), "u-admin", d.App.now()); err != nil {
			t.Fatal(err)
		}
	}
	back, err := LoadRegister(d.ctx, d.Store)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range register.Kinds {
		if string(back.Export(kind)) != string(d.Registry().Export(kind)) {
			t.Errorf("%s came back as\n%s", kind, back.Export(kind))
		}
	}
}
