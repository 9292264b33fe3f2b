package record

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// Claim: the policy that ships names every kind of event of a docket and every field of its body, none that is unknown, and shows no
// personal field.
func TestDefaultPolicyNamesEverything(t *testing.T) {
	p, problems := Load("cn.yaml", DefaultFile())
	if !p.Sound() || len(problems) > 0 || p.Digest != Default().Digest || len(p.Digest) != 64 {
		t.Fatal(problems)
	}
	for _, k := range docket.Kinds {
		r, ok := p.Rule(k.Name)
		if !ok || r.Reveal == "" {
			t.Errorf("%s has no rule", k.Name)
		}
		for _, f := range Fields(k.Name) {
			if s := r.Fields[f.Name]; s == "" || f.Personal && s != Hidden {
				t.Errorf("%s: %s is %q", k.Name, f.Name, s)
			}
		}
	}
	for _, m := range casefile.Measures {
		if p.measures[m] == "" {
			t.Errorf("%s has no rule", m)
		}
	}
	if len(p.rules) != len(fieldsOf) {
		t.Errorf("%d rules, %d kinds", len(p.rules), len(fieldsOf))
	}
}

// Claim: the personal fields of a kind are those the docket itself names as such.
func TestPersonalFieldsAreThoseOfTheDocket(t *testing.T) {
	for _, k := range docket.Kinds {
		want := map[string]bool{}
		for _, pointer := range k.Personal() {
			name := strings.NewReplacer("/0", "", "/zh", "", "/en", "").Replace(pointer)
			want[strings.ReplaceAll(strings.TrimPrefix(name, "/"), "/", ".")] = true
		}
		for _, f := range Fields(k.Name) {
			if f.Personal != want[f.Name] {
				t.Errorf("%s: %s personal %v", k.Name, f.Name, f.Personal)
			}
			delete(want, f.Name)
		}
		if len(want) > 0 {
			t.Errorf("%s: %v are no fields", k.Name, want)
		}
	}
}

// spoils are changes of the policy that ships, with the message each must give.
var spoils = []struct{ old, new, want string }{
	{"publication: 1", "publication: 2", "record.policy.version"},
	{"  case.closed: {reveal: at_once}\n", "", "record.policy.no_kind"},
	{"  case.closed: {reveal: at_once}\n", "  case.closed: {reveal: at_once}\n  case.lost: {reveal: at_once}\n", "record.policy.unknown_kind"},
	{"  case.closed: {reveal: at_once}\n", "  case.closed: {reveal: soon}\n", "record.policy.reveal"},
	{"  fact: never\n", "  fact: shown\n", "record.policy.personal"},
	{"  fact: never\n", "  fact: coded\n", "record.policy.personal"},
	{"  name: never\n", "  name: shown\n", "record.policy.personal"},
	{"  note.added: {reveal: never}", "  note.added: {reveal: never, fields: {note: shown}}", "record.policy.personal"},
	{"  officer: never\n", "  officer: shown\n", "record.policy.not_shown"},
	{"  amount: shown\n", "  amount: coded\n", "record.policy.not_shown"},
	{"  amount: shown\n", "  amount: maybe\n", "record.policy.show"},
	{"  amount: shown\n", "", "record.policy.no_field"},
	{"  amount: shown\n", "  amount: shown\n  shoe_size: never\n", "record.policy.unknown_field"},
	{"  note.added: {reveal: never}", "  note.added: {reveal: never, fields: {shoe_size: never}}", "record.policy.unknown_field"},
	{"  transfer: after_execution\n", "", "record.policy.no_measure"},
	{"  transfer: after_execution\n", "  transfer: after_execution\n  curse: never\n", "record.policy.unknown_measure"},
	{"of: detention", "of: curse", "record.policy.unknown_measure"},
	{"served_by: notice.served", "served_by: notice.lost", "record.policy.unknown_kind"},
	{"at_closing: 3y, ", "", "record.policy.no_latest"},
	{"at_closing: 3y, ", "at_closing: 30wd, ", "record.policy.period"},
	{"reply: 5d", "reply: 0d", "record.policy.period"},
	{"  case.opened: []\n", "  case.lost: []\n", "record.policy.unknown_kind"},
	{"publicity.restricted: [ground]", "publicity.restricted: [shoe_size]", "record.policy.unknown_field"},
	{"application.registered: [number]", "application.registered: [fact]", "record.policy.unknown_field"},
	{"id: cn\n", "id: cn\nextra: 1\n", "strictyaml.unknown"},
}

// Claim: whatever is wrong with a policy is said, in both languages, and a policy with an error withholds everything.
func TestPolicyWithAnErrorWithholdsEverything(t *testing.T) {
	for _, s := range spoils {
		text := bytes.Replace(DefaultFile(), []byte(s.old), []byte(s.new), 1)
		if bytes.Equal(text, DefaultFile()) {
			t.Fatalf("%q is not in the file", s.old)
		}
		p, problems := Load("cn.yaml", text)
		found := false
		for _, problem := range problems {
			found = found || strings.HasPrefix(problem.What.Key, s.want)
			for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
				if wrongIn(problem.In(l)) || strings.HasPrefix(problem.What.Key, "record.") && wrongIn(problem.Hint.In(l)) {
					t.Errorf("%s: %s", s.want, problem.In(l))
				}
			}
		}
		if !found || p.Sound() {
			t.Errorf("%q: want %s, got %v", s.new, s.want, problems)
		}
		checkWithholds(t, p)
	}
	checkWithholds(t, new(Policy))
}

// checkWithholds holds that a policy shows nothing of a case and opens nothing.
func checkWithholds(t *testing.T, p *Policy) {
	t.Helper()
	k := newDesk(t)
	k.policy = p
	k.do("clerk", 3, 3, application())
	for _, e := range k.entries {
		if !Withheld(e) || e.Public != nil || e.Case != "" {
			t.Fatalf("shown under a policy with an error: %+v", e)
		}
	}
	for _, h := range k.d.History {
		if v := p.Preview(k.subject(), h.Event); !v.Withheld || v.Public != nil {
			t.Fatalf("preview %+v", v)
		}
	}
	k.today = civil.Date(2099, 1, 1)
	if due := p.Due(k.subject(), k.closed, k.instant()); due != nil {
		t.Fatalf("due %+v", due)
	}
}

// Claim: the defaults that were decided stand in the file: when each kind of measure is told, and that deliberation never is.
func TestDefaultsAreThoseDecided(t *testing.T) {
	p := Default()
	for _, m := range []string{"freeze", "transfer", "detention", "search"} {
		if p.measures[m] != AfterExecution {
			t.Errorf("%s is told %s", m, p.measures[m])
		}
	}
	if p.measures["criminal_referral"] != Never {
		t.Error("a referral is told")
	}
	for _, kind := range []string{"measure.proposed", "measure.approved", "measure.refused", "act.proposed", "act.approved", "act.refused", "note.added",
		"interference.occurred", "interference.reported", "police.docketed", "family.notified", "contact.given", "representative.appeared"} {
		if r, _ := p.Rule(kind); r.Reveal != Never {
			t.Errorf("%s is told %s", kind, r.Reveal)
		}
	}
	for _, kind := range []string{"application.filed", "limit.lapsed", "nonuse.noted", "performance.assessed", "case.closed", "reply.filed"} {
		if r, _ := p.Rule(kind); r.Reveal != AtOnce {
			t.Errorf("%s is told %s", kind, r.Reveal)
		}
	}
}

// Claim: of two rules the later one counts, and what is no rule counts as never.
func TestLater(t *testing.T) {
	for i, a := range Reveals {
		for j, b := range Reveals {
			if got := later(a, b); got != Reveals[max(i, j)] {
				t.Errorf("later(%s, %s) = %s", a, b, got)
			}
		}
		if later(a, "soon") != Never || later("", a) != Never {
			t.Errorf("%s and no rule: not never", a)
		}
	}
}

// Claim: the last days are those of the file: the period runs from the day after, and the outermost is the latest of all.
func TestLatestDays(t *testing.T) {
	p, day := Default(), civil.Date(2025, 3, 31)
	for rule, want := range map[Reveal]civil.Day{AtOnce: day, AfterService: civil.Date(2025, 9, 30), AfterExecution: civil.Date(2026, 3, 31),
		AtClosing: civil.Date(2028, 3, 31), Never: civil.Date(2028, 3, 31)} {
		if got := p.Latest(rule, day); got != want {
			t.Errorf("%s: %v, want %v", rule, got, want)
		}
	}
	if p.Outermost(day) != civil.Date(2028, 3, 31) || p.ReplyBy(day) != civil.Date(2025, 4, 5) || p.AnswerBy(day) != civil.Date(2025, 4, 15) {
		t.Error("outermost day or the times to answer")
	}
}

// Claim: every word of this package has a text in both languages.
func TestWordsAreNamed(t *testing.T) {
	var all []i18n.Msg
	for _, r := range Reveals {
		all = append(all, r.Label())
	}
	for _, s := range Shows {
		all = append(all, s.Label())
	}
	for _, id := range FigureIDs() {
		all = append(all, Figure{ID: id}.Label())
	}
	for _, code := range []string{"number.gap", "number.again", "opened.nothing", "opened.other_court", "withheld.overdue", "day.form", "day.again",
		"day.missing", "count.shrunk", "count.wrong"} {
		all = append(all, Flaw{Code: code, Court: "岭7101", What: "x"}.Message())
	}
	for _, m := range all {
		if zh, en := m.In(i18n.ZH), m.In(i18n.EN); wrongIn(zh) || wrongIn(en) || zh == en {
			t.Errorf("%s: %q, %q", m.Key, zh, en)
		}
	}
}

// FuzzLoad: whatever the file, Load does not panic, and a policy that is sound names every kind and shows no personal field.
func FuzzLoad(f *testing.F) {
	f.Add(DefaultFile())
	for _, s := range spoils {
		f.Add(bytes.Replace(DefaultFile(), []byte(s.old), []byte(s.new), 1))
	}
	f.Add([]byte("publication: 1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, problems := Load("x.yaml", data)
		if p.Sound() != (problems.Err() == nil) {
			t.Fatal(problems)
		}
		for _, k := range docket.Kinds {
			r, ok := p.Rule(k.Name)
			if ok != p.Sound() {
				t.Fatalf("%s: rule %v, sound %v", k.Name, ok, p.Sound())
			}
			for _, field := range Fields(k.Name) {
				if field.Personal && p.Sound() && r.Fields[field.Name] != Hidden {
					t.Fatal(fmt.Sprint(k.Name, field.Name))
				}
			}
		}
	})
}
