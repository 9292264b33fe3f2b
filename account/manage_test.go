package account

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/policy"
)

// What an account cannot be is refused with all reasons; a name is taken whatever its case.
func TestCreateRefuses(t *testing.T) {
	s, m, a := desk(t)
	before := len(m.accounts)
	for want, n := range map[string]New{
		"account.name.form": {Name: "a b", Display: "甲", Grants: a.Grants}, "account.name.form ": {Name: "x", Display: "甲", Grants: a.Grants},
		"account.name.form  ": {Name: strings.Repeat("x", 65), Display: "甲", Grants: a.Grants}, "account.name.form   ": {Name: "-x", Display: "甲", Grants: a.Grants},
		"account.display": {Name: "new", Display: " ", Grants: a.Grants}, "account.grant.none": {Name: "new", Display: "甲"},
		"account.name.taken": {Name: "JUDGE", Display: "甲", Grants: a.Grants},
	} {
		_, password, err := s.Create(t.Context(), System, n, noon)
		var r *Refusal
		if kindOf(t, err) != Invalid || !errors.As(err, &r) || r.Why[0].Key != strings.TrimSpace(want) || password != "" {
			t.Errorf("%+v: %v", n, err)
		}
	}
	if len(m.accounts) != before {
		t.Error("an account was made")
	}
	if _, _, err := s.Create(t.Context(), System, New{Name: "法官乙", Display: "乙", Grants: a.Grants}, noon); err != nil {
		t.Error(err)
	}
}

// Each way in which grants can be wrong.
func TestCheckGrants(t *testing.T) {
	for _, test := range []struct {
		grants []Grant
		want   string
	}{
		{[]Grant{{Role: policy.Judge, Court: "皖1181"}, {Role: policy.Judge, Court: "皖11"}, {Role: policy.Clerk, Court: "皖1181"}}, ""},
		{[]Grant{{Role: policy.DebtorOffice, Body: "county"}}, ""}, {[]Grant{{Role: policy.DebtorOffice, Body: "county", Keeper: "x"}}, ""},
		{[]Grant{{Role: policy.Judge, Court: "x", Keeper: "x"}}, "keeper"},
		{[]Grant{{Role: policy.DebtorOffice, Body: "b"}, {Role: policy.DebtorOffice, Body: "b", Keeper: "x"}}, "twice"}, {nil, "none"}, {[]Grant{{Role: "king", Court: "x"}}, "role"}, {[]Grant{{Court: "x"}}, "role"},
		{[]Grant{{Role: policy.Applicant}}, "party"}, {[]Grant{{Role: policy.Representative, Court: "x"}}, "party"},
		{[]Grant{{Role: policy.DebtorOffice, Court: "x"}}, "body"}, {[]Grant{{Role: policy.DebtorOffice, Body: "b", Court: "x"}}, "body"},
		{[]Grant{{Role: policy.Judge}}, "court"}, {[]Grant{{Role: policy.Administrator, Court: "x", Body: "b"}}, "court"},
		{[]Grant{{Role: policy.Judge, Court: "x"}, {Role: policy.Judge, Court: "x"}}, "twice"},
	} {
		var got []string
		for _, m := range CheckGrants(test.grants) {
			got = append(got, strings.TrimPrefix(m.Key, "account.grant."))
			if s := m.In(i18n.ZH) + m.In(i18n.EN); strings.ContainsAny(s, "⟦{") {
				t.Errorf("%s", s)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: got %v, want %s", test.grants, got, test.want)
		}
	}
}

// Unlocking ends the waiting; what is managed is on record with who did it.
func TestManage(t *testing.T) {
	s, m, a := desk(t)
	for range maxFailures {
		s.SignIn(t.Context(), SignIn{"judge", other, "x"}, noon)
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); kindOf(t, err) != Denied {
		t.Fatal("not locked")
	}
	if err := s.Unlock(t.Context(), "boss", a.ID, noon); err != nil {
		t.Fatal(err)
	}
	if r := m.records[len(m.records)-1]; r.What != Unlocked || r.By != "boss" || r.Account != a.ID || !r.At.Equal(noon) {
		t.Errorf("%+v", r)
	}
	ticket := signIn(t, s, good, noon)
	first, err := s.Reset(t.Context(), "boss", a.ID, noon)
	if err != nil || m.records[len(m.records)-1].What != Reset {
		t.Fatal(err)
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon); kindOf(t, err) != Ended {
		t.Error("a session outlives the reset of its password")
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); kindOf(t, err) != Denied {
		t.Error("the old password is still good")
	}
	signIn(t, s, first, noon)
	if err := s.SetGrants(t.Context(), "boss", a.ID, nil, noon); kindOf(t, err) != Invalid {
		t.Errorf("got %v", err)
	}
	if err := s.Disable(t.Context(), "boss", "none", noon); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

// Reading what is sealed is on record with what was read.
func TestNoteRead(t *testing.T) {
	s, m, a := desk(t)
	if err := s.NoteRead(t.Context(), a.ID, "dk1/3", "office", noon.Add(1500*time.Nanosecond)); err != nil {
		t.Fatal(err)
	}
	want := Record{At: noon.Add(time.Microsecond), What: SealedRead, Account: a.ID, From: "office", Object: "dk1/3"}
	if got, _ := m.Records(t.Context(), a.ID, 1); got[0] != want {
		t.Errorf("got %+v", got[0])
	}
}

// Everything that can stand in a record has a name in both languages.
func TestRecordLabels(t *testing.T) {
	var all []i18n.Msg
	for _, w := range Whats {
		all = append(all, w.Label())
	}
	for _, w := range Whys {
		all = append(all, w.Label())
	}
	for _, m := range all {
		if s := m.In(i18n.ZH) + m.In(i18n.EN); strings.Contains(s, "⟦") {
			t.Error(s)
		}
	}
}

// A court changes the roles that it keeps and no others; taking the last role of all is refused.
func TestSetGrantsOf(t *testing.T) {
	s, m, a := desk(t)
	mine, theirs := Grant{Role: policy.Judge, Court: "皖1181"}, Grant{Role: policy.Overseer, Court: "皖11"}
	body := Grant{Role: policy.DebtorOffice, Body: "county", Keeper: "皖11"}
	if err := s.SetGrants(t.Context(), System, a.ID, []Grant{mine, theirs, body}, noon); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		court string
		set   []Grant
		want  []Grant
	}{
		{"皖1181", []Grant{{Role: policy.Clerk, Court: "皖1181"}}, []Grant{theirs, body, {Role: policy.Clerk, Court: "皖1181"}}},
		{"皖11", nil, []Grant{{Role: policy.Clerk, Court: "皖1181"}}},
	} {
		if err := s.SetGrantsOf(t.Context(), "boss", a.ID, test.court, test.set, noon); err != nil {
			t.Fatal(err)
		}
		if got := m.accounts[a.ID].Grants; !slices.Equal(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.court, got, test.want)
		}
	}
	if err := s.SetGrantsOf(t.Context(), "boss", a.ID, "皖1181", nil, noon); kindOf(t, err) != Invalid {
		t.Errorf("the last role: %v", err)
	}
	if r := m.records[len(m.records)-1]; r.What != Granted || r.By != "boss" {
		t.Errorf("%+v", r)
	}
}
