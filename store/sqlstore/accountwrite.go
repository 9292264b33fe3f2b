package sqlstore

import (
	"context"
	"encoding/hex"

	"mandamus/account"
)

var (
	accountsTarget     = upsert("accounts", []string{"id"}, []string{"name", "display", "staff", "grants", "password", "must_change", "disabled", "failures", "failed", "locked", "created", "rev"})
	sessionsTarget     = upsert("sessions", []string{"hash"}, []string{"account", "created", "seen", "from_address"})
	sessionCodesTarget = &target{name: "session_codes", columns: []string{"hash", "seq", "code"}}
	codesTarget        = &target{name: "access_codes", columns: []string{"id", "hash", "role", "docket", "party", "by_whom", "issued", "expires", "revoked", "used", "seq"}}
	recordsTarget      = &target{name: "account_records", columns: []string{"seq", "at", "what", "account", "code", "by_whom", "from_address", "why", "object"}}
)

// lookAccounts reads the number of the last code or record, and holds it until the transaction ends.
func lookAccounts(seq *int64) Stmt {
	return Stmt{"SELECT pos FROM heads WHERE name = 'accounts' {lock}", nil, func(r Row) error { return r.Scan(seq) }}
}

// Write implements account.Store.
func (s accounts) Write(ctx context.Context, c account.Change) error {
	return s.db.transact(ctx, func(t *tx) ([]Stmt, error) {
		var w accountWriting
		if err := t.send(w.look(&c)...); err != nil {
			return nil, err
		}
		if err := w.decide(&c); err != nil {
			return nil, err
		}
		return w.write(&c)
	})
}

// accountWriting is a transaction that carries out a change.
type accountWriting struct {
	seq   int64
	rev   int  // of the account with the id
	taken bool // the name belongs to an account
	bulk  bulk
}

func (w *accountWriting) look(c *account.Change) []Stmt {
	out := []Stmt{lookAccounts(&w.seq)}
	if c.Account != nil {
		out = append(out,
			Stmt{"SELECT rev FROM accounts WHERE id = ?", []any{c.Account.ID}, func(r Row) error { return r.Scan(&w.rev) }},
			Stmt{"SELECT id FROM accounts WHERE name = ?", []any{c.Account.Name}, func(r Row) error {
				var id string
				err := r.Scan(&id)
				w.taken = c.Account.Revision == 0 || id != c.Account.ID
				return err
			}})
	}
	return out
}

func (w *accountWriting) decide(c *account.Change) error {
	switch {
	case c.Account == nil:
		return nil
	case w.taken:
		return account.ErrTaken
	case w.rev != c.Account.Revision:
		return account.ErrConflict
	}
	return nil
}

// write returns the statements: what ends first, then what is new.
func (w *accountWriting) write(c *account.Change) ([]Stmt, error) {
	start := w.seq
	out := endings(c)
	if c.Account != nil {
		row, err := accountRow(c.Account)
		if err != nil {
			return nil, err
		}
		w.bulk.add(accountsTarget, row...)
	}
	w.code(c.Code)
	w.session(c.Session)
	for i := range c.Records {
		w.record(&c.Records[i])
	}
	out = append(out, w.bulk.stmts()...)
	out = append(out, stamps(c)...)
	if w.seq != start {
		out = append(out, Stmt{Text: "UPDATE heads SET pos = ? WHERE name = 'accounts'", Args: []any{w.seq}})
	}
	return out, nil
}

func (w *accountWriting) next() int64 {
	w.seq++
	return w.seq
}

func (w *accountWriting) code(c *account.Code) {
	if c != nil {
		w.bulk.add(codesTarget, c.ID, hex.EncodeToString(c.Hash[:]), string(c.Role), c.Docket, c.Party, c.By,
			since1970(c.Issued), since1970(c.Expires), since1970(c.Revoked), since1970(c.Used), w.next())
	}
}

func (w *accountWriting) session(s *account.Session) {
	if s == nil {
		return
	}
	hash := hex.EncodeToString(s.Hash[:])
	w.bulk.add(sessionsTarget, hash, s.Account, since1970(s.Created), since1970(s.Seen), s.From)
	for i, code := range s.Codes {
		w.bulk.add(sessionCodesTarget, hash, int64(i), code)
	}
}

func (w *accountWriting) record(r *account.Record) {
	w.bulk.add(recordsTarget, w.next(), since1970(r.At), string(r.What), r.Account, r.Code, r.By, r.From, string(r.Why), r.Object)
}

// stamps set instants on rows that are there.
func stamps(c *account.Change) []Stmt {
	var out []Stmt
	if s := c.UseCode; s != nil {
		out = append(out, Stmt{Text: "UPDATE access_codes SET used = ? WHERE id = ? AND used = 0", Args: []any{since1970(s.At), s.ID}})
	}
	if s := c.RevokeCode; s != nil {
		out = append(out, Stmt{Text: "UPDATE access_codes SET revoked = ? WHERE id = ? AND revoked = 0", Args: []any{since1970(s.At), s.ID}})
	}
	if s := c.Touch; s != nil {
		out = append(out, Stmt{Text: "UPDATE sessions SET seen = ? WHERE hash = ?", Args: []any{since1970(s.Seen), hex.EncodeToString(s.Hash[:])}})
	}
	return out
}

// endings end sessions.
func endings(c *account.Change) []Stmt {
	var out []Stmt
	end := func(cond string, args ...any) {
		out = append(out, Stmt{Text: "DELETE FROM sessions WHERE " + cond, Args: args})
	}
	if c.End != nil {
		end("hash = ?", hex.EncodeToString(c.End[:]))
	}
	if c.EndOf != "" {
		end("account = ?", c.EndOf)
		end("hash IN (SELECT hash FROM session_codes WHERE code = ?)", c.EndOf)
	}
	if !c.EndUnseen.IsZero() {
		end("seen < ?", micros(c.EndUnseen))
	}
	if !c.EndOpened.IsZero() {
		end("created < ?", micros(c.EndOpened))
	}
	if out != nil {
		out = append(out, Stmt{Text: "DELETE FROM session_codes WHERE hash NOT IN (SELECT hash FROM sessions)"})
	}
	return out
}
