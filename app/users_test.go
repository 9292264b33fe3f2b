package app

import (
	"crypto/rand"
	"errors"
	"slices"
	"testing"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// door is a desk with a service that lets people in, and an administrator with an account.
func door(t *testing.T) (*desk, *account.Service, Actor) {
	t.Helper()
	d := newDesk(t)
	config := account.DefaultConfig
	config.Params = account.Params{MemoryKiB: 8, Passes: 1, Threads: 1}
	s, err := account.NewService(d.Store.Accounts(), rand.Reader, config)
	if err != nil {
		t.Fatal(err)
	}
	boss := made(t, d, s, "boss", "u-admin", account.Grant{Role: policy.Administrator, Court: here})
	x := admin()
	x.Account = boss
	return d, s, x
}

// made makes an account as the command line does and returns its id.
func made(t *testing.T, d *desk, s *account.Service, name, staff string, grants ...account.Grant) string {
	t.Helper()
	a, _, err := s.Create(d.ctx, account.System, account.New{Name: name, Display: name, Staff: staff, Grants: grants}, d.App.now())
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// deniedBy holds that an error is a refusal by a policy, for a reason.
func deniedBy(t *testing.T, err error, key string) {
	t.Helper()
	var d *Denied
	if !errors.As(err, &d) || d.Why.Key != key {
		t.Errorf("got %v, want denied by %s", err, key)
	}
}

// Claim: an administrator makes accounts with roles of the own court and for known bodies, for staff of the court who have none yet.
func TestAddUser(t *testing.T) {
	d, s, x := door(t)
	judge := account.Grant{Role: policy.Judge, Court: here}
	add := func(n account.New) error {
		n.Display = "甲"
		_, _, err := d.AddUser(d.ctx, x, s, n)
		return err
	}
	if err := add(account.New{Name: "judge", Staff: "u-judge", Grants: []account.Grant{judge}}); err != nil {
		t.Fatal(err)
	}
	if err := add(account.New{Name: "office", Grants: []account.Grant{{Role: policy.DebtorOffice, Body: "housing", Keeper: here}}}); err != nil {
		t.Fatal(err)
	}
	deniedBy(t, add(account.New{Name: "x1", Grants: []account.Grant{judge, {Role: policy.Judge, Court: above}}}), "app.user.court")
	deniedBy(t, add(account.New{Name: "x2", Grants: []account.Grant{{Role: policy.DebtorOffice, Body: "housing"}}}), "app.user.court")
	for name, n := range map[string]account.New{
		"app.no_body": {Name: "x3", Grants: []account.Grant{{Role: policy.DebtorOffice, Body: "moon", Keeper: here}}}, "app.user.staff": {Name: "x4", Staff: "u-above", Grants: []account.Grant{judge}},
		"app.user.staff_taken": {Name: "x5", Staff: "u-judge", Grants: []account.Grant{judge}},
	} {
		var wrong fault.Problems
		if err := add(n); !errors.As(err, &wrong) || wrong[0].What.Key != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
	_, _, err := d.AddUser(d.ctx, president(), s, account.New{Name: "x6", Display: "甲", Grants: []account.Grant{judge}})
	deniedBy(t, err, "policy.cannot")
	users, err := d.Users(d.ctx, x)
	if err != nil || len(users) != 3 || users[1].Name != "judge" || users[1].Password != "" {
		t.Errorf("users %+v, %v", users, err)
	}
}

// Claim: an account another court has a part in is changed as a whole by neither; each changes its own roles. Nobody changes their own.
func TestSharedAndOwnAccounts(t *testing.T) {
	d, s, x := door(t)
	mine, theirs := account.Grant{Role: policy.Judge, Court: here}, account.Grant{Role: policy.Judge, Court: above}
	shared, foreign := made(t, d, s, "shared", "", mine, theirs), made(t, d, s, "foreign", "", theirs)
	whole := map[string]func(id string) error{
		"reset":   func(id string) error { _, err := d.ResetUser(d.ctx, x, s, id); return err },
		"disable": func(id string) error { return d.DisableUser(d.ctx, x, s, id) },
		"enable":  func(id string) error { return d.EnableUser(d.ctx, x, s, id) },
		"unlock":  func(id string) error { return d.UnlockUser(d.ctx, x, s, id) },
	}
	for name, do := range whole {
		deniedBy(t, do(shared), "app.user.shared")
		deniedBy(t, do(x.Account), "app.user.self")
		for _, id := range []string{foreign, "none"} {
			if err := do(id); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s of %s: %v", name, id, err)
			}
		}
	}
	deniedBy(t, d.GrantUser(d.ctx, x, s, x.Account, []account.Grant{mine}), "app.user.self")
	deniedBy(t, d.GrantUser(d.ctx, x, s, shared, []account.Grant{theirs}), "app.user.court")
	if err := d.GrantUser(d.ctx, x, s, shared, nil); err != nil {
		t.Fatal(err)
	}
	if a, err := d.Store.Accounts().Account(d.ctx, shared); err != nil || !slices.Equal(a.Grants, []account.Grant{theirs}) {
		t.Errorf("grants %+v, %v", a.Grants, err)
	}
	if _, err := d.User(d.ctx, x, shared); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the account has left the court: %v", err)
	}
}

// Claim: codes are for applicants and for representatives who still act, issued and revoked by who enforces the case.
func TestCodes(t *testing.T) {
	d, s, _ := door(t)
	k := d.filed("housing")
	k.ok(k.AppearRepresentative(k.ctx, k.req(clerk()), docket.AppearRepresentative{RepresentativeAppeared: docket.RepresentativeAppeared{
		Party: "a1", Name: docket.InWords("代理人", ""), Kind: "lawyer", Scope: []string{"ordinary"}, Until: day(2025, 3, 10),
	}}))
	_, seats, err := d.Codes(d.ctx, clerk(), k.id)
	if err != nil || len(seats) != 2 || seats[0].Role != policy.Applicant || seats[1].Role != policy.Representative || seats[0].Barred.Key+seats[1].Barred.Key != "" {
		t.Fatalf("seats %+v, %v", seats, err)
	}
	_, c, err := d.IssueCode(d.ctx, clerk(), s, k.id, seats[1].Party)
	if err != nil || c.Role != policy.Representative || c.Docket != string(k.id) {
		t.Fatalf("code %+v, %v", c, err)
	}
	d.on(2025, 3, 10)
	_, _, err = d.IssueCode(d.ctx, clerk(), s, k.id, seats[1].Party)
	deniedBy(t, err, "app.power_over")
	_, _, err = d.IssueCode(d.ctx, admin(), s, k.id, "a1")
	deniedBy(t, err, "policy.cannot")
	var wrong fault.Problems
	if _, _, err = d.IssueCode(d.ctx, clerk(), s, k.id, "d1"); !errors.As(err, &wrong) || wrong[0].What.Key != "app.code.party" {
		t.Errorf("a code for the debtor: %v", err)
	}
	second := d.filed("other")
	if err := d.RevokeCode(d.ctx, clerk(), s, second.id, c.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("revoked through another case: %v", err)
	}
	deniedBy(t, d.RevokeCode(d.ctx, bureau(), s, k.id, c.ID), "policy.cannot")
	if err := d.RevokeCode(d.ctx, clerk(), s, k.id, c.ID); err != nil {
		t.Fatal(err)
	}
	if _, seats, err = d.Codes(d.ctx, clerk(), k.id); err != nil || seats[1].Codes[0].Revoked.IsZero() {
		t.Errorf("not revoked: %+v, %v", seats, err)
	}
}

// Claim: the record shows a court what concerns its accounts and cases; where much concerns others, a page that holds little leads on.
func TestAudit(t *testing.T) {
	d, s, x := door(t)
	foreign := made(t, d, s, "foreign", "", account.Grant{Role: policy.Judge, Court: above})
	var noise []account.Record
	for range auditReads*account.QueryMost + 5 {
		noise = append(noise, account.Record{At: d.now, What: account.SealedRead, Account: foreign})
	}
	if err := d.Store.Accounts().Write(d.ctx, account.Change{Records: noise}); err != nil {
		t.Fatal(err)
	}
	first, err := d.SignIns(d.ctx, x, account.Query{})
	if err != nil || len(first.Lines) != 0 || first.Next == 0 {
		t.Fatalf("%d lines, next %d: %v", len(first.Lines), first.Next, err)
	}
	last, err := d.SignIns(d.ctx, x, account.Query{Before: first.Next})
	if err != nil || len(last.Lines) != 1 || last.Lines[0].Account != x.Account || last.Next != 0 || last.Accounts[foreign].Password != "" {
		t.Fatalf("%+v, next %d: %v", last.Lines, last.Next, err)
	}
	_, err = d.SignIns(d.ctx, clerk(), account.Query{})
	deniedBy(t, err, "policy.cannot")
	_, err = d.SealedReads(d.ctx, x, account.Query{})
	deniedBy(t, err, "policy.cannot")
	over, err := d.SealedReads(d.ctx, Actor{ID: "u-above", Roles: []policy.Role{policy.Supervisor}, Court: above}, account.Query{Limit: 3})
	if err != nil || len(over.Lines) != 3 || over.Next != over.Lines[2].Seq {
		t.Errorf("the court above reads %+v, next %d: %v", over.Lines, over.Next, err)
	}
}

// Claim: whoever acted in an event is called by what people know them as: staff by name, the account of a body as its legal office, another
// account as it is shown, a party without a docket as its side; what nobody knows stays as it is.
func TestCalled(t *testing.T) {
	d, s, _ := door(t)
	body := d.Registry().Data().Bodies[0]
	office := made(t, d, s, "bureau", "", account.Grant{Role: policy.DebtorOffice, Body: body.ID})
	seer := made(t, d, s, "seer", "", account.Grant{Role: policy.Overseer, Court: here})
	for id, want := range map[string]string{
		"u-judge": "u-judge", office: "legal office of " + body.Name.In(i18n.EN), seer: "seer", "a1": "applicant", "d2": "debtor", "r11": "representative",
		"a": "a", "a1x": "a1x", "x1": "x1", "": "",
	} {
		if got := d.Called(d.ctx, id).In(i18n.EN); got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	if got := d.Called(d.ctx, office).In(i18n.ZH); got != body.Name.ZH+"法制机构" {
		t.Errorf("the office is called %s", got)
	}
}
