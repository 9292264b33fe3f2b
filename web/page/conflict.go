package page

import (
	"net/http"
	"slices"
	"strconv"

	"mandamus/account"
	"mandamus/app"
	"mandamus/docket"
)

// Conflict is a form that was sent on a version of a case that is not the newest: what has changed since, and what was typed.
type Conflict struct {
	Text    string
	Changes []Change
	Typed   []Typed
	Action  string // where to send it again
	Version int    // on the newest version
	Case    string // address of the case
}

// Change is an event the visitor has not seen.
type Change struct {
	Version        int
	Day, What, Who string
	Fields         []Difference // what it says; empty where nobody explains it
}

// Difference is a field of an event with what was said before, where something was.
type Difference struct{ Label, Was, Is string }

// Typed is a field of the form as it was sent.
type Typed struct{ Name, Value string }

// conflict shows a form that came too late, with what was typed: nobody's work is lost.
func (v *Visit) conflict(stale *app.Stale) {
	c := Conflict{
		Text: stale.In(v.Lang), Action: v.R.URL.RequestURI(), Version: stale.Have, Case: v.Path("cases", string(stale.Docket)), Changes: v.Changes(stale.Changed),
	}
	if v.Site.Explain != nil {
		said := v.Site.Explain(v, stale.Docket, stale.Want)
		for i := range c.Changes {
			c.Changes[i].Fields = said[c.Changes[i].Version]
		}
	}
	for name, values := range v.Form {
		for _, value := range values {
			if name != VersionField && value != "" {
				c.Typed = append(c.Typed, Typed{name, value})
			}
		}
	}
	slices.SortFunc(c.Typed, func(a, b Typed) int { return slices.Compare([]string{a.Name, a.Value}, []string{b.Name, b.Value}) })
	v.Show(Answer{Name: "conflict", Status: http.StatusConflict, Title: v.T("page.conflict"), Failed: true, Data: c, Secret: true})
}

// Changes are events for people.
func (v *Visit) Changes(events []docket.Event) []Change {
	var out []Change
	for _, e := range events {
		kind, _ := docket.KindOf(e.Kind)
		out = append(out, Change{Version: e.Version, Day: e.Legal.String(), What: kind.Label().In(v.Lang), Who: v.Person(e.Actor)})
	}
	return out
}

// Person is what whoever acts in events is called: the program, or what package app calls them.
func (v *Visit) Person(id string) string {
	if id == app.System || id == account.System {
		return v.T("page.system")
	}
	return v.App().Called(v.Ctx(), id).In(v.Lang)
}

// VersionField is the name of the hidden field with the version of the docket a form was made on.
const VersionField = "version"

// Version is the version of the docket the form was made on; -1 where it does not say, which no docket has.
func (v *Visit) Version() int {
	n, err := strconv.Atoi(v.Form.Get(VersionField))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// Request is what package app wants to know of a form that acts on a case.
func (v *Visit) Request(id docket.ID) app.Request {
	return app.Request{Actor: v.Actor, Docket: id, Version: v.Version(), Key: v.Key()}
}
