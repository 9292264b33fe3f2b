package view

import (
	"cmp"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/internal/each"
	"mandamus/report/wording"
)

// Event is one entry of the record.
type Event struct {
	ID      string
	When    string // as exactly as it is known
	ISO     string // only of an exact day
	Kind    string
	Text    string
	Detail  string // who, which measure, how much
	Number  string // case number
	Sources []Link
	Weight  string // k: an act that moves the case, w: a sanction, empty: anything else
	last    civil.Day
}

// events are what the record says has happened by the day of assessment, newest first; what has no day stands at the end.
func (c *caseMaker) events() []Event {
	f := c.a.File
	var out []Event
	for _, t := range []struct {
		on   casefile.Date
		kind string
	}{{f.Enforcement.Made, c.t("report.timeline.made")}, {f.Enforcement.Effective, c.t("report.timeline.effective")}} {
		if t.on.Known() {
			out = append(out, c.dated(Event{Kind: t.kind, Weight: "k", Sources: c.sources(f.Enforcement.Source)}, t.on))
		}
	}
	for _, e := range f.Events {
		out = append(out, c.event(e))
	}
	out = each.Kept(out, func(e Event) bool { return e.last <= c.a.On || e.last == civil.Never })
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Compare(undatedLast(b), undatedLast(a)) })
	return out
}

func undatedLast(e Event) civil.Day {
	if e.last == civil.Never {
		return civil.MinDay
	}
	return e.last
}

func (c *caseMaker) dated(e Event, on casefile.Date) Event {
	e.When, e.last = c.t("report.day.undated"), civil.Never
	if on.Known() {
		e.When, e.last = on.String(), on.Last
		if on.Exact() {
			e.ISO = on.String()
		}
	}
	return e
}

func (c *caseMaker) event(e casefile.Event) Event {
	out := c.dated(Event{
		ID: e.ID, Kind: c.Word("event", e.Kind), Text: c.In(e.Fact), Detail: c.eventDetail(e), Number: e.Number, Sources: c.sources(e.Source),
	}, e.On)
	kind, _ := casefile.KindOf(e.Kind)
	switch {
	case slices.Contains([]string{"measure_decided", "measure_begun", "closing", "undertaking_missed"}, e.Kind):
		out.Weight = "w"
	case slices.Contains([]string{"filing", "notice", "measure", "finding", "objection", "route", "closing"}, kind.Stage):
		out.Weight = "k"
	}
	return out
}

// eventDetail is who did it, and the typed fields in words.
func (c *caseMaker) eventDetail(e casefile.Event) string {
	out := []string{c.actor(e.By), c.Word("measure", e.Measure), c.finding(e), c.Word("performance_state", e.State)}
	if k, ok := casefile.KindOf(e.Kind); ok && k.Ways != "" {
		out = append(out, c.Word(k.Ways, e.Way))
	}
	if e.Person != "" {
		out = append(out, c.say.Person(e.Person))
	}
	if sum, ok := c.Yuan(e.Amount); ok {
		out = append(out, sum)
	}
	if sum, ok := c.Yuan(e.Rate); ok {
		out = append(out, c.t("report.money.per_day", "sum", sum))
	}
	if e.Days > 0 {
		out = append(out, c.n(e.Days, "web.days"))
	}
	if e.Until.Given {
		out = append(out, c.t("web.event.until", "day", c.Date(e.Until)))
	}
	if len(e.Obligations) > 0 && len(c.a.File.Obligations) > 1 {
		out = append(out, c.whats(e.Obligations))
	}
	return wording.Dotted(out...)
}

// whats says what obligations are about; an id of none stands for itself.
func (c *caseMaker) whats(ids []string) string {
	out := slices.Clone(ids)
	for i := range c.a.File.Obligations {
		o := &c.a.File.Obligations[i]
		if at := slices.Index(out, o.ID); at >= 0 && c.In(o.What) != "" {
			out[at] = c.In(o.What)
		}
	}
	return strings.Join(out, c.t("report.comma"))
}

func (c *caseMaker) finding(e casefile.Event) string {
	if e.Finding == "" {
		return ""
	}
	text := c.Word("finding", e.Finding)
	if !e.Holds() {
		return c.t("web.event.not_found", "finding", text)
	}
	return text
}

// actor is who did it: an office, a party or a person of the file.
func (c *caseMaker) actor(id string) string {
	f := c.a.File
	for _, a := range f.Applicants {
		if a.ID == id {
			return c.In(a.Name)
		}
	}
	for _, d := range f.Debtors {
		if d.ID == id {
			return c.In(d.Name)
		}
	}
	if slices.Contains(casefile.Actors, id) {
		return c.Word("actor", id)
	}
	return c.say.Person(id)
}

// sources are the sources named by id.
func (c *caseMaker) sources(ids []string) []Link {
	var out []Link
	for _, s := range c.a.File.Sources {
		if slices.Contains(ids, s.ID) {
			out = append(out, c.source(s))
		}
	}
	return out
}

// source is a source with its reliability; only an address of the web becomes a link.
func (c *caseMaker) source(s casefile.Source) Link {
	out := Link{Text: c.Noted(hostOf(s.Address), c.Word("reliability", s.Reliability))}
	if strings.HasPrefix(s.Address, "https://") || strings.HasPrefix(s.Address, "http://") {
		out.URL = s.Address
	}
	return out
}

// hostOf shortens an address of the web to its host.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	host, _, _ := strings.Cut(rest, "/")
	return host
}
