package open

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/record"
	"mandamus/web/page"
)

// A feed (Atom, RFC 4287) tells what was recorded. The id of an entry is made of the origin of the log, its index and the language, so it
// never changes; it was updated when it was recorded, since an entry never changes either.

const (
	feedCases = 20 // cases a feed of a court or body looks into: those that moved last
	feedLines = 50 // entries of a feed
)

type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string   `xml:"id"`
		Title     string   `xml:"title"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published"`
		Link      atomLink `xml:"link"`
		Summary   string   `xml:"summary"`
	}
)

// told is an entry that a feed tells of.
type told struct {
	record.Line
	number, ref string // of its case; empty: none
}

// base is the address of the site as the visitor reached it.
func base(v *page.Visit) string {
	if v.Site.Secure {
		return "https://" + v.R.Host
	}
	return "http://" + v.R.Host
}

// tag names something of the log for ever (RFC 4151).
func tag(v *page.Visit, of string) string {
	origin := "mandamus.example/record"
	if p := v.App().Public; p != nil && p.Origin != "" {
		origin = p.Origin
	}
	authority, rest, _ := strings.Cut(origin, "/")
	return "tag:" + authority + ",2026:" + rest + "/" + of + "/" + string(v.Lang)
}

// sendFeed sends a feed of what lies at an address: of, the rest of its id.
func sendFeed(v *page.Visit, of, title, at string, lines []told) {
	slices.SortFunc(lines, func(x, y told) int { return int(y.Index - x.Index) })
	lines = lines[:min(len(lines), feedLines)]
	out := atomFeed{
		Lang: map[string]string{"zh": "zh-Hans-CN", "en": "en-GB"}[string(v.Lang)], ID: tag(v, of), Title: title, Author: v.T("web.name"), Updated: "1970-01-01T00:00:00Z",
		Links: []atomLink{{"alternate", base(v) + at}, {"self", base(v) + v.R.URL.Path}},
	}
	if len(lines) > 0 {
		out.Updated = lines[0].At
	}
	for _, l := range lines {
		out.Entries = append(out.Entries, feedEntry(v, l))
	}
	data, err := xml.Marshal(out)
	if err != nil {
		panic(err) // texts alone
	}
	v.W.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	v.SendShared(http.StatusOK, append([]byte(xml.Header), data...))
}

func feedEntry(v *page.Visit, l told) atomEntry {
	index := strconv.FormatInt(l.Index, 10)
	out := atomEntry{ID: tag(v, "entry/"+index), Title: kindLabel(l.Kind).In(v.Lang), Updated: l.At, Published: l.At, Link: atomLink{"alternate", base(v) + v.Path("open", "log", index)}}
	out.Summary = v.T("open.feed.entry", "n", l.Index)
	if l.ref != "" {
		out.Title = l.number + " " + out.Title
		out.Link.Href = base(v) + v.Path("open", "cases", l.ref) + "#e" + index
	}
	if l.Day != "" {
		out.Summary += v.T("open.feed.day", "day", l.Day)
	}
	return out
}

// linesOf are the lines of a case; of one closed to the public none.
func linesOf(c *record.Case) (out []told) {
	if c.Restricted != nil {
		return nil
	}
	for _, l := range c.Lines {
		out = append(out, told{l, numberOf(c), c.Ref})
	}
	return out
}

func caseFeed(v *page.Visit, c app.OpenCase) {
	sendFeed(v, "case/"+c.Ref, numberOf(c.Case), v.Path("open", "cases", c.Ref), linesOf(c.Case))
}

// moved are the lines of the cases that moved last; ok is false where it was answered that they cannot be read.
func moved(v *page.Visit, cases []record.Summary) (out []told, ok bool) {
	for _, s := range cases[:min(len(cases), feedCases)] {
		c, err := v.App().OpenCase(v.Ctx(), s.Case)
		if err != nil {
			v.Error(err)
			return nil, false
		}
		out = append(out, linesOf(c.Case)...)
	}
	return out, true
}

func bodyFeed(v *page.Visit) {
	id := v.Value("id")
	b, err := v.App().OpenBody(v.Ctx(), id, 0)
	if err != nil {
		v.Error(err)
		return
	}
	if lines, ok := moved(v, b.Cases); ok {
		sendFeed(v, "body/"+id, bodyName(v, id), v.Path("open", "bodies", id), lines)
	}
}

func courtFeed(v *page.Visit) {
	code := v.Value("code")
	c, err := v.App().OpenCourt(v.Ctx(), code, 0)
	if err != nil {
		v.Error(err)
		return
	}
	if lines, ok := moved(v, c.Cases); ok {
		sendFeed(v, "court/"+code, v.CourtName(code), v.Path("open", "courts", code), lines)
	}
}

// recordFeed tells the last entries of the log, whatever they are of.
func recordFeed(v *page.Visit) {
	l, err := v.App().OpenLog(v.Ctx(), -1)
	if err != nil {
		v.Error(err)
		return
	}
	var lines []told
	for _, e := range l.Entries {
		lines = append(lines, told{Line: record.Line{Index: e.Index, Kind: e.Entry.Kind, Day: e.Entry.Day, At: e.Entry.At}})
	}
	sendFeed(v, "log", v.T("open.title"), v.Path("open"), lines)
}

// sitemap names the addresses of the public record that stay the same: first pages, courts and bodies, in both languages. A case is found from them.
func sitemap(v *page.Visit) {
	type place struct {
		Loc string `xml:"loc"`
	}
	var out struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []place  `xml:"url"`
	}
	all := app.OpenRecord{}
	if v.App() != nil {
		var err error
		if all, err = v.App().OpenRecord(v.Ctx()); err != nil {
			v.Error(err)
			return
		}
	}
	paths := [][]string{{"open"}, {"open", "bodies"}, {"open", "figures"}, {"open", "log"}}
	for _, c := range all.Courts {
		paths = append(paths, []string{"open", "courts", c.ID})
	}
	for _, b := range all.Bodies[:min(len(all.Bodies), mostPlaces)] {
		paths = append(paths, []string{"open", "bodies", b.ID})
	}
	for _, lang := range languages {
		for _, p := range paths {
			out.URLs = append(out.URLs, place{base(v) + page.PathIn(lang, p...)})
		}
	}
	data, err := xml.Marshal(out)
	if err != nil {
		panic(err) // texts alone
	}
	v.W.Header().Set("Content-Type", "application/xml; charset=utf-8")
	v.SendShared(http.StatusOK, append([]byte(xml.Header), data...))
}

// mostPlaces bounds the bodies a sitemap names: one may have 50,000 addresses.
const mostPlaces = 20_000

// languages are those of the pages.
var languages = []i18n.Lang{i18n.ZH, i18n.EN}
