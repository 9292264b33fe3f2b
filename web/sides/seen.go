package sides

import (
	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// seen is a case as the visitor sees it.
type seen struct {
	place
	v          *page.Visit
	area       string
	id         docket.ID
	lang       i18n.Lang
	docket     *docket.Docket
	assessment *law.Assessment
	line       app.View
	page       view.Case // what the law says, in words
	may        []string  // actions of the matrix
}

// inCase makes a handler of one that needs a case the visitor has a place in. The office of a body has its cases under /owe, whoever came
// with an access code under /my.
func inCase(area string, h func(*seen)) page.Handler {
	return func(v *page.Visit) {
		id := docket.ID(v.Value("id"))
		if !id.Valid() {
			v.NotFound()
			return
		}
		if area == oweArea && !office(v.Actor) {
			v.Redirect(v.Path(myArea, string(id)))
			return
		}
		s, err := look(v, id)
		switch {
		case err != nil:
			v.Error(err)
		case s == nil:
			deny(v)
		default:
			h(s)
		}
	}
}

// look loads a case; it is nil where the visitor belongs to no side of it.
func look(v *page.Visit, id docket.ID) (*seen, error) {
	s := &seen{v: v, area: areaOf(v.Actor), id: id, lang: v.Lang}
	var err error
	if s.line, err = v.App().Case(v.Ctx(), v.Actor, id, v.Today()); err != nil {
		return nil, err
	}
	s.docket = s.line.Docket
	var ok bool
	if s.place, ok = placeOf(v.Actor, s.docket); !ok {
		return nil, nil
	}
	s.may = v.App().MayOn(v.Actor, s.docket)
	s.assessment = s.line.Assessment
	s.page = view.CaseOf(v.App().Pack, s.assessment, v.Lang, view.Options{})
	return s, nil
}

func areaOf(x app.Actor) string {
	if office(x) {
		return oweArea
	}
	return myArea
}

func (s *seen) t(key string, args ...any) string { return i18n.T(s.lang, key, args...) }

// path is an address within the case.
func (s *seen) path(parts ...string) string {
	return s.v.Path(append([]string{s.area, string(s.id)}, parts...)...)
}

// number is the case number, or the words for there being none yet.
func (s *seen) number() string {
	for _, n := range s.docket.Numbers {
		return n.Number
	}
	return ""
}

// court is the name of the enforcing court.
func (s *seen) court() string {
	if name := s.assessment.File.Courts.Enforcing; name != "" {
		return s.v.CourtName(name)
	}
	return s.v.CourtName(s.line.Line.Court)
}

// officer is who has the case; empty where nobody has.
func (s *seen) officer() string {
	if s.docket.Officer == "" {
		return ""
	}
	return s.v.Person(s.docket.Officer)
}

// over reports whether nothing is to be done in the case any more.
func (s *seen) over() bool {
	return s.docket.Closed != nil || !s.docket.Refused.IsZero() || !s.docket.Withdrawn.IsZero()
}
