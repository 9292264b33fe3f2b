package docket

import (
	"errors"
	"testing"

	"mandamus/civil"
)

// Claim: an event taken back no longer counts and stays in the history; what takes its place stands where it stood, with its
// own legal day, and what pointed at the old one points at it.
func TestCorrect(t *testing.T) {
	g := registered(t).do(clerk(), newAct())
	at := g.d.Version
	g.do(clerk(), RecordPayment{PaymentMade: PaymentMade{WithAmount: WithAmount{"10.00"}}})
	paid := g.d.Version
	g.do(clerk(), Correct{At: paid, Reason: "typing_error", Instead: &PaymentMade{Told: Told{Obligations: []string{"o1"}}, WithAmount: WithAmount{"100.00"}}})
	if p := g.d.Payments; len(p) != 1 || p[0].Amount != "100.00" || p[0].On != day(today) || p[0].At != paid {
		t.Errorf("payments %+v", p)
	}
	g.do(clerk(), Correct{At: paid, On: on(2025, 4, 9), Reason: "wrong_day", Instead: &PaymentMade{Told: Told{Obligations: []string{"o1"}}, WithAmount: WithAmount{"100.00"}}})
	if p := g.d.Payments; len(p) != 1 || p[0].On != date(2025, 4, 9) || p[0].At != paid {
		t.Errorf("payments %+v", p)
	}
	other := newAct().NewActMade
	other.New.Result = InWords("予以登记", "")
	g.do(clerk(), Correct{At: at, Reason: "typing_error", Instead: &other})
	if n := g.d.NewAct(at); n == nil || n.New.Result.Text().ZH != "予以登记" {
		t.Errorf("new act %+v", n)
	}
	g.do(clerk(), Correct{At: paid, Reason: "did_not_happen"})
	if len(g.d.Payments) != 0 || g.d.Entry(paid) != nil || g.d.History[paid-1].CorrectedBy == 0 || len(g.d.History) != g.d.Version {
		t.Errorf("payments %+v", g.d.Payments)
	}
}

// Claim: nothing is corrected that is not there, was taken back, or is itself a correction or erasure; the opening is only
// rewritten; another kind takes no place.
func TestCorrectRefused(t *testing.T) {
	g := registered(t).do(clerk(), RecordErasure{ValueErased: ValueErased{3, "/name/zh", "request_of_person"}})
	erasure := g.d.Version
	g.do(clerk(), AddNote{NoteAdded: NoteAdded{InWords("误记", "")}})
	note := g.d.Version
	g.do(clerk(), Correct{At: note, Reason: "wrong_case"})
	for _, n := range []int{0, -1, 99, note, note + 1} {
		g.refused(clerk(), Correct{At: n, Reason: "other"}, "correction.none")
	}
	g.refused(clerk(), Correct{At: erasure, Reason: "other"}, "correction.fixed")
	g.refused(clerk(), Correct{At: 1, Reason: "other"}, "correction.fixed")
	g.refused(clerk(), Correct{At: 6, Reason: "mood"}, "unknown_word")
	g.refused(clerk(), Correct{At: 6, Reason: "other", Instead: &NoteAdded{InWords("某", "")}}, "correction.kind")
	g.refused(clerk(), Correct{At: 1, Reason: "other", Instead: &CaseOpened{Jurisdiction: "cn", Title: InWords("某案", ""), Reconstruction: true}}, "correction.anew")
	g.do(clerk(), Correct{At: 1, Reason: "other", Instead: &CaseOpened{Jurisdiction: "cn", Title: InWords("某案", "")}})
	if g.d.Opened.Title.Text().ZH != "某案" {
		t.Error("the opening is not rewritten")
	}
	// Taking back a party that an event names would leave the event pointing at nothing.
	g.do(clerk(), RecordService{Paper: "title", Party: "d1"})
	g.refused(clerk(), Correct{At: 4, Reason: "wrong_party"}, "shape")
}

// Claim: what a verb asks cannot be evaded by a correction: who proposed a measure does not come to have approved it, a clerk
// does not touch what a judge found, and a decision that has to name its terms is not rewritten; a judge takes it back.
func TestCorrectEvadesNothing(t *testing.T) {
	g := proposedFine(t).do(president(), ApproveMeasure{Life: "m1"})
	approved := g.d.Version
	g.do(judge(), fine(g))
	decided := g.d.Version
	g.do(judge(), assessed("full", "o1"))
	assessment := g.d.Version
	m := g.d.Measure("m1")
	g.refused(judge(), Correct{At: approved, Reason: "wrong_day", Instead: &MeasureApproved{AMeasure: m.named()}}, "correction.anew")
	g.refused(judge(), Correct{At: decided, Reason: "typing_error", Instead: &MeasureDecided{AMeasure: m.named()}}, "correction.anew")
	for _, n := range []int{approved, decided, assessment} {
		g.refused(clerk(), Correct{At: n, Reason: "did_not_happen"}, "office")
	}
	g.do(judge(), Correct{At: assessment, Reason: "wrong_party", Instead: &PerformanceAssessed{Told: Told{By: "court", Obligations: []string{"o2"}}, WithState: WithState{"full"}}})
	if g.do(judge(), Correct{At: decided, Reason: "typing_error"}); g.d.Measure("m1").Station() != "approved" || g.d.Obligation("o1").Assessed != nil {
		t.Errorf("taken back, and the measure is %s", g.d.Measure("m1").Station())
	}
	g.do(judge(), fine(g))
}

// Claim: Fold refuses a correction of a correction, a second withdrawal and a second replacement of one event.
func TestFoldRefusesCorrections(t *testing.T) {
	g := registered(t).do(clerk(), AddNote{NoteAdded: NoteAdded{InWords("误记", "")}})
	note := g.d.Version
	g.do(clerk(), Correct{At: note, Reason: "other", Instead: &NoteAdded{InWords("改记", "")}})
	for name, spoil := range map[string]func(*Event){
		"withdrawn twice":      func(e *Event) { e.Corrects = note },
		"of a correction":      func(e *Event) { e.Corrects = note + 1 },
		"of what is to come":   func(e *Event) { e.Corrects = e.Version },
		"of less than nothing": func(e *Event) { e.Corrects = -1 },
	} {
		e := g.events[note] // correction.made
		e.Version = g.d.Version + 1
		spoil(&e)
		if _, err := g.d.With(e); !errors.Is(err, ErrCorrection) && !errors.Is(err, errEnvelope) {
			t.Errorf("%s: %v", name, err)
		}
	}
	e := g.events[note+1] // the note that took the place
	e.Version = g.d.Version + 1
	if _, err := g.d.With(e); !errors.Is(err, ErrCorrection) {
		t.Errorf("replaced twice: %v", err)
	}
}

// Claim: a correction takes its place in time as well: the docket before its events' days does not know of them.
func TestCorrectionInCaseFile(t *testing.T) {
	g := registered(t)
	g.do(clerk(), Correct{At: 10, On: on(2025, 3, 20), Reason: "wrong_day", Instead: &NoticeGiven{Told: Told{By: "court"}}})
	for d, want := range map[civil.Day]int{civil.Date(2025, 3, 19): 2, civil.Date(2025, 3, 20): 3} {
		if f := g.d.CaseFile(d); len(f.Events) != want {
			t.Errorf("%v: %d events", d, len(f.Events))
		}
	}
}
