package policy

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"

	"pgregory.net/rapid"
)

// staff is a court: two officers, two judges, one director, two vice-presidents, one president, a clerk.
func staff() []Member {
	return []Member{
		{ID: "p", Roles: []Role{President}}, {ID: "v1", Roles: []Role{VicePresident}}, {ID: "v2", Roles: []Role{VicePresident}},
		{ID: "d", Roles: []Role{Director, Judge}}, {ID: "j", Roles: []Role{Judge}}, {ID: "j2", Roles: []Role{Judge}},
		{ID: "o", Roles: []Role{Officer}}, {ID: "c", Roles: []Role{Clerk}}, {ID: "a", Roles: []Role{Administrator}},
	}
}

// asked is a request in that court with every record on file.
func asked(act string, step Step, actor, proposer string) Request {
	return Request{Act: act, Step: step, Actor: actor, Proposer: proposer, Staff: staff(), Records: Records}
}

// with changes members of staff: "p" is recused, "-p" away, "!p" gone.
func with(r Request, changes ...string) Request {
	for _, c := range changes {
		id := strings.TrimLeft(c, "-!")
		i := slices.IndexFunc(r.Staff, func(m Member) bool { return m.ID == id })
		switch c[0] {
		case '-':
			r.Staff[i].Absent = true
		case '!':
			r.Staff = slices.Delete(r.Staff, i, i+1)
		default:
			r.Staff[i].Recused = true
		}
	}
	return r
}

// The approver approves; a deputy only when everybody before is gone, recused, away or the proposer; the answer says who.
func TestSubstitution(t *testing.T) {
	for _, test := range []struct {
		request  Request
		allowed  bool
		by       Role
		key      string
		eligible string
		passed   string
	}{
		{asked("search", Approve, "p", "j"), true, President, "policy.approves", "p", ""},
		{asked("search", Approve, "v1", "j"), false, "", "policy.not_your_turn", "p", ""},
		{with(asked("search", Approve, "v1", "j"), "p"), true, VicePresident, "policy.deputises", "v1 v2", "p:recused"},
		{with(asked("search", Approve, "v2", "j"), "-p"), true, VicePresident, "policy.deputises", "v1 v2", "p:absent"},
		{with(asked("search", Approve, "v2", "j"), "!p"), true, VicePresident, "policy.deputises", "v1 v2", ":vacant"},
		{asked("search", Approve, "v2", "p"), true, VicePresident, "policy.deputises", "v1 v2", "p:proposer"},
		{with(asked("search", Approve, "v2", "j"), "p", "v1"), true, VicePresident, "policy.deputises", "v2", "p:recused"},
		{with(asked("search", Approve, "d", "j"), "p"), false, "", "policy.not_your_turn", "v1 v2", "p:recused"},
		{with(asked("search", Approve, "d", "j"), "p", "v1", "-v2"), true, Director, "policy.deputises", "d", "p:recused v1:recused v2:absent"},
		{with(asked("search", Approve, "d", "d"), "p", "v1", "-v2"), false, "", "policy.own_proposal", "", "p:recused v1:recused v2:absent d:proposer"},
		{with(asked("search", Approve, "p", "j"), "-p", "v1", "v2", "d"), false, "", "policy.absent", "", ""},
		{with(asked("search", Approve, "p", "j"), "p"), false, "", "policy.recused", "", ""},
		{asked("search", Approve, "p", "p"), false, "", "policy.own_proposal", "v1 v2", "p:proposer"},
		{asked("search", Approve, "j2", "j"), false, "", "policy.approves_not", "p", ""},
		{asked("search", Approve, "p", ""), false, "", "policy.no_proposer", "", ""},
		{asked("search", Approve, "nobody", "j"), false, "", "policy.stranger", "", ""},
		{asked("search", Approve, "", "j"), false, "", "policy.stranger", "", ""},
		{asked("search", 0, "p", "j"), false, "", "policy.no_step", "", ""},
		{asked("search", 3, "p", "j"), false, "", "policy.no_step", "", ""},
		{asked("freeze", Approve, "d", "j"), true, Director, "policy.approves", "d", ""},
		{asked("freeze", Approve, "p", "j"), false, "", "policy.not_your_turn", "d", ""},
		{with(asked("freeze", Approve, "p", "d"), "v1", "v2"), true, President, "policy.deputises", "p", "d:proposer v1:recused v2:recused"},
		{asked("recusal_of_president", Approve, "v1", "c"), true, VicePresident, "policy.approves", "v1 v2", ""},
	} {
		d := Decide(Default(), test.request)
		var passed []string
		for _, p := range d.Passed {
			passed = append(passed, p.Member+":"+p.Reason)
		}
		if d.Allowed != test.allowed || d.By != test.by || d.Why.Key != test.key || d.Deputised != (test.key == "policy.deputises") ||
			strings.Join(d.Eligible, " ") != test.eligible || strings.Join(passed, " ") != test.passed {
			t.Errorf("%s by %s, proposed by %q: got %+v", test.request.Act, test.request.Actor, test.request.Proposer, d)
		}
	}
}

// Who is listed twice, even by mistake, may do nothing: it is not known which entry to believe.
func TestListedTwice(t *testing.T) {
	r := asked("search", Approve, "p", "j")
	r.Staff = append(r.Staff, Member{ID: "p", Roles: []Role{President}})
	if d := Decide(Default(), r); d.Allowed || d.Why.Key != "policy.stranger" {
		t.Errorf("got %+v", d)
	}
}

// A record the rule asks for must be on file, one of several is enough, and another does not help.
func TestRecords(t *testing.T) {
	for _, test := range []struct {
		act, records string
		want         bool
	}{
		{"end_of_round", "", false}, {"end_of_round", "panel", true}, {"end_of_round", "applicant_signature", true},
		{"end_of_round", "three_officers judicial_committee", false}, {"major_matter", "panel", false}, {"major_matter", "three_officers", true},
		{"search", "", true},
	} {
		r := asked(test.act, Approve, "p", "j")
		r.Records = strings.Fields(test.records)
		d := Decide(Default(), r)
		if d.Allowed != test.want || !test.want && d.Why.Key != "policy.record_missing" {
			t.Errorf("%s with %q: got %+v", test.act, test.records, d)
		}
		if d := Decide(Default(), Request{Act: test.act, Step: Propose, Actor: "j", Staff: staff()}); !d.Allowed {
			t.Errorf("%s: a proposal needs no record: %+v", test.act, d)
		}
	}
}

// No policy, and the zero policy, deny.
func TestNoPolicyDenies(t *testing.T) {
	for _, p := range []*Policy{nil, {}} {
		if d := Decide(p, asked("search", Approve, "p", "j")); d.Allowed || d.Why.Key != "policy.faulty" {
			t.Errorf("got %+v", d)
		}
	}
}

// expected works out from the rule alone whether somebody who holds only one role may take a step, where everybody else of
// the court is free to act.
func expected(r Rule, chain []Role, step Step, role Role, own, recused bool) bool {
	switch {
	case recused:
		return false
	case step == Propose:
		return slices.Contains(r.Propose, role)
	}
	return role == chain[0] && !own
}

// The whole matrix: every act, both steps, every role, own and another's proposal, recused or not. In a court where every
// role is held by two people, the first in the chain approves what somebody else proposed, and nobody else.
func TestEveryActStepRole(t *testing.T) {
	p := Default()
	for _, act := range Acts {
		rule, _ := p.Rule(act)
		for _, step := range []Step{Propose, Approve} {
			for _, role := range Roles {
				for i := range 4 {
					own, recused := i&1 == 1, i&2 == 2
					r := Request{Act: act, Step: step, Actor: "x", Proposer: "other", Records: Records, Staff: []Member{{ID: "x", Roles: []Role{role}, Recused: recused}}}
					if own {
						r.Proposer = "x"
					}
					for _, other := range Roles {
						r.Staff = append(r.Staff, Member{ID: "of " + string(other), Roles: []Role{other}})
					}
					want := expected(rule, rule.Chain(), step, role, own, recused)
					if d := Decide(p, r); d.Allowed != want || d.Allowed != (d.By != "") || d.Why.Key == "" {
						t.Errorf("%s, step %d, %s, own %v, recused %v: got %+v", act, step, role, own, recused, d)
					}
				}
			}
		}
	}
}

// Whatever the court: nobody approves their own proposal or while recused or away; exactly the eligible may approve; and a
// deputy acts only where nobody before in the chain is free.
func TestApprovalLaws(t *testing.T) {
	p := Default()
	rapid.Check(t, func(t *rapid.T) {
		r := Request{Act: rapid.SampledFrom(Acts).Draw(t, "act"), Step: Approve, Records: Records}
		for i := range rapid.IntRange(1, 7).Draw(t, "staff") {
			r.Staff = append(r.Staff, Member{
				ID: fmt.Sprint(i), Roles: rapid.SliceOfN(rapid.SampledFrom(CourtRoles), 0, 2).Draw(t, "roles"),
				Recused: rapid.Bool().Draw(t, "recused"), Absent: rapid.Bool().Draw(t, "absent"),
			})
		}
		r.Proposer = rapid.SampledFrom(r.Staff).Draw(t, "proposer").ID
		rule, _ := p.Rule(r.Act)
		chain := rule.Chain()
		for _, m := range r.Staff {
			r.Actor = m.ID
			d := Decide(p, r)
			if d.Allowed && (m.ID == r.Proposer || m.Recused || m.Absent || !slices.Contains(m.Roles, d.By)) {
				t.Fatalf("%+v may not approve: %+v", m, d)
			}
			if d.Allowed != slices.Contains(d.Eligible, m.ID) || d.Deputised != (d.Allowed && d.By != rule.Approve) {
				t.Fatalf("%+v: %+v", m, d)
			}
			if !d.Allowed {
				continue
			}
			for _, before := range chain[:slices.Index(chain, d.By)] {
				for _, other := range r.Staff {
					if slices.Contains(other.Roles, before) && !other.Recused && !other.Absent && other.ID != r.Proposer {
						t.Fatalf("%+v acts, but %+v is free", m, other)
					}
				}
			}
		}
	})
}

// Every answer can be said in both languages with nothing left open.
func TestAnswersCanBeSaid(t *testing.T) {
	requests := []Request{asked("search", Propose, "j", ""), asked("search", Propose, "c", ""), with(asked("search", Approve, "p", "j"), "!v1"),
		asked("search", Approve, "v1", "p"), asked("closing", Approve, "j", "o"), with(asked("search", Approve, "v1", "v1"), "p", "v2", "-d"),
		with(asked("search", Approve, "d", "d"), "-p", "v1", "v2"), with(asked("search", Approve, "d", "j"), "!p", "v1"), {Act: "none"}}
	for _, r := range requests {
		d := Decide(Default(), r)
		said := []i18n.Msg{d.Why}
		for _, p := range d.Passed {
			said = append(said, p.Label())
		}
		for _, m := range said {
			for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
				if s := m.In(l); s == "" || strings.ContainsAny(s, "⟦{") {
					t.Errorf("%s: %q", m.Key, s)
				}
			}
		}
	}
}

// The printed policy is the one a court would read and sign; a change of it must be looked at.
func TestPolicySheet(t *testing.T) {
	golden(t, "testdata/cn-court.zh.md", Default().Sheet(i18n.ZH).String())
	golden(t, "testdata/cn-court.en.md", Default().Sheet(i18n.EN).String())
}

var update = flag.Bool("update", false, "write the golden files")

// golden compares with a file; -update writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || got != string(want) {
		t.Errorf("%s is out of date (%v); got\n%s", name, err, got)
	}
}
