package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// everything is a page that holds all of the samples.
const sampleCases = 24

// allCases fills a store and returns its cases, as given.
func allCases(t *testing.T, s store.Store) []store.Case {
	t.Helper()
	fill(t, s, 0, sampleCases)
	var out []store.Case
	for n := range sampleCases {
		c, err := s.Case(background, ID(n))
		must(t, err)
		out = append(out, c)
	}
	return out
}

func testCases(t *testing.T, d Driver) {
	// Every filter finds exactly the cases it describes, and the count agrees with the list.
	s := open(t, d)
	all := allCases(t, s)
	for name, f := range map[string]struct {
		filter store.CaseFilter
		want   func(store.Case) bool
	}{
		"all":      {store.CaseFilter{}, func(store.Case) bool { return true }},
		"court":    {store.CaseFilter{Courts: []string{"京01"}}, func(c store.Case) bool { return c.Court == "京01" }},
		"courts":   {store.CaseFilter{Courts: []string{"京01", "京0105"}}, func(store.Case) bool { return true }},
		"officer":  {store.CaseFilter{Assigned: "judge-2"}, func(c store.Case) bool { return c.Assigned == "judge-2" }},
		"debtor":   {store.CaseFilter{Debtor: "body-3"}, func(c store.Case) bool { return c.Debtor == "body-3" }},
		"number":   {store.CaseFilter{Number: "（2024）京0105执7号"}, func(c store.Case) bool { return c.Docket == ID(7) }},
		"stages":   {store.CaseFilter{Stages: []string{"noticed", "opened"}}, func(c store.Case) bool { return c.Stage != "measures" }},
		"flag":     {store.CaseFilter{Flag: "overdue"}, func(c store.Case) bool { return slices.Contains(c.Flags, "overdue") }},
		"live":     {store.CaseFilter{Live: true}, func(c store.Case) bool { return !c.Reconstruct }},
		"rebuilt":  {store.CaseFilter{Reconstructions: true}, func(c store.Case) bool { return c.Reconstruct }},
		"neither":  {store.CaseFilter{Live: true, Reconstructions: true}, func(store.Case) bool { return false }},
		"counted":  {store.CaseFilter{Live: true, Courts: []string{"京0105"}, Stages: []string{"noticed"}}, func(c store.Case) bool { return !c.Reconstruct && c.Court == "京0105" && c.Stage == "noticed" }},
		"still":    {store.CaseFilter{Open: true, Moved: civil.Interval{From: civil.MinDay, Until: Day - 3}}, func(c store.Case) bool { return c.Moved < Day-3 }},
		"open":     {store.CaseFilter{Open: true}, func(store.Case) bool { return true }},
		"opened":   {store.CaseFilter{Opened: civil.Interval{From: Day - 9, Until: Day - 4}}, func(c store.Case) bool { return c.Opened >= Day-9 && c.Opened < Day-4 }},
		"next":     {store.CaseFilter{Next: civil.Interval{From: Day, Until: Day + 10}}, func(c store.Case) bool { return c.NextChange < Day+10 }},
		"together": {store.CaseFilter{Courts: []string{"京01"}, Assigned: "judge-1", Stages: []string{"noticed"}}, func(c store.Case) bool { return c.Court == "京01" && c.Assigned == "judge-1" && c.Stage == "noticed" }},
		"nobody":   {store.CaseFilter{Assigned: "nobody"}, func(store.Case) bool { return false }},
	} {
		want := slices.DeleteFunc(slices.Clone(all), func(c store.Case) bool { return !f.want(c) })
		page, err := s.Cases(background, f.filter)
		must(t, err)
		slices.SortFunc(want, func(a, b store.Case) int { return cmp.Compare(a.Opened, b.Opened) })
		if !slices.Equal(ids(page.Rows), ids(want)) {
			t.Errorf("%s: found %v, want %v", name, ids(page.Rows), ids(want))
		}
		if n, err := s.CountCases(background, f.filter); err != nil || n != (store.Count{N: len(want), Exact: true}) {
			t.Errorf("%s: counted %+v, want %d: %v", name, n, len(want), err)
		}
	}
	testWorkload(t, s, all)
}

func testWorkload(t *testing.T, s store.Store, all []store.Case) {
	loads, err := s.Workload(background, []string{"京0105"})
	must(t, err)
	for _, l := range loads {
		n := 0
		for _, c := range all {
			if !c.Reconstruct && c.Court == l.Court && c.Assigned == l.Assigned && c.Stage == l.Stage {
				n++
			}
		}
		if l.Court != "京0105" || l.N != n || n == 0 {
			t.Errorf("load %+v, want %d", l, n)
		}
	}
	if len(loads) == 0 {
		t.Error("no loads")
	}
}

func ids(cases []store.Case) []docket.ID {
	var out []docket.ID
	for _, c := range cases {
		out = append(out, c.Docket)
	}
	return out
}

func testPaging(t *testing.T, d Driver) {
	// In every order, forwards and backwards, pages of any size join up to the whole list without a gap or a repeat; a place
	// of another list is refused.
	s := open(t, d)
	allCases(t, s)
	for _, by := range []store.Sort{store.ByOpened, store.ByNextChange, store.ByStageSince, store.ByMoved, store.ByNumber} {
		for _, desc := range []bool{false, true} {
			whole, err := s.Cases(background, store.CaseFilter{Sort: by, Desc: desc})
			must(t, err)
			if len(whole.Rows) != sampleCases || whole.Next != "" {
				t.Fatalf("%s: %d rows, next %q", by, len(whole.Rows), whole.Next)
			}
			for _, size := range []int{1, 5, sampleCases} {
				f := store.CaseFilter{Sort: by, Desc: desc, Limit: size}
				if got := caseByCase(t, s, f); !slices.Equal(got, ids(whole.Rows)) {
					t.Errorf("%s %v in pages of %d: %v", by, desc, size, got)
				}
			}
		}
	}
	page, err := s.Cases(background, store.CaseFilter{Limit: 1})
	must(t, err)
	for _, after := range []string{page.Next, "!", "bm9uZQ", page.Next + "A"} {
		if _, err := s.Cases(background, store.CaseFilter{Sort: store.ByNumber, After: after}); !errors.Is(err, store.ErrCursor) {
			t.Errorf("place %q: %v", after, err)
		}
	}
}

func caseByCase(t *testing.T, s store.Store, f store.CaseFilter) []docket.ID {
	t.Helper()
	var out []docket.ID
	for range 2 * sampleCases {
		page, err := s.Cases(background, f)
		must(t, err)
		out = append(out, ids(page.Rows)...)
		if f.After = page.Next; f.After == "" {
			return out
		}
	}
	t.Fatal("the pages do not end")
	return nil
}

func testAgenda(t *testing.T, d Driver) {
	// Lists across cases hold what their filter describes, in the order of days, in pages that join up, with the case beside
	// each row; counts agree.
	s := open(t, d)
	all := allCases(t, s)
	days := civil.Interval{From: Day, Until: Day + 12}
	var want []string
	for _, c := range all {
		rows, err := Project(c.Docket, load(t, s, int(c.ID)*0+number(c.Docket)), Day)
		must(t, err)
		for _, l := range rows.Limits {
			if c.Court == "京01" && l.State == "running" && days.Contains(l.Last) {
				want = append(want, fmt.Sprint(l.Last, c.Docket, l.Obligation, c.Number))
			}
		}
	}
	slices.Sort(want)
	a := store.Agenda{Courts: []string{"京01"}, States: []string{"running"}, Days: days, Limit: 3}
	var got []string
	for range 100 {
		page, err := s.Limits(background, a)
		must(t, err)
		for _, l := range page.Rows {
			got = append(got, fmt.Sprint(l.Row.Last, l.Case.Docket, l.Row.Obligation, l.Case.Number))
		}
		if a.After = page.Next; a.After == "" {
			break
		}
	}
	if !slices.Equal(got, want) || len(want) < 5 {
		t.Errorf("limits %v, want %v", got, want)
	}
	if n, err := s.CountAgenda(background, store.ListLimits, a); err != nil || n != (store.Count{N: len(want), Exact: true}) {
		t.Errorf("counted %+v, want %d: %v", n, len(want), err)
	}
	testWho(t, s)
}

func number(id docket.ID) (n int) {
	fmt.Sscanf(string(id[1:]), "%d", &n)
	return n
}

func testWho(t *testing.T, s store.Store) {
	tasks, err := s.Tasks(background, store.Agenda{Who: "judge-1"})
	must(t, err)
	for _, l := range tasks.Rows {
		if l.Row.Owner != "judge-1" {
			t.Errorf("a task of %s", l.Row.Owner)
		}
	}
	if none, err := s.Limits(background, store.Agenda{Who: "judge-1"}); err != nil || len(none.Rows) != 0 {
		t.Errorf("limits have no owner: %v, %v", none.Rows, err)
	}
	for list, least := range map[store.List]int{store.ListTasks: 1, store.ListHolds: 1, store.ListNonUse: 1, store.ListHearings: 1} {
		if n, err := s.CountAgenda(background, list, store.Agenda{}); err != nil || n.N < least {
			t.Errorf("%s: %+v, %v", list, n, err)
		}
	}
	if len(tasks.Rows) == 0 {
		t.Error("no tasks")
	}
	testTasks(t, s)
	testSlots(t, s)
}

// testTasks narrows the list of tasks: by the step that does them, to the first of those that are one thing, to some cases; bare rows are the same
// without their cases, and counts are those of the rows.
func testTasks(t *testing.T, s store.Store) {
	all, err := s.Tasks(background, store.Agenda{})
	must(t, err)
	cases := []docket.ID{all.Rows[0].Case.Docket, all.Rows[1].Case.Docket}
	for name, c := range map[string]struct {
		agenda store.Agenda
		holds  func(store.Listed[store.Task]) bool
	}{
		"kinds":   {store.Agenda{Kinds: []string{"sign", "serve"}}, func(l store.Listed[store.Task]) bool { return l.Row.Step == "sign" || l.Row.Step == "serve" }},
		"whose":   {store.Agenda{Whose: []string{"judge-1", "judge-2"}}, func(l store.Listed[store.Task]) bool { return l.Row.Owner == "judge-1" || l.Row.Owner == "judge-2" }},
		"first":   {store.Agenda{First: true}, func(l store.Listed[store.Task]) bool { return l.Row.Nth == 0 }},
		"dockets": {store.Agenda{Dockets: cases, Courts: []string{"京01", "京0105"}}, func(l store.Listed[store.Task]) bool { return slices.Contains(cases, l.Case.Docket) }},
		"court":   {store.Agenda{Dockets: cases, Courts: []string{"沪01"}}, func(store.Listed[store.Task]) bool { return false }},
	} {
		want := slices.DeleteFunc(slices.Clone(all.Rows), func(l store.Listed[store.Task]) bool { return !c.holds(l) })
		got, err := s.Tasks(background, c.agenda)
		must(t, err)
		if !slices.Equal(got.Rows, want) || len(want) == len(all.Rows) {
			t.Errorf("%s: %d of %d tasks, want %d", name, len(got.Rows), len(all.Rows), len(want))
		}
		c.agenda.Bare = true
		bare, err := s.Tasks(background, c.agenda)
		must(t, err)
		for i := range want {
			want[i].Case = store.Ref{Docket: want[i].Case.Docket, Court: want[i].Case.Court}
		}
		if !slices.Equal(bare.Rows, want) {
			t.Errorf("%s: %d bare tasks, want %d", name, len(bare.Rows), len(want))
		}
		testTaskCounts(t, s, c.agenda, want)
	}
	if none, err := s.Holds(background, store.Agenda{Kinds: []string{"sign"}}); err != nil || len(none.Rows) != 0 {
		t.Errorf("holds have no kinds: %v, %v", none.Rows, err)
	}
}

func testTaskCounts(t *testing.T, s store.Store, a store.Agenda, rows []store.Listed[store.Task]) {
	t.Helper()
	by := Day + 10
	want := map[store.TaskCount]int{}
	for _, l := range rows {
		want[store.TaskCount{State: l.Row.State, Due: l.Row.Due <= by}]++
	}
	counts, err := s.TaskCounts(background, a, by)
	must(t, err)
	for _, c := range counts {
		if n := want[store.TaskCount{State: c.State, Due: c.Due}]; n != c.N {
			t.Errorf("%+v: counted %+v, want %d", a, c, n)
		}
	}
	if a.Limit = 1; len(rows) > 2 {
		counts, err = s.TaskCounts(background, a, by)
		n := 0
		for _, c := range counts {
			n += c.N
		}
		if err != nil || n != 2 {
			t.Errorf("%d counted of a list cut at one (%v)", n, err)
		}
	} else if len(counts) != len(want) {
		t.Errorf("%+v: counts %+v, want %+v", a, counts, want)
	}
}

// testSlots holds the ledger's sums equal to its rows, and one slot of it to the rows of that slot.
func testSlots(t *testing.T, s store.Store) {
	rows, err := s.NonUse(background, store.Agenda{})
	must(t, err)
	sums, err := s.NonUseSums(background, store.Agenda{})
	must(t, err)
	total := 0
	for _, sum := range sums {
		total += sum.N
		if sum.Slot != "measure.daily_fine" || sum.Kind != "available_not_used" {
			t.Errorf("an unknown sum %+v", sum)
		}
	}
	if total != len(rows.Rows) || total == 0 {
		t.Errorf("the sums hold %d rows, the list %d", total, len(rows.Rows))
	}
	for slot, want := range map[string]int{"measure.daily_fine": total, "measure.search": 0} {
		if n, err := s.CountAgenda(background, store.ListNonUse, store.Agenda{Slot: slot}); err != nil || n.N != want {
			t.Errorf("%s: %+v (%v), want %d", slot, n, err, want)
		}
	}
	if n, err := s.CountAgenda(background, store.ListTasks, store.Agenda{Slot: "measure.daily_fine"}); err != nil || n.N != 0 {
		t.Errorf("tasks have no slot: %+v (%v)", n, err)
	}
}

// testOpenSearch closes a case and opens it again: among the open cases it is found when it is one, among all cases always, and what a search
// for open ones finds is what one for all finds of them.
func testOpenSearch(t *testing.T, s store.Store) {
	open := store.CaseFilter{Text: "三丰", Open: true, Live: true}
	for _, closed := range []civil.Day{civil.Never, Day, civil.Never} {
		events := load(t, s, 1)
		rows, err := Project(ID(1), events, Day)
		must(t, err)
		rows.Case.Closed = closed
		if behind, err := s.Project(background, []store.Projected{{Docket: ID(1), Version: len(events), Rows: rows}}); err != nil || len(behind) > 0 {
			t.Fatal(behind, err)
		}
		want := 0
		if closed == civil.Never {
			want = 1
		}
		for _, c := range []struct {
			filter store.CaseFilter
			n      int
		}{{open, want}, {store.CaseFilter{Text: "三丰"}, 1}} {
			page, err := s.Cases(background, c.filter)
			if err != nil || len(page.Rows) != c.n || page.Of != (store.Count{N: c.n, Exact: true}) {
				t.Errorf("closed %v, %+v: %+v (%v)", closed, c.filter, page, err)
			}
		}
	}
}

func testDue(t *testing.T, d Driver) {
	// The daily run gets the open cases whose next change has come, by day, in parts that join up.
	s := open(t, d)
	all := allCases(t, s)
	want := slices.DeleteFunc(slices.Clone(all), func(c store.Case) bool { return c.NextChange > Day+8 })
	slices.SortFunc(want, func(a, b store.Case) int {
		return cmp.Or(cmp.Compare(a.NextChange, b.NextChange), cmp.Compare(a.ID, b.ID))
	})
	var got []store.Case
	f := store.DueFilter{Day: Day + 8, Limit: 2}
	for {
		part, err := s.Due(background, f)
		must(t, err)
		if len(part) == 0 {
			break
		}
		got = append(got, part...)
		last := part[len(part)-1]
		f.AfterDay, f.AfterCase = last.NextChange, last.ID
	}
	if !slices.Equal(ids(got), ids(want)) || len(want) < 3 {
		t.Errorf("due %v, want %v", ids(got), ids(want))
	}
}

// found lists what a search finds and what it does not; the names stand in the search texts of the dockets.
var found = []struct {
	query  string
	courts []string
	want   []int
}{
	{"三丰", nil, []int{1}},
	{"张三", nil, []int{1, 2}},
	{"张三丰", nil, []int{1}},
	{"张丰", nil, nil},
	{"三三", nil, nil},
	{"丰", nil, []int{1}},
	{"张", nil, []int{1, 2, 3}},
	{"欧阳𬭛", nil, []int{4}},
	{"𬭛", nil, []int{4}},
	{"京0105执2号", nil, []int{2}},
	{"（2024）京0105执2号", nil, []int{2}},
	{"０１０５执２号", nil, []int{2}},
	{"0105执2", nil, []int{2}},
	{"0105执", nil, []int{1, 2, 3, 4, 5}},
	{"01", nil, nil},
	{"号", nil, []int{1, 2, 3, 4, 5}},
	{"执2号", nil, []int{2}},
	{"Smith", nil, []int{5}},
	{"smi", nil, []int{5}},
	{"mith", nil, nil},
	{"张三 资源", nil, []int{1, 2}},
	{"张三 京0105", []string{"京01"}, []int{1}},
	{"张三", []string{"京0105"}, []int{2}},
	{"张三", []string{"京01", "京0105"}, []int{1, 2}},
	{"张三", []string{"沪01"}, nil},
	{"(\"张三\" OR *)", nil, nil},
	{"§京01", nil, nil},
	{"?!", nil, nil},
	{"无此人", nil, nil},
}

func testSearch(t *testing.T, d Driver) {
	// Text is found by two Chinese characters and more in sequence, by one, by the start of a word, by a whole number, in any width and case,
	// within the courts asked for; signs of the engines' query languages mean nothing.
	s := open(t, d)
	for n, name := range []string{1: "张三丰", 2: "张三", 3: "丁 张，三", 4: "欧阳𬭛", 5: "John SMITH"} {
		if name != "" {
			put(t, s, Append(n, nil, name))
		}
	}
	for _, c := range found {
		page, err := s.Cases(background, store.CaseFilter{Text: c.query, Courts: c.courts})
		must(t, err)
		var got []int
		for _, row := range page.Rows {
			got = append(got, number(row.Docket))
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: found %v, want %v", c.query, c.courts, got, c.want)
		}
		if page.Of != (store.Count{N: len(c.want), Exact: true}) {
			t.Errorf("%q: the page says that there are %+v", c.query, page.Of)
		}
		if n, err := s.CountCases(background, store.CaseFilter{Text: c.query, Courts: c.courts}); err != nil || n.N != len(c.want) {
			t.Errorf("%q: counted %+v, %v", c.query, n, err)
		}
	}
	testOpenSearch(t, s)
	changed := Append(1, load(t, s, 1), "李四")
	changed.Rows.Search = "李四"
	put(t, s, changed)
	for query, want := range map[string]int{"三丰": 0, "李四": 1} {
		if n, err := s.CountCases(background, store.CaseFilter{Text: query}); err != nil || n.N != want {
			t.Errorf("%q after the text changed: %+v, %v", query, n, err)
		}
	}
}
