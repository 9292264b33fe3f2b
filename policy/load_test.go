package policy

import (
	"slices"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/i18n"
)

// The shipped files read without a problem, have a rule for every act, and name a deputy for every approver.
func TestShippedFiles(t *testing.T) {
	p, problems := Load("cn-court.yaml", shipped("cn-court.yaml"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if _, problems := LoadMatrix("roles.yaml", shipped("roles.yaml")); len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, act := range Acts {
		r, ok := p.Rule(act)
		if !ok || len(r.Chain()) < 2 || len(r.Propose) == 0 {
			t.Errorf("%s: %+v", act, r)
		}
	}
	if len(p.Acts()) != len(Acts) {
		t.Errorf("%d rules for %d acts", len(p.Acts()), len(Acts))
	}
}

// Every role, act, record and basis has a name in both languages, and every measure of a case file is an act.
func TestWordsHaveLabels(t *testing.T) {
	var all []i18n.Msg
	for _, r := range Roles {
		all = append(all, r.Label())
	}
	for _, act := range Acts {
		all = append(all, ActLabel(act))
	}
	for _, basis := range Bases {
		all = append(all, i18n.Msg{Key: "policy.basis." + basis})
	}
	for _, m := range append(all, recordLabels(Records)...) {
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			if strings.Contains(m.In(l), "⟦") {
				t.Errorf("%s has no text", m.Key)
			}
		}
	}
	for _, measure := range casefile.Measures {
		if !slices.Contains(Acts, measure) {
			t.Errorf("%s is no act", measure)
		}
	}
}

// The two files agree: whoever proposes or approves by the policy may do so by the matrix.
func TestPolicyWithinMatrix(t *testing.T) {
	for _, act := range Acts {
		family := "act"
		if slices.Contains(casefile.Measures, act) {
			family = "measure"
		}
		rule, _ := Default().Rule(act)
		for _, role := range rule.Propose {
			if ok, _ := Can(role, family+".propose", Own); !ok {
				t.Errorf("%s may propose %s but not %s.propose", role, act, family)
			}
		}
		for _, role := range rule.Chain() {
			if ok, _ := Can(role, family+".approve", Own); !ok {
				t.Errorf("%s may approve %s but not %s.approve", role, act, family)
			}
		}
	}
}

// The president has no part in the decision on the president's own recusal, whoever is missing.
func TestRecusalOfPresident(t *testing.T) {
	r := with(asked("recusal_of_president", Approve, "p", "c"), "v1", "v2", "d")
	if d := Decide(Default(), r); d.Allowed || d.Why.Key != "policy.approves_not" {
		t.Errorf("got %+v", d)
	}
}

// small is a policy with one act, to be broken by the tests.
const small = `policy: 1
id: small
label: {zh: 小, en: small}
substitution:
  president: [vice_president, director]
acts:
  search: {propose: [judge, officer], approve: president, after: panel, basis: text}
`

// Each slip in a policy is named with its line and its remedy, and the policy then denies everything.
func TestLoadRefuses(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown act":     {"  search:", "  serach:", "x.yaml:7: acts.serach: There is no act “serach” to approve. Did you mean “search”?"},
		"unknown role":    {"[judge, officer]", "[jugde]", "x.yaml:7: acts.search.propose: There is no role “jugde”. Did you mean “judge”?"},
		"unknown deputy":  {"[vice_president, director]", "deputy", "x.yaml:5: substitution.president: There is no role “deputy”. Write one of: clerk"},
		"no deputy":       {"  president: [vice", "  director: [vice", "acts.search.approve: “president” approves, and nobody stands in."},
		"own deputy":      {"[vice_president, director]", "[vice_president, president]", "“president” cannot stand in for itself."},
		"deputy twice":    {"[vice_president, director]", "[director, director]", "“director” is given twice."},
		"no such deputy":  {"after: panel", "deputies: dirctor", "acts.search.deputies: There is no role “dirctor”. Did you mean “director”?"},
		"no own deputies": {"after: panel", "deputies: []", "acts.search.deputies: The list is empty"},
		"own own deputy":  {"after: panel", "deputies: president", "acts.search.deputies: “president” cannot stand in for itself."},
		"nobody proposes": {"[judge, officer]", "[]", "acts.search.propose: The list is empty"},
		"unknown record":  {"after: panel", "after: panels", "acts.search.after: There is no record “panels”. Did you mean “panel”?"},
		"unknown basis":   {"basis: text", "basis: law", "acts.search.basis: There is no basis “law”."},
		"version":         {"policy: 1", "policy: 2", "policy: The file has the form 2"},
		"unknown key":     {"approve: president", "approves: president", "Unknown key “approves”."},
		"twice":           {"  search:", "  search: {propose: judge, approve: president}\n  search:", "search"},
		"not yaml":        {"policy: 1", "policy: [", "x.yaml:"},
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := Load("x.yaml", []byte(strings.Replace(small, test.old, test.new, 1)))
			if problems.Err() == nil || !strings.Contains(problems.Errors().Error(), test.want) {
				t.Errorf("got %v, want %s", problems, test.want)
			}
			if d := Decide(p, asked("search", Propose, "j", "")); d.Allowed || d.Why.Key != "policy.faulty" {
				t.Errorf("a policy with an error answers %+v", d)
			}
		})
	}
}

// An act without a rule is a warning for each; with it the policy is still good, and the act is denied.
func TestUncoveredActs(t *testing.T) {
	p, problems := Load("x.yaml", []byte(small))
	if problems.Err() != nil || len(problems.Warnings()) != len(Acts)-1 {
		t.Errorf("got %d warnings, %v", len(problems.Warnings()), problems.Err())
	}
	if d := Decide(p, asked("detention", Propose, "j", "")); d.Allowed || d.Why.Key != "policy.no_rule" {
		t.Errorf("got %+v", d)
	}
}

// Whatever the bytes, reading does not panic, all problems can be said, and a file with an error allows nothing.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{small, string(shipped("cn-court.yaml")), string(shipped("roles.yaml")), "policy: 1", "matrix: 1\nactions: {}\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, problems := Load("x.yaml", data)
		m, more := LoadMatrix("x.yaml", data)
		for _, x := range append(problems, more...) {
			if x.In(i18n.ZH) == "" || x.In(i18n.EN) == "" {
				t.Errorf("nothing to say: %+v", x)
			}
		}
		for _, act := range Acts {
			if d := Decide(p, asked(act, Approve, "p", "j")); d.Allowed && problems.Err() != nil {
				t.Errorf("%s is allowed under a policy with an error", act)
			}
		}
		if more.Err() != nil && len(m.Actions()) > 0 {
			t.Error("a matrix with an error has actions")
		}
	})
}
