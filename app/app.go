// Package app holds the use cases of the desk: what a court does with a case from the counter to the closing, and every night.
// It is the only place where the engines meet: the docket decides, the law says what it allows, the policies say who may, the
// register knows who is who, the store keeps.
//
// Words. An actor is who acts, with the roles held in one court or the cases it was given a code for; it comes in with every
// call. A verb is one thing an actor does to one docket, a method of App. What a caller has seen of a docket is its version;
// a verb on anything older is answered by *Stale, with what changed since. A seat is the place of a party or representative in
// one case. The rows of a case are what lists show of it; Project computes them from the docket and the assessment alone.
//
// Every verb goes the same way: load and fold the docket, ask the matrix whether the actor may, compare versions, ask the law
// where the verb takes a measure and the approval policy where it proposes or approves one, let the docket decide, and append
// events, rows and message in one transaction under the caller's key. A refusal is an answer: *Denied by the policies,
// *docket.Refusal by the docket, *Clash by the diary, fault.Problems by the shape of the input.
//
// The package has no clock, no random source, no store and no mail server of its own: all are wired from outside. It writes no pages.
package app

import (
	"io"
	"sync"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/register"
	"mandamus/store"
)

// App carries out use cases. All fields but Away, Log and Public must be set; its methods may be called by many at once.
type App struct {
	Store    store.Store
	Pack     *law.Pack
	Registry func() *register.Registry // the snapshot in force now
	Policy   *policy.Policy            // approvals
	Matrix   *policy.Matrix            // roles and actions
	Clock    func() time.Time
	Random   io.Reader                             // cryptographic; read by many at once
	Away     func(staff string, on civil.Day) bool // who is away; nil: whom the sheet of absences names
	Log      Logger                                // nil: nothing is logged
	Public   *PublicRecord                         // nil: nothing goes on the public record
	Mails    bool                                  // the desk tells people by mail, if they want it

	diary   sync.Mutex // held from looking for a clash to writing the hearing; that of root
	counted counted    // what the public record comes to; that of root
	opened  openBook   // what the public reads; that of root
	base    *App       // whose use cases these are under other law or at another time; nil: its own
	book    *Lawbook   // what Pack is of; nil: it was given alone
	live    *Live      // exchanges the law; nil: it stays
}

// root is the App that holds what all that were made of it have in common.
func (a *App) root() *App {
	if a.base != nil {
		return a.base
	}
	return a
}

// twin returns the same use cases, to be put under other law or at another time.
func (a *App) twin() *App {
	return &App{Store: a.Store, Pack: a.Pack, Registry: a.Registry, Policy: a.Policy, Matrix: a.Matrix, Clock: a.Clock, Random: a.Random, Away: a.Away,
		Log: a.Log, Public: a.Public, Mails: a.Mails, base: a.root(), book: a.book, live: a.live}
}

// Logger takes what an operator may want to know; a *slog.Logger is one. It is told ids and counts, never personal data.
type Logger interface {
	Info(msg string, args ...any)
	Error(msg string, args ...any)
}

// Request is what every verb is told beside what to do.
type Request struct {
	Actor   Actor
	Docket  docket.ID // of the case; empty for the verb that opens one
	Version int       // of the docket, as the actor saw it
	Key     string    // names the request, so that it may be sent again and is carried out once; empty: none
}

// Result says what a verb has done.
type Result struct {
	Docket   docket.ID
	Version  int              // of the docket now
	Events   []docket.Event   // recorded by the verb; none where the request had been carried out before
	Again    bool             // the request had been carried out before
	Decision *policy.Decision // of the approval policy, where it was asked
	Doubts   []Doubt          // of an obligation just typed: why its wording may not be enforceable
}

// now returns the instant as it is recorded: UTC, whole microseconds.
func (a *App) now() time.Time { return a.Clock().UTC().Truncate(time.Microsecond) }

// Today returns the legal day of the courts.
func (a *App) Today() civil.Day { return calendar.LegalDay(a.Clock()) }

func (a *App) info(msg string, args ...any) {
	if a.Log != nil {
		a.Log.Info(msg, args...)
	}
}

func (a *App) fail(msg string, args ...any) {
	if a.Log != nil {
		a.Log.Error(msg, args...)
	}
}
