package main

import (
	"context"
	"fmt"

	"mandamus/app"
	"mandamus/law/packs"
	"mandamus/law/parcel"
	"mandamus/store"
)

// lawTrustCommand keeps a public key: what its owner signs may be installed.
type lawTrustCommand struct {
	database
	Key string `arg:"" name:"vkey" placeholder:"VKEY"`
}

// Run keeps the key in the store.
func (c *lawTrustCommand) Run(p *program) error {
	name, err := parcel.KeyName(c.Key)
	if err != nil {
		return err
	}
	return c.with(true, func(ctx context.Context, s store.Store) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		if err := desk.Trust(ctx, c.Key); err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.t("cmd.trust.done", "name", name))
		return nil
	})
}

// lawInstalledCommand says what law a store goes by.
type lawInstalledCommand struct {
	database
}

// Run prints the pack and the calendar in force with their digests, who signed for what was installed, and whose signature is trusted.
func (c *lawInstalledCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		book, err := p.law(ctx, s)
		if err != nil {
			return err
		}
		pack := book.Pack
		fmt.Fprintln(p.stdout, p.t("cmd.version.pack", "id", pack.ID(), "title", pack.Title(), "to", pack.SourcesTo(), "digest", pack.Digest()))
		fmt.Fprintln(p.stdout, p.t("cmd.installed.calendar", "to", pack.Calendar().Known().Until-1, "digest", pack.Calendar().Digest()))
		if i := book.Installed; i != nil {
			fmt.Fprintln(p.stdout, p.t("cmd.installed.pack", "made", i.Made.Format("2006-01-02 15:04:05"), "digest", i.Digest))
		}
		for _, n := range book.Notices {
			fmt.Fprintln(p.stdout, p.t("cmd.installed.notice", "made", n.Made.Format("2006-01-02 15:04:05"), "digest", n.Digest))
		}
		keys, err := app.TrustedKeys(ctx, s)
		for _, key := range keys {
			fmt.Fprintln(p.stdout, p.t("cmd.installed.trusted", "key", key))
		}
		return err
	})
}

// law is the law a store, or a backup of one, goes by: what was installed, and else what comes with the program.
func (p *program) law(ctx context.Context, s app.SheetReader) (*app.Lawbook, error) {
	shipped, _ := packs.Open(homeLaw)
	return app.LoadLaw(ctx, s, homeLaw, shipped)
}
