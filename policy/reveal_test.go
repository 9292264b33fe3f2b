package policy

import (
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// Claim: over all roles, the policy and the matrix agree: of the court those who may read personal data see each family of them and no
// others do; proposals are for those who may read deliberation; the sides see names and what was written, and no address; the
// administrator sees nothing.
func TestRevealAgreesWithTheMatrix(t *testing.T) {
	r := Revealed()
	sides := []Role{Applicant, Representative, DebtorOffice}
	for _, role := range Roles {
		as, side := []Role{role}, slices.Contains(sides, role)
		private, _ := Can(role, "private.read", Own)
		deliberation, _ := Can(role, "deliberation.read", Own)
		for _, field := range r.Fields() {
			want := private || side && field != "address" && field != "phone"
			if got := r.Personal("/"+field, as); got != want {
				t.Errorf("%s is shown %s: %v", role, field, got)
			}
		}
		for kind, want := range map[string]bool{
			"measure.proposed": deliberation, "act.approved": deliberation, "note.added": private || role == Supervisor, "payment.made": true,
		} {
			if got := r.Event(kind, as); got != want {
				t.Errorf("%s is shown %s: %v", role, kind, got)
			}
		}
		known := private || role == Supervisor || role == Overseer
		if r.Measure("freeze", false, as) != known || !r.Measure("freeze", true, as) || r.Measure("criminal_referral", true, as) != known || !r.Measure("daily_fine", false, as) {
			t.Errorf("%s: secret measures", role)
		}
	}
}

// Claim: a personal field is known by its name wherever it stands, in either language and in a list; one of no family is shown to nobody,
// and nobody is shown anything personal.
func TestRevealFields(t *testing.T) {
	r := Revealed()
	for pointer, want := range map[string]bool{
		"/name": true, "/name/zh": true, "/annulled/facts/en": true, "/sources/0/address": true, "/doubts/12/zh": true, "": false, "/zh": false, "/0": false,
		"/weight": false, "/name/weight": false,
	} {
		if got := r.Personal(pointer, []Role{Clerk, Judge}); got != want {
			t.Errorf("%s: %v", pointer, got)
		}
		if r.Personal(pointer, nil) || r.Personal(pointer, []Role{"king"}) {
			t.Errorf("%s is shown to nobody", pointer)
		}
	}
}

// Claim: the printed policy is golden: whoever shows somebody more sees it in the difference.
func TestRevealSheet(t *testing.T) {
	golden(t, "testdata/reveal.zh.md", Revealed().Sheet(i18n.ZH).String())
	golden(t, "testdata/reveal.en.md", Revealed().Sheet(i18n.EN).String())
}

// Claim: each slip in a policy is named, and the policy then shows nothing to anybody.
func TestLoadRevealRefuses(t *testing.T) {
	const good = `reveal: 1
groups: {heads: [director, president]}
personal:
  names: {label: {zh: 姓名, en: names}, fields: name, see: [heads, judge]}
events:
  talk: {label: {zh: 审批, en: proposals}, kinds: act.proposed, see: judge}
measures:
  late: {label: {zh: 冻结, en: freezes}, measures: freeze, until: carried_out, see: judge}
`
	if r, problems := LoadReveal("x.yaml", []byte(good)); len(problems) > 0 || !r.Personal("/name", []Role{President}) || !r.Event("a.b", nil) {
		t.Fatal(problems)
	}
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown role":    {"see: [heads, judge]", "see: [heads, jugde]", "x.yaml:4: personal.names: There is no role “jugde”. Did you mean “judge”?"},
		"nobody":          {"see: [heads, judge]", "see: []", "personal.names: The list is empty"},
		"group is role":   {"{heads:", "{judge:", "“judge” is a role already"},
		"no fields":       {"fields: name", "fields: []", "personal.names: The list is empty"},
		"twice":           {"fields: name", "fields: [name, name]", "“name” is given twice"},
		"unknown measure": {"measures: freeze", "measures: freze", "There is no act “freze”"},
		"unknown day":     {"until: carried_out", "until: someday", "There is no day “someday”"},
		"unknown key":     {"label: {zh: 审批, en: proposals}", "label: {zh: 审批, en: proposals}, hide: judge", "hide"},
		"no label":        {"label: {zh: 审批, en: proposals}, ", "", "label"},
		"version":         {"reveal: 1", "reveal: 2", "reveal: The file has the form 2"},
	} {
		t.Run(name, func(t *testing.T) {
			r, problems := LoadReveal("x.yaml", []byte(strings.Replace(good, test.old, test.new, 1)))
			if problems.Err() == nil || !strings.Contains(problems.Error(), test.want) {
				t.Errorf("got %v, want %s", problems, test.want)
			}
			if r.Personal("/name", Roles) || r.Event("a.b", Roles) || r.Measure("daily_fine", true, Roles) {
				t.Error("a policy with an error shows something")
			}
		})
	}
}
