package main

import (
	"context"
	"errors"
	"fmt"

	"mandamus/app"
	"mandamus/register"
	"mandamus/report/layout"
	"mandamus/store"
)

// demo sets up the demonstration in an empty store and prints what to sign in with; in a store that holds something it changes nothing.
func (p *program) demo(ctx context.Context, s store.Store) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	if head.Pos > 0 {
		fmt.Fprintln(p.stdout, p.t("cmd.demo.again"))
		return nil
	}
	desk, err := p.useCases(ctx, s)
	if err != nil {
		return err
	}
	registry, err := app.DemoRegister()
	if err != nil {
		return err
	}
	desk.Registry = func() *register.Registry { return registry }
	people, err := accounts(s)
	if err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.t("cmd.demo.making"))
	credentials, err := desk.Demo(ctx, people)
	if errors.Is(err, app.ErrInUse) {
		return nil // somebody else set it up meanwhile
	}
	if err != nil {
		return err
	}
	return p.credentials(credentials)
}

// credentials prints a table of who can sign in.
func (p *program) credentials(all []app.Credential) error {
	var t layout.Table
	t.Row(layout.T(layout.Faint, p.t("cmd.demo.name")), layout.T(layout.Faint, p.t("cmd.demo.secret")), layout.T(layout.Faint, p.t("cmd.demo.role")))
	for _, c := range all {
		name := c.Name
		if !c.Password {
			name = p.t("cmd.demo.code")
		}
		t.Row(layout.P(name), layout.T(layout.Note, c.Secret), layout.P(c.Role.Label().In(p.lang)+" · "+c.Where.In(p.lang)))
	}
	page := p.page()
	page.Table(t)
	if err := p.print(page); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.t("cmd.demo.once"))
	return nil
}
