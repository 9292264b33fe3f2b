package account

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"mandamus/policy"
)

// A session ends after half an hour of quiet and after ten hours in all, to the microsecond; use keeps it alive.
func TestSessionRunsOut(t *testing.T) {
	idle, absolute := DefaultConfig.Idle, DefaultConfig.Absolute
	for after, want := range map[time.Duration]Kind{0: 0, idle - time.Microsecond: 0, idle: Ended, idle + time.Hour: Ended} {
		s, _, _ := desk(t)
		ticket := signIn(t, s, good, noon)
		if _, err := s.Resolve(t.Context(), ticket.Token, noon.Add(after)); kindOf(t, err) != want {
			t.Errorf("after %v: %v", after, err)
		}
	}
	s, m, _ := desk(t)
	ticket := signIn(t, s, good, noon)
	for now := noon; now.Before(noon.Add(absolute)); now = now.Add(20 * time.Minute) {
		if _, err := s.Resolve(t.Context(), ticket.Token, now); err != nil {
			t.Fatalf("%v: %v", now, err)
		}
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon.Add(absolute)); kindOf(t, err) != Ended {
		t.Error("a session outlives its day")
	}
	if got := newest(t, m, 1); got[0] != "expired/" {
		t.Errorf("records: %v", got)
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon); kindOf(t, err) != Ended {
		t.Error("a session that ran out came back")
	}
}

// The last use is written once a minute, not with every request.
func TestSessionIsTouched(t *testing.T) {
	s, m, _ := desk(t)
	ticket := signIn(t, s, good, noon)
	for after, writes := range map[time.Duration]int{0: 0, seenEvery - time.Microsecond: 0, -time.Hour: 0} {
		before := m.writes
		if _, err := s.Resolve(t.Context(), ticket.Token, noon.Add(after)); err != nil || m.writes-before != writes {
			t.Errorf("after %v: %d writes, %v", after, m.writes-before, err)
		}
	}
	if v, err := s.Resolve(t.Context(), ticket.Token, noon.Add(seenEvery)); err != nil || !v.Session.Seen.Equal(noon.Add(seenEvery)) {
		t.Errorf("%+v, %v", v.Session, err)
	}
	if got, _ := m.Session(t.Context(), ticket.Session.Hash); !got.Seen.Equal(noon.Add(seenEvery)) {
		t.Errorf("%+v", got)
	}
}

// What is taken from an account is gone with the next request, also in an open session.
func TestTakenAwayAtOnce(t *testing.T) {
	s, _, a := desk(t)
	ticket := signIn(t, s, good, noon)
	clerk := []Grant{{Role: policy.Clerk, Court: "皖1181"}}
	if err := s.SetGrants(t.Context(), System, a.ID, clerk, noon); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Resolve(t.Context(), ticket.Token, noon); err != nil || v.Grants()[0].Role != policy.Clerk || v.Account.Has(policy.Judge) {
		t.Errorf("%+v, %v", v.Grants(), err)
	}
	if err := s.Disable(t.Context(), System, a.ID, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon); kindOf(t, err) != Ended {
		t.Errorf("got %v", err)
	}
	if err := s.Enable(t.Context(), System, a.ID, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon); kindOf(t, err) != Ended {
		t.Error("the session came back with the account")
	}
	signIn(t, s, good, noon)
}

// Signing out ends the session, once; a token nobody has is no error.
func TestSignOut(t *testing.T) {
	s, m, a := desk(t)
	ticket, stays := signIn(t, s, good, noon), signIn(t, s, good, noon)
	for _, token := range []string{ticket.Token, ticket.Token, "", "none", stays.Token[:42]} {
		if err := s.SignOut(t.Context(), token, noon); err != nil {
			t.Errorf("%q: %v", token, err)
		}
	}
	_, gone := s.Resolve(t.Context(), ticket.Token, noon)
	if _, err := s.Resolve(t.Context(), stays.Token, noon); err != nil || kindOf(t, gone) != Ended {
		t.Errorf("%v, %v", gone, err)
	}
	records, _ := m.Records(t.Context(), a.ID, 1)
	if records[0].What != SignedOut {
		t.Errorf("%+v", records[0])
	}
}

// Sweeping ends exactly the sessions that are over.
func TestSweep(t *testing.T) {
	s, m, _ := desk(t)
	now := noon.Add(24 * time.Hour)
	m.sessions = map[Hash]Session{}
	for i, x := range []Session{
		{Created: now, Seen: now}, {Created: now.Add(-time.Hour), Seen: now.Add(-s.config.Idle + time.Microsecond)}, {Created: now.Add(-time.Hour), Seen: now.Add(-s.config.Idle)},
		{Created: now.Add(-s.config.Absolute + time.Microsecond), Seen: now}, {Created: now.Add(-s.config.Absolute), Seen: now},
	} {
		x.Hash[0] = byte(i)
		m.sessions[x.Hash] = x
	}
	all := map[Hash]Session{}
	for hash, x := range m.sessions {
		all[hash] = x
	}
	if err := s.Sweep(t.Context(), now); err != nil {
		t.Fatal(err)
	}
	for hash, x := range all {
		if _, kept := m.sessions[hash]; kept == s.over(x, now) {
			t.Errorf("session %d: kept %v", hash[0], kept)
		}
	}
}

// errDisk is what a store says whose disk has failed.
var errDisk = errors.New("disk on fire")

// acts are all that write, each from a fresh desk; they return the error of the act itself.
var acts = map[string]func(t *testing.T, s *Service, m *memory, a Account) func() error{
	"sign in": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		return func() error { _, err := s.SignIn(t.Context(), SignIn{"judge", good, "x"}, noon); return err }
	},
	"wrong password": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		return func() error { _, err := s.SignIn(t.Context(), SignIn{"judge", other, "x"}, noon); return err }
	},
	"change password": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		ticket := signIn(t, s, good, noon)
		return func() error {
			_, err := s.ChangePassword(t.Context(), ticket.Token, good, other, "x", noon)
			return err
		}
	},
	"expire": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		ticket := signIn(t, s, good, noon)
		return func() error { _, err := s.Resolve(t.Context(), ticket.Token, noon.Add(time.Hour)); return err }
	},
	"sign out": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		ticket := signIn(t, s, good, noon)
		return func() error { return s.SignOut(t.Context(), ticket.Token, noon) }
	},
	"create": func(t *testing.T, s *Service, _ *memory, a Account) func() error {
		return func() error {
			_, _, err := s.Create(t.Context(), System, New{Name: "new", Display: "新", Grants: a.Grants}, noon)
			return err
		}
	},
	"reset": func(t *testing.T, s *Service, _ *memory, a Account) func() error {
		return func() error { _, err := s.Reset(t.Context(), System, a.ID, noon); return err }
	},
	"disable": func(t *testing.T, s *Service, _ *memory, a Account) func() error {
		return func() error { return s.Disable(t.Context(), System, a.ID, noon) }
	},
	"issue": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		return func() error { _, _, err := s.IssueCode(t.Context(), "j", holder, noon); return err }
	},
	"redeem": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		text, _, _ := s.IssueCode(t.Context(), "j", holder, noon)
		return func() error { _, err := s.Redeem(t.Context(), text, "", "x", noon); return err }
	},
	"revoke": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		_, c, _ := s.IssueCode(t.Context(), "j", holder, noon)
		return func() error { return s.RevokeCode(t.Context(), "j", c.ID, noon) }
	},
	"unknown code": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		text, _, _ := newCode(strings.NewReader("0123456789abcdef"))
		return func() error { _, err := s.Redeem(t.Context(), text, "", "x", noon); return err }
	},
	"note read": func(t *testing.T, s *Service, _ *memory, a Account) func() error {
		return func() error { return s.NoteRead(t.Context(), a.ID, "dk1/3", "x", noon) }
	},
	"sweep": func(t *testing.T, s *Service, _ *memory, _ Account) func() error {
		return func() error { return s.Sweep(t.Context(), noon) }
	},
}

// Every write of every act failing in both ways, not stored or stored but reported lost: the act says that it failed, lets
// nobody in, and can be done again afterwards.
func TestWritesFailing(t *testing.T) {
	for name, prepare := range acts {
		for nth := 1; ; nth++ {
			ran := false
			for _, stored := range []bool{false, true} {
				s, m, a := desk(t)
				act := prepare(t, s, m, a)
				first := m.writes
				m.fail = func(write int) (before, after error) {
					switch {
					case write != first+nth:
						return nil, nil
					case stored:
						ran = true
						return nil, errDisk
					}
					ran = true
					return errDisk, nil
				}
				if err := act(); ran && !errors.Is(err, errDisk) {
					t.Errorf("%s, write %d, stored %v: %v", name, nth, stored, err)
				}
				m.fail = nil
				var r *Refusal
				if err := act(); ran && err != nil && !errors.As(err, &r) {
					t.Errorf("%s, write %d, stored %v, again: %v", name, nth, stored, err)
				}
			}
			if !ran {
				if nth == 1 {
					t.Errorf("%s writes nothing", name)
				}
				break
			}
		}
	}
}

// Nothing that is kept holds a password, a token, an access code, or a name nobody has.
func TestNothingSecretIsKept(t *testing.T) {
	s, m, a := desk(t)
	first, _ := s.Reset(t.Context(), System, a.ID, noon)
	ticket := signIn(t, s, first, noon)
	fresh, err := s.ChangePassword(t.Context(), ticket.Token, first, other, "x", noon)
	if err != nil {
		t.Fatal(err)
	}
	code, _, _ := s.IssueCode(t.Context(), a.ID, holder, noon)
	visitor, err := s.Redeem(t.Context(), code, "", "x", noon)
	if err != nil {
		t.Fatal(err)
	}
	s.SignIn(t.Context(), SignIn{"hunter2hunter2", other, "x"}, noon)
	kept := m.dump()
	for _, secret := range []string{first, good, other, ticket.Token, fresh.Token, visitor.Token, code, strings.ReplaceAll(code, "-", ""), "hunter2hunter2"} {
		if strings.Contains(kept, secret) || strings.Contains(kept, fmt.Sprint([]byte(secret))) {
			t.Errorf("%s is kept", secret)
		}
	}
}

// Where the store can be read and not written, a session is still good, but is not kept alive past its quiet time.
func TestResolveWithoutWriting(t *testing.T) {
	s, m, _ := desk(t)
	ticket := signIn(t, s, good, noon)
	m.fail = func(int) (before, after error) { return errDisk, nil }
	v, err := s.Resolve(t.Context(), ticket.Token, noon.Add(29*time.Minute))
	if err != nil || v.Account == nil || !v.Session.Seen.Equal(noon) {
		t.Errorf("got %+v, %v", v.Session, err)
	}
	if _, err := s.Resolve(t.Context(), ticket.Token, noon.Add(30*time.Minute)); err == nil {
		t.Error("a session nobody could keep alive goes on")
	}
}
