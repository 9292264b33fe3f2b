package docket

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// update writes golden files that are not there yet or differ: go test ./docket -update. It never touches stored events.
var update = flag.Bool("update", false, "rewrite golden files")

const testID ID = "01hzzzzzzzzzzzzzzzzzzzzzz1"

// salts returns a source of salts that are all different and always the same.
func salts() func() [32]byte {
	var n uint64
	return func() [32]byte {
		n++
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], n)
		return sha256.Sum256(b[:])
	}
}

// gate holds measures open, but for those it names.
type gate map[string]Slot

func (g gate) Slot(_, measure string) (Slot, bool) {
	if s, ok := g[measure]; ok {
		return s, s.State != ""
	}
	return Slot{State: "open", Approve: "president", Receipt: "cn 1", Cite: []string{"all.refusal"}}, true
}

// today is the day on which tests decide.
var today = civil.Date(2025, 6, 2)

// as returns the context of somebody with roles.
func as(actor string, roles ...string) Context {
	return Context{
		Docket: testID, Today: today, Recorded: time.Date(2025, 6, 2, 3, 4, 5, 678000, time.UTC), Actor: actor, Roles: roles,
		Salt: salts(), Gate: gate{},
	}
}

func clerk() Context     { return as("u-clerk", "clerk") }
func judge() Context     { return as("u-judge", "judge") }
func president() Context { return as("u-president", "president") }
func system() Context    { return as("system:daily", "system") }

// game plays commands one after the other.
type game struct {
	t      testing.TB
	d      *Docket
	events []Event
}

func newGame(t testing.TB) *game { return &game{t: t, d: new(Docket)} }

// do carries out a command that must be accepted.
func (g *game) do(at Context, cmd Command) *game {
	g.t.Helper()
	events, err := Decide(g.d, cmd, at)
	if err != nil {
		g.t.Fatalf("%T: %v", cmd, err)
	}
	g.take(events)
	return g
}

// take folds events in.
func (g *game) take(events []Event) {
	g.t.Helper()
	next, err := g.d.With(events...)
	if err != nil {
		g.t.Fatalf("accepted events do not fold: %v", err)
	}
	g.d, g.events = next, append(g.events, events...)
}

// refused carries out a command that must be refused by a rule.
func (g *game) refused(at Context, cmd Command, rule string) *Refusal {
	g.t.Helper()
	events, err := Decide(g.d, cmd, at)
	var r *Refusal
	if !errors.As(err, &r) {
		g.t.Fatalf("%T: got %d events, %v; want a refusal by %s", cmd, len(events), err, rule)
	}
	if r.Rule != rule {
		g.t.Fatalf("%T: refused by %s (%v); want %s", cmd, r.Rule, r, rule)
	}
	if events != nil {
		g.t.Fatalf("%T: refused, and yet there are events", cmd)
	}
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		for _, m := range []i18n.Msg{r.Fact, r.Remedy} {
			if text := m.In(l); text == "" || slices.Contains([]rune(text), '⟦') || slices.Contains([]rune(text), '{') {
				g.t.Errorf("%T, %s: the refusal says %q", cmd, rule, text)
			}
		}
	}
	rulesSeen[r.Rule] = true
	return r
}

// rulesSeen are the rules by which some test was refused.
var rulesSeen = map[string]bool{}

func on(y, m, d int) On { return OnDay(civil.Date(y, m, d)) }

func date(y, m, d int) casefile.Date { return day(civil.Date(y, m, d)) }

func duty(kind, zh string) Duty {
	b := Duty{Kind: kind, What: InWords(zh, ""), Period: Term{Kind: "length", Length: "30d", From: "effectiveness"}}
	if kind == "pay" {
		b.Amount, b.Nature = "100000.00", "compensation"
	}
	return b
}

// application is an application against an invented body.
func application() FileApplication {
	return FileApplication{
		On:         on(2025, 3, 3),
		Opened:     CaseOpened{Jurisdiction: "cn", Title: InWords("申请人丙诉澄江县住房局", "Applicant C v. Chengjiang Housing Bureau")},
		Title:      TitleDescribed{Kind: "admin_judgment", Number: "（2024）岭7101行初9号", Judgment: "perform_duty", Made: date(2024, 9, 2), Effective: date(2024, 10, 8)},
		Applicants: []PartyAdded{{Name: InWords("赵六", ""), Kind: "citizen"}},
		Debtors:    []PartyAdded{{Name: InWords("澄江县住房局", "Chengjiang Housing Bureau"), Kind: "public_body", Level: "county_department"}},
		Persons:    []PersonNamed{{Name: Say("钱七"), Post: i18n.Text{ZH: "局长", EN: "head of the bureau"}, Role: "head", From: date(2023, 1, 1), Deputy: "none"}},
	}
}

// filed is a docket with an application; registered one with duties o1 (to pay) and o2 (to act), registered and noticed.
func filed(t testing.TB) *game { return newGame(t).do(clerk(), application()) }

func registered(t testing.TB) *game {
	g := filed(t)
	g.do(clerk(), TypeObligation{On: on(2025, 3, 4), Duty: duty("pay", "支付赔偿金")})
	g.do(clerk(), TypeObligation{On: on(2025, 3, 4), Duty: duty("perform_duty", "办理登记")})
	g.do(clerk(), Register{On: on(2025, 3, 5), ApplicationRegistered: ApplicationRegistered{WithNumber: WithNumber{"（2025）岭7101执8号"}}})
	g.do(judge(), RecordNotice{On: on(2025, 3, 7), NoticeGiven: NoticeGiven{WithUntil: WithUntil{date(2025, 4, 7)}}})
	return g
}

// proposal proposes a measure for o1.
func proposal(measure, person string) ProposeMeasure {
	return ProposeMeasure{MeasureProposed: MeasureProposed{
		Told: Told{Obligations: []string{"o1"}}, AMeasure: AMeasure{Measure: measure, WithPerson: WithPerson{person}},
	}}
}

// readFile returns the contents of a file of this folder or another of the module.
func readFile(t testing.TB, elem ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(elem...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// files returns the files of a pattern, of which there must be some.
func files(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s (%v)", pattern, err)
	}
	return paths
}

// TestMain holds, after all other tests have run, that each rule refused somebody: a rule nobody meets is a dead one.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if run := flag.Lookup("test.run").Value.String(); code == 0 && run == "" && flag.Lookup("test.fuzz").Value.String() == "" {
		for rule := range rules {
			if !rulesSeen[rule] {
				os.Stderr.WriteString("no test is refused by the rule " + rule + "\n")
				code = 1
			}
		}
	}
	os.Exit(code)
}
