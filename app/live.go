package app

import (
	"context"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/store"
)

// Live is the use cases of a desk that stays open, under the law in force. Law that is installed meanwhile is taken up as a whole, pack and
// calendar together: whoever asks for the use cases once goes by one law to the end.
type Live struct {
	home    string
	shipped fs.FS
	now     atomic.Pointer[App]
	refused atomic.Pointer[LawRefused]

	mu    sync.Mutex // of one look at a time
	seen  string     // version of the sheets that were looked at last, in force or refused
	head  int64      // position of the record at the last look
	since int64      // position from which cases may have been computed under the law before
	until time.Time  // the moment after which none is any more; zero: none is
}

// LawRefused is installed law that the desk could not take up; it goes on under the law before.
type LawRefused struct {
	At  time.Time
	Why error
}

// Standing says by which law the desk goes.
type Standing struct {
	Book    *Lawbook
	Refused *LawRefused // nil: what is installed is in force
}

// settling is how long after other law came in force an act under the law before may still be recorded: longer than any request takes.
const settling = 5 * time.Minute

// NewLive returns the use cases of a desk that goes by the law of its store, as a book has it; shipped is the pack that comes with the
// program.
func NewLive(ctx context.Context, a *App, book *Lawbook, shipped fs.FS) (*Live, error) {
	l := &Live{home: book.Pack.ID(), shipped: shipped, seen: book.Version}
	l.now.Store(a.goingBy(book, l))
	head, err := a.Store.Head(ctx)
	l.head = head.Pos
	return l, err
}

// goingBy returns the use cases under the law of a book.
func (a *App) goingBy(book *Lawbook, l *Live) *App {
	out := a.under(book.Pack)
	out.book, out.live = book, l
	return out
}

// App returns the use cases under the law in force. They keep it.
func (l *Live) App() *App { return l.now.Load() }

// Refresh takes up law that was installed since the last look. Where it cannot be loaded, or ready, who prepares what hangs on it,
// refuses it, the law before stays in force and Standing says so. An error is one of the store: the next look tries again.
func (l *Live) Refresh(ctx context.Context, ready func(*App) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.App()
	head, err := a.Store.Head(ctx)
	if err != nil {
		return err
	}
	version, err := LawVersion(ctx, a.Store, l.home)
	if err != nil {
		return err
	}
	if version == l.seen {
		l.head = head.Pos
		return l.settle(ctx, a)
	}
	texts, err := readLaw(ctx, a.Store, l.home)
	if err != nil {
		return err
	}
	l.take(a, texts, ready)
	l.seen = texts.version
	return nil
}

// current reports whether the law was looked at as it is installed now.
func (l *Live) current(ctx context.Context) (bool, error) {
	version, err := LawVersion(ctx, l.App().Store, l.home)
	l.mu.Lock()
	defer l.mu.Unlock()
	return version == l.seen, err
}

// take puts law in force, or keeps the law before.
func (l *Live) take(a *App, texts lawSheets, ready func(*App) error) {
	book, err := texts.book(l.shipped)
	if err == nil {
		next := a.goingBy(book, l)
		if err = ready(next); err == nil {
			l.now.Store(next)
			l.refused.Store(nil)
			l.since, l.until = l.head, a.now().Add(settling)
			a.info("law in force", "pack", book.State().Pack, "calendar", book.State().Calendar)
			return
		}
	}
	l.refused.Store(&LawRefused{At: a.now(), Why: err})
	a.fail("installed law not taken up; the law before stays in force", "version", texts.version, "error", err)
}

// settle computes anew the rows of cases on which something was recorded while law came in force: they may have been computed under the
// law before, after the installation had dealt with the case.
func (l *Live) settle(ctx context.Context, a *App) error {
	if l.until.IsZero() {
		return nil
	}
	touched, err := a.touched(ctx, l.since)
	if err != nil {
		return err
	}
	for _, id := range touched {
		if err := a.renew(ctx, id); err != nil {
			return err
		}
	}
	if a.now().After(l.until) {
		l.until = time.Time{}
	}
	return nil
}

// touched are the dockets on which something was recorded after a position.
func (a *App) touched(ctx context.Context, since int64) ([]docket.ID, error) {
	var out []docket.ID
	known := map[docket.ID]bool{}
	for {
		events, err := a.Store.Since(ctx, since, turn)
		if err != nil || len(events) == 0 {
			return out, err
		}
		for _, e := range events {
			if !known[e.Docket] {
				known[e.Docket] = true
				out = append(out, e.Docket)
			}
		}
		since = events[len(events)-1].Pos
	}
}

// renew computes the rows of a docket anew. One that cannot be assessed keeps those it has, and that is logged.
func (a *App) renew(ctx context.Context, id docket.ID) error {
	d, _, err := a.load(ctx, id)
	if err != nil {
		return err
	}
	rows, err := a.rows(d, a.Today())
	if err != nil {
		a.fail("rows not computed", "docket", id.String(), "error", err)
		return nil
	}
	_, err = a.Store.Project(ctx, []store.Projected{{Docket: id, Version: d.Version, Rows: rows}})
	return err
}

// Standing says by which law the desk goes, for somebody who may look at its state.
func (a *App) Standing(x Actor) (Standing, error) {
	if err := a.may(x, "desk.read", a.house(x)); err != nil {
		return Standing{}, err
	}
	out := Standing{Book: a.book}
	if out.Book == nil {
		out.Book = &Lawbook{Pack: a.Pack}
	}
	if a.live != nil {
		out.Refused = a.live.refused.Load()
	}
	return out, nil
}

// Alarm is what those who look after the desk must be told on every page; the zero message: nothing.
func (a *App) Alarm() i18n.Msg {
	if a.live != nil && a.live.refused.Load() != nil {
		return i18n.M("app.law.refused")
	}
	return i18n.Msg{}
}
