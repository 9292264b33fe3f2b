package open

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/app"
	"mandamus/record"
	"mandamus/web/page"
)

// homePage is the first page of the public record.
type homePage struct {
	Query   string
	Asked   bool
	Hits    app.OpenHits
	Named   []namedBody // of the hits
	Record  app.OpenRecord
	Courts  []namedCourt
	Figures []figure
	Log     app.OpenLog
}

// namedBody and namedCourt are a line of a list with the name in the language of the page.
type (
	namedBody struct {
		app.OpenName
		Label                            string
		Open, Partly, Performed, Relapse int64
	}
	namedCourt struct {
		app.OpenName
		Label string
	}
)

// mostSought bounds what is looked for, in characters.
const mostSought = 100

// homeFigures are those shown on the first page.
var homeFigures = []string{"cases", "live", "open", "performed", "unused", "relapses"}

func home(v *page.Visit) {
	all, err := v.App().OpenRecord(v.Ctx())
	if err != nil {
		v.Error(err)
		return
	}
	data := homePage{Record: all, Query: strings.TrimSpace(v.Query().Get("q")), Courts: courtsOf(v, all)}
	if r := []rune(data.Query); len(r) > mostSought {
		data.Query = string(r[:mostSought])
	}
	if data.Asked = data.Query != ""; data.Asked {
		if data.Hits, err = v.App().OpenSearch(v.Ctx(), data.Query); err != nil {
			v.Error(err)
			return
		}
		data.Named = bodiesOf(v, data.Hits.Bodies)
	}
	for _, f := range figuresOf(v, record.Statistics(all.Size, "", all.Counts), "") {
		if slices.Contains(homeFigures, f.ID) {
			data.Figures = append(data.Figures, f)
		}
	}
	v.Show(page.Answer{Name: "open/home", Title: v.T("open.title"), Data: data})
}

func courtsOf(v *page.Visit, all app.OpenRecord) (out []namedCourt) {
	for _, c := range all.Courts {
		out = append(out, namedCourt{c, v.CourtName(c.ID)})
	}
	return out
}

func bodiesOf(v *page.Visit, all []app.OpenName) (out []namedBody) {
	for _, b := range all {
		k := b.Counts
		out = append(out, namedBody{b, bodyName(v, b.ID), k["duty."+record.Open], k["duty."+record.Partly], k["duty."+record.Performed], k["relapse"]})
	}
	return out
}

// bodyName is the name of a body in the language of the page.
func bodyName(v *page.Visit, id string) string { return v.App().OpenBodyOf(id).Name.In(v.Lang) }

// place reads a place in a list from the address; 0 where there is none.
func place(v *page.Visit) int {
	n, err := strconv.Atoi(v.Query().Get("from"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// turn leads to the pages before and after.
type turn struct{ Before, After string }

// turns leads from a page of a list that starts at a place to those beside it.
func turns(path string, from, size, all int) turn {
	var out turn
	if from > 0 {
		out.Before = path + "?from=" + strconv.Itoa(max(from-size, 0))
	}
	if from+size < all {
		out.After = path + "?from=" + strconv.Itoa(from+size)
	}
	return out
}

// trail is the way from the first page of the record to this one.
func trail(v *page.Visit, more ...page.Crumb) []page.Crumb {
	return append([]page.Crumb{{Text: v.T("open.title"), URL: v.Path("open")}}, more...)
}
