package record

import (
	"encoding/json"
	"fmt"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/publog"
)

//i18n:keys record.flaw.*

// Series is a line of numbers 1, 2, 3 … without a gap.
type Series struct {
	Court string
	Year  int
	Kind  string
}

// Tally is what the log comes to in numbers, as anybody who reads it can count: the last number of every series, and what is withheld. It
// can be written as JSON, read back and gone on with.
type Tally struct {
	Size    int64                    `json:"size"` // entries counted; the next has this index
	Last    map[string]int           `json:"last"` // of each series, by its key
	Waiting map[int64]WaitingEntry   `json:"waiting,omitempty"`
	Touched map[string]int64         `json:"touched,omitempty"` // index of the last entry of each court, commitments of days aside
	Days    map[string]DayCommitment `json:"days,omitempty"`    // the last of each court
}

// WaitingEntry is a withheld entry that was not opened yet.
type WaitingEntry struct {
	Court string    `json:"court"`
	On    civil.Day `json:"on"` // legal day it was recorded
}

// Flaw is something in the log that must not be. What it means for people stands in the catalogue, under record.flaw.CODE.
type Flaw struct {
	Code          string // number.gap, number.again, opened.again, opened.nothing, opened.other_court, day.missing, day.again, count.shrunk, count.wrong, withheld.overdue …
	Index         int64  // of the entry that shows it
	Court, What   string // What: the series, key or day
	Before, After int64
}

// Message returns the flaw for people.
func (f Flaw) Message() i18n.Msg {
	return i18n.Msg{Key: "record.flaw." + f.Code, Args: []any{"index", f.Index, "court", f.Court, "what", f.What, "before", f.Before, "after", f.After}}
}

// NewTally returns a tally of no entries.
func NewTally() *Tally {
	return &Tally{Last: map[string]int{}, Waiting: map[int64]WaitingEntry{}, Touched: map[string]int64{}, Days: map[string]DayCommitment{}}
}

// key names a series: court, year, kind.
func (s Series) key() string { return fmt.Sprintf("%s %d %s", s.Court, s.Year, s.Kind) }

// Add counts the next entry of the log and returns what is wrong with it.
func (t *Tally) Add(e publog.Entry) []Flaw {
	index := t.Size
	t.Size++
	flaws := t.number(index, e)
	if e.Kind != publog.KindDayCommitted {
		t.Touched[e.Court] = index
	}
	switch e.Kind {
	case publog.KindWithheld:
		t.Waiting[index] = WaitingEntry{Court: e.Court, On: recordedOn(e)}
	case publog.KindOpened:
		flaws = append(flaws, t.opened(index, e)...)
	case publog.KindDayCommitted:
		flaws = append(flaws, t.committed(index, e)...)
	}
	return flaws
}

// number checks that the entry follows the last of its series.
func (t *Tally) number(index int64, e publog.Entry) []Flaw {
	if e.Number == 0 {
		return nil
	}
	s := Series{e.Court, e.Year, e.Kind}
	last := t.Last[s.key()]
	t.Last[s.key()] = max(last, e.Number)
	switch {
	case e.Number <= last:
		return []Flaw{{Code: "number.again", Index: index, Court: e.Court, What: s.key(), Before: int64(last), After: int64(e.Number)}}
	case e.Number > last+1:
		return []Flaw{{Code: "number.gap", Index: index, Court: e.Court, What: s.key(), Before: int64(last), After: int64(e.Number)}}
	}
	return nil
}

// opened checks that an opening opens an entry of its court that waits, and takes it off.
func (t *Tally) opened(index int64, e publog.Entry) []Flaw {
	var o opened
	if json.Unmarshal(e.Public, &o) != nil {
		return []Flaw{{Code: "opened.nothing", Index: index, Court: e.Court}}
	}
	w, ok := t.Waiting[o.Of]
	switch {
	case !ok:
		return []Flaw{{Code: "opened.nothing", Index: index, Court: e.Court, Before: o.Of}}
	case w.Court != e.Court:
		return []Flaw{{Code: "opened.other_court", Index: index, Court: e.Court, What: w.Court, Before: o.Of}}
	}
	delete(t.Waiting, o.Of)
	return nil
}

// Overdue returns the withheld entries that had to be opened, or marked as only counted, before a day, under a policy.
func (t *Tally) Overdue(p *Policy, today civil.Day) []Flaw {
	var out []Flaw
	for _, index := range sortedKeys(t.Waiting) {
		w := t.Waiting[index]
		if last := p.Outermost(w.On); last < today {
			out = append(out, Flaw{Code: "withheld.overdue", Index: index, Court: w.Court, What: last.String()})
		}
	}
	return out
}
