package storetest

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/store"
)

// judge is an account with every field.
var judge = account.Account{ID: "a1", Name: "judge", Display: "法官甲", Staff: "staff-1",
	Grants:   []account.Grant{{Role: policy.Judge, Court: "京0105"}, {Role: policy.Judge, Body: "body-1"}},
	Password: "$argon2id$x", MustChange: true, Failures: 2, Failed: now, Locked: now.Add(time.Minute), Created: now}

// change carries out a change and stops the test on an error.
func change(t *testing.T, s account.Store, c account.Change) {
	t.Helper()
	must(t, s.Write(background, c))
}

func testAccounts(t *testing.T, d Driver) {
	// An account comes back as it was written, with the next revision; a name is given once; of two that change one revision,
	// one is told.
	s := open(t, d).Accounts()
	if _, err := s.Account(background, "a1"); !errors.Is(err, account.ErrNone) {
		t.Errorf("nobody there: %v", err)
	}
	change(t, s, account.Change{Account: &judge})
	want := judge
	want.Revision = 1
	for name, read := range map[string]func() (account.Account, error){
		"by id":   func() (account.Account, error) { return s.Account(background, "a1") },
		"by name": func() (account.Account, error) { return s.AccountNamed(background, "judge") },
	} {
		if got, err := read(); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v: %v", name, got, want, err)
		}
	}
	namesake := judge
	namesake.ID = "a2"
	if err := s.Write(background, account.Change{Account: &namesake}); !errors.Is(err, account.ErrTaken) {
		t.Errorf("a name twice: %v", err)
	}
	clerk := account.Account{ID: "a2", Name: "clerk"}
	change(t, s, account.Change{Account: &clerk})
	got, err := s.Accounts(background)
	if must(t, err); len(got) != 2 || !reflect.DeepEqual(got[0], account.Account{ID: "a2", Name: "clerk", Revision: 1}) || got[1].ID != "a1" {
		t.Errorf("accounts %+v", got)
	}
	late := want
	want.Disabled, want.Grants, want.Failed, want.Locked = true, nil, time.Time{}, time.Time{}
	change(t, s, account.Change{Account: &want})
	if err := s.Write(background, account.Change{Account: &late, Records: []account.Record{{At: now, What: account.Locked}}}); !errors.Is(err, account.ErrConflict) {
		t.Errorf("a late change: %v", err)
	}
	if records, err := s.Records(background, "", 9); err != nil || records != nil {
		t.Errorf("a part of a refused change was written: %v, %v", records, err)
	}
	want.Revision = 2
	if got, err := s.Account(background, "a1"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("changed: %+v, want %+v: %v", got, want, err)
	}
	testCounted(t, s)
}

// testCounted lets eight attempts count at once: each is counted once.
func testCounted(t *testing.T, s account.Store) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				a, err := s.Account(background, "a2")
				if err != nil {
					t.Error(err)
					return
				}
				a.Failures++
				if err = s.Write(background, account.Change{Account: &a}); err == nil {
					return
				} else if !errors.Is(err, account.ErrConflict) {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if a, err := s.Account(background, "a2"); err != nil || a.Failures != 8 {
		t.Errorf("%d failures counted, want 8: %v", a.Failures, err)
	}
}

func hash(n byte) account.Hash { return account.Hash{31: n} }

func testSessions(t *testing.T, d Driver) {
	// Sessions come back as they were opened, are touched, and end by their hash, by whom they belong to, and by age.
	s := open(t, d).Accounts()
	sessions := []account.Session{
		{Hash: hash(0), Account: "a1", Created: now, Seen: now, From: "::1"},
		{Hash: hash(1), Account: "a2", Created: now, Seen: now.Add(time.Hour)},
		{Hash: hash(2), Codes: []string{"c2", "c1"}, Created: now, Seen: now.Add(time.Hour)},
		{Hash: hash(3), Account: "a1", Created: now.Add(-time.Hour), Seen: now.Add(time.Hour)},
		{Hash: hash(4), Codes: []string{"c3"}, Created: now, Seen: now.Add(time.Hour)},
	}
	for i := range sessions {
		change(t, s, account.Change{Session: &sessions[i]})
	}
	wantSessions(t, s, sessions)
	sessions[1].Seen = now.Add(2 * time.Hour)
	change(t, s, account.Change{Touch: &sessions[1]})
	change(t, s, account.Change{Touch: &account.Session{Hash: hash(9), Seen: now}})
	wantSessions(t, s, sessions)
	change(t, s, account.Change{EndUnseen: now.Add(time.Microsecond), EndOpened: now})
	wantSessions(t, s, []account.Session{sessions[1], sessions[2], sessions[4]})
	change(t, s, account.Change{EndOf: "c1"})
	wantSessions(t, s, []account.Session{sessions[1], sessions[4]})
	fresh := account.Session{Hash: hash(5), Account: "a2", Created: now, Seen: now}
	change(t, s, account.Change{EndOf: "a2", Session: &fresh})
	wantSessions(t, s, []account.Session{fresh, sessions[4]})
	end := hash(4)
	change(t, s, account.Change{End: &end})
	wantSessions(t, s, []account.Session{fresh})
}

// wantSessions: these sessions are there, and no others of those with the first hashes.
func wantSessions(t *testing.T, s account.Store, want []account.Session) {
	t.Helper()
	byHash := map[account.Hash]account.Session{}
	for _, x := range want {
		byHash[x.Hash] = x
	}
	for n := range byte(10) {
		got, err := s.Session(background, hash(n))
		x, there := byHash[hash(n)]
		if there && (err != nil || !reflect.DeepEqual(got, x)) || !there && !errors.Is(err, account.ErrNone) {
			t.Errorf("session %d: %+v, %v; want %+v, %v", n, got, err, x, there)
		}
	}
}

func testCodes(t *testing.T, d Driver) {
	// Codes come back as they were issued, in their order; first use and revocation are set once; records come newest first.
	s := open(t, d).Accounts()
	codes := []account.Code{
		{ID: "c9", Hash: hash(1), Role: policy.Applicant, Docket: "d1", Party: "p1", By: "a1", Issued: now, Expires: now.Add(time.Hour)},
		{ID: "c1", Hash: hash(2), Role: policy.Representative, Docket: "d1", Party: "p2", By: "a1", Issued: now, Expires: now.Add(time.Hour)},
		{ID: "c5", Hash: hash(3), Docket: "d2", Issued: now},
	}
	for i := range codes {
		change(t, s, account.Change{Code: &codes[i], Records: []account.Record{{At: now, What: account.CodeIssued, Code: codes[i].ID, By: "a1"}}})
	}
	for _, at := range []time.Time{now, now.Add(time.Minute)} {
		change(t, s, account.Change{UseCode: &account.Stamp{ID: "c9", At: at}, RevokeCode: &account.Stamp{ID: "c1", At: at},
			Records: []account.Record{{At: at, What: account.CodeUsed, Code: "c9", From: "::1"}, {At: at, What: account.Refused, Account: "a1", Why: account.UnknownCode, Object: "o"}}})
	}
	codes[0].Used, codes[1].Revoked = now, now
	if got, err := s.Codes(background, "d1"); err != nil || !reflect.DeepEqual(got, codes[:2]) {
		t.Errorf("codes %+v, want %+v: %v", got, codes[:2], err)
	}
	if got, err := s.Code(background, "c5"); err != nil || !reflect.DeepEqual(got, codes[2]) {
		t.Errorf("code %+v: %v", got, err)
	}
	if got, err := s.CodeHashed(background, hash(2)); err != nil || got.ID != "c1" {
		t.Errorf("by hash: %+v, %v", got, err)
	}
	if _, err := s.CodeHashed(background, hash(7)); !errors.Is(err, account.ErrNone) {
		t.Errorf("unknown: %v", err)
	}
	records, err := s.Records(background, "a1", 9)
	must(t, err)
	want := account.Record{At: now.Add(time.Minute), What: account.Refused, Account: "a1", Why: account.UnknownCode, Object: "o"}
	if len(records) != 2 || records[0] != want {
		t.Errorf("records %+v", records)
	}
	if records, err = s.Records(background, "", 3); err != nil || len(records) != 3 || records[1].What != account.CodeUsed || records[2].At != now {
		t.Errorf("records %+v, %v", records, err)
	}
	testAudit(t, s)
}

// testAudit: codes were issued at now, used and refused at now and a minute later; the queries ask for parts of that.
func testAudit(t *testing.T, s account.Store) {
	every, err := s.Audit(background, account.Query{})
	must(t, err)
	if len(every) != 7 || every[0].Why != account.UnknownCode || every[6].What != account.CodeIssued {
		t.Fatalf("audit %+v", every)
	}
	for i := range every[1:] {
		if every[i].Seq <= every[i+1].Seq {
			t.Errorf("not the newest first: %+v", every)
		}
	}
	minute := now.Add(time.Minute)
	for name, c := range map[string]struct {
		q    account.Query
		want []account.Line
	}{
		"some":           {account.Query{Limit: 2}, every[:2]},
		"the next":       {account.Query{Limit: 2, Before: every[1].Seq}, every[2:4]},
		"of an account":  {account.Query{Account: "a1"}, []account.Line{every[0], every[2]}},
		"of two kinds":   {account.Query{What: []account.What{account.CodeIssued, account.CodeUsed}, From: minute}, every[1:2]},
		"until excluded": {account.Query{Until: minute, What: []account.What{account.CodeUsed}}, every[3:4]},
		"none":           {account.Query{From: minute, Until: minute}, nil},
	} {
		if got, err := s.Audit(background, c.q); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v: %v", name, got, c.want, err)
		}
	}
}

func testSheets(t *testing.T, d Driver) {
	// A sheet is saved over the version that was read, several together or none; every version stays on record.
	s := open(t, d)
	bodies := store.Sheet{Name: "register/bodies", Text: "id,name\n1,某局\n", By: "a1", At: now}
	must(t, s.SaveSheets(background, bodies, store.Sheet{Name: "register/staff", Text: "id\n", By: "a1", At: now}))
	bodies.Version = 1
	if got, err := s.Sheet(background, bodies.Name); err != nil || got != bodies {
		t.Errorf("sheet %+v, %v", got, err)
	}
	bodies.Text = "id,name\n"
	var stale *store.Stale
	err := s.SaveSheets(background, bodies, store.Sheet{Name: "register/staff", Version: 7, At: now})
	if !errors.As(err, &stale) || *stale != (store.Stale{What: "sheet", ID: "register/staff", Have: 1, Want: 7}) {
		t.Errorf("one of two stale: %v", err)
	}
	if got, err := s.Sheet(background, bodies.Name); err != nil || got.Version != 1 {
		t.Errorf("a part was saved: %+v, %v", got, err)
	}
	must(t, s.SaveSheets(background, bodies))
	history, err := s.SheetHistory(background, bodies.Name)
	if must(t, err); len(history) != 2 || history[0].Version != 2 || history[1].Version != 1 || history[0].Text != "" {
		t.Errorf("history %+v", history)
	}
	if _, err := s.Sheet(background, "none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}
