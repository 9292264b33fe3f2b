package docket

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

func making() Making {
	return Making{Docket: testID, Recorded: time.Date(2025, 6, 2, 3, 4, 5, 0, time.UTC), Actor: "system:import", Salt: salts()}
}

// example reads an example case file.
func example(t testing.TB, path string) *casefile.File {
	t.Helper()
	f, problems := casefile.Read(path, readFile(t, path))
	if f == nil {
		t.Fatal(problems)
	}
	return f
}

// made returns the docket of a case file.
func made(t testing.TB, f *casefile.File) *Docket {
	t.Helper()
	events, err := FromCaseFile(f, making())
	if err != nil {
		t.Fatal(err)
	}
	d, err := Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Claim: each real case as a docket gives back the case file it was made from, byte for byte, whatever the day.
func TestReconstructionsGiveTheirCaseFileBack(t *testing.T) {
	for _, path := range files(t, "../examples/cn/*.yaml") {
		f := example(t, path)
		d := made(t, f)
		for _, on := range []civil.Day{civil.Date(1999, 1, 1), today} {
			if got, want := casefile.Encode(d.CaseFile(on)), casefile.Encode(f); !bytes.Equal(got, want) {
				t.Errorf("%s comes back as\n%s", path, got)
			}
		}
		if !d.Reconstruction() {
			t.Errorf("%s is no reconstruction", path)
		}
	}
}

// Claim: a reconstruction holds the reported events and no other, each with its legal day and its sources.
func TestReconstructionsHoldReportedEventsOnly(t *testing.T) {
	for _, path := range files(t, "../examples/cn/*.yaml") {
		f := example(t, path)
		d := made(t, f)
		var occurrences []Entry
		for _, e := range d.History {
			if e.Kind.Event != "" {
				occurrences = append(occurrences, e)
			}
		}
		if len(occurrences) != len(f.Events) {
			t.Fatalf("%s: %d occurrences of %d reported events", path, len(occurrences), len(f.Events))
		}
		for i, e := range occurrences {
			if want := f.Events[i]; e.Event.Legal != want.On || e.Kind.Event != want.Kind || !slices.Equal(e.Body.(occurrence).told().Source, want.Source) {
				t.Errorf("%s: event %d is a %s of %s", path, i, e.Kind, e.Event.Legal)
			}
		}
	}
}

// Claim: nothing can be added to the docket of a real case, by whatever command.
func TestReconstructionsRefuseUnreportedEvents(t *testing.T) {
	d := made(t, example(t, "../examples/cn/cn-001.yaml"))
	for _, cmd := range someCommands() {
		g := &game{t: t, d: d}
		g.refused(president(), cmd, "reconstruction")
	}
}

// Claim: an incomplete case file that does not say what it was made from, or names no source, becomes no docket; nor does one
// that contradicts the format.
func TestUnreportedCaseFilesAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*casefile.File){
		"no banner":  func(f *casefile.File) { f.Banner = i18n.Text{} },
		"no sources": func(f *casefile.File) { f.Sources, f.Doubts = nil, nil },
	} {
		f := example(t, "../examples/cn/cn-001.yaml")
		spoil(f)
		if _, err := FromCaseFile(f, making()); !errors.Is(err, ErrUnreported) {
			t.Errorf("%s: %v", name, err)
		}
	}
	f := example(t, "../examples/cn/cn-001.yaml")
	f.Events[3].Kind = "nothing"
	if _, err := FromCaseFile(f, making()); err == nil {
		t.Error("a wrong kind is accepted")
	}
}

// Claim: an invented, complete case becomes a docket to go on with; it says what the file says, and denies what a court's own
// docket would have.
func TestInventedCasesBecomeLiveDockets(t *testing.T) {
	for _, path := range files(t, "../examples/fictitious/*.yaml") {
		f := example(t, path)
		d := made(t, f)
		on := f.ReportedTo.Last
		got := d.CaseFile(on)
		if problems := casefile.Check(got); len(problems) > 0 {
			t.Errorf("%s: %v", path, problems)
		}
		want := *f
		want.NoneOf = got.NoneOf
		for i := range want.Events {
			want.Events[i].ID = got.Events[i].ID
		}
		for i := range want.Obligations {
			if want.Obligations[i].Performance.State == "" {
				want.Obligations[i].Performance = got.Obligations[i].Performance
			}
		}
		if a, b := casefile.Encode(got), casefile.Encode(&want); !bytes.Equal(a, b) {
			t.Errorf("%s comes back as\n%s\nwant\n%s", path, a, b)
		}
		if d.Reconstruction() || len(got.NoneOf) != 1 || got.NoneOf[0].AsOf != day(on) {
			t.Errorf("%s: reconstruction %v, none of %v", path, d.Reconstruction(), got.NoneOf)
		}
	}
}

// Claim: a court's docket denies exactly the kinds it would have and has not, as of the day asked, leaves out what came later,
// and says that nothing is performed only as long as nobody has said or paid anything.
func TestKeptDocketsDeny(t *testing.T) {
	g := registered(t)
	f := g.d.CaseFile(civil.Date(2025, 3, 6))
	denied := f.NoneOf[0].Kinds
	for kind, want := range map[string]bool{
		"application": false, "registration": false, "notice": true, "stay": true, "finding": true, "measure_decided": true,
		"payment": false, "interference": false, "obstacle": false, "letter": false, "suit": false,
	} {
		if slices.Contains(denied, kind) != want {
			t.Errorf("%s denied: %v", kind, !want)
		}
	}
	if f.NoneOf[0].AsOf != date(2025, 3, 6) || !f.Complete || f.ReportedTo != date(2025, 3, 6) {
		t.Errorf("none of as of %v, complete %v", f.NoneOf[0].AsOf, f.Complete)
	}
	if slices.Contains(g.d.CaseFile(civil.Date(2025, 3, 7)).NoneOf[0].Kinds, "notice") {
		t.Error("the notice is denied on its day")
	}
	if p := f.Obligations[0].Performance; p.State != "none" || p.By != "applicant" {
		t.Errorf("performance %+v", p)
	}
	g.do(clerk(), RecordPayment{PaymentMade: PaymentMade{WithAmount: WithAmount{"10.00"}}})
	f = g.d.CaseFile(today)
	if f.Obligations[0].Performance.State != "" || f.Obligations[1].Performance.State != "none" {
		t.Errorf("after a payment on o1: %+v, %+v", f.Obligations[0].Performance, f.Obligations[1].Performance)
	}
	g.do(judge(), AssessPerformance{PerformanceAssessed: PerformanceAssessed{Told: Told{Obligations: []string{"o1"}}, WithState: WithState{"partial"}}})
	if p := g.d.CaseFile(today).Obligations[0].Performance; p != (casefile.Performance{State: "partial", By: "court", AsOf: day(today)}) {
		t.Errorf("assessed: %+v", p)
	}
}
