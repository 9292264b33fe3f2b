package law

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// EngineVersion names the rules of evaluation; it changes when the same pack and facts would give another answer.
const EngineVersion = "1"

// Option changes how an assessment is made.
type Option func(*options)

type options struct {
	readings map[string]string
	only     Part // 0: all
}

// Part is a part of a position that can be asked for by itself. An assessment is mostly measures, with what would open them, and the
// next change; who goes through many cases, or many days of one, may need neither.
type Part uint8

// The parts.
const (
	Determinations Part = 1 << iota
	Limits
	Measures
	Accruals
	Questions // of the parts there are
	Next
)

// Only leaves out all other parts: what they hold is then empty, not “none”.
func Only(parts ...Part) Option {
	return func(o *options) {
		for _, p := range parts {
			o.only |= p
		}
	}
}

// WithReadings chooses readings other than the pack's defaults.
func WithReadings(r map[string]string) Option { return func(o *options) { o.readings = r } }

// Assess says what the law says of a case file on a day. The result is a pure function of its arguments. It fails on a reading
// the pack does not have and on a file of another jurisdiction, never on a fact that is missing.
func Assess(p *Pack, f *casefile.File, on civil.Day, opts ...Option) (*Assessment, error) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	if f.Jurisdiction != p.Pack.Jurisdiction {
		return nil, wrong("law.assess.jurisdiction", "file", f.Jurisdiction, "pack", p.Pack.Jurisdiction)
	}
	prog, err := p.regime(o.readings)
	if err != nil {
		return nil, err
	}
	a := &Assessment{On: on, File: f, SourcesTo: p.sourcesTo, Receipt: receipt(prog, f, on)}
	a.AfterFile = !f.Complete && f.ReportedTo.Known() && f.ReportedTo.Last < on
	for i := range f.Obligations {
		ob := &f.Obligations[i]
		pos := newPosition(prog, buildRow(p, f, ob, on), on)
		pos.reported = reportedMeasures(f, ob, on)
		a.Positions = append(a.Positions, pos.position(ob, o.only))
	}
	return a, nil
}

func receipt(prog *program, f *casefile.File, on civil.Day) Receipt {
	sum := sha256.Sum256(casefile.Encode(f))
	r := Receipt{
		Pack: prog.pack.ID(), Digest: prog.pack.Digest(), Engine: EngineVersion, Calendar: prog.cal.Name(), CalendarID: prog.cal.Digest(),
		Rates: prog.pack.rates.digest, Readings: maps.Clone(prog.readings), On: on.String(), CaseFile: "sha256:" + hex.EncodeToString(sum[:]),
	}
	for _, id := range prog.pack.Readings.Keys {
		if prog.readings[id] != prog.pack.Readings.M[id].Default {
			r.Chosen = append(r.Chosen, id)
		}
	}
	return r
}

// reportedMeasures are the measures the record says were decided by the day.
func reportedMeasures(f *casefile.File, ob *casefile.Obligation, on civil.Day) map[string][]casefile.Date {
	out := map[string][]casefile.Date{}
	for _, e := range f.Events {
		mine := len(e.Obligations) == 0 || slices.Contains(e.Obligations, ob.ID)
		if e.Kind == "measure_decided" && mine && (e.On.Unknown || e.On.First <= on) {
			out[e.Measure] = append(out[e.Measure], e.On)
		}
	}
	return out
}

// position evaluates one row under one program.
type position struct {
	*walker
	spare    *trial // for counterfactuals
	reported map[string][]casefile.Date
}

func newPosition(prog *program, row *Row, on civil.Day) *position {
	return &position{walker: walk(prog, row, on)}
}

func (p *position) position(ob *casefile.Obligation, only Part) Position {
	out := Position{Obligation: ob, pos: p}
	pack := p.prog.pack
	if only == 0 {
		only = Determinations | Limits | Measures | Accruals | Questions | Next
	}
	if only&Determinations != 0 {
		out.Determinations = each(pack.Determine.Keys, p.determination)
	}
	if only&Limits != 0 {
		out.Limits = each(pack.Limits.Keys, p.limit)
	}
	if only&Measures != 0 {
		out.Measures = each(pack.Measures.Keys, p.planned)
	}
	if only&Accruals != 0 {
		out.Accruals = each(pack.Accruals.Keys, p.accrual)
	}
	out.Gaps = p.gaps()
	if only&Questions != 0 {
		out.Questions = p.questions(&out)
	}
	if only&Next != 0 {
		out.Next = p.nextChange()
	}
	return out
}

// each makes the slots of a part, in the order of the pack.
func each[S any](ids []string, slot func(id string) S) []S {
	var out []S
	for _, id := range ids {
		out = append(out, slot(id))
	}
	return out
}

// planned is a measure with what would open it.
func (p *position) planned(id string) Measure {
	m := p.measure(id)
	m.Plan = p.plan(id)
	return m
}

func (p *position) truth(n int32) Truth { return truthOf(p.vals[n]) }

func truthOf(v value) Truth {
	switch {
	case v.isTrue():
		return Yes
	case v.isFalse():
		return No
	}
	return Unknown
}

// asks are the ids of the facts that would decide the nodes.
func (p *position) asks(nodes ...int32) []string {
	var s factSet
	for _, n := range nodes {
		if v := p.vals[n]; v.st == unknown || v.lo != v.hi {
			s = s.union(v.ask)
		}
	}
	var out []string
	for _, f := range s.list() {
		out = append(out, p.prog.pack.facts[f].id)
	}
	return out
}

func (p *position) determination(id string) Determination {
	d, prog := p.prog.pack.Determine.M[id], p.prog.determined[id]
	out := Determination{ID: id, Label: d.Label, State: Undetermined}
	v := p.vals[prog.value]
	switch {
	case p.truth(prog.applies) == No || v.st == none:
		out.State = NotApplicable
	case v.exact():
		e := p.prog.pack.enums[d.Type]
		out.State, out.Value = Due, e.words[v.lo]
		out.Word = e.labels[out.Value]
	default:
		out.Ask = p.asks(prog.value, prog.applies)
	}
	for i, rule := range d.Rules.Keys {
		if r := d.Rules.M[rule]; p.truth(prog.live[i]) == Yes && out.State == Due {
			out.Rules = append(out.Rules, RuleUse{rule, r.Text, p.citations(r.Cite, r.Basis)})
		}
	}
	return out
}

func (p *position) limit(id string) Limit {
	d, prog := p.prog.pack.Limits.M[id], p.prog.limits[id]
	out := Limit{ID: id, Label: d.Label, Sort: d.Sort, Who: d.Who, Effect: d.Effect, State: p.limitState(&prog), Incomplete: p.tainted("limit." + id)}
	if i := p.cited(&d, &prog); i >= 0 {
		v := &d.Versions[i]
		out.Length, out.Cite = cmp.Or(v.Length, v.End), p.citationOf(v.Of, v.Cite, v.Basis)
		out.Cite.Mark = v.Mark
	}
	if out.State == NotApplicable {
		return out
	}
	out.Start, _ = p.vals[prog.start].day()
	if last, ok := p.vals[prog.last].day(); ok {
		out.Last = last
		out.Provisional = last.Exact() && p.provisional(&d, out.Start, last)
	}
	out.Unmoved = p.unmoved(&prog, out.Last)
	out.MetOn, _ = p.vals[prog.met].day()
	out.Saved = out.State == Late && p.truth(prog.saved) == Yes
	if d.Late != nil && (out.State == Late || out.State == Lapsed) {
		out.Effect = d.Late.Effect
	}
	if out.State == Undetermined {
		out.Ask = p.asks(prog.applies, prog.start, prog.last, prog.met)
	}
	return out
}

// unmoved is the last day before it was moved to a working day; it is only told where all dates are exact.
func (p *position) unmoved(l *limitProg, last civil.Partial) civil.Partial {
	for _, u := range l.periods {
		n := p.prog.nodes[u.node]
		from := p.vals[n.a]
		if p.truth(u.governs) != Yes || !from.exact() || p.row.partial() {
			continue
		}
		spec := &p.prog.specs[n.k]
		moved, unmoved, _ := spec.run(civil.Day(from.lo), spec.exactOccurrences(p.row), p.prog.cal, p.today)
		if moved == last.First && last.Exact() {
			return civil.Exactly(unmoved)
		}
	}
	return last
}

func (p *position) limitState(l *limitProg) State {
	switch {
	case p.truth(l.applies) == No:
		return NotApplicable
	case p.truth(l.applies) == Unknown:
		return Undetermined
	case p.vals[l.start].st == none:
		return NotStarted
	case p.vals[l.last].st == none:
		return NotApplicable // no version of the rule in force
	case p.truth(l.inTime) == Yes:
		return Met
	case p.truth(l.late) == Yes:
		return Late
	case p.truth(l.running) == Yes:
		return Running
	case p.truth(l.lapsed) == Yes:
		return Lapsed
	}
	return Undetermined
}

// cited is the index of the version a limit is cited by: the one that governs, or the only one there is while it has not begun; -1 where several
// could be meant, or none was in force. A wrong article is worse than none.
func (p *position) cited(d *limitDef, l *limitProg) int {
	if i := p.governing(l); i >= 0 || len(d.Versions) > 1 || p.vals[l.start].st == known {
		return i
	}
	return 0
}

// governing is the index of the version that governs; -1 if that is not known, or if none does. Where one alone is left that can govern, it is
// that one.
func (p *position) governing(l *limitProg) int {
	out := -1
	for _, u := range l.periods {
		switch t := p.truth(u.governs); {
		case t == Yes:
			return u.version
		case t == No || u.version == out:
		case out >= 0:
			return -1
		default:
			out = u.version
		}
	}
	return out
}

// provisional reports that the last day depends on a calendar year that is not yet published.
func (p *position) provisional(d *limitDef, start, last civil.Partial) bool {
	if d.Roll == "none" && !d.countsWorkingDays() {
		return false
	}
	from := last.First
	if d.countsWorkingDays() {
		from = start.First
	}
	return p.prog.cal.Provisional(from, last.Last)
}

func (d *limitDef) countsWorkingDays() bool {
	return slices.ContainsFunc(d.Versions, func(v limitVersion) bool {
		per, err := civil.ParsePeriod(v.Length)
		return err == nil && per.Unit == civil.WorkingDays
	})
}

func (p *position) measure(id string) Measure {
	d, prog := p.prog.pack.Measures.M[id], p.prog.measures[id]
	out := Measure{ID: id, Sort: d.Sort, Label: d.Label, Duty: d.Duty, def: &d, By: p.prog.pack.Term(d.By), Gate: p.truth(prog.gate),
		InForce: p.truth(prog.inForce), Taken: p.truth(prog.taken) == Yes, Reported: p.reported[id], Incomplete: p.tainted("measure." + id)}
	day, ok := p.vals[prog.govern].day()
	if !ok || !day.Exact() {
		day = civil.Exactly(p.today)
	}
	out.Cite = p.citationOn(d.Cite, day.First, d.Basis)
	out.Target = p.target(&d, out.Cite.Version)
	out.State = map[Truth]State{Yes: Open, No: Closed, Unknown: Undetermined}[p.truth(prog.open)]
	if out.State == Undetermined {
		out.Ask = p.asks(prog.open)
	}
	out.Reasons = p.reasons(&d, &prog)
	return out
}

func (p *position) target(d *measureDef, version string) (t i18n.Text) {
	id := d.Target.All
	if id == "" {
		id = d.Target.By[version]
	}
	if id == "" {
		return t
	}
	return p.prog.pack.Term(id)
}

func (p *position) reasons(d *measureDef, prog *measureProg) []Reason {
	out := make([]Reason, 0, len(d.When)+len(d.Unless))
	for i, id := range d.When {
		out = append(out, Reason{id, p.truth(prog.when[i]), false, p})
	}
	for i, id := range d.Unless {
		out = append(out, Reason{id, p.truth(prog.unless[i]), true, p})
	}
	return out
}

func (p *position) gaps() []GapNote {
	var out []GapNote
	for id, g := range p.prog.pack.Gaps.All() {
		if t := p.truth(p.prog.gaps[id]); t != No {
			out = append(out, GapNote{id, g.Reason, t})
		}
	}
	return out
}

// tainted are the gaps that bear on this row and name the slot.
func (p *position) tainted(slot string) []string {
	var out []string
	for id, g := range p.prog.pack.Gaps.All() {
		if slices.Contains(g.Affects, slot) && p.truth(p.prog.gaps[id]) != No {
			out = append(out, id)
		}
	}
	return out
}

// questions collects what the undetermined slots ask for, the most decisive first.
func (p *position) questions(pos *Position) []Question {
	count := map[string]int{}
	add := func(asks []string) {
		for _, id := range asks {
			count[id]++
		}
	}
	for _, x := range pos.Determinations {
		add(x.Ask)
	}
	for _, x := range pos.Limits {
		add(x.Ask)
	}
	for _, x := range pos.Measures {
		add(x.Ask)
	}
	for _, x := range pos.Accruals {
		add(x.Ask)
	}
	out := make([]Question, 0, len(count))
	for _, f := range p.prog.pack.facts {
		if n := count[f.id]; n > 0 {
			out = append(out, Question{f.id, f.def.Label, f.def.Ask, n})
		}
	}
	slices.SortStableFunc(out, func(a, b Question) int { return b.Decides - a.Decides })
	return out
}

func (r Receipt) String() string { return fmt.Sprintf("%s %s engine %s", r.Pack, r.Digest, r.Engine) }
