package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/mail"
	"mandamus/policy"
	"mandamus/store"
)

// news is one thing to tell, and whom: somebody of a court, or the legal office of a body.
type news struct {
	kind  mail.Kind
	staff string // id
	body  string // id in the register
}

// newsOf is what an entry of a docket tells people. What waits for approval is asked for apart: who signs depends on the day.
func newsOf(d *docket.Docket, e *docket.Entry) []news {
	switch b := e.Body.(type) {
	case *docket.CaseAssigned:
		return []news{{kind: mail.Assigned, staff: b.Officer}}
	case *docket.PerformanceReported:
		return []news{{kind: mail.Report, staff: d.Officer}}
	case *docket.ApplicationRegistered:
		return toBodies(mail.Duty, d.Side("debtor")...)
	case *docket.ObligationTyped:
		if p := d.Party(b.Debtor); p != nil && d.Registered.At > 0 && d.Registered.At < e.Event.Version {
			return toBodies(mail.Duty, p)
		}
	case *docket.NoticeGiven:
		return toBodies(mail.Reminder, d.Side("debtor")...)
	}
	return nil
}

func toBodies(kind mail.Kind, debtors ...*docket.Party) (out []news) {
	for _, p := range debtors {
		if p.Register != "" && p.Successor == "" {
			out = append(out, news{kind: kind, body: p.Register})
		}
	}
	return out
}

// proposes reports whether an entry may wait for somebody's approval.
func proposes(e *docket.Entry) bool {
	switch e.Body.(type) {
	case *docket.MeasureProposed, *docket.ActProposed:
		return true
	}
	return false
}

// gazette gathers what subscribers are to be told.
type gazette struct {
	app         *App
	ctx         context.Context
	subscribers []subscriber
	now         time.Time
	tidings     []store.Tiding
	proposals   bool // something may wait for approval
}

// add notes a thing of a case for a subscriber, under a name that is its own.
func (g *gazette) add(r subscriber, kind mail.Kind, id docket.ID, name string) {
	g.tidings = append(g.tidings, store.Tiding{
		ID: strings.Join([]string{r.Account, string(kind), string(id), name}, " "), Account: r.Account, Kind: string(kind), Docket: string(id), At: g.now,
	})
}

// changed takes in a message about a case. What was recorded before a subscriber wanted mail is not told.
func (g *gazette) changed(m store.Message) error {
	var first, last int
	if n, _ := fmt.Sscanf(m.Payload, "%d %d", &first, &last); n != 2 || m.Topic != caseChanged || len(g.subscribers) == 0 {
		return nil
	}
	events, err := g.app.Store.Load(g.ctx, docket.ID(m.Docket))
	if err != nil {
		return err
	}
	d, err := docket.Fold(events)
	if err != nil {
		g.app.fail("nobody told of a case", "docket", m.Docket, "error", err)
		return nil
	}
	for i := max(first, 1); i <= min(last, len(d.History)); i++ {
		e := &d.History[i-1]
		g.proposals = g.proposals || proposes(e)
		for _, n := range newsOf(d, e) {
			g.tell(n, d, e)
		}
	}
	return nil
}

// tell notes a thing for whoever it is meant for, but for who did it.
func (g *gazette) tell(n news, d *docket.Docket, e *docket.Entry) {
	for _, r := range g.subscribers {
		if e.Event.Recorded.After(r.Since) && slices.ContainsFunc(r.actors, func(x Actor) bool { return n.isFor(x, d) && x.ID != e.Event.Actor }) {
			g.add(r, n.kind, d.ID, fmt.Sprint(e.Event.Version))
		}
	}
}

// isFor reports whether a thing is for an actor.
func (n news) isFor(x Actor, d *docket.Docket) bool {
	if n.body != "" {
		return x.Body == n.body && slices.Contains(x.Roles, policy.DebtorOffice)
	}
	return n.staff != "" && x.ID == n.staff && x.Court == CourtOf(d)
}

// approvals notes what waits for the signature of subscribers.
func (g *gazette) approvals() error {
	for _, r := range g.subscribers {
		for _, x := range r.actors {
			if _, err := g.app.sight(x, "measure.approve"); err != nil {
				continue
			}
			waiting, _, err := g.app.toSign(g.ctx, x)
			if err != nil {
				return err
			}
			for _, t := range waiting {
				g.add(r, mail.Approval, t.Case.Docket, t.Row.ID)
			}
		}
	}
	return nil
}

// soonDays is how many days before its last day a limit is told of.
const soonDays = 3

// limits notes the limits of subscribers that have passed or end soon.
func (g *gazette) limits() error {
	today := g.app.Today()
	for _, r := range g.subscribers {
		for _, x := range r.actors {
			if x.Court == "" {
				continue
			}
			tasks, err := g.app.Store.Tasks(g.ctx, store.Agenda{
				Who: x.ID, Courts: []string{x.Court}, Days: civil.Interval{From: civil.MinDay, Until: today + soonDays + 1}, Limit: workMost,
			})
			if err != nil {
				return err
			}
			for _, t := range tasks.Rows {
				g.limit(r, t, today)
			}
		}
	}
	return nil
}

// limit notes one limit; it is told once that it ends, and once that it has passed.
func (g *gazette) limit(r subscriber, t store.Listed[store.Task], today civil.Day) {
	if t.Row.Kind != "limit" {
		return
	}
	kind := mail.Soon
	if t.Row.State == TaskOverdue || t.Row.Due < today {
		kind = mail.Lapsed
	}
	g.add(r, kind, t.Case.Docket, t.Row.ID+" "+t.Row.Due.String())
}
