package sqlstore

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/store"
)

// accounts is the account.Store in the database.
type accounts struct{ db *DB }

// Accounts implements store.Store.
func (d *DB) Accounts() account.Store { return accounts{d} }

// since1970 is an instant as a number; the zero instant is 0.
func since1970(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return micros(t)
}

func maybeInstant(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return instant(n)
}

const accountColumns = "id, name, display, staff, grants, password, must_change, disabled, failures, failed, locked, created, rev"

func accountRow(a *account.Account) ([]any, error) {
	grants, err := json.Marshal(a.Grants)
	return []any{a.ID, a.Name, a.Display, a.Staff, string(grants), a.Password, truth(a.MustChange), truth(a.Disabled),
		int64(a.Failures), since1970(a.Failed), since1970(a.Locked), since1970(a.Created), int64(a.Revision + 1)}, err
}

func readAccount(r Row) (account.Account, error) {
	var a account.Account
	var grants string
	var mustChange, disabled, failed, locked, created int64
	err := r.Scan(&a.ID, &a.Name, &a.Display, &a.Staff, &grants, &a.Password, &mustChange, &disabled, &a.Failures, &failed, &locked, &created, &a.Revision)
	if err != nil {
		return a, err
	}
	a.MustChange, a.Disabled = mustChange == 1, disabled == 1
	a.Failed, a.Locked, a.Created = maybeInstant(failed), maybeInstant(locked), maybeInstant(created)
	return a, json.Unmarshal([]byte(grants), &a.Grants)
}

// all reads rows, none as nil.
func all[T any](ctx context.Context, d *DB, read func(Row) (T, error), text string, args ...any) (out []T, err error) {
	err = d.query(ctx, text, args, func(r Row) error {
		row, err := read(r)
		out = append(out, row)
		return err
	})
	return out, err
}

// only reads one row; account.ErrNone: there is none.
func only[T any](ctx context.Context, d *DB, read func(Row) (T, error), text string, args ...any) (row T, err error) {
	err = d.one(ctx, text, args, func(r Row) (err error) {
		row, err = read(r)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = account.ErrNone
	}
	return row, err
}

// Account implements account.Store.
func (s accounts) Account(ctx context.Context, id string) (account.Account, error) {
	return only(ctx, s.db, readAccount, "SELECT "+accountColumns+" FROM accounts WHERE id = ?", id)
}

// AccountNamed implements account.Store.
func (s accounts) AccountNamed(ctx context.Context, name string) (account.Account, error) {
	return only(ctx, s.db, readAccount, "SELECT "+accountColumns+" FROM accounts WHERE name = ?", name)
}

// Accounts implements account.Store.
func (s accounts) Accounts(ctx context.Context) ([]account.Account, error) {
	return all(ctx, s.db, readAccount, "SELECT "+accountColumns+" FROM accounts ORDER BY name")
}

// Session implements account.Store.
func (s accounts) Session(ctx context.Context, hash account.Hash) (account.Session, error) {
	h := hex.EncodeToString(hash[:])
	session, err := only(ctx, s.db, func(r Row) (account.Session, error) {
		var created, seen int64
		x := account.Session{Hash: hash}
		err := r.Scan(&x.Account, &created, &seen, &x.From)
		x.Created, x.Seen = maybeInstant(created), maybeInstant(seen)
		return x, err
	}, "SELECT account, created, seen, from_address FROM sessions WHERE hash = ?", h)
	if err != nil {
		return session, err
	}
	session.Codes, err = all(ctx, s.db, func(r Row) (code string, err error) { return code, r.Scan(&code) },
		"SELECT code FROM session_codes WHERE hash = ? ORDER BY seq", h)
	return session, err
}

const codeColumns = "id, hash, role, docket, party, by_whom, issued, expires, revoked, used"

func readCode(r Row) (account.Code, error) {
	var c account.Code
	var hash, role string
	var issued, expires, revoked, used int64
	if err := r.Scan(&c.ID, &hash, &role, &c.Docket, &c.Party, &c.By, &issued, &expires, &revoked, &used); err != nil {
		return c, err
	}
	c.Role = policy.Role(role)
	c.Issued, c.Expires, c.Revoked, c.Used = maybeInstant(issued), maybeInstant(expires), maybeInstant(revoked), maybeInstant(used)
	if len(hash) != 2*len(c.Hash) {
		return c, fmt.Errorf("access code %s: the hash is not one", c.ID)
	}
	_, err := hex.Decode(c.Hash[:], []byte(hash))
	return c, err
}

// Code implements account.Store.
func (s accounts) Code(ctx context.Context, id string) (account.Code, error) {
	return only(ctx, s.db, readCode, "SELECT "+codeColumns+" FROM access_codes WHERE id = ?", id)
}

// CodeHashed implements account.Store.
func (s accounts) CodeHashed(ctx context.Context, hash account.Hash) (account.Code, error) {
	return only(ctx, s.db, readCode, "SELECT "+codeColumns+" FROM access_codes WHERE hash = ?", hex.EncodeToString(hash[:]))
}

// Codes implements account.Store.
func (s accounts) Codes(ctx context.Context, docket string) ([]account.Code, error) {
	return all(ctx, s.db, readCode, "SELECT "+codeColumns+" FROM access_codes WHERE docket = ? ORDER BY seq", docket)
}

// Records implements account.Store.
func (s accounts) Records(ctx context.Context, id string, limit int) ([]account.Record, error) {
	var w where
	w.equal("account", id)
	return all(ctx, s.db, readRecord, "SELECT at, what, account, code, by_whom, from_address, why, object FROM account_records"+w.text()+
		" ORDER BY seq DESC LIMIT ?", append(w.args, int64(limit))...)
}

// Audit implements account.Store.
func (s accounts) Audit(ctx context.Context, q account.Query) ([]account.Line, error) {
	var w where
	w.equal("account", q.Account)
	var whats []string
	for _, what := range q.What {
		whats = append(whats, string(what))
	}
	w.among("what", whats)
	if !q.From.IsZero() {
		w.add("at >= ?", micros(q.From))
	}
	if !q.Until.IsZero() {
		w.add("at < ?", micros(q.Until))
	}
	if q.Before > 0 {
		w.add("seq < ?", q.Before)
	}
	return all(ctx, s.db, readLine, "SELECT seq, at, what, account, code, by_whom, from_address, why, object FROM account_records"+w.text()+
		" ORDER BY seq DESC LIMIT ?", append(w.args, int64(q.Most()))...)
}

func readLine(r Row) (account.Line, error) {
	var line account.Line
	record, err := readRecord(numbered{r, &line.Seq})
	line.Record = record
	return line, err
}

// numbered is a row with a number before what is asked of it.
type numbered struct {
	row Row
	seq *int64
}

// Scan implements Row.
func (n numbered) Scan(dest ...any) error { return n.row.Scan(append([]any{n.seq}, dest...)...) }

func readRecord(r Row) (account.Record, error) {
	var x account.Record
	var at int64
	var what, why string
	err := r.Scan(&at, &what, &x.Account, &x.Code, &x.By, &x.From, &why, &x.Object)
	x.At, x.What, x.Why = maybeInstant(at), account.What(what), account.Why(why)
	return x, err
}
