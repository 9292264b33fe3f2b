package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/report/layout"
	"mandamus/store"
)

// userCommands are the commands on accounts and access codes.
type userCommands struct {
	Add     userAddCommand     `cmd:""`
	List    userListCommand    `cmd:""`
	Reset   userResetCommand   `cmd:""`
	Disable userDisableCommand `cmd:""`
	Enable  userEnableCommand  `cmd:""`
	Code    userCodeCommand    `cmd:""`
	Mail    userMailCommand    `cmd:""`
}

// userAddCommand makes an account. Its first password is printed this once.
type userAddCommand struct {
	database
	Name    string `arg:"" placeholder:"NAME"`
	Role    string `required:"" placeholder:"ROLE"`
	Court   string `placeholder:"CODE"`
	Body    string `placeholder:"ID"`
	Staff   string `placeholder:"ID"`
	Display string `placeholder:"TEXT"`
}

// Run makes the account.
func (c *userAddCommand) Run(p *program) error {
	n := account.New{Name: c.Name, Display: c.Display, Staff: c.Staff, Grants: []account.Grant{{Role: policy.Role(c.Role), Court: c.Court, Body: c.Body}}}
	if n.Display == "" {
		n.Display = c.Name
	}
	return c.with(true, func(ctx context.Context, s store.Store) error {
		service, err := accounts(s)
		if err != nil {
			return err
		}
		a, password, err := service.Create(ctx, account.System, n, p.now)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.t("cmd.user.password", "name", a.Name, "password", password))
		return nil
	})
}

// userListCommand lists the accounts.
type userListCommand struct {
	database
}

// Run prints a line for each account.
func (c *userListCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		all, err := s.Accounts().Accounts(ctx)
		if err != nil {
			return err
		}
		var t layout.Table
		for _, a := range all {
			t.Row(layout.T(layout.Note, a.Name), layout.P(a.Display), layout.P(p.grants(a)), layout.T(layout.Faint, p.standing(a)))
		}
		page := p.page()
		page.Table(t)
		return p.print(page)
	})
}

// grants are the roles of an account, each with its court or body.
func (p *program) grants(a account.Account) string {
	var out []string
	for _, g := range a.Grants {
		out = append(out, strings.TrimSpace(g.Role.Label().In(p.lang)+" "+g.Court+g.Body))
	}
	return i18n.List(p.lang, out)
}

// standing says whether the account can be used.
func (p *program) standing(a account.Account) string {
	switch {
	case a.Disabled:
		return p.t("cmd.user.disabled")
	case a.Locked.After(p.now):
		return p.t("cmd.user.locked")
	case a.MustChange:
		return p.t("cmd.user.must_change")
	}
	return ""
}

// onAccount finds the account of a name and works on it.
func (p *program) onAccount(d database, name string, work func(ctx context.Context, s store.Store, service *account.Service, a account.Account) error) error {
	return d.with(false, func(ctx context.Context, s store.Store) error {
		service, err := accounts(s)
		if err != nil {
			return err
		}
		a, err := s.Accounts().AccountNamed(ctx, account.NormalName(name))
		if errors.Is(err, account.ErrNone) {
			return wrong("", "cmd.user.none", "name", name)
		}
		if err != nil {
			return err
		}
		return work(ctx, s, service, a)
	})
}

// userResetCommand gives an account a new first password, printed this once.
type userResetCommand struct {
	database
	Name string `arg:"" placeholder:"NAME"`
}

// Run makes the password; sessions of the account end.
func (c *userResetCommand) Run(p *program) error {
	return p.onAccount(c.database, c.Name, func(ctx context.Context, _ store.Store, service *account.Service, a account.Account) error {
		password, err := service.Reset(ctx, account.System, a.ID, p.now)
		if err == nil {
			fmt.Fprintln(p.stdout, p.t("cmd.user.password", "name", a.Name, "password", password))
		}
		return err
	})
}

// userDisableCommand keeps an account out.
type userDisableCommand struct {
	database
	Name string `arg:"" placeholder:"NAME"`
}

// Run disables the account and ends its sessions.
func (c *userDisableCommand) Run(p *program) error {
	return p.onAccount(c.database, c.Name, func(ctx context.Context, _ store.Store, service *account.Service, a account.Account) error {
		err := service.Disable(ctx, account.System, a.ID, p.now)
		if err == nil {
			fmt.Fprintln(p.stdout, p.t("cmd.user.is_disabled", "name", a.Name))
		}
		return err
	})
}

// userEnableCommand lets an account in again.
type userEnableCommand struct {
	database
	Name string `arg:"" placeholder:"NAME"`
}

// Run enables the account.
func (c *userEnableCommand) Run(p *program) error {
	return p.onAccount(c.database, c.Name, func(ctx context.Context, _ store.Store, service *account.Service, a account.Account) error {
		err := service.Enable(ctx, account.System, a.ID, p.now)
		if err == nil {
			fmt.Fprintln(p.stdout, p.t("cmd.user.is_enabled", "name", a.Name))
		}
		return err
	})
}

// userCodeCommand makes an access code for a party or representative of a case, printed this once.
type userCodeCommand struct {
	database
	Docket string `arg:"" placeholder:"DOCKET"`
	Party  string `arg:"" placeholder:"PARTY"`
}

// Run makes the code; whether it is one of an applicant or a representative follows from the docket.
func (c *userCodeCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		id := docket.ID(strings.TrimPrefix(c.Docket, "dk_"))
		events, err := s.Load(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			return wrong("", "cmd.user.no_docket", "docket", c.Docket)
		}
		if err != nil {
			return err
		}
		d, err := docket.Fold(events)
		if err != nil {
			return err
		}
		role, ok := seatOf(d, c.Party)
		if !ok {
			return wrong("", "cmd.user.no_party", "party", c.Party)
		}
		service, err := accounts(s)
		if err != nil {
			return err
		}
		text, code, err := service.IssueCode(ctx, account.System, account.Holder{Role: role, Docket: string(id), Party: c.Party}, p.now)
		if err == nil {
			fmt.Fprintln(p.stdout, p.t("cmd.user.code", "party", c.Party, "code", text, "until", code.Expires.Format("2006-01-02")))
		}
		return err
	})
}

// seatOf returns the role in which somebody of a docket gets a code; debtors have accounts.
func seatOf(d *docket.Docket, id string) (policy.Role, bool) {
	if p := d.Party(id); p != nil && p.Side == "applicant" {
		return policy.Applicant, true
	}
	if d.Representative(id) != nil {
		return policy.Representative, true
	}
	return "", false
}
