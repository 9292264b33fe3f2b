package record

import (
	"encoding/json"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/publog"
)

// Claim: a detention is not told when it is decided or served, but when it has begun; then its decision and service are opened, in their
// place, and its deliberation never.
func TestAfterExecution(t *testing.T) {
	k := enforcing(t).decided("detention", "m1").do("clerk", 4, 11, docket.ServeMeasure{OnMeasure: onMeasure("m1"), Person: "p1"})
	if k.line("measure.decided/1") != nil || k.line("measure.served/1") != nil || len(k.fold().Measures) != 0 {
		t.Error("told before it began")
	}
	k.do("judge", 4, 12, docket.BeginMeasure{OnMeasure: onMeasure("m1")})
	f := k.fold()
	if len(f.Measures) != 1 || len(f.Measures[0].Steps) != 3 {
		t.Fatalf("measures %+v", f.Measures)
	}
	for i, word := range []string{"decided", "served", "begun"} {
		if f.Measures[0].Steps[i].Word != word {
			t.Errorf("step %d is %s, want %s", i, f.Measures[0].Steps[i].Word, word)
		}
	}
	if m := f.Measures[0]; m.Person != "head" || m.Days != 10 || m.ID != "m1" {
		t.Errorf("measure %+v", m)
	}
	if k.line("measure.proposed/1") != nil || k.line("measure.approved/1") != nil {
		t.Error("deliberation is told")
	}
	if d := k.line("measure.decided/1"); d.Of == nil || k.entries[*d.Of].Kind != publog.KindWithheld || d.Day != "2025-04-10" {
		t.Errorf("opened %+v", d)
	}
}

// Claim: a fine is told when it was served, a referral for a crime never, not at the closing either; a freeze that was never carried out
// is told at the closing.
func TestOtherMeasures(t *testing.T) {
	k := enforcing(t).decided("daily_fine", "m1")
	if k.line("measure.decided/1") != nil {
		t.Error("a fine is told before it was served")
	}
	if k.do("clerk", 4, 11, docket.ServeMeasure{OnMeasure: onMeasure("m1"), Person: "p1"}); k.line("measure.decided/1") == nil {
		t.Error("a fine is not told after it was served")
	}
	k = enforcing(t).decided("criminal_referral", "m1").decided("freeze", "m2")
	if k.do("judge", 4, 10, docket.BeginMeasure{OnMeasure: onMeasure("m1")}); k.line("measure.decided/1") != nil || k.line("measure.begun/1") != nil {
		t.Error("a referral is told")
	}
	k.do("judge", 4, 12, docket.Terminate{Ground: "other", Told: docket.Told{Fact: docket.InWords("终结", "")}})
	if m := k.fold().Measures; len(m) != 1 || m[0].Measure != "freeze" {
		t.Errorf("measures %+v", m)
	}
}

// Claim: the notice is told when it was served; a decision on an objection when that decision was served, not when another was.
func TestAfterService(t *testing.T) {
	k := enforcing(t)
	if k.fold().Noticed != nil {
		t.Error("the notice is told before its service")
	}
	if k.do("clerk", 3, 8, docket.RecordService{Paper: "notice", Party: "d1"}).fold().Noticed == nil {
		t.Error("the notice is not told after its service")
	}
	raise := docket.RaiseObjection{ObjectionRaised: docket.ObjectionRaised{WithWay: docket.WithWay{Way: "enforcement_act"}}}
	k.do("clerk", 3, 9, raise)
	first := k.d.Version
	k.do("clerk", 3, 9, raise).do("judge", 3, 10, docket.DecideObjection{About: first, Way: "refused"})
	serve := func(at int) docket.Command {
		return docket.Record{Body: &docket.ObjectionServed{Told: docket.Told{By: "court"}, WithParty: docket.WithParty{Party: "d1"}, WithAbout: docket.WithAbout{About: at}}}
	}
	if k.do("clerk", 3, 11, serve(first+1)); k.line("objection.decided/1") != nil {
		t.Error("told although another was served")
	}
	k.do("clerk", 3, 12, serve(first))
	if r := k.fold().Remedies; len(r) != 2 || r[0].Outcome != "refused" || r[1].Outcome != "" || r[0].Decided == nil {
		t.Errorf("remedies %+v %+v", r[0], r[1])
	}
}

// Claim: a correction of what is withheld is withheld with it, and opened with it; then the public sees what was wrong and what stands.
func TestCorrectionOfWhatIsWithheld(t *testing.T) {
	k := enforcing(t).decided("detention", "m1")
	at := k.d.Version
	k.do("judge", 4, 11, docket.Correct{At: at, Reason: "typing_error"})
	if k.line("correction.made/1") != nil || k.line("measure.decided/1") != nil {
		t.Error("told while what it corrects is withheld")
	}
	k.do("judge", 4, 12, docket.Terminate{Ground: "other", Told: docket.Told{Fact: docket.InWords("终结", "")}})
	f := k.fold()
	if l := k.line("measure.decided/1"); l == nil || l.By == nil || len(f.Measures) != 0 {
		t.Errorf("line %+v, measures %+v", l, f.Measures)
	}
}

// Claim: on the last day of its rule, and not a day before, what is still withheld is marked as only counted, with its rule and nothing
// else; the tally then waits for it no longer.
func TestOnlyCounted(t *testing.T) {
	k := enforcing(t).do("clerk", 3, 8, docket.RecordService{Paper: "notice", Party: "d1"}).decided("detention", "m1")
	tally := NewTally()
	for _, e := range k.entries {
		tally.Add(e)
	}
	waiting := len(k.closed)
	k.today = civil.Date(2026, 4, 9)
	if due := Default().Due(k.subject(), k.closed, k.instant()); len(due) != 0 {
		t.Fatalf("due a day before: %+v", due)
	}
	k.today = civil.Date(2026, 4, 10)
	due := Default().Due(k.subject(), k.closed, k.instant())
	if len(due) != 1 { // the decision; its deliberation waits longer
		t.Fatalf("due %+v", due)
	}
	for _, o := range due {
		var got opened
		if err := json.Unmarshal(o.Public, &got); err != nil || !o.Counted || got.Of != o.Index || got.Kind != "" || got.Shown != nil || o.Case != "" || o.Day != "" {
			t.Errorf("%+v: %s", o, o.Public)
		}
	}
	from := len(k.entries)
	k.openDue()
	for _, e := range k.entries[from:] {
		if flaws := tally.Add(e); flaws != nil {
			t.Error(flaws)
		}
	}
	if len(tally.Waiting) != waiting-1 || len(k.fold().Measures) != 0 {
		t.Errorf("%d wait", len(tally.Waiting))
	}
	if flaws := tally.Overdue(Default(), civil.Date(2028, 3, 3)); len(flaws) != 0 {
		t.Errorf("overdue on the last day: %+v", flaws)
	}
	if flaws := tally.Overdue(Default(), civil.Date(2028, 4, 10)); len(flaws) != 3 || flaws[0].Code != "withheld.overdue" {
		t.Errorf("overdue: %+v", flaws)
	}
}

// Claim: a preview says what the entry then shows, field by field, and what would stay inside; of what is never shown it shows nothing.
func TestPreview(t *testing.T) {
	k := played(t)
	for _, h := range k.d.History {
		p := Default().Preview(k.subject(), h.Event)
		got, err := Default().Project(k.subject(), h.Event, [32]byte{})
		if err != nil {
			t.Fatal(err)
		}
		if p.Withheld != got.Withheld || string(p.Public) != string(got.Public) || p.Case != got.Case || p.Day != got.Day {
			t.Errorf("%s: preview %+v, entry %+v", h.Event.Kind, p, got)
		}
		for _, f := range p.Fields {
			if f.Show == Hidden && f.Out != nil {
				t.Errorf("%s: %s is hidden and shown", h.Event.Kind, f.Name)
			}
		}
	}
	d := k.d.History[k.d.Measure("m1").Decided.At-1].Event
	fields := map[string]FieldPreview{}
	for _, f := range Default().Preview(k.subject(), d).Fields {
		fields[f.Name] = f
	}
	if string(fields["person"].Out) != `"head"` || string(fields["rate"].Out) != `"80.00"` || fields["post"].Show != Hidden || fields["post"].Out != nil {
		t.Errorf("fields %+v", fields)
	}
	before := enforcing(t).approved("daily_fine", "m1")
	if p := Default().Preview(before.subject(), before.d.History[before.d.Version-1].Event); !p.Withheld || p.Rule != Never || p.Public != nil || len(p.Fields) == 0 {
		t.Errorf("preview of an approval %+v", p)
	}
}
