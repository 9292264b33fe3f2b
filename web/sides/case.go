package sides

import (
	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

// Case is the page of a case for a side.
type Case struct {
	Number, Title string
	Debtor        bool // the side that owes
	As, Power     string
	Banner        string
	Stage         view.Tag
	StageText     string
	StageSince    string
	Court         string
	Receipt       string // address of the receipt; empty where no public record is kept
	Officer       string
	Steps         []Step
	Duties        []Duty
	Limits, Past  []view.Limit
	Now, Later    []Right
	Exposure      *Exposure
	Talks         []Talk
	Hearings      []Sitting
	Events        []view.Event // the last
	Earlier       []view.Event
	Verbs         []Offer
	Terms         []Term
}

// Offer is something the side may tell the court. What is blocked leads to the page that says why.
type Offer struct {
	Word, Text, URL string
	Main            bool
	Blocked         bool
}

// whole shows the page of a case.
func whole(s *seen) {
	c := s.whole()
	s.v.Show(page.Answer{Name: "sides/case", Title: s.title(), Crumbs: s.crumbs(), Data: c, Secret: true})
}

func (s *seen) whole() Case {
	now, later := s.rights()
	duties := s.duties()
	line := s.line.Line
	c := Case{
		Number: s.number(), Title: line.Title.In(s.lang), Debtor: s.side == debtor, As: s.as(s.lang), Power: s.power(s.lang), Banner: s.page.Banner,
		Stage: stageTag(s.lang, line), StageText: s.stageText(), Court: s.court(), Officer: s.officer(), Steps: s.steps(duties), Duties: duties,
		Now: now, Later: later, Talks: s.talks(), Hearings: s.hearings(), Verbs: s.verbs(), Terms: terms(s.lang, s.side),
	}
	c.Limits, c.Past = s.clock()
	n := min(shownEvents, len(s.page.Events))
	c.Events, c.Earlier = s.page.Events[:n], s.page.Events[n:]
	if line.StageSince > civil.MinDay {
		c.StageSince = s.t("sides.since", "day", line.StageSince)
	}
	if c.Debtor {
		c.Exposure = s.exposure(duties)
	} else if s.v.App().Public != nil {
		c.Receipt = receiptAt(s)
	}
	return c
}

// shownEvents is how many events stand before the earlier ones.
const shownEvents = 6

// stageTones are the looks of the stages; those not named are neutral.
var stageTones = map[string]view.Tone{
	"enforcing": view.Info, "registered": view.Info, "intake": view.Info, "performed": view.Good, "halted": view.Warn, "withdrawn": view.Neutral,
}

func stageTag(l i18n.Lang, line store.Case) view.Tag {
	tone, ok := stageTones[line.Stage]
	if !ok {
		tone = view.Neutral
	}
	return view.Tag{Tone: tone, Text: app.StageLabel(line.Stage).In(l)}
}

// title is the heading of the pages of a case: its number, or its title where it has none yet.
func (s *seen) title() string {
	if n := s.number(); n != "" {
		return n
	}
	return s.line.Line.Title.In(s.lang)
}

// crumbs lead to the list the case is on. Who has one case alone is on it already.
func (s *seen) crumbs() []page.Crumb {
	if s.area == myArea && len(s.v.Actor.Seats) < 2 {
		return nil
	}
	title := s.t("sides.my.title")
	if s.area == oweArea {
		title = s.t("sides.owe.title")
	}
	return []page.Crumb{{Text: title, URL: s.v.Path(s.area)}}
}

// Talk is a question or objection of the case with what became of it.
type Talk struct {
	Kind, On, Who string
	Text          string
	State         view.Tag
	Answer        string
	Answered      string // day
}

// talks are the requests for clarification and the objections, the last first.
func (s *seen) talks() []Talk {
	var out []Talk
	for i := len(s.docket.Clarifications) - 1; i >= 0; i-- {
		out = append(out, s.clarification(s.docket.Clarifications[i]))
	}
	for i := len(s.docket.Objections) - 1; i >= 0; i-- {
		out = append(out, s.objection(s.docket.Objections[i]))
	}
	return out
}

func (s *seen) clarification(q *docket.Clarification) Talk {
	t := Talk{Kind: s.t("sides.talk.clarification"), On: q.Asked.On.String(), Who: s.who(q.From), Text: q.Question.In(s.lang)}
	t.State = view.Tag{Tone: view.Info, Text: s.t("sides.talk.waits")}
	if !q.Answered.IsZero() {
		t.State = view.Tag{Tone: view.Good, Text: s.t("sides.talk.answered")}
		t.Answer, t.Answered = q.Answer.In(s.lang), q.Answered.On.String()
	}
	return t
}

func (s *seen) objection(o *docket.Objection) Talk {
	t := Talk{Kind: s.t("sides.talk.objection"), On: o.On.String(), Who: s.who(o.By)}
	if o.Way != "" {
		t.Text = topic(s.lang, o.Way)
	}
	t.State = view.Tag{Tone: view.Info, Text: s.t("sides.talk.undecided")}
	if !o.Decided.IsZero() {
		t.State = view.Tag{Tone: view.Neutral, Text: s.t("sides.talk.decided")}
		t.Answer, t.Answered = decision(s.lang, o.Outcome), o.Decided.On.String()
	}
	return t
}

// who is a party by its name, or an office by its word.
func (s *seen) who(id string) string {
	if p := s.docket.Party(id); p != nil {
		return p.Name.In(s.lang)
	}
	if r := s.docket.Representative(id); r != nil {
		return r.Name.In(s.lang)
	}
	if id == "" {
		return ""
	}
	return actorWord(s.lang, id)
}

// Sitting is a hearing that is set.
type Sitting struct{ Day, ISO, At, Place, About string }

// hearings are the hearings to come.
func (s *seen) hearings() []Sitting {
	var out []Sitting
	for _, h := range s.docket.Hearings {
		if !h.Held.IsZero() || !h.HearingScheduled.On.Exact() || h.HearingScheduled.On.First < s.v.Today() {
			continue
		}
		day := h.HearingScheduled.On.First
		out = append(out, Sitting{
			Day: view.LongDay(s.lang, day), ISO: day.String(), At: h.At, Place: h.Place.In(s.lang), About: docket.Label("hearing_topic", h.About).In(s.lang),
		})
	}
	return out
}
