package sqlstore

import (
	"context"
	"time"

	"mandamus/store"
)

var (
	wishesTarget  = upsert("mail_wishes", []string{"account"}, []string{"address", "lang", "often", "since"})
	tidingsTarget = &target{"mail_tidings", []string{"id", "account", "kind", "docket", "at", "letter"}, " ON CONFLICT (id) DO NOTHING"}
	deadTarget    = &target{name: "mail_dead", columns: []string{"id", "account", "payload", "at", "attempts", "why"}}
)

// SaveWish implements store.Mail.
func (d *DB) SaveWish(ctx context.Context, w store.Wish) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		var b bulk
		b.add(wishesTarget, w.Account, w.Address, w.Lang, w.Often, micros(w.Since))
		out := b.stmts()
		if w.Often == store.WishOff {
			out = append(out, Stmt{Text: "DELETE FROM mail_tidings WHERE account = ? AND letter = ''", Args: []any{w.Account}})
		}
		return out, nil
	})
}

// Wish implements store.Mail.
func (d *DB) Wish(ctx context.Context, account string) (w store.Wish, err error) {
	err = d.one(ctx, "SELECT account, address, lang, often, since FROM mail_wishes WHERE account = ?", []any{account}, func(r Row) (err error) {
		w, err = readWish(r)
		return err
	})
	return w, err
}

// Wishes implements store.Mail.
func (d *DB) Wishes(ctx context.Context) ([]store.Wish, error) {
	var out []store.Wish
	text := "SELECT account, address, lang, often, since FROM mail_wishes WHERE often <> ? ORDER BY account"
	err := d.query(ctx, text, []any{store.WishOff}, func(r Row) error {
		w, err := readWish(r)
		out = append(out, w)
		return err
	})
	return out, err
}

func readWish(r Row) (store.Wish, error) {
	var w store.Wish
	var since int64
	err := r.Scan(&w.Account, &w.Address, &w.Lang, &w.Often, &since)
	w.Since = instant(since)
	return w, err
}

// Note implements store.Mail.
func (d *DB) Note(ctx context.Context, now time.Time, tidings []store.Tiding, messages ...string) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		var b bulk
		for _, x := range tidings {
			b.add(tidingsTarget, x.ID, x.Account, x.Kind, x.Docket, micros(x.At), "")
		}
		return append(b.stmts(), delivered(now, messages)...), nil
	})
}

// Untold implements store.Mail.
func (d *DB) Untold(ctx context.Context, account string, limit int) ([]store.Tiding, error) {
	var out []store.Tiding
	text := "SELECT id, account, kind, docket, at FROM mail_tidings WHERE account = ? AND letter = '' ORDER BY at, id LIMIT ?"
	err := d.query(ctx, text, []any{account, int64(limit)}, func(r Row) error {
		var x store.Tiding
		var at int64
		err := r.Scan(&x.ID, &x.Account, &x.Kind, &x.Docket, &at)
		x.At = instant(at)
		out = append(out, x)
		return err
	})
	return out, err
}

// Compose implements store.Mail. The tidings are marked first, so that of two writers one finds them taken.
func (d *DB) Compose(ctx context.Context, letter store.Job, tidings ...string) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		for _, id := range tidings {
			marked := false
			err := t.send(Stmt{"UPDATE mail_tidings SET letter = ? WHERE id = ? AND letter = '' RETURNING id", []any{letter.ID, id}, func(r Row) error {
				marked = true
				return r.Scan(&id)
			}})
			if err != nil {
				return nil, err
			}
			if !marked {
				return nil, &store.Stale{What: "tiding", ID: id}
			}
		}
		var b bulk
		b.add(jobsTarget, jobRow(letter)...)
		return b.stmts(), nil
	})
}

// Bury implements store.Mail.
func (d *DB) Bury(ctx context.Context, l store.DeadLetter, attempt int) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		if err := t.end(l.ID, attempt, "DELETE FROM jobs", nil); err != nil {
			return nil, err
		}
		var b bulk
		b.add(deadTarget, l.ID, l.Account, l.Payload, micros(l.At), int64(l.Attempts), l.Why)
		return b.stmts(), nil
	})
}

// DeadLetters implements store.Mail.
func (d *DB) DeadLetters(ctx context.Context, limit int) ([]store.DeadLetter, error) {
	var out []store.DeadLetter
	text := "SELECT id, account, payload, at, attempts, why FROM mail_dead ORDER BY at DESC, id LIMIT ?"
	err := d.query(ctx, text, []any{int64(limit)}, func(r Row) error {
		var l store.DeadLetter
		var at int64
		err := r.Scan(&l.ID, &l.Account, &l.Payload, &at, &l.Attempts, &l.Why)
		l.At = instant(at)
		out = append(out, l)
		return err
	})
	return out, err
}

// Revive implements store.Mail.
func (d *DB) Revive(ctx context.Context, id, kind string, at time.Time) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		job := store.Job{Kind: kind, At: at}
		err := t.send(Stmt{"DELETE FROM mail_dead WHERE id = ? RETURNING id, payload", []any{id}, func(r Row) error { return r.Scan(&job.ID, &job.Payload) }})
		if err == nil && job.ID == "" {
			err = store.ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		var b bulk
		b.add(jobsTarget, jobRow(job)...)
		return b.stmts(), nil
	})
}

// PruneMail implements store.Mail.
func (d *DB) PruneMail(ctx context.Context, before time.Time) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		return []Stmt{
			{Text: "DELETE FROM mail_tidings WHERE letter <> '' AND at < ?", Args: []any{micros(before)}},
			{Text: "DELETE FROM mail_dead WHERE at < ?", Args: []any{micros(before)}},
		}, nil
	})
}
