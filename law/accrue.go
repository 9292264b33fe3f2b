package law

import (
	"fmt"
	"math/big"
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// The accrual algebra: sums that grow by the day. Every day is charged under the part of the law in force on it; days × rate ×
// base is exact in 128 bits and rounded once, half up to the fen. A part may be a rate on an outstanding base (doubled interest)
// or a range of sums a day (the daily fine). Payments lower the base in the order the law gives; stops leave days out.
//
// Sources of the arithmetic: Fa Shi [2014] 8 arts 1–4, 7; Fa Shi [2009] 6; Administrative Litigation Law 96(2).

// accrualSpec is an accrual compiled for one choice of readings. Node indexes are -1 where the pack says nothing.
type accrualSpec struct {
	def                                       *accrualDef
	applies, base, from, until, decided, owed int32
	sameDay                                   bool
	proRata                                   bool
	parts                                     []partSpec
	instalments, payments, stop, split        int // lists, or noList
	served, notices                           int // lists of what reached a person, or noList
	stopUnless                                string
	cap, floor                                money.Fen // 0: none
}

// partSpec is one dated part of an accrual.
type partSpec struct {
	def       *accrualPart
	in        civil.Interval
	low, high money.Fen // a sum a day
	steps     []rateStep
	tiers     []tierSpec // by the length of the whole delay; steps are then those of the tier chosen for the run
	fixedOn   int32
	proRata   bool
}

// tierSpec is the rates for delays up to a length; the last takes all longer ones.
type tierSpec struct {
	upTo  civil.Period
	last  bool
	steps []rateStep
}

// tier is the index of the tier for a delay from the day start to its last charged day.
func (p *partSpec) tier(start, until civil.Day) int {
	for i, t := range p.tiers {
		if t.last {
			return i
		}
		if end, err := t.upTo.End(start); err == nil && until <= end {
			return i
		}
	}
	return max(len(p.tiers)-1, 0)
}

// rateStep is a rate a day from a day on.
type rateStep struct {
	from     civil.Day
	rate     money.Rate
	percent  string // as the table prints it, a year or a day
	recalled bool   // the table says that nobody has verified the rate
}

// accrualInput is one exact run: everything known to the day.
type accrualInput struct {
	lots     []lot
	until    civil.Day
	payments []payment
	stops    []occurrence
	decided  money.Fen   // 0: no office has fixed the rate
	fixed    []civil.Day // for each part with fixedOn: the day whose rate counts
	heads    []term
}

// lot is a sum with its own start: the whole principal, or an instalment.
type lot struct {
	base  money.Fen
	start civil.Day
}

type payment struct {
	on     civil.Day
	amount money.Fen
}

type term struct {
	person      string
	from, until civil.Day // both included
}

// Segment is a run of days charged alike. Its amount is before cap and floor of the whole, and rounded on its own, so that segments may add
// up to a fen more or less than the total.
type Segment struct {
	From, Until civil.Day // both included
	Days        int
	Base        money.Fen // 0 for a sum a day
	Percent     string    // rate as the law or table prints it
	Part        int       // index of the part of the accrual
	Mark        Mark      // the weaker of the part's mark and the rate's
	Amount      money.Range
}

// Share is what falls to one office-holder: the days of the segments that lie in the term of office, from the day after the notice for a successor.
// Like the segments it is before cap and floor.
type Share struct {
	Owed   Truth  // Yes: by a decision served on the person; No: only shown
	Person string // id; empty where nobody is named for these days
	Days   int
	Amount money.Range
}

// accrued is the result of one exact run.
type accrued struct {
	total    money.Range
	parts    []money.Range
	days     int
	segments []Segment
	shares   []Share
	left     money.Fen // of the principal
}

type sum struct{ low, high money.Acc }

func (s *sum) add(t sum) error {
	if err := s.low.Sum(t.low); err != nil {
		return err
	}
	return s.high.Sum(t.high)
}

func (s sum) round() (r money.Range, err error) {
	if r.Low, err = s.low.Round(); err != nil {
		return r, err
	}
	r.High, err = s.high.Round()
	return r, err
}

// run computes the accrual. It fails with money.ErrOverflow and money.ErrArgument (a negative sum), never for a rounding.
func (a *accrualSpec) run(in accrualInput) (accrued, error) {
	out := accrued{parts: make([]money.Range, len(a.parts))}
	r := accrualRun{spec: a, in: in, parts: make([]sum, len(a.parts)), paid: slices.Clone(in.payments)}
	for _, l := range in.lots {
		if err := r.lot(l); err != nil {
			return out, err
		}
	}
	var total sum
	for i, p := range r.parts {
		if err := total.add(p); err != nil {
			return out, err
		}
		var err error
		if out.parts[i], err = p.round(); err != nil {
			return out, err
		}
	}
	var err error
	if out.total, err = total.round(); err != nil {
		return out, err
	}
	out.total = a.bound(out.total)
	out.segments, out.left, out.days = r.segments, r.left, r.days
	out.shares, err = a.shares(r.segments, in.heads)
	return out, err
}

func (a *accrualSpec) bound(r money.Range) money.Range {
	if a.cap > 0 {
		r = money.Range{Low: min(r.Low, a.cap), High: min(r.High, a.cap)}
	}
	return money.Range{Low: max(r.Low, a.floor), High: max(r.High, a.floor)}
}

type accrualRun struct {
	spec     *accrualSpec
	in       accrualInput
	parts    []sum
	segments []Segment
	start    civil.Day // of the lot being charged
	paid     []payment // what is left of each payment
	left     money.Fen
	days     int
}

// lot charges one lot from its first to its last day, piece by piece between the days on which something changes.
func (r *accrualRun) lot(l lot) error {
	first := l.start + 1
	if r.spec.sameDay {
		first = l.start
	}
	r.start = l.start
	balance, own := l.base, big.NewInt(0) // own: interest accrued on what is still outstanding, exact, for pro-rata payments
	var err error
	if balance, err = r.settle(balance, own, func(p payment) bool { return p.on < first && p.on <= r.in.until }, 0); err != nil {
		return err
	}
	cuts := r.cuts(first)
	for i := range len(cuts) - 1 {
		from, until := cuts[i], cuts[i+1]-1
		part := r.spec.partOn(from)
		if part >= 0 && (balance > 0 || r.spec.base < 0) && !r.stopped(from) {
			if err := r.charge(part, from, until, balance, own); err != nil {
				return err
			}
		}
		if balance, err = r.settle(balance, own, func(p payment) bool { return p.on == until }, max(part, 0)); err != nil {
			return err
		}
	}
	r.left += balance
	return nil
}

// cuts are the days on which a new piece begins, from the first charged day to the day after the last.
func (r *accrualRun) cuts(first civil.Day) []civil.Day {
	end := r.in.until + 1
	if end <= first {
		return nil
	}
	cuts := []civil.Day{first, end}
	put := func(d civil.Day) {
		if first < d && d < end {
			cuts = append(cuts, d)
		}
	}
	for _, p := range r.in.payments {
		put(p.on + 1)
	}
	for _, s := range r.in.stops {
		put(s.from)
		put(s.until + 1)
	}
	for _, p := range r.spec.parts {
		put(p.in.From)
		put(p.in.Until)
		for _, s := range r.steps(&p) {
			if p.fixedOn < 0 {
				put(s.from)
			}
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

func (a *accrualSpec) partOn(d civil.Day) int {
	return slices.IndexFunc(a.parts, func(p partSpec) bool { return p.in.Contains(d) })
}

func (r *accrualRun) stopped(d civil.Day) bool {
	return slices.ContainsFunc(r.in.stops, func(s occurrence) bool { return s.from <= d && d <= s.until })
}

// charge adds one piece.
func (r *accrualRun) charge(part int, from, until civil.Day, balance money.Fen, own *big.Int) error {
	p := &r.spec.parts[part]
	seg := Segment{From: from, Until: until, Days: int(until-from) + 1, Part: part, Mark: p.mark()}
	var s sum
	if len(p.steps) > 0 {
		step := stepOn(r.steps(p), r.fixedDay(part, from))
		seg.Base, seg.Percent = balance, step.percent
		if step.recalled {
			seg.Mark = "recalled"
		}
		over, err := step.rate.Over(seg.Days)
		if err != nil {
			return err
		}
		if err := s.low.Add(balance, over); err != nil {
			return err
		}
		s.high = s.low
		own.Add(own, new(big.Int).Mul(big.NewInt(int64(balance)), big.NewInt(over)))
	} else {
		low, high := p.low, p.high
		if r.in.decided > 0 {
			low, high = r.in.decided, r.in.decided
		}
		if err := s.days(low, high, seg.Days); err != nil {
			return err
		}
	}
	var err error
	if seg.Amount, err = s.round(); err != nil {
		return err
	}
	r.days += seg.Days
	r.segments = append(r.segments, seg)
	return r.parts[part].add(s)
}

// days adds a sum a day.
func (s *sum) days(low, high money.Fen, n int) error {
	one, err := money.Rate(money.Scale).Over(n)
	if err != nil {
		return err
	}
	if err := s.low.Add(low, one); err != nil {
		return err
	}
	return s.high.Add(high, one)
}

func (r *accrualRun) fixedDay(part int, d civil.Day) civil.Day {
	if r.spec.parts[part].fixedOn >= 0 {
		return r.in.fixed[part]
	}
	return d
}

// steps are the rates of a part for the lot being charged.
func (r *accrualRun) steps(p *partSpec) []rateStep {
	if len(p.tiers) == 0 {
		return p.steps
	}
	return p.tiers[p.tier(r.start, r.in.until)].steps
}

// mark is the mark of the part's own text.
func (p *partSpec) mark() Mark {
	if p.def == nil {
		return ""
	}
	return p.def.Mark
}

// stepOn is the step in force on a day; before the first step there is no rate.
func stepOn(steps []rateStep, d civil.Day) rateStep {
	for _, s := range slices.Backward(steps) {
		if s.from <= d {
			return s
		}
	}
	return rateStep{}
}

// settle applies the payments picked by due to the balance, in the order of the law.
func (r *accrualRun) settle(balance money.Fen, own *big.Int, due func(payment) bool, part int) (money.Fen, error) {
	for i := range r.paid {
		p := &r.paid[i]
		if p.amount == 0 || balance == 0 || !due(*p) {
			continue
		}
		cleared, used := min(p.amount, balance), min(p.amount, balance)
		if r.proRata(part) {
			var err error
			if cleared, used, err = proRata(p.amount, balance, own); err != nil {
				return 0, err
			}
		}
		balance -= cleared
		p.amount -= used
	}
	return balance, nil
}

func (r *accrualRun) proRata(part int) bool {
	return r.spec.proRata || part < len(r.spec.parts) && r.spec.parts[part].proRata
}

// proRata clears principal and the interest accrued on it in one proportion (并还原则, Fa Shi [2009] 6): principal cleared =
// received ÷ (1 + interest ÷ principal). It returns the principal cleared and the part of the payment used, and lowers own.
func proRata(received, balance money.Fen, own *big.Int) (cleared, used money.Fen, err error) {
	b := new(big.Int).Mul(big.NewInt(int64(balance)), big.NewInt(money.Scale))
	owed := new(big.Int).Add(b, own) // principal and interest, in fen × Scale
	if owed.Sign() <= 0 {
		return 0, 0, nil
	}
	clear := divHalfUp(new(big.Int).Mul(big.NewInt(int64(received)), b), owed)
	if !clear.IsInt64() {
		return 0, 0, fmt.Errorf("law: pro rata: %w", money.ErrOverflow)
	}
	cleared = money.Fen(clear.Int64())
	if cleared < balance {
		gone := new(big.Int).Div(new(big.Int).Mul(own, clear), big.NewInt(int64(balance)))
		own.Sub(own, gone)
		return cleared, received, nil
	}
	used = money.Fen(divHalfUp(owed, big.NewInt(money.Scale)).Int64())
	own.SetInt64(0)
	return balance, used, nil
}

func divHalfUp(a, b *big.Int) *big.Int {
	twice := new(big.Int).Lsh(a, 1)
	twice.Add(twice, b)
	return twice.Div(twice, new(big.Int).Lsh(b, 1))
}

// shares splits sums a day by the days each head was in office.
func (a *accrualSpec) shares(segments []Segment, heads []term) ([]Share, error) {
	if a.split == noList {
		return nil, nil
	}
	var out []Share
	for _, s := range segments {
		for d := s.From; d <= s.Until; {
			who, last := inOffice(heads, d, s.Until)
			n := int64(last-d) + 1
			low, err := money.MulDiv(s.Amount.Low, n, int64(s.Days))
			if err != nil {
				return nil, err
			}
			high, err := money.MulDiv(s.Amount.High, n, int64(s.Days))
			if err != nil {
				return nil, err
			}
			if out, err = addShare(out, Share{Person: who, Days: int(n), Amount: money.Range{Low: low, High: high}}); err != nil {
				return nil, err
			}
			d = last + 1
		}
	}
	return out, nil
}

// inOffice is who was in office on d, and until which day (at most limit) that stays so.
func inOffice(heads []term, d, limit civil.Day) (string, civil.Day) {
	next := limit
	for _, h := range heads {
		if h.from <= d && d <= h.until {
			return h.person, min(h.until, limit)
		}
		if h.from > d {
			next = min(next, h.from-1)
		}
	}
	return "", next
}

func addShare(out []Share, s Share) ([]Share, error) {
	for i := range out {
		if out[i].Person == s.Person {
			var err error
			out[i].Days += s.Days
			out[i].Amount, err = out[i].Amount.Add(s.Amount)
			return out, err
		}
	}
	return append(out, s), nil
}
