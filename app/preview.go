package app

import (
	"errors"
	"slices"

	"mandamus/docket"
)

// Preview returns the events by which the docket would record a command of the actor today, or why it would refuse to. It stores
// nothing and asks neither the law nor any policy, so it answers for verbs that take no measure.
func (a *App) Preview(x Actor, d *docket.Docket, cmd docket.Command) ([]docket.Event, error) {
	at := docket.Context{
		Docket: d.ID, Today: a.Today(), Recorded: a.now(), Actor: x.ID, For: x.For, Roles: x.offices(),
		Salt: func() [32]byte { return [32]byte{} }, // what is not stored needs no secret
	}
	return docket.Decide(d, cmd, at)
}

// ofForm are the rules by which the docket refuses what was said, not that it is said now.
var ofForm = []string{"shape", "wanting", "unknown_id", "unknown_word", "own_verb", "future", "inexact_day", "correction.none",
	"link.nowhere", "closing.ground", "obligation.not_money", "hearing.past", "hold.past", "application.no_reasons"}

// Blocked returns why the docket would refuse a verb of the actor whatever it says, given a command that says nothing; nil where it
// depends on what is said.
func (a *App) Blocked(x Actor, d *docket.Docket, nothing docket.Command) *docket.Refusal {
	_, err := a.Preview(x, d, nothing)
	var r *docket.Refusal
	if !errors.As(err, &r) || slices.Contains(ofForm, r.Rule) {
		return nil
	}
	return r
}

// RecordAction returns the action of the matrix under which an occurrence without a verb of its own is recorded.
func RecordAction(b docket.Body) string { return recorder(b) }
