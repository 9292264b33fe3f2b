package app

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"mandamus/docket"
	"mandamus/law"
	"mandamus/law/packs"
)

// annotated is the pack of China with a comment more: the same law under another receipt.
func annotated(t *testing.T) *law.Pack {
	t.Helper()
	folder, ok := packs.Open("cn")
	if !ok {
		t.Fatal("no pack")
	}
	files := fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		if strings.HasSuffix(path, ".yaml") {
			data = append(data, "\n# annotated\n"...)
		}
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	pack, problems := law.Load(files)
	if pack == nil {
		t.Fatal(problems)
	}
	return pack
}

// Claim: a preview gives the events a verb would record and stores none of them; a verb is blocked where the docket refuses it whatever is
// said, and not where something is only left out.
func TestPreview(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	before := k.docket()
	events, err := d.Preview(judge(), before, docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords("附记", "")}})
	if err != nil || len(events) != 1 || events[0].Version != before.Version+1 || k.docket().Version != before.Version {
		t.Errorf("%d events (%v), version %d", len(events), err, k.docket().Version)
	}
	for _, test := range []struct {
		cmd  docket.Command
		rule string
	}{
		{docket.Resume{}, "halt.none"}, {docket.EndHold{}, "hold.none"}, {docket.Reverse{}, "reversal.stands"}, {docket.BreachSettlement{}, "settlement.none"},
		{docket.AddNote{}, ""}, {docket.Close{}, ""}, {docket.RecordPayment{}, ""}, {docket.Correct{}, ""},
	} {
		rule := ""
		if r := d.Blocked(judge(), before, test.cmd); r != nil {
			rule = r.Rule
		}
		if rule != test.rule {
			t.Errorf("%T is blocked by %q, want %q", test.cmd, rule, test.rule)
		}
	}
	if r := d.Blocked(clerk(), before, docket.Close{}); r == nil || r.Rule != "office" {
		t.Errorf("a clerk closes: %v", r)
	}
}

// Claim: what was decided under the law as it is needs no word; under another receipt it is said whether the measure stands open today; from
// whom deliberation is withheld hears nothing.
func TestOtherwise(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.identify()
	propose := proposal("daily_fine", "o1", "p1")
	propose.Rate = "80.00"
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), propose))
	seen := func(x Actor) View {
		v, err := d.Case(d.ctx, x, k.id, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if all, err := d.Otherwise(d.ctx, seen(judge())); err != nil || len(all) != 0 {
		t.Errorf("the law is the same: %+v (%v)", all, err)
	}
	d.Pack = annotated(t)
	all, err := d.Otherwise(d.ctx, seen(judge()))
	if err != nil || len(all) != 1 || all[0].Measure != "daily_fine" || all[0].Same() || !all[0].Open() || all[0].State != law.Open {
		t.Errorf("another pack: %+v (%v)", all, err)
	}
	if all, err := d.Otherwise(d.ctx, seen(clerk())); err != nil || len(all) != 0 {
		t.Errorf("a clerk hears of a proposal: %+v (%v)", all, err)
	}
}
