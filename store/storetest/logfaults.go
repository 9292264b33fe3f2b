package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/store"
)

// logDamage is a change made to the log behind the back of the store, and a word of the problem it must be reported as.
var logDamage = map[string]struct{ sql, problem string }{
	"an entry changed":            {"UPDATE log_entries SET data = '{}' WHERE idx = 1", "entry 1 is not the one that was hashed"},
	"an entry and its hash":       {"UPDATE log_entries SET data = '', hashes = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' WHERE idx = 2", "entry 2 is not"},
	"a hash of a subtree":         {"UPDATE log_entries SET hashes = substr(hashes, 1, 44) WHERE idx = 3", "stored with entry 3 are not"},
	"a hash that is none":         {"UPDATE log_entries SET hashes = 'x' WHERE idx = 3", "entry 3 has no hash"},
	"an entry missing":            {"DELETE FROM log_salts; DELETE FROM log_entries WHERE idx = 1", "entry 2 follows on 0"},
	"the last one missing":        {"DELETE FROM log_salts; DELETE FROM log_entries WHERE idx = 4", "no entry 4"},
	"the end cut off":             {"DELETE FROM log_salts; DELETE FROM log_entries WHERE idx = 4; UPDATE heads SET pos = 4 WHERE name = 'log'", "the head does not have"},
	"two in another order":        {"UPDATE log_entries SET idx = 99 WHERE idx = 3; UPDATE log_entries SET idx = 3 WHERE idx = 4; UPDATE log_entries SET idx = 4 WHERE idx = 99", "stored with entry 3 are not"},
	"a number used again":         {"UPDATE log_entries SET number = 9 WHERE idx = 3", "has number 9"},
	"the count made smaller":      {"UPDATE log_series SET last = 1 WHERE kind = 'note/1'", "has 2 entries, counted 1"},
	"a series dropped":            {"DELETE FROM log_series WHERE kind = 'note/1'", "counted none"},
	"a checkpoint changed":        {"UPDATE log_checkpoints SET root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "has another root than its entries"},
	"its note changed":            {"UPDATE log_checkpoints SET note = 'x'", "does not say this size"},
	"published beyond the end":    {"UPDATE log_checkpoints SET size = 9", "checkpoint of size 9 was published"},
	"an entry beyond the head":    {"UPDATE heads SET pos = 4 WHERE name = 'log'", "entry 4 is beyond"},
	"of an event that never was":  {"UPDATE log_entries SET ver = 8 WHERE idx = 0", "stands for an event that is not there"},
	"opened by another's opening": {"UPDATE log_entries SET opened = 3 WHERE idx = 0", "which does not open it"},
	"a salt come back":            {"INSERT INTO erasures (docket, ver, field, basis, by_whom, at) VALUES ('d0000000000000000000000001', 1, '/none', '', '', 0)", "the salt of entry 0 is there"},
}

func testLogVerify(t *testing.T, d Driver) {
	// Every kind of damage to the log is found and named.
	for name, c := range logDamage {
		place := d(t, "")
		s := openAt(t, place)
		put(t, s, logged(Append(1, nil, "", ""), "note/1"))
		putLog(t, s, alone("", 3))
		must(t, s.SaveCheckpoint(background, signed(t, s, 5), nil))
		for sql := range strings.SplitSeq(c.sql, "; ") {
			if err := place.Exec(sql); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		r, err := s.Verify(background, nil)
		must(t, err)
		if !strings.Contains(strings.Join(r.Problems, "\n"), c.problem) {
			t.Errorf("%s: %q, want %q", name, r.Problems, c.problem)
		}
	}
}

// logWrites are the writes of the log whose every step is made to fail. What they have stored must be there once.
var logWrites = map[string]write{
	"append with entries": {func(s store.Store, i int) error {
		_, err := s.Append(background, logged(Append(i, nil, "张三", ""), "note/1"))
		return err
	}, func(s store.Store, i int) error {
		of, err := s.LogEntriesOf(background, ID(i))
		if err == nil && len(of) != 2 {
			err = fmt.Errorf("%d entries, want 2", len(of))
		}
		return errors.Join(err, loaded(2)(s, i))
	}},
	"entries alone": {func(s store.Store, i int) error {
		w := alone(fmt.Sprint("day ", i), 2)
		w.Entries[1] = unlogged(fmt.Sprint("kind ", i))
		_, err := s.LogAppend(background, w)
		return err
	}, func(s store.Store, i int) error {
		line, err := s.LogSeriesEntries(background, series(fmt.Sprint("kind ", i)), 1, 9)
		if err == nil && len(line) != 1 {
			err = fmt.Errorf("%d entries, want 1", len(line))
		}
		return err
	}},
	"checkpoint": {func(s store.Store, i int) error {
		head, err := s.LogHead(background)
		if err != nil {
			return err
		}
		note := fmt.Sprintf("o\n%d\n%v\n\nsigned %d\n", head.Size, head.Root, i)
		return s.SaveCheckpoint(background, store.Checkpoint{Size: head.Size, Root: head.Root, At: now, Note: note}, nil)
	}, func(s store.Store, i int) error {
		c, err := s.LastCheckpoint(background)
		if err == nil && !strings.HasSuffix(c.Note, fmt.Sprintf("signed %d\n", i)) {
			err = fmt.Errorf("the last one is %q", c.Note)
		}
		return err
	}},
}

func testLogFaults(t *testing.T, d Driver) {
	// Whatever step of a write to the log fails, before it was done or after, an event is there with its entries or not at all; sent again it is
	// there once; no index and no number is lost.
	faulty(t, d, logWrites)
}

func testLogConcurrent(t *testing.T, d Driver) {
	// Eight writers append events with entries, and entries alone, at once. Every write that returned says a place of its own, and the entry is
	// there, with the number and the leaf that it said.
	s := open(t, d)
	var mu sync.Mutex
	said := map[int64]store.Logged{}
	note := func(places []store.Logged, err error) {
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			t.Error(err)
		}
		for _, p := range places {
			if _, twice := said[p.Index]; twice {
				t.Errorf("index %d was given twice", p.Index)
			}
			said[p.Index] = p
		}
	}
	var writing sync.WaitGroup
	for w := range writers {
		writing.Go(func() {
			for round := range rounds {
				if w%2 == 0 {
					note(s.LogAppend(background, alone("", 1+round%3)))
					continue
				}
				r, err := insist(s, round%shared, fmt.Sprintf("张%d号%d", w, round))
				note(r.Log, err)
			}
		})
	}
	writing.Wait()
	all := entries(t, s)
	if len(all) != len(said) {
		t.Errorf("%d entries, %d places said", len(all), len(said))
	}
	for _, e := range all {
		if p := said[e.Index]; p.Number != e.Number || p.Leaf != tlog.RecordHash(e.Data) {
			t.Errorf("entry %+v, said %+v", e, p)
		}
	}
	grown(t, s)
	sound(t, s)
}

// placed are the places of entries as a line, for a process to say and for another to hold it to.
func placed(places []store.Logged) string {
	var b strings.Builder
	for _, p := range places {
		fmt.Fprintf(&b, " %d:%d:%v", p.Index, p.Number, p.Leaf)
	}
	return b.String()
}

// places are the lines that the entries of docket n would be said with.
func placesOf(t *testing.T, s store.Store, n int) []string {
	t.Helper()
	of, err := s.LogEntriesOf(background, ID(n))
	must(t, err)
	var out []string
	for _, e := range of {
		out = append(out, placed([]store.Logged{{Index: e.Index, Number: e.Number, Leaf: tlog.RecordHash(e.Data)}}))
	}
	return slices.Clip(out)
}
