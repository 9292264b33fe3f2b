package docket

import (
	"slices"
	"strconv"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// CaseFile returns the docket as a case file, which package law reads, as it stands on the legal day.
//
// A docket the court has kept from the first day is complete: what the court would have on it and is not there up to that day
// did not happen, and none_of says so for each such kind. Events of later legal days are left out. A reconstruction is as
// complete as its reports: the day then changes nothing.
func (d *Docket) CaseFile(on civil.Day) *casefile.File {
	f := &casefile.File{Version: casefile.Version, ID: d.fileID(), Enforcement: d.titleFile()}
	if d.Opened != nil {
		d.Opened.into(f)
	}
	for _, p := range d.Parties {
		p.into(f)
	}
	for _, p := range d.Persons {
		f.Persons = append(f.Persons, p.file())
	}
	for _, o := range d.Obligations {
		f.Obligations = append(f.Obligations, o.file())
	}
	f.Events = d.happened()
	if !d.Reconstruction() {
		d.kept(f, on)
	}
	return f
}

// fileID returns the id of the case file: the one it was made from, or that of the docket.
func (d *Docket) fileID() string {
	if d.Opened != nil && d.Opened.File != "" {
		return d.Opened.File
	}
	return d.ID.String()
}

// into adds what the opening says.
func (b *CaseOpened) into(f *casefile.File) {
	f.Jurisdiction, f.Title, f.Courts, f.Banner, f.ReportedTo = b.Jurisdiction, b.Title.Text(), casefile.Courts(b.Courts), b.Banner, b.ReportedTo
	for _, s := range b.Sources {
		f.Sources = append(f.Sources, casefile.Source{ID: s.ID, Address: s.Address.In(i18n.ZH), Reliability: s.Reliability})
	}
	for _, w := range b.Doubts {
		f.Doubts = append(f.Doubts, w.Text())
	}
}

// happened returns the events of the case file.
func (d *Docket) happened() []casefile.Event {
	var out []casefile.Event
	for _, e := range d.counting() {
		if event, ok := e.happened(); ok {
			out = append(out, event)
		}
	}
	return out
}

// kept adds what only a docket of the court can say: that what is not there did not happen, and that of an obligation of which
// nobody has said anything, nothing is performed, as the application says.
func (d *Docket) kept(f *casefile.File, on civil.Day) {
	f.Complete, f.ReportedTo = true, day(on)
	f.Events = slices.DeleteFunc(f.Events, func(e casefile.Event) bool { return e.On.Known() && e.On.First > on })
	var none []string
	for _, k := range casefile.Kinds {
		if neverUnrecorded[k.Word] && !slices.ContainsFunc(f.Events, func(e casefile.Event) bool { return e.Kind == k.Word }) {
			none = append(none, k.Word)
		}
	}
	if len(none) > 0 {
		f.NoneOf = []casefile.NoneOf{{Kinds: none, AsOf: day(on)}}
	}
	for i, o := range d.Obligations {
		if d.untouched(o) && f.Obligations[i].Performance.State == "" {
			f.Obligations[i].Performance = casefile.Performance{State: "none", By: "applicant", AsOf: day(on)}
		}
	}
}

// neverUnrecorded are the kinds of event that a court's own docket would have, by their word in a case file.
var neverUnrecorded = func() map[string]bool {
	out := map[string]bool{}
	for _, k := range Kinds {
		if k.Known {
			out[k.Event] = true
		}
	}
	return out
}()

// untouched reports whether an application has been filed and nobody has said, or done, anything about the obligation since.
func (d *Docket) untouched(o *Obligation) bool {
	return !d.Filed.IsZero() && o.Reported == nil && o.Viewed == nil && o.Assessed == nil &&
		!slices.ContainsFunc(d.Payments, func(p Payment) bool { return len(p.Obligations) == 0 || slices.Contains(p.Obligations, o.ID) })
}

// titleFile returns the enforcement title. One that another case has shown not to have taken effect has no such day.
func (d *Docket) titleFile() casefile.Title {
	if d.Title == nil {
		return casefile.Title{}
	}
	b := d.Title
	t := casefile.Title{
		Kind: b.Kind, Number: b.Number, Numbers: b.Numbers, Court: b.Court, Instance: b.Instance, Judgment: b.Judgment,
		AnnulledFor: b.AnnulledFor, Made: b.Made, Effective: b.Effective, TimeToSueEnds: b.TimeToSueEnds, Source: b.Source,
	}
	if d.Effect() == "not_effective" {
		t.Effective = casefile.Date{}
	}
	for _, s := range d.Served {
		t.Served = append(t.Served, casefile.Served{On: s.On, Party: s.Party})
	}
	return t
}

// Effect returns what other cases have done to the title: the last word of LinkEffects; empty where none has done anything.
func (d *Docket) Effect() string {
	for _, l := range slices.Backward(d.Links) {
		if l.Effect != "" {
			return l.Effect
		}
	}
	return ""
}

// into adds the party to its side.
func (p *Party) into(f *casefile.File) {
	if p.Side == "applicant" {
		f.Applicants = append(f.Applicants, casefile.Applicant{ID: p.ID, Name: p.Name.Text(), Kind: p.Kind, Number: p.Number})
		return
	}
	f.Debtors = append(f.Debtors, casefile.Debtor{
		ID: p.ID, Name: p.Name.Text(), Kind: p.Kind, Level: p.Level, Division: p.Division, Superior: p.Superior, Finance: p.Finance,
		Abolished: p.Abolished, Successor: p.Successor,
	})
}

// file returns the office-holder without the name, which no case file has.
func (p *Person) file() casefile.Person {
	return casefile.Person{
		ID: p.ID, Debtor: p.Debtor, Post: p.Post, Role: p.Role, From: p.From, Until: p.Until, Deputy: p.Deputy,
		Permission: p.Permission, FoundResponsible: p.FoundResponsible,
	}
}

// file returns the obligation; what the court has assessed counts before what was reported when it was typed.
func (o *Obligation) file() casefile.Obligation {
	out := casefile.Obligation{
		ID: o.ID, Kind: o.Kind, What: o.What.Text(), Quote: o.Quote.In(i18n.ZH), Debtor: o.Debtor, Nature: o.Nature,
		Period: o.Period.file(), Amount: string(o.Amount), AmountStated: o.AmountStated, GeneralInterest: o.GeneralInterest,
		AlternativeTo: o.AlternativeTo, Substitutable: o.Substitutable, Performance: casefile.Performance(o.Performance),
		Done: o.Done.Text(), Account: o.Account, Ability: o.Ability,
	}
	for _, i := range o.Instalments {
		out.Instalments = append(out.Instalments, casefile.Instalment{Amount: string(i.Amount), Due: i.Due})
	}
	if a := o.Assessed; a != nil && o.Performance == (Performance{}) {
		out.Performance = casefile.Performance{State: a.State, By: "court", AsOf: a.On}
	}
	return out
}

func (t Term) file() casefile.Term {
	return casefile.Term{Kind: t.Kind, Day: t.Day, Length: string(t.Length), From: t.From}
}

// position returns the id an event of a case file has by its place, from 0.
func position(i int) string { return "e" + strconv.Itoa(i+1) }
