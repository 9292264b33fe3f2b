package open

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"mandamus/money"
	"mandamus/record"
	"mandamus/web/page"
)

// figure is a figure with its address.
type figure struct {
	record.Figure
	Label, Shown string
	Share        string // of what it is a part of; empty: of nothing
	URL          string // where the figure stands with its query
}

// figuresOf sets figures of a scope for people.
func figuresOf(v *page.Visit, all []record.Figure, scope string) (out []figure) {
	at := v.Path("open", "figures")
	if scope != "" {
		key, id, _ := strings.Cut(scope, "=")
		at += "?" + key + "=" + url.QueryEscape(id)
	}
	for _, f := range all {
		one := figure{Figure: f, Label: f.Label().In(v.Lang), Shown: strconv.FormatInt(f.Value, 10), URL: at + "#" + f.ID}
		if f.ID == "ordered" || f.ID == "paid" {
			one.Shown = money.Fen(f.Value).Grouped()
			one.Label = v.T("open.figure." + f.ID)
		}
		if f.Of > 0 {
			one.Share = strconv.FormatInt((f.Value*100+f.Of/2)/f.Of, 10) + "%"
		}
		out = append(out, one)
	}
	return out
}

//i18n:keys open.figure.*

// figuresPage are all figures of a court, of a body, or of the whole record.
type figuresPage struct {
	Of      string // empty: the whole record
	Scope   string
	Size    int64
	Figures []figure
	Courts  []namedCourt
}

func figures(v *page.Visit) {
	all, err := v.App().OpenRecord(v.Ctx())
	if err != nil {
		v.Error(err)
		return
	}
	data := figuresPage{Size: all.Size, Courts: courtsOf(v, all)}
	counts := all.Counts
	code, id := v.Query().Get("court"), v.Query().Get("body")
	switch {
	case code != "":
		c, err := v.App().OpenCourt(v.Ctx(), code, 0)
		if err != nil {
			v.Error(err)
			return
		}
		data.Of, data.Scope, data.Size, counts = v.CourtName(code), "court="+code, c.Size, c.Counts
	case id != "":
		b, err := v.App().OpenBody(v.Ctx(), id, 0)
		if err != nil {
			v.Error(err)
			return
		}
		data.Of, data.Scope, data.Size, counts = bodyName(v, id), "body="+id, b.Size, b.Counts
	}
	data.Figures = figuresOf(v, record.Statistics(data.Size, data.Scope, counts), data.Scope)
	v.Show(page.Answer{Name: "open/figures", Title: v.T("open.figures"), Crumbs: trail(v), Data: data, Status: http.StatusOK})
}
