package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/publog"
)

// committed is a log of two days with the commitment of the court at the end of each, and the tally of it.
func committed(t testing.TB) (*desk, *Tally) {
	k := enforcing(t)
	k.commit(civil.Date(2025, 3, 7))
	k.do("clerk", 3, 8, duty("pay", "5.00"))
	k.commit(civil.Date(2025, 3, 8))
	return k, k.tally(t)
}

// commit logs the commitment of a day, of what is in the log so far.
func (k *desk) commit(day civil.Day) DayCommitment {
	court, _ := CountsOf(k.fold())
	rules := map[int64]Reveal{}
	for _, c := range k.closed {
		rules[c.Index] = k.policy.revealOf(k.d, k.d.Recorded(c.Version).Event)
	}
	d := Commit(day, "岭7101", court, k.tally(k.t), rules)
	k.log(d.Entry("岭7101", k.instant()))
	return d
}

// tally counts the log, in which nothing may be wrong.
func (k *desk) tally(t testing.TB) *Tally {
	t.Helper()
	tally := NewTally()
	for i, e := range k.entries {
		if flaws := tally.Add(e); flaws != nil {
			t.Fatalf("entry %d: %+v", i, flaws)
		}
	}
	return tally
}

// Claim: the commitment of a day says what the log has: cases by stage, entries by kind, the last number of each series, and what is
// withheld by rule and since when; it reads back as it was written.
func TestDayCommitment(t *testing.T) {
	k, tally := committed(t)
	d := tally.Days["岭7101"]
	if d.Day != "2025-03-08" || d.Cases != 1 || d.Stages["registered"] != 1 || d.Kinds["obligation.typed/1"] != 3 || d.Series["2025 obligation.typed/1"] != 3 || d.Size != int64(len(k.entries))-1 {
		t.Errorf("%+v", d)
	}
	want := []WithheldByRule{{AfterService, 1, "2025-03-07"}, {Never, 1, "2025-03-03"}}
	if len(d.Withheld) != 2 || d.Withheld[0] != want[0] || d.Withheld[1] != want[1] {
		t.Errorf("withheld %+v", d.Withheld)
	}
	if again, ok := ReadDay(k.entries[len(k.entries)-1]); !ok || string(written(again)) != string(written(d)) {
		t.Errorf("read back %+v", again)
	}
	page := CourtPage("岭7101", tally.Size, Counts{"duty.open": 2}, d, civil.Date(2025, 3, 9))
	if page.Unknown != 2 || page.Day.Day != d.Day {
		t.Errorf("page %+v", page)
	}
}

// lies are ways in which the last commitment of a log may be spoilt, with the flaw each gives.
var lies = []struct {
	code  string
	spoil func(*DayCommitment)
}{
	{"count.shrunk", func(d *DayCommitment) { d.Cases = 0 }},
	{"count.shrunk", func(d *DayCommitment) { d.Kinds["application.filed/1"] = 0 }},
	{"count.shrunk", func(d *DayCommitment) { delete(d.Kinds, "obligation.typed/1") }},
	{"count.shrunk", func(d *DayCommitment) { delete(d.Series, "2025 party.added/1") }},
	{"count.shrunk", func(d *DayCommitment) { d.Size = 1 }},
	{"count.wrong", func(d *DayCommitment) { d.Series["2025 obligation.typed/1"] = 2 }},
	{"count.wrong", func(d *DayCommitment) { d.Series["2025 obligation.typed/1"] = 4 }},
	{"count.wrong", func(d *DayCommitment) { d.Series["2025 case.closed/1"] = 1 }},
	{"count.wrong", func(d *DayCommitment) { d.Size = 99 }},
	{"day.missing", func(d *DayCommitment) { d.Day = "2025-03-09" }},
	{"day.again", func(d *DayCommitment) { d.Day = "2025-03-07" }},
	{"day.again", func(d *DayCommitment) { d.Day = "2025-03-06" }},
}

// Claim: a commitment that says less than the one before, or other than the log has, or leaves a day out, is found.
func TestLiesAreFound(t *testing.T) {
	for i, lie := range lies {
		k, _ := committed(t)
		last := &k.entries[len(k.entries)-1]
		d, _ := ReadDay(*last)
		lie.spoil(&d)
		last.Day, last.Public = d.Day, written(d)
		tally, found := NewTally(), false
		for _, e := range k.entries {
			for _, f := range tally.Add(e) {
				found = found || f.Code == lie.code && f.Court == "岭7101" && f.Index == int64(len(k.entries))-1
			}
		}
		if !found {
			t.Errorf("lie %d: no %s is found", i, lie.code)
		}
	}
}

// Claim: an entry that arrived between the count and its commitment does not make the commitment wrong; a series of the year before last may go.
func TestHonestCommitments(t *testing.T) {
	k := enforcing(t)
	court, _ := CountsOf(k.fold())
	d := Commit(civil.Date(2025, 3, 7), "岭7101", court, k.tally(t), nil)
	k.do("clerk", 3, 7, duty("pay", "5.00"))
	k.log(d.Entry("岭7101", k.instant()))
	k.tally(t)
	prev := DayCommitment{Day: "2026-12-31", Series: map[string]int{"2025 a.b/1": 3, "2026 a.b/1": 2}, Size: 1}
	next := DayCommitment{Day: "2027-01-01", Series: map[string]int{"2026 a.b/1": 2}, Size: 1}
	if flaws := Check("c", prev, next); flaws != nil {
		t.Errorf("%+v", flaws)
	}
	next.Day, prev.Day = "2026-12-31", "2026-12-30"
	if flaws := Check("c", prev, next); len(flaws) != 1 || flaws[0].What != "2025 a.b/1" {
		t.Errorf("%+v", flaws)
	}
}

// Claim: a number left out or used again, and an opening of nothing, of another court's entry or of one opened before, are found.
func TestNumbersAndOpenings(t *testing.T) {
	withheld := publog.Entry{Kind: publog.KindWithheld, Court: "甲", Year: 2025, Number: 1, At: "2025-01-02T03:04:05Z"}
	opening := publog.Entry{Kind: publog.KindOpened, Court: "甲", Year: 2025, Number: 1, Public: json.RawMessage(`{"of":0,"rule":"never"}`)}
	gap, again, other, twice, junk := withheld, withheld, opening, opening, opening
	gap.Number, other.Court, twice.Number, junk.Public = 3, "乙", 2, json.RawMessage(`7`)
	for code, log := range map[string][]publog.Entry{
		"": {withheld, opening}, "number.gap": {withheld, gap}, "number.again": {withheld, again}, "opened.other_court": {withheld, other},
		"opened.nothing": {withheld, opening, twice}, "opened.nothing ": {junk}, "opened.nothing  ": {opening},
		"day.form": {{Kind: publog.KindDayCommitted, Day: "2025-01-02", Public: json.RawMessage(`{"day":"2025-01-03"}`)}},
	} {
		tally, got := NewTally(), ""
		for _, e := range log {
			for _, f := range tally.Add(e) {
				got += f.Code
			}
		}
		if got != strings.TrimSpace(code) {
			t.Errorf("got %q, want %q", got, code)
		}
	}
}

// Claim: the classes of age begin and end with the month; of what has no known day it is said how many there are.
func TestAges(t *testing.T) {
	k := Counts{"since.2025-01": 1, "since.2024-12": 2, "since.2024-03": 4, "since.2019-01": 8, "since.x": 16, "duty.open": 20, "duty.partly": 1, "since.2025-09": 1}
	classes, unknown := k.Ages(civil.Date(2025, 3, 31))
	got := ""
	for _, a := range classes {
		got += fmt.Sprint(a.Count, " ")
	}
	if got != "2 2 0 4 0 8 " || unknown != 5 {
		t.Errorf("classes %s, unknown %d", got, unknown)
	}
	if classes, _ = k.Ages(civil.Date(2025, 4, 1)); classes[0].Count != 1 || classes[1].Count != 3 {
		t.Errorf("a day later %+v", classes)
	}
}

// Claim: a query that is not in its form is refused; of a court or body that is not there the answer is 0.
func TestAsk(t *testing.T) {
	r := NewRecord()
	for _, q := range []string{"", "count", "sum cases", "count cases court=a b", "count cases judge=王五"} {
		if _, err := r.Ask(q); err == nil {
			t.Errorf("%q is answered", q)
		}
	}
	if n, err := r.Ask("count unused.* body=none"); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// Claim: a tally written and read back goes on as before.
func TestTallyGoesOn(t *testing.T) {
	k, whole := committed(t)
	step := NewTally()
	for _, e := range k.entries {
		step.Add(e)
		raw, err := json.Marshal(step)
		step = NewTally()
		if err == nil {
			err = json.Unmarshal(raw, step)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if string(written(step)) != string(written(whole)) || len(written(step)) == 0 {
		t.Errorf("%s\n%s", written(step), written(whole))
	}
}

// BenchmarkBodyPage: the page of a body with 10,000 duties, from the counts a store keeps.
func BenchmarkBodyPage(b *testing.B) {
	k := Counts{}
	for i := range 10_000 {
		k.Add(Counts{"duties": 1, "duty.open": 1, fmt.Sprintf("since.%d-%02d", 2000+i%25, 1+i%12): 1}, 1)
	}
	for b.Loop() {
		BodyPage("chengjiang-housing", 1, k, civil.Date(2025, 3, 3))
	}
}

// BenchmarkCase: the case played from counter to closing, folded from its entries.
func BenchmarkCase(b *testing.B) {
	k := played(b)
	entries := k.indexed()
	for b.Loop() {
		FoldCase("岭7101", Reference(testID), entries)
	}
}

// BenchmarkProject: the entry of one event.
func BenchmarkProject(b *testing.B) {
	k := played(b)
	e := k.d.History[7].Event
	for b.Loop() {
		p, err := Default().Project(k.subject(), e, [32]byte{})
		if err == nil {
			_, err = p.Make(1)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// Claim: the page of a body has its open duties by age, those performed in part among them, and the log size it was computed from.
func TestBodyPage(t *testing.T) {
	court, bodies := CountsOf(enforcing(t).fold())
	page := BodyPage("chengjiang-housing", 9, bodies["chengjiang-housing"], civil.Date(2025, 3, 9))
	if page.Size != 9 || page.Unknown != 0 || page.Ages[1].Count != 2 || page.Counts["duties"] != 2 || court["duties"] != 2 {
		t.Errorf("page %+v", page)
	}
}
