package docket

import (
	"errors"
	"slices"
	"time"

	"mandamus/civil"
	"mandamus/i18n"
)

// Context is what a decision rests on beside the docket and the command. Everything that is not the same each time, the clock,
// the random source, ids, comes in here.
type Context struct {
	Docket   ID              // id for the docket a command opens; otherwise unused
	Today    civil.Day       // legal day of the court
	Recorded time.Time       // UTC, whole microseconds
	Actor    string          // who commands
	For      string          // on whose behalf, as a deputy or a representative; empty: the actor's own
	Roles    []string        // of the actor in this court: words of Roles
	Salt     func() [32]byte // fresh random bytes at each call
	Gate     Gate            // what the law says; may be nil for commands that take no measure
}

// Roles are the offices that Decide asks for. More of who may do what is policy's.
var Roles = []string{"clerk", "judge", "president", "system"}

// is reports whether the actor has one of the roles.
func (at Context) is(roles ...string) bool {
	return slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(at.Roles, r) })
}

var errContext = errors.New("docket: a decision needs a recorded instant, an actor and salts")

func (at Context) check() error {
	if at.Recorded.IsZero() || at.Actor == "" || at.Salt == nil {
		return errContext
	}
	return nil
}

// Gate is what the law says of a measure on the legal day of the decision. App answers it from law's assessment of CaseFile,
// so that this package need not run the engine.
type Gate interface {
	// Slot returns the state of the measure for an obligation; ok is false where the pack has no such measure.
	Slot(obligation, measure string) (slot Slot, ok bool)
}

// Slot is the state of one measure for one obligation.
type Slot struct {
	State   string   // open, closed, undetermined or not_applicable
	Grounds []Ground // the conditions that fail, or are not known
	Cite    []string // ids of the provisions the measure rests on
	Approve string   // the office whose approval the law asks for; empty: none
	Receipt string   // of the assessment
}

// Ground is a condition of a measure that fails or is not known.
type Ground struct {
	Condition string // id in the pack
	Known     bool   // it fails; else it is not known, and the text asks
	Text      i18n.Text
	Cite      []string
}
