package lists

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

// reassignable is a case that may be chosen.
type reassignable struct {
	ID     string
	Case   caseLink
	Stage  view.Tag
	Opened string
	Moved  string
	Chosen bool
}

// moved is a case that is to go, or has gone, to another officer.
type moved struct {
	Case caseLink
	From string
	Why  string // why it does not go; empty: it does
	Send string // the case as it was seen, for the form
}

// reassignPage has three faces: choose, look before doing, look after.
type reassignPage struct {
	Path   string
	Court  string
	From   string // officer the cases are with; empty: nobody
	With   string // name of that
	Errors page.Errors
	To     page.Field
	Reason page.Field
	Rows   []reassignable
	More   string // the next part of the list
	Most   int
	Moved  []moved
	Good   int
	Bad    int
	ToName string
	Again  string // back to the choice
	Kept   []hidden
}

// reassign asks which cases go to whom, and, once that is said, shows what would happen.
func reassign(v *page.Visit) {
	q := v.Query()
	out := reassignPage{Path: v.Path("supervision", "reassign"), Court: q.Get("court"), From: q.Get("from"), Most: app.TransfersMost}
	if out.Court == "" {
		out.Court = v.Actor.Court
	}
	out.With = officer(v, out.From)
	chosen := q["case"]
	if q.Get("look") != "" && out.complete(v, q, chosen) {
		out.look(v, q, chosen)
		return
	}
	out.choose(v, q, chosen)
}

// complete reports whether all is said that has to be, and notes what is not.
func (p *reassignPage) complete(v *page.Visit, q url.Values, chosen []string) bool {
	if len(chosen) == 0 {
		p.Errors.Add("cases", v.T("lists.give.no_case"))
	}
	if len(chosen) > app.TransfersMost {
		p.Errors.Add("cases", v.T("app.transfer.many", "n", len(chosen), "most", app.TransfersMost))
	}
	if q.Get("to") == "" {
		p.Errors.Add("to", v.T("lists.give.no_officer"))
	}
	if !slices.Contains(docket.AssignmentReasons, q.Get("reason")) {
		p.Errors.Add("reason", v.T("lists.give.no_reason"))
	}
	return len(p.Errors) == 0
}

// choose shows the cases and the form.
func (p *reassignPage) choose(v *page.Visit, q url.Values, chosen []string) {
	f := store.CaseFilter{Courts: []string{p.Court}, Assigned: p.From, Open: true, Stages: app.OpenStages, After: q.Get("after"), Limit: app.TransfersMost}
	if p.From == "" {
		f.Flag = "unassigned"
	}
	found, err := v.App().Cases(v.Ctx(), v.Actor, f)
	if err != nil {
		v.Error(err)
		return
	}
	for _, c := range found.Rows {
		p.Rows = append(p.Rows, reassignable{
			ID: string(c.Docket), Case: ofCase(v, c), Stage: stageTag(v, c.Stage), Opened: day(c.Opened), Moved: day(c.Moved),
			Chosen: slices.Contains(chosen, string(c.Docket)),
		})
	}
	if found.Next != "" {
		p.More = link(p.Path, url.Values{"from": {p.From}, "court": {p.Court}, "after": {found.Next}})
	}
	p.fields(v, q)
	status := 0
	if len(p.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	p.show(v, "lists/reassign", status)
}

// fields puts the questions to whom and why.
func (p *reassignPage) fields(v *page.Visit, q url.Values) {
	p.To = page.Field{Name: "to", Label: v.T("lists.give.to"), Kind: page.SelectField, Error: p.Errors.Of("to"), Options: []page.Option{{Text: v.T("lists.choose")}}}
	for _, m := range v.App().Conducting(p.Court) {
		if m.ID != p.From {
			p.To.Options = append(p.To.Options, option(m.ID, m.Name.In(v.Lang), q.Get("to")))
		}
	}
	p.Reason = page.Field{Name: "reason", Label: v.T("lists.give.reason"), Kind: page.SelectField, Error: p.Errors.Of("reason"), Options: []page.Option{{Text: v.T("lists.choose")}}}
	for _, r := range docket.AssignmentReasons {
		p.Reason.Options = append(p.Reason.Options, option(r, docket.Label("assignment_reason", r).In(v.Lang), q.Get("reason")))
	}
}

func (p *reassignPage) show(v *page.Visit, name string, status int) {
	v.Show(page.Answer{
		Name: name, Title: v.T("lists.give"), Status: status, Failed: len(p.Errors) > 0, Data: p,
		Crumbs: []page.Crumb{{Text: v.T("lists.supervision"), URL: v.Path("supervision")}},
	})
}

// look shows what would happen to each case, before anything does.
func (p *reassignPage) look(v *page.Visit, q url.Values, chosen []string) {
	ids := make([]docket.ID, len(chosen))
	for i, c := range chosen {
		ids[i] = docket.ID(c)
	}
	plan, err := v.App().PreviewTransfers(v.Ctx(), v.Actor, ids, q.Get("to"), q.Get("reason"))
	if err != nil {
		v.Error(err)
		return
	}
	p.list(v, plan, false)
	p.ToName = officer(v, q.Get("to"))
	back := url.Values{"from": {p.From}, "court": {p.Court}, "to": {q.Get("to")}, "reason": {q.Get("reason")}, "case": chosen}
	p.Again = link(p.Path, back)
	for _, name := range []string{"from", "court", "to", "reason"} {
		p.Kept = append(p.Kept, hidden{name, back.Get(name)})
	}
	p.show(v, "lists/reassign_look", 0)
}

// list puts cases with what becomes of them. Once it is done, one that is with its new officer is no longer refused for that.
func (p *reassignPage) list(v *page.Visit, plan []app.Transfer, done bool) {
	for _, t := range plan {
		m := moved{Case: caseLink{URL: v.Path("cases", string(t.Docket)), Number: t.Number, Parties: t.Debtor}, From: officer(v, t.From)}
		gone := done && t.From != "" && t.From == p.To.Value
		if t.Why != nil && !gone {
			m.Why = t.Why.In(v.Lang)
			p.Bad++
		} else {
			m.Send = string(t.Docket) + "." + strconv.Itoa(t.Version)
			p.Good++
		}
		p.Moved = append(p.Moved, m)
	}
}

// reassignSent gives the cases away and leads to what became of each.
func reassignSent(v *page.Visit) {
	var seen []app.Transfer
	for _, text := range v.Form["case"] {
		id, version, _ := strings.Cut(text, ".")
		n, err := strconv.Atoi(version)
		if err != nil {
			v.Fail(http.StatusBadRequest, "form", page.Trouble{})
			return
		}
		seen = append(seen, app.Transfer{Docket: docket.ID(id), Version: n})
	}
	to, reason := v.Form.Get("to"), v.Form.Get("reason")
	results, err := v.App().Transfer(v.Ctx(), app.Request{Actor: v.Actor, Key: v.Key()}, seen, to, reason)
	if err != nil {
		v.Error(err)
		return
	}
	q := url.Values{"from": {v.Form.Get("from")}, "court": {v.Form.Get("court")}, "to": {to}, "reason": {reason}}
	for _, r := range results {
		q.Add("case", string(r.Docket))
	}
	v.Redirect(link(v.Path("supervision", "reassigned"), q))
}

// reassigned shows what became of each case, read anew: those that are with the officer have gone there, of the others it says why not.
func reassigned(v *page.Visit) {
	q := v.Query()
	out := reassignPage{Path: v.Path("supervision", "reassign"), From: q.Get("from"), Court: q.Get("court"), ToName: officer(v, q.Get("to"))}
	out.To.Value = q.Get("to")
	var ids []docket.ID
	for _, c := range q["case"] {
		ids = append(ids, docket.ID(c))
	}
	plan, err := v.App().PreviewTransfers(v.Ctx(), v.Actor, ids, q.Get("to"), q.Get("reason"))
	if err != nil {
		v.Error(err)
		return
	}
	for i := range plan { // what could go and did not was changed by somebody at that moment
		if plan[i].Why == nil {
			plan[i].Why = i18n.M("lists.give.meanwhile")
		}
	}
	out.list(v, plan, true)
	out.Again = link(out.Path, url.Values{"from": {out.From}, "court": {out.Court}})
	out.show(v, "lists/reassigned", 0)
}
