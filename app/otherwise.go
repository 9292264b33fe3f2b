package app

import (
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
)

// Otherwise says how an act of the docket that keeps the receipt of an assessment stands to the law as it is installed now.
type Otherwise struct {
	Event   int    // version of the event
	Measure string // id in the pack
	Kept    string // receipt the event keeps
	Now     string // receipt of the same assessment under the law installed now; equal where nothing has changed
	State   law.State
}

// Same reports whether the law installed now gives the very assessment the act was taken under.
func (o Otherwise) Same() bool { return o.Kept == o.Now }

// Open reports whether the measure stands open under the law installed now.
func (o Otherwise) Open() bool { return o.State == law.Open }

// Otherwise returns, for each proposal and decision of a measure that keeps a receipt, what the law installed now says of it: the docket
// as it stood before the event, assessed on its legal day. Those for which the answer is the same are left out. From whom deliberation
// is withheld gets none.
func (a *App) Otherwise(ctx context.Context, v View) ([]Otherwise, error) {
	if v.Veiled || v.Withheld || !slices.ContainsFunc(v.Docket.Measures, func(m *docket.Measure) bool { return m.ID != "" }) {
		return nil, nil
	}
	d, events, err := a.load(ctx, v.Docket.ID)
	if err != nil {
		return nil, err
	}
	var out []Otherwise
	for i := range d.History {
		e := &d.History[i]
		act, ok := underReceipt(e)
		if !ok {
			continue
		}
		again, err := a.reassess(events[:i], act, e)
		if err != nil {
			return nil, err
		}
		if !again.Same() {
			out = append(out, again)
		}
	}
	return out, nil
}

// receipted is an act that keeps a receipt, as far as it matters here.
type receipted struct {
	measure, under string
	obligations    []string
}

func underReceipt(e *docket.Entry) (receipted, bool) {
	switch b := e.Body.(type) {
	case *docket.MeasureProposed:
		return receipted{b.Measure, b.Under, b.Obligations}, b.Under != ""
	case *docket.MeasureDecided:
		return receipted{b.Measure, b.Under, b.Obligations}, b.Under != ""
	}
	return receipted{}, false
}

// reassess assesses an act anew.
func (a *App) reassess(before []docket.Event, act receipted, e *docket.Entry) (Otherwise, error) {
	out := Otherwise{Event: e.Event.Version, Measure: act.measure, Kept: act.under, Now: act.under}
	d, err := docket.Fold(before)
	if err != nil {
		return out, err
	}
	on := e.Event.Legal.First
	if !e.Event.Legal.Known() || on < civil.MinDay {
		return out, nil
	}
	assessment, err := a.assess(d, on)
	if err != nil {
		return out, err
	}
	out.Now = ReceiptID(assessment.Receipt)
	g := gate{a.Pack, assessment}
	for _, id := range act.obligations {
		if slot, ok := g.Slot(id, act.measure); ok {
			out.State = law.State(slot.State)
		}
		if out.State != law.Open {
			break
		}
	}
	return out, nil
}
