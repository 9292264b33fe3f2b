package docket

import (
	"fmt"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
)

// Command asks for something to be recorded. Its type is the verb, and its fields what somebody has to say for it.
type Command interface {
	// decide returns what happened, or a *Refusal. The checks all commands share have been made.
	decide(d *Docket, at Context) ([]act, error)
	// legal returns the legal day of what is to be recorded; absent: the day of the decision.
	legal() casefile.Date
}

// On is the legal day of a command: when what it records happened in law. Absent, it is the day of the decision.
type On struct{ On casefile.Date }

func (o On) legal() casefile.Date { return o.On }

// OnDay returns the legal day of a command.
func OnDay(d civil.Day) On { return On{day(d)} }

// act is one event to be made.
type act struct {
	body     Body
	corrects int
	legal    casefile.Date // absent: that of the command
}

// say makes the acts that record bodies.
func say(bodies ...Body) ([]act, error) {
	var out []act
	for _, b := range bodies {
		out = append(out, act{body: b})
	}
	return out, nil
}

// afterClosing marks the commands that a closed docket still takes.
type afterClosing interface{ afterClosing() }

// late makes a command one that a closed docket still takes.
type late struct{}

func (late) afterClosing() {}

// Decide answers a command: with the events that record it, numbered on from the docket's version, or with an error. That is a
// *Refusal where the command may not be carried out; anything else means that the caller made a mistake. The same arguments
// give the same answer, but for the salts.
func Decide(d *Docket, cmd Command, at Context) ([]Event, error) {
	if err := at.check(); err != nil {
		return nil, err
	}
	if err := ready(d, cmd, at); err != nil {
		return nil, err
	}
	acts, err := cmd.decide(d, at)
	if err != nil {
		return nil, err
	}
	events, err := d.events(acts, cmd, at)
	if err != nil {
		return nil, err
	}
	next, err := d.With(events...)
	if err != nil {
		return nil, refuseWith(refuse("shape"), err)
	}
	if err := sound(d, next, at); err != nil {
		return nil, err
	}
	return events, nil
}

// ready makes the checks that all commands share.
func ready(d *Docket, cmd Command, at Context) error {
	_, opens := cmd.(FileApplication)
	_, stays := cmd.(afterClosing)
	switch on := legalDay(cmd, at); {
	case len(d.Unknown) > 0:
		return refuse("unknown_kind", "kind", d.Recorded(d.Unknown[0]).Event.Kind)
	case d.Reconstruction():
		return refuse("reconstruction", "banner", d.Opened.Banner)
	case opens && d.Version > 0:
		return refuse("opened", "docket", d.ID)
	case !opens && d.Opened == nil:
		return refuse("not_opened")
	case d.Closed != nil && !stays:
		return refuse("closed", "on", d.Closed.On, "way", casefile.Label("closing_way", d.Closed.Way))
	case !on.Known() || !on.Exact():
		return refuse("inexact_day", "on", on)
	case on.First > at.Today:
		return refuse("future", "on", on, "today", at.Today)
	}
	return nil
}

// legalDay returns the legal day of what a command records.
func legalDay(cmd Command, at Context) casefile.Date {
	if on := cmd.legal(); on.Given {
		return on
	}
	return day(at.Today)
}

// events makes the events of acts.
func (d *Docket) events(acts []act, cmd Command, at Context) ([]Event, error) {
	id := d.ID
	if d.Version == 0 {
		id = at.Docket
	}
	out := make([]Event, 0, len(acts))
	for i, a := range acts {
		kind, _ := kindOfBody(a.body)
		raw, private, err := seal(a.body, at.Salt)
		if err != nil {
			return nil, refuseWith(refuse("shape"), err)
		}
		legal := a.legal
		if !legal.Given {
			legal = legalDay(cmd, at)
		}
		out = append(out, Event{
			Docket: id, Version: d.Version + 1 + i, Kind: kind.String(), Legal: legal, Recorded: at.Recorded, Actor: at.Actor,
			For: at.For, Corrects: a.corrects, Body: raw, Private: private,
		})
	}
	return out, nil
}

// sound refuses what would make the case file contradict the format: words outside their lists, ids that name nothing, days
// that cannot be, fields an event lacks. What was wrong before the command is not its fault.
func sound(before, after *Docket, at Context) error {
	all := casefile.Check(after.CaseFile(at.Today)).Errors()
	if len(all) == 0 {
		return nil
	}
	known := map[string]bool{}
	for _, p := range casefile.Check(before.CaseFile(at.Today)) {
		known[p.Error()] = true
	}
	var fresh fault.Problems
	for _, p := range all {
		if !known[p.Error()] && !unfinished(after, p.Path) {
			fresh = append(fresh, p)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	r := refuse("shape")
	r.Problems = fresh
	return r
}

// unfinished reports whether a problem is only that the docket is young: no duty typed, no title described yet.
func unfinished(d *Docket, path string) bool {
	return len(d.Obligations) == 0 && path == "obligations" || d.Title == nil && strings.HasPrefix(path, "enforcement_title")
}

// refuseWith adds an error of the form to a refusal.
func refuseWith(r *Refusal, err error) *Refusal {
	r.Problems = append(r.Problems, fault.Problem{What: i18n.M("docket.form", "error", err.Error())})
	return r
}

// wanting refuses a command that leaves out what it must say.
func wanting(field string) *Refusal { return refuse("wanting", "field", fieldLabel(field)) }

// oneOf refuses a word that is not in a closed list of this package.
func oneOf(field, word string, among []string) error {
	if slices.Contains(among, word) {
		return nil
	}
	return refuse("unknown_word", "field", fieldLabel(field), "word", word, "words", strings.Join(among, " "))
}

// noSuch refuses an id that names nothing.
func noSuch(field string, id any) *Refusal {
	return refuse("unknown_id", "field", fieldLabel(field), "id", fmt.Sprint(id))
}
