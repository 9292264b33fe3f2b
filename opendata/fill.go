package opendata

import (
	"cmp"
	"maps"
	"slices"

	"mandamus/money"
	"mandamus/record"
)

// sheets returns the tables of a record, in the order of courts and cases, and within a case in that of the record.
func sheets(r *record.Record) []sheet {
	cases := slices.SortedFunc(maps.Values(r.Cases), func(a, b *record.Case) int {
		return cmp.Or(cmp.Compare(a.Court, b.Court), cmp.Compare(a.Ref, b.Ref))
	})
	return []sheet{
		all("cases", cases, ofCase), open("duties", cases, duties), open("measures", cases, measures), open("unused", cases, unused),
		open("lapses", cases, lapses), open("payments", cases, payments), open("remedies", cases, remedies), open("replies", cases, replies),
		open("requests", cases, requests), open("events", cases, events),
	}
}

// all makes a table of all cases.
func all[R any](name string, cases []*record.Case, rows func(*record.Case) []R) sheet {
	t := table[R]{title: name}
	for _, c := range cases {
		t.lines = append(t.lines, rows(c)...)
	}
	return t
}

// open makes a table of the cases that are not closed to the public by law.
func open[R any](name string, cases []*record.Case, rows func(*record.Case) []R) sheet {
	shown := slices.DeleteFunc(slices.Clone(cases), func(c *record.Case) bool { return c.Restricted != nil })
	return all(name, shown, rows)
}

func ofCase(c *record.Case) []Case {
	stage, since := c.Stage()
	row := Case{Court: c.Court, Case: c.Ref, ClosedByLaw: c.Restricted != nil, Stage: stage}
	if len(c.Lines) > 0 {
		row.LastEntry = c.Lines[len(c.Lines)-1].Index
	}
	if row.ClosedByLaw {
		row.Ground = c.Ground
		return []Case{row}
	}
	row.StageSince, row.StageEntry = on(since), entry(since)
	if len(c.Numbers) > 0 {
		row.Number = c.Numbers[0]
	}
	row.Live, row.Bodies, row.Applicants = c.Live(), owing(c), c.Applicants
	row.TitleKind, row.Judgment, row.TitleMade, row.TitleEffective = c.Title.Kind, c.Title.Judgment, c.Title.Made, c.Title.Effective
	row.Filed, row.Registered, row.Noticed, row.NoticeEnds, row.Closed = on(c.Filed), on(c.Registered), on(c.Noticed), c.NoticeEnds, on(c.Closed)
	if c.Closed != nil {
		row.Way = c.Way
	}
	row.failures(c)
	return []Case{row}
}

// failures counts what was promised and not kept, and acts made again after they were annulled.
func (row *Case) failures(c *record.Case) {
	for _, p := range c.Promises {
		switch p.Kind {
		case "promise.missed":
			row.BrokenPromises++
		case "settlement.breached":
			row.BrokenSettlements++
		}
	}
	for _, n := range c.NewActs {
		if n.Same != nil && *n.Same {
			row.Relapses++
		}
	}
}

func duties(c *record.Case) (out []Duty) {
	for _, d := range c.Duties {
		since := c.Since(d)
		row := Duty{Court: c.Court, Case: c.Ref, Duty: d.ID, Body: c.Body(d), Kind: d.Kind, Nature: d.Nature, Amount: fen(d.Amount),
			State: c.DutyState(d), Disputed: d.Disputed(), Since: since.Day, Reported: state(d.Reported), Viewed: state(d.Viewed),
			Assessed: state(d.Assessed), Entry: d.Entry}
		if since.Day != "" {
			row.SinceEntry = entry(&since)
		}
		if d.Assessed != nil {
			row.AssessedOn, row.Manner = d.Assessed.Day, d.Assessed.Manner
		}
		out = append(out, row)
	}
	return out
}

func measures(c *record.Case) (out []Measure) {
	for _, m := range c.Measures {
		row := Measure{Court: c.Court, Case: c.Ref, Bodies: owing(c), Measure: m.Measure, Person: m.Person, Duties: m.Duties, Station: m.Station().Word,
			Amount: fen(m.Amount), Rate: fen(m.Rate), FirstDay: m.FirstDay, Settlement: fen(m.Settlement), Entry: m.Entry}
		if len(m.Duties) == 1 {
			row.Bodies = owed(c, m.Duties[0])
		}
		if m.Days > 0 {
			row.Days = &m.Days
		}
		for _, s := range m.Steps {
			row.step(s)
		}
		out = append(out, row)
	}
	return out
}

// step takes in a station: the first decision and the first service count, and the last station of all.
func (row *Measure) step(s record.Step) {
	row.StationOn = s.Day
	row.Taken = row.Taken || s.Word != "warned"
	switch s.Word {
	case "decided":
		row.Decided = cmp.Or(row.Decided, s.Day)
	case "served":
		row.Served = cmp.Or(row.Served, s.Day)
	}
}

func unused(c *record.Case) (out []Unused) {
	for _, u := range c.Unused {
		out = append(out, Unused{Court: c.Court, Case: c.Ref, Bodies: owed(c, u.Duty), Duty: u.Duty, Measure: u.Measure, Sort: u.Sort, From: u.From,
			Until: u.Until, Reason: u.Reason, Finding: u.Finding, Entry: u.Entry})
	}
	return out
}

func lapses(c *record.Case) (out []Lapse) {
	for _, l := range c.Lapses {
		out = append(out, Lapse{Court: c.Court, Case: c.Ref, Bodies: owed(c, l.Duty), Duty: l.Duty, Limit: l.Limit, Last: l.Last, Entry: l.Entry})
	}
	return out
}

func payments(c *record.Case) (out []Payment) {
	for _, p := range c.Payments {
		out = append(out, Payment{Court: c.Court, Case: c.Ref, Bodies: owing(c), Duties: p.Duties, Amount: fen(p.Amount), Day: p.Day, Entry: p.Entry})
	}
	return out
}

func remedies(c *record.Case) (out []Remedy) {
	for _, r := range c.Remedies {
		out = append(out, Remedy{Court: c.Court, Case: c.Ref, Bodies: owing(c), Outsider: r.Outsider, About: r.About, Day: r.Day,
			Outcome: r.Outcome, DecidedOn: on(r.Decided), Entry: r.Entry})
	}
	return out
}

func replies(c *record.Case) (out []Reply) {
	for _, r := range c.Replies {
		out = append(out, Reply{Court: c.Court, Case: c.Ref, Bodies: party(c, r.Party), Reply: r.ID, Stance: r.Stance, About: r.About, Day: r.Day,
			Waiting: r.Decided == nil, Outcome: r.Outcome, Reason: r.Reason, TextZH: r.Text.ZH, TextEN: r.Text.EN, Entry: r.Entry})
	}
	return out
}

func requests(c *record.Case) (out []Request) {
	for _, r := range c.Requests {
		out = append(out, Request{Court: c.Court, Case: c.Ref, Bodies: party(c, r.Party), Request: r.ID, Ground: r.Ground, About: r.About, Day: r.Day,
			Waiting: r.Answered == nil, Outcome: r.Outcome, TextZH: r.Text.ZH, TextEN: r.Text.EN, Entry: r.Entry})
	}
	return out
}

func events(c *record.Case) (out []Event) {
	for _, l := range c.Lines {
		out = append(out, Event{Court: c.Court, Case: c.Ref, Entry: l.Index, Kind: l.Kind, Day: l.Day, At: l.At, Opens: l.Of, Corrects: l.Corrects,
			CorrectedBy: l.By})
	}
	return out
}

// owing are the bodies of the register that owe in a case.
func owing(c *record.Case) []string { return known(c.Summary().Bodies...) }

// owed is the body that owes a duty; of no duty all that owe in the case.
func owed(c *record.Case, duty string) []string {
	if d := c.Duty(duty); d != nil {
		return known(c.Body(d))
	}
	return owing(c)
}

// party is the body that is a party of a case; none for an applicant.
func party(c *record.Case, id string) []string {
	for _, b := range c.Bodies {
		if b.ID == id {
			return known(b.Register)
		}
	}
	return nil
}

// known leaves out bodies that are in no register.
func known(bodies ...string) []string {
	return slices.DeleteFunc(slices.Clone(bodies), func(id string) bool { return id == "" })
}

func on(p *record.Proof) string {
	if p == nil {
		return ""
	}
	return p.Day
}

func entry(p *record.Proof) *int64 {
	if p == nil {
		return nil
	}
	return &p.Entry
}

func state(v *record.Voice) string {
	if v == nil {
		return ""
	}
	return v.State
}

// fen returns a sum in yuan; nil where there is none.
func fen(yuan string) *int64 {
	f, err := money.ParseYuan(yuan)
	if err != nil || f < 0 {
		return nil
	}
	n := int64(f)
	return &n
}
