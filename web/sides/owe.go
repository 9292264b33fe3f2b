package sides

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/law"
	"mandamus/money"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

// Owe is all that a body owes: a row a duty, what ends first at the head.
type Owe struct {
	Body    string
	Metrics []view.Metric
	Rows    []OweRow
	Cases   int
	Exact   bool // the number of cases is not a lower bound
	All     bool // also what is performed and closed
	Other   string
	Next    string // the next page; empty: there is none
}

// OweRow is one duty of the list.
type OweRow struct {
	Duty
	Number  string
	Title   string
	URL     string
	Court   string
	Officer string
	Stage   view.Tag
	Grows   []string // what has accrued on the duty, as far as it can be told
	Allowed int      // measures of the principal group that the law allows now
	last    civil.Day
}

// pageOf is how many cases stand on one page of a list.
const pageOf = 20

// owe shows what the body of the visitor owes.
func owe(v *page.Visit) {
	if !office(v.Actor) {
		v.Redirect(v.Path(myArea))
		return
	}
	all := v.Query().Get("all") != ""
	cases, next, err := bodyCases(v, store.CaseFilter{Open: !all, Live: true, Desc: true, After: v.Query().Get("after"), Limit: pageOf})
	if err != nil {
		v.Error(err)
		return
	}
	count, err := v.App().CountCases(v.Ctx(), v.Actor, store.CaseFilter{Open: !all, Live: true})
	if err != nil {
		v.Error(err)
		return
	}
	data := Owe{Rows: rowsOf(cases, all), Cases: count.N, Exact: count.Exact, All: all, Other: v.Path(oweArea), Body: bodyName(v)}
	data.Metrics = metrics(v, data.Rows)
	if !all {
		data.Other += "?all=1"
	}
	if next != "" {
		data.Next = nextPage(v, next)
	}
	v.Show(page.Answer{Name: "sides/owe", Title: v.T("sides.owe.title"), Data: data, Secret: true})
}

// nextPage is the address of the page after this one.
func nextPage(v *page.Visit, after string) string {
	q := v.Query()
	q.Set("after", after)
	return v.Path(oweArea) + "?" + q.Encode()
}

// bodyName is what the register calls the body of the visitor.
func bodyName(v *page.Visit) string {
	if b, ok := v.App().Registry().Body(v.Actor.Body); ok {
		return b.Name.In(v.Lang)
	}
	return v.Actor.Body
}

// bodyCases are the cases against the body of the visitor that match, a page of them.
func bodyCases(v *page.Visit, f store.CaseFilter) (out []*seen, next string, err error) {
	list, err := v.App().Cases(v.Ctx(), v.Actor, f)
	if err != nil {
		return nil, "", err
	}
	for _, line := range list.Rows {
		s, err := look(v, line.Docket)
		if err != nil {
			return nil, "", err
		}
		if s != nil {
			out = append(out, s)
		}
	}
	return out, list.Next, nil
}

// rowsOf are the duties of cases: those that are open, or all. What ends first stands first; what the law cannot tell comes last.
func rowsOf(cases []*seen, all bool) []OweRow {
	var out []OweRow
	for _, s := range cases {
		line := s.line.Line
		for _, d := range s.duties() {
			if !all && !d.Open {
				continue
			}
			row := OweRow{
				Duty: d, Number: s.number(), Title: line.Title.In(s.lang), URL: s.path(), Court: s.court(), Officer: s.officer(),
				Stage: stageTag(s.lang, line), last: civil.Never,
			}
			if d.Due != nil && d.Due.LastISO != "" {
				row.last = d.Last.Last.First
			}
			if e := s.exposure([]Duty{d}); e != nil {
				row.exposed(e)
			}
			out = append(out, row)
		}
	}
	slices.SortStableFunc(out, func(a, b OweRow) int { return cmp.Compare(a.last, b.last) })
	return out
}

// exposed notes in short what the law adds and allows while the duty is open.
func (r *OweRow) exposed(e *Exposure) {
	for _, m := range e.Money {
		r.Grows = append(r.Grows, m.Label+" "+m.Sum)
	}
	for _, m := range e.May {
		if m.State.Tone == view.Good {
			r.Allowed++
		}
	}
}

// metrics are what stands over the list: open duties, the next limit, how many have passed theirs, what is still to be paid.
func metrics(v *page.Visit, rows []OweRow) []view.Metric {
	open, over := 0, 0
	var next *OweRow
	for i, r := range rows {
		if !r.Open {
			continue
		}
		open++
		switch r.Last.State {
		case law.Lapsed:
			over++
		case law.Running:
			if next == nil && r.last != civil.Never {
				next = &rows[i]
			}
		}
	}
	out := []view.Metric{
		{Label: v.T("sides.metric.open"), Value: v.T("sides.metric.n", "n", open), URL: "#duties", Tone: view.Neutral},
		{Label: v.T("sides.metric.next"), Value: v.T("web.metric.no_next"), URL: "#duties", Tone: view.Neutral},
		{Label: v.T("sides.metric.over"), Value: v.T("sides.metric.n", "n", over), URL: "#duties", Tone: view.Neutral},
		left(v, rows),
	}
	if next != nil {
		out[1].Value, out[1].Note, out[1].Tone, out[1].URL = next.Due.Last, next.Due.Left.Text, next.Due.Left.Tone, next.URL
	}
	if over > 0 {
		out[2].Tone = view.Bad
	}
	return out
}

// left is what is still to be paid, as far as the duties say a sum and the record says what was paid.
func left(v *page.Visit, rows []OweRow) view.Metric {
	out := view.Metric{Label: v.T("sides.metric.left"), Value: v.T("report.state.none"), URL: "#duties", Tone: view.Neutral}
	var sum money.Fen
	for _, r := range rows {
		if !r.Open || r.Left <= 0 {
			continue
		}
		next, err := sum.Add(r.Left)
		if err != nil {
			return out
		}
		sum = next
	}
	if sum > 0 {
		out.Value, out.Note = v.T("report.yuan", "sum", sum.Grouped()), v.T("sides.metric.left.note")
	}
	return out
}
