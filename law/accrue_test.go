package law

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
	"mandamus/money"
)

var accrualStart = civil.Date(2013, 6, 1)

// anyAccrual draws an accrual of two parts that meet on 1 August 2014: rates on a balance, or sums a day.
func anyAccrual(t *rapid.T, rates bool) *accrualSpec {
	change := civil.Date(2014, 8, 1)
	a := &accrualSpec{base: -1, sameDay: rapid.Bool().Draw(t, "same day"), split: 0, parts: []partSpec{
		{in: civil.Interval{From: accrualStart - 1000, Until: change}, low: 1000, high: 2000, fixedOn: -1},
		{in: civil.Interval{From: change, Until: civil.Never}, low: 5000, high: 10000, fixedOn: -1}}}
	if rates {
		rate := func(s string) money.Rate { r, err := money.ParsePercentPerYear(s, 365); must(err); return 2 * r }
		a.base = 0
		a.parts[0].steps = []rateStep{{accrualStart - 1000, rate("6.00"), "6.00", false}, {civil.Date(2013, 12, 1), rate("5.60"), "5.60", false}}
		day, err := money.ParsePercentPerDay("0.0175")
		must(err)
		a.parts[1].steps = []rateStep{{change, day, "0.0175", false}}
	}
	return a
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func anyAccrualInput(t *rapid.T) accrualInput {
	day := func(name string) civil.Day { return accrualStart.AddDays(rapid.IntRange(-30, 900).Draw(t, name)) }
	in := accrualInput{until: day("until"), fixed: make([]civil.Day, 2)}
	for range rapid.IntRange(1, 3).Draw(t, "lots") {
		in.lots = append(in.lots, lot{money.Fen(rapid.IntRange(0, 30_000_000).Draw(t, "base")), day("start")})
	}
	slices.SortStableFunc(in.lots, func(x, y lot) int { return int(x.start) - int(y.start) })
	for range rapid.IntRange(0, 4).Draw(t, "payments") {
		in.payments = append(in.payments, payment{day("paid"), money.Fen(rapid.IntRange(1, 20_000_000).Draw(t, "sum"))})
	}
	slices.SortStableFunc(in.payments, func(x, y payment) int { return int(x.on) - int(y.on) })
	for range rapid.IntRange(0, 2).Draw(t, "stops") {
		from := day("stop")
		in.stops = append(in.stops, occurrence{from: from, until: from.AddDays(rapid.IntRange(0, 200).Draw(t, "stopped"))})
	}
	in.stops = union(in.stops)
	return in
}

// byDays is the accrual as a clerk would reckon it, one day after the other, in fractions: principal first.
func byDays(a *accrualSpec, in accrualInput) (low, high *big.Rat, left money.Fen) {
	low, high = new(big.Rat), new(big.Rat)
	balance := make([]money.Fen, len(in.lots))
	first := in.until
	for i, l := range in.lots {
		balance[i] = l.base
		first = min(first, l.start)
	}
	pay := func(due func(payment) bool) {
		for _, p := range in.payments {
			for i := range balance {
				if due(p) {
					cleared := min(p.amount, balance[i])
					balance[i], p.amount = balance[i]-cleared, p.amount-cleared
				}
			}
		}
	}
	pay(func(p payment) bool { return p.on < first })
	for d := first; d <= in.until; d++ {
		for i, l := range in.lots {
			if d < l.start || d == l.start && !a.sameDay || slices.ContainsFunc(in.stops, func(s occurrence) bool { return s.from <= d && d <= s.until }) {
				continue
			}
			lo, hi := a.dayRate(d, balance[i])
			low.Add(low, lo)
			high.Add(high, hi)
		}
		pay(func(p payment) bool { return p.on == d })
	}
	for _, b := range balance {
		left += b
	}
	return low, high, left
}

// dayRate is what one day adds, in fen.
func (a *accrualSpec) dayRate(d civil.Day, balance money.Fen) (low, high *big.Rat) {
	for _, p := range a.parts {
		if !p.in.Contains(d) {
			continue
		}
		if a.base < 0 {
			return new(big.Rat).SetInt64(int64(p.low)), new(big.Rat).SetInt64(int64(p.high))
		}
		for _, s := range slices.Backward(p.steps) {
			if s.from <= d {
				one := new(big.Rat).Mul(new(big.Rat).SetInt64(int64(balance)), big.NewRat(int64(s.rate), money.Scale))
				return one, one
			}
		}
	}
	return new(big.Rat), new(big.Rat)
}

func halfUp(r *big.Rat) money.Fen {
	return money.Fen(divHalfUp(r.Num(), r.Denom()).Int64())
}

// The accrual in segments equals the sum of its days, in fractions, rounded once.
func TestAccrualEqualsTheSumOfItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, in := anyAccrual(t, rapid.Bool().Draw(t, "rates")), anyAccrualInput(t)
		got, err := a.run(in)
		if err != nil {
			t.Fatal(err)
		}
		low, high, left := byDays(a, in)
		if want := (money.Range{Low: halfUp(low), High: halfUp(high)}); got.total != want {
			t.Fatalf("total %v, want %v (%+v)", got.total, want, in)
		}
		if got.left != left {
			t.Fatalf("left %v, want %v (%+v)", got.left, left, in)
		}
	})
}

// A sum a day up to one day, and from it on, add up to the whole; the office-holders' shares add up to it too.
func TestAccrualAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, in := anyAccrual(t, false), anyAccrualInput(t)
		in.lots = in.lots[:1]
		cut := in.lots[0].start.AddDays(rapid.IntRange(0, 400).Draw(t, "cut"))
		for d := in.lots[0].start; rapid.Bool().Draw(t, "another head") && len(in.heads) < 4; d += 90 {
			in.heads = append(in.heads, term{string(rune('a' + len(in.heads))), d, d + civil.Day(rapid.IntRange(0, 100).Draw(t, "days in office"))})
		}
		in.until = max(in.until, cut)
		before, after := in, in
		before.until, after.lots = cut, []lot{{in.lots[0].base, cut + b2d(a.sameDay)}}
		whole, err1 := a.run(in)
		x, err2 := a.run(before)
		y, err3 := a.run(after)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if sum, err := x.total.Add(y.total); err != nil || sum != whole.total || x.days+y.days != whole.days {
			t.Fatalf("%v in %d days, but %v in %d and %v in %d", whole.total, whole.days, x.total, x.days, y.total, y.days)
		}
		var shares money.Range
		days := 0
		for _, s := range whole.shares {
			shares, days = money.Range{Low: shares.Low + s.Amount.Low, High: shares.High + s.Amount.High}, days+s.Days
		}
		if shares != whole.total || days != whole.days {
			t.Fatalf("the shares make %v in %d days, the whole %v in %d", shares, days, whole.total, whole.days)
		}
	})
}

func b2d(b bool) civil.Day { return civil.Day(b2i(b)) }

// Heads are charged for their own days in office, the last day included; days without a named head stay nobody's.
func TestSharesByHand(t *testing.T) {
	a := &accrualSpec{base: -1, split: 0, parts: []partSpec{{in: civil.Interval{From: 0, Until: civil.Never}, low: 5000, high: 10000, fixedOn: -1}}}
	in := accrualInput{lots: []lot{{start: civil.Date(2021, 3, 31)}}, until: civil.Date(2021, 4, 30), heads: []term{
		{"first", civil.Date(2020, 1, 1), civil.Date(2021, 4, 10)}, {"second", civil.Date(2021, 4, 16), civil.Never}}}
	got, err := a.run(in)
	if err != nil {
		t.Fatal(err)
	}
	want := []Share{{Person: "first", Days: 10, Amount: money.Range{Low: 50000, High: 100000}}, {Days: 5, Amount: money.Range{Low: 25000, High: 50000}},
		{Person: "second", Days: 15, Amount: money.Range{Low: 75000, High: 150000}}}
	if !slices.Equal(got.shares, want) {
		t.Errorf("shares %v, want %v", got.shares, want)
	}
}

// A payment clears the earlier instalment first, and what is left of it the next; the day of payment is still charged in full.
func TestPaymentsClearInOrder(t *testing.T) {
	day, err := money.ParsePercentPerDay("1.00")
	must(err)
	a := &accrualSpec{base: 0, split: noList, served: noList, notices: noList, parts: []partSpec{{in: civil.Interval{From: 0, Until: civil.Never}, steps: []rateStep{{0, day, "1.00", false}}, fixedOn: -1}}}
	in := accrualInput{until: civil.Date(2021, 1, 21), fixed: make([]civil.Day, 1), lots: []lot{{10000, civil.Date(2021, 1, 1)}, {10000, civil.Date(2021, 1, 6)}},
		payments: []payment{{civil.Date(2021, 1, 11), 15000}}}
	got, err := a.run(in)
	if err != nil {
		t.Fatal(err)
	}
	// 10 days on 100.00, 5 days on 100.00 to the payment, then 10 days on 50.00.
	if got.total.Low != 1000+500+500 || got.left != 5000 || got.days != 10+5+10 {
		t.Errorf("%v, %v left, %d days; want 20.00, 50.00 left, 25 days", got.total.Low, got.left, got.days)
	}
}

// Pro rata, principal and the interest on it are cleared in one proportion, and a payment above both clears all and leaves the rest.
func TestProRata(t *testing.T) {
	interest := func(fen int64) *big.Int { return new(big.Int).Mul(big.NewInt(fen), big.NewInt(money.Scale)) }
	for _, c := range []struct {
		received, balance money.Fen
		own               int64
		cleared, used     money.Fen
		left              int64 // interest, in fen
	}{
		{11000, 20000, 2000, 10000, 11000, 1000},
		{22000, 20000, 2000, 20000, 22000, 0},
		{30000, 20000, 2000, 20000, 22000, 0},
		{5000, 20000, 0, 5000, 5000, 0},
	} {
		own := interest(c.own)
		cleared, used, err := proRata(c.received, c.balance, own)
		if err != nil || cleared != c.cleared || used != c.used || own.Cmp(interest(c.left)) != 0 {
			t.Errorf("%v of %v and %d: cleared %v, used %v, %v left, %v", c.received, c.balance, c.own, cleared, used, own, err)
		}
	}
}

// A sum that does not fit is an error, never a wrong number; a cap and a floor bound both ends of a range.
func TestAccrualBounds(t *testing.T) {
	a := &accrualSpec{base: -1, split: noList, served: noList, notices: noList, parts: []partSpec{{in: civil.Interval{From: 0, Until: civil.Never}, low: 1 << 61, high: 1 << 62, fixedOn: -1}}}
	in := accrualInput{lots: []lot{{start: civil.Date(2020, 1, 1)}}, until: civil.Date(2021, 1, 1)}
	if got, err := a.run(in); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("366 days of 2^61 fen make %v, %v", got.total, err)
	}
	bounded := accrualSpec{cap: 500, floor: 100}
	for _, c := range [][2]money.Range{{{Low: 50, High: 70}, {Low: 100, High: 100}}, {{Low: 90, High: 700}, {Low: 100, High: 500}}, {{Low: 200, High: 300}, {Low: 200, High: 300}}} {
		if got := bounded.bound(c[0]); got != c[1] {
			t.Errorf("%v is bounded to %v, want %v", c[0], got, c[1])
		}
	}
}
