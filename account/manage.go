package account

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"mandamus/i18n"
	"mandamus/policy"
)

// System is the By of what the command line of the machine does.
const System = "system"

// New is an account to be made.
type New struct {
	Name    string
	Display string
	Staff   string
	Grants  []Grant
}

var nameForm = regexp.MustCompile(`^[a-z0-9\p{Han}][a-z0-9\p{Han}._@-]{1,63}$`)

// Create makes an account with a password that is good for choosing another. The password is returned this once.
func (s *Service) Create(ctx context.Context, by string, n New, now time.Time) (a Account, password string, err error) {
	now = instant(now)
	n.Name = NormalName(n.Name)
	why := CheckGrants(n.Grants)
	if !nameForm.MatchString(n.Name) {
		why = append(why, i18n.M("account.name.form", "name", n.Name))
	}
	if strings.TrimSpace(n.Display) == "" {
		why = append(why, i18n.M("account.display"))
	}
	if len(why) > 0 {
		return Account{}, "", invalid(why...)
	}
	id, err := newID(s.random)
	if err != nil {
		return Account{}, "", err
	}
	password, hash, err := s.firstPassword(ctx)
	if err != nil {
		return Account{}, "", err
	}
	a = Account{ID: id, Name: n.Name, Display: n.Display, Staff: n.Staff, Grants: slices.Clone(n.Grants), Password: hash, MustChange: true, Created: now}
	err = s.store.Write(ctx, Change{Account: &a, Records: []Record{{At: now, What: Created, Account: id, By: by}}})
	switch {
	case errors.Is(err, ErrTaken):
		return Account{}, "", invalid(i18n.M("account.name.taken", "name", n.Name))
	case err != nil:
		return Account{}, "", fmt.Errorf("account: create: %w", err)
	}
	a.Revision = 1
	return a, password, nil
}

// firstPassword makes a password and its hash.
func (s *Service) firstPassword(ctx context.Context) (password, hash string, err error) {
	if password, err = oneTimePassword(s.random); err != nil {
		return "", "", err
	}
	hash, err = s.hash(ctx, password)
	return password, hash, err
}

// Reset gives an account a new first password, returned this once, and ends its sessions and its waiting.
func (s *Service) Reset(ctx context.Context, by, id string, now time.Time) (password string, err error) {
	password, hash, err := s.firstPassword(ctx)
	if err != nil {
		return "", err
	}
	err = s.manage(ctx, by, id, Reset, now, func(a *Account) Change {
		a.Password, a.MustChange = hash, true
		a.forgive()
		return Change{EndOf: a.ID}
	})
	if err != nil {
		return "", err
	}
	return password, nil
}

// Disable keeps an account out and ends its sessions.
func (s *Service) Disable(ctx context.Context, by, id string, now time.Time) error {
	return s.manage(ctx, by, id, Disabled, now, func(a *Account) Change {
		a.Disabled = true
		return Change{EndOf: a.ID}
	})
}

// Enable lets an account in again.
func (s *Service) Enable(ctx context.Context, by, id string, now time.Time) error {
	return s.manage(ctx, by, id, Enabled, now, func(a *Account) Change {
		a.Disabled = false
		return Change{}
	})
}

// Unlock ends the waiting of an account.
func (s *Service) Unlock(ctx context.Context, by, id string, now time.Time) error {
	return s.manage(ctx, by, id, Unlocked, now, func(a *Account) Change {
		a.forgive()
		return Change{}
	})
}

// SetGrants gives an account other roles. They hold from the next request on, also in open sessions.
func (s *Service) SetGrants(ctx context.Context, by, id string, grants []Grant, now time.Time) error {
	if why := CheckGrants(grants); len(why) > 0 {
		return invalid(why...)
	}
	return s.manage(ctx, by, id, Granted, now, func(a *Account) Change {
		a.Grants = slices.Clone(grants)
		return Change{}
	})
}

// SetGrantsOf gives an account other roles of those that one court keeps; what other courts keep stays as it is.
func (s *Service) SetGrantsOf(ctx context.Context, by, id, court string, grants []Grant, now time.Time) error {
	_, err := s.update(ctx, id, func(a *Account) (Change, error) {
		others := slices.DeleteFunc(slices.Clone(a.Grants), func(g Grant) bool { return g.KeptBy() == court })
		all := append(others, grants...)
		if why := CheckGrants(all); len(why) > 0 {
			return Change{}, invalid(why...)
		}
		a.Grants = all
		return Change{Records: []Record{{At: instant(now), What: Granted, Account: id, By: by}}}, nil
	})
	return err
}

// manage changes an account with a record of who did it.
func (s *Service) manage(ctx context.Context, by, id string, what What, now time.Time, alter func(a *Account) Change) error {
	_, err := s.update(ctx, id, func(a *Account) (Change, error) {
		c := alter(a)
		c.Records = append(c.Records, Record{At: instant(now), What: what, Account: id, By: by})
		return c, nil
	})
	return err
}

// CheckGrants returns what is wrong with grants: none at all, an unknown role, a role that only an access code gives, a role
// without its court or body, one of a court with a keeper, one given twice.
func CheckGrants(grants []Grant) []i18n.Msg {
	if len(grants) == 0 {
		return []i18n.Msg{i18n.M("account.grant.none")}
	}
	var why []i18n.Msg
	for i, g := range grants {
		switch {
		case !slices.Contains(policy.Roles, g.Role):
			why = append(why, i18n.M("account.grant.role", "role", string(g.Role)))
		case g.Role == policy.Applicant || g.Role == policy.Representative:
			why = append(why, i18n.M("account.grant.party", "role", g.Role.Label()))
		case g.Role == policy.DebtorOffice && (g.Body == "" || g.Court != ""):
			why = append(why, i18n.M("account.grant.body", "role", g.Role.Label()))
		case g.Role != policy.DebtorOffice && (g.Court == "" || g.Body != ""):
			why = append(why, i18n.M("account.grant.court", "role", g.Role.Label()))
		case g.Body == "" && g.Keeper != "":
			why = append(why, i18n.M("account.grant.keeper", "role", g.Role.Label()))
		case slices.ContainsFunc(grants[:i], g.same):
			why = append(why, i18n.M("account.grant.twice", "role", g.Role.Label()))
		}
	}
	return why
}

// same reports whether two grants are one role in one place, whoever keeps them.
func (g Grant) same(h Grant) bool { return g.Role == h.Role && g.Court == h.Court && g.Body == h.Body }
