package docket

import (
	"errors"
	"fmt"
	"time"

	"mandamus/casefile"
	"mandamus/i18n"
)

// Making says who makes a docket out of a case file, when, and with which ids and salts.
type Making struct {
	Docket   ID
	Recorded time.Time // UTC, whole microseconds
	Actor    string
	Salt     func() [32]byte   // fresh random bytes at each call
	Bodies   map[string]string // ids in the register, by the ids the file gives debtors; nil: none is known
}

// ErrUnreported marks a case file that cannot become a docket, because it does not say what its facts rest on.
var ErrUnreported = errors.New("not a report with its sources")

// FromCaseFile returns the events of a docket that says what the case file says. An incomplete file becomes a reconstruction:
// it must say so in its banner and name its sources, or say in its doubts what became of them, so that every event rests on
// a report; and it gets no event beside those it reports. A complete file is a court's own record and becomes a docket to go on with. A file that does not pass
// casefile.Check is refused.
func FromCaseFile(f *casefile.File, by Making) ([]Event, error) {
	if err := casefile.Check(f).Err(); err != nil {
		return nil, err
	}
	if !f.Complete && (f.Banner == (i18n.Text{}) || len(f.Sources)+len(f.Doubts) == 0) {
		return nil, fmt.Errorf("case file %s: %w", f.ID, ErrUnreported)
	}
	m := maker{Making: by, file: f, first: firstDay(f)}
	m.frame()
	m.record()
	return m.events, m.err
}

// firstDay is the legal day of what a file states without a day of its own: the day the title was made or took effect, the
// end of the record, or unknown.
func firstDay(f *casefile.File) casefile.Date {
	for _, d := range []casefile.Date{f.Enforcement.Made, f.Enforcement.Effective, f.ReportedTo} {
		if d.Known() {
			return d
		}
	}
	return casefile.Undated()
}

// maker makes the events one after the other.
type maker struct {
	Making
	file   *casefile.File
	first  casefile.Date
	events []Event
	err    error
}

// add makes one event.
func (m *maker) add(body Body, legal casefile.Date) {
	if m.err != nil {
		return
	}
	kind, _ := kindOfBody(body)
	raw, private, err := seal(body, m.Salt)
	m.err = err
	m.events = append(m.events, Event{
		Docket: m.Docket, Version: len(m.events) + 1, Kind: kind.String(), Legal: legal, Recorded: m.Recorded, Actor: m.Actor,
		Body: raw, Private: private,
	})
}

// frame records what the case is: opening, title, parties, persons, obligations.
func (m *maker) frame() {
	f := m.file
	m.add(openedOf(f), m.first)
	t := f.Enforcement
	m.add(&TitleDescribed{
		Kind: t.Kind, Number: t.Number, Numbers: t.Numbers, Court: t.Court, Instance: t.Instance, Judgment: t.Judgment,
		AnnulledFor: t.AnnulledFor, Made: t.Made, Effective: t.Effective, TimeToSueEnds: t.TimeToSueEnds, Source: t.Source,
	}, m.first)
	for _, s := range t.Served {
		m.add(&TitleServed{WithParty{s.Party}}, s.On)
	}
	for _, a := range f.Applicants {
		m.add(&PartyAdded{ID: a.ID, Side: "applicant", Name: wordsOf(a.Name), Kind: a.Kind, Number: a.Number}, m.first)
	}
	for _, d := range f.Debtors {
		m.add(debtorOf(d, m.Bodies[d.ID]), m.first)
	}
	for _, p := range f.Persons {
		m.add(&PersonNamed{
			ID: p.ID, Debtor: p.Debtor, Post: p.Post, Role: p.Role, From: p.From, Until: p.Until, Deputy: p.Deputy,
			Permission: p.Permission, FoundResponsible: p.FoundResponsible,
		}, m.first)
	}
	for _, o := range f.Obligations {
		m.add(&ObligationTyped{ID: o.ID, Duty: dutyOf(o)}, m.first)
	}
}

// record records what happened. Events that only go by their place get no id of their own.
func (m *maker) record() {
	applicants := map[string]bool{}
	for _, a := range m.file.Applicants {
		applicants[a.ID] = true
	}
	for i, e := range m.file.Events {
		if e.ID == position(i) && m.file.Complete {
			e.ID = ""
		}
		m.add(occurrenceOf(e, func(id string) bool { return applicants[id] }), e.On)
	}
}

func openedOf(f *casefile.File) *CaseOpened {
	b := &CaseOpened{
		Jurisdiction: f.Jurisdiction, Title: wordsOf(f.Title), Courts: Courts(f.Courts), Reconstruction: !f.Complete, File: f.ID,
		Banner: f.Banner, ReportedTo: f.ReportedTo,
	}
	for _, s := range f.Sources {
		b.Sources = append(b.Sources, Source{ID: s.ID, Address: Say(s.Address), Reliability: s.Reliability})
	}
	for _, t := range f.Doubts {
		b.Doubts = append(b.Doubts, wordsOf(t))
	}
	return b
}

func debtorOf(d casefile.Debtor, body string) *PartyAdded {
	return &PartyAdded{
		ID: d.ID, Side: "debtor", Name: wordsOf(d.Name), Kind: d.Kind, Level: d.Level, Division: d.Division, Superior: d.Superior,
		Finance: d.Finance, Abolished: d.Abolished, Successor: d.Successor, Register: body,
	}
}

func dutyOf(o casefile.Obligation) Duty {
	d := Duty{
		Kind: o.Kind, What: wordsOf(o.What), Quote: Say(o.Quote), Debtor: o.Debtor, Nature: o.Nature,
		Period: Term{Kind: o.Period.Kind, Day: o.Period.Day, Length: Length(o.Period.Length), From: o.Period.From},
		Amount: Yuan(o.Amount), AmountStated: o.AmountStated, GeneralInterest: o.GeneralInterest, AlternativeTo: o.AlternativeTo,
		Substitutable: o.Substitutable, Performance: Performance(o.Performance), Done: wordsOf(o.Done), Account: o.Account,
		Ability: o.Ability,
	}
	for _, i := range o.Instalments {
		d.Instalments = append(d.Instalments, Instalment{Amount: Yuan(i.Amount), Due: i.Due})
	}
	return d
}
