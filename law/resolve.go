package law

import (
	"fmt"
	"regexp"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// From the merged files of a pack to its indexes: versions, enums, lists, facts. What can be checked without compiling is checked here.

// resolve builds the indexes: versions, enums, facts, lists, and checks what can be checked without compiling.
func (p *Pack) resolve(files []packFile) fault.Problems {
	r := &resolver{Pack: p}
	if p.Pack.Calendar != "china" {
		r.fail(p.Pack.Pos, "pack.calendar", p.Pack.Calendar, i18n.M("law.pack.unknown_calendar", "name", p.Pack.Calendar))
	}
	var err error
	if p.sourcesTo, err = civil.ParseDay(p.Pack.SourcesTo); err != nil {
		r.fail(p.Pack.Pos, "pack.sources_to", p.Pack.SourcesTo, i18n.M("law.pack.bad_day", "day", p.Pack.SourcesTo))
	}
	if _, err := p.Pack.Spans.interval(); err != nil {
		r.fail(p.Pack.Pos, "pack.spans", p.Pack.Spans.From, asMsg(err))
	}
	r.notEmpty()
	r.instruments()
	r.provisions()
	r.enumerations()
	r.lists()
	r.facts(files)
	return r.problems
}

type resolver struct {
	*Pack
	problems fault.Problems
}

func (r *resolver) fail(at strictyaml.Pos, path, value string, what i18n.Msg) {
	r.problems = append(r.problems, fault.Problem{File: at.File, Line: at.Line, Col: at.Col, Path: path, Value: value, What: what})
}

// refuse reports an error about a value, with its hint.
func (r *resolver) refuse(at strictyaml.Pos, path, value string, err error) {
	r.fail(at, path, value, asMsg(err))
	if w, ok := err.(unknownWord); ok {
		r.problems[len(r.problems)-1].Hint = w.hint
	}
}

// notEmpty refuses lists without which a definition says nothing.
func (r *resolver) notEmpty() {
	need := func(n int, pos strictyaml.Pos, path string) {
		if n == 0 {
			r.fail(pos, path, "", i18n.M("law.pack.empty"))
		}
	}
	for id, d := range r.Values.All() {
		need(len(d.At), d.Pos, "values."+id+".at")
	}
	for id, d := range r.Determine.All() {
		need(len(d.Rules.Keys), d.Pos, "determine."+id+".rules")
	}
	for id, d := range r.Limits.All() {
		need(len(d.Versions), d.Pos, "limits."+id+".versions")
	}
	for id, d := range r.Accruals.All() {
		need(len(d.Parts), d.Pos, "accruals."+id+".parts")
	}
	for id, d := range r.Readings.All() {
		need(len(d.Choices.Keys), d.Pos, "readings."+id+".choices")
	}
	for id, d := range r.Enums.All() {
		need(len(d.Words.Keys), d.Pos, "enums."+id+".words")
	}
}

func (r *resolver) instruments() {
	r.versions = map[string]*versionInfo{}
	for id, in := range r.Instruments.All() {
		for i := range in.Versions {
			v := &in.Versions[i]
			days, err := v.InForce.interval()
			if err != nil {
				r.fail(v.Pos, "instruments."+id, v.ID, asMsg(err))
			}
			if _, twice := r.versions[v.ID]; twice {
				r.fail(v.Pos, "instruments."+id, v.ID, i18n.M("law.pack.duplicate_id", "id", v.ID))
			}
			if i > 0 && days.From < r.versions[in.Versions[i-1].ID].in.Until {
				r.fail(v.Pos, "instruments."+id, v.ID, i18n.M("law.pack.overlap", "a", in.Versions[i-1].ID, "b", v.ID))
			}
			r.versions[v.ID] = &versionInfo{id, v, days}
		}
	}
}

func (r *resolver) provisions() {
	for id, pr := range r.Provisions.All() {
		for v, ref := range pr.At {
			if _, ok := r.versions[v]; !ok {
				r.fail(pr.Pos, "provisions."+id, v, i18n.M("law.pack.unknown_version", "name", v))
			}
			if _, err := cite.Parse(ref); err != nil && ref != wholePaper {
				r.fail(pr.Pos, "provisions."+id, ref, i18n.M("law.pack.bad_article", "article", ref))
			}
		}
		for v := range pr.Mark.By {
			if _, ok := pr.At[v]; !ok {
				r.fail(pr.Pos, "provisions."+id+".mark", v, i18n.M("law.pack.unknown_version", "name", v))
			}
		}
	}
	for id, t := range r.Texts.All() {
		if _, ok := r.Provisions.M[id]; !ok {
			r.fail(t.Pos, "texts."+id, id, i18n.M("law.pack.unknown_provision", "name", id))
		}
	}
}

func (r *resolver) enumerations() {
	r.enums = map[string]*enum{}
	for id, d := range r.Enums.All() {
		if len(d.Words.Keys) > 64 {
			r.fail(d.Pos, "enums."+id, id, i18n.M("law.pack.enum_size"))
		}
		r.enums[id] = &enum{id, d.Words.Keys, d.Words.M}
	}
}

func (r *resolver) lists() {
	r.listIndex = map[string]int{}
	for id, d := range r.Lists.All() {
		src, err := parseListSource(d.Source)
		if err != nil {
			r.refuse(d.Pos, "lists."+id, d.Source, err)
		}
		r.listIndex[id] = len(r.Pack.lists)
		r.Pack.lists = append(r.Pack.lists, &list{id, &d, src})
	}
}

func (r *resolver) facts(files []packFile) {
	r.factIndex = map[string]int{}
	for id, d := range r.Facts.All() {
		r.addFact(r.readFact(id, &d))
	}
	for _, f := range files {
		for _, m := range aggregates.FindAllStringSubmatch(string(f.data), -1) {
			if _, ok := r.listIndex[m[2]]; !ok || hasKey(r.factIndex, m[0]) {
				continue
			}
			t := map[string]typ{"count": tInt, "first": tDay, "last": tDay, "sum": tMoney}[m[1]]
			r.addFact(&fact{id: m[0], typ: t, source: factSource{how: "aggregate", pick: m[1], path: m[2]}, absent: unknown, change: change{kind: "act"},
				def: &factDef{Label: r.Lists.M[m[2]].Label, Ask: askHowMany(r.Lists.M[m[2]].Label)}})
		}
	}
	r.countOf = map[int]int{}
	for _, l := range r.Limits.All() {
		for _, id := range l.movedBy() {
			r.countMovers(id)
		}
	}
	if len(r.Pack.facts) > maxFacts {
		r.fail(strictyaml.Pos{}, "facts", "", i18n.M("law.pack.too_many_facts", "max", maxFacts))
	}
}

// movedBy are the lists that can move the limit.
func (d *limitDef) movedBy() []string {
	var out []string
	if d.Interrupt != nil {
		out = append(out, d.Interrupt.List)
	}
	if d.Suspend != nil {
		out = append(out, d.Suspend.List)
	}
	if d.Extend != nil {
		out = append(out, d.Extend.List)
	}
	if d.Exclude != nil {
		out = append(out, d.Exclude.List)
	}
	return out
}

// countMovers gives a list its fact “how many”, so that it can be asked for where a file leaves it open.
func (r *resolver) countMovers(id string) {
	l, ok := r.listIndex[id]
	if !ok {
		return // reported when the limit is compiled
	}
	key := aggregateID("count", id)
	if !hasKey(r.factIndex, key) {
		label := r.Lists.M[id].Label
		r.addFact(&fact{id: key, typ: tInt, source: factSource{how: "aggregate", pick: "count", path: id}, absent: unknown, change: change{kind: "act"},
			def: &factDef{Label: label, Ask: askHowMany(label)}})
	}
	r.countOf[l] = r.factIndex[key]
}

// askHowMany asks for the items of a list.
func askHowMany(label i18n.Text) i18n.Text {
	return i18n.Text{ZH: "有哪些" + label.ZH + "？", EN: "Which " + label.EN + " were there?"}
}

// aggregates finds count(list) and the like; each becomes a fact computed when the row is built.
var aggregates = regexp.MustCompile(`\b(count|first|last|sum)\(([a-z_0-9]+)\)`)

func (r *resolver) addFact(f *fact) {
	r.factIndex[f.id] = len(r.Pack.facts)
	r.Pack.facts = append(r.Pack.facts, f)
}

func (r *resolver) readFact(id string, d *factDef) *fact {
	f := &fact{id: id, def: d}
	var ok bool
	if f.typ, f.enum, ok = r.typeNamed(d.Type); !ok {
		r.fail(d.Pos, "facts."+id+".type", d.Type, i18n.M("law.pack.unknown_type", "name", d.Type))
	}
	var err error
	if f.source, err = parseFactSource(d.Source); err != nil {
		r.refuse(d.Pos, "facts."+id+".source", d.Source, err)
	}
	if f.absent, err = parseAbsent(d.Absent, f.typ); err != nil {
		r.fail(d.Pos, "facts."+id+".absent", d.Absent, asMsg(err))
	}
	if f.change, err = parseChange(d.Change); err != nil {
		r.fail(d.Pos, "facts."+id+".change", d.Change, asMsg(err))
	}
	return f
}

func parseAbsent(s string, t typ) (state, error) {
	switch {
	case s == "" || s == "unknown":
		return unknown, nil
	case s == "none" && (t == tDay || t == tEnum):
		return none, nil
	case s == "false" && t == tBool, s == "0" && (t == tInt || t == tMoney):
		return known, nil
	}
	return unknown, wrong("law.pack.absent", "absent", s, "type", t.String())
}

// parseChange reads “fixed”, “act ACTOR” or “finding OFFICE”.
func parseChange(s string) (change, error) {
	var kind, by, rest string
	n, _ := fmt.Sscan(s, &kind, &by, &rest)
	switch {
	case n == 1 && kind == "fixed":
		return change{kind: "fixed"}, nil
	case n == 2 && (kind == "act" || kind == "finding"):
		return change{kind, by}, nil
	}
	return change{kind: "fixed"}, wrong("law.pack.change", "change", s)
}
