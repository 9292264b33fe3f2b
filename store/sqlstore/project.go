package sqlstore

import (
	"context"

	"mandamus/docket"
	"mandamus/store"
)

// Project implements store.ReadModels.
func (d *DB) Project(ctx context.Context, ps []store.Projected) (behind []docket.ID, err error) {
	err = d.transact(ctx, func(t *tx) ([]Stmt, error) {
		behind = nil
		w := newWriting(d.engine, nil, nil)
		items := make([]*item, len(ps))
		stmts := []Stmt{lookHead(&w.head)}
		for i := range ps {
			it := &item{was: models{Rows: &store.Rows{}}}
			items[i] = it
			stmts = append(stmts, lookVersion(ps[i].Docket, &it.version, &it.opened, &it.last))
			stmts = append(stmts, lookModels(ps[i].Docket, &it.was)...)
		}
		if err := t.send(stmts...); err != nil {
			return nil, err
		}
		for i, it := range items {
			if it.version != ps[i].Version {
				behind = append(behind, ps[i].Docket)
				continue
			}
			is := placed(&ps[i].Rows, ps[i].Docket, it.version, it.opened, it.last)
			if err := w.models(ps[i].Docket, &it.was, &is); err != nil {
				return nil, err
			}
		}
		return w.modelStmts(), nil
	})
	return behind, err
}

// modelStmts writes what models has put.
func (w *writing) modelStmts() []Stmt {
	return append(append(w.before, w.bulk.stmts()...), w.counts.stmts()...)
}
