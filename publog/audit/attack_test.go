package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/publog"
	"mandamus/publog/logtest"
	"mandamus/record"
)

func TestHonestLog(t *testing.T) {
	// An honest log is found clean day after day, from the first audit on, by one that begins late and by one that counts everything again.
	w := newWorld(t)
	for range 4 {
		w.day(3)
		r := w.audit()
		w.want(r, 0, "")
	}
	late := w.task(w.publish(w.log, outside...))
	late.State = NewState()
	w.want(w.run(late), 0, "")
	again := w.task(w.publish(w.log, outside...))
	again.Recount = true
	r := w.run(again)
	w.want(r, 0, "")
	if r.From != w.log.Size() || r.Next.Size() != w.log.Size() || len(r.Standing.Outside) != 2 {
		t.Errorf("%+v", r)
	}
	w.want(w.run(w.task(w.publish(w.log, outside...))), 0, "") // nothing new
}

func TestWhoVouches(t *testing.T) {
	// Without a trust file, without a quorum and with both witnesses run by the court itself nobody vouches: that is no clean audit.
	w := newWorld(t)
	w.day(3)
	for name, witnesses := range map[string][]string{
		"none": nil, "one": {"npc.example"}, "both of the court": {"court.example/w1", "court.example/w2"},
		"one and the court's": {"bar.example", "court.example/w1", "court.example/w2"},
	} {
		r := w.run(w.task(w.publish(w.log, witnesses...)))
		if r.ExitCode() != 3 || codes(r) != "" {
			t.Errorf("%s: exit %d, %q", name, r.ExitCode(), codes(r))
		}
	}
	task := w.task(w.publish(w.log, outside...))
	task.Trust = nil
	w.want(w.run(task), 3, "")
	future := w.task(w.publish(w.log, outside...))
	future.Now = w.clock.Add(-time.Hour) // the stamps lie in the auditor's future
	w.want(w.run(future), 3, "")
}

func TestRewrittenHistoryIsFound(t *testing.T) {
	// An entry altered, removed, inserted, put elsewhere or back-dated after an audit, in a log that has grown since: two checkpoints of the
	// log prove it to anybody, and the memory of the audit stays.
	w := newWorld(t)
	w.day(5)
	w.audit()
	before := w.state
	w.day(2)
	for name, l := range map[string]*logtest.Log{
		"altered":    w.rewritten(2, func(e *publog.Entry) { e.Case = "dk-9999" }),
		"back-dated": w.rewritten(4, func(e *publog.Entry) { e.At = "2026-03-01T01:00:00Z" }),
		"removed":    w.log.With(func(all [][]byte) [][]byte { return append(all[:1], all[2:]...) }),
		"reordered":  w.log.With(func(all [][]byte) [][]byte { all[1], all[2] = all[2], all[1]; return all }),
		"inserted":   w.log.With(func(all [][]byte) [][]byte { return append([][]byte{all[1]}, all...) }),
	} {
		r := w.run(w.task(w.publish(l, outside...)))
		w.want(r, 1, "rewritten")
		if r.Next != nil || w.state.Size() != before.Size() {
			t.Errorf("%s: the memory was changed", name)
		}
		w.proves(r, name)
	}
}

// proves checks the evidence of a report as anybody would.
func (w *world) proves(r *Report, name string) {
	w.t.Helper()
	all := r.Evidence()
	if len(all) != 1 || !all[0].Proof {
		w.t.Errorf("%s: evidence %+v", name, all)
		return
	}
	var file bytes.Buffer
	if err := all[0].Write(&file); err != nil {
		w.t.Fatal(err)
	}
	f, err := publog.ParseFork(file.Bytes())
	if err == nil {
		err = f.Check(w.trust, w.clock)
	}
	if err != nil {
		w.t.Errorf("%s: %v\n%s", name, err, file.String())
	}
}

func TestYesterdaysBackupIsFound(t *testing.T) {
	// A log put back to yesterday is found by its size; where witnesses who have lost their memory stamp it anew, that proves it.
	w := newWorld(t)
	w.day(3)
	yesterday := w.log.With(func(all [][]byte) [][]byte { return all })
	stamped := w.publish(yesterday, outside...)
	w.day(3)
	w.audit()
	r := w.run(w.task(stamped))
	w.want(r, 1, "rolled_back")
	if len(r.Evidence()) != 1 || r.Evidence()[0].Proof {
		t.Errorf("evidence %+v", r.Evidence())
	}
	w.clock = w.clock.Add(time.Hour)
	r = w.run(w.task(w.publish(yesterday, outside...)))
	w.want(r, 1, "rolled_back")
	w.proves(r, "stamped anew")
}

func TestSplitViewIsFound(t *testing.T) {
	// Two people who are shown two histories find it when one has the checkpoint of the other; so does a receipt of the other history.
	w := newWorld(t)
	w.day(4)
	other := w.rewritten(1, func(e *publog.Entry) { e.Case = "dk-9999" })
	shown := w.signed(other, "npc.example")
	task := w.task(w.publish(w.log, outside...))
	task.Seen = []Seen{{Who: "neighbour.txt", Checkpoint: shown}}
	r := w.run(task)
	w.want(r, 1, "split")
	w.proves(r, "split")

	entry := w.log.Entry(1)
	index, hashes := int64(1), must(publog.Inclusion(w.log.Size(), 1, w.log.Hashes()))
	receipt := &publog.Bundle{Filing: "dk-0001", Entry: entry, Proof: &publog.Proof{Index: index, Hashes: hashes, Checkpoint: w.signed(w.log, outside...)}}
	task = w.task(w.publish(other, outside...))
	task.Receipts = []Receipt{{Name: "mine.txt", Bundle: receipt}}
	r = w.run(task)
	w.want(r, 1, "split")
	w.proves(r, "receipt of the other history")
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestOthersWhoSawTheSame(t *testing.T) {
	// Checkpoints of the same history, of more entries, of nobody and of another log are told apart.
	w := newWorld(t)
	w.day(4)
	early := w.signed(w.log, "npc.example")
	folder := w.publish(w.log, outside...)
	w.day(2)
	stranger := logtest.New("elsewhere.example/log")
	task := w.task(folder)
	task.Seen = []Seen{{"early", early}, {"later", w.signed(w.log, outside...)}, {"elsewhere", stranger.Signed(0)}, {"nothing", []byte("x")}}
	r := w.run(task)
	w.want(r, 1, "behind")
	text := r.Text("en")
	for _, line := range []string{"early: 5 entries, the same history", "elsewhere: no checkpoint", "nothing: no checkpoint"} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is missing in\n%s", line, text)
		}
	}
}

func TestNumbersAndForms(t *testing.T) {
	// A number skipped, a number used twice, an entry that is none and an opening of nothing are found in the entries, once new and then
	// as known, and never forgotten.
	w := newWorld(t)
	w.day(2)
	w.audit()
	skipped := w.entry("application.filed/1", "dk-0100", "{}")
	skipped.Number++
	w.add(skipped)
	again := w.entry("application.filed/1", "dk-0101", "{}")
	again.Number--
	w.add(again)
	w.rec.Tally.Size++
	w.log.Add([]byte("hello"))
	w.add(w.entry(publog.KindOpened, "", `{"of":1}`))
	const all = "number.gap number.again entry opened.nothing"
	w.want(w.audit(), 1, all)
	r := w.audit()
	w.want(r, 1, all)
	if len(r.New) != 0 || len(r.Before) != 4 {
		t.Errorf("new %v, before %v", r.New, r.Before)
	}
	w.file()
	task := w.task(w.publish(w.log, outside...))
	task.Recount = true
	r = w.run(task)
	w.want(r, 1, all)
	if len(r.New) != 0 {
		t.Errorf("counted again: new %v", r.New)
	}
}

func TestTimesThatCannotBe(t *testing.T) {
	// A clock set back, an entry dated before the last stamp that did not show it, and one dated into the future are found; a late legal day
	// and the jitter of clocks are not.
	w := newWorld(t)
	w.day(2)
	w.audit()
	at := func(at time.Time) {
		e := w.entry("application.filed/1", "dk-0100", "{}")
		e.At, e.Day = at.Format(time.RFC3339), "2026-01-15"
		w.add(e)
	}
	stamped := w.clock
	w.clock = w.clock.Add(time.Hour)
	at(stamped.Add(-publish))
	w.want(w.audit(), 0, "")

	w = newWorld(t)
	w.day(2)
	w.audit()
	at(stamped.Add(-publish - time.Second))
	w.want(w.audit(), 1, "backdated_stamp")

	w = newWorld(t)
	w.day(2)
	at(w.clock)
	at(w.clock.Add(-time.Minute - jitter))
	w.want(w.audit(), 0, "")
	at(w.clock.Add(-2*time.Minute - jitter - time.Second))
	w.want(w.audit(), 1, "backdated")

	w = newWorld(t)
	w.day(2)
	at(w.clock.Add(skew + 4*time.Minute))
	at(w.clock)
	w.want(w.audit(), 1, "ahead")

	w = newWorld(t) // the court's clock runs ahead, the auditor comes later
	w.day(2)
	at(w.clock.Add(skew + 2*time.Minute))
	task := w.task(w.publish(w.log, outside...))
	task.Now = w.clock.Add(time.Hour)
	w.want(w.run(task), 1, "ahead_stamp")
}

func TestManyFindingsOfOneKind(t *testing.T) {
	// A clock set back for long makes one short list and a number, not a state that grows without end.
	w := newWorld(t)
	w.day(2)
	w.clock = w.clock.AddDate(0, 0, -30)
	for range listed + 15 {
		w.file()
	}
	w.clock = monday.AddDate(0, 0, 1)
	r := w.audit()
	if len(r.New) != listed || r.Counts["audit.found.backdated"] != listed+15 || !strings.Contains(r.Text("en"), "15 more of this kind") {
		t.Errorf("%d findings, counts %v\n%s", len(r.New), r.Counts, r.Text("en"))
	}
}

func TestCountsThatAreFalse(t *testing.T) {
	// A count made smaller, a case dropped from the counts from the first day on, a day without a commitment and a series cut short are found.
	dropped := func(d *record.DayCommitment) { d.Cases--; d.Stages = nil }
	for name, test := range map[string]struct {
		change func(*record.DayCommitment)
		skip   bool
		want   string
	}{
		"smaller than yesterday": {func(d *record.DayCommitment) { d.Cases = 1; d.Stages = nil }, false, "count.shrunk count.wrong count.wrong"},
		"a case dropped":         {dropped, false, "count.wrong count.wrong"},
		"a day left out":         {nil, true, "day.missing"},
		"a kind":                 {func(d *record.DayCommitment) { d.Kinds["application.filed/1"]++ }, false, "count.wrong"},
		"a series cut short":     {func(d *record.DayCommitment) { d.Series["2026 application.filed/1"]-- }, false, "count.wrong"},
		"withheld not named":     {func(d *record.DayCommitment) { d.Withheld = nil }, false, "count.wrong"},
	} {
		w := newWorld(t)
		w.day(3)
		w.add(w.entry(publog.KindWithheld, "", ""))
		w.file()
		if test.skip {
			w.clock = w.clock.Add(24 * time.Hour)
		}
		w.commit(test.change)
		r := w.audit()
		if codes(r) != test.want || r.ExitCode() != 1 {
			t.Errorf("%s: exit %d, %q\n%s", name, r.ExitCode(), codes(r), r.Text("en"))
		}
	}
}

func TestSilence(t *testing.T) {
	// A court that stops committing, one that never did, and a log that no witness has stamped for two days are found after the days there are.
	w := newWorld(t)
	w.file()
	w.clock = monday.AddDate(0, 0, 2)
	w.want(w.audit(), 0, "")
	w.clock = monday.AddDate(0, 0, 3)
	w.want(w.audit(), 1, "never_committed")

	w = newWorld(t)
	w.day(2)
	folder := w.publish(w.log, outside...)
	for days, want := range map[int]string{0: "", 1: "", 2: "silent stale", 3: "silent stale"} {
		task := w.task(folder)
		task.Now = w.clock.AddDate(0, 0, days)
		if r := w.run(task); codes(r) != want {
			t.Errorf("after %d days: %q, want %q", days, codes(r), want)
		}
	}
}

func TestWithheldForTooLong(t *testing.T) {
	// An entry that is withheld longer than any rule of the policy allows is found on the day after, and no more once it is opened.
	w := newWorld(t)
	w.add(w.entry(publog.KindWithheld, "", ""))
	last := record.Default().Outermost(today(w))
	for w.clock = monday; today(w) < last; w.clock = w.clock.AddDate(0, 1, 0) {
	}
	w.clock = time.Date(2029, 3, 2, 1, 0, 0, 0, time.UTC)
	if today(w) != last {
		t.Fatalf("the last day is %v", last)
	}
	w.commit(nil)
	w.want(w.audit(), 0, "")
	w.clock = w.clock.AddDate(0, 0, 1)
	w.commit(nil)
	w.want(w.audit(), 1, "withheld.overdue")
	w.add(w.entry(publog.KindOpened, "", `{"of":0,"rule":"never"}`))
	w.want(w.audit(), 0, "")
}

func TestPromises(t *testing.T) {
	// A promise that was kept, one whose time is not up, one that was broken, and a receipt that is false: the broken one comes with proof.
	w := newWorld(t)
	w.day(3)
	private, _ := logtest.KeyPair(origin, publog.Ed25519)
	signer := must(publog.NewSigner(private, nil))
	promised := func(entry []byte, by time.Time) *publog.Bundle {
		note := must(publog.SignPromise(publog.Promise{Origin: origin, Leaf: publog.LeafHash(entry), By: by, Size: 1}, signer))
		e := must(publog.ParseEntry(entry))
		return &publog.Bundle{Filing: e.Case, Entry: entry, Promise: note}
	}
	lost := must(w.entry("application.filed/1", "dk-0777", "{}").Canonical())
	forged := promised(w.log.Entry(1), w.clock)
	forged.Promise = bytes.Replace(forged.Promise, []byte("\n1\n"), []byte("\n0\n"), 1)
	task := w.task(w.publish(w.log, outside...))
	task.Receipts = []Receipt{
		{"kept.txt", promised(w.log.Entry(1), w.clock)}, {"early.txt", promised(lost, w.clock.Add(time.Hour))},
		{"lost.txt", promised(lost, w.clock.Add(-time.Hour))}, {"forged.txt", forged},
	}
	r := w.run(task)
	w.want(r, 1, "broken")
	for status, n := range map[publog.Status]int{publog.Proved: 1, publog.Promised: 1, publog.BrokenBy: 1, publog.Refuted: 1} {
		if r.Receipts[status] != n {
			t.Errorf("%s: %d, want %d", status, r.Receipts[status], n)
		}
	}
	var file bytes.Buffer
	if len(r.Evidence()) != 1 {
		t.Fatalf("evidence %+v", r.Evidence())
	}
	if err := r.Evidence()[0].Write(&file); err != nil {
		t.Fatal(err)
	}
	if p, _, err := publog.CheckBroken(&file, w.trust, w.clock); err != nil || p.Leaf != publog.LeafHash(lost) {
		t.Errorf("%v, %v", p, err)
	}
}

func TestForgedFiles(t *testing.T) {
	// A log that hands out other entries or hashes than it signed, or none, is found out; one that cannot be read at all is no finding.
	w := newWorld(t)
	w.day(4)
	for name, spoil := range map[string]func(path string) error{
		"altered": func(path string) error {
			data := must(os.ReadFile(path))
			data[len(data)/2] ^= 1
			return os.WriteFile(path, data, 0o644)
		},
		"incomplete": os.Remove,
	} {
		for _, file := range []string{"tile/entries/000.p/5", "tile/0/000.p/5"} {
			folder := w.publish(w.log, outside...)
			if err := spoil(filepath.Join(folder, file)); err != nil {
				t.Fatal(err)
			}
			r := w.run(w.task(folder))
			w.want(r, 1, name)
			if r.Next != nil {
				t.Errorf("%s: the memory was changed", name)
			}
		}
	}
	if _, err := Run(context.Background(), w.task(t.TempDir())); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no log: %v", err)
	}
}

func TestSignatures(t *testing.T) {
	// A log signed by another key, by none, or that is another log stops the audit; a key that took over in the log itself is followed,
	// and one that took over without the old one is not.
	w := newWorld(t)
	w.day(2)
	w.audit()
	stranger := logtest.New("stranger")
	stranger.Origin = origin
	for range 5 {
		stranger.Add([]byte("x"))
	}
	w.want(w.run(w.task(w.publish(stranger))), 1, "signature")
	elsewhere := logtest.New("elsewhere.example/log")
	elsewhere.Add([]byte("x"))
	w.want(w.run(w.task(w.publish(elsewhere))), 1, "other_log")

	private, public := logtest.KeyPair("next", publog.Ed25519)
	old := must(publog.NewSigner(must2(logtest.KeyPair(origin, publog.Ed25519)), nil))
	next := must(publog.NewSigner(private, nil))
	hand := must(publog.SignRotation(publog.Rotation{Origin: origin, Old: w.log.Key, New: logtest.Key(public)}, old, next))
	w.add(publog.Entry{V: 1, Kind: publog.KindKeyRotated, At: w.clock.Format(time.RFC3339), Public: hand})
	folder := w.publish(w.log, outside...)
	w.want(w.run(w.task(folder)), 1, "retired_key")
	byNext := must(publog.SignCheckpoint(w.log.Checkpoint(w.log.Size()), next, w.cosigner["npc.example"].At(w.clock), w.cosigner["bar.example"].At(w.clock)))
	if err := os.WriteFile(filepath.Join(folder, publog.CheckpointPath), byNext, 0o644); err != nil {
		t.Fatal(err)
	}
	w.want(w.run(w.task(folder)), 0, "")
	w.want(w.run(w.task(folder)), 0, "") // from the state

	w.add(publog.Entry{V: 1, Kind: publog.KindKeyRotated, At: w.clock.Format(time.RFC3339), Public: json.RawMessage(`{"note":"x"}`)})
	bad := w.publish(w.log)
	note := must(publog.SignCheckpoint(w.log.Checkpoint(w.log.Size()), next))
	if err := os.WriteFile(filepath.Join(bad, publog.CheckpointPath), note, 0o644); err != nil {
		t.Fatal(err)
	}
	w.want(w.run(w.task(bad)), 1, "rotation")
}

func must2(private, _ string) string { return private }

func TestStatesThatAreRefused(t *testing.T) {
	// A state is read back as it was written; a damaged one is an error, since one that has forgotten would find nothing.
	w := newWorld(t)
	w.day(3)
	w.audit()
	path := filepath.Join(t.TempDir(), "state.json")
	if err := w.state.Save(path); err != nil {
		t.Fatal(err)
	}
	whole := must(os.ReadFile(path))
	for name, content := range map[string][]byte{
		"empty": nil, "half": whole[:len(whole)/2],
		"another size": bytes.Replace(whole, []byte(`\n4\n`), []byte(`\n3\n`), 1),
		"other field":  bytes.Replace(whole, []byte(`"origin"`), []byte(`"place"`), 1),
		"version":      bytes.Replace(whole, []byte(`"v": 1`), []byte(`"v": 2`), 1),
		"no counts":    bytes.Replace(whole, []byte(`"size": 4`), []byte(`"size": -4`), 1),
	} {
		if bytes.Equal(content, whole) {
			t.Fatalf("%s: nothing changed in %s", name, whole)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(path); !errors.Is(err, ErrState) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s, err := Load(filepath.Join(t.TempDir(), "none.json")); err != nil || s.Size() != 0 {
		t.Errorf("a new one: %v, %v", s, err)
	}
}

func TestProgressIsTold(t *testing.T) {
	// Whoever waits is told how far it is, up to the last entry.
	w := newWorld(t)
	w.day(600)
	task := w.task(w.publish(w.log, outside...))
	var told []int64
	task.Progress = func(done, total int64) { told = append(told, done, total) }
	w.run(task)
	if len(told) != 6 || told[0] != 256 || told[4] != 601 || told[5] != 601 {
		t.Errorf("told %v", told)
	}
}
