package casework

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/store"
	"mandamus/web/page"
)

// asked is on what day, and under which readings, a case is to be looked at.
type asked struct {
	on       civil.Day
	readings map[string]string // that differ from their default
	wrong    string            // what is wrong with the day
	given    bool              // the address names a day
}

// readAsked reads a query: on, reading.ID. What does not make sense counts as not given; of the day it is said.
func readAsked(q url.Values, p *law.Pack, today civil.Day, l i18n.Lang) asked {
	out := asked{on: today, readings: map[string]string{}}
	if text := strings.TrimSpace(q.Get("on")); text != "" {
		day, ok := parseDate(text)
		if !ok || !day.Exact() || !p.Span().Contains(day.First) {
			out.wrong = i18n.T(l, "web.form.day", "value", text, "from", p.Span().From)
		} else {
			out.on, out.given = day.First, day.First != today
		}
	}
	for key, values := range q {
		id, is := strings.CutPrefix(key, readingPrefix)
		r, ok := p.Reading(id)
		if is && ok && slices.Contains(r.Choices.Keys, values[0]) && values[0] != r.Default {
			out.readings[id] = values[0]
		}
	}
	return out
}

// readingPrefix stands before the id of a reading in a query.
const readingPrefix = "reading."

// query is the shortest query that asks the same; empty for today under the default readings.
func (a asked) query() string {
	q := url.Values{}
	if a.given {
		q.Set("on", a.on.String())
	}
	for id, choice := range a.readings {
		q.Set(readingPrefix+id, choice)
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// hidden are the readings chosen, for a form that only changes the day.
func (a asked) hidden() []hidden {
	var out []hidden
	for _, id := range slices.Sorted(maps.Keys(a.readings)) {
		out = append(out, hidden{readingPrefix + id, a.readings[id]})
	}
	return out
}

// hidden is a field of a form that nobody sees.
type hidden struct{ Name, Value string }

// load returns the case of a visit as its actor may see it, on the day and under the readings asked for.
func load(v *page.Visit, ask asked) (*kase, error) {
	id := docket.ID(v.Value("id"))
	if !id.Valid() {
		return nil, store.ErrNotFound
	}
	seen, err := v.App().Case(v.Ctx(), v.Actor, id, ask.on, law.WithReadings(ask.readings))
	if err != nil {
		return nil, err
	}
	return &kase{
		View: seen, ctx: v.Ctx(), app: v.App(), actor: v.Actor, lang: v.Lang, id: id, today: v.Today(), may: v.App().MayOn(v.Actor, seen.Docket),
	}, nil
}

// path is an address below that of the case.
func (k *kase) path(parts ...string) string {
	return page.PathIn(k.lang, append([]string{"cases", string(k.id)}, parts...)...)
}

// stageTone is how the tag of a stage looks.
func stageTone(stage string) string {
	switch stage {
	case "closed", "refused", "withdrawn":
		return "n"
	case "performed":
		return "g"
	case "halted":
		return "a"
	}
	return "b"
}
