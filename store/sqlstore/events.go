package sqlstore

import (
	"context"

	"mandamus/docket"
	"mandamus/store"
)

// Load implements store.Events.
func (d *DB) Load(ctx context.Context, id docket.ID) ([]docket.Event, error) {
	events, err := d.events(ctx, d.read,
		"SELECT "+eventColumns+" FROM events WHERE docket = ? ORDER BY ver",
		"SELECT "+privateColumns+" FROM events e CROSS JOIN event_private p WHERE e.docket = ? AND p.pos = e.pos ORDER BY p.pos, p.seq",
		string(id))
	if err == nil && len(events) == 0 {
		err = store.ErrNotFound
	}
	out := make([]docket.Event, len(events))
	for i, e := range events {
		out[i] = e.Event
	}
	return out, err
}

// Since implements store.Events.
func (d *DB) Since(ctx context.Context, pos int64, limit int) ([]store.Recorded, error) {
	events, err := d.since(ctx, d.read, pos, limit)
	out := make([]store.Recorded, len(events))
	for i, e := range events {
		out[i] = store.Recorded{Pos: e.pos, Event: e.Event}
	}
	return out, err
}

func (d *DB) since(ctx context.Context, from querier, pos int64, limit int) ([]stored, error) {
	last := pos + int64(max(limit, 0))
	return d.events(ctx, from,
		"SELECT "+eventColumns+" FROM events WHERE pos > ? AND pos <= ? ORDER BY pos",
		"SELECT "+privateColumns+" FROM event_private p WHERE p.pos > ? AND p.pos <= ? ORDER BY p.pos, p.seq",
		pos, last)
}

// events reads events and, by a second query, their private data; both are ordered by position. What was appended between
// the two belongs to none of the events and is passed over.
func (d *DB) events(ctx context.Context, from querier, events, private string, args ...any) ([]stored, error) {
	var out []stored
	err := each(ctx, from, d.engine, Stmt{events, args, func(r Row) error {
		s, err := readEvent(r)
		out = append(out, s)
		return err
	}})
	if err != nil {
		return nil, err
	}
	i := 0
	err = each(ctx, from, d.engine, Stmt{private, args, func(r Row) error {
		p, err := readPrivate(r)
		for i < len(out) && out[i].pos < p.pos {
			i++
		}
		if i < len(out) && out[i].pos == p.pos {
			out[i].Private = append(out[i].Private, p.Private)
		}
		return err
	}})
	return out, err
}

// Head implements store.Events.
func (d *DB) Head(ctx context.Context) (store.Head, error) {
	var h store.Head
	err := d.one(ctx, "SELECT pos, chain FROM heads WHERE name = 'events'", nil, func(r Row) error {
		return r.Scan(&h.Pos, &h.Chain)
	})
	return h, err
}
