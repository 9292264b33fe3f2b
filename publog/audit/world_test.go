package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/publog"
	"mandamus/publog/logtest"
	"mandamus/publog/tiles"
	"mandamus/record"
)

const (
	origin = "court.example/record"
	court  = "cn-3201"
)

var monday = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC) // nine in the morning at the court

// world is a court with its log, two witnesses outside and one of its own, and an auditor who comes by.
type world struct {
	t        *testing.T
	log      *logtest.Log
	rec      *record.Record // what an honest court counts
	clock    time.Time
	state    *State
	trust    *publog.Trust
	cosigner map[string]*publog.Cosigner
}

const trustFile = `mandamus/trust/v1
origin court.example/record
log %s
operator npc outside 某县人大常委会办公室 | Office of the county congress
operator bar outside 某市律师协会 | Bar association of the city
operator court under 某县人民法院 | County court
witness npc %s
witness bar %s
witness court %s
witness court %s
quorum 2
`

func newWorld(t *testing.T) *world {
	w := &world{t: t, log: logtest.New(origin), rec: record.NewRecord(), clock: monday, state: NewState(), cosigner: map[string]*publog.Cosigner{}}
	keys := []any{w.log.Key}
	for _, name := range []string{"npc.example", "bar.example", "court.example/w1", "court.example/w2"} {
		cosigner, key := logtest.Witness(name)
		w.cosigner[name], keys = cosigner, append(keys, key)
	}
	var err error
	if w.trust, err = publog.ParseTrust(fmt.Appendf(nil, trustFile, keys...)); err != nil {
		t.Fatal(err)
	}
	return w
}

// entry makes the next entry of a kind, by the court's clock.
func (w *world) entry(kind, filing, public string) publog.Entry {
	e := publog.Entry{V: publog.Version, Kind: kind, Court: court, Case: filing, Year: 2026, At: w.clock.Format(time.RFC3339)}
	e.Number = w.rec.Tally.Last[fmt.Sprintf("%s 2026 %s", court, kind)] + 1
	if public != "" {
		e.Public = json.RawMessage(public)
	}
	if kind == publog.KindWithheld {
		e.Event = strings.Repeat("ab", 32)
	}
	return e
}

// add logs an entry and lets a minute pass; honest says that the court counts it.
func (w *world) add(e publog.Entry) {
	w.t.Helper()
	w.rec.Add(e)
	w.log.AddEntry(e)
	w.clock = w.clock.Add(time.Minute)
}

// file logs that an application was filed, in a case of its own.
func (w *world) file() {
	w.add(w.entry("application.filed/1", fmt.Sprintf("dk-%04d", w.log.Size()), "{}"))
}

// commitment is what an honest court commits to now.
func (w *world) commitment() record.DayCommitment {
	return record.Commit(calendar.LegalDay(w.clock), court, w.rec.Courts[court], w.rec.Tally, nil)
}

// commit logs a commitment, changed as a dishonest court would.
func (w *world) commit(change func(*record.DayCommitment)) {
	w.t.Helper()
	d := w.commitment()
	if change != nil {
		change(&d)
	}
	data, err := d.Entry(court, w.clock).Make(w.rec.Tally.Last[fmt.Sprintf("%s %d %s", court, w.clock.Year(), publog.KindDayCommitted)] + 1)
	if err != nil {
		w.t.Fatal(err)
	}
	e, err := publog.ParseEntry(data)
	if err != nil {
		w.t.Fatal(err)
	}
	w.add(e)
}

// day lets an honest day pass: filings, and the commitment in the evening.
func (w *world) day(filings int) {
	w.t.Helper()
	for range filings {
		w.file()
	}
	w.commit(nil)
	w.clock = w.clock.Truncate(24 * time.Hour).Add(25 * time.Hour)
}

// outside is the two witnesses that count.
var outside = []string{"npc.example", "bar.example"}

// signed is the checkpoint of a log, stamped now.
func (w *world) signed(l *logtest.Log, witnesses ...string) []byte {
	var by []publog.Signer
	for _, name := range witnesses {
		by = append(by, w.cosigner[name].At(w.clock))
	}
	return l.Signed(l.Size(), by...)
}

// publish shows a log in a folder.
func (w *world) publish(l *logtest.Log, witnesses ...string) string {
	w.t.Helper()
	folder := w.t.TempDir()
	writer, err := tiles.NewWriter(folder)
	if err == nil {
		err = writer.Publish(context.Background(), w.signed(l, witnesses...), l.Hashes(), l.Entries)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return folder
}

// task is an audit of the log in a folder, by the clock of the world.
func (w *world) task(folder string) Task {
	return Task{Log: tiles.NewReader(tiles.Folder(folder)), Trust: w.trust, Policy: record.Default(), State: w.state, Now: w.clock}
}

// run audits, and keeps the state as the program does.
func (w *world) run(task Task) *Report {
	w.t.Helper()
	r, err := Run(context.Background(), task)
	if err != nil {
		w.t.Fatal(err)
	}
	if r.Next != nil {
		path := filepath.Join(w.t.TempDir(), "state.json")
		if err := r.Next.Save(path); err != nil {
			w.t.Fatal(err)
		}
		if w.state, err = Load(path); err != nil {
			w.t.Fatal(err)
		}
	}
	return r
}

// audit publishes the log, honestly stamped, and audits it.
func (w *world) audit() *Report {
	w.t.Helper()
	return w.run(w.task(w.publish(w.log, outside...)))
}

// codes are the codes of all findings.
func codes(r *Report) string {
	var out []string
	for _, list := range [][]Finding{r.Today, r.New, r.Before} {
		for _, f := range list {
			out = append(out, strings.TrimPrefix(strings.TrimPrefix(f.Code, "audit.found."), "record.flaw."))
		}
	}
	return strings.Join(out, " ")
}

// want fails where an audit does not find exactly this.
func (w *world) want(r *Report, exit int, want string) {
	w.t.Helper()
	if got := codes(r); got != want || r.ExitCode() != exit {
		w.t.Errorf("exit %d, found %q; want %d, %q\n%s", r.ExitCode(), got, exit, want, r.Text("en"))
	}
}

// rewritten is the log with one of its entries changed.
func (w *world) rewritten(index int64, change func(*publog.Entry)) *logtest.Log {
	w.t.Helper()
	return w.log.With(func(all [][]byte) [][]byte {
		e, err := publog.ParseEntry(all[index])
		if err != nil {
			w.t.Fatal(err)
		}
		change(&e)
		data, err := e.Canonical()
		if err != nil {
			w.t.Fatal(err)
		}
		all[index] = data
		return all
	})
}

func today(w *world) civil.Day { return calendar.LegalDay(w.clock) }
