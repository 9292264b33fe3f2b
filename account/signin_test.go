package account

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Name and password let in, in any case of the name; a session is opened, and the failures before are forgotten.
func TestSignIn(t *testing.T) {
	s, m, a := desk(t)
	if _, err := s.SignIn(t.Context(), SignIn{"judge", other, "bar"}, noon); kindOf(t, err) != Denied {
		t.Fatal(err)
	}
	ticket, err := s.SignIn(t.Context(), SignIn{" JUDGE ", good, "office"}, noon)
	if err != nil || ticket.Account.ID != a.ID || ticket.Account.Failures != 0 || ticket.Session.From != "office" || ticket.MustChange() || len(ticket.Grants()) != 1 {
		t.Fatalf("%+v, %v", ticket, err)
	}
	v, err := s.Resolve(t.Context(), ticket.Token, noon)
	if err != nil || v.Account.Name != "judge" || v.Session.Account != a.ID {
		t.Errorf("%+v, %v", v, err)
	}
	if got := newest(t, m, 2); !slices.Equal(got, []string{"signed_in/", "refused/wrong_password"}) {
		t.Errorf("records: %v", got)
	}
}

// Whatever is wrong, whoever asks hears one sentence, and the same work is done; the record knows the reason.
func TestRefusalsAreAlike(t *testing.T) {
	s, m, a := desk(t)
	disabled, _, err := s.Create(t.Context(), a.ID, New{Name: "gone", Display: "走", Grants: a.Grants}, noon)
	if err != nil || s.Disable(t.Context(), a.ID, disabled.ID, noon) != nil {
		t.Fatal(err)
	}
	locked, _, err := s.Create(t.Context(), a.ID, New{Name: "late", Display: "迟", Grants: a.Grants}, noon)
	if err != nil {
		t.Fatal(err)
	}
	for range maxFailures {
		s.SignIn(t.Context(), SignIn{"late", other, "a"}, noon)
	}
	sentences := map[string]bool{}
	for name, why := range map[string]Why{"judge": WrongPassword, "nobody": UnknownName, "no name at all!": UnknownName, "gone": IsDisabled, "late": IsLocked, "": UnknownName} {
		_, err := s.SignIn(t.Context(), SignIn{name, other, "b"}, noon)
		if kindOf(t, err) != Denied {
			t.Fatal(err)
		}
		sentences[err.Error()] = true
		records, _ := m.Records(t.Context(), "", 1)
		if r := records[0]; r.What != Refused || r.Why != why || (r.Account == "") != (why == UnknownName) || r.From != "b" {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if len(sentences) != 1 {
		t.Errorf("several sentences: %v", sentences)
	}
	if got, _ := m.Account(t.Context(), locked.ID); got.Failures != maxFailures {
		t.Errorf("an attempt while waiting was counted: %d", got.Failures)
	}
}

// After five failures the account waits a minute, then twice as long after each further one, an hour at most; the right password
// does not help while it waits, and helps the instant it need not wait any more.
func TestLock(t *testing.T) {
	s, m, a := desk(t)
	now := noon
	for i, wait := range []time.Duration{0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60} {
		wait *= time.Minute
		if _, err := s.SignIn(t.Context(), SignIn{"judge", other, "x"}, now); kindOf(t, err) != Denied {
			t.Fatal(err)
		}
		got, _ := m.Account(t.Context(), a.ID)
		if got.Failures != i+1 || wait == 0 != got.Locked.IsZero() || wait > 0 && !got.Locked.Equal(now.Add(wait)) {
			t.Fatalf("failure %d: %+v", i+1, got)
		}
		if wait > 0 {
			if got := newest(t, m, 1); got[0] != "locked/" {
				t.Errorf("no record of the lock: %v", got)
			}
			if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "y"}, now.Add(wait-time.Microsecond)); kindOf(t, err) != Denied {
				t.Fatal("a waiting account was let in")
			}
		}
		now = now.Add(wait)
	}
	if ticket := signIn(t, s, good, now); ticket.Account.Failures != 0 || !ticket.Account.Locked.IsZero() {
		t.Errorf("%+v", ticket.Account)
	}
}

// Failures are forgotten a day after the last of them, not before.
func TestFailuresAreForgotten(t *testing.T) {
	for after, want := range map[time.Duration]int{forgetAfter - time.Microsecond: 3, forgetAfter: 1} {
		a := Account{Failures: 2, Failed: noon}
		if a.count(noon.Add(after)); a.Failures != want {
			t.Errorf("after %v: %d", after, a.Failures)
		}
	}
}

// The wait is never shorter for more failures, and never longer than an hour, however many there are.
func TestLockFor(t *testing.T) {
	before := time.Duration(0)
	for n := range 1000 {
		wait := lockFor(n)
		if wait < before || wait > longestLock || (wait > 0) != (n >= maxFailures) {
			t.Fatalf("%d failures: %v", n, wait)
		}
		before = wait
	}
}

// Many attempts at once gain nothing: not more passwords are looked at than one after another, and then the account waits.
func TestManyAttemptsAtOnce(t *testing.T) {
	s, m, a := desk(t)
	var wait sync.WaitGroup
	for i := range 60 {
		wait.Go(func() {
			_, err := s.SignIn(context.Background(), SignIn{"judge", other, string(rune('A' + i))}, noon)
			var r *Refusal
			if !errors.As(err, &r) {
				t.Errorf("let in, or failed: %v", err)
			}
		})
	}
	wait.Wait()
	looked := 0
	for _, r := range m.records {
		if r.Why == WrongPassword {
			looked++
		}
	}
	if got, _ := m.Account(t.Context(), a.ID); looked > maxFailures || got.Failures > maxFailures {
		t.Errorf("%d passwords were looked at, %d counted", looked, got.Failures)
	}
}

// Several people who know the password come in at once.
func TestManyRightAtOnce(t *testing.T) {
	s, _, _ := desk(t)
	var wait sync.WaitGroup
	for i := range 3 {
		wait.Go(func() {
			if _, err := s.SignIn(context.Background(), SignIn{"judge", good, string(rune('A' + i))}, noon); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

// From one place only so many attempts are looked at, whatever the names, and the refusal says when to come again.
func TestAttemptsOfOnePlace(t *testing.T) {
	s, m, _ := desk(t)
	var last error
	for range passwordBurst + 1 {
		_, last = s.SignIn(t.Context(), SignIn{"nobody", other, "192.0.2.1:1"}, noon)
	}
	records := len(m.records)
	var r *Refusal
	if kindOf(t, last) != TooMany || !errors.As(last, &r) || r.Retry <= 0 || r.Retry > passwordEvery {
		t.Errorf("got %v", last)
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "192.0.2.1:2"}, noon); kindOf(t, err) != TooMany || len(m.records) != records {
		t.Error("the place was let in, or it fills the records")
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "192.0.2.2:1"}, noon); err != nil {
		t.Error(err)
	}
}

// A hash made with other costs is made anew when its owner comes in.
func TestStaleHash(t *testing.T) {
	s, m, a := desk(t)
	s.config.Params.Passes = 2
	signIn(t, s, good, noon)
	if got, _ := m.Account(t.Context(), a.ID); got.Password == a.Password || !strings.Contains(got.Password, "t=2") {
		t.Errorf("%s", got.Password)
	}
	signIn(t, s, good, noon)
}

// A password longer than any may be is wrong, even if its beginning is right; an account without a password has no right one.
func TestPasswordOutOfForm(t *testing.T) {
	s, m, a := desk(t)
	if _, err := s.SignIn(t.Context(), SignIn{"judge", strings.Repeat("x", 1<<20), "x"}, noon); kindOf(t, err) != Denied {
		t.Error(err)
	}
	a, _ = m.Account(t.Context(), a.ID)
	a.Password = ""
	if err := m.Write(t.Context(), Change{Account: &a}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", "", "x"}, noon); kindOf(t, err) != Denied {
		t.Error(err)
	}
}

// A stored hash that was altered is a failure, not a refusal; a caller who has left waits for nothing.
func TestSignInFails(t *testing.T) {
	s, m, a := desk(t)
	broken := a
	broken.Password = "plain"
	if err := m.Write(t.Context(), Change{Account: &broken}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); !errors.Is(err, ErrHash) {
		t.Errorf("got %v", err)
	}
	s.hashing <- struct{}{}
	s.hashing <- struct{}{}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.SignIn(gone, SignIn{"nobody", good, "x"}, noon); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A first password is good for nothing but choosing another.
func TestFirstPassword(t *testing.T) {
	s, _, a := desk(t)
	first, err := s.Reset(t.Context(), System, a.ID, noon)
	if err != nil {
		t.Fatal(err)
	}
	ticket := signIn(t, s, first, noon)
	if !ticket.MustChange() || ticket.Grants() != nil {
		t.Errorf("%+v", ticket.Visitor)
	}
	fresh, err := s.ChangePassword(t.Context(), ticket.Token, first, other, "x", noon)
	if err != nil || fresh.MustChange() || len(fresh.Grants()) != 1 {
		t.Errorf("%+v, %v", fresh, err)
	}
}

// A change of password wants the old one and a good new one; it ends all sessions but its own.
func TestChangePassword(t *testing.T) {
	s, m, a := desk(t)
	here, elsewhere := signIn(t, s, good, noon), signIn(t, s, good, noon)
	for _, test := range []struct {
		token, old, fresh string
		want              Kind
	}{{here.Token, good, "short", Invalid}, {here.Token, good, "the judge of the lake", Invalid}, {here.Token, good, "法官甲法官甲 over the lake", Invalid},
		{here.Token, good, good, Invalid}, {here.Token, "wrong wrong wrong", other, Denied}, {"none", good, other, Ended}} {
		if _, err := s.ChangePassword(t.Context(), test.token, test.old, test.fresh, "x", noon); kindOf(t, err) != test.want {
			t.Errorf("%+v: %v", test, err)
		}
	}
	if got, _ := m.Account(t.Context(), a.ID); got.Password != a.Password || got.Failures != 1 {
		t.Errorf("%+v", got)
	}
	fresh, err := s.ChangePassword(t.Context(), here.Token, good, other, "x", noon)
	if err != nil {
		t.Fatal(err)
	}
	for token, want := range map[string]Kind{here.Token: Ended, elsewhere.Token: Ended, fresh.Token: 0} {
		if _, err := s.Resolve(t.Context(), token, noon); kindOf(t, err) != want {
			t.Errorf("got %v, want %d", err, want)
		}
	}
	if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); kindOf(t, err) != Denied {
		t.Error("the old password is still good")
	}
	signIn(t, s, other, noon)
}

// Whoever is disabled, or whose password changes, while they sign in is not let in.
func TestChangedWhileSigningIn(t *testing.T) {
	for name, meanwhile := range map[string]func(s *Service, id string) error{
		"disabled": func(s *Service, id string) error { return s.Disable(context.Background(), System, id, noon) },
		"reset": func(s *Service, id string) error {
			_, err := s.Reset(context.Background(), System, id, noon)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, m, a := desk(t)
			counted := false
			m.fail = func(int) (error, error) {
				if !counted {
					counted = true
					m.between = func() { // before the write that would open the session
						if err := meanwhile(s, a.ID); err != nil {
							t.Error(err)
						}
					}
				}
				return nil, nil
			}
			if _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); kindOf(t, err) != Denied {
				t.Errorf("got %v", err)
			}
			if len(m.sessions) > 0 {
				t.Error("a session was opened")
			}
		})
	}
}
