package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
)

// readingPrefix stands before the id of a reading in a query: reading.fine_first_day=same_day.
const readingPrefix = "reading."

// asked is what a visitor wants assessed: on what day, under which readings, how fully.
type asked struct {
	Day      string // as it was given
	on       *civil.Day
	readings map[string]string // that differ from their default
	Full     bool
	Errors   page.Errors
	tidy     bool // the query says no more than it has to
}

// readAsked reads a query: on, full, reading.ID. What is wrong with it is said, and does not count.
func readAsked(q url.Values, p *law.Pack, l i18n.Lang) asked {
	out := asked{Day: strings.TrimSpace(q.Get("on")), readings: map[string]string{}, Full: q.Get("full") != "", tidy: !q.Has("on") || q.Get("on") != ""}
	if out.Day != "" {
		day, err := civil.ParseDay(out.Day)
		if err != nil || !p.Span().Contains(day) {
			out.fail("on", i18n.T(l, "web.form.day", "value", out.Day, "from", p.Span().From))
		} else {
			out.on = &day
		}
	}
	for key, values := range q {
		if id, ok := strings.CutPrefix(key, readingPrefix); ok {
			out.reading(p, id, values[0], l)
		}
	}
	slices.SortFunc(out.Errors, func(a, b page.FieldError) int { return strings.Compare(a.Field, b.Field) })
	return out
}

// reading takes in one choice. The default needs no mention.
func (a *asked) reading(p *law.Pack, id, choice string, l i18n.Lang) {
	r, ok := p.Reading(id)
	switch {
	case !ok:
		a.fail(readingPrefix+id, i18n.T(l, "law.reading.unknown", "reading", id))
	case !slices.Contains(r.Choices.Keys, choice):
		a.fail(readingPrefix+id, i18n.T(l, "law.reading.choice", "reading", id, "choice", choice, "among", strings.Join(r.Choices.Keys, ", ")))
	case choice == r.Default:
		a.tidy = false
	default:
		a.readings[id] = choice
	}
}

func (a *asked) fail(field, text string) {
	a.Errors = append(a.Errors, page.FieldError{Field: field, Text: text})
}

// values is the shortest query that asks the same.
func (a *asked) values() url.Values {
	q := url.Values{}
	if a.on != nil {
		q.Set("on", a.on.String())
	}
	for id, choice := range a.readings {
		q.Set(readingPrefix+id, choice)
	}
	if a.Full {
		q.Set("full", "1")
	}
	return q
}

// link is an address with a query.
func link(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// dayAsked is the day of a page of the law: the query's, else today. A day that is none counts as not given.
func (d *Desk) dayAsked(r *http.Request) civil.Day {
	if day, err := civil.ParseDay(r.URL.Query().Get("on")); err == nil {
		return day
	}
	return d.today()
}
