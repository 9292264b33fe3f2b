package law

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

var refusedCase = []string{"2021-04-15 application", "2021-04-20 registration", "2021-05-06 finding finding=refusal"}

// The same pack, file, day and readings give the same receipt and the same answers; a byte more in the pack, or another day, gives another.
func TestReceipt(t *testing.T) {
	p, f, on := smallPack(), fileOf(t, true, refusedCase...), civil.Date(2021, 6, 30)
	of := func(p *Pack, on civil.Day, opts ...Option) string {
		a, err := Assess(p, f, on, opts...)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(a.Receipt)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	base := of(p, on)
	again, problems := Load(os.DirFS("testdata/packs/small"))
	if again == nil {
		t.Fatal(problems)
	}
	if of(again, on) != base {
		t.Error("the same pack loaded again gives another receipt")
	}
	if p.Digest() != again.Digest() {
		t.Error("the same files have two digests")
	}
	spaced, _ := Load(edited(t, "rules.yaml", "conditions:\n", "conditions:\n\n"))
	if spaced == nil || spaced.Digest() == p.Digest() {
		t.Error("a byte more in the pack does not change its digest")
	}
	rates, _ := Load(edited(t, "rates.csv", "5.35", "5.36"))
	if rates == nil || rates.rates.digest == p.rates.digest {
		t.Error("another rate does not change the digest of the rates")
	}
	for name, other := range map[string]string{"day": of(p, on+1), "reading": of(p, on, WithReadings(map[string]string{"first_day": "same_day"})), "pack": of(spaced, on)} {
		if other == base {
			t.Errorf("another %s gives the same receipt", name)
		}
	}
	var r Receipt
	if err := json.Unmarshal([]byte(of(p, on, WithReadings(map[string]string{"first_day": "same_day"}))), &r); err != nil || !reflect.DeepEqual(r.Chosen, []string{"first_day"}) {
		t.Errorf("chosen readings %v, %v", r.Chosen, err)
	}
	f.Obligations[0].What.EN = "something else"
	if of(p, on) == base {
		t.Error("another case file gives the same receipt")
	}
}

// An assessment that cannot be made says why, with the likely remedy.
func TestAssessRefuses(t *testing.T) {
	f := fileOf(t, true)
	for want, opt := range map[string]map[string]string{
		"first_day": {"first_dya": "same_day"},
		"next_day":  {"first_day": "sameday"},
	} {
		if _, err := Assess(smallPack(), f, civil.Date(2021, 6, 30), WithReadings(opt)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", opt, err)
		}
	}
	f.Jurisdiction = "cn"
	if _, err := Assess(smallPack(), f, civil.Date(2021, 6, 30)); err == nil || !strings.Contains(asMsg(err).In(i18n.ZH), "zz") {
		t.Errorf("a file of another jurisdiction: %v", err)
	}
}

// Undetermined is not closed: what a file does not say is asked for, the question that decides most first, and nothing is inferred from silence.
func TestUndeterminedIsNotNo(t *testing.T) {
	a, err := Assess(smallPack(), fileOf(t, false), civil.Date(2021, 6, 30))
	if err != nil {
		t.Fatal(err)
	}
	pos := a.Positions[0]
	closed := map[string]bool{"transfer": true, "levy": true} // a duty to act is no duty to pay
	for _, m := range pos.Measures {
		if m.State != Undetermined && !closed[m.ID] || closed[m.ID] && m.State != Closed {
			t.Errorf("%s is %s", m.ID, m.State)
		}
		if m.State == Undetermined && len(m.Ask) == 0 {
			t.Errorf("%s is undetermined, but nothing is asked", m.ID)
		}
	}
	for i, q := range pos.Questions {
		if q.Ask.ZH == "" || q.Ask.EN == "" || i > 0 && q.Decides > pos.Questions[i-1].Decides {
			t.Errorf("question %d: %+v", i, q)
		}
	}
	if len(pos.Questions) == 0 || pos.Questions[0].Fact != "applied" {
		t.Errorf("questions: %+v", pos.Questions)
	}
}

// A measure the record reports is shown with its day, also where the law holds it closed.
func TestReportedMeasures(t *testing.T) {
	f := fileOf(t, true, append(refusedCase, "2021-05 measure_decided measure=daily_fine rate=60.00", "2021-07-01 measure_decided measure=daily_fine")...)
	f.Enforcement.Kind = "civil_judgment"
	a, err := Assess(smallPack(), f, civil.Date(2021, 6, 30))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range a.Positions[0].Measures {
		if m.ID == "daily_fine" && (m.State != Closed || m.Gate != No || len(m.Reported) != 1 || m.Reported[0] != dateOf(t, "2021-05")) {
			t.Errorf("%s, gate %s, reported %v", m.State, m.Gate, m.Reported)
		}
	}
	if g := a.Positions[0].Gaps; len(g) != 1 || g[0].ID != "foreign_currency" {
		t.Errorf("gaps %v", g)
	}
}

// Two obligations are two positions, each with its own events.
func TestPositions(t *testing.T) {
	f := fileOf(t, true, "2021-04-15 application obligations=o1")
	second := f.Obligations[0]
	second.ID = "o2"
	f.Obligations = append(f.Obligations, second)
	a, err := Assess(smallPack(), f, civil.Date(2021, 6, 30))
	if err != nil {
		t.Fatal(err)
	}
	state := func(i int) Truth { return a.Positions[i].pos.truth(a.Positions[i].pos.prog.conditions["filed"].value) }
	if len(a.Positions) != 2 || state(0) != Yes || state(1) != Unknown {
		t.Errorf("applied for: %v, %v", state(0), state(1))
	}
}
