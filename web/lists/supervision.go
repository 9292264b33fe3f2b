package lists

import (
	"net/url"
	"strconv"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/store"
	"mandamus/web/chart"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys lists.age.*

// Bounds of the page of a supervisor.
const (
	stalledMost  = 5
	officersMost = 60
)

// stalledRow is a case in which nothing happens.
type stalledRow struct {
	Case    caseLink
	Stage   view.Tag
	Moved   string
	Days    string
	Why     string
	Officer string
}

// loadRow is what lies with an officer.
type loadRow struct {
	Name    string
	Court   string
	URL     string // of the cases
	Stages  []string
	Open    int
	Overdue string
	Late    bool // something is overdue
	Oldest  string
	Give    string // where cases are given to another; empty where the visitor may not
}

// supervisionPage is what a supervisor watches.
type supervisionPage struct {
	Strips   []strip
	Ages     chart.Chart
	Stages   []string // heads of the columns of stages
	Loads    []loadRow
	MoreLoad int
	LoadFile string
	Stalled  []stalledRow
	AllStill string
	NonUse   string
	Away     string // who is away; empty where the visitor has no part in it
}

// supervision shows how old cases are, with whom they lie, and where nothing happens.
func supervision(v *page.Visit) {
	loads, err := v.App().Staffing(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	still, stillN, err := v.App().StalledCases(v.Ctx(), v.Actor, stalledMost)
	if err != nil {
		v.Error(err)
		return
	}
	ages, err := agesChart(v)
	if err != nil {
		v.Error(err)
		return
	}
	out := supervisionPage{
		Ages: ages, LoadFile: v.Path("supervision", "workload.csv"), NonUse: v.Path("nonuse"),
		AllStill: link(v.Path("cases"), url.Values{"idle": {isOn}, "sort": {"moved"}}),
	}
	if v.May("absence.declare") {
		out.Away = v.Path("absences")
	}
	for _, s := range app.OpenStages {
		out.Stages = append(out.Stages, app.StageLabel(s).In(v.Lang))
	}
	for i, l := range loads {
		if i == officersMost {
			out.MoreLoad = len(loads) - i
			break
		}
		out.Loads = append(out.Loads, loadOf(v, l))
	}
	for _, s := range still {
		out.Stalled = append(out.Stalled, stalledRow{
			Case: ofCase(v, s.Case), Stage: stageTag(v, s.Case.Stage), Moved: day(s.Case.Moved), Days: plural(v, s.Days, "lists.days"), Why: s.Why.In(v.Lang),
			Officer: officer(v, s.Case.Assigned),
		})
	}
	out.numbers(v, loads, stillN)
	v.Show(page.Answer{Name: "lists/supervision", Title: v.T("lists.supervision"), Data: out})
}

// numbers puts the strip of what a supervisor looks at first.
func (p *supervisionPage) numbers(v *page.Visit, loads []app.OfficerLoad, still store.Count) {
	open, nobody, overdue := 0, 0, store.Count{Exact: true}
	for _, l := range loads {
		open += l.Open
		if l.ID == "" {
			nobody += l.Open - l.Stages["intake"]
		}
		overdue.N += l.Overdue.N
		overdue.Exact = overdue.Exact && l.Overdue.Exact
	}
	at := func(q url.Values) string { return link(v.Path("cases"), q) }
	add := func(key string, tone view.Tone, n store.Count, url string) {
		if n.N == 0 {
			tone = view.Neutral
		}
		p.Strips = append(p.Strips, strip{Tone: tone, Value: count(n), Label: v.T("lists.watch." + key), URL: url}) //i18n:keys lists.watch.*
	}
	add("open", view.Info, store.Count{N: open, Exact: true}, at(nil))
	add("unassigned", view.Warn, store.Count{N: nobody, Exact: true}, at(url.Values{"flag": {"unassigned"}}))
	add("overdue", view.Bad, overdue, "#workload")
	add("stalled", view.Warn, still, p.AllStill)
}

func loadOf(v *page.Visit, l app.OfficerLoad) loadRow {
	out := loadRow{Name: l.Name.In(v.Lang), Open: l.Open, Oldest: day(l.Oldest)}
	q := url.Values{"officer": {l.ID}}
	if l.ID == "" {
		out.Name, q = v.T("lists.nobody"), url.Values{"flag": {"unassigned"}}
	}
	out.Overdue, out.Late = count(l.Overdue), l.Overdue.N > 0
	give := url.Values{"from": {l.ID}, "court": {l.Court}}
	if l.Court != v.Actor.Court {
		out.Court = v.CourtName(l.Court)
		q.Set("court", l.Court)
	}
	for _, s := range app.OpenStages {
		out.Stages = append(out.Stages, zeroless(l.Stages[s]))
	}
	out.URL = link(v.Path("cases"), q)
	if v.May("case.assign") && l.Open > 0 {
		out.Give = link(v.Path("supervision", "reassign"), give)
	}
	return out
}

// zeroless prints a number; no cases are nothing, so that the eye finds those that are.
func zeroless(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// agesChart is the age profile of the open cases by stage.
func agesChart(v *page.Visit) (chart.Chart, error) {
	profile, err := v.App().AgeProfile(v.Ctx(), v.Actor)
	out := chart.Chart{
		ID: "ages", Form: chart.Columns, Stacked: true, Title: v.T("lists.ages"), Label: v.T("lists.ages.label"), CSV: v.Path("supervision", "ages.csv"),
	}
	for _, s := range app.OpenStages {
		out.Series = append(out.Series, app.StageLabel(s).In(v.Lang))
	}
	all, old := 0, 0
	for _, age := range profile {
		r := chart.Row{Label: v.T("lists.age." + strconv.Itoa(age.Months)), URL: link(v.Path("cases"), between(age.Opened))}
		for _, s := range app.OpenStages {
			n := age.Stages[s].N
			r.Values = append(r.Values, n)
			all += n
			if age.Months >= 6 {
				old += n
			}
		}
		out.Rows = append(out.Rows, r)
	}
	out.Desc = plural(v, all, "lists.ages.desc", "old", old)
	return out, err
}

// between asks the list of cases for those opened within some days.
func between(days civil.Interval) url.Values {
	q := url.Values{}
	if days.From > civil.MinDay {
		q.Set("from", days.From.String())
	}
	q.Set("until", (days.Until - 1).String())
	return q
}

// agesFile sends the age profile as a file.
func agesFile(v *page.Visit) {
	ages, err := agesChart(v)
	if err != nil {
		v.Error(err)
		return
	}
	table := ages.Table()
	send(v, "ages", append(table.Heads, v.T("chart.total")), func(out func(cells ...string) error) error {
		for _, l := range table.Lines {
			cells := []string{l.Label}
			for _, n := range l.Values {
				cells = append(cells, strconv.Itoa(n))
			}
			if err := out(append(cells, strconv.Itoa(l.Total))...); err != nil {
				return err
			}
		}
		return nil
	})
}

// workloadFile sends what lies with each officer as a file.
func workloadFile(v *page.Visit) {
	loads, err := v.App().Staffing(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	heads := []string{v.T("lists.col.court"), v.T("lists.col.officer")}
	for _, s := range app.OpenStages {
		heads = append(heads, app.StageLabel(s).In(v.Lang))
	}
	heads = append(heads, v.T("lists.watch.open"), v.T("lists.watch.overdue"), v.T("lists.col.oldest"))
	send(v, "workload", heads, func(out func(cells ...string) error) error {
		for _, l := range loads {
			cells := []string{v.CourtName(l.Court), officer(v, l.ID)}
			for _, s := range app.OpenStages {
				cells = append(cells, strconv.Itoa(l.Stages[s]))
			}
			if err := out(append(cells, strconv.Itoa(l.Open), count(l.Overdue), day(l.Oldest))...); err != nil {
				return err
			}
		}
		return nil
	})
}
