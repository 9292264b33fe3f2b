package lists

import (
	"slices"

	"mandamus/app"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys lists.col.*

// head is the head of a column. One that sorts leads to the list in its order; Sort is the order there is now.
type head struct {
	Text string
	URL  string
	Sort string // ascending, descending, or empty
}

// row is a case in the list.
type row struct {
	Case    caseLink
	Stage   view.Tag
	Since   string
	Flags   []view.Tag
	Opened  string
	Moved   string
	Next    string
	Officer string
}

// hidden is a word of the query that a form carries along.
type hidden struct{ Name, Value string }

// casesPage is the list of cases.
type casesPage struct {
	Path     string
	Total    string
	N        int
	Order    string // said to readers of a screen
	Strips   []strip
	Views    []strip
	Query    string
	Search   bool // the visitor may search the text
	Names    bool // the search looks at names too
	Stages   []page.Option
	Flags    []page.Option
	Officers []page.Option
	Courts   []page.Option
	From     string
	Until    string
	Further  bool // one of the filters that are folded away is on
	Rebuilt  bool
	Kept     []hidden // of the filter form: order
	Chips    []view.Link
	Clear    string
	Errors   page.Errors
	Heads    []head
	Rows     []row
	More     string
	First    string
	File     string
	Asks     string // the query, to be saved under a name
	NewCase  string
	NonUse   string
}

// cases shows the list.
func cases(v *page.Visit) {
	q := queryOf(v, v.Query())
	if len(q.wrong) == 0 && tidied(v, link(v.Path("cases"), q.values())) {
		return
	}
	f := q.filter(v)
	rows, err := v.App().Cases(v.Ctx(), v.Actor, f)
	if err != nil {
		v.Error(err)
		return
	}
	out := casesPage{Path: v.Path("cases"), Query: q.text, Search: v.May("case.search"), Names: v.May("private.read") || q.rebuilt, Rebuilt: q.rebuilt, Errors: q.wrong, Clear: v.Path("cases"), Asks: q.values().Encode()}
	for _, c := range rows.Rows {
		out.Rows = append(out.Rows, rowOf(v, c))
	}
	if err := out.numbers(v, q, f, rows); err != nil {
		v.Error(err)
		return
	}
	out.filters(v, q)
	out.chips(v, q)
	out.heads(v, q)
	out.ways(v, q, rows.Next)
	v.Show(page.Answer{Name: "lists/cases", Title: v.T("lists.cases"), Failed: len(q.wrong) > 0, Data: out})
}

func rowOf(v *page.Visit, c store.Case) row {
	return row{
		Case: ofCase(v, c), Stage: stageTag(v, c.Stage), Since: day(c.StageSince), Flags: flagTags(v, slices.DeleteFunc(slices.Clone(c.Flags), func(f string) bool { return f == "reconstruction" })),
		Opened: day(c.Opened), Moved: day(c.Moved), Next: day(c.NextChange), Officer: officer(v, c.Assigned),
	}
}

// numbers puts how many cases there are: of this list, at each open stage, of the saved views. A list that is all on this page is counted there.
func (p *casesPage) numbers(v *page.Visit, q query, f store.CaseFilter, rows store.Page[store.Case]) error {
	n := rows.Of
	switch {
	case n != (store.Count{}):
	case f.After == "" && rows.Next == "":
		n = store.Count{N: len(rows.Rows), Exact: true}
	default:
		var err error
		if n, err = v.App().CountCases(v.Ctx(), v.Actor, q.counted(f)); err != nil {
			return err
		}
	}
	p.Total, p.N = count(n), n.N
	if !q.rebuilt {
		for _, stage := range app.OpenStages {
			n, err := v.App().CountCases(v.Ctx(), v.Actor, store.CaseFilter{Courts: f.Courts, Assigned: f.Assigned, Stages: []string{stage}})
			if err != nil {
				return err
			}
			s := strip{Tone: stageTones[stage], Value: count(n), Label: app.StageLabel(stage).In(v.Lang), On: q.stage == stage}
			s.URL = link(p.Path, q.with(map[string]string{"stage": stage}))
			if s.On {
				s.URL = link(p.Path, q.without("stage"))
			}
			p.Strips = append(p.Strips, s)
		}
	}
	saved, err := savedViews(v, q.values().Encode())
	p.Views = saved
	return err
}

// filters puts the fields of the filter form.
func (p *casesPage) filters(v *page.Visit, q query) {
	p.Stages = []page.Option{option("", v.T("lists.stage.open"), q.stage), option(allStages, v.T("lists.stage.all"), q.stage)}
	for _, s := range slices.Backward(app.Stages) {
		p.Stages = append(p.Stages, option(s, app.StageLabel(s).In(v.Lang), q.stage))
	}
	p.Flags = []page.Option{option("", v.T("lists.any"), q.flag)}
	for _, f := range app.Flags {
		if f != "reconstruction" {
			p.Flags = append(p.Flags, option(f, app.FlagLabel(f).In(v.Lang), q.flag))
		}
	}
	p.Courts, p.Officers = courtsAndOfficers(v, q.court, q.officer)
	p.Further = q.flag != "" || q.from != 0 || q.until != 0 || len(q.wrong) > 0
	if q.from != 0 {
		p.From = q.from.String()
	}
	if q.until != 0 {
		p.Until = q.until.String()
	}
	for _, name := range []string{"sort", "dir", "idle", "rebuilt"} {
		if value := q.values().Get(name); value != "" {
			p.Kept = append(p.Kept, hidden{name, value})
		}
	}
}

// courtsAndOfficers are the answers to the questions of which court and which officer. Courts are asked for where there are several; then
// officers are those of the court chosen.
func courtsAndOfficers(v *page.Visit, court, officer string) (courts, officers []page.Option) {
	seen, err := v.App().CourtsSeen(v.Actor)
	if err != nil || len(seen) == 0 {
		return nil, nil
	}
	of := seen[0]
	if len(seen) > 1 {
		courts = []page.Option{option("", v.T("lists.any"), court)}
		for _, c := range seen {
			courts = append(courts, option(c, v.CourtName(c), court))
		}
		of = court
	}
	if of == "" {
		return courts, nil
	}
	officers = []page.Option{option("", v.T("lists.any"), officer)}
	staff := v.App().Conducting(of)
	for _, m := range staff {
		if m.ID == v.Actor.ID {
			officers = append(officers, option(ownCases, v.T("lists.own"), officer))
		}
	}
	for _, m := range staff {
		officers = append(officers, option(m.ID, m.Name.In(v.Lang), officer))
	}
	return courts, officers
}

// chips puts the filters that are on, each with the list without it.
func (p *casesPage) chips(v *page.Visit, q query) {
	chip := func(text string, names ...string) {
		p.Chips = append(p.Chips, view.Link{Text: text, URL: link(p.Path, q.without(names...))})
	}
	if q.text != "" {
		chip(v.T("lists.chip.text", "words", q.text), "q")
	}
	switch q.stage {
	case "":
	case allStages:
		chip(v.T("lists.stage.all"), "stage")
	default:
		chip(app.StageLabel(q.stage).In(v.Lang), "stage")
	}
	if q.flag != "" {
		chip(app.FlagLabel(q.flag).In(v.Lang), "flag")
	}
	if q.officer == ownCases {
		chip(v.T("lists.own"), "officer")
	} else if q.officer != "" {
		chip(officer(v, q.officer), "officer")
	}
	if q.court != "" {
		chip(v.CourtName(q.court), "court", "officer")
	}
	if q.from != 0 {
		chip(v.T("lists.chip.from", "day", q.from), "from")
	}
	if q.until != 0 {
		chip(v.T("lists.chip.until", "day", q.until), "until")
	}
	if q.idle {
		chip(v.T("lists.chip.idle", "days", app.StalledDays), "idle")
	}
	if q.rebuilt {
		chip(app.FlagLabel("reconstruction").In(v.Lang), "rebuilt")
	}
}

// heads puts the heads of the columns. A column sorts by itself, and the other way round when it does already.
func (p *casesPage) heads(v *page.Visit, q query) {
	for _, name := range []string{"number", "parties", "since", "opened", "moved", "next", "officer"} {
		h := head{Text: v.T("lists.col." + name)}
		if i := slices.IndexFunc(orders, func(o order) bool { return o.name == name }); i >= 0 {
			to := q
			to.order, to.desc = orders[i], orders[i].desc
			if q.order.name == name {
				to.desc = !q.desc
				h.Sort = map[bool]string{true: "descending", false: "ascending"}[q.desc]
				p.Order = v.T("lists.order."+h.Sort, "column", h.Text) //i18n:keys lists.order.*
			}
			h.URL = link(p.Path, to.values())
		}
		p.Heads = append(p.Heads, h)
	}
}

// ways puts the ways that lead on from the list.
func (p *casesPage) ways(v *page.Visit, q query, next string) {
	if next != "" {
		p.More = link(p.Path, q.with(map[string]string{"after": next}))
	}
	if q.after != "" {
		p.First = link(p.Path, q.values())
	}
	if v.May("case.export") {
		p.File = link(v.Path("cases.csv"), q.values())
	}
	if v.May("application.file") && v.Actor.Court != "" {
		p.NewCase = v.Path("cases", "new")
	}
	if v.May("statistics.read") {
		p.NonUse = v.Path("nonuse")
	}
}

// casesFile sends the list of cases as a file, row by row as the store gives them.
func casesFile(v *page.Visit) {
	q := queryOf(v, v.Query())
	if len(q.wrong) > 0 {
		v.Redirect(link(v.Path("cases"), v.Query()))
		return
	}
	send(v, "cases", casesHead(v), func(out func(cells ...string) error) error {
		all, err := v.App().Export(v.Ctx(), v.Actor, q.filter(v), func(c store.Case) error { return out(casesCells(v, c)...) })
		if err == nil && !all {
			err = out(v.T("lists.file.cut", "most", app.ExportMost))
		}
		return err
	})
}

func casesHead(v *page.Visit) []string {
	var out []string
	for _, name := range []string{"number", "court", "title", "debtor", "stage", "since", "officer", "opened", "moved", "next", "closed", "flags"} {
		out = append(out, v.T("lists.col."+name))
	}
	return out
}

func casesCells(v *page.Visit, c store.Case) []string {
	var flags string
	for i, f := range flagTags(v, c.Flags) {
		if i > 0 {
			flags += v.T("report.semicolon")
		}
		flags += f.Text
	}
	name := ""
	if c.Assigned != "" {
		name = v.Person(c.Assigned)
	}
	return []string{
		c.Number, v.CourtName(c.Court), c.Title.In(v.Lang), c.DebtorName, app.StageLabel(c.Stage).In(v.Lang), day(c.StageSince), name, day(c.Opened),
		day(c.Moved), day(c.NextChange), day(c.Closed), flags,
	}
}
