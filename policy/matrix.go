package policy

import (
	"fmt"
	"slices"
	"sync"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

//i18n:keys policy.scope.*

// Scope says whose case an action concerns, seen from the role.
type Scope uint8

// The scopes. Own is a case of the court in which the role is held; for a supervisor, of a court below it; for a party or
// representative, a case of theirs. Actions that concern no case are taken in a court in the same way.
const (
	Own Scope = iota + 1
	Other
)

// String returns own or other.
func (s Scope) String() string {
	switch s {
	case Own:
		return "own"
	case Other:
		return "other"
	}
	return fmt.Sprintf("Scope(%d)", uint8(s))
}

// Matrix says which role may take which action, by scope. LoadMatrix makes one; the zero Matrix denies everything. It never
// changes.
type Matrix struct {
	order   []string
	labels  map[string]i18n.Text
	allowed map[key]bool
}

type key struct {
	role   Role
	action string
	scope  Scope
}

// matrixFile is a matrix as written. A group is a name for several roles.
type matrixFile struct {
	Version int                           `yaml:"matrix,required"`
	Groups  strictyaml.Ordered[roles]     `yaml:"groups"`
	Actions strictyaml.Ordered[actionDef] `yaml:"actions,required"`
}

type actionDef struct {
	Label i18n.Text                    `yaml:"label,required"`
	Own   strictyaml.OneOrList[string] `yaml:"own,required"`
	Other strictyaml.OneOrList[string] `yaml:"other"`
}

// Shipped returns the matrix that ships with the program.
var Shipped = sync.OnceValue(func() *Matrix {
	m, problems := LoadMatrix("roles.yaml", shipped("roles.yaml"))
	mustBeSound(problems)
	return m
})

// Can reports whether the shipped matrix lets somebody in the role take the action, and why. An unknown role, action or scope
// is denied.
func Can(role Role, action string, scope Scope) (bool, i18n.Msg) {
	return Shipped().Can(role, action, scope)
}

// Can reports whether the matrix lets somebody in the role take the action, and why.
func (m *Matrix) Can(role Role, action string, scope Scope) (bool, i18n.Msg) {
	label, known := m.labels[action]
	switch {
	case !slices.Contains(Roles, role):
		return false, i18n.M("policy.unknown.role", "word", string(role))
	case !known:
		return false, i18n.M("policy.unknown.action", "word", action)
	case scope != Own && scope != Other:
		return false, i18n.M("policy.unknown.scope")
	case m.allowed[key{role, action, scope}]:
		return true, i18n.M("policy.can", "role", role.Label(), "action", label, "scope", scope.label())
	case scope == Other && m.allowed[key{role, action, Own}]:
		return false, i18n.M("policy.cannot.there", "role", role.Label(), "action", label)
	}
	return false, i18n.M("policy.cannot", "role", role.Label(), "action", label)
}

func (s Scope) label() i18n.Msg { return i18n.Msg{Key: "policy.scope." + s.String()} }

// Actions returns all actions in the order of the file. The caller must not change the list.
func (m *Matrix) Actions() []string { return m.order }

// Label returns an action for people; empty if there is none of the name.
func (m *Matrix) Label(action string) i18n.Text { return m.labels[action] }

// LoadMatrix reads a matrix, called name in problems. It returns a Matrix in any case: one with an error denies everything.
func LoadMatrix(name string, data []byte) (*Matrix, fault.Problems) {
	var f matrixFile
	problems := strictyaml.Decode(name, data, &f)
	if len(problems) == 0 {
		c := checker{file: name}
		c.matrix(&f)
		problems = c.problems
		problems.Sort()
	}
	if problems.Err() != nil {
		return &Matrix{}, problems
	}
	return f.build(), problems
}

func (f *matrixFile) build() *Matrix {
	m := &Matrix{order: f.Actions.Keys, labels: map[string]i18n.Text{}, allowed: map[key]bool{}}
	for action, d := range f.Actions.All() {
		m.labels[action] = d.Label
		for _, role := range expand(f.Groups, d.Own) {
			m.allowed[key{role, action, Own}] = true
		}
		for _, role := range expand(f.Groups, d.Other) {
			m.allowed[key{role, action, Other}] = true
		}
	}
	return m
}

// expand replaces the names of groups by their roles.
func expand(groups strictyaml.Ordered[roles], words []string) []Role {
	var out []Role
	for _, w := range words {
		if group, ok := groups.M[w]; ok {
			out = append(out, group...)
		} else {
			out = append(out, Role(w))
		}
	}
	return out
}

func (c *checker) matrix(f *matrixFile) {
	c.version("matrix", f.Version)
	c.groups(f.Groups)
	words := append(roleWords(), f.Groups.Keys...)
	for action, d := range f.Actions.All() {
		at := place{f.Actions.Line[action], "actions." + action}
		for _, w := range slices.Concat(d.Own, d.Other) {
			c.word(at, w, words, "policy.unknown.role")
		}
		c.wider(at, expand(f.Groups, d.Own), expand(f.Groups, d.Other))
	}
}

// groups refuses groups of nobody or of words that are no roles, and those called like a role.
func (c *checker) groups(groups strictyaml.Ordered[roles]) {
	for name, group := range groups.All() {
		at := place{groups.Line[name], "groups." + name}
		c.rolesIn(at, group)
		if slices.Contains(roleWords(), name) {
			c.fail(at, name, i18n.M("policy.group_is_role", "word", name), i18n.Msg{})
		}
	}
}

// wider refuses a role that may do in another court what it may not do in its own.
func (c *checker) wider(at place, own, other []Role) {
	for _, role := range other {
		if !slices.Contains(own, role) {
			c.fail(at, string(role), i18n.M("policy.only_elsewhere", "role", string(role)), i18n.M("policy.only_elsewhere.hint"))
		}
	}
}
