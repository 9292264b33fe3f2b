package sqlstore

import (
	"context"
	"errors"
	"time"

	"mandamus/store"
)

// States of a job.
const (
	ready   = "ready"
	claimed = "claimed"
)

const jobColumns = "id, kind, job_key, payload, due, attempt, why"

// A job whose key waits already is left out; a job without a key has its own, which no caller can give.
var jobsTarget = &target{"jobs", []string{"id", "kind", "job_key", "payload", "state", "due", "attempt", "why"}, " ON CONFLICT (job_key) DO NOTHING"}

func jobRow(j store.Job) []any {
	key := "key " + j.Key
	if j.Key == "" {
		key = "id " + j.ID
	}
	return []any{j.ID, j.Kind, key, j.Payload, ready, micros(j.At), int64(0), ""}
}

func readJob(r Row, j *store.Job) error {
	var at int64
	err := r.Scan(&j.ID, &j.Kind, &j.Key, &j.Payload, &at, &j.Attempt, &j.Why)
	j.At = instant(at)
	if key, ok := cutKey(j.Key); ok {
		j.Key = key
	} else {
		j.Key = ""
	}
	return err
}

func cutKey(stored string) (string, bool) {
	const prefix = "key "
	if len(stored) < len(prefix) || stored[:len(prefix)] != prefix {
		return "", false
	}
	return stored[len(prefix):], true
}

// Enqueue implements store.Jobs.
func (d *DB) Enqueue(ctx context.Context, jobs ...store.Job) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		var b bulk
		for _, j := range jobs {
			b.add(jobsTarget, jobRow(j)...)
		}
		return b.stmts(), nil
	})
}

// Claim implements store.Jobs. Ready jobs and lapsed claims are two statements, so that each is one range of an index.
func (d *DB) Claim(ctx context.Context, c store.Claim) (store.Job, error) {
	var job store.Job
	err := d.transact(ctx, func(t *tx) ([]Stmt, error) {
		for _, state := range []string{ready, claimed} {
			job = store.Job{}
			if err := t.send(claim(c, state, &job)); err != nil || job.ID != "" {
				return nil, err
			}
		}
		return nil, store.ErrNotFound
	})
	return job, err
}

func claim(c store.Claim, state string, job *store.Job) Stmt {
	var w where
	w.add("state = ? AND due <= ?", state, micros(c.Now))
	w.among("kind", c.Kinds)
	text := "UPDATE jobs SET state = ?, attempt = attempt + 1, due = ? WHERE id = (SELECT id FROM jobs" + w.text() +
		" ORDER BY due, id LIMIT 1 {skip}) RETURNING " + jobColumns
	args := append([]any{claimed, micros(c.Now.Add(c.Lease))}, w.args...)
	return Stmt{text, args, func(r Row) error { return readJob(r, job) }}
}

// Finish implements store.Jobs.
func (d *DB) Finish(ctx context.Context, id string, attempt int) error {
	return d.settle(ctx, id, attempt, "DELETE FROM jobs", nil)
}

// Again implements store.Jobs.
func (d *DB) Again(ctx context.Context, id string, attempt int, at time.Time, why string) error {
	return d.settle(ctx, id, attempt, "UPDATE jobs SET state = ?, due = ?, why = ?", []any{ready, micros(at), why})
}

// settle ends a claim, if it is still the caller's.
func (d *DB) settle(ctx context.Context, id string, attempt int, text string, args []any) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) { return nil, t.end(id, attempt, text, args) })
}

// end ends a claim within a transaction.
func (t *tx) end(id string, attempt int, text string, args []any) error {
	ended := false
	err := t.send(Stmt{text + " WHERE id = ? AND attempt = ? AND state = ? RETURNING id", append(args, id, int64(attempt), claimed),
		func(r Row) error {
			ended = true
			return r.Scan(&id)
		}})
	if err != nil || ended {
		return err
	}
	return t.lostClaim(id, attempt)
}

// lostClaim says who has the job now. A job that is gone has been finished: by a claim after ours.
func (t *tx) lostClaim(id string, attempt int) error {
	var have int64
	err := t.send(Stmt{"SELECT attempt FROM jobs WHERE id = ?", []any{id}, func(r Row) error { return r.Scan(&have) }})
	return errors.Join(err, &store.Fenced{Lease: "job " + id, Have: have, Want: int64(attempt)})
}

// Waiting implements store.Jobs.
func (d *DB) Waiting(ctx context.Context) (n int, err error) {
	err = d.one(ctx, "SELECT COUNT(*) FROM jobs", nil, func(r Row) error { return r.Scan(&n) })
	return n, err
}
