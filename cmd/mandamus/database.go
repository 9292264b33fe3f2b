package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
	"mandamus/store/postgres"
	"mandamus/store/sqlite"
)

// database is the flags of the commands that work on a store: a file, or the address of a PostgreSQL database. The list of
// erasures stands beside the file unless another place is named, best on another disk.
type database struct {
	Database string `default:"mandamus.db" placeholder:"FILE|URL"`
	Erasures string `placeholder:"FILE"`
}

// postgresErasures is where the list of erasures of a PostgreSQL database stands if no place is named.
const postgresErasures = "mandamus.erasures"

// remote reports whether the store is a PostgreSQL database.
func (d database) remote() bool {
	return strings.HasPrefix(d.Database, "postgres://") || strings.HasPrefix(d.Database, "postgresql://")
}

func (d database) sqlite() sqlite.Options {
	return sqlite.Options{Path: d.Database, Erasures: d.Erasures}
}

func (d database) postgres() postgres.Options {
	erasures := d.Erasures
	if erasures == "" {
		erasures = postgresErasures
	}
	return postgres.Options{DSN: d.Database, Erasures: erasures}
}

// open opens the store. Only where create is set is a file made that is not there.
func (d database) open(ctx context.Context, create bool) (store.Store, error) {
	if d.remote() {
		return postgres.Open(ctx, d.postgres())
	}
	if _, err := os.Stat(d.Database); errors.Is(err, fs.ErrNotExist) && !create {
		return nil, misuse(i18n.M("cmd.database.none", "file", d.Database), i18n.M("cmd.database.none.hint"))
	}
	return sqlite.Open(ctx, d.sqlite())
}

// with opens the store, works on it, and closes it.
func (d database) with(create bool, work func(ctx context.Context, s store.Store) error) error {
	ctx := context.Background()
	s, err := d.open(ctx, create)
	if err != nil {
		return err
	}
	return errors.Join(work(ctx, s), s.Close())
}

// useCases wires the use cases to a store. The law and the register are those in the store, as they are now; a desk that stays open
// refreshes both.
func (p *program) useCases(ctx context.Context, s store.Store) (*app.App, error) {
	book, err := p.law(ctx, s)
	if err != nil {
		return nil, err
	}
	p.packs[homeLaw], p.book = book.Pack, book
	registry, err := newLiveRegister(ctx, s)
	if err != nil {
		return nil, err
	}
	p.register = registry
	public, err := p.recordOf(ctx, s)
	if err != nil {
		return nil, err
	}
	return &app.App{
		Public: public, Store: s, Pack: book.Pack, Registry: registry.current, Policy: policy.Default(), Matrix: policy.Shipped(), Mails: p.sender != nil,
		Clock: time.Now, Random: rand.Reader, Log: slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	}, nil
}

// projector is the function that computes the rows of a docket, under the law of a store or of a backup.
func (p *program) projector(ctx context.Context, s app.SheetReader) (store.Projector, error) {
	book, err := p.law(ctx, s)
	if err != nil {
		return nil, err
	}
	return (&app.App{Pack: book.Pack, Policy: policy.Default()}).Projector(), nil
}

// accounts is the service that lets people in, over a store.
func accounts(s store.Store) (*account.Service, error) {
	return account.NewService(s.Accounts(), rand.Reader, account.DefaultConfig)
}
