package measures

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/view"
)

// waiting is a row of the list of what waits for a signature.
type waiting struct {
	ID            string // docket, life or proposal, and version: what a form has to send back
	Number, Title string
	CaseURL       string
	Act, URL      string
	Against       string
	Proposed, Who string
	Gate          view.Tag // of a measure: whether the law holds it open today
	Stop          string   // why it cannot be signed from the list; empty: it can
	Chosen        bool
	Said          string // after signing: what became of it
	Done          bool
}

type approvalsPage struct {
	Rows    []waiting
	Preview bool // chosen, to be confirmed
	Signed  bool // what became of each
	Ready   int  // rows that can be signed
	Errors  page.Errors
}

// approvals lists what waits for the signature of the actor.
func approvals(v *page.Visit) {
	list, err := v.App().Awaiting(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	var p approvalsPage
	for _, a := range list {
		p.Rows = append(p.Rows, rowFor(v, a))
	}
	showApprovals(v, p)
}

func showApprovals(v *page.Visit, p approvalsPage) {
	for _, row := range p.Rows {
		if row.Stop == "" {
			p.Ready++
		}
	}
	a := page.Answer{Name: "measures/approvals", Title: v.T("measures.approvals"), Data: p, Failed: len(p.Errors) > 0}
	if a.Failed {
		a.Status = 422
	}
	v.Show(a)
}

// rowFor makes the row of an act that waits.
func rowFor(v *page.Visit, a app.Awaiting) waiting {
	f := &file{Visit: v, id: a.Docket.ID, View: app.View{Docket: a.Docket, Assessment: a.Assessment}}
	f.Line.Number, f.Line.Title = a.Case.Number, a.Case.Title
	out := waiting{
		Number: a.Case.Number, Title: a.Case.Title.In(v.Lang), CaseURL: f.at(), Act: policy.ActLabel(a.Act).In(v.Lang),
		Proposed: a.Proposed.On.String(), Who: v.Person(a.Proposed.Actor),
	}
	if m := a.Measure; m != nil {
		out.ID, out.URL, out.Against = sent(a, m.ID), f.at("measures", m.ID, "approve"), f.person(m.Person)
		out.Gate, out.Stop = f.gateNow(m)
	} else {
		out.ID, out.URL = sent(a, a.Proposal.ID), f.at("acts", a.Proposal.ID, "approve")
	}
	if len(a.Records) > 0 {
		out.Stop = v.T("measures.bulk.records")
	}
	return out
}

// sent names an act in a form: the docket, its version, and the measure or the proposal.
func sent(a app.Awaiting, of string) string {
	return string(a.Docket.ID) + "." + strconv.Itoa(a.Docket.Version) + "." + of
}

// gateNow says whether a measure stands open today, and why it could not be approved.
func (f *file) gateNow(m *docket.Measure) (view.Tag, string) {
	_, err := f.App().PreviewUnder(f.Actor, f.Docket, f.Assessment, docket.ApproveMeasure{Life: m.ID})
	var r *docket.Refusal
	if errors.As(err, &r) {
		return view.Tag{Tone: view.Neutral, Text: f.T("measures.bulk.closed")}, r.Fact.In(f.Lang)
	}
	return view.Tag{Tone: view.Good, Text: f.T("report.state.open")}, ""
}

// approvalsSent shows what would be signed, and signs it when it was confirmed.
func approvalsSent(v *page.Visit) {
	list, err := v.App().Awaiting(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	p := approvalsPage{Preview: true}
	for _, id := range v.Form["item"] {
		p.Rows = append(p.Rows, rowSent(v, list, id))
	}
	if len(p.Rows) == 0 {
		again := approvalsPage{}
		again.Errors.Add("items", v.T("measures.error.some"))
		for _, a := range list {
			again.Rows = append(again.Rows, rowFor(v, a))
		}
		showApprovals(v, again)
		return
	}
	if v.Form.Get("step") == "sign" {
		p.Preview, p.Signed = false, true
		own := moved{}
		for i := range p.Rows {
			own.sign(v, &p.Rows[i], i)
		}
	}
	showApprovals(v, p)
}

// rowSent is the row that a form names. One that is gone, or on which the case has moved on, says so.
func rowSent(v *page.Visit, list []app.Awaiting, id string) waiting {
	i := slices.IndexFunc(list, func(a app.Awaiting) bool {
		return strings.HasPrefix(id, string(a.Docket.ID)+".") && strings.HasSuffix(id, "."+ofAwaiting(a))
	})
	if i < 0 {
		return waiting{ID: id, Act: v.T("measures.bulk.gone"), Stop: v.T("measures.bulk.gone.why")}
	}
	row := rowFor(v, list[i])
	if row.ID != id {
		row.ID, row.Stop = id, v.T("measures.bulk.moved")
	}
	row.Chosen = true
	return row
}

func ofAwaiting(a app.Awaiting) string {
	if a.Measure != nil {
		return a.Measure.ID
	}
	return a.Proposal.ID
}

// moved are the versions to which signatures of the same form have moved cases on from the one that was shown.
type moved map[docket.ID]int

// sign signs one row that can be signed; each is an act of its own, so that one that fails leaves the others.
func (own moved) sign(v *page.Visit, row *waiting, i int) {
	if row.Stop != "" {
		row.Said = row.Stop
		return
	}
	parts := strings.Split(row.ID, ".")
	version, err := strconv.Atoi(parts[1])
	if err != nil {
		row.Said = v.T("measures.bulk.gone.why")
		return
	}
	id := docket.ID(parts[0])
	q := app.Request{Actor: v.Actor, Docket: id, Version: max(version, own[id]), Key: v.Key() + "." + strconv.Itoa(i)}
	var result app.Result
	if strings.Contains(row.URL, "/acts/") {
		result, err = v.App().ApproveAct(v.Ctx(), q, docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: parts[2]}})
	} else {
		result, err = v.App().ApproveMeasure(v.Ctx(), q, docket.ApproveMeasure{Life: parts[2]})
	}
	if row.Done = err == nil; row.Done {
		row.Said, own[id] = v.T("measures.bulk.signed"), result.Version
		return
	}
	row.Said = refusal(v, err)
}

// refusal is why an act was not carried out. What is nobody's refusal is a fault of ours.
func refusal(v *page.Visit, err error) string {
	var told i18n.Localizer
	if !errors.As(err, &told) {
		panic(err)
	}
	return told.In(v.Lang)
}
