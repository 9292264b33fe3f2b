package account

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/policy"
)

// holder is an applicant in a docket.
var holder = Holder{policy.Applicant, "dk1", "a1"}

// issue makes a code for a docket.
func issue(t *testing.T, s *Service, docket string) (string, Code) {
	t.Helper()
	text, c, err := s.IssueCode(t.Context(), "j", Holder{policy.Representative, docket, "r1"}, noon)
	if err != nil {
		t.Fatal(err)
	}
	return text, c
}

// A code lets in as often as wanted until it expires or is revoked; its first use is kept.
func TestRedeem(t *testing.T) {
	s, m, _ := desk(t)
	text, c, err := s.IssueCode(t.Context(), "j", holder, noon)
	if err != nil || c.By != "j" || c.Docket != "dk1" || c.Party != "a1" || c.Role != policy.Applicant {
		t.Fatalf("%+v, %v", c, err)
	}
	for i := range 3 {
		ticket, err := s.Redeem(t.Context(), strings.ToLower(text), "", "home", noon.Add(time.Duration(i)*time.Second))
		if err != nil || ticket.Account != nil || ticket.Grants() != nil || ticket.MustChange() || len(ticket.Codes) != 1 || ticket.Codes[0].Docket != "dk1" {
			t.Fatalf("%+v, %v", ticket, err)
		}
		if v, err := s.Resolve(t.Context(), ticket.Token, noon); err != nil || v.Codes[0].ID != c.ID {
			t.Errorf("%+v, %v", v, err)
		}
	}
	if got, _ := m.Codes(t.Context(), "dk1"); len(got) != 1 || !got[0].Used.Equal(noon) {
		t.Errorf("%+v", got)
	}
}

// A code is good up to, not including, the instant it expires.
func TestCodeExpires(t *testing.T) {
	s, m, _ := desk(t)
	text, c := issue(t, s, "dk1")
	for at, want := range map[time.Time]Kind{c.Expires.Add(-time.Microsecond): 0, c.Expires: Denied} {
		if _, err := s.Redeem(t.Context(), text, "", "x", at); kindOf(t, err) != want {
			t.Errorf("%v: %v", at, err)
		}
	}
	if got := newest(t, m, 5); !slices.Contains(got, "refused/code_expired") {
		t.Errorf("records: %v", got)
	}
}

// A revoked code lets nobody in and ends the sessions it opened, at once and for good.
func TestRevoke(t *testing.T) {
	s, m, _ := desk(t)
	text, c := issue(t, s, "dk1")
	stays, _ := issue(t, s, "dk2")
	ticket, err := s.Redeem(t.Context(), text, "", "x", noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RevokeCode(t.Context(), "j", c.ID, noon); err != nil {
		t.Fatal(err)
	}
	_, open := s.Resolve(t.Context(), ticket.Token, noon)
	_, again := s.Redeem(t.Context(), text, "", "x", noon)
	if kindOf(t, open) != Ended || kindOf(t, again) != Denied || newest(t, m, 1)[0] != "refused/code_is_revoked" {
		t.Errorf("%v, %v", open, again)
	}
	if _, err := s.Redeem(t.Context(), stays, "", "x", noon); err != nil {
		t.Error(err)
	}
	if err := s.RevokeCode(t.Context(), "j", "none", noon); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

// A code revoked in the very moment it is used stays revoked, and the session is good for nothing.
func TestRevokedWhileRedeeming(t *testing.T) {
	s, m, _ := desk(t)
	text, c := issue(t, s, "dk1")
	m.between = func() {
		if err := s.RevokeCode(context.Background(), "j", c.ID, noon); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Redeem(t.Context(), text, "", "x", noon); kindOf(t, err) != Ended {
		t.Errorf("got %v", err)
	}
	if got, _ := m.Code(t.Context(), c.ID); got.Revoked.IsZero() {
		t.Error("the code is good again")
	}
}

// A representative adds code to code: one session for all cases, the old token ends, no code is held twice, and one that was
// revoked does not go on.
func TestRedeemMore(t *testing.T) {
	s, _, _ := desk(t)
	one, c1 := issue(t, s, "dk1")
	two, c2 := issue(t, s, "dk2")
	first, err := s.Redeem(t.Context(), one, "", "x", noon)
	if err != nil {
		t.Fatal(err)
	}
	both, err := s.Redeem(t.Context(), two, first.Token, "x", noon)
	if err != nil || len(both.Codes) != 2 || both.Codes[0].ID != c1.ID || both.Codes[1].ID != c2.ID {
		t.Fatalf("%+v, %v", both, err)
	}
	if _, err := s.Resolve(t.Context(), first.Token, noon); kindOf(t, err) != Ended {
		t.Error("the old token is still good")
	}
	again, err := s.Redeem(t.Context(), one, both.Token, "x", noon)
	if err != nil || len(again.Codes) != 2 || again.Codes[1].ID != c1.ID {
		t.Errorf("%+v, %v", again, err)
	}
}

// The codes of a judge's browser are a session of their own: an account's session neither takes codes nor ends.
func TestRedeemBesideAccount(t *testing.T) {
	s, _, _ := desk(t)
	text, _ := issue(t, s, "dk1")
	judge := signIn(t, s, good, noon)
	ticket, err := s.Redeem(t.Context(), text, judge.Token, "x", noon)
	if err != nil || ticket.Account != nil || len(ticket.Codes) != 1 {
		t.Errorf("%+v, %v", ticket, err)
	}
	if v, err := s.Resolve(t.Context(), judge.Token, noon); err != nil || v.Account == nil || len(v.Codes) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

// A session holds a bounded number of codes; the first added go.
func TestManyCodes(t *testing.T) {
	var v Visitor
	for i := range codesKept + 5 {
		v.Codes = append(v.Codes, Code{ID: string(rune('一' + i))})
	}
	if ids := v.with("last"); len(ids) != codesKept || ids[codesKept-1] != "last" || slices.Contains(ids, "一") {
		t.Errorf("%d codes", len(ids))
	}
}

// A mistyped code is told from an unknown one, which hears what an expired one hears; from one place only so many are tried.
func TestCodesOfOnePlace(t *testing.T) {
	s, m, _ := desk(t)
	text, _ := issue(t, s, "dk1")
	unknown, _, _ := newCode(strings.NewReader("0123456789abcdef"))
	if _, err := s.Redeem(t.Context(), text[:33], "", "y", noon); kindOf(t, err) != Invalid {
		t.Errorf("got %v", err)
	}
	for range codeBurst {
		if _, err := s.Redeem(t.Context(), unknown, "", "192.0.2.9", noon); kindOf(t, err) != Denied || newest(t, m, 1)[0] != "refused/unknown_code" {
			t.Errorf("got %v", err)
		}
	}
	if _, err := s.Redeem(t.Context(), text, "", "192.0.2.9", noon); kindOf(t, err) != TooMany {
		t.Errorf("got %v", err)
	}
	if _, err := s.Redeem(t.Context(), text, "", "192.0.2.9", noon.Add(codeEvery)); err != nil {
		t.Error(err)
	}
}

// Codes are for applicants and representatives of somebody in a docket.
func TestIssueRefuses(t *testing.T) {
	s, _, _ := desk(t)
	for _, h := range []Holder{{policy.Judge, "dk1", "a1"}, {policy.DebtorOffice, "dk1", "a1"}, {"", "dk1", "a1"}, {policy.Applicant, "", "a1"}, {policy.Applicant, "dk1", ""}} {
		if text, _, err := s.IssueCode(t.Context(), "j", h, noon); kindOf(t, err) != Invalid || text != "" {
			t.Errorf("%+v: %v", h, err)
		}
	}
}
