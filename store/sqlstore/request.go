package sqlstore

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/docket"
	"mandamus/store"
)

// lookRequest asks for the result of the append that was stored with a key.
func lookRequest(key string, into *store.Result) Stmt {
	text := `SELECT r.docket, r.ver, r.first, r.last, COALESCE(e.idx, -1), COALESCE(e.number, 0), COALESCE(e.hashes, '')
		FROM request_keys r LEFT JOIN log_entries e ON e.idx >= r.log AND e.idx < r.log + r.logged WHERE r.request = ? ORDER BY e.idx`
	return Stmt{text, []any{key}, func(r Row) error { return readResult(r, into) }}
}

// readResult reads a result, a row for each of its entries in the log.
func readResult(r Row, into *store.Result) error {
	var id, hashes string
	var logged store.Logged
	into.Again = true
	err := r.Scan(&id, &into.Version, &into.First, &into.Last, &logged.Index, &logged.Number, &hashes)
	into.Docket = docket.ID(id)
	if err != nil || logged.Index < 0 {
		return err
	}
	logged.Leaf, err = tlog.ParseHash(hashes[:min(len(hashes), hashLen)])
	into.Log = append(into.Log, logged)
	return err
}

// lookToken reads the token of the lease that a fence names.
func lookToken(f *store.Fence, into *int64) Stmt {
	text := "SELECT token FROM leases WHERE name = ? {lock}"
	return Stmt{text, []any{f.Lease}, func(r Row) error { return r.Scan(into) }}
}

// ResultOf implements store.Events.
func (d *DB) ResultOf(ctx context.Context, key string) (out store.Result, err error) {
	look := lookRequest(key, &out)
	err = d.one(ctx, look.Text, look.Args, look.Scan)
	return out, err
}
