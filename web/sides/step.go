package sides

import (
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/view"
)

// Step is what somebody has to do next.
type Step struct {
	Mine bool // the visitor's own
	Who  string
	Text string
	Due  string // last day as people write it; empty: no legal limit
	ISO  string
	Left view.Tag
	URL  string // where the visitor does it
	Do   string // what the button says
	last civil.Day
}

// steps are what is to be done next: what waits for the visitor first, then what others have to do, what ends first at the head.
func (s *seen) steps(duties []Duty) []Step {
	if s.over() {
		return nil
	}
	out := slices.Concat(s.ownSteps(duties), s.courtSteps(), s.otherSteps(duties))
	slices.SortStableFunc(out, func(a, b Step) int {
		switch {
		case a.Mine != b.Mine && a.Mine:
			return -1
		case a.Mine != b.Mine:
			return 1
		}
		return int(a.last - b.last)
	})
	return out
}

// ownSteps are what waits for the visitor's side.
func (s *seen) ownSteps(duties []Duty) []Step {
	var out []Step
	for i, d := range duties {
		o := s.docket.Obligation(d.ID)
		switch {
		case s.side == debtor && d.Open && !awaitsCourt(o):
			out = append(out, s.performStep(&duties[i]))
		case s.side == applicant && awaitsView(o):
			out = append(out, Step{
				Mine: true, Who: s.t("sides.you"), Text: s.t("sides.step.view", "what", d.What), URL: s.path("view") + "?o=" + d.ID,
				Do: s.t("sides.verb.view"), last: civil.Never,
			})
		}
	}
	return out
}

// awaitsCourt reports whether the debtor has reported that all is performed and the court has not spoken since.
func awaitsCourt(o *docket.Obligation) bool {
	return o.Reported != nil && o.Reported.State == "full" && (o.Assessed == nil || o.Assessed.At < o.Reported.At)
}

// awaitsView reports whether the debtor has reported and neither the applicant nor the court has spoken since.
func awaitsView(o *docket.Obligation) bool {
	return o.Reported != nil && (o.Viewed == nil || o.Viewed.At < o.Reported.At) && (o.Assessed == nil || o.Assessed.At < o.Reported.At)
}

// performStep says that a duty is to be performed and reported.
func (s *seen) performStep(d *Duty) Step {
	out := Step{
		Mine: true, Who: s.t("sides.you"), Text: s.t("sides.step.perform", "what", d.What), URL: s.path("report") + "?o=" + d.ID,
		Do: s.t("sides.verb.report"), last: civil.Never,
	}
	out.by(d)
	return out
}

// by gives a step the day by which a duty has to be performed.
func (t *Step) by(d *Duty) {
	if d.Due == nil || d.Due.LastISO == "" {
		return
	}
	t.Due, t.ISO, t.Left, t.last = d.Due.LongLast, d.Due.LastISO, d.Due.Left, d.Last.Last.First
	if t.Left.Tone == "" {
		t.Left = view.Tag{Tone: d.Due.State.Tone, Text: strings.Trim(d.Due.State.Text+" · "+d.Due.Left.Text, " ·")}
	}
}

// otherSteps are what the other side has to do.
func (s *seen) otherSteps(duties []Duty) []Step {
	if s.side == debtor {
		return nil
	}
	var out []Step
	for i, d := range duties {
		if o := s.docket.Obligation(d.ID); d.Open && !awaitsCourt(o) {
			step := Step{Who: s.debtorName(o.Debtor), Text: s.t("sides.step.perform_other", "what", d.What), last: civil.Never}
			step.by(&duties[i])
			out = append(out, step)
		}
	}
	return out
}

// debtorName is the name of a debtor; with one alone, whoever an obligation names.
func (s *seen) debtorName(id string) string {
	if p := s.docket.Party(id); p != nil {
		return p.Name.In(s.lang)
	}
	for _, p := range s.docket.Side(debtor) {
		return p.Name.In(s.lang)
	}
	return sideWord(debtor).In(s.lang)
}

//i18n:keys sides.court_does.*

// courtSteps are what the court has to do: what is asked of it on the docket, and the first limit of the law that runs for it.
func (s *seen) courtSteps() []Step {
	var out []Step
	asked := func(key string, args ...any) {
		out = append(out, Step{Who: s.t("sides.court"), Text: i18n.T(s.lang, "sides.court_does."+key, args...), last: civil.Never})
	}
	for _, o := range s.docket.Obligations {
		if o.Reported != nil && (o.Assessed == nil || o.Assessed.At < o.Reported.At) {
			asked("assess", "what", o.What)
		}
	}
	for _, q := range s.docket.Clarifications {
		if q.Answered.IsZero() {
			asked("clarify")
		}
	}
	for _, o := range s.docket.Objections {
		if o.Decided.IsZero() {
			asked("decide")
		}
	}
	if l := s.courtLimit(); l != nil {
		out = append(out, Step{
			Who: s.t("sides.court"), Text: s.t("sides.court_does.limit", "what", l.Label), Due: l.LongLast, ISO: l.LastISO, Left: l.Left,
			last: lastOf(*l),
		})
	}
	return out
}

// courtLimit is the limit that ends first of those that run for the enforcing court to do something.
func (s *seen) courtLimit() *view.Limit {
	for i, l := range s.page.Limits.Rows {
		if found := s.lawLimit(l); found != nil && found.State == law.Running && found.Who == "enforcing_court" && found.Sort == "due" && l.LastISO != "" {
			return &s.page.Limits.Rows[i]
		}
	}
	return nil
}

// lawLimit is a row of limits as the law has it; it is alike for all obligations of the row.
func (s *seen) lawLimit(row view.Limit) *law.Limit {
	for i := range s.assessment.Positions {
		if p := &s.assessment.Positions[i]; concerns(row.Of, p.Obligation.ID) {
			for j := range p.Limits {
				if p.Limits[j].ID == row.ID {
					return &p.Limits[j]
				}
			}
		}
	}
	return nil
}

// lastOf is the last day of a row of limits; civil.Never where it is not exact.
func lastOf(row view.Limit) civil.Day {
	if day, err := civil.ParseDay(row.LastISO); err == nil {
		return day
	}
	return civil.Never
}

//i18n:keys sides.stage.*

// stageText says in plain words what the stage of the case means.
func (s *seen) stageText() string { return i18n.T(s.lang, "sides.stage."+s.line.Line.Stage) }
