package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/register"
	"mandamus/store"
)

// OpenStages are the stages of cases that wait for somebody, in the order of their course.
var OpenStages = []string{"intake", "registered", "enforcing", "halted", "performed"}

// OfficerLoad is what lies with an officer.
type OfficerLoad struct {
	Court   string
	ID      string // empty: the cases that nobody has
	Name    i18n.Text
	Stages  map[string]int // cases by stage, of OpenStages
	Open    int            // cases in all of them
	Overdue store.Count    // what the officer, or who takes the cases of nobody, must do and the law has set a day for that has passed
	Oldest  civil.Day      // when what has waited longest was due; civil.Never: nothing waits
}

// Staffing returns the open cases of the courts an actor watches over by officer, those with the most first, and those nobody has at
// the head. Who conducts cases and has none is among them.
func (a *App) Staffing(ctx context.Context, x Actor) ([]OfficerLoad, error) {
	s, err := a.sight(x, "workload.read")
	if err != nil {
		return nil, err
	}
	loads, err := a.Store.Workload(ctx, among(nil, s.courts))
	if err != nil {
		return nil, err
	}
	out := map[[2]string]*OfficerLoad{}
	at := func(court, id string) *OfficerLoad {
		key := [2]string{court, id}
		if out[key] == nil {
			out[key] = &OfficerLoad{Court: court, ID: id, Name: a.nameOf(id), Stages: map[string]int{}, Oldest: civil.Never}
		}
		return out[key]
	}
	for _, court := range s.courts {
		for _, m := range a.Conducting(court) {
			at(court, m.ID)
		}
	}
	for _, l := range loads {
		if slices.Contains(OpenStages, l.Stage) {
			o := at(l.Court, l.Assigned)
			o.Stages[l.Stage] += l.N
			o.Open += l.N
		}
	}
	var sorted []OfficerLoad
	for _, o := range out {
		if err := a.waiting(ctx, o); err != nil {
			return nil, err
		}
		sorted = append(sorted, *o)
	}
	slices.SortFunc(sorted, func(p, q OfficerLoad) int {
		return cmp.Or(cmp.Compare(min(len(p.ID), 1), min(len(q.ID), 1)), cmp.Compare(q.Open, p.Open), cmp.Compare(p.Court, q.Court), cmp.Compare(p.ID, q.ID))
	})
	return sorted, nil
}

// waiting fills in what waits for an officer; of the cases that nobody has, what waits for the roles of the court.
func (a *App) waiting(ctx context.Context, o *OfficerLoad) error {
	who := []string{o.ID}
	if o.ID == "" {
		who = nil
		for _, role := range policy.CourtRoles {
			who = append(who, string(role))
		}
	}
	o.Overdue.Exact = true
	for _, owner := range who {
		agenda := store.Agenda{Courts: []string{o.Court}, Who: owner, Limit: 1}
		first, err := a.Store.Tasks(ctx, agenda)
		if err != nil {
			return err
		}
		if len(first.Rows) > 0 {
			o.Oldest = min(o.Oldest, first.Rows[0].Row.Due)
		}
		agenda.States = []string{TaskOverdue}
		late, err := a.Store.CountAgenda(ctx, store.ListTasks, agenda)
		if err != nil {
			return err
		}
		o.Overdue.N, o.Overdue.Exact = o.Overdue.N+late.N, o.Overdue.Exact && late.Exact
	}
	return nil
}

// nameOf returns the name of a member of staff; the id where the register has none.
func (a *App) nameOf(id string) i18n.Text {
	if m, ok := a.Registry().Staff(id); ok {
		return m.Name
	}
	return i18n.Text{ZH: id, EN: id}
}

// Conducting returns who conducts cases at a court today.
func (a *App) Conducting(court string) []register.Staff {
	return slices.DeleteFunc(a.Registry().StaffOf(court, a.Today()), func(m register.Staff) bool { return !conducts(m.Roles) })
}

// TransfersMost is how many cases are given to another officer at a time.
const TransfersMost = 100

// Transfer is a case that goes to another officer, or why it does not.
type Transfer struct {
	Docket  docket.ID
	Version int // as it is now
	Number  string
	Debtor  string
	From    string         // officer it is with; empty: nobody
	Why     i18n.Localizer // why it cannot go there; nil: it can, or it has gone
}

// PreviewTransfers says of each case whether it may be given to an officer for a reason, and changes nothing. More than TransfersMost
// cases are refused.
func (a *App) PreviewTransfers(ctx context.Context, x Actor, ids []docket.ID, to, reason string) ([]Transfer, error) {
	if len(ids) > TransfersMost {
		return nil, wrong("case", "app.transfer.many", "n", len(ids), "most", TransfersMost)
	}
	var out []Transfer
	for _, id := range ids {
		d, events, err := a.load(ctx, id)
		if err != nil {
			return nil, err
		}
		t := Transfer{Docket: id}
		why := a.may(x, "case.assign", subjectOf(d, a.Today()))
		if why == nil {
			line := caseNamed(d)
			t.Version, t.Number, t.Debtor, t.From = d.Version, line.Number, line.DebtorName, d.Officer
			why = a.transferable(a.work(ctx, x, d, events), to, reason)
		}
		if t.Why, err = told(why); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// transferable returns why the case of a work cannot go to an officer.
func (a *App) transferable(w *work, to, reason string) error {
	if w.docket.Officer == to {
		return denied("app.transfer.same")
	}
	if err := w.assignable(to); err != nil {
		return err
	}
	_, err := a.Preview(w.actor, w.docket, assignment(to, reason))
	return err
}

func assignment(to, reason string) docket.AssignCase {
	return docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: to, Reason: reason}}
}

// told returns an error that is an answer as what it says; any other error stays one. Both are nil for no error.
func told(err error) (i18n.Localizer, error) {
	var says i18n.Localizer
	if errors.As(err, &says) {
		return says, nil
	}
	return nil, err
}

// Transfer gives each case, as the actor saw it, to an officer. One that cannot go does not keep the others: each result says what
// happened to it. The key of the request names the whole; sent again it does nothing twice.
func (a *App) Transfer(ctx context.Context, r Request, seen []Transfer, to, reason string) ([]Transfer, error) {
	if len(seen) > TransfersMost {
		return nil, wrong("case", "app.transfer.many", "n", len(seen), "most", TransfersMost)
	}
	var out []Transfer
	for _, t := range seen {
		one := Request{Actor: r.Actor, Docket: t.Docket, Version: t.Version}
		if r.Key != "" {
			one.Key = r.Key + "." + string(t.Docket)
		}
		_, err := a.AssignCase(ctx, one, assignment(to, reason))
		if t.Why, err = told(err); err != nil {
			return out, err
		}
		out = append(out, t)
	}
	return out, nil
}

// caseNamed is what a list calls a case.
func caseNamed(d *docket.Docket) (c store.Case) {
	if all := numbers(d); len(all) > 0 {
		c.Number = all[0]
	}
	if p := debtorNow(d); p != nil {
		c.DebtorName = p.Name.In(i18n.ZH)
	}
	return c
}

// CourtsSeen returns the codes of the courts whose cases lists show the actor; none for the office of a body.
func (a *App) CourtsSeen(x Actor) ([]string, error) {
	s, err := a.sight(x, "case.list")
	return s.courts, err
}
