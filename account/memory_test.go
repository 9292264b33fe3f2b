package account

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/policy"
)

// memory is a Store that forgets when the test ends. It can fail a write before or after it is made.
type memory struct {
	mu       sync.Mutex
	accounts map[string]Account
	sessions map[Hash]Session
	codes    map[string]Code
	order    []string // ids of codes as issued
	records  []Record
	writes   int
	fail     func(write int) (before, after error)
	between  func() // called once, in place of the next write's beginning
}

func newMemory() *memory {
	return &memory{accounts: map[string]Account{}, sessions: map[Hash]Session{}, codes: map[string]Code{}}
}

func (m *memory) Account(_ context.Context, id string) (Account, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return found(m.accounts, id)
}

func (m *memory) AccountNamed(_ context.Context, name string) (Account, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range m.accounts {
		if a.Name == name {
			return a, nil
		}
	}
	return Account{}, ErrNone
}

func (m *memory) Accounts(context.Context) ([]Account, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Account
	for _, a := range m.accounts {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Account) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

func (m *memory) Session(_ context.Context, hash Hash) (Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return found(m.sessions, hash)
}

func (m *memory) Code(_ context.Context, id string) (Code, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return found(m.codes, id)
}

func (m *memory) CodeHashed(_ context.Context, hash Hash) (Code, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.codes {
		if c.Hash == hash {
			return c, nil
		}
	}
	return Code{}, ErrNone
}

func (m *memory) Codes(_ context.Context, docket string) ([]Code, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Code
	for _, id := range m.order {
		if m.codes[id].Docket == docket {
			all = append(all, m.codes[id])
		}
	}
	return all, nil
}

func (m *memory) Records(_ context.Context, account string, limit int) ([]Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Record
	for _, r := range slices.Backward(m.records) {
		if len(out) < limit && (account == "" || r.Account == account) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (m *memory) Audit(_ context.Context, q Query) ([]Line, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Line
	for i, r := range slices.Backward(m.records) {
		line := Line{int64(i + 1), r}
		of := q.Account == "" || r.Account == q.Account
		of = of && (len(q.What) == 0 || slices.Contains(q.What, r.What)) && (q.Before <= 0 || line.Seq < q.Before)
		if of && !r.At.Before(q.From) && (q.Until.IsZero() || r.At.Before(q.Until)) && len(out) < q.Most() {
			out = append(out, line)
		}
	}
	return out, nil
}

func found[K comparable, T any](rows map[K]T, key K) (T, error) {
	if row, ok := rows[key]; ok {
		return row, nil
	}
	var none T
	return none, ErrNone
}

func (m *memory) Write(_ context.Context, c Change) error {
	if f := m.between; f != nil {
		m.between = nil
		f()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.writes++
	var after error
	if m.fail != nil {
		var before error
		if before, after = m.fail(m.writes); before != nil {
			return before
		}
	}
	if err := m.writeAccount(c.Account); err != nil {
		return err
	}
	m.writeCodes(c)
	m.writeSessions(c)
	m.records = append(m.records, c.Records...)
	return after
}

func (m *memory) writeAccount(a *Account) error {
	if a == nil {
		return nil
	}
	for _, other := range m.accounts {
		if a.Revision == 0 && other.Name == a.Name {
			return ErrTaken
		}
	}
	if m.accounts[a.ID].Revision != a.Revision {
		return ErrConflict
	}
	written := *a
	written.Revision++
	m.accounts[a.ID] = written
	return nil
}

func (m *memory) writeCodes(c Change) {
	if c.Code != nil {
		m.codes[c.Code.ID] = *c.Code
		m.order = append(m.order, c.Code.ID)
	}
	if s := c.UseCode; s != nil && m.codes[s.ID].Used.IsZero() {
		code := m.codes[s.ID]
		code.Used = s.At
		m.codes[s.ID] = code
	}
	if s := c.RevokeCode; s != nil && m.codes[s.ID].Revoked.IsZero() {
		code := m.codes[s.ID]
		code.Revoked = s.At
		m.codes[s.ID] = code
	}
}

func (m *memory) writeSessions(c Change) {
	for hash, s := range m.sessions {
		of := c.EndOf != "" && (s.Account == c.EndOf || slices.Contains(s.Codes, c.EndOf))
		if of || c.End != nil && *c.End == hash || s.Seen.Before(c.EndUnseen) || s.Created.Before(c.EndOpened) {
			delete(m.sessions, hash)
		}
	}
	if c.Session != nil {
		m.sessions[c.Session.Hash] = *c.Session
	}
	if c.Touch != nil {
		if s, ok := m.sessions[c.Touch.Hash]; ok {
			s.Seen = c.Touch.Seen
			m.sessions[c.Touch.Hash] = s
		}
	}
}

// dump is everything that is kept, as text.
func (m *memory) dump() string {
	return fmt.Sprintf("%+v %+v %+v %+v", m.accounts, m.sessions, m.codes, m.records)
}

// cheap are costs for tests that do not test the costs.
var cheap = Params{MemoryKiB: 8, Passes: 1, Threads: 1}

// noon is when the tests begin.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

const (
	good  = "seven herons over the lake"
	other = "eight cranes on the bridge"
)

// desk is a service with an account "judge" whose password is good.
func desk(t *testing.T) (*Service, *memory, Account) {
	t.Helper()
	config := DefaultConfig
	config.Params = cheap
	m := newMemory()
	s, err := NewService(m, rand.Reader, config)
	if err != nil {
		t.Fatal(err)
	}
	a, first, err := s.Create(t.Context(), System, New{Name: " Judge ", Display: "法官甲", Staff: "judge-1",
		Grants: []Grant{{Role: policy.Judge, Court: "皖1181"}}}, noon)
	if err != nil {
		t.Fatal(err)
	}
	ticket := signIn(t, s, first, noon)
	if _, err := s.ChangePassword(t.Context(), ticket.Token, first, good, "home", noon); err != nil {
		t.Fatal(err)
	}
	if a, err = m.Account(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	return s, m, a
}

// signIn lets the judge in.
func signIn(t *testing.T, s *Service, password string, now time.Time) Ticket {
	t.Helper()
	ticket, err := s.SignIn(t.Context(), SignIn{"judge", password, "home"}, now)
	if err != nil {
		t.Fatal(err)
	}
	return ticket
}

// kindOf returns the kind of a refusal, 0 for no error; another error fails the test.
func kindOf(t *testing.T, err error) Kind {
	t.Helper()
	var r *Refusal
	switch {
	case err == nil:
		return 0
	case !errors.As(err, &r):
		t.Fatalf("not a refusal: %v", err)
	}
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		if s := r.In(l); s == "" || strings.ContainsAny(s, "⟦{") {
			t.Errorf("the refusal reads %q", s)
		}
	}
	return r.Kind
}

// newest returns the newest records as "what/why".
func newest(t *testing.T, m *memory, n int) []string {
	t.Helper()
	records, _ := m.Records(t.Context(), "", n)
	var out []string
	for _, r := range records {
		out = append(out, string(r.What)+"/"+string(r.Why))
	}
	return out
}
