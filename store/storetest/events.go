package storetest

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"mandamus/docket"
	"mandamus/store"
)

func testAppend(t *testing.T, d Driver) {
	// What was appended is loaded as it was, in its order, with its private data; positions follow on each other.
	s := open(t, d)
	if _, err := s.Load(background, ID(1)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a docket that is not there: %v", err)
	}
	first := Append(1, nil, "张三", "")
	r := put(t, s, first)
	if !reflect.DeepEqual(r, store.Result{Docket: ID(1), Version: 2, First: 1, Last: 2}) {
		t.Errorf("first append: %+v", r)
	}
	put(t, s, Append(2, nil, "李四"))
	second := Append(1, first.Events, "𬭛 O'Neill \"\\")
	if r := put(t, s, second); r.Version != 3 || r.First != 4 || r.Last != 4 {
		t.Errorf("append to a docket that is there: %+v", r)
	}
	want := slices.Concat(first.Events, second.Events)
	if got := load(t, s, 1); !reflect.DeepEqual(got, want) {
		t.Errorf("loaded\n%+v\nwant\n%+v", got, want)
	}
	if r := sound(t, s); r.Events != 4 || r.Dockets != 2 || r.Private != 3 || r.Erased != 0 || !r.Projected {
		t.Errorf("report: %+v", r)
	}
}

func testRefused(t *testing.T, d Driver) {
	// An append that is not in order is refused with the reason, and nothing is stored.
	s := open(t, d)
	for why, spoil := range map[string]func(*store.Append){
		"id":        func(a *store.Append) { a.Docket = "x" },
		"opens":     func(a *store.Append) { a.Events = nil },
		"negative":  func(a *store.Append) { a.Expected = -1 },
		"another":   func(a *store.Append) { a.Events[0].Docket = ID(2) },
		"versions":  func(a *store.Append) { a.Events[0].Version = 2 },
		"kind":      func(a *store.Append) { a.Events[0].Kind = "" },
		"recorded":  func(a *store.Append) { a.Events[0].Recorded = a.Events[0].Recorded.Add(1) },
		"instant":   func(a *store.Append) { a.At = time.Time{} },
		"JSON":      func(a *store.Append) { a.Events[0].Body = []byte("{") },
		"private":   func(a *store.Append) { a.Events[0].Private[0].Value = "a\x00b" },
		"court":     func(a *store.Append) { a.Rows.Case.Court = "" },
		"two rows":  func(a *store.Append) { a.Rows.Limits = append(a.Rows.Limits, a.Rows.Limits[0]) },
		"flag":      func(a *store.Append) { a.Rows.Case.Flags = []string{"Not so"} },
		"sorted":    func(a *store.Append) { a.Rows.Case.Flags = []string{"b", "a"} },
		"legal day": func(a *store.Append) { a.Events[0].Legal.Given = false },
	} {
		a := Append(1, nil, "张三")
		spoil(&a)
		var refused *store.Refused
		if _, err := s.Append(background, a); !errors.As(err, &refused) {
			t.Errorf("%s: %v", why, err)
		}
	}
	if h, err := s.Head(background); err != nil || h != (store.Head{}) {
		t.Errorf("the head moved: %+v, %v", h, err)
	}
}

func testConflict(t *testing.T, d Driver) {
	// A version that is too low or too high is a conflict that names both; nothing is stored and no position is lost.
	s := open(t, d)
	a := Append(1, nil, "张三")
	put(t, s, a)
	before := dump(t, s)
	for want, earlier := range map[int][]docket.Event{0: nil, 2: {a.Events[0], Event(1, 2, "")}} {
		late := Append(1, earlier, "李四")
		late.Key = ""
		var conflict *store.Conflict
		if _, err := s.Append(background, late); !errors.As(err, &conflict) || *conflict != (store.Conflict{Docket: ID(1), Have: 1, Want: want}) {
			t.Errorf("version %d: %v", want, err)
		}
	}
	if got := dump(t, s); got != before || len(load(t, s, 1)) != 1 {
		t.Error("something of a refused append was stored")
	}
	if r := put(t, s, Append(1, a.Events, "李四")); r.First != 2 {
		t.Errorf("the next position is %d", r.First)
	}
}

func testKey(t *testing.T, d Driver) {
	// The same key again returns the first result and writes nothing, even for another docket; a pruned key is forgotten.
	s := open(t, d)
	a := Append(1, nil, "张三")
	first := put(t, s, a)
	before := dump(t, s)
	other := Append(2, nil, "李四")
	other.Key = a.Key
	for _, again := range []store.Append{a, other} {
		r, err := s.Append(background, again)
		must(t, err)
		if !r.Again || r.Docket != first.Docket || r.Version != first.Version || r.First != first.First || r.Last != first.Last {
			t.Errorf("again: %+v, first %+v", r, first)
		}
	}
	if r, err := s.ResultOf(background, a.Key); err != nil || !r.Again || r.Docket != first.Docket || r.Version != first.Version || r.Last != first.Last {
		t.Errorf("looked up: %+v, %v, first %+v", r, err, first)
	}
	if dump(t, s) != before || len(load(t, s, 2)) != 0 {
		t.Error("a repeated request was stored")
	}
	must(t, s.Prune(background, now.Add(time.Second)))
	if _, err := s.ResultOf(background, a.Key); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("looked up after pruning: %v", err)
	}
	var conflict *store.Conflict
	if _, err := s.Append(background, a); !errors.As(err, &conflict) {
		t.Errorf("after pruning: %v", err)
	}
}

func testAppendAll(t *testing.T, d Driver) {
	// Many appends are stored together or, where one of them cannot be, not at all.
	s := open(t, d)
	put(t, s, Append(3, nil, "王五"))
	as := []store.Append{Append(1, nil, "张三"), Append(2, nil, "李四", "李四"), Append(3, nil, "王五")}
	as[2].Key = ""
	var conflict *store.Conflict
	if _, err := s.AppendAll(background, as); !errors.As(err, &conflict) || conflict.Docket != ID(3) {
		t.Errorf("one of three in conflict: %v", err)
	}
	if len(load(t, s, 1)) != 0 {
		t.Error("a part was stored")
	}
	rs, err := s.AppendAll(background, as[:2])
	must(t, err)
	if len(rs) != 2 || rs[0].First != 2 || rs[1].First != 3 || rs[1].Last != 4 {
		t.Errorf("results %+v", rs)
	}
	var refused *store.Refused
	if _, err := s.AppendAll(background, []store.Append{Append(5, nil, ""), Append(5, nil, "")}); !errors.As(err, &refused) {
		t.Errorf("one docket twice: %v", err)
	}
	sound(t, s)
}

func testFence(t *testing.T, d Driver) {
	// Who holds a lease may append under its token; when it has passed on, or never was, the append is fenced off.
	s := open(t, d)
	token, ok, err := s.Acquire(background, "daily", "a", now, time.Minute)
	if err != nil || !ok {
		t.Fatal(token, ok, err)
	}
	a := Append(1, nil, "张三")
	a.Fence = &store.Fence{Lease: "daily", Token: token}
	put(t, s, a)
	if _, _, err := s.Acquire(background, "daily", "b", now.Add(time.Hour), time.Minute); err != nil {
		t.Fatal(err)
	}
	for _, fence := range []store.Fence{{Lease: "daily", Token: token}, {Lease: "nobody's", Token: 1}} {
		late := Append(1, a.Events, "李四")
		late.Fence = &fence
		var fenced *store.Fenced
		if _, err := s.Append(background, late); !errors.As(err, &fenced) {
			t.Errorf("%+v: %v", fence, err)
		}
	}
}

func testSince(t *testing.T, d Driver) {
	// All events come in the order of their positions, in parts of the size asked for, and the head is the last of them.
	s := open(t, d)
	fill(t, s, 0, 7)
	var all []store.Recorded
	for {
		last := int64(len(all))
		part, err := s.Since(background, last, 4)
		must(t, err)
		if len(part) == 0 {
			break
		}
		all = append(all, part...)
	}
	for i, r := range all {
		if r.Pos != int64(i+1) || len(r.Private) != 1 {
			t.Errorf("event %d has position %d and %d private fields", i, r.Pos, len(r.Private))
		}
	}
	h, err := s.Head(background)
	if must(t, err); h.Pos != int64(len(all)) || len(h.Chain) != 64 {
		t.Errorf("head %+v after %d events", h, len(all))
	}
	if none, err := s.Since(background, 0, 0); err != nil || len(none) != 0 {
		t.Errorf("none asked for: %v, %v", none, err)
	}
}

func testReopen(t *testing.T, d Driver) {
	// A store that is closed and opened again holds the same.
	place := d(t, "")
	s, err := place.Open(nil)
	must(t, err)
	fill(t, s, 0, 3)
	before, head := dump(t, s), sound(t, s).Head
	must(t, s.Close())
	s = openAt(t, place)
	if dump(t, s) != before || sound(t, s).Head != head {
		t.Error("the store changed while it was closed")
	}
}
