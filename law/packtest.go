package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
)

// A pack carries its own tests: facts in, states out, each with the claim it proves. They are run by `mandamus law test` and by the
// project's tests, not at load.

// TestResult is the outcome of one test of a pack.
type TestResult struct {
	Name     string
	File     string
	Line     int
	Failures []i18n.Msg // empty: passed
}

// Tested says of each slot and condition in which states the pack's tests saw it.
type Tested map[string]map[string]bool

// RunTests runs all tests of the pack.
func RunTests(p *Pack) ([]TestResult, Tested) {
	var out []TestResult
	seen := Tested{}
	for i := range p.Tests {
		t := &p.Tests[i]
		r := TestResult{Name: t.Name, File: t.File, Line: t.Line}
		pos, err := t.position(p)
		if err != nil {
			r.Failures = append(r.Failures, asMsg(err))
		} else {
			r.Failures = t.compare(pos)
			seen.note(pos)
		}
		out = append(out, r)
	}
	return out, seen
}

// position evaluates the facts of the test.
func (t *packTest) position(p *Pack) (*position, error) {
	on, err := civil.ParseDay(t.On)
	if err != nil {
		return nil, wrong("law.pack.bad_day", "day", t.On)
	}
	facts, lists := map[string]string{}, map[string][]item{}
	if err := p.fixture(t.Uses, facts, lists, 0); err != nil {
		return nil, err
	}
	maps.Copy(facts, t.Facts)
	maps.Copy(lists, t.Lists)
	row, err := p.textRow(facts, lists)
	if err != nil {
		return nil, err
	}
	prog, err := p.regime(t.Readings)
	if err != nil {
		return nil, err
	}
	return newPosition(prog, row, on), nil
}

const maxFixtureDepth = 8

// fixture adds the facts of a fixture and of those it uses.
func (p *Pack) fixture(id string, facts map[string]string, lists map[string][]item, depth int) error {
	if id == "" {
		return nil
	}
	f, ok := p.Fixtures.M[id]
	if !ok || depth > maxFixtureDepth {
		return wrong("law.pack.unknown_fixture", "name", id)
	}
	if err := p.fixture(f.Uses, facts, lists, depth+1); err != nil {
		return err
	}
	maps.Copy(facts, f.Facts)
	maps.Copy(lists, f.Lists)
	return nil
}

func (t *packTest) compare(pos *position) []i18n.Msg {
	var out []i18n.Msg
	differ := func(what, want, got string) {
		if want != got {
			out = append(out, i18n.M("law.test.differs", "what", what, "want", want, "got", got))
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(t.Expect)) {
		got, err := pos.result(slot)
		if err != nil {
			out = append(out, asMsg(err))
			continue
		}
		differ(slot, t.Expect[slot], got)
	}
	asked := func(slot string) bool {
		_, err := pos.result(slot)
		if err != nil {
			out = append(out, asMsg(err))
		}
		return err == nil
	}
	for _, id := range slices.Sorted(maps.Keys(t.WhyNot)) {
		if id := strings.TrimPrefix(id, "measure."); asked("measure." + id) {
			differ("why_not "+id, sorted(t.WhyNot[id]), sorted(pos.whyNot(id)))
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(t.Ask)) {
		if asked(slot) {
			differ("ask "+slot, sorted(t.Ask[slot]), sorted(pos.askOf(slot)))
		}
	}
	return out
}

func sorted(s []string) string {
	s = slices.Clone(s)
	slices.Sort(s)
	return strings.Join(s, ", ")
}

// result is what a slot gives, as text: the words of docs/pack-format.md, “Tests”.
func (p *position) result(slot string) (string, error) {
	kind, id, _ := strings.Cut(slot, ".")
	id, part, _ := strings.Cut(id, ".")
	pack := p.prog.pack
	switch {
	case kind == "limit" && hasKey(pack.Limits.M, id):
		return limitResult(p.limit(id), part), nil
	case kind == "measure" && hasKey(pack.Measures.M, id):
		return string(p.measure(id).State), nil
	case kind == "determine" && hasKey(pack.Determine.M, id):
		return determinationResult(p.determination(id)), nil
	case kind == "accrual" && hasKey(pack.Accruals.M, id):
		return accrualResult(p.accrual(id), part), nil
	case kind == "condition" && hasKey(pack.Conditions.M, id):
		return p.truth(p.prog.conditions[id].value).String(), nil
	}
	if o, _, ok := p.named(strings.TrimPrefix(slot, "derive.")); ok {
		return p.plain(o), nil
	}
	return "", wrong("law.pack.unknown_name", "name", slot)
}

// plain prints a value without words for people.
func (p *position) plain(o operand) string {
	v := p.vals[o.node]
	switch {
	case v.st == none:
		return "none"
	case v.st == unknown:
		return "unknown"
	case o.typ == tDay:
		d, _ := v.day()
		return d.String()
	case o.typ == tMoney:
		return v.fen().String()
	case o.typ == tBool:
		return truthOf(v).String()
	case o.typ == tEnum && o.enum != nil:
		return o.enum.words[v.lo]
	}
	return fmt.Sprint(v.lo)
}

func limitResult(l Limit, part string) string {
	switch part {
	case "state":
		return string(l.State)
	case "unmoved":
		return l.Unmoved.String()
	case "provisional":
		return fmt.Sprint(l.Provisional)
	case "saved":
		return fmt.Sprint(l.Saved)
	}
	switch {
	case l.Last != civil.Partial{}:
		return l.Last.String()
	case l.State == Undetermined:
		return "unknown"
	}
	return "none"
}

func determinationResult(d Determination) string {
	if d.State == Due {
		return d.Value
	}
	return string(d.State)
}

func accrualResult(a Accrual, part string) string {
	switch part {
	case "state":
		return string(a.State)
	case "days":
		return fmt.Sprint(a.Days)
	case "owed":
		return a.Owed.String()
	case "left":
		return a.Left.String()
	}
	if a.State != Due {
		return string(a.State)
	}
	if n := 0; part != "" {
		if fmt.Sscanf(part, "part%d", &n); n > 0 && n <= len(a.Parts) {
			return a.Parts[n-1].Low.String()
		}
	}
	if a.Amount.Exact() {
		return a.Amount.Low.String()
	}
	return a.Amount.Low.String() + ".." + a.Amount.High.String()
}

// whyNot are the conditions that keep a measure closed or undetermined; “title” and “in_force” stand for the gate and the provision.
func (p *position) whyNot(id string) []string {
	var out []string
	m := p.measure(id)
	if m.Gate == No {
		out = append(out, "title")
	}
	if m.InForce == No {
		out = append(out, "in_force")
	}
	for _, r := range m.Reasons {
		if r.Stands() == No {
			out = append(out, r.Condition)
		}
	}
	return out
}

func (p *position) askOf(slot string) []string {
	kind, id, _ := strings.Cut(slot, ".")
	switch kind {
	case "limit":
		return p.limit(id).Ask
	case "measure":
		return p.measure(id).Ask
	case "determine":
		return p.determination(id).Ask
	case "accrual":
		return p.accrual(id).Ask
	}
	return nil
}

// note remembers the states of all slots and conditions.
func (t Tested) note(p *position) {
	put := func(id, state string) {
		if t[id] == nil {
			t[id] = map[string]bool{}
		}
		t[id][state] = true
	}
	pack := p.prog.pack
	for _, id := range pack.Conditions.Keys {
		put("condition."+id, p.truth(p.prog.conditions[id].value).String())
	}
	for _, id := range pack.Limits.Keys {
		l := p.prog.limits[id]
		put("limit."+id, string(p.limitState(&l)))
	}
	for _, id := range pack.Measures.Keys {
		put("measure."+id, p.truth(p.prog.measures[id].open).String())
	}
	for _, id := range pack.Accruals.Keys {
		put("accrual."+id, p.truth(p.prog.accruals[id].applies).String())
	}
	for _, id := range pack.Determine.Keys {
		for i, rule := range pack.Determine.M[id].Rules.Keys {
			put("determine."+id+"."+rule, p.truth(p.prog.determined[id].live[i]).String())
		}
	}
}

// Untested names every condition, limit, measure, accrual and rule that no test of the pack made true, or none made false.
func (t Tested) Untested(p *Pack) []fault.Problem {
	var out []fault.Problem
	need := func(id string, states ...string) {
		for _, s := range states {
			if !t[id][s] {
				out = append(out, fault.Problem{Path: id, Value: s, What: i18n.M("law.test.untested", "slot", id, "state", s), Warning: true})
			}
		}
	}
	for _, id := range p.Conditions.Keys {
		need("condition."+id, "true", "false")
	}
	for _, id := range p.Measures.Keys {
		need("measure."+id, "true", "false")
	}
	for _, id := range p.Accruals.Keys {
		need("accrual."+id, "true", "false")
	}
	for _, id := range p.Limits.Keys {
		need("limit."+id, string(Running), string(Lapsed))
	}
	for id, d := range p.Determine.All() {
		for _, rule := range d.Rules.Keys {
			need("determine."+id+"."+rule, "true", "false")
		}
	}
	return out
}
