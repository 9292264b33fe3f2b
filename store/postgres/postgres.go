// Package postgres is the store in a PostgreSQL database: for many courts, and for many copies of the program at once.
//
// An append holds the heads row from its first statement to its commit, so appends of all copies come one after the other
// and positions have no gap; reading waits for nobody. Statements of one transaction are sent together, in three trips and
// the commit. What the server rolls back to resolve a clash is run again. It needs no right but to its own schema, and no
// feature that engines which only speak the protocol lack.
//
// The server must keep what it acknowledged: with fsync off the store is not opened. The database must be UTF-8; give it
// the locale C.UTF-8. After an erasure the values are in no row that can be read and in no backup made by this package;
// the space they took in the server's files and in its log is cleared for use by VACUUM and overwritten in time, when
// depends on the server. Archives of the server's log, where there are any, must be given an end.
//
// A backup is a file of the other driver, so it can be looked at without a server, and a court can move between the two.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"mandamus/store"
	"mandamus/store/sqlstore"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the files that give the database its shape, numbered as those of the other driver.
func Migrations() fs.FS {
	sub, err := fs.Sub(files, "migrations")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}

// Options open a store. DSN and Erasures must be given.
type Options struct {
	DSN         string // postgres://user@host/database?…
	Schema      string // small letters, digits and _; created where there is none; empty: the one the database gives the user
	Erasures    string // path of the list of erasures on this machine
	Connections int    // at most; 0: 16
	// Dial lets a test come between the store and the server; nil: the network.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	restoring bool
}

// Store is a store in a PostgreSQL database.
type Store struct {
	*sqlstore.DB
	db *sql.DB
}

var _ store.Store = (*Store)(nil)

var schemaName = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

// Open opens the store and brings it to the newest shape.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Erasures == "" {
		return nil, errors.New("open store: no path for the list of erasures")
	}
	db, err := pool(o)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if err := prepare(ctx, db, o.Schema); err != nil {
		err, _ = dialect{}.Error(err)
		return nil, errors.Join(fmt.Errorf("open store: %w", err), db.Close())
	}
	inner, err := sqlstore.Open(ctx, sqlstore.Config{Engine: dialect{db}, Write: db, Read: db, Dialect: goose.DialectPostgres,
		Migrations: Migrations(), Erasures: o.Erasures, Restoring: o.restoring})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), db.Close())
	}
	return &Store{DB: inner, db: db}, nil
}

func pool(o Options) (*sql.DB, error) {
	config, err := pgx.ParseConfig(o.DSN)
	if err != nil {
		return nil, err
	}
	if o.Schema != "" {
		if !schemaName.MatchString(o.Schema) {
			return nil, fmt.Errorf("schema %q: small letters, digits and _", o.Schema)
		}
		config.RuntimeParams["search_path"] = o.Schema
	}
	if o.Dial != nil {
		config.DialFunc = o.Dial
	}
	db := stdlib.OpenDB(*config)
	most := o.Connections
	if most == 0 {
		most = 16
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, nil
}

// prepare makes the schema and refuses a server that would not keep its word.
func prepare(ctx context.Context, db *sql.DB, schema string) error {
	for setting, wrong := range map[string]string{"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"} {
		var value string
		if err := db.QueryRowContext(ctx, "SELECT current_setting($1)", setting).Scan(&value); err != nil {
			return err
		}
		if value == wrong {
			return fmt.Errorf("the server has %s = %s, so what it acknowledges may be lost", setting, value)
		}
	}
	var encoding string
	if err := db.QueryRowContext(ctx, "SELECT current_setting('server_encoding')").Scan(&encoding); err != nil {
		return err
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database has the encoding %s, UTF8 is needed", encoding)
	}
	if schema == "" {
		return nil
	}
	_, err := db.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+schema)
	if e := (*pgconn.PgError)(nil); errors.As(err, &e) && e.Code == uniqueness {
		return nil // another copy of the program was faster
	}
	return err
}
