package docket

import (
	"testing"

	"mandamus/casefile"
)

// Claim: a hearing is set from today on, moved with a reason while it was not held, and held on its day or later by those of
// the case.
func TestHearings(t *testing.T) {
	set := ScheduleHearing{HearingScheduled: HearingScheduled{On: date(2025, 6, 9), At: "14:30", Place: InWords("第三法庭", ""), About: "social_impact"}}
	g := registered(t).do(clerk(), set)
	wrong := set
	wrong.HearingScheduled.On = date(2025, 6, 1)
	g.refused(clerk(), wrong, "hearing.past")
	wrong.HearingScheduled.On = casefile.Undated()
	g.refused(clerk(), wrong, "hearing.past")
	wrong = set
	wrong.At = "24:00"
	g.refused(clerk(), wrong, "unknown_word")
	wrong.About = "weather"
	g.refused(clerk(), wrong, "unknown_word")
	move := MoveHearing{HearingMoved: HearingMoved{Hearing: "h1", On: date(2025, 6, 2), At: "09:00", Reason: "clash"}}
	g.refused(clerk(), HoldHearing{HearingHeld: HearingHeld{Hearing: "h1"}}, "hearing.not_yet")
	g.do(clerk(), move)
	late, lost := move, move
	late.Reason = "rain"
	lost.Hearing = "h2"
	g.refused(clerk(), late, "unknown_word")
	g.refused(clerk(), lost, "unknown_id")
	late = move
	late.At = "9"
	g.refused(clerk(), late, "unknown_word")
	g.refused(clerk(), HoldHearing{HearingHeld: HearingHeld{Hearing: "h1", Present: []string{"a1", "x9"}}}, "unknown_id")
	g.do(clerk(), HoldHearing{HearingHeld: HearingHeld{Hearing: "h1", Present: []string{"a1", "p1"}}})
	g.refused(clerk(), move, "hearing.held")
	g.refused(clerk(), HoldHearing{HearingHeld: HearingHeld{Hearing: "h1"}}, "hearing.held")
	if h := g.d.Hearing("h1"); h.At != "09:00" || h.On != date(2025, 6, 2) || h.Held.IsZero() {
		t.Errorf("hearing %+v", h)
	}
}

// Claim: a case is laid aside once at a time, until a day that is still to come, and taken up with a reason.
func TestHolds(t *testing.T) {
	g := registered(t)
	hold := func(until casefile.Date) PlaceHold {
		return PlaceHold{HoldPlaced: HoldPlaced{Until: until, Reason: "awaiting_reply"}}
	}
	g.refused(clerk(), EndHold{Why: "day_came"}, "hold.none")
	g.refused(clerk(), hold(date(2025, 6, 2)), "hold.past")
	g.refused(clerk(), PlaceHold{HoldPlaced: HoldPlaced{Until: date(2025, 6, 3), Reason: "lunch"}}, "unknown_word")
	g.do(clerk(), hold(date(2025, 6, 3)))
	g.refused(clerk(), hold(date(2025, 6, 4)), "hold.already")
	g.refused(clerk(), EndHold{Why: "bored"}, "unknown_word")
	g.do(system(), EndHold{Why: "day_came"}).do(clerk(), hold(date(2025, 7, 1)))
	if h := g.d.Hold(); h.ID != "w2" || g.d.Holds[0].Ended.Actor != "system:daily" {
		t.Errorf("hold %+v", h)
	}
}

// Claim: a lapse is recorded by the daily run alone, after the last day, once for each last day.
func TestNoteLapse(t *testing.T) {
	lapse := func(last casefile.Date) NoteLapse {
		return NoteLapse{LimitLapsed: LimitLapsed{Obligation: "o1", Limit: "performance", Last: last, WithUnder: WithUnder{"cn 1"}}}
	}
	g := registered(t)
	g.refused(judge(), lapse(date(2025, 5, 1)), "office")
	g.refused(system(), lapse(date(2025, 6, 2)), "lapse.not_yet")
	g.do(system(), lapse(date(2025, 6, 1)))
	g.refused(system(), lapse(date(2025, 6, 1)), "lapse.noted")
	g.do(system(), lapse(date(2025, 5, 31)))
	wrong := lapse(date(2025, 5, 1))
	wrong.Limit = ""
	g.refused(system(), wrong, "wanting")
	wrong.Obligation = "o9"
	g.refused(system(), wrong, "unknown_id")
	if len(g.d.Lapses) != 2 || g.d.Lapses[0].Under != "cn 1" {
		t.Errorf("lapses %+v", g.d.Lapses)
	}
}

// Claim: the two sorts of row of the non-use ledger are told apart: only “not decided” names the finding that is wanting.
func TestNoteNonUse(t *testing.T) {
	row := func(sort, finding, reason string) NoteNonUse {
		return NoteNonUse{NonUseNoted: NonUseNoted{Obligation: "o1", Measure: "daily_fine", Sort: sort, From: date(2025, 4, 8), Finding: finding, Reason: reason}}
	}
	g := registered(t)
	g.do(system(), row("available_not_used", "", "none_given")).do(system(), row("not_decided", "refusal", "none_given")).do(judge(), row("available_not_used", "", "settlement_talks"))
	g.refused(system(), row("available_not_used", "refusal", "none_given"), "nonuse.finding")
	g.refused(system(), row("not_decided", "", "none_given"), "nonuse.finding")
	g.refused(system(), row("not_decided", "refusal", "breach"), "unknown_word")
	g.refused(system(), row("forgotten", "", "none_given"), "unknown_word")
	g.refused(clerk(), row("available_not_used", "", "none_given"), "office")
	wrong := row("available_not_used", "", "none_given")
	wrong.From = casefile.Date{}
	g.refused(system(), wrong, "wanting")
	wrong.Obligation = ""
	g.refused(system(), wrong, "unknown_id")
	if len(g.d.NonUse) != 3 {
		t.Errorf("%d rows", len(g.d.NonUse))
	}
}

// Claim: notes and simple occurrences are recorded, also after the closing; what has a verb of its own is not a simple one.
func TestRecordAndNotes(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), AddNote{}, "wanting")
	g.do(clerk(), AddNote{NoteAdded: NoteAdded{InWords("致电申请人", "")}})
	g.do(clerk(), Record{Body: &PromiseMade{Told: Told{By: "debtor", Obligations: []string{"o1"}}, WithUntil: WithUntil{date(2025, 7, 1)}}})
	g.refused(clerk(), Record{}, "wanting")
	g.refused(clerk(), Record{Body: &PaymentMade{}}, "own_verb")
	g.refused(clerk(), Record{Body: &NoteAdded{}}, "own_verb")
	g.refused(clerk(), Record{Body: &LetterSent{Told{Obligations: []string{"o9"}}}}, "unknown_id")
	g.refused(clerk(), Record{Body: &TermExtended{}}, "shape")
	g.do(judge(), Terminate{Ground: "debtor_gone"}).do(clerk(), Record{Body: &LetterSent{}}).do(clerk(), AddNote{NoteAdded: NoteAdded{InWords("归档", "")}})
	if len(g.d.Notes) != 2 || g.d.Notes[0].NoteAdded.Note.Text().ZH != "致电申请人" {
		t.Errorf("notes %+v", g.d.Notes)
	}
}

// Claim: an erasure is put on record only for a personal value that is there.
func TestRecordErasure(t *testing.T) {
	g := registered(t)
	erase := func(of int, field, basis string) RecordErasure {
		return RecordErasure{ValueErased: ValueErased{of, field, basis}}
	}
	g.refused(clerk(), erase(3, "/name/zh", "whim"), "unknown_word")
	g.refused(clerk(), erase(3, "/name/en", "request_of_person"), "erasure.nothing")
	g.refused(clerk(), erase(99, "/name/zh", "request_of_person"), "erasure.nothing")
	g.do(clerk(), erase(3, "/name/zh", "request_of_person"))
}
