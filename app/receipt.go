package app

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"mandamus/calendar"
	"mandamus/docket"
	"mandamus/publog"
	"mandamus/record"
	"mandamus/store"
)

// Errors of receipts.
var (
	// ErrNotLogged: the application has no entry in the public record, or the desk keeps none.
	ErrNotLogged = errors.New("not on the public record")
	// ErrErased: something of the event was erased, and the salt of its commitment with it.
	ErrErased = errors.New("what the commitment stands for was erased")
)

// Receipt returns the receipt of the application that a filing reference names: its entry, the promise that it will be in the log, and the proof
// once it is. It holds nothing personal, so whoever has the reference may have it. The promise stands in it until its day, and for as long as
// there is no proof. store.ErrNotFound: no such application; ErrNotLogged.
func (a *App) Receipt(ctx context.Context, filing string) (publog.Bundle, error) {
	id, ok := record.DocketOf(filing)
	if !ok {
		return publog.Bundle{}, store.ErrNotFound
	}
	event, entry, err := a.filed(ctx, id)
	if err != nil {
		return publog.Bundle{}, err
	}
	return a.receipt(ctx, filing, entry, event.Recorded)
}

// receipt returns the receipt of an entry, of what was recorded at an instant.
func (a *App) receipt(ctx context.Context, filing string, entry store.LogEntry, recorded time.Time) (publog.Bundle, error) {
	out := publog.Bundle{Filing: filing, Entry: entry.Data}
	var err error
	if out.Proof, err = a.proof(ctx, entry.Index); err != nil {
		return out, err
	}
	by := a.Public.due(recorded)
	if a.Public.Promise == nil || out.Proof != nil && !a.now().Before(by) {
		return out, nil
	}
	out.Promise, err = publog.SignPromise(publog.Promise{Origin: a.Public.Origin, Leaf: out.Leaf(), By: by, Size: entry.Index + 1}, a.Public.Promise)
	return out, err
}

// due is when the entry of what was recorded at an instant must be in the log.
func (r *PublicRecord) due(recorded time.Time) time.Time {
	return recorded.UTC().Add(time.Second - 1).Truncate(time.Second).Add(r.Within)
}

// filed returns the event by which an application was filed, and its entry.
func (a *App) filed(ctx context.Context, id docket.ID) (docket.Event, store.LogEntry, error) {
	if a.Public == nil {
		return docket.Event{}, store.LogEntry{}, ErrNotLogged
	}
	events, err := a.Store.Load(ctx, id)
	if err != nil {
		return docket.Event{}, store.LogEntry{}, err
	}
	entries, err := a.Store.LogEntriesOf(ctx, id)
	if err != nil {
		return docket.Event{}, store.LogEntry{}, err
	}
	for _, e := range events {
		if kind, ok := docket.KindOf(e.Kind); !ok || kind.Name != "application.filed" {
			continue
		}
		for _, entry := range entries {
			if entry.Version == e.Version {
				return e, entry, nil
			}
		}
	}
	return docket.Event{}, store.LogEntry{}, ErrNotLogged
}

// proof returns the proof that an entry is in the log under the last checkpoint; nil as long as it is not.
func (a *App) proof(ctx context.Context, index int64) (*publog.Proof, error) {
	c, err := a.Store.LastCheckpoint(ctx)
	if errors.Is(err, store.ErrNotFound) || err == nil && index >= c.Size {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	hashes, err := publog.Inclusion(c.Size, index, a.Store.LogHashes(ctx))
	return &publog.Proof{Index: index, Hashes: hashes, Checkpoint: []byte(c.Note)}, err
}

// Opening returns what the entry of an application stands for: the event, its salt, and the personal texts in it that the actor is shown. It is
// for the applicant, and travels apart from the receipt.
func (a *App) Opening(ctx context.Context, x Actor, id docket.ID) (publog.Opening, error) {
	d, _, err := a.load(ctx, id)
	if err != nil {
		return publog.Opening{}, err
	}
	s := subjectOf(d, a.Today())
	if err := a.may(x, "case.read", s); err != nil {
		return publog.Opening{}, err
	}
	event, entry, err := a.filed(ctx, id)
	if err != nil {
		return publog.Opening{}, err
	}
	salt, err := a.Store.LogSalt(ctx, entry.Index)
	if errors.Is(err, store.ErrNotFound) {
		err = ErrErased
	}
	if err != nil {
		return publog.Opening{}, err
	}
	out := publog.Opening{Filing: record.Reference(id), Leaf: publog.LeafHash(entry.Data), Salt: salt}
	r := a.reader(x, s)
	for _, p := range event.Private {
		if !p.Erased && r.personal(p) {
			out.Parts = append(out.Parts, p)
		}
	}
	out.Event, err = record.Canonical(event)
	return out, err
}

// Lodge puts the hash of a filing on the public record that a counter did not take, and returns the receipt. Where it is there already, the receipt
// is of the first time.
func (a *App) Lodge(ctx context.Context, sha256 [32]byte) (publog.Bundle, error) {
	if a.Public == nil {
		return publog.Bundle{}, ErrNotLogged
	}
	now, hash := a.now(), hex.EncodeToString(sha256[:])
	year, _, _ := calendar.LegalDay(now).YMD()
	public := json.RawMessage(`{"sha256":"` + hash + `"}`)
	entry := store.Unlogged{Series: store.Series{Year: year, Kind: publog.KindLodged}, Make: func(number int) ([]byte, error) {
		return publog.Entry{V: publog.Version, Kind: publog.KindLodged, Year: year, Number: number, At: now.Format(time.RFC3339), Public: public}.Canonical()
	}}
	logged, err := a.Store.LogAppend(ctx, store.LogWrite{Entries: []store.Unlogged{entry}, Key: "lodged " + hash, At: now})
	if err != nil {
		return publog.Bundle{}, err
	}
	kept, err := a.Store.LogEntry(ctx, logged[0].Index)
	if err != nil {
		return publog.Bundle{}, err
	}
	first, err := publog.ParseEntry(kept.Data)
	if err != nil {
		return publog.Bundle{}, err
	}
	at, err := time.Parse(time.RFC3339, first.At)
	if err != nil {
		return publog.Bundle{}, err
	}
	return a.receipt(ctx, "", kept, at)
}
