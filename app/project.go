package app

import (
	"cmp"
	"slices"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

//i18n:keys app.stage.*
//i18n:keys app.flag.*

// Stages are where a case may stand, the last first.
var Stages = []string{"closed", "refused", "withdrawn", "performed", "halted", "enforcing", "registered", "intake"}

// Flags are what may be special about a case.
var Flags = []string{"congress", "disputed", "held", "lapsed", "reconstruction", "recusal", "reversal", "unassigned", "unclear", "unenforceable"}

// StageLabel returns a stage for people, FlagLabel a flag.
func StageLabel(stage string) i18n.Msg { return i18n.Msg{Key: "app.stage." + stage} }
func FlagLabel(flag string) i18n.Msg   { return i18n.Msg{Key: "app.flag." + flag} }

// Projector returns the function that computes the rows of a docket anew, for Rebuild, Verify and Restore.
func (a *App) Projector() store.Projector {
	return func(_ docket.ID, events []docket.Event, asOf civil.Day) (store.Rows, error) {
		d, err := docket.Fold(events)
		if err != nil {
			return store.Rows{}, err
		}
		if asOf == civil.Never {
			asOf = calendar.LegalDay(events[len(events)-1].Recorded)
		}
		return a.rows(d, asOf)
	}
}

// rows computes the rows of a docket as they are on a day.
func (a *App) rows(d *docket.Docket, on civil.Day) (store.Rows, error) {
	assessment, err := a.assess(d, assessedOn(d, on), foreseeing(d)...)
	if err != nil {
		return store.Rows{}, err
	}
	rows := Project(d, assessment, a.Policy)
	rows.Case.AsOf = on
	return rows, nil
}

// foreseeing leaves out of the assessment of a docket in which nothing is awaited what its rows do not show.
func foreseeing(d *docket.Docket) []law.Option {
	if d.Closed != nil || d.Reconstruction() {
		return []law.Option{law.Only(law.Determinations)}
	}
	return nil
}

// assessedOn is the day a docket is assessed on: a reconstruction on the last day its reports speak of, as the day on which
// somebody looks at it says nothing about the case.
func assessedOn(d *docket.Docket, on civil.Day) civil.Day {
	if d.Reconstruction() && d.Opened.ReportedTo.Known() {
		return min(on, d.Opened.ReportedTo.Last)
	}
	return on
}

// Project computes what lists show of a case, from the docket, from what the law says of it on a day, and from the policy that says
// who approves. It depends on its
// arguments alone. A reconstruction is no work: of it there is the case alone,
// and nothing is ever due.
func Project(d *docket.Docket, a *law.Assessment, p *policy.Policy) store.Rows {
	rows := store.Rows{Case: caseRow(d, a), Search: searchText(d)}
	if d.Reconstruction() {
		return rows
	}
	rows.NonUse, rows.Hearings, rows.Holds = append(nonUseRows(d), usedRows(d)...), hearingRows(d), holdRows(d)
	if d.Closed == nil { // of a closed case no time is watched any more
		rows.Limits = limitRows(d, a)
	}
	rows.Tasks = taskRows(d, a, p)
	return rows
}

func caseRow(d *docket.Docket, a *law.Assessment) store.Case {
	stage, since := stageOf(d, a.On)
	out := store.Case{
		Version: d.Version, Court: CourtOf(d), Stage: stage, StageSince: since, Assigned: d.Officer, Moved: moved(d), Opened: opened(d), Closed: civil.Never,
		NextChange: nextChange(d, a), AsOf: a.On, Reconstruct: d.Reconstruction(), Flags: flagsOf(d, a),
	}
	if d.Opened != nil {
		out.Title = d.Opened.Title.Text()
	}
	if all := numbers(d); len(all) > 0 {
		out.Number = all[0]
	}
	if d.Closed != nil {
		out.Closed = firstOf(d.Closed.On)
	}
	if p := debtorNow(d); p != nil {
		out.Debtor, out.DebtorName = p.Register, p.Name.In(i18n.ZH)
	}
	return out
}

// debtorNow returns the first debtor that no other continues; nil if there is none.
func debtorNow(d *docket.Docket) *docket.Party {
	side := d.Side("debtor")
	for _, p := range side {
		if p.Successor == "" {
			return p
		}
	}
	if len(side) > 0 {
		return side[0]
	}
	return nil
}

// opened is the day the case came to the court: of the application, else of the first event.
func opened(d *docket.Docket) civil.Day {
	if !d.Filed.IsZero() {
		return firstOf(d.Filed.On)
	}
	if !d.Registered.IsZero() {
		return firstOf(d.Registered.On)
	}
	return firstOf(d.History[0].Event.Legal)
}

// firstOf returns the first day a date may be; civil.Never of an unknown one.
func firstOf(on casefile.Date) civil.Day {
	if !on.Known() {
		return civil.Never
	}
	return on.First
}

// stageOf returns where the case stands, and since when.
func stageOf(d *docket.Docket, on civil.Day) (stage string, since civil.Day) {
	switch {
	case d.Closed != nil:
		return "closed", firstOf(d.Closed.On)
	case !d.Refused.IsZero():
		return "refused", firstOf(d.Refused.On)
	case !d.Withdrawn.IsZero():
		return "withdrawn", firstOf(d.Withdrawn.On)
	}
	if since, ok := performed(d); ok {
		return "performed", since
	}
	if since, ok := halted(d, on); ok {
		return "halted", since
	}
	switch {
	case !d.Noticed.IsZero():
		return "enforcing", firstOf(d.Noticed.On)
	case !d.Registered.IsZero():
		return "registered", firstOf(d.Registered.On)
	}
	return "intake", opened(d)
}

// performed reports whether the court has assessed every obligation as performed, and when the last.
func performed(d *docket.Docket) (since civil.Day, ok bool) {
	if len(d.Obligations) == 0 || len(d.Open()) > 0 {
		return 0, false
	}
	for _, o := range d.Obligations {
		if o.Assessed != nil {
			since, ok = max(since, firstOf(o.Assessed.On)), true
		}
	}
	return since, ok
}

// halted reports whether a stay or suspension lasts for every open obligation, and since when.
func halted(d *docket.Docket, on civil.Day) (since civil.Day, ok bool) {
	for _, o := range d.Open() {
		h := d.Halted(o.ID, on)
		if h == nil {
			return 0, false
		}
		since, ok = max(since, firstOf(h.On)), true
	}
	return since, ok
}

// flagsOf returns what is special about the case, sorted.
func flagsOf(d *docket.Docket, a *law.Assessment) []string {
	doubts := Doubts(d, a)
	is := map[string]bool{
		"reconstruction": d.Reconstruction(),
		"held":           d.Hold() != nil,
		"recusal":        !d.Recusal.IsZero(),
		"lapsed":         d.Closed == nil && neglected(d, a),
		"unassigned":     !d.Reconstruction() && d.Closed == nil && !d.Registered.IsZero() && d.Officer == "",
		"reversal":       !d.Revoked.IsZero() || d.Effect() == "revoked",
		"disputed":       slices.ContainsFunc(d.Obligations, (*docket.Obligation).Disputed),
		"congress":       slices.ContainsFunc(d.Measures, func(m *docket.Measure) bool { return m.ReportDue }),
		"unclear":        slices.ContainsFunc(doubts, func(x Doubt) bool { return len(x.Unclear) > 0 }),
		"unenforceable":  slices.ContainsFunc(doubts, func(x Doubt) bool { return x.Enforceable.State == law.Due && x.Enforceable.Value != enforceable }),
	}
	var out []string
	for _, f := range Flags {
		if is[f] {
			out = append(out, f)
		}
	}
	return out
}

// neglected reports whether a limit that the law sets the court has run out with nothing done. Rights of the sides that ran out are no
// such limits.
func neglected(d *docket.Docket, a *law.Assessment) bool {
	return slices.ContainsFunc(a.Positions, func(p law.Position) bool {
		return open(d, d.Obligation(p.Obligation.ID)) && slices.ContainsFunc(p.Limits, func(l law.Limit) bool {
			return l.State == law.Lapsed && l.Sort == "due" && l.Who == "enforcing_court" && l.Last != (civil.Partial{}) && concerns(d, l)
		})
	})
}

// nextChange returns the first day on which the daily run has to look at the case again: when a slot turns, a hold ends, or at
// once where something is still to be recorded.
func nextChange(d *docket.Docket, a *law.Assessment) civil.Day {
	if d.Closed != nil || d.Reconstruction() {
		return civil.Never
	}
	next := civil.Never
	for _, p := range a.Positions {
		next = min(next, p.Next.On)
	}
	if h := d.Hold(); h != nil {
		next = min(next, max(h.Until.First, a.On))
	}
	for _, h := range d.Halts {
		if h.Runs(a.On) && h.Until.Known() {
			next = min(next, h.Until.Last+1)
		}
	}
	if len(lapsesOf(d, a)) > 0 {
		next = min(next, a.On)
	}
	if len(unused(d, a)) > 0 {
		next = min(next, a.On+1)
	}
	return next
}

// runningStates are the states of limits that lists show.
var runningStates = []law.State{law.Running, law.Lapsed}

func limitRows(d *docket.Docket, a *law.Assessment) []store.Limit {
	var out []store.Limit
	for _, p := range a.Positions {
		for _, l := range p.Limits {
			if slices.Contains(runningStates, l.State) && l.Last != (civil.Partial{}) && concerns(d, l) {
				o := d.Obligation(p.Obligation.ID)
				out = append(out, store.Limit{
					Obligation: o.ID, Slot: l.ID, State: string(l.State), Last: l.Last.Last, Version: max(o.Typed.At, o.Revised.At),
				})
			}
		}
	}
	return out
}

// concerns reports whether a limit is the business of this docket: it had not run out before the case came to the court.
func concerns(d *docket.Docket, l law.Limit) bool {
	return l.State != law.Lapsed || l.Last.Last >= opened(d)
}

// The states of hearings and holds in lists.
const (
	hearingSet   = "set"
	hearingHeld  = "held"
	holdLasting  = "held"
	holdReturned = "returned"
)

func hearingRows(d *docket.Docket) []store.Hearing {
	var out []store.Hearing
	for _, h := range d.Hearings {
		start, _ := minute(h.At)
		row := store.Hearing{
			ID: h.ID, Room: h.Place.In(i18n.ZH), Judge: cmp.Or(h.Judge, d.Officer), State: hearingSet, Day: firstOf(h.HearingScheduled.On), Start: start,
			End: start + cmp.Or(h.Minutes, HearingMinutes), Version: h.Set.At,
		}
		if !h.Held.IsZero() {
			row.State, row.Version = hearingHeld, h.Held.At
		}
		out = append(out, row)
	}
	return out
}

func holdRows(d *docket.Docket) []store.Hold {
	var out []store.Hold
	for _, h := range d.Holds {
		row := store.Hold{
			ID: h.ID, Reason: h.Reason, By: h.Placed.Actor, State: holdLasting, From: firstOf(h.Placed.On), Until: firstOf(h.Until), Version: h.Placed.At,
		}
		if !h.Ended.IsZero() {
			row.State, row.Version = holdReturned, h.Ended.At
		}
		out = append(out, row)
	}
	return out
}

// nonUseRows returns the ledger. Of rows with one beginning the last counts: a reason given later takes the place of none.
func nonUseRows(d *docket.Docket) []store.NonUse {
	var out []store.NonUse
	for _, n := range d.NonUse {
		row := store.NonUse{
			Obligation: n.Obligation, Slot: n.Measure, Kind: n.Sort, Reason: n.Reason, From: firstOf(n.From), Until: rowEnd(d, n), Version: n.At,
		}
		same := func(x store.NonUse) bool {
			return x.Obligation == row.Obligation && x.Slot == row.Slot && x.Kind == row.Kind && x.From == row.From
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i] = row
		} else {
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(x, y store.NonUse) int { return cmp.Compare(x.Version, y.Version) })
	return out
}
