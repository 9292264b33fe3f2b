package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/store"
)

// Audit is a page of the record of sign-ins, the newest first.
type Audit struct {
	Lines    []account.Line
	Next     int64                      // what comes after has smaller numbers than this; 0: nothing does
	Accounts map[string]account.Account // those the lines name, without the hashes of their passwords
	Codes    map[string]account.Code
	Cases    map[docket.ID]store.Case // those of the codes and of what was read
}

// auditReads bounds how many records one page looks at. Where many concern others, a page may hold few lines and still have a next.
const auditReads = 10

// SignIns returns who came in, who was refused and why, and who changed what about accounts and codes: what concerns the accounts and
// the cases of the actor's court. A name nobody has belongs to no court; every court sees that it was tried.
func (a *App) SignIns(ctx context.Context, x Actor, q account.Query) (Audit, error) {
	if err := a.may(x, "signins.read", a.house(x)); err != nil {
		return Audit{}, err
	}
	return a.audit(ctx, []string{x.Court}, q)
}

// SealedReads returns who read what is sealed, in the actor's court or, for a supervisor, in those below as well.
func (a *App) SealedReads(ctx context.Context, x Actor, q account.Query) (Audit, error) {
	if err := a.may(x, "sealed.audit", a.house(x)); err != nil {
		return Audit{}, err
	}
	courts := []string{x.Court}
	if slices.Contains(x.Roles, policy.Supervisor) {
		courts = append(courts, a.below(x.Court)...)
	}
	q.What = []account.What{account.SealedRead}
	return a.audit(ctx, courts, q)
}

func (a *App) audit(ctx context.Context, courts []string, q account.Query) (Audit, error) {
	r := auditor{ctx: ctx, app: a, courts: courts}
	r.out = Audit{Accounts: map[string]account.Account{}, Codes: map[string]account.Code{}, Cases: map[docket.ID]store.Case{}}
	all, err := a.Store.Accounts().Accounts(ctx)
	if err != nil {
		return Audit{}, fmt.Errorf("accounts: %w", err)
	}
	for _, u := range all {
		u.Password = ""
		r.out.Accounts[u.ID] = u
	}
	most := q.Most()
	q.Limit = 0
	for range auditReads {
		lines, err := a.Store.Accounts().Audit(ctx, q)
		if err != nil {
			return Audit{}, fmt.Errorf("record of sign-ins: %w", err)
		}
		full, err := r.take(lines, most)
		if err != nil || full {
			return r.out, err
		}
		if len(lines) < q.Most() {
			r.out.Next = 0
			return r.out, nil
		}
		q.Before = r.out.Next
	}
	return r.out, nil
}

// auditor picks from records those that some courts may see.
type auditor struct {
	ctx    context.Context
	app    *App
	courts []string
	out    Audit
}

// take adds lines until there are enough, and reports whether there are and more follow.
func (r *auditor) take(lines []account.Line, most int) (full bool, err error) {
	for _, line := range lines {
		ok, err := r.sees(line.Record)
		if err != nil {
			return false, err
		}
		if ok && len(r.out.Lines) == most {
			return true, nil
		}
		if ok {
			r.out.Lines = append(r.out.Lines, line)
			if _, err := r.line(docket.ID(line.Object)); err != nil {
				return false, err
			}
		}
		r.out.Next = line.Seq
	}
	return false, nil
}

// sees reports whether a record concerns the courts.
func (r *auditor) sees(x account.Record) (bool, error) {
	if x.Account != "" {
		return slices.ContainsFunc(r.out.Accounts[x.Account].Grants, func(g account.Grant) bool { return slices.Contains(r.courts, g.KeptBy()) }), nil
	}
	if x.Code == "" {
		return true, nil
	}
	c, err := r.code(x.Code)
	if err != nil || c.Docket == "" {
		return false, err
	}
	line, err := r.line(docket.ID(c.Docket))
	return slices.Contains(r.courts, line.Court), err
}

// code returns an access code; the zero code where there is none.
func (r *auditor) code(id string) (account.Code, error) {
	if c, ok := r.out.Codes[id]; ok {
		return c, nil
	}
	c, err := r.app.Store.Accounts().Code(r.ctx, id)
	if err != nil && !errors.Is(err, account.ErrNone) {
		return c, fmt.Errorf("access code: %w", err)
	}
	r.out.Codes[id] = c
	return c, nil
}

// line returns the line of a case; the zero line where there is no such case.
func (r *auditor) line(id docket.ID) (store.Case, error) {
	if line, ok := r.out.Cases[id]; ok || id == "" {
		return line, nil
	}
	line, err := r.app.Store.Case(r.ctx, id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return line, err
	}
	r.out.Cases[id] = line
	return line, nil
}
