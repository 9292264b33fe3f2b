package audit

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/publog"
	"mandamus/publog/logtest"
)

var update = flag.Bool("update", false, "write the golden reports anew")

func TestReportsRead(t *testing.T) {
	// What a report says of each kind of finding stands in testdata, in Chinese and in English, as a reader gets it.
	for name, report := range reports(t) {
		report.Place = "https://court.example/log" // not the folder of the test
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			got := report.Text(l)
			file := filepath.Join("testdata", name+"."+string(l)+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || got != string(want) {
				t.Errorf("%s: %v\n%s", file, err, got)
			}
		}
	}
}

// reports are one of each kind.
func reports(t *testing.T) map[string]*Report {
	t.Helper()
	out := map[string]*Report{}
	w := newWorld(t)
	w.day(3)
	folder := w.publish(w.log, outside...)
	untrusted := w.task(folder)
	untrusted.Trust = nil
	out["nobody"] = w.run(untrusted)
	out["clean"] = w.run(w.task(folder))

	skipped := w.entry("application.filed/1", "dk-0100", "{}")
	skipped.Number += 2
	skipped.At = monday.AddDate(0, 0, -9).Format(time.RFC3339)
	w.add(skipped)
	w.log.Add([]byte("hello"))
	w.rec.Tally.Size++
	task := w.task(w.publish(w.log, "npc.example", "court.example/w1"))
	task.Now = w.clock.AddDate(0, 0, 5)
	task.Seen = []Seen{{"neighbour.txt", w.signed(w.log)}, {"paper.txt", []byte("x")}}
	task.Receipts = []Receipt{lost(w)}
	out["entries"] = w.run(task)
	out["rewritten"] = w.run(w.task(w.publish(w.rewritten(1, func(e *publog.Entry) { e.Case = "dk-9999" }), outside...)))

	broken := w.task(w.publish(w.log, outside...))
	broken.Receipts = []Receipt{lost(w)}
	out["broken"] = w.run(broken)
	return out
}

// lost is a receipt of what was promised and never logged.
func lost(w *world) Receipt {
	private, _ := logtest.KeyPair(origin, publog.Ed25519)
	entry := must(publog.Entry{V: 1, Kind: "application.filed/1", Court: court, Case: "dk-0777", At: monday.Format(time.RFC3339)}.Canonical())
	p := publog.Promise{Origin: origin, Leaf: publog.LeafHash(entry), By: monday.Add(time.Hour), Size: 1}
	note := must(publog.SignPromise(p, must(publog.NewSigner(private, nil))))
	return Receipt{"lost.txt", &publog.Bundle{Filing: "dk-0777", Entry: entry, Promise: note}}
}
