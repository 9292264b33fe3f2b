package app

import (
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// Used is the kind of the rows that stand in the ledger for comparison: a measure that was decided.
const Used = "used"

// LedgerKinds are the two kinds of row of the ledger itself. They are never added up.
var LedgerKinds = []string{availableNotUsed, notDecided}

// usedRows returns the measures decided, an obligation each, from the decision until the measure was over.
func usedRows(d *docket.Docket) []store.NonUse {
	var out []store.NonUse
	for _, m := range d.Measures {
		if m.Decided.IsZero() {
			continue
		}
		of := m.Obligations
		if len(of) == 0 {
			for _, o := range d.Obligations {
				of = append(of, o.ID)
			}
		}
		for _, o := range of {
			row := store.NonUse{Obligation: o, Slot: m.Measure, Kind: Used, From: firstOf(m.Decided.On), Until: lifeEnd(m), Version: m.Decided.At}
			if !slices.ContainsFunc(out, func(x store.NonUse) bool { return x.Obligation == o && x.Slot == row.Slot && x.From == row.From }) {
				out = append(out, row)
			}
		}
	}
	return out
}

// lifeEnd is the day a decided measure was over; civil.Never: it lasts.
func lifeEnd(m *docket.Measure) civil.Day {
	for _, at := range []docket.Mark{m.Lifted, m.Completed, m.Settled} {
		if !at.IsZero() {
			return firstOf(at.On)
		}
	}
	return civil.Never
}

// LedgerFilter says which rows of the non-use ledger.
type LedgerFilter struct {
	Courts   []string // none: all that may be seen
	Kind     string   // one of LedgerKinds
	Measure  string   // empty: all
	Assigned string   // empty: all
	Begun    civil.Interval
	After    string
	Limit    int
}

func (f LedgerFilter) agenda(s sees, kinds ...string) store.Agenda {
	return store.Agenda{Courts: among(f.Courts, s.courts), Assigned: f.Assigned, States: kinds, Slot: f.Measure, Days: f.Begun, After: f.After, Limit: f.Limit}
}

// Of is the filter for another measure; empty: for all.
func (f LedgerFilter) Of(measure string) LedgerFilter {
	f.Measure, f.After = measure, ""
	return f
}

// Ledger returns rows of the non-use ledger, those begun first first, for who reads the statistics of the court.
func (a *App) Ledger(ctx context.Context, x Actor, f LedgerFilter) (store.Page[store.Listed[store.NonUse]], error) {
	s, err := a.sight(x, "statistics.read")
	if err != nil {
		return store.Page[store.Listed[store.NonUse]]{}, err
	}
	page, err := a.Store.NonUse(ctx, f.agenda(s, f.Kind))
	for i := range page.Rows {
		if !s.names {
			page.Rows[i].Case.Title.ZH, page.Rows[i].Case.Title.EN = "", ""
		}
	}
	return page, err
}

// UseOfMeasure says how often a measure stood open and was not used, how often it stood closed for a finding that was not made, and how
// often it was decided; by reason, how often each was given for not using it.
type UseOfMeasure struct {
	Measure                      string
	NotUsed, NotDecided, Decided int
	Reasons                      map[string]int // of NotUsed
}

// LedgerSums counts the rows begun in some days by measure, in the order of the ids. Of the filter it asks courts, officer and days.
func (a *App) LedgerSums(ctx context.Context, x Actor, f LedgerFilter) ([]UseOfMeasure, error) {
	s, err := a.sight(x, "statistics.read")
	if err != nil {
		return nil, err
	}
	sums, err := a.Store.NonUseSums(ctx, f.agenda(s))
	if err != nil {
		return nil, err
	}
	var out []UseOfMeasure
	for _, sum := range sums {
		if len(out) == 0 || out[len(out)-1].Measure != sum.Slot {
			out = append(out, UseOfMeasure{Measure: sum.Slot, Reasons: map[string]int{}})
		}
		m := &out[len(out)-1]
		switch sum.Kind {
		case availableNotUsed:
			m.NotUsed += sum.N
			m.Reasons[sum.Reason] += sum.N
		case notDecided:
			m.NotDecided += sum.N
		case Used:
			m.Decided += sum.N
		}
	}
	return out, nil
}
