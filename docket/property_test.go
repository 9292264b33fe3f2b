package docket

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/casefile"
)

// moves are commands that may or may not be possible, with what they are about drawn at random.
func moves(t *rapid.T) Command {
	life := rapid.SampledFrom([]string{"m1", "m2", "m3"}).Draw(t, "life")
	about := []string{rapid.SampledFrom([]string{"o1", "o2", "o3"}).Draw(t, "obligation")}
	told := Told{Obligations: about, Fact: InWords(rapid.SampledFrom([]string{"", "某事", "王五来电"}).Draw(t, "fact"), "")}
	at := on(2025, 3, rapid.IntRange(1, 31).Draw(t, "day"))
	measure := rapid.SampledFrom([]string{"transfer", "daily_fine", "detention", "judicial_recommendation", "curse"}).Draw(t, "measure")
	person := rapid.SampledFrom([]string{"", "p1", "p2"}).Draw(t, "person")
	n := rapid.IntRange(-1, 40).Draw(t, "n")
	state := rapid.SampledFrom(casefile.PerformanceStates).Draw(t, "state")
	commands := []Command{
		TypeObligation{at, duty(rapid.SampledFrom([]string{"pay", "perform_duty", "dance"}).Draw(t, "kind"), "义务")},
		Register{at, ApplicationRegistered{told, WithNumber{"（2025）岭7101执8号"}}},
		RecordNotice{at, NoticeGiven{told, WithUntil{date(2025, 4, 7)}}},
		RecordPayment{On: at, PaymentMade: PaymentMade{told, WithAmount{"10.00"}}},
		AssessPerformance{at, PerformanceAssessed{told, WithState{state}, WithEvidence{}, ""}},
		ReportPerformance{On: at, PerformanceReported: PerformanceReported{told, WithState{state}, WithEvidence{}}},
		ProposeMeasure{On: at, MeasureProposed: MeasureProposed{Told: told, AMeasure: AMeasure{measure, WithPerson{person}, ""}}},
		ApproveMeasure{On: at, Life: life}, RefuseMeasure{On: at, Life: life, Reason: "form"},
		DecideMeasure{On: at, MeasureDecided: MeasureDecided{AMeasure: AMeasure{Life: life}, WithTerms: WithTerms{Days: 3}}},
		ServeMeasure{OnMeasure: OnMeasure{On: at, Life: life}}, LiftMeasure{OnMeasure{On: at, Life: life}},
		SettleMeasure{OnMeasure{On: at, Life: life}, "1.00"}, CompleteMeasure{OnMeasure{On: at, Life: life}, "1.00"},
		Stay{at, EnforcementStayed{Told{By: "court", Obligations: about}, WithUntil{}, WithWay{"other"}}}, Resume{On: at},
		Settle{at, SettlementMade{told, WithUntil{}, WithAmount{}}}, BreachSettlement{On: at},
		Correct{At: n, Reason: "other"}, Correct{At: n, Reason: "other", Instead: &PaymentMade{told, WithAmount{"20.00"}}},
		Correct{At: n, Reason: "other", Instead: &NoticeGiven{Told: told}}, AddNote{NoteAdded: NoteAdded{InWords("记", "")}},
		Record{On: at, Body: &RecusalRequested{told}}, Record{On: at, Body: &RecusalDecided{told, WithWay{"refused"}}},
		RaiseObjection{On: at, ObjectionRaised: ObjectionRaised{Told: told, WithWay: WithWay{"enforcement_act"}}}, DecideObjection{On: at, About: n, Way: "refused"},
		Close{at, CaseClosed{WithWay: WithWay{rapid.SampledFrom(casefile.ClosingWays).Draw(t, "closing")}}},
		LinkRetrial{On: at, Number: "1", Stage: "ordered"}, NamePerson{at, PersonNamed{Debtor: "d1", Role: "head"}},
		ChangePerson{at, PersonChanged{Person: "p1", Deputy: rapid.SampledFrom(casefile.Deputies).Draw(t, "deputy")}},
	}
	return rapid.SampledFrom(commands).Draw(t, "command")
}

// Claim: whatever is commanded in whatever order, an accepted command folds; the same command again on the same docket gives
// the same events, whole or replayed; a refused one is a Refusal; the case file always passes its check, so that law can read
// it; and no event is lost or renumbered.
func TestAcceptedCommandsFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := new(Docket)
		events, err := Decide(d, application(), clerk())
		if err != nil {
			t.Fatal(err)
		}
		d, _ = d.With(events...)
		for range rapid.IntRange(1, 25).Draw(t, "commands") {
			cmd := moves(t)
			at := rapid.SampledFrom([]Context{judge(), president()}).Draw(t, "who")
			at.Salt = salts()
			fresh, err := Decide(d, cmd, at)
			var r *Refusal
			if err != nil {
				if !errors.As(err, &r) || fresh != nil {
					t.Fatalf("%T: %v", cmd, err)
				}
				continue
			}
			replayed, err := Fold(events)
			if err != nil {
				t.Fatal(err)
			}
			at.Salt = salts()
			if again, err := Decide(replayed, cmd, at); err != nil || !reflect.DeepEqual(again, fresh) {
				t.Fatalf("%T decided again on the replayed docket: %v", cmd, err)
			}
			if d, err = d.With(fresh...); err != nil {
				t.Fatalf("%T was accepted and does not fold: %v", cmd, err)
			}
			events = append(slices.Clone(events), fresh...)
			checkSound(t, d, events)
		}
	})
}

// checkSound holds what is true of every docket.
func checkSound(t *rapid.T, d *Docket, events []Event) {
	if len(d.History) != len(events) || d.Version != len(events) {
		t.Fatalf("%d events, %d in the history, version %d", len(events), len(d.History), d.Version)
	}
	for _, p := range casefile.Check(d.CaseFile(today)).Errors() {
		if !unfinished(d, p.Path) {
			t.Fatalf("case file: %v", p)
		}
	}
	for _, m := range d.Measures {
		if m.Owed() && (m.Person == "" || m.Served.IsZero()) {
			t.Fatalf("owed and not served on a person: %+v", m)
		}
		if !m.Approved.IsZero() && m.Approved.Actor == m.Proposed.Actor {
			t.Fatalf("approved by who proposed it: %+v", m)
		}
	}
	if d.Closed != nil && d.Closed.Way == "performed" && d.Entry(d.Closed.At).Event.Version == d.Version && len(d.Open()) > 0 {
		t.Fatal("closed as performed with obligations open")
	}
}
