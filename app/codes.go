package app

import (
	"context"
	"errors"
	"fmt"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// CodeSeat is somebody of a case who may come in by access code, with the codes issued so far, the oldest first.
type CodeSeat struct {
	Party  string // id of the party or representative in the docket
	Name   docket.Words
	Role   policy.Role // applicant or representative
	Barred i18n.Msg    // why no code is issued; the zero message: one may be
	Codes  []account.Code
}

// Codes returns who of a case may come in by access code, for somebody who may issue codes.
func (a *App) Codes(ctx context.Context, x Actor, id docket.ID) (*docket.Docket, []CodeSeat, error) {
	d, _, err := a.load(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := a.may(x, "code.issue", subjectOf(d, a.Today())); err != nil {
		return nil, nil, err
	}
	codes, err := a.Store.Accounts().Codes(ctx, string(id))
	if err != nil {
		return nil, nil, fmt.Errorf("access codes: %w", err)
	}
	seats := a.codeSeats(d)
	for i := range seats {
		for _, c := range codes {
			if c.Party == seats[i].Party {
				seats[i].Codes = append(seats[i].Codes, c)
			}
		}
	}
	return d, seats, nil
}

// codeSeats are the applicants and the representatives of a case. Debtors have accounts.
func (a *App) codeSeats(d *docket.Docket) []CodeSeat {
	var out []CodeSeat
	for _, p := range d.Side("applicant") {
		seat := CodeSeat{Party: p.ID, Name: p.Name, Role: policy.Applicant}
		if p.Successor != "" {
			seat.Barred = i18n.M("app.code.replaced")
		}
		out = append(out, seat)
	}
	for _, r := range d.Representatives {
		seat := CodeSeat{Party: r.ID, Name: r.Name, Role: policy.Representative}
		if !r.Acts(a.Today()) {
			seat.Barred = i18n.M("app.power_over")
		}
		out = append(out, seat)
	}
	return out
}

// IssueCode makes an access code for an applicant or a representative of a case. Its text is returned this once.
func (a *App) IssueCode(ctx context.Context, x Actor, accounts *account.Service, id docket.ID, party string) (text string, c account.Code, err error) {
	_, seats, err := a.Codes(ctx, x, id)
	if err != nil {
		return "", c, err
	}
	for _, s := range seats {
		switch {
		case s.Party != party:
		case s.Barred.Key != "":
			return "", c, &Denied{Why: s.Barred}
		default:
			return accounts.IssueCode(ctx, x.Account, account.Holder{Role: s.Role, Docket: string(id), Party: party}, a.now())
		}
	}
	return "", c, wrong("party", "app.code.party", "party", party)
}

// RevokeCode makes a code of a case useless; the sessions that hold it end. store.ErrNotFound: the case has no such code.
func (a *App) RevokeCode(ctx context.Context, x Actor, accounts *account.Service, id docket.ID, code string) error {
	if _, _, err := a.Codes(ctx, x, id); err != nil {
		return err
	}
	c, err := a.Store.Accounts().Code(ctx, code)
	switch {
	case errors.Is(err, account.ErrNone), err == nil && c.Docket != string(id):
		return store.ErrNotFound
	case err != nil:
		return fmt.Errorf("access code: %w", err)
	}
	return accounts.RevokeCode(ctx, x.Account, code, a.now())
}
