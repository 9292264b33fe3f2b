package law

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// Vectors are computations published in decisions or derived by independent means, a row each (docs/vectors.md is their dictionary).
// A pack says, for each kind of computation, how its inputs become facts and which slot answers. What is pure arithmetic and no law
// (a difference of days, the parts of a case number) is named as such and done in arithmetic.go.

// Vector is one row.
type Vector struct {
	ID, Jurisdiction, Rule string
	Line                   int
	Inputs, Expected       map[string]string
}

// VectorResult is how a row came out.
type VectorResult struct {
	Vector
	NoPack  bool        // a row of another jurisdiction: not evaluated
	Unknown bool        // no rule of that name
	Err     i18n.Msg    // the row cannot be evaluated: an unknown key, a missing one, a malformed value
	Differ  [][3]string // key, expected, got
}

// Passed reports that the row was evaluated and agreed.
func (r VectorResult) Passed() bool {
	return !r.NoPack && !r.Unknown && r.Err.Key == "" && len(r.Differ) == 0
}

// ReadVectors reads the columns id, jurisdiction, rule, kind, inputs, expected, …; others are ignored.
func ReadVectors(r io.Reader) ([]Vector, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, wrong("law.vector.csv", "error", err.Error())
	}
	var out []Vector
	for i, row := range rows {
		if i == 0 {
			if len(row) < 6 || row[0] != "id" || row[4] != "inputs" || row[5] != "expected" {
				return nil, wrong("law.vector.columns")
			}
			continue
		}
		v := Vector{ID: row[0], Jurisdiction: row[1], Rule: row[2], Line: i + 1}
		if v.Inputs, err = keyValues(row[4]); err == nil {
			v.Expected, err = keyValues(row[5])
		}
		if err != nil {
			return nil, wrong("law.vector.keys", "id", v.ID, "text", err.Error())
		}
		out = append(out, v)
	}
	return out, nil
}

func keyValues(s string) (map[string]string, error) {
	out := map[string]string{}
	for _, kv := range strings.Split(s, ";") {
		k, v, ok := strings.Cut(kv, "=")
		if _, twice := out[k]; !ok || k == "" || twice {
			return nil, fmt.Errorf("%s", kv)
		}
		out[k] = v
	}
	return out, nil
}

// RunVectors evaluates every row of the pack's jurisdiction through the pack; the others come back as rows without a pack.
func RunVectors(p *Pack, rows []Vector) []VectorResult {
	var out []VectorResult
	for _, v := range rows {
		out = append(out, runVector(p, v))
	}
	return out
}

func runVector(p *Pack, v Vector) VectorResult {
	res := VectorResult{Vector: v}
	if res.NoPack = !strings.EqualFold(v.Jurisdiction, p.Pack.Jurisdiction); res.NoPack {
		return res
	}
	d, ok := p.Vectors.M[v.Rule]
	if res.Unknown = !ok; res.Unknown {
		return res
	}
	got, err := d.evaluate(p, v)
	if err != nil {
		res.Err = asMsg(err)
		return res
	}
	for _, k := range slices.Sorted(maps.Keys(v.Expected)) {
		if got[k] != v.Expected[k] {
			res.Differ = append(res.Differ, [3]string{k, v.Expected[k], got[k]})
		}
	}
	return res
}

// evaluate computes every key the row expects.
func (d vectorDef) evaluate(p *Pack, v Vector) (map[string]string, error) {
	in := &vectorInput{m: v.Inputs, used: map[string]bool{}}
	for _, k := range d.Ignore {
		in.used[strings.TrimPrefix(k, "?")] = true
	}
	var got map[string]string
	var err error
	if d.Arithmetic != "" {
		f, ok := arithmetics[d.Arithmetic]
		if !ok {
			return nil, wrong("law.pack.unknown_name", "name", d.Arithmetic)
		}
		got, err = f(p, in)
	} else {
		got, err = d.throughSlot(p, in, v)
	}
	if err != nil {
		return nil, err
	}
	if in.missing != "" {
		return nil, wrong("law.vector.missing", "key", in.missing)
	}
	for k := range v.Inputs {
		if !in.used[k] {
			return nil, wrong("law.vector.unknown_key", "key", k)
		}
	}
	for k := range v.Expected {
		if _, ok := got[k]; !ok {
			return nil, wrong("law.vector.unknown_key", "key", k)
		}
	}
	return got, nil
}

// vectorInput hands out inputs and remembers which were used and which were wanted but missing.
type vectorInput struct {
	m       map[string]string
	used    map[string]bool
	missing string
}

// get takes an input: “name”; “?name”, which may be missing; “=word”, a constant; “a | b”, the first that is there; “has name =x =y”, x where it
// is there, else y; “name a=x b=y”, translated word by word; “day + days”, a day moved by a number of days.
func (in *vectorInput) get(name string) (string, bool) {
	if c, ok := strings.CutPrefix(name, "="); ok {
		return c, true
	}
	if first, second, ok := strings.Cut(name, " | "); ok {
		if v, ok := in.get("?" + first); ok {
			return v, true
		}
		return in.get(second)
	}
	if test, ok := strings.CutPrefix(name, "has "); ok {
		w := strings.Fields(test)
		if _, given := in.m[w[0]]; given {
			return in.get(w[1])
		}
		return in.get(w[2])
	}
	if day, days, ok := strings.Cut(name, " + "); ok {
		return in.shifted(day, days)
	}
	if key, words, ok := strings.Cut(name, " "); ok {
		return in.translated(key, words)
	}
	key, optional := strings.CutPrefix(name, "?")
	v, ok := in.m[key]
	in.used[key] = true
	if !ok && !optional && in.missing == "" {
		in.missing = key
	}
	return v, ok
}

func (in *vectorInput) shifted(day, days string) (string, bool) {
	d, ok1 := in.get(day)
	n, ok2 := in.get(days)
	from, err1 := civil.ParseDay(d)
	by, err2 := strconv.Atoi(n)
	if !ok1 || !ok2 || err1 != nil || err2 != nil {
		return d + " + " + n, ok1 && ok2 // refused as a day by whoever reads it
	}
	return from.AddDays(by).String(), true
}

func (in *vectorInput) translated(key, words string) (string, bool) {
	v, ok := in.get(key)
	for _, w := range strings.Fields(words) {
		if from, to, _ := strings.Cut(w, "="); from == v {
			return to, ok
		}
	}
	return v, ok
}

// throughSlot makes a row of the inputs and reads the outputs off the slot.
func (d vectorDef) throughSlot(p *Pack, in *vectorInput, v Vector) (map[string]string, error) {
	pos, err := d.vectorPosition(p, in)
	if err != nil {
		return nil, err
	}
	read, err := d.slotReader(p, pos, in, v)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for key, what := range d.Out {
		if out[key], err = read(what); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (d vectorDef) vectorPosition(p *Pack, in *vectorInput) (*position, error) {
	facts, readings, lists := map[string]string{}, map[string]string{}, map[string][]item{}
	for fact, name := range d.Facts {
		if s, ok := in.get(name); ok {
			facts[fact] = p.factText(fact, s)
		}
	}
	for reading, name := range d.Readings {
		if s, ok := in.get(name); ok {
			readings[reading] = s
		}
	}
	for list, name := range d.Lists {
		if err := d.listInput(in, list, name, lists); err != nil {
			return nil, err
		}
	}
	on, err := d.day(in)
	if err != nil {
		return nil, err
	}
	row, err := p.textRow(facts, lists)
	if err != nil {
		return nil, err
	}
	prog, err := p.regime(readings)
	if err != nil {
		return nil, err
	}
	return newPosition(prog, row, on), nil
}

func (d vectorDef) day(in *vectorInput) (civil.Day, error) {
	text := strings.TrimPrefix(d.On, "=")
	if _, err := civil.ParseDay(text); err != nil {
		text, _ = in.get(d.On)
	}
	on, err := civil.ParseDay(text)
	if err != nil && in.missing == "" {
		return 0, wrong("law.pack.bad_day", "day", text)
	}
	return on, nil
}

// factText lets a sum be given without decimals.
func (p *Pack) factText(fact, s string) string {
	if i, ok := p.factIndex[fact]; ok && p.facts[i].typ == tMoney && !strings.Contains(s, ".") {
		return s + ".00"
	}
	return s
}

// listInput reads days, intervals and sums: 2021-06-01..2021-08-29, 100000@2021-01-31, several joined by “|”. A list may be fed by several inputs,
// “a,b”; “by:name” and “amount:name” set a field of the items of the input before.
func (d vectorDef) listInput(in *vectorInput, list, name string, into map[string][]item) error {
	for _, n := range strings.Split(name, ",") {
		if by, ok := strings.CutPrefix(n, "by:"); ok {
			who, given := in.get(by)
			for i := range into[list] {
				if given {
					into[list][i].By = who
				}
			}
			continue
		}
		s, ok := in.get(n)
		if !ok {
			continue
		}
		for _, part := range strings.Split(s, "|") {
			into[list] = append(into[list], itemText(part))
		}
	}
	return nil
}

func itemText(s string) item {
	if sum, day, ok := strings.Cut(s, "@"); ok {
		return item{On: day, Amount: sum}
	}
	from, until, _ := strings.Cut(s, "..")
	return item{On: from, Until: until}
}

// slotInput is the slot as an input: itself, or “by name a=limit.x b=limit.y”, which the input chooses.
func (d vectorDef) slotInput() string {
	if choice, ok := strings.CutPrefix(d.Slot, "by "); ok {
		return choice
	}
	return "=" + d.Slot
}

// slotReader resolves the slot and returns how to read an output off it.
func (d vectorDef) slotReader(p *Pack, pos *position, in *vectorInput, v Vector) (func(string) (string, error), error) {
	slot, _ := in.get(d.slotInput())
	w := strings.Fields(strings.Replace(slot, "limit.", "limit ", 1))
	if len(w) < 2 {
		return nil, wrong("law.vector.slot", "slot", d.Slot)
	}
	switch w[0] {
	case "limit":
		return pos.limitReader(w[1]), nil
	case "accrual":
		return pos.accrualReader(w[1]), nil
	case "determine", "measure":
		return func(string) (string, error) { return pos.result(w[0] + "." + w[1]) }, nil
	case "range":
		return pos.rangeReader(w[1:], in)
	case "allocate":
		return pos.allocationReader(w[1:], in)
	}
	return nil, wrong("law.vector.slot", "slot", d.Slot)
}

func (p *position) limitReader(id string) func(string) (string, error) {
	l := p.limit(id)
	return func(what string) (string, error) {
		switch what {
		case "last_day":
			return l.Last.String(), nil
		case "unrolled":
			return l.Unmoved.String(), nil
		case "day_after":
			return (l.Last.First + 1).String(), nil
		case "late":
			return p.lateInterruptions(id), nil
		case "state":
			return string(l.State), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}
}

// lateInterruptions are the interrupting days that came too late, or none.
func (p *position) lateInterruptions(id string) string {
	prog := p.prog.limits[id]
	var out []string
	for _, u := range prog.periods {
		n := p.prog.nodes[u.node]
		if p.truth(u.governs) != Yes || !p.vals[n.a].exact() || p.vals[u.node].lo != p.vals[prog.last].lo {
			continue
		}
		spec := &p.prog.specs[n.k]
		_, _, moves := spec.run(civil.Day(p.vals[n.a].lo), spec.exactOccurrences(p.row), p.prog.cal, p.today)
		for _, m := range moves {
			if m.kind == "late_interrupt" {
				out = append(out, m.to.String())
			}
		}
		break
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, "|")
}

func (p *position) accrualReader(id string) func(string) (string, error) {
	a := p.accrual(id)
	return func(what string) (string, error) {
		n := 0
		switch _, err := fmt.Sscanf(what, "part%d", &n); {
		case what == "amount":
			return accrualResult(a, ""), nil
		case what == "days":
			return fmt.Sprint(a.Days), nil
		case err == nil && n > 0 && n <= len(a.Parts):
			return a.Parts[n-1].Low.String(), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}
}

// rangeReader accepts or rejects a sum between two dated values. LOW may be “above:ID”, then the bound itself is outside.
func (p *position) rangeReader(w []string, in *vectorInput) (func(string) (string, error), error) {
	if len(w) != 3 {
		return nil, wrong("law.vector.slot", "slot", strings.Join(w, " "))
	}
	s, _ := in.get(w[2])
	sum, err := money.ParseYuan(s)
	if err != nil {
		return nil, wrong("law.fact.value", "fact", w[2], "value", s, "type", "money")
	}
	low, above := strings.CutPrefix(w[0], "above:")
	lo, hi := p.valueToday(low), p.valueToday(w[1])
	ok := sum <= hi && (sum > lo || sum == lo && !above)
	return func(string) (string, error) { return map[bool]string{true: "accept", false: "reject"}[ok], nil }, nil
}

// valueToday is a sum a value has on the day of assessment; “0” is nothing.
func (p *position) valueToday(id string) money.Fen {
	v, ok := p.prog.pack.Values.M[id]
	if !ok {
		return 0
	}
	i := v.on(p.today)
	if i < 0 {
		return 0
	}
	f, err := money.ParseYuan(v.At[i].Value)
	if err != nil {
		panic("law: unchecked value " + id)
	}
	return f
}

// allocationReader divides a payment between principal and interest as one part of an accrual does.
func (p *position) allocationReader(w []string, in *vectorInput) (func(string) (string, error), error) {
	n := 0
	a, ok := p.prog.accruals[w[0]]
	if _, err := fmt.Sscan(strings.Join(w[1:], " "), &n); !ok || err != nil || n < 1 || n > len(a.parts) {
		return nil, wrong("law.vector.slot", "slot", strings.Join(w, " "))
	}
	out, err := a.divide(n-1, in)
	if err != nil {
		return nil, err
	}
	return func(what string) (string, error) {
		if f, ok := out[what]; ok {
			return f.String(), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}, nil
}
