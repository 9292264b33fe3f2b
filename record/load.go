package record

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

//i18n:keys record.policy.*

// Version is the version of the form of publication policies.
const Version = 1

// policyFile is a publication policy as written.
type policyFile struct {
	Version  int                                              `yaml:"publication,required"`
	ID       string                                           `yaml:"id,required"`
	Label    i18n.Text                                        `yaml:"label,required"`
	Latest   strictyaml.Ordered[string]                       `yaml:"latest,required"`
	Answers  answersDef                                       `yaml:"answers,required"`
	Closed   strictyaml.Ordered[strictyaml.OneOrList[string]] `yaml:"closed_by_law,required"`
	Measures strictyaml.Ordered[string]                       `yaml:"measures,required"`
	Fields   strictyaml.Ordered[string]                       `yaml:"fields,required"`
	Kinds    strictyaml.Ordered[kindDef]                      `yaml:"kinds,required"`
}

type answersDef struct {
	Reply      string `yaml:"reply,required"`
	Correction string `yaml:"correction,required"`
}

type kindDef struct {
	Reveal   string                     `yaml:"reveal,required"`
	Of       string                     `yaml:"of"`
	ServedBy string                     `yaml:"served_by"`
	Fields   strictyaml.Ordered[string] `yaml:"fields"`
}

// Load reads a publication policy, called name in problems. It returns a Policy in any case: one with an error withholds everything, so
// that a slip in a file publishes nothing.
func Load(name string, data []byte) (*Policy, fault.Problems) {
	var f policyFile
	problems := strictyaml.Decode(name, data, &f)
	c := checker{file: name, policy: &Policy{ID: f.ID, Label: f.Label, Digest: digest(data)}}
	if len(problems) == 0 {
		c.read(&f)
		problems = c.problems
		problems.Sort()
	}
	c.policy.sound = problems.Err() == nil
	if !c.policy.sound {
		return &Policy{ID: f.ID, Label: f.Label, Digest: digest(data)}, problems
	}
	return c.policy, problems
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// checker builds the policy of a file whose form is right, and collects what is wrong with it.
type checker struct {
	file     string
	policy   *Policy
	problems fault.Problems
}

func (c *checker) fail(line int, path, value, key string, args ...any) {
	c.problems = append(c.problems, fault.Problem{File: c.file, Line: line, Path: path, Value: value, What: i18n.Msg{Key: key, Args: args},
		Hint: i18n.Msg{Key: key + ".hint"}})
}

func (c *checker) read(f *policyFile) {
	if f.Version != Version {
		c.fail(1, "publication", "", "record.policy.version", "got", f.Version, "want", Version)
	}
	c.times(f)
	c.measures(f)
	c.kinds(f)
	c.closed(f)
}

// times reads the times of the file. Working days are not among them: who checks a log has no calendar.
func (c *checker) times(f *policyFile) {
	c.policy.latest = map[Reveal]civil.Period{}
	for rule, text := range f.Latest.All() {
		c.reveal(f.Latest.Line[rule], "latest."+rule, rule)
		c.policy.latest[Reveal(rule)] = c.period(f.Latest.Line[rule], "latest."+rule, text)
	}
	for _, rule := range Reveals[1:] {
		if _, ok := c.policy.latest[rule]; !ok {
			c.fail(1, "latest", string(rule), "record.policy.no_latest", "rule", string(rule))
		}
	}
	c.policy.reply = c.period(1, "answers.reply", f.Answers.Reply)
	c.policy.answer = c.period(1, "answers.correction", f.Answers.Correction)
}

func (c *checker) period(line int, path, text string) civil.Period {
	p, err := civil.ParsePeriod(text)
	if err == nil {
		_, err = p.End(civil.Date(2025, 1, 1))
	}
	if err != nil || p.N <= 0 || p.N > 9999 {
		c.fail(line, path, text, "record.policy.period", "text", text)
	}
	return p
}

func (c *checker) reveal(line int, path, rule string) Reveal {
	if !slices.Contains(Reveals, Reveal(rule)) {
		c.fail(line, path, rule, "record.policy.reveal", "word", rule)
	}
	return Reveal(rule)
}

// measures reads the rules of measures: of all of them, and no others.
func (c *checker) measures(f *policyFile) {
	c.policy.measures = map[string]Reveal{}
	for m, rule := range f.Measures.All() {
		line, path := f.Measures.Line[m], "measures."+m
		if !slices.Contains(casefile.Measures, m) {
			c.fail(line, path, m, "record.policy.unknown_measure", "measure", m)
		}
		c.policy.measures[m] = c.reveal(line, path, rule)
	}
	for _, m := range casefile.Measures {
		if _, ok := c.policy.measures[m]; !ok {
			c.fail(1, "measures", m, "record.policy.no_measure", "measure", m)
		}
	}
}

// kinds reads the rules of kinds: of all of them, and no others.
func (c *checker) kinds(f *policyFile) {
	c.policy.rules = map[string]Rule{}
	used := map[string]bool{}
	for kind, def := range f.Kinds.All() {
		line, path := f.Kinds.Line[kind], "kinds."+kind
		if _, ok := fieldsOf[kind]; !ok {
			c.fail(line, path, kind, "record.policy.unknown_kind", "kind", kind)
			continue
		}
		r := Rule{Kind: kind, Reveal: c.reveal(line, path, def.Reveal), Of: def.Of, ServedBy: def.ServedBy}
		if _, ok := c.policy.measures[def.Of]; def.Of != "" && !ok {
			c.fail(line, path+".of", def.Of, "record.policy.unknown_measure", "measure", def.Of)
		}
		if _, ok := fieldsOf[def.ServedBy]; def.ServedBy != "" && !ok {
			c.fail(line, path+".served_by", def.ServedBy, "record.policy.unknown_kind", "kind", def.ServedBy)
		}
		r.Fields = c.fields(f, kind, used)
		c.policy.rules[kind] = r
	}
	for _, kind := range slices.Sorted(maps.Keys(fieldsOf)) {
		if _, ok := c.policy.rules[kind]; !ok {
			c.fail(1, "kinds", kind, "record.policy.no_kind", "kind", kind)
		}
	}
	for name := range f.Fields.All() {
		if !used[name] {
			c.fail(f.Fields.Line[name], "fields."+name, name, "record.policy.unknown_field", "field", name)
		}
	}
}

// fields reads what is shown of the fields of a kind: what it says itself, else what the file says of fields of that name. What a kind
// says itself is an error where it cannot be; what is said of the name in general then hides it.
func (c *checker) fields(f *policyFile, kind string, used map[string]bool) map[string]Show {
	own, out := f.Kinds.M[kind].Fields, map[string]Show{}
	for _, field := range fieldsOf[kind] {
		text, ok := own.M[field.Name]
		line, path := own.Line[field.Name], "kinds."+kind+".fields."+field.Name
		if _, general := f.Fields.M[field.Name]; general {
			used[field.Name] = true
		}
		if !ok {
			text, ok = f.Fields.M[field.Name]
			line, path = f.Fields.Line[field.Name], "fields."+field.Name
		}
		if !ok {
			c.fail(f.Kinds.Line[kind], "kinds."+kind, field.Name, "record.policy.no_field", "field", field.Name)
			continue
		}
		out[field.Name] = c.show(line, path, text, kind, field)
	}
	for name := range own.All() {
		if _, ok := out[name]; !ok {
			c.fail(own.Line[name], "kinds."+kind+".fields", name, "record.policy.unknown_field", "field", name)
		}
	}
	return out
}

func (c *checker) show(line int, path, text, kind string, field Field) Show {
	s := Show(text)
	switch {
	case !slices.Contains(Shows, s):
		c.fail(line, path, text, "record.policy.show", "word", text)
	case field.Personal && s != Hidden:
		c.fail(line, path, text, "record.policy.personal", "field", field.Name, "kind", kind)
	case !field.allowed(s):
		c.fail(line, path, text, "record.policy.not_shown", "field", field.Name, "kind", kind, "show", text)
	}
	return s
}

// closed reads what a case closed by law shows: kinds that the file has, and of them fields it does not hide.
func (c *checker) closed(f *policyFile) {
	c.policy.closed = map[string][]string{}
	for kind, fields := range f.Closed.All() {
		line, path := f.Closed.Line[kind], "closed_by_law."+kind
		rule, ok := c.policy.rules[kind]
		if !ok {
			c.fail(line, path, kind, "record.policy.unknown_kind", "kind", kind)
		}
		for _, name := range fields {
			if s, ok := rule.Fields[name]; !ok || s == Hidden {
				c.fail(line, path, name, "record.policy.unknown_field", "field", strings.TrimSpace(name))
			}
		}
		c.policy.closed[kind] = fields
	}
}
