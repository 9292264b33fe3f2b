package app

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/law/parcel"
	"mandamus/store"
)

// lawyer signs law for a desk that trusts it.
type lawyer struct {
	*desk
	private, public string
	shipped         fs.FS
}

func newLawyer(t *testing.T, d *desk) *lawyer {
	t.Helper()
	private, public, err := parcel.NewKey(d.Random, "law.example.org")
	if err != nil {
		t.Fatal(err)
	}
	shipped, _ := packs.Open("cn")
	return &lawyer{d, private, public, shipped}
}

// sign makes a parcel on the hour of a day.
func (l *lawyer) sign(p parcel.Parcel, hour int) []byte {
	l.t.Helper()
	p.Jurisdiction, p.Made = cmp.Or(p.Jurisdiction, "cn"), time.Date(2025, 4, 1, hour, 0, 0, 0, time.UTC)
	out, err := parcel.Sign(p, l.private)
	if err != nil {
		l.t.Fatal(err)
	}
	return out
}

func (l *lawyer) pack(old, new string) parcel.Parcel {
	l.t.Helper()
	files, err := law.Files(l.shipped)
	if err != nil {
		l.t.Fatal(err)
	}
	for name, text := range files {
		files[name] = strings.ReplaceAll(text, old, new)
	}
	return parcel.Parcel{Kind: parcel.Law, Files: files}
}

// rests is a notice by which the last days of the limits that run are days off.
func (l *lawyer) rests() parcel.Parcel {
	l.t.Helper()
	days := []civil.Day{civil.Date(2025, 1, 1), civil.Date(2025, 10, 1)}
	running, err := l.Store.Limits(l.ctx, store.Agenda{States: []string{"running"}})
	if err != nil {
		l.t.Fatal(err)
	}
	for _, row := range running.Rows {
		if y, _, _ := row.Row.Last.YMD(); y == 2025 && calendar.China().Working(row.Row.Last) {
			days = append(days, row.Row.Last)
		}
	}
	slices.Sort(days)
	text := "date,kind,name,weekday,changes_default,in_lieu,sources\n"
	for _, d := range slices.Compact(days) {
		changes := "yes"
		if d.Weekday()%6 == 0 {
			changes = "no"
		}
		text += fmt.Sprintf("%v,off,某节,%s,%s,,x\n", d, []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}[d.Weekday()], changes)
	}
	return parcel.Parcel{Kind: parcel.Calendar, Files: map[string]string{"2025.csv": text}}
}

func (l *lawyer) prepare(raw []byte, kind parcel.Kind) *Install {
	l.t.Helper()
	in, err := l.Prepare(l.ctx, raw, kind, l.shipped, l.public)
	if err != nil {
		l.t.Fatal(err)
	}
	return in
}

// toldOf collects what a run tells.
func toldOf(into map[docket.ID]docket.LawChanged) func(CaseMoved) error {
	return func(m CaseMoved) error {
		into[m.Docket] = m.What
		return nil
	}
}

// Claim: what the dry run shows, the installation records, case by case, and nothing else; the dry run stores nothing; the rows afterwards
// are those of the new law; done again it records nothing.
func TestDryRunShowsWhatIsRecorded(t *testing.T) {
	l := newLawyer(t, newDesk(t))
	cases := []*kase{l.enforced("pay"), l.enforced("perform_duty"), l.filed("other")}
	l.on(2025, 4, 9)
	raw := l.sign(l.rests(), 1)
	before, shown, recorded := l.dump(), map[docket.ID]docket.LawChanged{}, map[docket.ID]docket.LawChanged{}
	in := l.prepare(raw, parcel.Calendar)
	seen, err := in.DryRun(l.ctx, toldOf(shown), nil)
	if err != nil || seen.Moved == 0 || seen.Limits == 0 || len(seen.Failed) > 0 || l.dump() != before {
		t.Fatalf("dry run: %+v, %v", seen, err)
	}
	done, err := in.Carry(l.ctx, nil, nil)
	if err != nil || done.Moved != seen.Moved || done.Limits != seen.Limits {
		t.Fatalf("installed: %+v, %v", done, err)
	}
	for _, k := range cases {
		for _, c := range k.docket().LawChanges {
			recorded[k.id] = *c.LawChanged
			if c.Actor != Installer {
				t.Errorf("recorded by %s", c.Actor)
			}
		}
	}
	if fmt.Sprint(shown) != fmt.Sprint(recorded) {
		t.Errorf("shown %+v\nrecorded %+v", shown, recorded)
	}
	l.underLaw()
	again := l.prepare(raw, parcel.Calendar)
	if ran, err := again.Carry(l.ctx, nil, nil); err != nil || !again.Again || ran.Moved != 0 || ran.Recorded != seen.Moved {
		t.Errorf("again: %+v, %v", ran, err)
	}
}

// underLaw holds that the rows of the store are what its law gives.
func (l *lawyer) underLaw() {
	l.t.Helper()
	book, err := LoadLaw(l.ctx, l.Store, "cn", l.shipped)
	if err != nil {
		l.t.Fatal(err)
	}
	report, err := l.Store.Verify(l.ctx, l.under(book.Pack).Projector())
	if err != nil || !report.OK() || !report.Projected {
		l.t.Errorf("%q, %v", report.Problems, err)
	}
}

// Claim: an installation that stops in the middle is finished by running it again, and comes to what an undisturbed one comes to.
func TestInterruptedInstallation(t *testing.T) {
	l := newLawyer(t, newDesk(t))
	cases := []*kase{l.enforced("pay"), l.enforced("perform_duty")}
	l.on(2025, 4, 9)
	raw := l.sign(l.rests(), 1)
	ctx, stop := context.WithCancel(l.ctx)
	if _, err := l.prepare(raw, parcel.Calendar).Carry(ctx, func(CaseMoved) error { stop(); return nil }, nil); err == nil {
		t.Fatal("it did not stop")
	}
	ran, err := l.prepare(raw, parcel.Calendar).Carry(l.ctx, nil, nil)
	if err != nil || ran.Moved+ran.Recorded != len(cases) {
		t.Errorf("%+v, %v", ran, err)
	}
	for _, k := range cases {
		if n := len(k.docket().LawChanges); n != 1 {
			t.Errorf("%d events", n)
		}
	}
	l.underLaw()
}

// Claim: law of another kind or jurisdiction, older law, law whose own tests fail and what is no law is refused with what to do; law that
// says the same moves nothing.
func TestWhatIsNotInstalled(t *testing.T) {
	l := newLawyer(t, newDesk(t))
	l.enforced("pay")
	same := l.pack("", "")
	same.Files = l.pack("# The law of", "# Law of").Files
	if ran, err := l.prepare(l.sign(same, 5), parcel.Law).Carry(l.ctx, nil, nil); err != nil || ran.Moved != 0 || ran.Cases != 1 {
		t.Errorf("the same law: %+v, %v", ran, err)
	}
	l.underLaw()
	abroad, halved := same, l.rests()
	abroad.Jurisdiction = "de"
	halved.Files = map[string]string{"x.csv": "nothing"}
	for want, c := range map[string]struct {
		p    parcel.Parcel
		hour int
		kind parcel.Kind
	}{
		"holds a pack of law": {same, 6, parcel.Calendar},
		"law of de":           {abroad, 6, parcel.Law},
		"not after what is":   {l.pack("# The law of", "#"), 4, parcel.Law},
		"Tests that the pack": {l.pack("window: 6m", "window: 7m"), 6, parcel.Law},
		"The content is":      {halved, 6, parcel.Calendar},
	} {
		if _, err := l.Prepare(l.ctx, l.sign(c.p, c.hour), c.kind, l.shipped, l.public); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if _, err := l.Prepare(l.ctx, l.sign(same, 6), parcel.Law, l.shipped); err == nil || !strings.Contains(err.Error(), "not trusted") {
		t.Errorf("without trust: %v", err)
	}
	for range 2 {
		if err := l.Trust(l.ctx, l.public); err != nil {
			t.Fatal(err)
		}
	}
	if keys, err := TrustedKeys(l.ctx, l.Store); err != nil || len(keys) != 1 {
		t.Errorf("%q, %v", keys, err)
	}
}

// Claim: a limit moves where state or last day differs, a measure turns where it opens or closes; what one law lacks does not apply there.
func TestWhatMoves(t *testing.T) {
	on := func(m int) civil.Partial { return civil.Exactly(civil.Date(2025, m, 1)) }
	duty := &casefile.Obligation{ID: "o1"}
	was := &law.Position{Obligation: duty,
		Limits:   []law.Limit{{ID: "same", State: law.Running, Last: on(5)}, {ID: "later", State: law.Running, Last: on(5)}, {ID: "gone", State: law.Met}},
		Measures: []law.Measure{{ID: "opens", State: law.Closed}, {ID: "closes", State: law.Open}, {ID: "stays", State: law.Closed}},
	}
	is := &law.Position{Obligation: duty,
		Limits:   []law.Limit{{ID: "new", State: law.Lapsed}, {ID: "same", State: law.Running, Last: on(5)}, {ID: "later", State: law.Running, Last: on(6)}},
		Measures: []law.Measure{{ID: "opens", State: law.Open}, {ID: "stays", State: law.Undetermined}},
	}
	var got []string
	for _, l := range limitsMoved(was, is) {
		got = append(got, fmt.Sprintf("%s %s %s %v %v", l.Limit, l.StateBefore, l.StateAfter, l.LastBefore.Given, l.LastAfter.Given))
	}
	for _, m := range measuresTurned(was, is) {
		got = append(got, m.Measure+" "+m.Before+" "+m.After)
	}
	want := []string{"new not_applicable lapsed false false", "later running running true true", "gone met not_applicable false false",
		"opens closed open", "closes open not_applicable"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
