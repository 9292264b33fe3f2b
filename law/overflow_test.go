package law

import (
	"math"
	"strings"
	"testing"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// changedPack is the small pack with some texts of its files replaced, each as file, old, new; it must load.
func changedPack(t *testing.T, changes ...[3]string) *Pack {
	t.Helper()
	folder := edited(t, "pack.yaml", "id: small", "id: small")
	for _, c := range changes {
		text := string(folder[c[0]].Data)
		if !strings.Contains(text, c[1]) {
			t.Fatalf("%s does not contain %q", c[0], c[1])
		}
		folder[c[0]].Data = []byte(strings.Replace(text, c[1], c[2], 1))
	}
	p, problems := Load(folder)
	if p == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	return p
}

// rowOf is a row of facts in text.
func rowOf(t *testing.T, p *Pack, facts map[string]string, lists map[string][]item) *Row {
	t.Helper()
	row, err := p.textRow(facts, lists)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// A sum, difference or product that does not fit its type is unknown; its neighbour that fits is exact; a day beyond the calendar is its last.
func TestWhatDoesNotFitIsUnknown(t *testing.T) {
	const most, least = math.MaxInt64, math.MinInt64
	for _, c := range []struct {
		op   irOp
		typ  typ
		x, y int64
		ok   bool
		want int64
	}{
		{irAdd, tMoney, most, 0, true, most}, {irAdd, tMoney, most, 1, false, 0}, {irAdd, tMoney, least, -1, false, 0}, {irAdd, tMoney, most, least, true, -1},
		{irSub, tMoney, least, 0, true, least}, {irSub, tMoney, least, 1, false, 0}, {irSub, tMoney, 0, least, false, 0}, {irSub, tMoney, -1, least, true, most},
		{irMul, tMoney, most / 2, 2, true, most - 1}, {irMul, tMoney, most/2 + 1, 2, false, 0}, {irMul, tMoney, least, -1, false, 0}, {irMul, tMoney, -1, least, false, 0},
		{irMul, tMoney, 0, least, true, 0}, {irMul, tMoney, least, 1, true, least},
		{irMul, tInt, 1 << 15, 1 << 15, true, 1 << 30}, {irMul, tInt, 1 << 16, 1 << 15, false, 0}, {irAdd, tInt, math.MaxInt32, 1, false, 0}, {irSub, tInt, math.MinInt32, 1, false, 0},
		{irAdd, tDay, int64(civil.MaxDay), 1, true, int64(FarOff)}, {irSub, tDay, int64(civil.MinDay), 1, true, int64(civil.MinDay)},
	} {
		got := apply(node{op: c.op, typ: c.typ}, exactly(c.x), exactly(c.y))
		if c.ok != (got.st == known) || c.ok && (got.lo != c.want || got.hi != c.want) {
			t.Errorf("%d (op %d, %s) %d: %+v, want %v %d", c.x, c.op, c.typ, c.y, got, c.ok, c.want)
		}
	}
	wide := value{lo: 1, hi: most, ask: factSet{}.with(7)}
	if got := apply(node{op: irMul, typ: tMoney}, wide, exactly(2)); got.st != unknown || got.ask.first() != 7 {
		t.Errorf("a product that may not fit: %+v", got)
	}
}

// A constant product that does not fit is not folded into a wrapped number.
func TestConstantsDoNotWrap(t *testing.T) {
	p := smallPack()
	for src, want := range map[string]Truth{
		"90000000000000000.00 * 2 > 1.00": Unknown, "90000000000000000.00 + 90000000000000000.00 < 0.00": Unknown, "2147483647 + 1 < 0": Unknown,
		"2147483646 + 1 > 0": Yes, "9999-12-31 + 5d > 9999-12-30": Yes,
	} {
		c := compile(p, p.defaults())
		o := c.expression("if", src, tBool, nil)
		if len(c.problems) > 0 {
			t.Fatal(c.problems.In(i18n.EN))
		}
		if got := truthOf(walk(c.program, newRow(p), p.SourcesTo()).vals[o.node]); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

// Batch and walker agree where sums reach the ends of their range: in products, comparisons, interest and fines.
func TestBatchEqualsWalkerAtTheEnds(t *testing.T) {
	p := changedPack(t, [3]string{"rules.yaml", "if: amount <= small_sum", "if: amount * count(demands) * 1000 - 1.00 <= small_sum and made - served + 2147480000 > count(demands)"})
	b, err := NewBatch(p, allSlots(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	table := b.NewTable()
	var rows []*Row
	var days []int32
	unknownProducts := 0
	for _, title := range []string{"admin_judgment", "civil_judgment"} {
		for _, amount := range []string{"92233720368547758.07", "-92233720368547758.07", "0.00", "1.00", "92233720368547.00", "unknown"} {
			for demands := range 3 {
				facts := map[string]string{"title": title, "duty": "pay", "amount": amount, "period_end": "1990-03-31", "applied": "2015-04-15", "refusal": "true", "performed": "none",
					"made": "2021-01-11", "served": "1985-02-01", "effective": "2014-12-01", "fine_rate": amount}
				row := rowOf(t, p, facts, map[string][]item{"demands": []item{{On: "2015-05-02"}, {On: "2015-06-02"}}[:demands], "payments": []item{{On: "2016-01-01", Amount: "10.00"}}[:demands/2]})
				rows, days = append(rows, row), append(days, int32(civil.Date(2060, 12, 31)))
				table.Append(row)
				if amount == "92233720368547758.07" && truthOf(walk(p.standard, row, civil.Date(2060, 12, 31)).vals[p.standard.conditions["small"].test]) == Unknown {
					unknownProducts++
				}
			}
		}
	}
	days = append(days, make([]int32, Block-len(days))...)
	b.RunDays(table, 0, days)
	compareBatch(t, b, table, rows, days)
	if unknownProducts == 0 || table.Slow() == len(rows) {
		t.Errorf("%d products did not fit, %d of %d rows slow: the test compares nothing", unknownProducts, table.Slow(), len(rows))
	}
}

// A period too long for the look-up is computed by the batch engine all the same, as the walker does.
func TestBatchWithALongPeriod(t *testing.T) {
	for _, length := range []string{"36y", "89y", "100y", "9999y"} {
		p := changedPack(t, [3]string{"rules.yaml", "length: 2w}", "length: " + length + "}"})
		b, err := NewBatch(p, allSlots(p), nil)
		if err != nil {
			t.Fatal(err)
		}
		table, row := b.NewTable(), rowOf(t, p, map[string]string{"served": "2010-02-01"}, nil)
		table.Append(row)
		days := make([]int32, Block)
		days[0] = int32(civil.Date(2020, 1, 1))
		b.RunDays(table, 0, days)
		compareBatch(t, b, table, []*Row{row}, days)
	}
}

// A sum a day that an office fixed beyond all bounds is undetermined, never wrapped; what is not owed bears no interest.
func TestSumOfTheExtremes(t *testing.T) {
	p := smallPack()
	b, err := NewBatch(p, []string{"accrual.fine", "accrual.interest"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	from, until := civil.Date(2021, 1, 1), civil.Date(2060, 1, 1)
	if low, high := b.Sum(0, SumInput{From: from, Until: until, Decided: math.MaxInt64}); low != 0 || high != 0 {
		t.Errorf("fine: %v..%v", low, high)
	}
	for _, base := range []money.Fen{math.MaxInt64, math.MinInt64, -1} {
		if low, high := b.Sum(1, SumInput{From: from, Until: until, Base: base}); low != 0 || high != 0 {
			t.Errorf("interest on %v: %v..%v", base, low, high)
		}
	}
}

// Whatever the tables cannot hold is left to the reference: rates fixed on a day beside tiers or other parts, sums a day on a base, great sums.
func TestNeedsReference(t *testing.T) {
	step := []rateStep{{rate: 1}}
	tiered := partSpec{fixedOn: -1, steps: step, tiers: []tierSpec{{last: true, steps: step}}}
	rate, fixed, daily := partSpec{fixedOn: -1, steps: step}, partSpec{fixedOn: 0, steps: step}, partSpec{fixedOn: -1, low: 1, high: 2}
	fixedTier := tiered
	fixedTier.fixedOn = 0
	for _, c := range []struct {
		name  string
		base  int32
		parts []partSpec
		want  bool
	}{
		{"a rate", 0, []partSpec{rate}, false}, {"two rates", 0, []partSpec{rate, rate}, false}, {"tiers and a rate", 0, []partSpec{tiered, rate}, false},
		{"a fixed rate", 0, []partSpec{fixed}, false}, {"sums a day", -1, []partSpec{daily, daily}, false},
		{"a fixed rate and another", 0, []partSpec{fixed, rate}, true}, {"a fixed rate by tiers", 0, []partSpec{fixedTier}, true}, {"tiers twice", 0, []partSpec{tiered, tiered}, true},
		{"a sum a day on a base", 0, []partSpec{daily}, true}, {"a sum a day that could wrap", -1, []partSpec{{fixedOn: -1, high: 1 << 50}}, true},
	} {
		if got := (&accrualSpec{base: c.base, parts: c.parts}).needsReference(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// A period that begins or ends at the end of the calendar ends with it: what has no known end may start another period.
func TestPeriodsEndWithTheCalendar(t *testing.T) {
	cal := calendar.China()
	for _, length := range []civil.Period{{N: 5, Unit: civil.Days}, {N: 2, Unit: civil.Years}, {N: 10, Unit: civil.WorkingDays}, {N: 6, Unit: civil.Months}} {
		s := periodSpec{length: length, roll: true, interrupt: noList, suspend: 0, extend: noList, exclude: noList, tail: true, window: civil.Period{N: 6, Unit: civil.Months}}
		for _, start := range []civil.Day{FarOff, FarOff - 3} {
			if last, _ := s.bare(start, cal); last != FarOff && length.N > 3 {
				t.Errorf("%v from %v: %v", length, start, last)
			}
			o := occurrences{suspend: []occurrence{{from: FarOff - 1, until: FarOff}}}
			if last, _, _ := s.run(start, o, cal, start); last > FarOff {
				t.Errorf("%v from %v, obstructed: %v", length, start, last)
			}
		}
	}
	p := changedPack(t, [3]string{"rules.yaml", "    start: notice_end\n    versions: [{cite: code.answer, mark: verified, length: answer_length}]", "    start: limit.apply + 1d\n    versions: [{cite: code.answer, mark: verified, length: 2y}]"})
	f := fileOf(t, false, "2021-04-15 application")
	a, err := Assess(p, f, civil.Date(2021, 6, 30))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range a.Positions[0].Limits {
		if l.ID == "reply" && (l.Last != civil.Partial{First: civil.Date(2025, 4, 1), Last: FarOff} || l.State != Running) {
			t.Errorf("reply: %v, %s", l.Last, l.State)
		}
	}
}
