package sqlstore

import (
	"context"

	"mandamus/docket"
	"mandamus/store"
)

// requestText asks for the result of the append that was stored with a key.
const requestText = "SELECT docket, ver, first, last FROM request_keys WHERE request = ?"

func readResult(r Row) (store.Result, error) {
	out := store.Result{Again: true}
	var id string
	err := r.Scan(&id, &out.Version, &out.First, &out.Last)
	out.Docket = docket.ID(id)
	return out, err
}

// ResultOf implements store.Events.
func (d *DB) ResultOf(ctx context.Context, key string) (out store.Result, err error) {
	err = d.one(ctx, requestText, []any{key}, func(r Row) (err error) {
		out, err = readResult(r)
		return err
	})
	return out, err
}
