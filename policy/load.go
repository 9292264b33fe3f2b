package policy

import (
	"cmp"
	"slices"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Version is the version of the form of approval policies.
const Version = 1

// policyFile is an approval policy as written.
type policyFile struct {
	Version      int                        `yaml:"policy,required"`
	ID           string                     `yaml:"id,required"`
	Label        i18n.Text                  `yaml:"label,required"`
	Substitution strictyaml.Ordered[roles]  `yaml:"substitution,required"`
	Acts         strictyaml.Ordered[actDef] `yaml:"acts,required"`
}

// roles is a list of roles or a single one.
type roles = strictyaml.OneOrList[Role]

type actDef struct {
	strictyaml.Pos `yaml:"-"`
	Propose        roles                        `yaml:"propose,required"`
	Approve        Role                         `yaml:"approve,required"`
	Deputies       roles                        `yaml:"deputies"` // instead of the general substitution
	After          strictyaml.OneOrList[string] `yaml:"after"`
	Basis          string                       `yaml:"basis"`
	Note           i18n.Text                    `yaml:"note"`
}

// Load reads an approval policy, called name in problems. It returns a Policy in any case: one with an error denies everything,
// so that a slip in a file never opens a door. An act without a rule is a warning: it will be denied.
func Load(name string, data []byte) (*Policy, fault.Problems) {
	var f policyFile
	problems := strictyaml.Decode(name, data, &f)
	if len(problems) == 0 {
		c := checker{file: name}
		c.policy(&f)
		problems = c.problems
		problems.Sort()
	}
	if problems.Err() != nil {
		return &Policy{ID: f.ID, Label: f.Label}, problems
	}
	return f.build(), problems
}

// build makes the policy of a file without errors.
func (f *policyFile) build() *Policy {
	p := &Policy{ID: f.ID, Label: f.Label, sound: true, order: f.Acts.Keys, rules: map[string]Rule{}}
	for act, d := range f.Acts.All() {
		p.rules[act] = Rule{Act: act, Propose: d.Propose, Approve: d.Approve, Deputies: f.deputies(d), After: d.After,
			Basis: cmp.Or(d.Basis, "policy"), Note: d.Note}
	}
	return p
}

// deputies returns who stands in for the approver of an act.
func (f *policyFile) deputies(d actDef) []Role {
	if len(d.Deputies) > 0 {
		return d.Deputies
	}
	return f.Substitution.M[string(d.Approve)]
}

// checker collects what is wrong with a file whose form is right.
type checker struct {
	file     string
	problems fault.Problems
}

func (c *checker) policy(f *policyFile) {
	c.version("policy", f.Version)
	for role, deputies := range f.Substitution.All() {
		c.substitution(place{f.Substitution.Line[role], "substitution." + role}, Role(role), deputies)
	}
	for act, d := range f.Acts.All() {
		c.act(place{f.Acts.Line[act], "acts." + act}, act, d, f)
	}
	for _, act := range Acts {
		if _, ok := f.Acts.M[act]; !ok {
			c.warn(i18n.M("policy.uncovered", "act", act), i18n.M("policy.uncovered.hint"))
		}
	}
}

// substitution checks those who stand in for a role.
func (c *checker) substitution(at place, role Role, deputies []Role) {
	c.role(at, role)
	c.rolesIn(at, deputies)
	if slices.Contains(deputies, role) {
		c.fail(at, string(role), i18n.M("policy.own_deputy", "role", string(role)), i18n.M("policy.own_deputy.hint"))
	}
}

func (c *checker) act(at place, act string, d actDef, f *policyFile) {
	c.word(at, act, Acts, "policy.unknown.act")
	c.rolesIn(place{at.line, at.path + ".propose"}, d.Propose)
	approve := place{at.line, at.path + ".approve"}
	c.role(approve, d.Approve)
	switch {
	case d.Deputies != nil:
		c.substitution(place{at.line, at.path + ".deputies"}, d.Approve, d.Deputies)
	case len(f.deputies(d)) == 0:
		c.fail(approve, string(d.Approve), i18n.M("policy.no_deputy", "role", string(d.Approve)), i18n.M("policy.no_deputy.hint"))
	}
	for _, record := range d.After {
		c.word(place{at.line, at.path + ".after"}, record, Records, "policy.unknown.record")
	}
	if d.Basis != "" {
		c.word(place{at.line, at.path + ".basis"}, d.Basis, Bases, "policy.unknown.basis")
	}
}
