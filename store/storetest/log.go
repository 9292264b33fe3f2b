package storetest

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// series is the one in which entries of a kind are numbered.
func series(kind string) store.Series {
	return store.Series{Court: "京0105", Year: 2025, Kind: kind}
}

// unlogged is an entry of the log that stands for no event.
func unlogged(kind string) store.Unlogged {
	return store.Unlogged{Series: series(kind), Make: func(number int) ([]byte, error) {
		return fmt.Appendf(nil, `{"kind":%q,"number":%d,"public":"公开"}`, kind, number), nil
	}}
}

// standing is an entry of the log that stands for an event.
func standing(version int, kind string) store.Unlogged {
	u := unlogged(kind)
	u.Version, u.Salt = version, sha256.Sum256(fmt.Append(nil, "entry ", version))
	return u
}

// logged adds an entry of a kind for each event of an append.
func logged(a store.Append, kind string) store.Append {
	for i := range a.Events {
		a.Log = append(a.Log, standing(a.Expected+i+1, kind))
	}
	return a
}

// alone is a write to the log of so many entries.
func alone(key string, n int) store.LogWrite {
	return store.LogWrite{Entries: slices.Repeat([]store.Unlogged{unlogged("day.committed/1")}, n), Key: key, At: now}
}

// putLog writes to the log alone and stops the test on an error.
func putLog(t *testing.T, s store.Store, w store.LogWrite) []store.Logged {
	t.Helper()
	out, err := s.LogAppend(background, w)
	must(t, err)
	return out
}

// entries are all of the log.
func entries(t rapid.TB, s store.Store) []store.LogEntry {
	t.Helper()
	out, err := s.LogEntries(background, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// grown stops the test unless the log is the tree that its entries make by other code, and every entry is proved at every size that it was
// shown at last.
func grown(t rapid.TB, s store.Store) {
	t.Helper()
	head, err := s.LogHead(background)
	if err != nil {
		t.Fatal(err)
	}
	var tree []tlog.Hash
	have := tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
		for _, i := range at {
			out = append(out, tree[i])
		}
		return out, nil
	})
	all := entries(t, s)
	for i, e := range all {
		hashes, err := tlog.StoredHashes(int64(i), e.Data, have)
		if err != nil || e.Index != int64(i) {
			t.Fatalf("entry %d has index %d: %v", i, e.Index, err)
		}
		tree = append(tree, hashes...)
	}
	want, err := tlog.TreeHash(int64(len(all)), have)
	if err != nil || head != (store.LogHead{Size: int64(len(all)), Root: want}) {
		t.Fatalf("head %+v of %d entries with root %v: %v", head, len(all), want, err)
	}
	for _, e := range all {
		proof, err := tlog.ProveRecord(head.Size, e.Index, s.LogHashes(background))
		if err == nil {
			err = tlog.CheckRecord(proof, head.Size, head.Root, e.Index, tlog.RecordHash(e.Data))
		}
		if err != nil {
			t.Fatalf("entry %d: %v", e.Index, err)
		}
	}
}

func testLog(t *testing.T, d Driver) {
	// Entries get the next index and the next number of their series in the transaction of their events; what was stored is read back by index,
	// docket and series, and the same request again gets the same places.
	s := open(t, d)
	if h, err := s.LogHead(background); err != nil || h.Size != 0 || h.Root != sha256.Sum256(nil) {
		t.Errorf("the empty log: %+v, %v", h, err)
	}
	put(t, s, Append(9, nil, "王五")) // logs nothing
	first := logged(Append(1, nil, "张三", ""), "note/1")
	r := put(t, s, first)
	other := logged(Append(2, nil, "李四"), "notice/1")
	second := logged(Append(1, first.Events, ""), "note/1")
	rs, err := s.AppendAll(background, []store.Append{other, second})
	must(t, err)
	places := slices.Concat(r.Log, rs[0].Log, rs[1].Log)
	for i, want := range []struct{ number, version int }{{1, 1}, {2, 2}, {1, 1}, {3, 3}} {
		e, err := s.LogEntry(background, int64(i))
		must(t, err)
		if p := (store.Logged{Index: int64(i), Number: want.number, Leaf: tlog.RecordHash(e.Data)}); places[i] != p || e.Number != p.Number || e.Version != want.version || e.Opened != -1 {
			t.Errorf("entry %d: %+v at %+v, want %+v", i, e, places[i], p)
		}
	}
	for _, a := range []store.Append{first, second} {
		again, err := s.Append(background, a)
		must(t, err)
		result, err := s.ResultOf(background, a.Key)
		if must(t, err); !again.Again || !reflect.DeepEqual(again, result) || again.Log[0] != places[3*a.Expected/2] || len(again.Log) != len(a.Events) {
			t.Errorf("again: %+v, looked up %+v", again, result)
		}
	}
	grown(t, s)
	if r := sound(t, s); r.Log.Size != 4 {
		t.Errorf("verified %+v", r.Log)
	}
	readLog(t, s)
}

// readLog reads what testLog has stored, in all ways.
func readLog(t *testing.T, s store.Store) {
	all := entries(t, s)
	of, err := s.LogEntriesOf(background, ID(1))
	if must(t, err); !reflect.DeepEqual(of, []store.LogEntry{all[0], all[1], all[3]}) {
		t.Errorf("of docket 1: %+v", of)
	}
	line, err := s.LogSeriesEntries(background, series("note/1"), 2, 5)
	if must(t, err); !reflect.DeepEqual(line, []store.LogEntry{all[1], all[3]}) {
		t.Errorf("from number 2: %+v", line)
	}
	some, err := s.LogEntries(background, 1, 2)
	if must(t, err); !reflect.DeepEqual(some, all[1:3]) {
		t.Errorf("two from 1: %+v", some)
	}
	last, size, err := s.LogSeries(background)
	if must(t, err); size != 4 || !slices.Equal(last, []store.SeriesHead{{Series: series("note/1"), Last: 3}, {Series: series("notice/1"), Last: 1}}) {
		t.Errorf("series %+v at size %d", last, size)
	}
	missing, err := s.LogMissing(background, 0, 9)
	if must(t, err); !slices.Equal(missing, []store.Missing{{Pos: 1, Docket: ID(9), Version: 1}}) {
		t.Errorf("events without an entry: %+v", missing)
	}
	if missing, err = s.LogMissing(background, 1, 9); err != nil || len(missing) != 0 {
		t.Errorf("after the first: %+v, %v", missing, err)
	}
	for _, index := range []int64{-1, 4} {
		if _, err := s.LogEntry(background, index); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("entry %d: %v", index, err)
		}
	}
	for _, size := range []int64{-1, 5} {
		if _, err := s.LogRoot(background, size); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("root at %d: %v", size, err)
		}
	}
}

func testLogRefused(t *testing.T, d Driver) {
	// An entry that is not in order is refused with its event; no index and no number is lost by it.
	s := open(t, d)
	put(t, s, logged(Append(1, nil, ""), "note/1"))
	failure := errors.New("cannot be made")
	missing := int64(0)
	for name, spoil := range map[string]func(*store.Unlogged){
		"no maker":         func(u *store.Unlogged) { u.Make = nil },
		"no kind":          func(u *store.Unlogged) { u.Series.Kind = "" },
		"year":             func(u *store.Unlogged) { u.Series.Year = -1 },
		"another's event":  func(u *store.Unlogged) { u.Docket = ID(3) },
		"event to come":    func(u *store.Unlogged) { u.Version = 3 },
		"salt of no event": func(u *store.Unlogged) { u.Version = 0 },
		"empty":            func(u *store.Unlogged) { u.Make = func(int) ([]byte, error) { return nil, nil } },
		"too large": func(u *store.Unlogged) {
			u.Make = func(int) ([]byte, error) { return make([]byte, store.MostEntry+1), nil }
		},
		"not text":      func(u *store.Unlogged) { u.Make = func(int) ([]byte, error) { return []byte("\xff"), nil } },
		"zero byte":     func(u *store.Unlogged) { u.Make = func(int) ([]byte, error) { return []byte("a\x00"), nil } },
		"fails":         func(u *store.Unlogged) { u.Make = func(int) ([]byte, error) { return nil, failure } },
		"opens an open": func(u *store.Unlogged) { u.Opens = &missing },
	} {
		a := logged(Append(2, nil, "", ""), "note/1")
		spoil(&a.Log[1])
		var refused *store.Refused
		if _, err := s.Append(background, a); !errors.As(err, &refused) && !errors.Is(err, failure) && !errors.Is(err, store.ErrOpened) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(load(t, s, 2)) != 0 {
		t.Error("an event without its entry was stored")
	}
	r := put(t, s, logged(Append(2, nil, ""), "note/1"))
	if r.Log[0].Index != 1 || r.Log[0].Number != 2 {
		t.Errorf("the next one: %+v", r.Log)
	}
	largest := unlogged("large/1")
	largest.Make = func(int) ([]byte, error) { return slices.Repeat([]byte("a"), store.MostEntry), nil }
	putLog(t, s, store.LogWrite{Entries: []store.Unlogged{largest}, At: now})
	sound(t, s)
}

func testLogAlone(t *testing.T, d Driver) {
	// The log is written to without an event too: once for a key, under a lease if one is named.
	s := open(t, d)
	first := putLog(t, s, alone("day 1", 3))
	if again := putLog(t, s, alone("day 1", 2)); !slices.Equal(again, first) || first[2].Index != 2 || first[2].Number != 3 {
		t.Errorf("%+v, again %+v", first, again)
	}
	token, _, err := s.Acquire(background, "publish", "one", now, 1)
	must(t, err)
	w := alone("day 2", 1)
	var fenced *store.Fenced
	for _, f := range []store.Fence{{Lease: "publish", Token: token + 1}, {Lease: "none", Token: 1}} {
		w.Fence = &f
		if _, err := s.LogAppend(background, w); !errors.As(err, &fenced) {
			t.Errorf("%+v: %v", f, err)
		}
	}
	w.Fence = &store.Fence{Lease: "publish", Token: token}
	if next := putLog(t, s, w); next[0].Index != 3 || next[0].Number != 4 {
		t.Errorf("under the lease: %+v", next)
	}
	var refused *store.Refused
	for name, spoil := range map[string]func(*store.LogWrite){
		"no instant":       func(w *store.LogWrite) { w.At = w.At.Add(1) },
		"half an event":    func(w *store.LogWrite) { w.Entries[0].Docket = ID(1) },
		"no docket at all": func(w *store.LogWrite) { w.Entries[0].Docket, w.Entries[0].Version = "x", 1 },
	} {
		w := alone("", 1)
		spoil(&w)
		if _, err := s.LogAppend(background, w); !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if none := putLog(t, s, store.LogWrite{At: now}); none != nil {
		t.Errorf("nothing: %+v", none)
	}
	grown(t, s)
	sound(t, s)
}

func testLogWithheld(t *testing.T, d Driver) {
	// An entry that is withheld waits until it is opened, with an event or without, once.
	s := open(t, d)
	a := logged(Append(1, nil, "", "", ""), "withheld/1")
	a.Log[0].Rule, a.Log[2].Rule = "after_service", "at_closing"
	a.Log[0].Until, a.Log[2].Until = Day+30, Day+60 // the second one does not wait
	put(t, s, a)
	wantWaiting(t, s, Day+29)
	wantWaiting(t, s, Day+30, 0)
	wantWaiting(t, s, civil.Never, 0, 2)
	opening := standing(1, "opened/1")
	opening.Opens = new(int64)
	next := Append(1, a.Events, "")
	next.Log = []store.Unlogged{standing(4, "note/1"), opening}
	put(t, s, next)
	wantWaiting(t, s, civil.Never, 2)
	if e, err := s.LogEntry(background, 0); err != nil || e.Opened != 4 || e.Rule != "after_service" || e.Until != Day+30 {
		t.Errorf("the one opened: %+v, %v", e, err)
	}
	for _, index := range []int64{0, 1, 3, 77} {
		opening.Docket, opening.Opens = ID(1), &index
		if _, err := s.LogAppend(background, store.LogWrite{Entries: []store.Unlogged{opening}, At: now}); !errors.Is(err, store.ErrOpened) {
			t.Errorf("opened %d: %v", index, err)
		}
	}
	third := int64(2)
	opening.Version, opening.Opens = 3, &third
	if _, err := s.LogAppend(background, store.LogWrite{Entries: []store.Unlogged{opening, opening}, At: now}); !errors.Is(err, store.ErrOpened) {
		t.Errorf("opened twice in one write: %v", err)
	}
	putLog(t, s, store.LogWrite{Entries: []store.Unlogged{opening}, At: now})
	wantWaiting(t, s, civil.Never)
	sound(t, s)
}

func wantWaiting(t *testing.T, s store.Store, by civil.Day, want ...int64) {
	t.Helper()
	var got []int64
	for after := int64(-1); ; {
		page, err := s.LogWithheld(background, by, after, 1)
		must(t, err)
		if len(page) == 0 {
			break
		}
		after = page[0].Index
		got = append(got, after)
	}
	if !slices.Equal(got, want) {
		t.Errorf("waiting by %v: %v, want %v", by, got, want)
	}
}

func testLogErase(t *testing.T, d Driver) {
	// An erasure destroys the salt of its event's entry and leaves every entry and proof; a backup made before is restored without it.
	place := d(t, "")
	s := openAt(t, place)
	a, erasure := erasable(t, s)
	a.Log = []store.Unlogged{standing(3, "private.erased/1")}
	putLog(t, s, store.LogWrite{At: now, Entries: []store.Unlogged{of(ID(1), standing(1, "note/1")), of(ID(1), standing(2, "note/1"))}})
	path := filepath.Join(t.TempDir(), "backup")
	_, err := s.Backup(background, path)
	must(t, err)
	before := entries(t, s)
	salt, err := s.LogSalt(background, 0)
	if must(t, err); salt != standing(1, "").Salt {
		t.Errorf("salt %x", salt)
	}
	_, err = s.Erase(background, a, erasure)
	must(t, err)
	old := d(t, place.Erasures)
	_, err = old.Restore(path, Project)
	must(t, err)
	for _, s := range []store.Store{s, openAt(t, old)} {
		if _, err := s.LogSalt(background, 0); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the salt of what was erased: %v", err)
		}
		if _, err := s.LogSalt(background, 1); err != nil {
			t.Errorf("the salt of another event: %v", err)
		}
		if now := entries(t, s); !reflect.DeepEqual(now[:2], before) {
			t.Errorf("entries %+v, before %+v", now, before)
		}
		grown(t, s)
		sound(t, s)
	}
}

// of is an entry that stands for an event of a docket.
func of(id docket.ID, u store.Unlogged) store.Unlogged {
	u.Docket = id
	return u
}

// signed is a checkpoint of the log at a size.
func signed(t *testing.T, s store.Store, size int64) store.Checkpoint {
	t.Helper()
	root, err := s.LogRoot(background, size)
	must(t, err)
	return store.Checkpoint{Size: size, Root: root, At: now, Note: fmt.Sprintf("example.org/log\n%d\n%v\n\n— example.org/log c2ln\n", size, root)}
}

func testLogCheckpoint(t *testing.T, d Driver) {
	// A checkpoint is kept if it is of this log and not older than the last, and of a day the last one stays; one that was saved may get more signatures.
	place := d(t, "")
	s := openAt(t, place)
	if _, err := s.LastCheckpoint(background); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("before the first: %v", err)
	}
	putLog(t, s, alone("", 5))
	five, three := signed(t, s, 5), signed(t, s, 3)
	yesterday := signed(t, s, 1)
	yesterday.At = now.AddDate(0, 0, -1)
	for _, c := range []store.Checkpoint{yesterday, signed(t, s, 2), three, five} {
		must(t, s.SaveCheckpoint(background, c, nil))
	}
	five.Note += "— witness.example c2ln\n"
	must(t, s.SaveCheckpoint(background, five, nil))
	other, beyond, mute := five, five, five
	other.Root, other.Note = three.Root, three.Note
	beyond.Size, beyond.Note = 6, fmt.Sprintf("o\n6\n%v\n\n", five.Root)
	mute.Note = "o\n5\n"
	forkedAt4 := signed(t, s, 4)
	forkedAt4.Size, forkedAt4.Note = 5, fmt.Sprintf("o\n5\n%v\n\n", forkedAt4.Root)
	for name, c := range map[string]store.Checkpoint{"older": three, "not its note": other, "beyond": beyond, "no note": mute, "another root": forkedAt4} {
		var forked *store.Forked
		if err := s.SaveCheckpoint(background, c, nil); !errors.As(err, &forked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var fenced *store.Fenced
	if err := s.SaveCheckpoint(background, five, &store.Fence{Lease: "publish", Token: 1}); !errors.As(err, &fenced) {
		t.Errorf("without the lease: %v", err)
	}
	if last, err := s.LastCheckpoint(background); err != nil || last != five {
		t.Errorf("the last one: %+v, %v", last, err)
	}
	if r := sound(t, s); r.Published != 5 {
		t.Errorf("published %d", r.Published)
	}
	must(t, place.Exec("DELETE FROM log_checkpoints WHERE size = 5"))
	if last, err := s.LastCheckpoint(background); err != nil || last != yesterday {
		t.Errorf("the one kept before: %+v, %v", last, err)
	}
}

func testLogBackup(t *testing.T, d Driver) {
	// A backup holds the log with its checkpoints, and the restored log goes on where it ended. A place that holds a log is not restored into.
	s := open(t, d)
	put(t, s, logged(Append(1, nil, "张三", ""), "note/1"))
	putLog(t, s, alone("day 1", 3))
	must(t, s.SaveCheckpoint(background, signed(t, s, 4), nil))
	path := filepath.Join(t.TempDir(), "backup")
	_, err := s.Backup(background, path)
	must(t, err)
	place := d(t, "")
	restored, err := place.Restore(path, Project)
	if must(t, err); restored.Log != sound(t, s).Log || restored.Published != 4 {
		t.Errorf("restored %+v, published %d", restored.Log, restored.Published)
	}
	copied := openAt(t, place)
	if again := putLog(t, copied, alone("day 1", 3)); again[0].Index != 2 {
		t.Errorf("the request known before the backup: %+v", again)
	}
	if next := putLog(t, copied, alone("day 2", 1)); next[0].Index != 5 || next[0].Number != 4 {
		t.Errorf("goes on at %+v", next)
	}
	grown(t, copied)
	sound(t, copied)

	full := d(t, "")
	putLog(t, openAt(t, full), alone("", 1))
	if _, err := full.Restore(path, Project); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("restored over a log: %v", err)
	}
}

func testLogModel(t *testing.T, d Driver) {
	// Whatever comes in whatever batches, the log is the tree over its entries, numbers follow on each other, and consistency between any two
	// sizes is proved.
	s := open(t, d)
	rapid.Check(t, func(t *rapid.T) {
		before, err := s.LogHead(background)
		if err != nil {
			t.Fatal(err)
		}
		var w store.LogWrite
		w.At = now
		for _, kind := range rapid.SliceOfN(rapid.SampledFrom([]string{"a/1", "b/1", "c/1"}), 1, 9).Draw(t, "kinds") {
			w.Entries = append(w.Entries, unlogged(kind))
		}
		if _, err := s.LogAppend(background, w); err != nil {
			t.Fatal(err)
		}
		after, err := s.LogHead(background)
		if err != nil || after.Size != before.Size+int64(len(w.Entries)) {
			t.Fatalf("%d entries after %+v: %+v, %v", len(w.Entries), before, after, err)
		}
		size := rapid.Int64Range(1, after.Size).Draw(t, "size")
		root, err := s.LogRoot(background, size)
		if err != nil {
			t.Fatal(err)
		}
		proof, err := tlog.ProveTree(after.Size, size, s.LogHashes(background))
		if err == nil {
			err = tlog.CheckTree(proof, after.Size, after.Root, size, root)
		}
		if err != nil {
			t.Fatalf("from %d to %d: %v", size, after.Size, err)
		}
	})
	grown(t, s)
	sound(t, s)
}
