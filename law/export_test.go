package law

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/money"
)

// exportedRows is a batch of the benchmark's slots, run on one block of random rows.
func exportedRows(t *testing.T) (*Batch, *Table, []*Row, []int32) {
	t.Helper()
	b, err := NewBatch(cnPack(), benchSlots(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	table, rows, days := benchTable(t, b, Block)
	b.RunDays(table, 0, days)
	return b, table, rows, days
}

// Sum, fed with the values of the exported trees, is the amount that a block gives, and leaves the block's answers alone.
func TestSumIsTheBlocksAmount(t *testing.T) {
	b, table, rows, days := exportedRows(t)
	w := &walker{prog: b.prog, vals: make([]value, len(b.prog.nodes))}
	day := func(n int32) civil.Day { return civil.Day(w.vals[n].lo) }
	fen := func(n int32) money.Fen { return w.vals[n].fen() }
	for slot, o := range b.out {
		compared := 0
		for i := range rows {
			if o.accrual < 0 {
				break
			}
			a := b.accruals[o.accrual].spec
			w.run(rows[i], civil.Day(days[i]))
			p := &position{walker: w}
			if yes, _ := b.Truth(table, 0, slot, 0); !bit(yes[:], i) || !p.accrualKnown(a) {
				continue
			}
			in := SumInput{From: day(a.from), Until: day(a.until), Decided: p.decided(a)}
			if a.base >= 0 {
				in.Base = fen(a.base)
			}
			if f := a.parts[0].fixedOn; f >= 0 {
				in.FixedOn = day(f)
			}
			low, high := b.Sum(slot, in)
			if l, h := b.Amount(slot, i); l != int64(low) || h != int64(high) {
				t.Fatalf("%s row %d: block %d..%d, Sum %d..%d", o.slot, i, l, h, low, high)
			}
			compared += int(min(low, 1))
		}
		if o.accrual >= 0 && compared == 0 {
			t.Errorf("%s: no row with a sum above zero", o.slot)
		}
	}
}

// LastDay tells a day from none and from not known, as Day does.
func TestLastDayOfEachState(t *testing.T) {
	b, table, rows, _ := exportedRows(t)
	seen := map[state]int{}
	for i := range rows {
		v, _ := b.Day(table, 0, 0, i)
		d, present, sure := b.LastDay(table, 0, 0, i)
		seen[v.st]++
		if present != (v.st == known) || sure != (v.st != unknown) || present && int64(d) != v.lo {
			t.Fatalf("row %d: %+v, LastDay %s %v %v", i, v, d, present, sure)
		}
	}
	if len(seen) != 3 {
		t.Errorf("states seen: %v", seen)
	}
	measure := slices.IndexFunc(b.out, func(o output) bool { return o.day < 0 })
	if _, present, sure := b.LastDay(table, 0, measure, 0); present || sure {
		t.Error("a measure has a last day")
	}
}

// Every exported tree has the operands its operation needs, names its facts, and is nil only where the slot has none such.
func TestExportedTrees(t *testing.T) {
	b, _, _, _ := exportedRows(t)
	arity := map[string]int{"fact": 0, "const": 0, "none": 0, "today": 0, "not": 1, "in": 1, "has": 1, "roll": 1, "period": 1, "add_days": 1,
		"add_months": 1, "cond": 3}
	var check func(e *Expr)
	check = func(e *Expr) {
		want, ok := arity[e.Op]
		if !ok {
			want = 2
		}
		_, known := b.prog.pack.factIndex[e.Fact]
		if len(e.Args) != want || known != (e.Op == "fact") || (len(e.Set) > 0) != (e.Op == "in") {
			t.Errorf("%+v", e)
		}
		for _, a := range e.Args {
			check(a)
		}
	}
	for i, s := range b.Export() {
		kind := map[bool]string{true: "limit", false: "other"}[s.Day != nil]
		if s.Sum != nil {
			kind = "accrual"
			check(s.Sum.From)
			check(s.Sum.Until)
		}
		if o := b.out[i]; s.ID != o.slot || len(s.Truths) != len(o.truths) || (kind == "limit") != (o.day >= 0) || (kind == "accrual") != (o.accrual >= 0) {
			t.Errorf("%s: %s", s.ID, kind)
		}
		for _, e := range append(s.Truths, s.Day) {
			if e != nil {
				check(e)
			}
		}
	}
}

// A row shows the facts it was given, and says of the others that they are not known.
func TestRowFactsShowTheRow(t *testing.T) {
	p := cnPack()
	row, err := p.RowOf(map[string]string{"effective": "2024-03-01", "served": "none", "principal": "12.34"})
	if err != nil {
		t.Fatal(err)
	}
	facts := p.RowFacts(row)
	for id, want := range map[string]RowFact{
		"effective": {int64(civil.Date(2024, 3, 1)), true, true},
		"served":    {0, false, true},
		"principal": {1234, true, true},
		"title":     {0, false, false},
	} {
		if facts[id] != want {
			t.Errorf("%s: %+v, want %+v", id, facts[id], want)
		}
	}
	if len(facts) != len(p.FactIDs()) {
		t.Errorf("%d facts of %d", len(facts), len(p.FactIDs()))
	}
	if _, err := p.RowOf(map[string]string{"no_such_fact": "1"}); err == nil {
		t.Error("an unknown fact was taken")
	}
	if typ, words := p.FactType("title"); typ != "enum" || len(words) == 0 {
		t.Errorf("title: %s %v", typ, words)
	}
	if typ, _ := p.FactType("no_such_fact"); typ != "" {
		t.Errorf("no_such_fact: %s", typ)
	}
}

// The same source draws the same rows.
func TestRandomRowsRepeat(t *testing.T) {
	one, two := rand.New(rand.NewPCG(5, 6)), rand.New(rand.NewPCG(5, 6))
	for range 10 {
		a, b := randomRow(cnPack(), one, plainMix), randomRow(cnPack(), two, plainMix)
		if !slices.Equal(a.vals, b.vals) {
			t.Fatal("rows differ")
		}
	}
}
