package law

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Static checks: what can be wrong with a pack although every id resolves and every expression types. Each names file and line.

// checker runs them over a compiled pack.
type checker struct {
	*compiler
	others map[string]*program // under one other choice of a reading
}

// check returns what is wrong (errors) and what is odd (warnings).
func (p *Pack) check(c *compiler) fault.Problems {
	k := &checker{c, map[string]*program{}}
	before := len(c.problems)
	k.labels()
	k.readings()
	k.values()
	k.placeholders()
	k.absent()
	k.coverage()
	k.vectors()
	k.deadConditions()
	k.deadMeasures()
	k.conflicts()
	k.citations()
	k.unused()
	return c.problems[before:]
}

func (k *checker) at(pos strictyaml.Pos, path string) *checker {
	k.enter(pos, path)
	return k
}

// odd reports a warning.
func (k *checker) odd(value string, what i18n.Msg) {
	n := len(k.problems)
	k.fail("", value, what)
	for i := range k.problems[n:] {
		k.problems[n+i].Warning = true
	}
}

// labels: every text exists in both languages.
func (k *checker) labels() {
	v := reflect.ValueOf(&k.pack.source).Elem()
	for i := range v.NumField() {
		k.textsIn(v.Field(i), v.Type().Field(i).Tag.Get("yaml"))
	}
}

var textType = reflect.TypeFor[i18n.Text]()
var posType = reflect.TypeFor[strictyaml.Pos]()

func (k *checker) textsIn(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			k.textsIn(v.Elem(), path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			k.textsIn(v.Index(i), path)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			k.textsIn(v.MapIndex(key), path+"."+key.String())
		}
	case reflect.Struct:
		k.textsInStruct(v, path)
	}
}

func (k *checker) textsInStruct(v reflect.Value, path string) {
	if v.Type() == textType {
		if t := v.Interface().(i18n.Text); (t.ZH == "") != (t.EN == "") {
			k.path = path
			k.fail("", t.ZH+t.EN, i18n.M("law.pack.one_language"))
		}
		return
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Type == posType:
			k.at(v.Field(i).Interface().(strictyaml.Pos), path)
		case f.IsExported() && f.Name != "Line" && f.Name != "Keys":
			k.textsIn(v.Field(i), path)
		}
	}
}

func (k *checker) readings() {
	for id, r := range k.pack.Readings.All() {
		k.at(r.Pos, "readings."+id)
		if _, ok := r.Choices.M[r.Default]; !ok {
			k.fail("default", r.Default, i18n.M("law.pack.reading_default", "reading", id, "choice", r.Default))
		}
		for _, c := range r.Cite {
			k.cited("cite", c)
		}
	}
}

// values: dated values in order, each cited and marked.
func (k *checker) values() {
	for id, v := range k.pack.Values.All() {
		k.at(v.Pos, "values."+id)
		last := civil.Day(-1 << 30)
		for i, a := range v.At {
			k.at(a.Pos, "values."+id+".at")
			k.cited("cite", a.Cite)
			k.marked(a.Mark, a.Basis)
			in := k.datedInterval(&v, i)
			if in.From < last {
				k.fail("from", a.From, i18n.M("law.pack.overlap", "a", v.At[i-1].From, "b", a.From))
			}
			last = in.Until
			if a.Until == "" && i+1 == len(v.At) {
				last = civil.Never
			}
		}
	}
}

// placeholders of sentences name something that has a label and a value.
func (k *checker) placeholders() {
	pos := &position{walker: &walker{prog: k.program}}
	for id, c := range k.pack.Conditions.All() {
		k.at(c.Pos, "conditions."+id)
		for _, text := range []string{c.Yes.ZH, c.Yes.EN, c.No.ZH, c.No.EN} {
			for _, name := range i18n.Placeholders(text) {
				k.used["fact "+name] = true
				if _, isFact := k.pack.factIndex[name]; isFact {
					continue
				}
				if _, _, ok := pos.named(name); !ok {
					k.fail("yes", name, i18n.M("law.pack.placeholder", "name", name))
				}
			}
		}
	}
}

// offices whose acts count as not done when a complete docket does not show them.
var recordedOffices = []string{"court", "court_above", "president", "congress", "procuratorate", "judge"}

// absent: only a finding that an office must make and a procedural act of the court may count as not made.
func (k *checker) absent() {
	for _, f := range k.pack.facts {
		if f.absent == unknown || f.source.how == "aggregate" {
			continue
		}
		if f.change.kind != "finding" && !(f.change.kind == "act" && slices.Contains(recordedOffices, f.change.by)) {
			k.at(f.def.Pos, "facts."+f.id).fail("absent", f.def.Absent, i18n.M("law.pack.absent_not_allowed"))
		}
	}
}

// vectors name facts, lists, readings and computations that there are.
func (k *checker) vectors() {
	for id, d := range k.pack.Vectors.All() {
		k.at(d.Pos, "vectors."+id)
		if d.Arithmetic != "" && !hasKey(arithmetics, d.Arithmetic) {
			k.unknown("arithmetic", d.Arithmetic, "law.pack.unknown_name", slices.Sorted(maps.Keys(arithmetics)))
		}
		for _, fact := range slices.Sorted(maps.Keys(d.Facts)) {
			if !hasKey(k.pack.factIndex, fact) {
				k.unknown("facts", fact, "law.pack.unknown_name", k.pack.FactIDs())
			}
		}
		for _, list := range slices.Sorted(maps.Keys(d.Lists)) {
			k.list("lists", list)
		}
		for _, reading := range slices.Sorted(maps.Keys(d.Readings)) {
			if !hasKey(k.pack.Readings.M, reading) {
				k.unknown("readings", reading, "law.pack.unknown_reading", k.pack.Readings.Keys)
			}
		}
	}
}

// deadConditions: a condition that can never hold, or a defeater that can never strike.
func (k *checker) deadConditions() {
	for id, c := range k.pack.Conditions.All() {
		k.at(c.Pos, "conditions."+id)
		if !k.ever("condition "+id, func(p *program) bool { return p.possible(nil, conjunct{node: p.conditions[id].test, want: true}) }) {
			k.fail("if", c.If, i18n.M("law.pack.dead", "name", id))
		}
		for _, u := range c.Unless {
			strikes := func(p *program) bool {
				return p.possible(nil, conjunct{node: p.conditions[id].test, want: true}, conjunct{node: p.conditions[u].value, want: true})
			}
			if !k.ever("condition "+id, strikes) {
				k.fail("unless", u, i18n.M("law.pack.never_blocks", "name", u))
			}
		}
	}
}

// deadMeasures: conditions of a measure that contradict each other.
func (k *checker) deadMeasures() {
	for id, d := range k.pack.Measures.All() {
		k.at(d.Pos, "measures."+id)
		opens := func(p *program) bool { return p.possible(nil, p.measures[id].conjuncts()...) }
		if !k.ever("measure "+id, opens) {
			k.fail("when", strings.Join(d.When, ", "), i18n.M("law.pack.dead", "name", id))
			continue
		}
		for i, u := range d.Unless {
			strikes := func(p *program) bool {
				m := p.measures[id]
				return p.possible(nil, append(m.positive(), conjunct{node: m.unless[i], want: true})...)
			}
			if !k.ever("measure "+id, strikes) {
				k.odd(u, i18n.M("law.pack.never_blocks", "name", u))
			}
		}
	}
}

// positive are the conjuncts that must hold; conjuncts adds those that must not.
func (m measureProg) positive() []conjunct {
	out := []conjunct{{node: m.gate, want: true}, {node: m.inForce, want: true}}
	for _, n := range m.when {
		out = append(out, conjunct{node: n, want: true})
	}
	return out
}

func (m measureProg) conjuncts() []conjunct {
	out := m.positive()
	for _, n := range m.unless {
		out = append(out, conjunct{node: n})
	}
	return out
}

// ever reports that a test holds under the default readings or under another choice of one reading that the definition rests on: what a
// default excludes is not dead.
func (k *checker) ever(def string, holds func(*program) bool) bool {
	if holds(k.program) {
		return true
	}
	for _, id := range slices.Sorted(maps.Keys(k.restsOn(def))) {
		for _, choice := range k.pack.Readings.M[id].Choices.Keys {
			if choice != k.pack.Readings.M[id].Default && holds(k.alternative(id, choice)) {
				return true
			}
		}
	}
	return false
}

// alternative is the pack under one other choice, compiled once.
func (k *checker) alternative(reading, choice string) *program {
	key := reading + "=" + choice
	if p, ok := k.others[key]; ok {
		return p
	}
	readings := k.pack.defaults()
	readings[reading] = choice
	k.others[key] = compile(k.pack, readings).program
	return k.others[key]
}

// restsOn are the readings that an expression uses, through derives, conditions, limits and determinations.
func (k *checker) restsOn(def string) map[string]bool {
	out, seen := map[string]bool{}, map[string]bool{}
	var visit func(def string)
	visit = func(def string) {
		if seen[def] {
			return
		}
		seen[def] = true
		for _, name := range k.namesOf(def) {
			if id, ok := strings.CutPrefix(name, "reading "); ok {
				out[id] = true
				continue
			}
			visit(name)
		}
	}
	visit(def)
	return out
}

// namesOf are the definitions that one definition names: “reading x”, “condition x”, “derive x”, “limit x”, “determine x”.
func (k *checker) namesOf(def string) []string {
	kind, id, _ := strings.Cut(def, " ")
	var out []string
	expr := func(src string) { out = append(out, k.namesIn(src)...) }
	conditions := func(ids []string) {
		for _, c := range ids {
			out = append(out, "condition "+c)
		}
	}
	switch kind {
	case "condition":
		c := k.pack.Conditions.M[id]
		expr(c.If)
		conditions(c.Unless)
	case "derive":
		expr(k.pack.Derive.M[id].Is)
	case "determine":
		for _, r := range k.pack.Determine.M[id].Rules.M {
			expr(r.If)
		}
	case "measure", "open":
		d := k.pack.Measures.M[id]
		conditions(d.When)
		conditions(d.Unless)
	case "limit":
		l := k.pack.Limits.M[id]
		conditions(l.When)
		expr(l.Start)
		for _, v := range l.Versions {
			expr(v.Length)
			expr(v.End)
		}
	}
	return out
}

func (k *checker) namesIn(src string) []string {
	toks, err := lex(src)
	if err != nil {
		return nil
	}
	var out []string
	for _, t := range toks {
		kind, id, dotted := strings.Cut(t.text, ".")
		switch {
		case t.kind != tokName:
		case dotted:
			out = append(out, kind+" "+id)
		case hasKey(k.pack.Conditions.M, t.text):
			out = append(out, "condition "+t.text)
		case hasKey(k.pack.Derive.M, t.text):
			out = append(out, "derive "+t.text)
		}
	}
	return out
}

// conflicts: two rules of one slot with different values that can be live together.
func (k *checker) conflicts() {
	for id, d := range k.pack.Determine.All() {
		live := k.determined[id].live
		for i, a := range d.Rules.Keys {
			k.at(d.Rules.M[a].Pos, "determine."+id+".rules."+a)
			if !k.ever("determine "+id, func(p *program) bool { return p.possible(nil, conjunct{node: p.determined[id].live[i], want: true}) }) {
				k.fail("if", d.Rules.M[a].If, i18n.M("law.pack.dead", "name", a))
			}
			for j := i + 1; j < len(live); j++ {
				b := d.Rules.Keys[j]
				differ := d.Rules.M[a].Value != d.Rules.M[b].Value
				if differ && k.possible(nil, conjunct{node: live[i], want: true}, conjunct{node: live[j], want: true}) {
					k.fail("", a, i18n.M("law.pack.conflict", "a", a, "b", b))
				}
			}
		}
	}
}

// citations: a version's provision should be in force as long as the version is.
func (k *checker) citations() {
	for id, l := range k.pack.Limits.All() {
		for _, v := range l.Versions {
			pr, ok := k.pack.Provisions.M[v.Cite]
			info, known := k.pack.versions[v.Of]
			if !ok || !known {
				continue
			}
			k.at(v.Pos, "limits."+id)
			if !covered(info.in, k.pack.inForce(&pr)) {
				k.odd(v.Cite, i18n.M("law.pack.cite_not_in_force", "cite", v.Cite, "from", info.in.From, "until", info.in.Until))
			}
		}
	}
}

func covered(in civil.Interval, by []civil.Interval) bool {
	return slices.ContainsFunc(by, func(b civil.Interval) bool { return b.From <= in.From && in.Until <= b.Until })
}

// unused: facts, conditions and readings that no rule reads.
func (k *checker) unused() {
	for _, f := range k.pack.facts {
		if !k.used["fact "+f.id] && f.source.how != "aggregate" {
			k.at(f.def.Pos, "facts."+f.id).odd(f.id, i18n.M("law.pack.unused", "name", f.id))
		}
	}
	for id, c := range k.pack.Conditions.All() {
		if !k.used[id] {
			k.at(c.Pos, "conditions."+id).odd(id, i18n.M("law.pack.unused", "name", id))
		}
	}
	for id, r := range k.pack.Readings.All() {
		if !k.used["reading "+id] {
			k.at(r.Pos, "readings."+id).odd(id, i18n.M("law.pack.unused", "name", id))
		}
	}
}
