package policy

import (
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// actsOnCases are the actions that change a case: all that neither read nor keep the desk itself.
func actsOnCases() []string {
	keepers := []string{"code.issue", "user.manage", "register.import", "law.install", "policy.install", "private.erase", "backup.run"}
	var out []string
	for _, action := range Shipped().Actions() {
		reads := strings.HasSuffix(action, ".read") || slices.Contains([]string{"case.list", "case.search", "case.export", "case.public", "sealed.audit"}, action)
		if !reads && !slices.Contains(keepers, action) {
			out = append(out, action)
		}
	}
	return out
}

// Over all roles, actions and both scopes: nothing is done to a case of another court; overseers and administrators do
// nothing to any case (an administrator may propose an act, as for an erasure); parties never do what only a court does; every
// action has somebody; and the answer always gives a reason.
func TestMatrixWalk(t *testing.T) {
	acts := actsOnCases()
	ofParties := []string{"application.file", "application.withdraw", "clarification.request", "performance.report", "performance.view",
		"objection.raise", "recusal.request", "supervision.apply", "reply.file", "correction.request"}
	for _, action := range Shipped().Actions() {
		anybody := false
		for _, role := range Roles {
			own, whyOwn := Can(role, action, Own)
			other, whyOther := Can(role, action, Other)
			anybody = anybody || own
			if whyOwn.In(i18n.ZH) == "" || whyOther.In(i18n.EN) == "" || strings.ContainsAny(whyOwn.In(i18n.EN)+whyOther.In(i18n.ZH), "⟦{") {
				t.Errorf("%s, %s: no reason", role, action)
			}
			if !slices.Contains(acts, action) {
				continue
			}
			party := role == Applicant || role == Representative || role == DebtorOffice
			switch {
			case other:
				t.Errorf("%s may %s in another court", role, action)
			case own && role == Overseer:
				t.Errorf("an overseer may %s", action)
			case own && role == Administrator && action != "act.propose":
				t.Errorf("an administrator may %s", action)
			case own && party && !slices.Contains(ofParties, action):
				t.Errorf("%s may %s", role, action)
			}
		}
		if !anybody {
			t.Errorf("nobody may %s", action)
		}
	}
}

// What people reading each other's cases would be: denied for every role but where it is public.
func TestReadingElsewhere(t *testing.T) {
	public := []string{"case.public", "law.read", "register.read", "statistics.read"}
	for _, action := range Shipped().Actions() {
		for _, role := range Roles {
			if ok, _ := Can(role, action, Other); ok && !slices.Contains(public, action) {
				t.Errorf("%s may %s elsewhere", role, action)
			}
		}
	}
}

// Single answers with their reasons, granted and denied, for the things that matter most.
func TestCan(t *testing.T) {
	for _, test := range []struct {
		role   Role
		action string
		scope  Scope
		want   bool
		key    string
	}{
		{Clerk, "application.register", Own, true, "policy.can"},
		{Clerk, "application.register", Other, false, "policy.cannot.there"},
		{Clerk, "measure.propose", Own, false, "policy.cannot"},
		{Judge, "measure.propose", Own, true, "policy.can"},
		{Judge, "measure.approve", Own, false, "policy.cannot"},
		{President, "measure.approve", Own, true, "policy.can"},
		{President, "user.manage", Own, false, "policy.cannot"},
		{Supervisor, "supervision.order", Own, true, "policy.can"},
		{Supervisor, "supervision.order", Other, false, "policy.cannot.there"},
		{Supervisor, "private.read", Own, false, "policy.cannot"},
		{DebtorOffice, "performance.report", Own, true, "policy.can"},
		{DebtorOffice, "performance.assess", Own, false, "policy.cannot"},
		{DebtorOffice, "deliberation.read", Own, false, "policy.cannot"},
		{Applicant, "performance.view", Own, true, "policy.can"},
		{Applicant, "case.read", Other, false, "policy.cannot.there"},
		{Applicant, "case.public", Other, true, "policy.can"},
		{Overseer, "case.read", Own, true, "policy.can"},
		{Overseer, "sealed.read", Own, false, "policy.cannot"},
		{Administrator, "user.manage", Own, true, "policy.can"},
		{Administrator, "case.read", Own, false, "policy.cannot"},
		{Administrator, "private.read", Own, false, "policy.cannot"},
		{"king", "case.read", Own, false, "policy.unknown.role"},
		{"", "case.read", Own, false, "policy.unknown.role"},
		{Judge, "case.delete", Own, false, "policy.unknown.action"},
		{Judge, "", Own, false, "policy.unknown.action"},
		{Judge, "case.read", 0, false, "policy.unknown.scope"},
		{Judge, "case.read", 3, false, "policy.unknown.scope"},
	} {
		got, why := Can(test.role, test.action, test.scope)
		if got != test.want || why.Key != test.key {
			t.Errorf("%s, %s, %s: got %v, %s", test.role, test.action, test.scope, got, why.In(i18n.EN))
		}
	}
}

// The printed matrix is golden: whoever widens a right sees it in the difference.
func TestMatrixSheet(t *testing.T) {
	golden(t, "testdata/roles.zh.md", Shipped().Sheet(i18n.ZH).String())
	golden(t, "testdata/roles.en.md", Shipped().Sheet(i18n.EN).String())
}

// Each slip in a matrix is named, and the matrix then denies everything.
func TestLoadMatrixRefuses(t *testing.T) {
	const good = "matrix: 1\ngroups:\n  heads: [director, president]\nactions:\n  case.read:\n    label: {zh: 查阅, en: read}\n    own: [heads, judge]\n    other: heads\n"
	m, problems := LoadMatrix("x.yaml", []byte(good))
	if ok, _ := m.Can(Director, "case.read", Other); len(problems) > 0 || !ok {
		t.Fatal(problems)
	}
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown role":    {"own: [heads, judge]", "own: [heads, jugde]", "x.yaml:5: actions.case.read: There is no role “jugde”. Did you mean “judge”?"},
		"unknown group":   {"other: heads", "other: haeds", "There is no role “haeds”. Did you mean “heads”?"},
		"group of nobody": {"[director, president]", "[]", "groups.heads: The list is empty"},
		"group in group":  {"[director, president]", "[heads]", "There is no role “heads”."},
		"group is role":   {"  heads:", "  judge:", "“judge” is a role already"},
		"only elsewhere":  {"own: [heads, judge]", "own: judge", "“director” may do elsewhere what it may not do in its own court."},
		"no label":        {"    label: {zh: 查阅, en: read}\n", "", "label"},
		"version":         {"matrix: 1", "matrix: 0", "matrix: The file has the form 0"},
	} {
		t.Run(name, func(t *testing.T) {
			m, problems := LoadMatrix("x.yaml", []byte(strings.Replace(good, test.old, test.new, 1)))
			if problems.Err() == nil || !strings.Contains(problems.Error(), test.want) {
				t.Errorf("got %v, want %s", problems, test.want)
			}
			if ok, why := m.Can(Judge, "case.read", Own); ok || why.Key != "policy.unknown.action" {
				t.Errorf("a matrix with an error allows something: %v", why)
			}
		})
	}
}
