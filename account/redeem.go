package account

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mandamus/i18n"
	"mandamus/policy"
)

// Holder is for whom an access code is made.
type Holder struct {
	Role   policy.Role // applicant or representative
	Docket string
	Party  string // id of the party or representative in the docket
}

// IssueCode makes an access code. Its text is returned this once; nobody can find it out again.
func (s *Service) IssueCode(ctx context.Context, by string, h Holder, now time.Time) (text string, c Code, err error) {
	now = instant(now)
	switch {
	case h.Role != policy.Applicant && h.Role != policy.Representative:
		return "", Code{}, invalid(i18n.M("account.code.role", "role", h.Role.Label()))
	case h.Docket == "" || h.Party == "":
		return "", Code{}, invalid(i18n.M("account.code.holder"))
	}
	id, err := newID(s.random)
	if err != nil {
		return "", Code{}, err
	}
	text, hash, err := newCode(s.random)
	if err != nil {
		return "", Code{}, err
	}
	c = Code{ID: id, Hash: hash, Role: h.Role, Docket: h.Docket, Party: h.Party, By: by, Issued: now, Expires: now.Add(s.config.CodeLife)}
	err = s.store.Write(ctx, Change{Code: &c, Records: []Record{{At: now, What: CodeIssued, Code: id, By: by, Object: h.Docket}}})
	if err != nil {
		return "", Code{}, fmt.Errorf("account: access code: %w", err)
	}
	return text, c, nil
}

// RevokeCode makes a code useless and ends the sessions that hold it.
func (s *Service) RevokeCode(ctx context.Context, by, id string, now time.Time) error {
	now = instant(now)
	c, err := s.store.Code(ctx, id)
	if err == nil {
		err = s.store.Write(ctx, Change{RevokeCode: &Stamp{id, now}, EndOf: id,
			Records: []Record{{At: now, What: CodeRevoked, Code: id, By: by, Object: c.Docket}}})
	}
	if err != nil {
		return fmt.Errorf("account: access code %s: %w", id, err)
	}
	return nil
}

// Redeem lets somebody in by an access code. With the token of a session opened by other codes, all of them go on together in one
// new session, so that a representative sees all cases in one list.
func (s *Service) Redeem(ctx context.Context, typed, token, from string, now time.Time) (Ticket, error) {
	now = instant(now)
	if ok, retry := s.codes.Allow(Place(from), now); !ok {
		return Ticket{}, tooMany(retry)
	}
	hash, ok := HashCode(typed)
	if !ok {
		return Ticket{}, invalid(i18n.M("account.code.mistyped"))
	}
	c, err := s.store.CodeHashed(ctx, hash)
	if err != nil && !errors.Is(err, ErrNone) {
		return Ticket{}, fmt.Errorf("account: access code: %w", err)
	}
	if why := c.unfit(err, now); why != "" {
		err := s.store.Write(ctx, Change{Records: []Record{{At: now, What: Refused, Code: c.ID, From: from, Why: why, Object: c.Docket}}})
		if err != nil {
			return Ticket{}, fmt.Errorf("account: access code: %w", err)
		}
		return Ticket{}, badCode()
	}
	return s.openWith(ctx, c, token, from, now)
}

// unfit says why a code does not let in; empty where it does.
func (c Code) unfit(found error, now time.Time) Why {
	switch {
	case found != nil:
		return UnknownCode
	case !c.Revoked.IsZero():
		return CodeIsRevoked
	case !c.good(now):
		return CodeExpired
	}
	return ""
}

// openWith opens a session with a code and those of the session that was there.
func (s *Service) openWith(ctx context.Context, c Code, token, from string, now time.Time) (Ticket, error) {
	fresh, hash, err := newToken(s.random)
	if err != nil {
		return Ticket{}, err
	}
	session := Session{Hash: hash, Codes: []string{c.ID}, Created: now, Seen: now, From: from}
	change := Change{UseCode: &Stamp{c.ID, now}, Session: &session, Records: []Record{{At: now, What: CodeUsed, Code: c.ID, From: from, Object: c.Docket}}}
	before, err := s.Resolve(ctx, token, now)
	var none *Refusal
	switch {
	case err == nil && before.Account == nil:
		session.Codes = before.with(c.ID)
		change.End = &before.Session.Hash
	case err != nil && !errors.As(err, &none):
		return Ticket{}, err
	}
	if err := s.store.Write(ctx, change); err != nil {
		return Ticket{}, fmt.Errorf("account: access code: %w", err)
	}
	v, err := s.visitor(ctx, session, now)
	return Ticket{fresh, v}, err
}

// codesKept is how many codes one session holds; of more, those added first go.
const codesKept = 200

// with returns the ids of the visitor's good codes and another, each once, the other last.
func (v Visitor) with(id string) []string {
	var ids []string
	for _, c := range v.Codes {
		if c.ID != id {
			ids = append(ids, c.ID)
		}
	}
	ids = append(ids, id)
	return ids[max(0, len(ids)-codesKept):]
}
