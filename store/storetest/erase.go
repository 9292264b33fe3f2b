package storetest

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// secret is the name that is erased.
const secret = "欧阳𬭛修"

// erasable is an append to docket 1 that erases the name in its first event, and the erasure. Before it, the docket, a draft
// and a message about it are stored.
func erasable(t *testing.T, s store.Store) (store.Append, store.Erasure) {
	t.Helper()
	first := Append(1, nil, secret, "张三")
	put(t, s, first)
	put(t, s, Append(2, nil, secret))
	_, err := s.SaveDraft(background, store.Draft{Owner: "staff-1", ID: "1", Docket: string(ID(1)), Body: secret, Saved: now})
	must(t, err)
	left := slices.Clone(first.Events)
	left[0].Private = []docket.Private{{Field: "/name", Erased: true}}
	a := Append(1, left, "")
	a.Outbox[0].ID = "m-erased"
	return a, store.Erasure{Version: 1, Field: "/name", Basis: "pipl.47", By: "president-1", At: now}
}

func testErase(t *testing.T, d Driver) {
	// After an erasure the value is in no event, list, search, draft, message or key of the docket; everything else is as it
	// was, and the store verifies. What cannot be erased is refused whole.
	s := open(t, d)
	a, erasure := erasable(t, s)
	chain := sound(t, s).Head.Chain

	wrong := erasure
	wrong.Field = "/nothing"
	var refused *store.Refused
	if _, err := s.Erase(background, a, erasure, wrong); !errors.As(err, &refused) {
		t.Errorf("a field that is not there: %v", err)
	}
	bare := a
	bare.Rows = nil
	if _, err := s.Erase(background, bare, erasure); !errors.As(err, &refused) {
		t.Errorf("without rows: %v", err)
	}
	if events := load(t, s, 1); len(events) != 2 || events[0].Private[0].Value != secret {
		t.Fatalf("a refused erasure did something: %+v", events)
	}

	r, err := s.Erase(background, a, erasure)
	must(t, err)
	again, err := s.Erase(background, a, erasure)
	if must(t, err); !again.Again || again.Last != r.Last {
		t.Errorf("again: %+v, first %+v", again, r)
	}
	wantErased(t, s)
	report := sound(t, s)
	if report.Erased != 1 || report.Private != 3 || report.Head.Chain == chain {
		t.Errorf("report %+v", report)
	}
	if _, err := s.Draft(background, "staff-1", "1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the draft: %v", err)
	}
	pending, err := s.Pending(background, 9)
	if must(t, err); len(pending) != 2 || pending[0].Docket != string(ID(2)) || pending[1].ID != "m-erased" {
		t.Errorf("messages %+v", pending)
	}
}

// wantErased: the name is gone from docket 1 and stands in docket 2.
func wantErased(t *testing.T, s store.Store) {
	t.Helper()
	events := load(t, s, 1)
	if p := events[0].Private[0]; !p.Erased || p.Value != "" || p.Salt != [32]byte{} || events[1].Private[0].Value != "张三" {
		t.Errorf("events after the erasure: %+v", events)
	}
	page, err := s.Cases(background, store.CaseFilter{Text: secret})
	if must(t, err); !slices.Equal(ids(page.Rows), []docket.ID{ID(2)}) {
		t.Errorf("search finds %v", ids(page.Rows))
	}
	if n := strings.Count(dump(t, s), secret); n != 1 {
		t.Errorf("the name stands %d times in the read models", n)
	}
}

func testBackup(t *testing.T, d Driver) {
	// A backup holds all that the store held, is verified, replaces nothing, and restores to the same bytes into an empty
	// place only.
	s := open(t, d)
	fill(t, s, 0, 5)
	_, err := s.SaveDraft(background, store.Draft{Owner: "staff-1", ID: "1", Body: "x", Saved: now})
	must(t, err)
	path := filepath.Join(t.TempDir(), "backup")
	report, err := s.Backup(background, path)
	must(t, err)
	head := sound(t, s).Head
	if report.Head != head || report.Bytes == 0 || report.Path != path || !report.OK() {
		t.Errorf("backup: %+v, head %+v", report, head)
	}
	if _, err := s.Backup(background, path); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("over another: %v", err)
	}
	place := d(t, "")
	restored, err := place.Restore(path, Project)
	if must(t, err); restored.Head != head || !restored.Projected {
		t.Errorf("restored: %+v", restored)
	}
	if _, err := place.Restore(path, Project); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("restored over something: %v", err)
	}
	copied := openAt(t, place)
	if dump(t, copied) != dump(t, s) {
		t.Error("the restored read models differ")
	}
	if draft, err := copied.Draft(background, "staff-1", "1"); err != nil || draft.Body != "x" {
		t.Errorf("the draft: %+v, %v", draft, err)
	}
	if n, err := copied.CountCases(background, store.CaseFilter{Text: "张三"}); err != nil || n.N != 5 {
		t.Errorf("the search index: %+v, %v", n, err)
	}
	put(t, copied, Append(9, nil, "")) // goes on where it ended
	sound(t, copied)
}

func testRestoreErasesAgain(t *testing.T, d Driver) {
	// A backup made before an erasure is restored without the value, and the read models too.
	place := d(t, "")
	s := openAt(t, place)
	a, erasure := erasable(t, s)
	path := filepath.Join(t.TempDir(), "backup")
	_, err := s.Backup(background, path)
	must(t, err)
	_, err = s.Erase(background, a, erasure)
	must(t, err)

	old := d(t, place.Erasures)
	report, err := old.Restore(path, Project)
	if must(t, err); report.Erased != 1 {
		t.Errorf("restored: %+v", report)
	}
	wantErased(t, openAt(t, old))
}

// damage is a change made behind the back of the store, and a word of the problem it must be reported as.
var damage = map[string]struct{ sql, problem string }{
	"an event changed":     {"UPDATE events SET actor = 'somebody' WHERE pos = 3", "chain is broken"},
	"a body changed":       {`UPDATE events SET body = '{"stage":"opened"}' WHERE pos = 2`, "chain is broken"},
	"the end cut off":      {"DELETE FROM event_private WHERE pos = 6; DELETE FROM events WHERE pos = 6", "its head says"},
	"one missing":          {"DELETE FROM event_private WHERE pos = 2; DELETE FROM events WHERE pos = 2", "follows on"},
	"the head moved":       {"UPDATE heads SET pos = 5", "beyond the head"},
	"a version changed":    {"UPDATE events SET ver = 7 WHERE pos = 6", "version 7, want"},
	"a value changed":      {"UPDATE event_private SET value = '李四' WHERE pos = 1", "not the one committed to"},
	"a value missing":      {"DELETE FROM event_private WHERE pos = 1", "commitments and 0 private values"},
	"a field renamed":      {"UPDATE event_private SET field = '/stage' WHERE pos = 1", "no commitment"},
	"an erasure come back": {fmtErasure, "was erased and is there"},
	"a read model changed": {"UPDATE case_limits SET last_day = 1", "case_limits is not"},
	"a case changed":       {"UPDATE cases SET number = '1'", "cases is not"},
	"a count changed":      {"UPDATE case_counts SET n = n + 1", "too many"},
	"a text missing":       {"UPDATE search_texts SET text = ''", "search_texts is not"},
}

const fmtErasure = "INSERT INTO erasures (docket, ver, field, basis, by_whom, at) VALUES ('d0000000000000000000000000', 1, '/name', '', '', 0)"

func testVerify(t *testing.T, d Driver) {
	// Every kind of damage is found and named.
	for name, c := range damage {
		place := d(t, "")
		s := openAt(t, place)
		fill(t, s, 0, 3)
		for _, sql := range strings.Split(c.sql, "; ") {
			if err := place.Exec(sql); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		r, err := s.Verify(background, Project)
		must(t, err)
		if !strings.Contains(strings.Join(r.Problems, "\n"), c.problem) {
			t.Errorf("%s: %q, want %q", name, r.Problems, c.problem)
		}
	}
	s := open(t, d)
	fill(t, s, 0, 2)
	r, err := s.Verify(background, func(docket.ID, []docket.Event, civil.Day) (store.Rows, error) {
		return store.Rows{}, errors.New("cannot be folded")
	})
	if must(t, err); len(r.Problems) != 2 || !strings.Contains(r.Problems[0], "cannot be folded") {
		t.Errorf("a projector that fails: %q", r.Problems)
	}
}
