package storetest

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

func testRows(t *testing.T, d Driver) {
	// Rows come back as they were given, with what the store fills in; rows left out are gone; an append without rows leaves
	// them; a case that moves takes its rows along.
	s := open(t, d)
	a := Append(1, nil, "张三", "", "李四")
	r := put(t, s, a)
	got, err := s.Case(background, ID(1))
	must(t, err)
	want := a.Rows.Case
	want.Docket, want.ID, want.Pos, want.Version = ID(1), r.First, r.Last, r.Version
	if !reflect.DeepEqual(got, want) {
		t.Errorf("case\n%+v\nwant\n%+v", got, want)
	}
	wantRows(t, s, a.Rows)

	silent := Append(1, a.Events, "")
	silent.Rows = nil
	put(t, s, silent)
	wantRows(t, s, a.Rows)

	next := Append(1, slices.Concat(a.Events, silent.Events), "王五")
	next.Rows.Case.Court, next.Rows.Case.Assigned = "京02", "judge-9"
	next.Rows.Limits, next.Rows.Hearings = next.Rows.Limits[1:2], nil
	put(t, s, next)
	wantRows(t, s, next.Rows)
	page, err := s.Limits(background, store.Agenda{Courts: []string{"京02"}, Assigned: "judge-9"})
	if must(t, err); len(page.Rows) != 1 || page.Rows[0].Case.Court != "京02" {
		t.Errorf("the limits of the new court: %+v", page.Rows)
	}
}

// wantRows compares the rows of docket 1, read through the lists, with what was given.
func wantRows(t *testing.T, s store.Store, want *store.Rows) {
	t.Helper()
	a := store.Agenda{Docket: ID(1)}
	limits, err := s.Limits(background, a)
	must(t, err)
	tasks, err := s.Tasks(background, a)
	must(t, err)
	holds, err := s.Holds(background, a)
	must(t, err)
	nonuse, err := s.NonUse(background, a)
	must(t, err)
	hearings, err := s.Hearings(background, a)
	must(t, err)
	same(t, limits.Rows, want.Limits)
	same(t, tasks.Rows, want.Tasks)
	same(t, holds.Rows, want.Holds)
	same(t, nonuse.Rows, want.NonUse)
	same(t, hearings.Rows, want.Hearings)
}

// same compares listed rows with rows, in whatever order.
func same[R comparable](t *testing.T, got []store.Listed[R], want []R) {
	t.Helper()
	left := slices.Clone(want)
	for _, l := range got {
		i := slices.Index(left, l.Row)
		if i < 0 {
			t.Errorf("not expected: %+v", l.Row)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	if len(left) > 0 {
		t.Errorf("missing: %+v", left)
	}
}

func testProject(t *testing.T, d Driver) {
	// Many dockets are projected at once; one that has moved on is left alone and named.
	s := open(t, d)
	fill(t, s, 1, 4)
	var ps []store.Projected
	for n := 1; n < 4; n++ {
		events := load(t, s, n)
		rows, err := Project(ID(n), events, Day+100)
		must(t, err)
		ps = append(ps, store.Projected{Docket: ID(n), Version: len(events), Rows: rows})
	}
	ps[1].Version--
	behind, err := s.Project(background, ps)
	if must(t, err); !slices.Equal(behind, []docket.ID{ID(2)}) {
		t.Errorf("behind: %v", behind)
	}
	for n, day := range map[int]civil.Day{1: Day + 100, 2: Day, 3: Day + 100} {
		if c, err := s.Case(background, ID(n)); err != nil || c.AsOf != day {
			t.Errorf("docket %d is as of %v, want %v: %v", n, c.AsOf, day, err)
		}
	}
	sound(t, s)
	flagged, err := s.Cases(background, store.CaseFilter{Flag: "overdue"})
	if must(t, err); len(flagged.Rows) != 2 || !slices.Equal(flagged.Rows[0].Flags, []string{"overdue"}) {
		t.Errorf("overdue: %+v", flagged.Rows)
	}
}

func testRebuild(t *testing.T, d Driver) {
	// Read models that were changed, or computed step by step, are after a rebuild the same bytes as computed at once.
	s := open(t, d)
	for n := range 6 {
		var events []docket.Event
		for range 5 {
			a := Append(n, events, "张三")
			put(t, s, a)
			events = append(events, a.Events...)
		}
	}
	want := dump(t, s)
	if strings.Count(want, "\n") < 50 {
		t.Fatalf("a dump of %d lines", strings.Count(want, "\n"))
	}
	must(t, s.Rebuild(background, Project))
	if got := dump(t, s); got != want {
		t.Errorf("a rebuild changed the read models:\n%s\nwant\n%s", got, want)
	}
	rows := store.Rows{Case: store.Case{Court: "elsewhere"}, Search: "没有"}
	_, err := s.Project(background, []store.Projected{{Docket: ID(3), Version: 5, Rows: rows}})
	must(t, err)
	if r, err := s.Verify(background, Project); err != nil || r.OK() {
		t.Errorf("wrong read models verify: %+v, %v", r, err)
	}
	must(t, s.Rebuild(background, func(id docket.ID, events []docket.Event, _ civil.Day) (store.Rows, error) {
		return Project(id, events, Day)
	}))
	if got := dump(t, s); got != want {
		t.Error("a rebuild did not mend the read models")
	}
	sound(t, s)
}
