package record

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/publog"
)

// update writes golden files anew: go test ./record -update.
var update = flag.Bool("update", false, "rewrite golden files")

const testID docket.ID = "01hzzzzzzzzzzzzzzzzzzzzzz1"

// open is a law that lets every measure be taken.
type openLaw struct{}

func (openLaw) Slot(_, _ string) (docket.Slot, bool) {
	return docket.Slot{State: "open", Approve: "president", Receipt: "cn 1"}, true
}

// desk keeps one case and its log, as a store does.
type desk struct {
	t       testing.TB
	policy  *Policy
	d       *docket.Docket
	entries []publog.Entry
	last    map[Series]int
	seen    map[int]int64 // index in which the public sees an event, by version
	closed  []Closed
	today   civil.Day
	salts   uint64
}

func newDesk(t testing.TB) *desk {
	return &desk{t: t, policy: Default(), d: new(docket.Docket), last: map[Series]int{}, seen: map[int]int64{}, today: civil.Date(2025, 3, 3)}
}

func (k *desk) salt() [32]byte {
	k.salts++
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], k.salts)
	return sha256.Sum256(b[:])
}

// instant is ten in the morning of the desk's day, at the court.
func (k *desk) instant() time.Time {
	y, m, d := k.today.YMD()
	return time.Date(y, time.Month(m), d, 2, 0, 0, 678000, time.UTC)
}

func (k *desk) subject() Subject {
	return Subject{Docket: k.d, Court: "岭7101", Index: func(version int) (int64, bool) {
		i, ok := k.seen[version]
		return i, ok
	}}
}

// do carries out a command as somebody in a role, on a day of 2025, and logs it.
func (k *desk) do(role string, month, date int, cmd docket.Command) *desk {
	k.t.Helper()
	k.today = civil.Date(2025, month, date)
	events, err := docket.Decide(k.d, cmd, docket.Context{
		Docket: testID, Today: k.today, Recorded: k.instant(), Actor: "u-" + role, Roles: []string{role}, Salt: k.salt, Gate: openLaw{},
	})
	if err != nil {
		k.t.Fatalf("%T: %v", cmd, err)
	}
	k.take(events)
	return k
}

// take logs events and opens what is due.
func (k *desk) take(events []docket.Event) {
	k.t.Helper()
	next, err := k.d.With(events...)
	if err != nil {
		k.t.Fatal(err)
	}
	k.d = next
	for _, e := range events {
		p, err := k.policy.Project(k.subject(), e, k.salt())
		if err != nil {
			k.t.Fatal(err)
		}
		index := k.log(p)
		if p.Withheld {
			k.closed = append(k.closed, Closed{e.Version, index})
		} else if p.Case != "" {
			k.seen[e.Version] = index
		}
	}
	k.openDue()
}

func (k *desk) openDue() {
	k.t.Helper()
	for _, o := range k.policy.Due(k.subject(), k.closed, k.instant()) {
		index := k.log(o.Projected)
		if !o.Counted {
			k.seen[o.Version] = index
		}
		for i, c := range k.closed {
			if c == o.Closed {
				k.closed = append(k.closed[:i:i], k.closed[i+1:]...)
				break
			}
		}
	}
}

// log gives an entry its number and its index. What is kept is what was read back.
func (k *desk) log(p Projected) int64 {
	k.t.Helper()
	s := Series{p.Court, p.Year, p.Kind}
	k.last[s]++
	data, err := p.Make(k.last[s])
	if err != nil {
		k.t.Fatal(err)
	}
	e, err := publog.ParseEntry(data)
	if err != nil {
		k.t.Fatal(err)
	}
	k.entries = append(k.entries, e)
	return int64(len(k.entries)) - 1
}

func (k *desk) indexed() []Indexed {
	var out []Indexed
	for i, e := range k.entries {
		out = append(out, Indexed{int64(i), e})
	}
	return out
}

func (k *desk) fold() *Case { return FoldCase("岭7101", Reference(testID), k.indexed()) }

// lastEntry returns the last entry of a kind of event, opened or not; nil if the public has seen none.
func (k *desk) line(kind string) *Line {
	c := k.fold()
	for i := len(c.Lines) - 1; i >= 0; i-- {
		if c.Lines[i].Kind == kind {
			return &c.Lines[i]
		}
	}
	return nil
}

func date(m, d int) casefile.Date { return casefile.On(civil.Exactly(civil.Date(2025, m, d))) }

// application is an application against an invented body.
func application() docket.FileApplication {
	return docket.FileApplication{
		Opened:     docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords("申请人赵六诉澄江县住房局", "")},
		Title:      docket.TitleDescribed{Kind: "admin_judgment", Number: "（2024）岭7101行初9号", Judgment: "perform_duty", Made: casefile.On(civil.Exactly(civil.Date(2024, 9, 2))), Effective: casefile.On(civil.Exactly(civil.Date(2024, 10, 8)))},
		Applicants: []docket.PartyAdded{{Name: docket.InWords("赵六", ""), Kind: "citizen"}},
		Debtors:    []docket.PartyAdded{{Name: docket.InWords("澄江县住房局", ""), Kind: "public_body", Level: "county_department", Register: "chengjiang-housing"}},
		Persons:    []docket.PersonNamed{{Name: docket.Say("钱七"), Post: i18n.Text{ZH: "局长"}, Role: "head", Deputy: "none"}},
		Handed:     docket.Handed{Operative: docket.Say("责令澄江县住房局为赵六办理登记")},
	}
}

func duty(kind, amount string) docket.TypeObligation {
	return docket.TypeObligation{Duty: docket.Duty{Kind: kind, What: docket.InWords("为赵六办理", ""), Amount: docket.Yuan(amount), Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}}}
}

// enforcing is a case with a duty to pay, o1, and one to act, o2, registered and noticed.
func enforcing(t testing.TB) *desk {
	k := newDesk(t).do("clerk", 3, 3, application())
	k.do("clerk", 3, 4, duty("pay", "100000.00")).do("clerk", 3, 4, duty("perform_duty", ""))
	k.do("clerk", 3, 5, docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: "（2025）岭7101执8号"}}})
	return k.do("judge", 3, 7, docket.RecordNotice{NoticeGiven: docket.NoticeGiven{WithUntil: docket.WithUntil{Until: date(4, 7)}}})
}

// about names a duty.
func about(duties ...string) docket.Told { return docket.Told{Obligations: duties} }

// approved proposes a measure against the head of the body and approves it.
func (k *desk) approved(measure, life string) *desk {
	k.t.Helper()
	k.do("judge", 4, 8, docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{Told: about("o1"), AMeasure: docket.AMeasure{Measure: measure, WithPerson: docket.WithPerson{Person: "p1"}}}})
	return k.do("president", 4, 9, docket.ApproveMeasure{Life: life})
}

// decided decides it.
func (k *desk) decided(measure, life string) *desk {
	k.t.Helper()
	return k.approved(measure, life).do("judge", 4, 10, docket.DecideMeasure{MeasureDecided: docket.MeasureDecided{
		AMeasure: docket.AMeasure{Life: life}, WithTerms: docket.WithTerms{Rate: "80.00", Days: 10}, Post: i18n.Text{ZH: "局长"}, FirstDay: date(4, 8),
		RemedyTo: "court_above", RemedyWithin: "3d",
	}})
}

// onMeasure names the life of a measure.
func onMeasure(life string) docket.OnMeasure { return docket.OnMeasure{Life: life} }

// history returns the events of a docket that a release wrote.
func history(t testing.TB, name string) []docket.Event {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "docket", "testdata", "history", "v1", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var events []docket.Event
	if err := json.Unmarshal(data, &events); err != nil {
		t.Fatal(err)
	}
	return events
}

// golden compares a text with a golden file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s is not current (%v): run go test ./record -update and read the difference\n%s", path, err, got)
	}
}

// wrongIn reports whether a text has no words in a language.
func wrongIn(text string) bool { return text == "" || strings.ContainsAny(text, "⟦{") }
