package record

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/publog"
)

// Claim: the case played from counter to closing is what its entries say: numbers, days, duties with the three sides, the measure, what was not
// used, the reply beside it; and each says which entry shows it.
func TestPlayedCase(t *testing.T) {
	k := played(t)
	c := k.fold()
	if stage, since := c.Stage(); stage != "closed" || since.Day != "2025-04-16" || c.Way != "performed" || c.Live() {
		t.Errorf("stage %s %+v", stage, since)
	}
	if c.Title.Effective != "2024-10-08" || c.Filed.Day != "2025-03-03" || c.Numbers[0] != "（2025）岭7101执8号" || c.NoticeEnds != "2025-04-07" || c.Applicants != 1 {
		t.Errorf("case %+v", c.State)
	}
	o1, o2 := c.Duty("o1"), c.Duty("o2")
	if o1.Amount != "100000.00" || o1.Viewed != nil || o1.Disputed() || o2.Viewed.State != "none" || !o2.Disputed() || o2.Assessed.Manner != "late" || c.DutyState(o2) != Performed {
		t.Errorf("duties %+v, %+v", o1, o2)
	}
	if since := c.Since(o1); since.Day != "2024-10-08" || k.entries[since.Entry].Kind != "title.described/1" || c.Body(o1) != "chengjiang-housing" {
		t.Errorf("since %+v", since)
	}
	if len(c.Payments) != 1 || c.Payments[0].Amount != "20000.00" {
		t.Errorf("payments %+v", c.Payments)
	}
	m := c.Measures[0]
	if len(c.Measures) != 1 || m.Rate != "80.00" || m.Settlement != "560.00" || m.Person != "head" || m.Station().Word != "settled" || len(m.Steps) != 4 {
		t.Errorf("measure %+v", m)
	}
	if len(c.Unused) != 2 || c.Unused[1].Finding != "grave_social_impact" || len(c.Lapses) != 1 || c.Lapses[0].Last != "2025-04-07" {
		t.Errorf("unused %+v, lapses %+v", c.Unused, c.Lapses)
	}
	r, q := c.Replies[0], c.Requests[0]
	if r.Stance != "performed" || *r.About != c.Filed.Entry || r.Text.ZH != "已办理登记。" || r.Decided.Day != "2025-04-14" || q.Ground != "wrong_day" || q.Answered != nil {
		t.Errorf("reply %+v, request %+v", r, q)
	}
	for _, l := range c.Lines {
		if e := k.entries[l.Index]; e.Case != c.Ref || l.Of == nil && e.Kind != l.Kind {
			t.Errorf("line %+v of entry %+v", l, e)
		}
	}
}

// Claim: the counts of a case are what the case shows, for its court and for the body that owes.
func TestCountsOfACase(t *testing.T) {
	court, bodies := CountsOf(played(t).fold())
	want := Counts{
		"cases": 1, "stage.closed": 1, "outcome.performed": 1, "duties": 2, "duty.performed": 2, "duty.disputed": 1, "sum.ordered": 10_000_000,
		"sum.paid": 2_000_000, "measure.daily_fine": 1, "unused.daily_fine": 1, "undecided.detention": 1, "lapse.performance": 1, "reply": 1,
		"reply.published": 1, "request": 1, "request.waiting": 1,
	}
	if !maps.Equal(court, want) || !maps.Equal(bodies["chengjiang-housing"], want) || len(bodies) != 1 {
		t.Errorf("court %v\nbodies %v", court, bodies)
	}
	court, _ = CountsOf(enforcing(t).fold())
	if court["since.2024-10"] != 2 || court["duty.open"] != 2 || court["cases.live"] != 1 || court["stage.registered"] != 1 {
		t.Errorf("open: %v", court)
	}
	if rows := enforcing(t).fold().Rows(); len(rows) != 2 || rows[1].State != Open || rows[1].Body != "chengjiang-housing" || rows[1].Number != "（2025）岭7101执8号" {
		t.Errorf("rows %+v", rows)
	}
}

// Claim: what is performed is what the court found; a case that ended otherwise leaves its duties ended, not performed; a partial
// performance stays owed.
func TestDutyStates(t *testing.T) {
	full, part := &Voice{State: "full"}, &Voice{State: "partial"}
	for _, c := range []struct {
		state State
		duty  Duty
		want  string
	}{
		{State{}, Duty{}, Open}, {State{}, Duty{Reported: full}, Open}, {State{}, Duty{Assessed: full}, Performed}, {State{}, Duty{Assessed: part}, Partly},
		{State{Closed: &Proof{}, Way: "terminated"}, Duty{}, Ended}, {State{Closed: &Proof{}, Way: "terminated"}, Duty{Assessed: part}, Ended},
		{State{Closed: &Proof{}, Way: "terminated"}, Duty{Assessed: full}, Performed}, {State{Closed: &Proof{}, Way: "end_of_round"}, Duty{}, Open},
		{State{Closed: &Proof{}, Way: "end_of_round"}, Duty{Assessed: part}, Partly}, {State{Refused: &Proof{}}, Duty{}, Ended}, {State{Withdrawn: &Proof{}}, Duty{Assessed: part}, Ended},
	} {
		if got := (&Case{State: c.state}).DutyState(&c.duty); got != c.want {
			t.Errorf("%+v %+v: %s, want %s", c.state, c.duty, got, c.want)
		}
	}
}

// Claim: a duty is owed by the body that continues the debtor; by none that is known where they continue each other in a circle.
func TestSuccessors(t *testing.T) {
	c := &Case{State: State{Bodies: []*Debtor{{ID: "d1", Register: "one", Successor: "d2"}, {ID: "d2", Register: "two"}}}}
	if got := c.Body(&Duty{Debtor: "d1"}); got != "two" {
		t.Errorf("owed by %q", got)
	}
	if got := c.Body(&Duty{}); got != "two" {
		t.Errorf("of the only debtor and who continues it, owed by %q", got)
	}
	c.Bodies = append(c.Bodies, &Debtor{ID: "d3", Register: "three"})
	if got := c.Body(&Duty{}); got != "" {
		t.Errorf("of two debtors, owed by %q", got)
	}
	c.Bodies[1].Successor = "d1"
	if got := c.Body(&Duty{Debtor: "d1"}); got != "" {
		t.Errorf("in a circle, owed by %q", got)
	}
}

// Claim: a case is halted while a stay or suspension lasts for every duty that is open, and no longer.
func TestHalted(t *testing.T) {
	k := enforcing(t).do("clerk", 3, 8, docket.RecordService{Paper: "notice", Party: "d1"})
	stay := func(duties ...string) docket.Stay {
		return docket.Stay{EnforcementStayed: docket.EnforcementStayed{Told: docket.Told{By: "court", Obligations: duties}, WithWay: docket.WithWay{Way: "other"}}}
	}
	stage := func() string { s, _ := k.fold().Stage(); return s }
	if k.do("judge", 3, 9, stay("o1")); stage() != "enforcing" {
		t.Errorf("one of two: %s", stage())
	}
	if k.do("judge", 3, 10, stay("o2")); stage() != "halted" {
		t.Errorf("both: %s", stage())
	}
	if k.do("judge", 3, 11, docket.Resume{}); stage() != "enforcing" {
		t.Errorf("resumed: %s", stage())
	}
}

// Claim: a finding that a new act is substantially the same counts as a relapse, taken back it does not.
func TestRelapse(t *testing.T) {
	no := false
	words := docket.Grounds{Facts: docket.InWords("甲", ""), Reasons: docket.InWords("乙", ""), Result: docket.InWords("丙", "")}
	k := enforcing(t).do("clerk", 3, 8, docket.RecordNewAct{NewActMade: docket.NewActMade{Annulled: words, New: words}})
	act := k.d.Version
	k.do("judge", 3, 9, docket.MakeFinding{FindingMade: docket.FindingMade{Finding: "substantially_same", NewAct: act, FactsChanged: &no, ReasonsChanged: &no}})
	relapses := func() int64 { court, _ := CountsOf(k.fold()); return court["relapse"] }
	if c := k.fold(); relapses() != 1 || c.NewActs[0].Found == nil || !*c.NewActs[0].Same {
		t.Errorf("relapses %d", relapses())
	}
	if k.do("judge", 3, 10, docket.Correct{At: k.d.Version, Reason: "did_not_happen"}); relapses() != 0 {
		t.Error("a finding taken back still counts")
	}
}

// someDesk plays commands drawn at random, with corrections of whatever came before.
func someDesk(t *rapid.T, tb testing.TB) *desk {
	k := enforcing(tb)
	for i := range rapid.IntRange(1, 12).Draw(t, "commands") {
		duty := rapid.SampledFrom([]string{"o1", "o2"}).Draw(t, "duty")
		state := rapid.SampledFrom([]string{"none", "partial", "full", "disputed"}).Draw(t, "state")
		life := fmt.Sprintf("m%d", 1+len(k.d.Measures))
		k.try(4+i/25, 1+i%25, rapid.SampledFrom([][]docket.Command{
			{docket.RecordService{Paper: "notice", Party: "d1"}},
			{docket.RecordPayment{PaymentMade: docket.PaymentMade{Told: about("o1"), WithAmount: docket.WithAmount{Amount: "5.00"}}}},
			{docket.AssessPerformance{PerformanceAssessed: docket.PerformanceAssessed{Told: about(duty), WithState: docket.WithState{State: state}}}},
			{docket.StateView{PerformanceViewed: docket.PerformanceViewed{Told: about(duty), WithState: docket.WithState{State: state}}}},
			{docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{Told: about(duty), AMeasure: docket.AMeasure{Measure: "detention", WithPerson: docket.WithPerson{Person: "p1"}}}},
				docket.ApproveMeasure{Life: life}, docket.DecideMeasure{MeasureDecided: docket.MeasureDecided{AMeasure: docket.AMeasure{Life: life}, WithTerms: docket.WithTerms{Days: 3}}}},
			{docket.BeginMeasure{OnMeasure: onMeasure("m1")}}, {docket.LiftMeasure{OnMeasure: onMeasure("m1")}},
			{docket.Correct{At: rapid.IntRange(1, k.d.Version).Draw(t, "at"), Reason: "other"}},
			{docket.FileReply{ReplyFiled: docket.ReplyFiled{Stance: "prevented"}}},
			{docket.RestrictPublicity{PublicityRestricted: docket.PublicityRestricted{Ground: "privacy"}}}, {docket.RestorePublicity{}},
			{docket.Stay{EnforcementStayed: docket.EnforcementStayed{Told: docket.Told{By: "court", Obligations: []string{duty}}, WithWay: docket.WithWay{Way: "other"}}}}, {docket.Resume{}},
			{docket.Close{CaseClosed: docket.CaseClosed{WithWay: docket.WithWay{Way: "performed"}}}},
		}).Draw(t, "command"))
	}
	return k
}

// try carries out commands, as far as they are accepted.
func (k *desk) try(month, date int, commands []docket.Command) {
	k.today = civil.Date(2025, month, date)
	for i, cmd := range commands {
		actor := []string{"u-judge", "u-president"}[i%2]
		events, err := docket.Decide(k.d, cmd, docket.Context{
			Docket: testID, Today: k.today, Recorded: k.instant(), Actor: actor, Roles: []string{"clerk", "judge", "president"}, Salt: k.salt, Gate: openLaw{},
		})
		if err == nil {
			k.take(events)
		}
	}
}

// Claim: whatever happened in a case, its entries applied one by one, with the case written and read back between any two, give the case
// folded of all; the changes add up to its counts; the log has no flaw; and the record in memory answers what the statistics say.
func TestIncrementalIsWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k := someDesk(rt, t)
		whole, step := k.fold(), NewCase("岭7101", Reference(testID))
		court, bodies := Counts{}, map[string]Counts{}
		record := NewRecord()
		for i, e := range k.entries {
			if change, ok := step.Apply(int64(i), e); ok {
				court.Add(change.Counts, 1)
				for body, n := range change.Bodies {
					if bodies[body] == nil {
						bodies[body] = Counts{}
					}
					bodies[body].Add(n, 1)
				}
			}
			if flaws := record.Add(e); flaws != nil {
				rt.Fatalf("entry %d: %+v", i, flaws)
			}
			step = readBack(t, step)
		}
		if got, want := written(step), written(whole); string(got) != string(want) {
			rt.Fatalf("applied %s\nfolded %s", got, want)
		}
		maps.DeleteFunc(bodies, func(_ string, n Counts) bool { return len(n) == 0 })
		if c, b := CountsOf(whole); !maps.Equal(c, court) || !reflect.DeepEqual(b, bodies) {
			rt.Fatalf("changes %v %v, counts %v %v", court, bodies, c, b)
		}
		for _, f := range slices.Concat(Statistics(int64(len(k.entries)), "court=岭7101", court), Statistics(1, "", court)) {
			if n, err := record.Ask(f.Query); err != nil || n != f.Value {
				rt.Fatalf("%s: %d, %v, want %d", f.Query, n, err, f.Value)
			}
		}
	})
}

// readBack writes a case as JSON and reads it.
func readBack(t testing.TB, c *Case) *Case {
	t.Helper()
	raw, err := json.Marshal(c)
	var out Case
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return &out
}

// Claim: an entry that is not of the case, or does not come after those it has, is not applied and changes nothing.
func TestApplyRefuses(t *testing.T) {
	k := enforcing(t)
	c := k.fold()
	before := string(written(c))
	other := k.entries[0]
	other.Case = "01hzzzzzzzzzzzzzzzzzzzzzz2"
	withheld := k.entries[6]
	for name, e := range map[string]Indexed{"another case": {99, other}, "again": {c.Lines[len(c.Lines)-1].Index, k.entries[0]}, "earlier": {0, k.entries[0]},
		"withheld": {99, withheld}, "opening of nothing": {99, publog.Entry{Kind: publog.KindOpened, Case: c.Ref, Public: json.RawMessage(`{"of":99,"kind":"case.closed/1"}`)}}} {
		if change, ok := c.Apply(e.Index, e.Entry); ok || change.Counts != nil || string(written(c)) != before {
			t.Errorf("%s is applied: %+v", name, change)
		}
	}
}

// hostile are entries as somebody might write them who keeps a log of lies.
var hostile = []string{
	`{}`, `[]`, `null`, `{"corrects":0}`, `{"corrects":1e300}`, `{"corrects":-1}`, `{"of":0,"kind":"case.closed/1","shown":{"way":["x"]}}`,
	`{"id":1,"kind":{},"period":[],"amount":"1e9","obligations":"o1"}`, `{"side":"applicant","number":9e15}`, `{"party":"d1","successor":"d1"}`,
	`{"measure":"daily_fine","life":"m1","person":"p"}`, `{"measure":"daily_fine","life":"","days":3}`, `{"limit":"a b\u0000c","obligation":"o1"}`,
	`{"finding":"substantially_same","new_act":0,"value":true}`, `{"reply":"y1","text":{"zh":7}}`, `{"way":"全部","about":1}`,
}

// FuzzFold: whatever entries say, nothing panics, no count of the case is below zero, the case can be written and read back, and a second fold
// of the same entries gives the same.
func FuzzFold(f *testing.F) {
	for i := range hostile {
		f.Add(uint64(i), uint64(i*7), hostile[i], hostile[(i+3)%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, a, b uint64, first, second string) {
		var entries []Indexed
		for i, public := range []string{first, second, first, hostile[a%uint64(len(hostile))], second} {
			kind := docket.Kinds[(a+uint64(i)*b)%uint64(len(docket.Kinds))].String()
			if (a>>3+uint64(i))%5 == 0 {
				kind = publog.KindOpened
			}
			e := publog.Entry{V: 1, Kind: kind, Court: "岭7101", Case: "c", Year: 2025, Number: 1 + i, Day: "2025-01", At: "2025-01-02T03:04:05Z", Public: json.RawMessage(public)}
			entries = append(entries, Indexed{int64(i), e})
		}
		record := NewRecord()
		for _, e := range entries {
			record.Add(e.Entry)
		}
		c := FoldCase("岭7101", "c", entries)
		court, _ := CountsOf(c)
		for key, n := range court {
			if n < 0 {
				t.Fatalf("%s is %d", key, n)
			}
		}
		if len(entries) > 0 && json.Valid([]byte(first)) && json.Valid([]byte(second)) {
			if readBack(t, c).Ref != "c" || string(written(FoldCase("岭7101", "c", entries))) != string(written(c)) {
				t.Fatal("not the same again")
			}
		}
		_, _, _ = c.Rows(), c.Answers(), c.Summary()
	})
}

// Claim: the day since when a duty is owed is that on which the title took effect, else was made, else the application was filed, else
// the duty was typed.
func TestSince(t *testing.T) {
	title, filed, typed := Title{Proof: &Proof{Entry: 1}, Made: "2024-09-02", Effective: "2024-10-08"}, &Proof{5, "2025-03-03"}, &Duty{Proof: &Proof{7, "2025-03-04"}}
	made := title
	made.Effective = ""
	for want, c := range map[Proof]State{{1, "2024-10-08"}: {Title: title, Filed: filed}, {1, "2024-09-02"}: {Title: made, Filed: filed},
		{5, "2025-03-03"}: {Filed: filed}, {7, "2025-03-04"}: {}} {
		if got := (&Case{State: c}).Since(typed); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if got := (&Case{}).Since(&Duty{}); got != (Proof{}) {
		t.Errorf("of nothing: %+v", got)
	}
}

// Claim: when a body is abolished and another continues it, the duties are counted of that one from then on.
func TestSuccessorCounts(t *testing.T) {
	k := enforcing(t).do("judge", 3, 9, docket.ChangeParty{Old: "d1", Abolished: date(3, 1), New: docket.PartyAdded{
		Name: docket.InWords("新局", ""), Kind: "public_body", Register: "new-office"}})
	_, bodies := CountsOf(k.fold())
	if len(bodies) != 1 || bodies["new-office"]["duty.open"] != 2 {
		t.Errorf("bodies %v", bodies)
	}
}
