package app

import (
	"context"
	"errors"

	"mandamus/publog"
	"mandamus/record"
	"mandamus/store"
)

// OpenEntry is an entry of the public record, for everybody.
type OpenEntry struct {
	Index    int64
	Data     []byte // as it was hashed
	Entry    publog.Entry
	Opened   int64         // index of the entry that opened it; -1: none
	Size     int64         // of the log
	Proof    *publog.Proof // nil: no checkpoint holds it yet
	Next     bool          // there is one after it
	Withheld bool          // it says nothing yet
}

// OpenEntry returns an entry with the proof that it is in the log. store.ErrNotFound: the log has fewer.
func (a *App) OpenEntry(ctx context.Context, index int64) (OpenEntry, error) {
	head, err := a.Store.LogHead(ctx)
	if err != nil {
		return OpenEntry{}, err
	}
	if index < 0 || index >= head.Size {
		return OpenEntry{}, store.ErrNotFound
	}
	kept, err := a.Store.LogEntry(ctx, index)
	if err != nil {
		return OpenEntry{}, err
	}
	out, err := openEntry(kept, head.Size)
	if err == nil {
		out.Proof, err = a.proof(ctx, index)
	}
	return out, err
}

// openEntry leaves out of an entry what only the store may know.
func openEntry(kept store.LogEntry, size int64) (OpenEntry, error) {
	out := OpenEntry{Index: kept.Index, Data: kept.Data, Opened: kept.Opened, Size: size, Next: kept.Index+1 < size}
	if out.Opened >= size {
		out.Opened = -1
	}
	var err error
	out.Entry, err = publog.ParseEntry(kept.Data)
	out.Withheld = record.Withheld(out.Entry)
	return out, err
}

// OpenLog is a page of the log.
type OpenLog struct {
	Size       int64
	Origin     string // empty: the desk publishes none
	Checkpoint []byte // the last one signed, with cosignatures; nil: none yet
	Entries    []OpenEntry
	From       int64
}

// OpenLog returns a page of the log from an index on; -1: its end.
func (a *App) OpenLog(ctx context.Context, from int64) (OpenLog, error) {
	head, err := a.Store.LogHead(ctx)
	if err != nil {
		return OpenLog{}, err
	}
	if from < 0 || from >= head.Size {
		from = max(head.Size-OpenPage, 0)
	}
	out := OpenLog{Size: head.Size, From: from}
	if a.Public != nil {
		out.Origin = a.Public.Origin
	}
	c, err := a.Store.LastCheckpoint(ctx)
	switch {
	case err == nil:
		out.Checkpoint = []byte(c.Note)
	case !errors.Is(err, store.ErrNotFound):
		return out, err
	}
	kept, err := a.Store.LogEntries(ctx, from, OpenPage)
	if err != nil {
		return out, err
	}
	for _, k := range kept {
		if k.Index >= head.Size {
			break
		}
		e, err := openEntry(k, head.Size)
		if err != nil {
			return out, err
		}
		out.Entries = append(out.Entries, e)
	}
	return out, nil
}
