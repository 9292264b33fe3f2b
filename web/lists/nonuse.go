package lists

import (
	"net/url"
	"strconv"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
	"mandamus/web/chart"
	"mandamus/web/page"
	"mandamus/web/view"
)

// ledgerRow is a row of the ledger.
type ledgerRow struct {
	Case    caseLink
	Measure view.Link
	From    string
	Until   string // empty: it lasts
	Days    string
	Reason  view.Tag
	Officer string
	Explain string // where the reason is given; empty where the visitor may not
}

// useRow is a measure with its numbers.
type useRow struct {
	ID                           string
	Measure                      view.Link
	NotUsed, NotDecided, Decided int
	Unexplained                  int
}

// nonUsePage is the ledger.
type nonUsePage struct {
	Path     string
	Kinds    []strip
	Kind     string
	About    string // what the kind is
	Chart    chart.Chart
	Uses     []useRow
	Measures []page.Option
	Officers []page.Option
	Courts   []page.Option
	Periods  []page.Option
	Chips    []view.Link
	Clear    string
	Rows     []ledgerRow
	More     string
	First    string
	File     string
	Kept     []hidden
}

// ledgerQuery is what is asked of the ledger.
type ledgerQuery struct {
	kind, measure, officer, court, months, after string
}

// spans are the choices of how far back rows began, in months.
var spans = []string{"3", "12", "24"}

func ledgerQueryOf(v *page.Visit) ledgerQuery {
	q := v.Query()
	out := ledgerQuery{kind: known(q.Get("kind"), app.LedgerKinds), measure: known(q.Get("measure"), v.App().Pack.MeasureIDs()), officer: q.Get("officer"), court: q.Get("court"),
		months: known(q.Get("months"), spans), after: q.Get("after")}
	if out.kind == "" {
		out.kind = app.LedgerKinds[0]
	}
	return out
}

func (q ledgerQuery) filter(v *page.Visit) app.LedgerFilter {
	f := app.LedgerFilter{Kind: q.kind, Measure: q.measure, Assigned: q.officer, After: q.after, Limit: rowsMost}
	if q.officer == ownCases {
		f.Assigned = v.Actor.ID
	}
	if q.court != "" {
		f.Courts = []string{q.court}
	}
	if months, err := strconv.Atoi(q.months); err == nil {
		f.Begun = civil.Interval{From: v.Today().AddMonths(-months), Until: civil.Never}
	}
	return f
}

// values is the query from the first row on, with other words.
func (q ledgerQuery) values(with ...string) url.Values {
	out := url.Values{}
	pairs := append([]string{"kind", q.kind, "measure", q.measure, "officer", q.officer, "court", q.court, "months", q.months}, with...)
	for i := 0; i+1 < len(pairs); i += 2 {
		if out.Del(pairs[i]); pairs[i+1] != "" {
			out.Set(pairs[i], pairs[i+1])
		}
	}
	if out.Get("kind") == app.LedgerKinds[0] {
		out.Del("kind")
	}
	return out
}

// nonUse shows the ledger.
func nonUse(v *page.Visit) {
	q := ledgerQueryOf(v)
	if tidied(v, link(v.Path("nonuse"), q.values())) {
		return
	}
	f := q.filter(v)
	rows, err := v.App().Ledger(v.Ctx(), v.Actor, f)
	if err != nil {
		v.Error(err)
		return
	}
	sums, err := v.App().LedgerSums(v.Ctx(), v.Actor, f.Of(""))
	if err != nil {
		v.Error(err)
		return
	}
	out := nonUsePage{Path: v.Path("nonuse"), Kind: q.kind, About: v.T("lists.ledger.about." + q.kind), Clear: v.Path("nonuse")} //i18n:keys lists.ledger.about.*
	for _, l := range rows.Rows {
		out.Rows = append(out.Rows, ledgerRowOf(v, l))
	}
	out.sums(v, q, sums)
	out.filters(v, q)
	if rows.Next != "" {
		out.More = link(out.Path, q.values("after", rows.Next))
	}
	if q.after != "" {
		out.First = link(out.Path, q.values())
	}
	out.File = link(v.Path("nonuse.csv"), q.values())
	v.Show(page.Answer{Name: "lists/nonuse", Title: v.T("lists.ledger"), Data: out})
}

// measure is a measure that leads to its rule.
func measure(v *page.Visit, id string) view.Link {
	return view.Link{Text: v.App().SlotLabel(id).In(v.Lang), URL: v.Path("law", "rules", "measure", id)}
}

func ledgerRowOf(v *page.Visit, l store.Listed[store.NonUse]) ledgerRow {
	out := ledgerRow{Case: ofRef(v, l.Case), Measure: measure(v, l.Row.Slot), From: day(l.Row.From), Until: day(l.Row.Until), Officer: officer(v, l.Case.Assigned)}
	out.Reason = view.Tag{Tone: view.Neutral, Text: reason(v, l.Row.Reason)}
	end := min(l.Row.Until, v.Today()+1)
	out.Days = plural(v, int(max(end-l.Row.From, 0)), "lists.days")
	if unexplained(l.Row.Reason) {
		out.Reason.Tone = view.Warn
		if v.May("nonuse.explain") && l.Case.Court == v.Actor.Court {
			out.Explain = v.Path("cases", string(l.Case.Docket), "nonuse")
		}
	}
	return out
}

// unexplained reports whether no reason was given.
func unexplained(reason string) bool { return reason == "" || reason == docket.NonUseReasons[0] }

func reason(v *page.Visit, word string) string {
	if unexplained(word) {
		word = docket.NonUseReasons[0]
	}
	return docket.Label("nonuse_reason", word).In(v.Lang)
}

// sums puts the numbers by measure: as a chart, as a table, and of the two kinds of row apart.
func (p *nonUsePage) sums(v *page.Visit, q ledgerQuery, sums []app.UseOfMeasure) {
	p.Chart = chart.Chart{
		ID: "use", Title: v.T("lists.ledger.chart"), Label: v.T("lists.col.measure"), Series: []string{v.T("lists.ledger.not_used"), v.T("lists.ledger.decided")},
		CSV: link(v.Path("nonuse.csv"), q.values("sums", isOn)),
	}
	total := app.UseOfMeasure{}
	for _, m := range sums {
		row := useRow{ID: m.Measure, Measure: view.Link{Text: v.App().SlotLabel(m.Measure).In(v.Lang), URL: link(p.Path, q.values("measure", m.Measure))}, NotUsed: m.NotUsed, NotDecided: m.NotDecided, Decided: m.Decided}
		for word, n := range m.Reasons {
			if unexplained(word) {
				row.Unexplained += n
			}
		}
		p.Uses = append(p.Uses, row)
		if m.NotUsed+m.Decided > 0 {
			p.Chart.Rows = append(p.Chart.Rows, chart.Row{Label: row.Measure.Text, URL: row.Measure.URL, Values: []int{m.NotUsed, m.Decided}})
		}
		if q.measure == "" || q.measure == m.Measure {
			total.NotUsed, total.NotDecided, total.Decided = total.NotUsed+m.NotUsed, total.NotDecided+m.NotDecided, total.Decided+m.Decided
		}
	}
	p.Chart.Desc = v.T("lists.ledger.desc", "not_used", total.NotUsed, "decided", total.Decided)
	for i, n := range []int{total.NotUsed, total.NotDecided} {
		kind := app.LedgerKinds[i]
		p.Kinds = append(p.Kinds, strip{
			Tone: view.Neutral, Value: strconv.Itoa(n), Label: docket.Label("nonuse_sort", kind).In(v.Lang), URL: link(p.Path, q.values("kind", kind)), On: kind == q.kind,
		})
	}
}

// filters puts the fields of the filter form and the chips.
func (p *nonUsePage) filters(v *page.Visit, q ledgerQuery) {
	p.Courts, p.Officers = courtsAndOfficers(v, q.court, q.officer)
	p.Measures = []page.Option{option("", v.T("lists.any"), q.measure)}
	for _, u := range p.Uses {
		p.Measures = append(p.Measures, option(u.ID, u.Measure.Text, q.measure))
	}
	p.Periods = []page.Option{option("", v.T("lists.ledger.ever"), q.months)}
	for _, m := range spans {
		p.Periods = append(p.Periods, option(m, v.T("lists.ledger.months", "n", m), q.months))
	}
	chip := func(on bool, text string, names ...string) {
		if on {
			var without []string
			for _, n := range names {
				without = append(without, n, "")
			}
			p.Chips = append(p.Chips, view.Link{Text: text, URL: link(p.Path, q.values(without...))})
		}
	}
	chip(q.measure != "", v.App().SlotLabel(q.measure).In(v.Lang), "measure")
	chip(q.officer == ownCases, v.T("lists.own"), "officer")
	chip(q.officer != "" && q.officer != ownCases, officer(v, q.officer), "officer")
	chip(q.court != "", v.CourtName(q.court), "court", "officer")
	chip(q.months != "", v.T("lists.ledger.months", "n", q.months), "months")
	if q.values().Has("kind") {
		p.Kept = append(p.Kept, hidden{"kind", q.kind})
	}
}

// nonUseFile sends the ledger, or its sums, as a file.
func nonUseFile(v *page.Visit) {
	q := ledgerQueryOf(v)
	if v.Query().Get("sums") == isOn {
		sumsFile(v, q)
		return
	}
	var heads []string
	for _, name := range []string{"number", "court", "debtor", "measure", "kind", "from_day", "until_day", "reason", "officer"} {
		heads = append(heads, v.T("lists.col."+name))
	}
	send(v, "nonuse", heads, func(out func(cells ...string) error) error {
		f := q.filter(v)
		f.After, f.Limit = "", store.PageMost
		for done := 0; done < app.ExportMost; {
			rows, err := v.App().Ledger(v.Ctx(), v.Actor, f)
			if err != nil {
				return err
			}
			for _, l := range rows.Rows {
				err := out(l.Case.Number, v.CourtName(l.Case.Court), l.Case.DebtorName, v.App().SlotLabel(l.Row.Slot).In(v.Lang), docket.Label("nonuse_sort", l.Row.Kind).In(v.Lang),
					day(l.Row.From), day(l.Row.Until), reason(v, l.Row.Reason), officer(v, l.Case.Assigned))
				if err != nil {
					return err
				}
			}
			done += len(rows.Rows)
			if f.After = rows.Next; rows.Next == "" {
				return nil
			}
		}
		return out(v.T("lists.file.cut", "most", app.ExportMost))
	})
}

func sumsFile(v *page.Visit, q ledgerQuery) {
	sums, err := v.App().LedgerSums(v.Ctx(), v.Actor, q.filter(v).Of(""))
	if err != nil {
		v.Error(err)
		return
	}
	heads := []string{v.T("lists.col.measure"), v.T("lists.ledger.not_used"), v.T("lists.ledger.not_decided"), v.T("lists.ledger.decided")}
	send(v, "nonuse-sums", heads, func(out func(cells ...string) error) error {
		for _, m := range sums {
			if err := out(v.App().SlotLabel(m.Measure).In(v.Lang), strconv.Itoa(m.NotUsed), strconv.Itoa(m.NotDecided), strconv.Itoa(m.Decided)); err != nil {
				return err
			}
		}
		return nil
	})
}
