package sides

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/web/page"
	"mandamus/web/view"
)

// My is one list over all cases of a representative or applicant.
type My struct {
	Rows []MyRow
	Lost int // seats whose power is over
}

// MyRow is one case of the list.
type MyRow struct {
	Number, Title, URL string
	As, Power          string
	Stage              view.Tag
	Court              string
	Step               *Step
}

// my shows the cases of the visitor; who has one alone is led to it.
func my(v *page.Visit) {
	if office(v.Actor) {
		v.Redirect(v.Path(oweArea))
		return
	}
	if len(v.Actor.Seats) == 1 {
		v.Redirect(v.Path(myArea, string(v.Actor.Seats[0].Docket)))
		return
	}
	cases, lost, err := seatedCases(v)
	if err != nil {
		v.Error(err)
		return
	}
	data := My{Lost: lost}
	for _, s := range cases {
		data.Rows = append(data.Rows, s.myRow())
	}
	slices.SortStableFunc(data.Rows, func(a, b MyRow) int { return cmp.Compare(urgency(a), urgency(b)) })
	v.Show(page.Answer{Name: "sides/my", Title: v.T("sides.my.title"), Data: data, Secret: true})
}

// seatedCases are the cases of the visitor's seats, and how many seats no longer show one.
func seatedCases(v *page.Visit) (out []*seen, lost int, err error) {
	lines, err := v.App().Seated(v.Ctx(), v.Actor)
	if err != nil {
		return nil, 0, err
	}
	for _, line := range lines {
		s, err := look(v, line.Docket)
		if err != nil {
			return nil, 0, err
		}
		if s != nil {
			out = append(out, s)
		}
	}
	return out, len(v.Actor.Seats) - len(out), nil
}

func (s *seen) myRow() MyRow {
	row := MyRow{
		Number: s.number(), Title: s.line.Line.Title.In(s.lang), URL: s.path(), As: s.as(s.lang), Power: s.power(s.lang),
		Stage: stageTag(s.lang, s.line.Line), Court: s.court(),
	}
	if steps := s.steps(s.duties()); len(steps) > 0 {
		row.Step = &steps[0]
	}
	return row
}

// urgency orders the list: what waits for the visitor first, then what ends first.
func urgency(r MyRow) int {
	switch {
	case r.Step == nil:
		return int(civil.Never) + 1
	case r.Step.Mine:
		return int(civil.MinDay) + int(r.Step.last) - int(civil.Never)
	}
	return int(r.Step.last)
}
