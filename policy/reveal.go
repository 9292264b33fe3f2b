package policy

import (
	"slices"
	"strings"
	"sync"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Reveal says what of a case is shown to whom that may read it: personal values, events, measures, each in families. LoadReveal
// makes one; the zero Reveal shows nothing to anybody. It never changes.
type Reveal struct {
	sound    bool
	personal map[string][]Role // by the name of the field
	events   map[string][]Role // by the kind of event
	measures map[string]secret
	families []family
}

// family is a line of the sheet.
type family struct {
	label i18n.Text
	see   []Role
}

// secret is who knows of a measure that not all may know of.
type secret struct {
	see     []Role
	forever bool // also of one that was carried out
}

// The days until which a measure is kept: until it was carried out, or for ever.
const (
	untilCarriedOut = "carried_out"
	untilNever      = "never"
)

// revealFile is the policy as written.
type revealFile struct {
	Version  int                             `yaml:"reveal,required"`
	Groups   strictyaml.Ordered[roles]       `yaml:"groups"`
	Personal strictyaml.Ordered[personalDef] `yaml:"personal,required"`
	Events   strictyaml.Ordered[eventsDef]   `yaml:"events,required"`
	Measures strictyaml.Ordered[secretDef]   `yaml:"measures,required"`
}

type personalDef struct {
	Label  i18n.Text                    `yaml:"label,required"`
	Fields strictyaml.OneOrList[string] `yaml:"fields,required"`
	See    strictyaml.OneOrList[string] `yaml:"see,required"`
}

type eventsDef struct {
	Label i18n.Text                    `yaml:"label,required"`
	Kinds strictyaml.OneOrList[string] `yaml:"kinds,required"`
	See   strictyaml.OneOrList[string] `yaml:"see,required"`
}

type secretDef struct {
	Label    i18n.Text                    `yaml:"label,required"`
	Measures strictyaml.OneOrList[string] `yaml:"measures,required"`
	Until    string                       `yaml:"until,required"`
	See      strictyaml.OneOrList[string] `yaml:"see,required"`
}

// Revealed returns the policy that ships with the program.
var Revealed = sync.OnceValue(func() *Reveal {
	r, problems := LoadReveal("reveal.yaml", shipped("reveal.yaml"))
	mustBeSound(problems)
	return r
})

// Personal reports whether one of the roles is shown a personal value that stands at a JSON pointer of the body of an event.
func (r *Reveal) Personal(pointer string, as []Role) bool {
	return meet(r.personal[fieldOf(pointer)], as)
}

// Event reports whether one of the roles is shown events of a kind, named without its version.
func (r *Reveal) Event(kind string, as []Role) bool {
	see, kept := r.events[kind]
	return r.sound && (!kept || meet(see, as))
}

// Measure reports whether one of the roles is shown a measure that was decided; done says that it was carried out.
func (r *Reveal) Measure(measure string, done bool, as []Role) bool {
	s, kept := r.measures[measure]
	return r.sound && (!kept || done && !s.forever || meet(s.see, as))
}

// Fields returns the names of the personal fields that stand in a family, sorted.
func (r *Reveal) Fields() []string { return sortedKeys(r.personal) }

// Kinds returns the kinds of event that stand in a family, sorted.
func (r *Reveal) Kinds() []string { return sortedKeys(r.events) }

func sortedKeys(m map[string][]Role) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func meet(see, as []Role) bool {
	return slices.ContainsFunc(as, func(role Role) bool { return slices.Contains(see, role) })
}

// fieldOf is the name of the field a JSON pointer leads to, without the language and the place in a list.
func fieldOf(pointer string) string {
	for _, step := range slices.Backward(strings.Split(pointer, "/")) {
		if step != string(i18n.ZH) && step != string(i18n.EN) && strings.Trim(step, "0123456789") != "" {
			return step
		}
	}
	return ""
}

// LoadReveal reads a policy, called name in problems. It returns a Reveal in any case: one with an error shows nothing to anybody.
func LoadReveal(name string, data []byte) (*Reveal, fault.Problems) {
	var f revealFile
	problems := strictyaml.Decode(name, data, &f)
	if len(problems) == 0 {
		c := checker{file: name}
		c.reveal(&f)
		problems = c.problems
		problems.Sort()
	}
	if problems.Err() != nil {
		return &Reveal{}, problems
	}
	return f.build(), problems
}

func (f *revealFile) build() *Reveal {
	r := &Reveal{sound: true, personal: map[string][]Role{}, events: map[string][]Role{}, measures: map[string]secret{}}
	add := func(label i18n.Text, words []string) []Role {
		see := expand(f.Groups, words)
		r.families = append(r.families, family{label, see})
		return see
	}
	for _, d := range f.Personal.All() {
		see := add(d.Label, d.See)
		for _, field := range d.Fields {
			r.personal[field] = see
		}
	}
	for _, d := range f.Events.All() {
		see := add(d.Label, d.See)
		for _, kind := range d.Kinds {
			r.events[kind] = see
		}
	}
	for _, d := range f.Measures.All() {
		see := add(d.Label, d.See)
		for _, measure := range d.Measures {
			r.measures[measure] = secret{see, d.Until == untilNever}
		}
	}
	return r
}

func (c *checker) reveal(f *revealFile) {
	c.version("reveal", f.Version)
	c.groups(f.Groups)
	words := append(roleWords(), f.Groups.Keys...)
	seen := map[string]bool{}
	check := func(part string, line int, name string, things, see []string) {
		at := place{line, part + "." + name}
		c.see(at, see, words)
		c.once(at, part, things, seen)
	}
	for name, d := range f.Personal.All() {
		check("personal", f.Personal.Line[name], name, d.Fields, d.See)
	}
	for name, d := range f.Events.All() {
		check("events", f.Events.Line[name], name, d.Kinds, d.See)
	}
	for name, d := range f.Measures.All() {
		line := f.Measures.Line[name]
		check("measures", line, name, d.Measures, d.See)
		c.word(place{line, "measures." + name + ".until"}, d.Until, []string{untilCarriedOut, untilNever}, "policy.unknown.until")
		for _, m := range d.Measures {
			c.word(place{line, "measures." + name + ".measures"}, m, Acts, "policy.unknown.act")
		}
	}
}

// see refuses an empty list of roles and unknown ones.
func (c *checker) see(at place, see, words []string) {
	if len(see) == 0 {
		c.fail(at, "", i18n.M("policy.nobody"), i18n.M("policy.nobody.hint"))
	}
	for _, w := range see {
		c.word(at, w, words, "policy.unknown.role")
	}
}

// once refuses an empty list, and what stands in two families of a part.
func (c *checker) once(at place, part string, things []string, seen map[string]bool) {
	if len(things) == 0 {
		c.fail(at, "", i18n.M("policy.nothing"), i18n.Msg{})
	}
	for _, thing := range things {
		key := part + " " + thing
		if seen[key] {
			c.fail(at, thing, i18n.M("policy.twice", "word", thing), i18n.Msg{})
		}
		seen[key] = true
	}
}
