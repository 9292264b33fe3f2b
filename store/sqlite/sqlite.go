// Package sqlite is the store in one SQLite file, inside the program: for one court on one machine.
//
// The file is in WAL mode with synchronous=FULL: an append that returned has been synced to the disk. One connection
// writes, so appends queue in the program and never meet a lock of their own; a few read, and see the last commit. What is
// deleted is overwritten (secure_delete), in the search index too; after an erasure the log beside the file is emptied.
// A backup is one file, made by VACUUM INTO.
//
// Several processes may open one file; it must be on a disk of this machine, not on a network share.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/pressly/goose/v3"
	engine "modernc.org/sqlite"

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

// Options open a store. Only Path must be given.
type Options struct {
	Path     string // of the database; created where there is none
	Erasures string // of the list of erasures, best on another disk; empty: Path with .erasures
	ReadOnly bool   // nothing can be written, the shape is not brought up to date
	// Wrap lets a test come between the store and its connections; nil: nothing does.
	Wrap func(driver.Connector) driver.Connector

	restoring bool
}

// readers is the number of connections that read.
const readers = 4

// Store is a store in an SQLite file.
type Store struct {
	*sqlstore.DB
	options Options
}

var _ store.Store = (*Store)(nil)

// Open opens the store and brings it to the newest shape.
func Open(ctx context.Context, o Options) (*Store, error) {
	if err := locks(); err != nil {
		return nil, fmt.Errorf("open %s: %w", o.Path, err)
	}
	write, err := pool(o, 1)
	if err != nil {
		return nil, err
	}
	reading := o
	reading.ReadOnly = true
	read, err := pool(reading, readers)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	erasures := o.Erasures
	if erasures == "" {
		erasures = o.Path + ".erasures"
	}
	db, err := sqlstore.Open(ctx, sqlstore.Config{Engine: dialect{o}, Write: write, Read: read, Dialect: goose.DialectSQLite3,
		Migrations: Migrations(), Erasures: erasures, Restoring: o.restoring})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", o.Path, unwritable(o, err)), read.Close(), write.Close())
	}
	return &Store{DB: db, options: o}, nil
}

// unwritable says of a database that could not be opened whether that is because its file may only be read; the engine does not.
func unwritable(o Options, err error) error {
	file, why := os.OpenFile(o.Path, os.O_RDWR, 0)
	if why == nil {
		return errors.Join(err, file.Close())
	}
	if errors.Is(why, fs.ErrPermission) || errors.Is(why, syscall.EROFS) {
		return fmt.Errorf("%w: %w", store.ErrReadOnly, why)
	}
	return err
}

// locks makes locks survive that another part of the program closes a descriptor of the file. Systems without such locks
// keep the old ones.
var locks = sync.OnceValue(func() error {
	_, err := engine.OFDLocking(true)
	if errors.Is(err, engine.ErrOFDLockingUnavailable) {
		return nil
	}
	return err
})

// pool is a pool of connections with their settings in the name, so that every one has them.
func pool(o Options, connections int) (*sql.DB, error) {
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, err
	}
	settings := url.Values{
		"_defensive": {"1"}, "_dqs": {"0"}, "_error_rc": {"1"}, "_txlock": {"immediate"}, "_busy_timeout": {"10000"},
		"_foreign_keys": {"1"}, "_synchronous": {"FULL"},
		"_pragma": {"secure_delete(ON)", "cell_size_check(ON)", "trusted_schema(OFF)", "cache_size(-49152)", "temp_store(MEMORY)"},
	}
	if o.ReadOnly {
		settings.Set("_query_only", "1")
		settings.Set("_txlock", "deferred")
	} else {
		settings.Set("_journal_mode", "WAL")
	}
	name := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: settings.Encode()}
	connector, err := engine.NewConnector(name.String())
	if err != nil {
		return nil, err
	}
	if o.Wrap != nil {
		connector = o.Wrap(connector)
	}
	db := sql.OpenDB(preparing{connector})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}
