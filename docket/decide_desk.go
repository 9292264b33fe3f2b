package docket

import (
	"regexp"

	"mandamus/casefile"
)

var timeOfDay = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// ScheduleHearing sets a hearing. Whether judge and room are free is seen by who keeps all the hearings.
type ScheduleHearing struct {
	On
	late
	HearingScheduled
}

func (c ScheduleHearing) decide(d *Docket, at Context) ([]act, error) {
	if err := oneOf("about", c.About, HearingTopics); err != nil {
		return nil, err
	}
	if err := ahead(c.HearingScheduled.On, c.At, c.Minutes, at); err != nil {
		return nil, err
	}
	c.ID = nextID("h", func(id string) bool { return d.Hearing(id) != nil })
	return say(&c.HearingScheduled)
}

// longest is how many minutes a hearing may last.
const longest = 12 * 60

// ahead refuses a day that is over, or a time or length that is none.
func ahead(on casefile.Date, clock string, minutes int, at Context) error {
	switch {
	case !on.Known() || !on.Exact() || on.First < at.Today:
		return refuse("hearing.past", "on", on, "today", at.Today)
	case !timeOfDay.MatchString(clock):
		return refuse("unknown_word", "field", fieldLabel("at"), "word", clock, "words", "00:00–23:59")
	case minutes < 0 || minutes > longest:
		return refuse("unknown_word", "field", fieldLabel("minutes"), "word", minutes, "words", "1–720")
	}
	return nil
}

// MoveHearing moves a hearing that was not held yet.
type MoveHearing struct {
	On
	late
	HearingMoved
}

func (c MoveHearing) decide(d *Docket, at Context) ([]act, error) {
	if err := d.unheld(c.Hearing); err != nil {
		return nil, err
	}
	if err := oneOf("reason", c.Reason, MovingReasons); err != nil {
		return nil, err
	}
	if err := ahead(c.HearingMoved.On, c.At, c.Minutes, at); err != nil {
		return nil, err
	}
	return say(&c.HearingMoved)
}

// HoldHearing records that a hearing was held.
type HoldHearing struct {
	On
	late
	HearingHeld
}

func (c HoldHearing) decide(d *Docket, at Context) ([]act, error) {
	if err := d.unheld(c.Hearing); err != nil {
		return nil, err
	}
	if set := d.Hearing(c.Hearing).On; set.First > legalDay(c, at).First {
		return nil, refuse("hearing.not_yet", "on", set)
	}
	for _, id := range c.Present {
		if d.Party(id) == nil && d.Person(id) == nil && d.Representative(id) == nil {
			return nil, noSuch("present", id)
		}
	}
	return say(&c.HearingHeld)
}

func (d *Docket) unheld(id string) error {
	switch h := d.Hearing(id); {
	case h == nil:
		return noSuch("hearing", id)
	case !h.Held.IsZero():
		return refuse("hearing.held", "on", h.Held.On)
	}
	return nil
}

// PlaceHold lays the case aside until a day, on which it comes back by itself. It lets no limit stand still.
type PlaceHold struct {
	On
	HoldPlaced
}

func (c PlaceHold) decide(d *Docket, at Context) ([]act, error) {
	if h := d.Hold(); h != nil {
		return nil, refuse("hold.already", "until", h.Until)
	}
	if err := oneOf("reason", c.Reason, HoldReasons); err != nil {
		return nil, err
	}
	if u := c.Until; !u.Known() || !u.Exact() || u.First <= at.Today {
		return nil, refuse("hold.past", "until", u, "today", at.Today)
	}
	c.ID = nextID("w", func(id string) bool { return find(d.Holds, func(h *Hold) bool { return h.ID == id }) != nil })
	return say(&c.HoldPlaced)
}

// EndHold takes the case up again. The daily run does it on the day the hold was placed until.
type EndHold struct {
	On
	late
	Why string // a word of HoldEndings
}

func (c EndHold) decide(d *Docket, _ Context) ([]act, error) {
	h := d.Hold()
	if h == nil {
		return nil, refuse("hold.none")
	}
	if err := oneOf("why", c.Why, HoldEndings); err != nil {
		return nil, err
	}
	return say(&HoldEnded{Hold: h.ID, Why: c.Why})
}

// AddNote adds a note to the file.
type AddNote struct {
	On
	late
	NoteAdded
}

func (c AddNote) decide(*Docket, Context) ([]act, error) {
	if c.NoteAdded.Note.IsZero() {
		return nil, wanting("note")
	}
	return say(&c.NoteAdded)
}

// NoteLapse records that a limit ran out and nobody had acted. Only the daily run does, once for each last day.
type NoteLapse struct {
	On
	LimitLapsed
}

func (c NoteLapse) decide(d *Docket, at Context) ([]act, error) {
	last, ends := lastOf(c.Last)
	switch {
	case !at.is("system"):
		return nil, refuse("office", "actor", at.Actor)
	case d.Obligation(c.Obligation) == nil:
		return nil, noSuch("obligation", c.Obligation)
	case c.Limit == "":
		return nil, wanting("limit")
	case !ends || last >= at.Today:
		return nil, refuse("lapse.not_yet", "last", c.Last)
	}
	for _, l := range d.Lapses {
		if l.Obligation == c.Obligation && l.Limit == c.Limit && l.Last == c.Last {
			return nil, refuse("lapse.noted", "on", l.On)
		}
	}
	return say(&c.LimitLapsed)
}

// NoteNonUse adds a row to the non-use ledger: the daily run with the reason “none given”, a judge with a coded one.
type NoteNonUse struct {
	On
	NonUseNoted
}

func (c NoteNonUse) decide(d *Docket, at Context) ([]act, error) {
	if err := oneOf("sort", c.Sort, NonUseSorts); err != nil {
		return nil, err
	}
	if err := oneOf("reason", c.Reason, NonUseReasons); err != nil {
		return nil, err
	}
	_, began := lastOf(c.From)
	switch {
	case !at.is("system", "judge", "president"):
		return nil, refuse("office", "actor", at.Actor)
	case d.Obligation(c.Obligation) == nil:
		return nil, noSuch("obligation", c.Obligation)
	case (c.Sort == "not_decided") != (c.Finding != ""):
		return nil, refuse("nonuse.finding")
	case !began:
		return nil, wanting("from")
	}
	return say(&c.NonUseNoted)
}
