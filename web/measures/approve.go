package measures

import (
	"mandamus/docket"
	"mandamus/web/page"
)

// approvalPage is a proposed measure that waits for a signature.
type approvalPage struct {
	Caption  caption
	Proposal proposalView
	Waits    bool // for approval; else its station says what became of it
	Sign     signing
}

// lifeOf is the case and the life of a measure that the address names; nil where the visit has been answered.
func lifeOf(v *page.Visit) (*file, *docket.Measure) {
	f := open(v)
	if f == nil {
		return nil, nil
	}
	m := f.Docket.Measure(v.Value("measure"))
	if m == nil {
		v.NotFound()
		return nil, nil
	}
	return f, m
}

// approval shows a proposal to who may sign or refuse it.
func approval(v *page.Visit) {
	if f, m := lifeOf(v); f != nil {
		f.reader().approval(m)
	}
}

func (r *reader) approval(m *docket.Measure) {
	p := approvalPage{Caption: r.caption(), Waits: waits(m), Sign: r.signing(m.Measure, m.Proposed.Actor, r.at("measures", m.ID, "approve"))}
	p.Sign.Urgent = r.urgent()
	var err error
	if p.Proposal, err = r.proposalView(m); err != nil {
		r.Error(err)
		return
	}
	r.show("approval", r.T("measures.approval", "measure", p.Proposal.Measure), p, r.errs, r.approvalsCrumb())
}

func (f *file) approvalsCrumb() page.Crumb {
	return page.Crumb{Text: f.T("measures.approvals"), URL: f.Path("approvals")}
}

// waits reports whether a measure waits for approval.
func waits(m *docket.Measure) bool { return !m.Proposed.IsZero() && m.Station() == "proposed" }

// approvalSent signs or refuses a proposal.
func approvalSent(v *page.Visit) {
	f, m := lifeOf(v)
	if f == nil {
		return
	}
	r := f.reader()
	refuse, note := r.signed()
	if len(r.errs) > 0 {
		r.approval(m)
		return
	}
	var err error
	done := "approved"
	if refuse {
		done = "refused"
		_, err = r.App().RefuseMeasure(r.Ctx(), r.Request(r.id), docket.RefuseMeasure{Life: m.ID, Reason: r.form.Get("reason"), Told: docket.Told{Fact: note}}, r.form["records"]...)
	} else {
		cmd := docket.ApproveMeasure{Life: m.ID, Urgent: r.form.Get("urgent") != "", Told: docket.Told{Fact: note}}
		_, err = r.App().ApproveMeasure(r.Ctx(), r.Request(r.id), cmd, r.form["records"]...)
	}
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.approval(m)
	default:
		r.Done(r.Path("approvals"), noted(done, r.label("measure", m.Measure)))
	}
}
