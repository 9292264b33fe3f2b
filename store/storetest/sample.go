package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/store"
)

// Day is the day on which the samples play.
var Day = civil.Date(2025, 3, 31)

// now is an instant of that day.
var now = time.Date(2025, 3, 31, 2, 0, 0, 123456000, time.UTC)

// ID is the id of sample docket n.
func ID(n int) docket.ID { return docket.ID(fmt.Sprintf("d%025d", n)) }

// body is what the events of the samples say. The store does not look into it, but for the commitments.
type body struct {
	Court string     `json:"court,omitempty"`
	Last  civil.Day  `json:"last,omitempty"` // a limit
	Name  *committed `json:"name,omitempty"` // personal
	Stage string     `json:"stage,omitempty"`
}

type committed struct {
	C string `json:"c"`
}

// Event is event number version of docket n, about a person of a name; without a name it holds nothing personal.
func Event(n, version int, name string) docket.Event {
	e := docket.Event{Docket: ID(n), Version: version, Kind: "note.added/1", Legal: casefile.On(civil.Exactly(Day)),
		Recorded: now.Add(time.Duration(version) * time.Microsecond), Actor: "staff-" + strconv.Itoa(n%3), For: "party-1"}
	b := body{Stage: []string{"opened", "noticed", "measures"}[version%3], Last: Day + civil.Day(n%40+version)}
	if version == 1 {
		b.Court = "京0105"
		if n%2 == 1 {
			b.Court = "京01"
		}
	}
	if name != "" {
		salt := sha256.Sum256(fmt.Append(nil, "salt ", n, " ", version))
		b.Name = &committed{docket.Commitment(salt, name)}
		e.Private = []docket.Private{{Field: "/name", Value: name, Salt: salt}}
	}
	if version > 1 {
		e.Corrects = version - 1
	}
	var err error
	if e.Body, err = json.Marshal(b); err != nil {
		panic(err)
	}
	return e
}

// Append is an append of events to docket n, each about the person of one of the names, with everything an append can have.
// The earlier events are those already there; the rows are computed from all.
func Append(n int, earlier []docket.Event, names ...string) store.Append {
	a := store.Append{Docket: ID(n), Expected: len(earlier), At: now, Key: fmt.Sprintf("key-%d-%d", n, len(earlier))}
	for i, name := range names {
		a.Events = append(a.Events, Event(n, len(earlier)+i+1, name))
	}
	rows, err := Project(a.Docket, slices.Concat(earlier, a.Events), Day)
	if err != nil {
		panic(err)
	}
	a.Rows = &rows
	a.Outbox = []store.Message{{ID: fmt.Sprintf("m-%06d-%03d", n, len(earlier)), Topic: "case.changed", Payload: string(a.Docket)}}
	a.Jobs = []store.Job{{ID: fmt.Sprintf("j-%06d-%03d", n, len(earlier)), Kind: "paper", Key: fmt.Sprintf("paper %d", n), Payload: string(a.Docket), At: now}}
	return a
}

// Project is the projector of the samples: rows of every table, from the events and the day alone.
func Project(id docket.ID, events []docket.Event, asOf civil.Day) (store.Rows, error) {
	if asOf == civil.Never {
		asOf = Day
	}
	n, err := strconv.Atoi(string(id[1:]))
	if err != nil {
		return store.Rows{}, err
	}
	number := fmt.Sprintf("（2024）京0105执%d号", n)
	rows := store.Rows{Case: store.Case{Number: number, Title: i18n.Text{ZH: fmt.Sprintf("第%d号执行案件", n), EN: fmt.Sprintf("Enforcement case %d", n)},
		Debtor: fmt.Sprintf("body-%d", n%5), DebtorName: "某市自然资源局", Assigned: fmt.Sprintf("judge-%d", n%4), StageSince: asOf, AsOf: asOf,
		Moved: Day - civil.Day(n%9), Reconstruct: n%7 == 6,
		Opened: Day - civil.Day(n), Closed: civil.Never, NextChange: civil.Never}}
	words := []string{number, "某市自然资源局"}
	for i := range events {
		var b body
		if err := json.NewDecoder(bytes.NewReader(events[i].Body)).Decode(&b); err != nil {
			return rows, err
		}
		if b.Court != "" {
			rows.Case.Court = b.Court
		}
		rows.Case.Stage = b.Stage
		project(&rows, &events[i], b, asOf)
		for _, p := range events[i].Private {
			words = append(words, p.Value)
		}
	}
	rows.Search = strings.Join(words, "\n")
	return rows, nil
}

// project adds the rows that one event makes.
func project(rows *store.Rows, e *docket.Event, b body, asOf civil.Day) {
	state := "running"
	if b.Last < asOf {
		state = "lapsed"
		rows.Case.Flags = []string{"overdue"}
	}
	id := strconv.Itoa(e.Version)
	rows.Limits = append(rows.Limits, store.Limit{Obligation: "o" + id, Slot: "limit.performance", State: state, Last: b.Last, Version: e.Version})
	rows.Case.NextChange = min(rows.Case.NextChange, b.Last+1)
	switch e.Version % 4 {
	case 0:
		rows.Tasks, rows.Holds = nil, nil // what was open is done
	case 1:
		rows.Tasks = append(rows.Tasks, store.Task{ID: id, Kind: "notify", Step: []string{"notify", "sign", "serve"}[b.Last%3], Owner: rows.Case.Assigned, State: "open", Due: b.Last,
			Version: e.Version, About: "notice", Nth: int(b.Last % 2), By: e.Actor})
		rows.Hearings = append(rows.Hearings, store.Hearing{ID: id, Room: "3", Judge: rows.Case.Assigned, State: "set", Day: b.Last, Start: 540, End: 600, Version: e.Version})
	case 2:
		rows.Holds = append(rows.Holds, store.Hold{ID: id, Reason: "settlement", By: e.Actor, State: "held", From: asOf, Until: b.Last, Version: e.Version})
	case 3:
		rows.NonUse = append(rows.NonUse, store.NonUse{Obligation: "o1", Slot: "measure.daily_fine", Kind: "available_not_used", From: asOf + civil.Day(e.Version), Until: civil.Never, Version: e.Version})
	}
}
