package lists

import (
	"net/url"
	"strconv"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

// stageTones are the looks of the stages: red is for what is over or failed, and no stage is.
var stageTones = map[string]view.Tone{
	"intake": view.Warn, "registered": view.Info, "enforcing": view.Info, "halted": view.Warn, "performed": view.Good, "closed": view.Neutral,
	"refused": view.Neutral, "withdrawn": view.Neutral,
}

// stageTag is where a case stands.
func stageTag(v *page.Visit, stage string) view.Tag {
	return view.Tag{Tone: stageTones[stage], Text: app.StageLabel(stage).In(v.Lang)}
}

// flagTags are what is special about a case. A lapsed limit alone is red.
func flagTags(v *page.Visit, flags []string) []view.Tag {
	var out []view.Tag
	for _, f := range flags {
		tone := view.Neutral
		switch f {
		case "lapsed":
			tone = view.Bad
		case "unassigned", "disputed", "recusal", "reversal", "congress":
			tone = view.Warn
		}
		out = append(out, view.Tag{Tone: tone, Text: app.FlagLabel(f).In(v.Lang)})
	}
	return out
}

// caseLink is a case in a table.
type caseLink struct {
	URL     string
	Number  string // empty: it has none yet
	Parties string // title of the case, else its debtor
	Court   string // where the visitor sees more than one
}

// named is a case as a list calls it.
func named(v *page.Visit, id, number, court string, title i18n.Text, debtor string) caseLink {
	out := caseLink{URL: v.Path("cases", id), Number: number, Parties: title.In(v.Lang)}
	if out.Parties == "" {
		out.Parties = debtor
	}
	if court != v.Actor.Court {
		out.Court = v.CourtName(court)
	}
	return out
}

func ofRef(v *page.Visit, r store.Ref) caseLink {
	return named(v, string(r.Docket), r.Number, r.Court, r.Title, r.DebtorName)
}

func ofCase(v *page.Visit, c store.Case) caseLink {
	return named(v, string(c.Docket), c.Number, c.Court, c.Title, c.DebtorName)
}

// officer is the name of who has a case.
func officer(v *page.Visit, id string) string {
	if id == "" {
		return v.T("lists.nobody")
	}
	return v.Person(id)
}

// day prints a day; a day that does not exist is nothing.
func day(d civil.Day) string {
	if d == civil.Never || !d.Valid() {
		return ""
	}
	return d.String()
}

// longDay prints a day as people write it, with its weekday.
func longDay(v *page.Visit, d civil.Day) string {
	y, m, n := d.YMD()
	return v.T("web.day.long", "year", y, "month", v.T("web.month."+strconv.Itoa(m)), "day", n, "weekday", weekday(v, d))
}

func weekday(v *page.Visit, d civil.Day) string {
	return v.T("web.weekday." + strconv.Itoa(d.Weekday()))
}

// count prints a number of rows; with a plus where there are more.
func count(c store.Count) string {
	if c.Exact {
		return strconv.Itoa(c.N)
	}
	return strconv.Itoa(c.N) + "+"
}

// link is an address with a query.
func link(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// option is an answer of a select.
func option(value, text, chosen string) page.Option {
	return page.Option{Value: value, Text: text, Chosen: value == chosen}
}

// plural is a message with a number.
func plural(v *page.Visit, n int, key string, args ...any) string {
	return i18n.N(v.Lang, n, key, args...)
}
