package lists

import (
	"maps"
	"net/url"
	"slices"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/store"
	"mandamus/web/page"
)

// The words of a query that are no words of package app.
const (
	allStages = "all" // also the cases that are over; without a stage only those that are not
	ownCases  = "me"  // as officer: the visitor
	isOn      = "1"
)

// order is a way to sort the list of cases: the word in the address, what it is for the store, and which way it goes first.
type order struct {
	name string
	by   store.Sort
	desc bool
}

var orders = []order{
	{"opened", store.ByOpened, true}, {"number", store.ByNumber, false}, {"since", store.ByStageSince, false}, {"moved", store.ByMoved, false},
	{"next", store.ByNextChange, false},
}

// query is what is asked of the list of cases.
type query struct {
	text, stage, flag, officer, court string
	from, until                       civil.Day // opened between these days, both included; 0: not asked
	rebuilt                           bool      // those rebuilt from reports, instead of those of the court
	idle                              bool      // only those in which nothing has happened for long
	order                             order
	desc                              bool
	after                             string
	wrong                             page.Errors
}

// queryOf reads a query. What is no word of it is left out; a day that is none is said.
func queryOf(v *page.Visit, q url.Values) query {
	out := query{
		text: q.Get("q"), stage: known(q.Get("stage"), append(app.Stages, allStages)), flag: known(q.Get("flag"), app.Flags),
		officer: q.Get("officer"), court: q.Get("court"), rebuilt: q.Get("rebuilt") == isOn, idle: q.Get("idle") == isOn, after: q.Get("after"),
		order: orders[0],
	}
	if len(out.text) > 200 {
		out.text = out.text[:200]
	}
	out.from, out.until = out.day(v, q, "from"), out.day(v, q, "until")
	if i := slices.IndexFunc(orders, func(o order) bool { return o.name == q.Get("sort") }); i >= 0 {
		out.order = orders[i]
	}
	out.desc = out.order.desc
	if dir := q.Get("dir"); dir != "" {
		out.desc = dir == "desc"
	}
	return out
}

func known(word string, words []string) string {
	if slices.Contains(words, word) {
		return word
	}
	return ""
}

func (q *query) day(v *page.Visit, values url.Values, name string) civil.Day {
	text := values.Get(name)
	if text == "" {
		return 0
	}
	d, err := civil.ParseDay(text)
	if err != nil {
		q.wrong.Add(name, v.T("lists.wrong.day", "value", text))
		return 0
	}
	return d
}

// filter is the query as the store has it.
func (q query) filter(v *page.Visit) store.CaseFilter {
	f := store.CaseFilter{
		Text: q.text, Flag: q.flag, Assigned: q.officer, Reconstructions: q.rebuilt, Sort: q.order.by, Desc: q.desc, After: q.after, Limit: rowsMost,
	}
	switch q.stage {
	case "":
		if !q.rebuilt {
			f.Open, f.Stages = true, app.OpenStages
		}
	case allStages:
	default:
		f.Stages = []string{q.stage}
	}
	if q.officer == ownCases {
		f.Assigned = v.Actor.ID
	}
	if q.court != "" {
		f.Courts = []string{q.court}
	}
	if q.from != 0 || q.until != 0 {
		f.Opened = civil.Interval{From: civil.MinDay, Until: civil.Never}
		if q.from != 0 {
			f.Opened.From = q.from
		}
		if q.until != 0 {
			f.Opened.Until = q.until + 1
		}
	}
	if q.idle {
		f.Moved = civil.Interval{From: civil.MinDay, Until: v.App().IdleBefore()}
	}
	return f
}

// values is the shortest query that asks the same, from the first row on.
func (q query) values() url.Values {
	out := url.Values{}
	set := func(name, value string) {
		if value != "" {
			out.Set(name, value)
		}
	}
	set("q", q.text)
	set("stage", q.stage)
	set("flag", q.flag)
	set("officer", q.officer)
	set("court", q.court)
	if q.from != 0 {
		set("from", q.from.String())
	}
	if q.until != 0 {
		set("until", q.until.String())
	}
	if q.rebuilt {
		set("rebuilt", isOn)
	}
	if q.idle {
		set("idle", isOn)
	}
	if q.order.name != orders[0].name {
		set("sort", q.order.name)
	}
	if q.desc != q.order.desc {
		set("dir", map[bool]string{true: "desc", false: "asc"}[q.desc])
	}
	return out
}

// without is the query without some of its words.
func (q query) without(names ...string) url.Values {
	out := q.values()
	for _, n := range names {
		out.Del(n)
	}
	return out
}

// with is the query with other words.
func (q query) with(pairs map[string]string) url.Values {
	out := q.values()
	for name, value := range maps.All(pairs) {
		if value == "" {
			out.Del(name)
		} else {
			out.Set(name, value)
		}
	}
	return out
}

// counted is the filter by which the list is counted. Its stages say already that a case is open; where nothing else is asked for, they are
// counted without looking at cases.
func (q query) counted(f store.CaseFilter) store.CaseFilter {
	if len(f.Stages) > 0 && f.Flag == "" && f.Text == "" && f.Opened == (civil.Interval{}) && f.Moved == (civil.Interval{}) {
		f.Open = false
	}
	return f
}

// tidied leads a form that was sent with empty fields to the shortest address that asks the same; it reports whether it has answered. A
// list that is changed in place only gets told that address.
func tidied(v *page.Visit, to string) bool {
	empty := false
	for _, values := range v.Query() {
		empty = empty || values[0] == ""
	}
	switch {
	case !empty:
		return false
	case v.R.Header.Get("HX-Request") != "":
		v.W.Header().Set("HX-Push-Url", to)
		return false
	}
	v.Redirect(to)
	return true
}
