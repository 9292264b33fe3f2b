package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mandamus/app"
	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	loadtest "mandamus/internal/load"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/law/parcel"
	"mandamus/policy"
	"mandamus/store"
	"mandamus/web"
)

// running is a desk that is open on a trial's database, in this process, while other commands work on that database.
type running struct {
	*trial
	desk            *web.Desk
	address         string
	private, public string
	store           store.Store
	log             told
}

// told is a log that is written and read at the same time.
type told struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *told) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *told) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func newRunning(t *testing.T) *running {
	t.Helper()
	folder := t.TempDir()
	r := &running{trial: newTrial(t, database{Database: filepath.Join(folder, "desk.db"), Erasures: filepath.Join(folder, "erasures")})}
	r.program.stderr = &r.log
	r.store = r.open()
	t.Cleanup(func() { r.must(r.store.Close()) })
	var err error
	r.desk, err = r.program.desk(t.Context(), r.store, false)
	r.must(err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	r.must(err)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, l, r.desk.Handler()) }()
	t.Cleanup(func() { stop(); r.must(<-ended) })
	r.address = "http://" + l.Addr().String()
	r.private, r.public, err = parcel.NewKey(rand.Reader, "law.example.org")
	r.must(err)
	r.look()
	return r
}

// look is one look of the chores.
func (r *running) look() { r.program.chore(r.Context(), r.desk, 0) }

// shipped is the pack that comes with the program, without its tests, changed.
func (r *running) changed(old, new string) parcel.Parcel {
	r.Helper()
	folder, _ := packs.Open(homeLaw)
	files, err := law.Files(folder)
	r.must(err)
	found := false
	for name, text := range files {
		text, _, _ = strings.Cut(text, "\ntests:\n")
		files[name], found = strings.Replace(text+"\n", old, new, 1), found || strings.Contains(text, old)
	}
	if !found {
		r.Fatalf("the pack has no %q", old)
	}
	return parcel.Parcel{Kind: parcel.Law, Files: files}
}

// holiday is a notice by which one day is off.
func (r *running) holiday(day civil.Day) parcel.Parcel {
	y, _, _ := day.YMD()
	text := "date,kind,name,weekday,changes_default,in_lieu,sources\n"
	for _, d := range []civil.Day{civil.Date(y, 1, 1), min(day, civil.Date(y, 10, 1)), max(day, civil.Date(y, 10, 1))} {
		changes := "yes"
		if d.Weekday()%6 == 0 {
			changes = "no"
		}
		text += fmt.Sprintf("%v,off,某节,%s,%s,,x\n", d, []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}[d.Weekday()], changes)
	}
	return parcel.Parcel{Kind: parcel.Calendar, Files: map[string]string{fmt.Sprint(y, ".csv"): text}}
}

// sign writes a signed file, and says what it moves.
func (r *running) sign(p parcel.Parcel) (file string, moved []app.CaseMoved) {
	r.Helper()
	p.Jurisdiction, p.Made = homeLaw, time.Now().UTC().Truncate(time.Second)
	data, err := parcel.Sign(p, r.private)
	r.must(err)
	file = filepath.Join(r.TempDir(), "signed")
	r.must(os.WriteFile(file, data, 0o600))
	folder, _ := packs.Open(homeLaw)
	in, err := r.desk.App().Prepare(r.Context(), data, p.Kind, folder, r.public)
	r.must(err)
	_, err = in.DryRun(r.Context(), func(m app.CaseMoved) error {
		moved = append(moved, m)
		return nil
	}, nil)
	r.must(err)
	if len(moved) == 0 {
		r.Fatal("nothing moves")
	}
	return file, moved
}

// install runs the command of another program.
func (r *running) install(what, file string) {
	r.Helper()
	var said strings.Builder
	args := []string{what, "install", "--lang", "en", "--database", r.database.Database, "--erasures", r.database.Erasures, "--trust", r.public, file}
	if status := run(args, strings.NewReader(""), &said, &said, func(string) string { return "" }, time.Now()); status != exitOK {
		r.Fatalf("%d: %s", status, said.String())
	}
}

// page is what somebody sees.
func (r *running) page(who loadtest.User, path string) string {
	r.Helper()
	p, err := loadtest.NewBrowser(r.address, who.Session).Get(r.Context(), path)
	r.must(err)
	if p.Status != 200 {
		r.Fatalf("%s: %d", path, p.Status)
	}
	return p.Body
}

// workday is the last day of a running limit that the calendar takes for a working day.
func (r *running) workday() civil.Day {
	r.Helper()
	rows, err := r.store.Limits(r.Context(), store.Agenda{States: []string{"running"}, Days: civil.Interval{From: r.desk.App().Today() + 1, Until: civil.Never}})
	r.must(err)
	for _, row := range rows.Rows {
		_, month, day := row.Row.Last.YMD()
		if calendar.China().Working(row.Row.Last) && (month != 1 && month != 10 || day != 1) {
			return row.Row.Last
		}
	}
	r.Fatal("no limit runs")
	return 0
}

// shown reports whether a page of limits has a limit with its last day.
func shown(page, limit string, last casefile.Date) bool {
	return slices.ContainsFunc(strings.Split(page, "<tr"), func(row string) bool {
		return strings.Contains(row, `datetime="`+last.String()+`"`) && strings.Contains(row, `/limit/`+limit+`"`)
	})
}

// A desk that is open takes up holidays that another program installs: without a restart the page of a case shows the limit moved, and
// what is stored verifies under the law that is installed.
func TestRunningDeskTakesUpCalendar(t *testing.T) {
	r := newRunning(t)
	file, moved := r.sign(r.holiday(r.workday()))
	var id docket.ID
	var m docket.LimitMoved
	for _, c := range moved {
		for _, l := range c.What.Limits {
			if l.StateBefore == "running" && l.StateAfter == "running" {
				id, m = c.Docket, l
			}
		}
	}
	path := "/en/cases/" + string(id) + "/limits"
	if before := r.page(r.judges[0], path); !shown(before, m.Limit, m.LastBefore) || shown(before, m.Limit, m.LastAfter) {
		t.Fatalf("before: %+v", m)
	}
	r.install("calendar", file)
	r.look()
	if after := r.page(r.judges[0], path); !shown(after, m.Limit, m.LastAfter) || shown(after, m.Limit, m.LastBefore) {
		t.Errorf("after: %+v", m)
	}
	r.sound(r.store)
}

// A desk that is open takes up a pack that another program installs: a measure that the new law opens can be taken, the law browser shows
// the rule as it is now, and a visit that began under the law before goes by that to its end.
func TestRunningDeskTakesUpPack(t *testing.T) {
	r := newRunning(t)
	file, moved := r.sign(r.changed("case_registered, lapsed, refused, fined_party_known]", "case_registered, lapsed, fined_party_known]"))
	i := slices.IndexFunc(moved, func(c app.CaseMoved) bool { return c.What.Measures[0].After == "open" })
	if m := moved[i].What.Measures[0]; m.Measure != "daily_fine" {
		t.Fatalf("%+v", m)
	}
	path, open := "/en/cases/"+string(moved[i].Docket)+"/measures", `m-tag--g">open</span><b>daily fine</b>`
	rule, condition := "/en/law/rules/measure/daily_fine", "/en/law/rules/condition/refused"
	begun := r.desk.App()
	before := strings.Count(r.page(r.judges[0], path), open)
	if !strings.Contains(r.page(r.judges[0], rule), condition) {
		t.Fatal("the law before does not ask for a refusal")
	}
	r.install("law", file)
	r.look()
	if after := strings.Count(r.page(r.judges[0], path), open); after <= before || strings.Contains(r.page(r.judges[0], rule), condition) {
		t.Errorf("open %d times after, %d before", after, before)
	}
	if now := r.desk.App(); now == begun || begun.Pack.Digest() == now.Pack.Digest() {
		t.Error("the law of a visit under way was exchanged")
	}
	r.sound(r.store)
}

// Installed law that does not load changes nothing: the law before stays in force and the night goes on; the log and every page of the
// president and the administrator say so, no other page does.
func TestRunningDeskKeepsTheLawBefore(t *testing.T) {
	r := newRunning(t)
	begun := r.desk.App()
	r.must(r.store.SaveSheets(t.Context(), store.Sheet{Name: "law.cn", Text: "no law", By: "x", At: time.Now().UTC()}))
	for range 2 {
		r.look()
	}
	if r.desk.App() != begun || strings.Count(r.log.String(), "not taken up") != 1 || strings.Contains(r.log.String(), "daily run failed") {
		t.Errorf("the log says %s", r.log.String())
	}
	const alarm = "could not take up"
	for role, told := range map[policy.Role]bool{policy.President: true, policy.Administrator: true, policy.Clerk: false} {
		who, err := loadtest.SignIn(t.Context(), r.store, role, r.court, "x-"+string(role))
		r.must(err)
		if page := r.page(who[0], "/en/law"); strings.Contains(page, alarm) != told {
			t.Errorf("%s: told %v", role, !told)
		}
		if told && !strings.Contains(r.page(who[0], "/en/desk"), alarm) {
			t.Errorf("%s: the state of the desk does not say it", role)
		}
	}
}
