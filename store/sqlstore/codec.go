package sqlstore

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"mandamus/civil"
	"mandamus/docket"
)

// plain turns values, or pointers to them, into what both engines take: int64 and string.
func plain(fields []any) []any {
	out := make([]any, len(fields))
	for i, f := range fields {
		switch v := f.(type) {
		case *string:
			out[i] = *v
		case *int:
			out[i] = int64(*v)
		case *int64:
			out[i] = *v
		case *civil.Day:
			out[i] = int64(*v)
		default:
			panic(fmt.Sprintf("sqlstore: no column for a %T", f))
		}
	}
	return out
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func instant(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// eventColumns are the columns of an event, in the order of eventRow and readEvent.
const eventColumns = "pos, docket, ver, kind, legal, recorded, actor, on_behalf, corrects, body, chain"

func eventRow(pos int64, e *docket.Event, chain string) []any {
	return []any{pos, string(e.Docket), int64(e.Version), e.Kind, e.Legal.String(), micros(e.Recorded), e.Actor, e.For,
		int64(e.Corrects), string(e.Body), chain}
}

// stored is an event as it was read, without its private data.
type stored struct {
	pos   int64
	chain string
	docket.Event
}

func readEvent(r Row) (stored, error) {
	var s stored
	var id, legal, body string
	var recorded int64
	err := r.Scan(&s.pos, &id, &s.Version, &s.Kind, &legal, &recorded, &s.Actor, &s.For, &s.Corrects, &body, &s.chain)
	if err != nil {
		return s, err
	}
	s.Docket, s.Recorded, s.Body = docket.ID(id), instant(recorded), json.RawMessage(body)
	return s, s.Legal.UnmarshalText([]byte(legal))
}

// private is a row of event_private.
type private struct {
	pos int64
	docket.Private
}

const privateColumns = "p.pos, p.field, p.value, p.salt, p.erased"

func privateRow(pos int64, seq int, p *docket.Private) []any {
	if p.Erased {
		return []any{pos, int64(seq), p.Field, "", "", int64(1)}
	}
	return []any{pos, int64(seq), p.Field, p.Value, hex.EncodeToString(p.Salt[:]), int64(0)}
}

func readPrivate(r Row) (private, error) {
	var p private
	var salt string
	var erased int64
	if err := r.Scan(&p.pos, &p.Field, &p.Value, &salt, &erased); err != nil {
		return p, err
	}
	p.Erased = erased == 1
	if n, err := hex.Decode(p.Salt[:], []byte(salt[:min(len(salt), 64)])); err != nil || !p.Erased && n != len(p.Salt) {
		return p, fmt.Errorf("position %d, private field %s: the salt is not 64 hexadecimal digits", p.pos, p.Field)
	}
	return p, nil
}

// link is the chain after an event: a hash over the chain before it and all of the event but its private data.
func link(before string, pos int64, e *docket.Event) string {
	h := sha256.New()
	for _, part := range append([]any{"mandamus/chain/v1", before}, eventRow(pos, e, "")...) {
		switch v := part.(type) {
		case int64:
			_ = binary.Write(h, binary.BigEndian, v) // a hash takes everything
		case string:
			_ = binary.Write(h, binary.BigEndian, int64(len(v)))
			h.Write([]byte(v))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
