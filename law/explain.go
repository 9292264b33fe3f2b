package law

import (
	"strconv"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// An explanation is a tree of named conditions in sentences. It is built only when somebody asks: the values are there already.

// Explanation is one condition with its sentence, its articles, the facts it rests on, and the conditions that may defeat it.
type Explanation struct {
	Condition string
	Value     Truth
	Text      string
	Cites     []Citation
	Facts     []FactUse
	Unless    []Explanation
}

// FactUse is a fact or derived value as it stands in this case.
type FactUse struct {
	Name  string
	Label string
	Value string
	State Truth // Yes: known; No: did not happen; Unknown
}

// Sentence says in words whether the condition holds.
func (r Reason) Sentence(l i18n.Lang) string { return r.pos.sentence(r.Condition, l) }

// Explain is the whole tree of the reason.
func (r Reason) Explain(l i18n.Lang) Explanation { return r.pos.explain(r.Condition, l) }

// Cites are the articles of the condition, as they stand on the day of assessment.
func (r Reason) Cites() []Citation {
	d := r.pos.prog.pack.Conditions.M[r.Condition]
	return r.pos.citations(d.Cite, d.Basis)
}

func (p *position) explain(id string, l i18n.Lang) Explanation {
	d, prog := p.prog.pack.Conditions.M[id], p.prog.conditions[id]
	e := Explanation{Condition: id, Value: p.truth(prog.value), Text: p.sentence(id, l), Cites: p.citations(d.Cite, d.Basis), Facts: p.facts(d.If, l)}
	for _, u := range d.Unless {
		e.Unless = append(e.Unless, p.explain(u, l))
	}
	return e
}

// sentence is the condition's clause for its own test; what defeats it is said by the tree.
func (p *position) sentence(id string, l i18n.Lang) string {
	d, prog := p.prog.pack.Conditions.M[id], p.prog.conditions[id]
	switch p.truth(prog.test) {
	case Yes:
		return p.fill(d.Yes.In(l), l)
	case No:
		return p.fill(d.No.In(l), l)
	}
	return i18n.T(l, "law.sentence.unknown", "clause", p.fill(d.Yes.In(l), l))
}

// fill puts values into a clause.
func (p *position) fill(text string, l i18n.Lang) string {
	return i18n.Fill(text, func(name string) (string, bool) {
		use, ok := p.use(name, l)
		if !ok {
			return "", false
		}
		switch use.State {
		case Yes:
			return use.Value, true
		case No:
			return i18n.T(l, "law.value.none", "label", use.Label), true
		}
		return i18n.T(l, "law.value.unknown", "label", use.Label), true
	})
}

// facts are the names an expression uses, in order, each once.
func (p *position) facts(src string, l i18n.Lang) []FactUse {
	toks, err := lex(src)
	if err != nil {
		return nil
	}
	var out []FactUse
	seen := map[string]bool{}
	for i, t := range toks {
		name := t.text
		if t.kind == tokName && toks[i+1].text == "(" {
			name = aggregateID(t.text, toks[i+2].text)
		}
		if t.kind != tokName || seen[name] {
			continue
		}
		seen[name] = true
		if use, ok := p.use(name, l); ok {
			out = append(out, use)
		}
	}
	return out
}

// use describes a named value in this case; ok is false for words that name nothing.
func (p *position) use(name string, l i18n.Lang) (FactUse, bool) {
	o, label, ok := p.named(name)
	if !ok {
		return FactUse{}, false
	}
	v := p.vals[o.node]
	out := FactUse{Name: name, Label: label.In(l), State: Unknown}
	switch v.st {
	case known:
		out.State, out.Value = Yes, p.show(v, o, l)
	case none:
		out.State = No
	}
	return out, true
}

// named finds a compiled name with its label.
func (p *position) named(name string) (operand, i18n.Text, bool) {
	pack := p.prog.pack
	if i, ok := pack.factIndex[name]; ok {
		f := pack.facts[i]
		n, ok := p.prog.index[node{op: irFact, typ: f.typ, k: int64(i)}]
		return operand{n, f.typ, f.enum}, f.def.Label, ok
	}
	if d, ok := pack.Derive.M[name]; ok {
		o, ok := p.prog.names["derive."+name]
		return o, d.Label, ok
	}
	if v, ok := pack.Values.M[name]; ok {
		o, ok := p.prog.names["value."+name]
		return o, v.Label, ok
	}
	if id, ok := strings.CutPrefix(name, "limit."); ok {
		prog, ok := p.prog.limits[id]
		return operand{prog.last, tDay, nil}, pack.Limits.M[id].Label, ok
	}
	if id, ok := strings.CutPrefix(name, "determine."); ok {
		o, ok := p.prog.names[name]
		return o, pack.Determine.M[id].Label, ok
	}
	return operand{}, i18n.Text{}, false
}

func (p *position) show(v value, o operand, l i18n.Lang) string {
	switch o.typ {
	case tDay:
		d, _ := v.day()
		return showDay(d, l)
	case tMoney:
		return money.Range{Low: money.Fen(v.lo), High: money.Fen(v.hi)}.String()
	case tEnum:
		if o.enum != nil && v.exact() {
			return o.enum.labels[o.enum.words[v.lo]].In(l)
		}
	case tBool:
		return i18n.T(l, "law.truth."+truthOf(v).String()) //i18n:keys law.truth.*
	}
	return strconv.FormatInt(v.lo, 10)
}

// showDay prints a date as exactly as it is known: a day, a month, a year, or a stretch.
func showDay(d civil.Partial, l i18n.Lang) string {
	if d.First <= earliestDay {
		return i18n.T(l, "law.day.undated")
	}
	if d.Last >= FarOff {
		return i18n.T(l, "law.day.at_earliest", "day", d.First)
	}
	if d.Exact() || d.Precision() != "day" {
		return d.String()
	}
	return i18n.T(l, "law.day.between", "first", d.First, "last", d.Last)
}

// Derivation explains how a limit's last day was found, a step a line.
func (pos Position) Derivation(limit string, l i18n.Lang) []string {
	return pos.pos.derivation(limit, l)
}

func (p *position) derivation(id string, l i18n.Lang) []string {
	d, prog := p.prog.pack.Limits.M[id], p.prog.limits[id]
	i := p.governing(&prog)
	start := p.vals[prog.start]
	if i < 0 || !start.exact() {
		return nil
	}
	for _, u := range prog.periods {
		last, n := p.vals[u.node], p.prog.nodes[u.node]
		known := last.exact() && p.vals[n.a].exact() && p.prog.specs[n.k].exact(p.row)
		if u.version == i && known && last.lo == p.vals[prog.last].lo {
			return p.steps(&d, i, u, l)
		}
	}
	return nil
}

// steps writes out one run of the period algebra.
func (p *position) steps(d *limitDef, version int, u periodUse, l i18n.Lang) []string {
	n := p.prog.nodes[u.node]
	spec, v := &p.prog.specs[n.k], &d.Versions[version]
	from := civil.Day(p.vals[n.a].lo)
	last, _, moves := spec.run(from, spec.exactOccurrences(p.row), p.prog.cal, p.today)
	c := p.citationOf(v.Of, v.Cite, v.Basis)
	var out []string
	if spec.stated {
		out = append(out, i18n.T(l, "law.step.stated", "day", from, "cite", c.In(l)))
	} else {
		key := "law.step.count"
		if spec.sameDay {
			key = "law.step.count_same_day"
		}
		out = append(out, i18n.T(l, key, "start", from, "length", spec.length.Label(string(l)), "end", spec.count(from, p.prog.cal), "cite", c.In(l))) //i18n:keys law.step.*
	}
	for _, m := range moves {
		out = append(out, p.moveText(d, spec, m, last, l)...)
	}
	return out
}

// moveText says one move, with its own citation; a roll also lists the days that were skipped.
func (p *position) moveText(d *limitDef, spec *periodSpec, m move, last civil.Day, l i18n.Lang) []string {
	cited := func(id string) string {
		if id == "" {
			return ""
		}
		return p.citationOn(id, p.today, "").In(l)
	}
	text := func(cite string) []string {
		return []string{i18n.T(l, "law.step."+m.kind, "to", m.to, "days", m.days, "cite", cite)} //i18n:keys law.step.*
	}
	switch m.kind {
	case "interrupt", "late_interrupt":
		return text(cited(d.Interrupt.Cite))
	case "suspend":
		mode := "resume"
		if spec.tail {
			mode = "tail"
		}
		return text(cited(d.Suspend.Cite[mode]))
	case "exclude":
		return text(cited(d.Exclude.Cite))
	case "extend":
		return text(cited(d.Extend.Cite))
	}
	out := text(cited(d.RollCite))
	for _, s := range p.prog.cal.Derive(last - civil.Day(m.days)) {
		out = append(out, i18n.T(l, "law.step.skipped", "day", s.Day, "why", skipReason(s.Name, s.Kind, l)))
	}
	return out
}

func skipReason(name, kind string, l i18n.Lang) string {
	if name != "" {
		return name
	}
	return i18n.T(l, "law.day."+kind) //i18n:keys law.day.*
}
