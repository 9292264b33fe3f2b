package docket

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

// Claim: events of another docket, a gap, a repetition and a wrong order are no docket; no events are an empty one.
func TestFoldRefusesGaps(t *testing.T) {
	events := registered(t).events
	other := slices.Clone(events)
	other[3].Docket = "01hzzzzzzzzzzzzzzzzzzzzzz2"
	swapped := slices.Clone(events)
	swapped[2], swapped[3] = swapped[3], swapped[2]
	for name, bad := range map[string][]Event{
		"begins late": events[1:], "gap": slices.Delete(slices.Clone(events), 2, 3), "twice": append(slices.Clone(events), events[len(events)-1]),
		"another docket's": other, "order": swapped,
	} {
		if _, err := Fold(bad); !errors.Is(err, ErrGap) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d, err := Fold(nil); err != nil || d.Version != 0 || d.Opened != nil {
		t.Errorf("no events: %+v, %v", d, err)
	}
}

// Claim: folding on leaves the docket folded on from as it was, and gives what folding all at once gives.
func TestWithLeavesTheDocketAlone(t *testing.T) {
	events := played(t).events
	for cut := range events {
		early, err := Fold(events[:cut])
		if err != nil {
			t.Fatal(err)
		}
		before := dump(early)
		late, err := early.With(events[cut:]...)
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := Fold(events)
		if dump(early) != before || dump(late) != dump(whole) {
			t.Fatalf("cut at %d", cut)
		}
		for i := range early.History {
			if early.History[i].CorrectedBy > cut {
				t.Fatalf("cut at %d: event %d knows of its correction", cut, i+1)
			}
		}
	}
}

// Claim: an event of a later version of a kind, or of a kind to come, is kept and shown and fails nothing; Decide does not act
// on a docket that has one.
func TestUnknownKindsAreKept(t *testing.T) {
	for _, kind := range []string{"payment.made/2", "miracle.worked/1"} {
		g := registered(t)
		before := g.d.CaseFile(today)
		e := g.events[len(g.events)-1]
		e.Version, e.Kind, e.Body, e.Private = e.Version+1, kind, json.RawMessage(`{"shape":["not",1,"of ours"]}`), []Private{{Field: "/x", Value: "y"}}
		g.take([]Event{e})
		last := g.d.History[len(g.d.History)-1]
		if last.Known() || !slices.Equal(g.d.Unknown, []int{e.Version}) || last.Event.Kind != kind || len(g.d.CaseFile(today).Events) != len(before.Events) {
			t.Errorf("%s: %+v", kind, last)
		}
		g.refused(clerk(), AddNote{NoteAdded: NoteAdded{InWords("记", "")}}, "unknown_kind")
		// It may correct, and be corrected by, what is known.
		e.Version, e.Corrects = e.Version+1, 6
		g.take([]Event{e})
		if !g.d.Filed.IsZero() {
			t.Error("what an unknown event corrects still counts")
		}
	}
}

// Claim: a known event whose body is not in its form, or whose value is not the one committed to, is no part of a docket.
func TestFoldRefusesSpoiltBodies(t *testing.T) {
	events := registered(t).events
	spoil := func(i int, f func(*Event)) []Event {
		out := slices.Clone(events)
		f(&out[i])
		return out
	}
	for want, bad := range map[error][]Event{
		errBody:    spoil(5, func(e *Event) { e.Body = json.RawMessage(`{"by": "applicant"}`) }),
		errPrivate: spoil(2, func(e *Event) { e.Private = nil }),
		errCommitment: spoil(2, func(e *Event) {
			e.Private = []Private{{Field: e.Private[0].Field, Value: "李四", Salt: e.Private[0].Salt}}
		}),
	} {
		if _, err := Fold(bad); !errors.Is(err, want) || !strings.Contains(err.Error(), "event") {
			t.Errorf("want %v: %v", want, err)
		}
	}
}

// Claim: with all that is personal erased a docket folds to the same state, but for the erased values.
func TestErasure(t *testing.T) {
	for name, events := range map[string][]Event{"every kind": everyKind(t), "played": played(t).events} {
		whole, err := Fold(events)
		if err != nil {
			t.Fatal(name, err)
		}
		want := dump(whole)
		var values []string
		erased := slices.Clone(events)
		for i := range erased {
			erased[i].Private = slices.Clone(erased[i].Private)
			for j, p := range erased[i].Private {
				values = append(values, p.Value)
				erased[i].Private[j] = Private{Field: p.Field, Erased: true}
			}
		}
		slices.SortFunc(values, func(a, b string) int { return len(b) - len(a) })
		for _, v := range values {
			want = strings.ReplaceAll(want, ": "+v+"\n", ": 【已删除】\n")
		}
		d, err := Fold(erased)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := dump(d); got != want {
			t.Errorf("%s: the state differs beyond the erased values:\n%s", name, got)
		}
		if f := d.CaseFile(today); len(f.Events) != len(whole.CaseFile(today).Events) || !strings.Contains(dump(d), "【已删除】") {
			t.Errorf("%s: the case file has lost events", name)
		}
	}
}
