package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"mandamus/account"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/examples"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/register"
)

// The demonstration: real cases as reconstructions to look at, the invented ones as live dockets of two invented courts to work
// on, and an account for each role.

// ErrInUse: a demonstration is set up in an empty store alone.
var ErrInUse = errors.New("the store holds cases already")

// Credential is an account of the demonstration with its one-time password, or an access code.
type Credential struct {
	Name     string // to sign in with; empty for an access code
	Secret   string // one-time password, or the code
	Role     policy.Role
	Court    string // code; empty for who belongs to none
	Body     string // id in the register
	Docket   docket.ID
	Where    i18n.Text // name of the court or body
	Password bool      // Secret is a password, to be changed at the first sign-in
}

// demoUser is an account of the demonstration.
type demoUser struct {
	name  string
	title i18n.Text
	role  policy.Role
	court string
	body  string
}

// The invented courts, of which the second is one of the railway with centralised jurisdiction, and the court over both.
const (
	demoCourt   = "岭01"
	demoRailway = "岭7101"
	demoAbove   = "岭"
)

var demoUsers = []demoUser{
	{"clerk", i18n.Text{ZH: "书记员（演示）", EN: "Clerk (demo)"}, policy.Clerk, demoCourt, ""},
	{"officer", i18n.Text{ZH: "执行员（演示）", EN: "Enforcement officer (demo)"}, policy.Officer, demoCourt, ""},
	{"judge", i18n.Text{ZH: "法官（演示）", EN: "Judge (demo)"}, policy.Judge, demoCourt, ""},
	{"director", i18n.Text{ZH: "执行局局长（演示）", EN: "Director of enforcement (demo)"}, policy.Director, demoCourt, ""},
	{"vice-president", i18n.Text{ZH: "副院长（演示）", EN: "Vice-president (demo)"}, policy.VicePresident, demoCourt, ""},
	{"president", i18n.Text{ZH: "院长（演示）", EN: "President (demo)"}, policy.President, demoCourt, ""},
	{"railway-clerk", i18n.Text{ZH: "铁路法院书记员（演示）", EN: "Clerk, railway court (demo)"}, policy.Clerk, demoRailway, ""},
	{"railway-judge", i18n.Text{ZH: "铁路法院法官（演示）", EN: "Judge, railway court (demo)"}, policy.Judge, demoRailway, ""},
	{"railway-president", i18n.Text{ZH: "铁路法院院长（演示）", EN: "President, railway court (demo)"}, policy.President, demoRailway, ""},
	{"supervisor", i18n.Text{ZH: "高级法院监督法官（演示）", EN: "Supervisor, court above (demo)"}, policy.Supervisor, demoAbove, ""},
	{"administrator", i18n.Text{ZH: "系统管理员（演示）", EN: "Administrator (demo)"}, policy.Administrator, demoCourt, ""},
	{"overseer", i18n.Text{ZH: "监督观察员（演示）", EN: "Overseer (demo)"}, policy.Overseer, demoAbove, ""},
	{"debtor", i18n.Text{ZH: "青禾县政府法制机构（演示）", EN: "Legal office of Qinghe County (demo)"}, policy.DebtorOffice, "", "qinghe-compensation"},
	{"railway-debtor", i18n.Text{ZH: "桐源法制机构（演示）", EN: "Legal office, Tongyuan (demo)"}, policy.DebtorOffice, "", "tongyuan-remake"},
}

// staffID is the id in the register of a user of the demonstration.
func (u demoUser) staffID() string { return "demo-" + u.name }

// grant is what the user may do. The accounts of bodies are kept by the first court, which has an administrator.
func (u demoUser) grant() account.Grant {
	g := account.Grant{Role: u.role, Court: u.court, Body: u.body}
	if u.body != "" {
		g.Keeper = demoCourt
	}
	return g
}

// demoCourts are the names of the invented courts.
var demoCourts = map[string]i18n.Text{
	demoCourt:   {ZH: "云岭省澜溪市中级人民法院", EN: "Intermediate People's Court of Lanxi, Yunling"},
	demoRailway: {ZH: "云岭铁路运输法院", EN: "Yunling Railway Transport Court"},
	demoAbove:   {ZH: "云岭省高级人民法院", EN: "High People's Court of Yunling"},
}

// demoBodies are debtors of invented cases beside those of the case files.
var demoBodies = []register.Body{
	{ID: land, Name: i18n.Text{ZH: "云岭省青禾县自然资源局", EN: "Qinghe County Natural Resources Bureau (Yunling Province)"}, Level: "county_department", Superior: county},
	{ID: housing, Name: i18n.Text{ZH: "云岭省青禾县住房和城乡建设局", EN: "Qinghe County Housing and Construction Bureau (Yunling Province)"}, Level: "county_department", Superior: county},
	{ID: town, Name: i18n.Text{ZH: "云岭省青禾县白塔镇人民政府", EN: "Baita Town People's Government (Yunling Province)"}, Level: "township_government", Superior: county},
}

// DemoRegister is the register of the demonstration: the invented courts with their staff, and the debtors of the invented cases,
// those of case files under the id of the file.
func DemoRegister() (*register.Registry, error) {
	all := civil.Interval{From: civil.MinDay, Until: civil.Never}
	var data register.Data
	for _, u := range demoUsers {
		if u.court != "" && slices.Contains(policy.CourtRoles, u.role) {
			data.Staff = append(data.Staff, register.Staff{ID: u.staffID(), Name: u.title, Roles: []policy.Role{u.role}, Court: u.court, Days: all})
		}
	}
	files, err := demoFiles(true)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		d := f.Debtors[0]
		data.Bodies = append(data.Bodies, register.Body{ID: f.ID, Name: d.Name, Level: d.Level, Days: all})
	}
	for _, b := range demoBodies {
		b.Days = all
		data.Bodies = append(data.Bodies, b)
	}
	for _, code := range []string{demoAbove, demoCourt, demoRailway} {
		data.Courts = append(data.Courts, register.Court{Code: code, Name: demoCourts[code]})
	}
	registry, problems := register.New(data)
	if registry == nil {
		return nil, problems.Errors()
	}
	return registry, nil
}

// demoFiles reads the examples: the invented ones, or the real.
func demoFiles(invented bool) ([]*casefile.File, error) {
	all, err := examples.All()
	if err != nil {
		return nil, err
	}
	var out []*casefile.File
	for _, e := range all {
		if e.Invented != invented {
			continue
		}
		f, problems := casefile.Read(e.Name, e.Data)
		if f == nil {
			return nil, problems.Errors()
		}
		out = append(out, f)
	}
	return out, nil
}

// Demo fills an empty store, keeps the register of the demonstration as its sheets, and returns what to sign in with, to be shown
// this once. Registry must be that of DemoRegister.
func (a *App) Demo(ctx context.Context, accounts *account.Service) ([]Credential, error) {
	if head, err := a.Store.Head(ctx); err != nil || head.Pos > 0 {
		return nil, errors.Join(err, ErrInUse)
	}
	if err := SaveRegister(ctx, a.Store, a.Registry(), account.System, a.now()); err != nil {
		return nil, err
	}
	real, err := demoFiles(false)
	if err != nil {
		return nil, err
	}
	for _, f := range real {
		if _, err := a.open(ctx, f, nil); err != nil {
			return nil, err
		}
	}
	out, err := a.demoAccounts(ctx, accounts)
	if err != nil {
		return nil, err
	}
	invented, err := demoFiles(true)
	if err != nil {
		return nil, err
	}
	for _, f := range invented {
		code, err := a.demoCase(ctx, accounts, f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
		out = append(out, code)
	}
	codes, err := a.demoPlayed(ctx, accounts)
	return append(out, codes...), err
}

// demoPlayed tells the invented cases, lets the daily run look at them all, and issues a code for the applicant of each that waits for a
// word of the sides.
func (a *App) demoPlayed(ctx context.Context, accounts *account.Service) ([]Credential, error) {
	told, err := a.demoStories(ctx)
	if err != nil {
		return nil, err
	}
	ran, err := a.Daily(ctx, a.Today(), nil)
	if err != nil || len(ran.Failed) > 0 {
		return nil, fmt.Errorf("daily run: %w, %v", err, ran.Failed)
	}
	var out []Credential
	for _, id := range told {
		d, _, err := a.load(ctx, id)
		if err != nil {
			return nil, err
		}
		if d.Obligation("o1") == nil || d.Obligation("o1").Viewed == nil || d.Closed != nil {
			continue
		}
		code, err := a.demoCode(ctx, accounts, d)
		if err != nil {
			return nil, err
		}
		out = append(out, code)
	}
	return out, nil
}

// open makes a docket out of a case file, with the debtors tied to the bodies of the register.
func (a *App) open(ctx context.Context, f *casefile.File, bodies map[string]string) (*work, error) {
	now := a.now()
	id, err := a.mintDocket(now)
	if err != nil {
		return nil, err
	}
	salts := &salts{from: a.Random}
	events, err := docket.FromCaseFile(f, docket.Making{Docket: id, Recorded: now, Actor: account.System, Salt: salts.next, Bodies: bodies})
	if err = errors.Join(err, salts.err); err != nil {
		return nil, err
	}
	d, err := docket.Fold(events)
	if err != nil {
		return nil, err
	}
	w := a.work(ctx, Actor{ID: account.System}, d, events)
	w.stored = 0
	_, err = w.store(Request{Actor: w.actor}, verb{})
	w.stored = len(events)
	return w, err
}

// demoCase makes a live docket, gives it to the judge of its court, and issues a code for the applicant.
func (a *App) demoCase(ctx context.Context, accounts *account.Service, f *casefile.File) (Credential, error) {
	w, err := a.open(ctx, f, map[string]string{f.Debtors[0].ID: f.ID})
	if err != nil {
		return Credential{}, err
	}
	if judge := demoStaff(w.subject.court, policy.Judge); judge != "" && w.docket.Closed == nil {
		w.offices = []string{"clerk", "judge"}
		if err := w.decide(verb{plan: one(docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: judge, Reason: "workload"}})}); err != nil {
			return Credential{}, err
		}
		if _, err := w.store(Request{Actor: w.actor}, verb{}); err != nil {
			return Credential{}, err
		}
	}
	return a.demoCode(ctx, accounts, w.docket)
}

// demoCode issues an access code for the applicant of a case.
func (a *App) demoCode(ctx context.Context, accounts *account.Service, d *docket.Docket) (Credential, error) {
	holder := account.Holder{Role: policy.Applicant, Docket: string(d.ID), Party: d.Side("applicant")[0].ID}
	text, _, err := accounts.IssueCode(ctx, account.System, holder, a.now())
	return Credential{Secret: text, Role: policy.Applicant, Court: CourtOf(d), Where: a.where(CourtOf(d), ""), Docket: d.ID}, err
}

// where names the court or, without one, the body.
func (a *App) where(court, body string) i18n.Text {
	if court != "" {
		return a.CourtName(court)
	}
	known, _ := a.Registry().Body(body)
	return known.Name
}

// demoAccounts makes the accounts.
func (a *App) demoAccounts(ctx context.Context, accounts *account.Service) ([]Credential, error) {
	var out []Credential
	for _, u := range demoUsers {
		n := account.New{Name: u.name, Display: u.title.ZH, Grants: []account.Grant{u.grant()}}
		if _, ok := a.Registry().Staff(u.staffID()); ok {
			n.Staff = u.staffID()
		}
		_, password, err := accounts.Create(ctx, account.System, n, a.now())
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", u.name, err)
		}
		out = append(out, Credential{Name: u.name, Secret: password, Role: u.role, Court: u.court, Body: u.body, Where: a.where(u.court, u.body), Password: true})
	}
	return out, nil
}
