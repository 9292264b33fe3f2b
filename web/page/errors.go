package page

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/store"
)

// Trouble is what a page on an error shows.
type Trouble struct {
	Status    int
	Heading   string
	Text      string
	Near      string // what was probably meant
	NearURL   string
	Points    []string // what stands in the way, one by one
	Cites     []Cited
	RequestID string
}

// Cited is a provision of the law by its id, which leads to it: what it is about, and how it is cited on the day.
type Cited struct{ ID, Subject, Text, URL string }

//i18n:keys web.error.*

// Fail shows a page on an error: what is wrong and what can be done about it. word names its messages, web.error.<word> and web.error.<word>.text.
func (v *Visit) Fail(status int, word string, t Trouble, args ...any) {
	t.Heading = v.T("web.error." + word)
	t.Text = v.T("web.error."+word+".text", args...)
	v.trouble(status, t)
}

func (v *Visit) trouble(status int, t Trouble) {
	t.Status, t.RequestID = status, requestID(v.R)
	v.Show(Answer{Name: "error", Status: status, Title: t.Heading, Data: t, Secret: true})
}

// NotFound says that there is no such page.
func (v *Visit) NotFound() { v.Fail(http.StatusNotFound, "not_found", Trouble{}) }

// NoSuch is a page that names something there is none of; among says what there is.
func (v *Visit) NoSuch(id string, among []string, address func(id string) string) {
	t := Trouble{}
	if near, ok := fault.Nearest(id, among); ok {
		t.Near, t.NearURL = near, address(near)
	}
	v.Fail(http.StatusNotFound, "no_such", t, "id", id)
}

func (v *Visit) methodNotAllowed(allow string) {
	v.Fail(http.StatusMethodNotAllowed, "method", Trouble{}, "method", v.R.Method, "allow", allow)
}

// BadForm answers a body that is too large or no form.
func (v *Visit) BadForm(err error) {
	v.Site.Log.WarnContext(v.Ctx(), "refused", "request", requestID(v.R), "why", "form", "path", v.R.URL.Path, "error", err)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		v.W.Header().Set("Connection", "close") // the rest of the body is not read
		v.Fail(http.StatusRequestEntityTooLarge, "large", Trouble{}, "kib", large.Limit>>10)
		return
	}
	v.Fail(http.StatusBadRequest, "form", Trouble{})
}

// denied answers who is known and may not.
func (v *Visit) denied(a Access) {
	v.Site.Log.WarnContext(v.Ctx(), "refused", "request", requestID(v.R), "why", "role", "action", a.action, "actor", v.Actor.ID, "path", v.R.URL.Path)
	v.Fail(http.StatusForbidden, "role", Trouble{}, "action", v.App().Matrix.Label(a.action).In(v.Lang))
}

// Error answers an error of package app with the page that belongs to it. What is nobody's refusal is a fault of ours.
func (v *Visit) Error(err error) {
	var (
		denied   *app.Denied
		stale    *app.Stale
		refusal  *docket.Refusal
		clash    *app.Clash
		problems fault.Problems
		large    *http.MaxBytesError
	)
	switch {
	case errors.Is(err, store.ErrNotFound):
		v.NotFound()
	case errors.Is(err, store.ErrCursor) && v.Query().Has(AfterField):
		v.anew()
	case errors.As(err, &denied):
		v.Site.Log.WarnContext(v.Ctx(), "refused", "request", requestID(v.R), "why", "denied", "actor", v.Actor.ID, "path", v.R.URL.Path)
		v.trouble(http.StatusForbidden, Trouble{Heading: v.T("web.error.denied"), Text: denied.In(v.Lang)})
	case errors.As(err, &stale):
		v.conflict(stale)
	case errors.As(err, &refusal):
		v.trouble(http.StatusUnprocessableEntity, v.refused(refusal))
	case errors.As(err, &clash):
		v.trouble(http.StatusConflict, Trouble{Heading: v.T("web.error.clash"), Text: clash.In(v.Lang)})
	case errors.As(err, &problems):
		t := Trouble{Heading: v.T("web.error.problems"), Text: v.T("web.error.problems.text")}
		for _, p := range problems {
			t.Points = append(t.Points, p.In(v.Lang))
		}
		v.trouble(http.StatusUnprocessableEntity, t)
	case errors.As(err, &large):
		v.BadForm(err)
	default:
		panic(err)
	}
}

// AfterField is the name in a query of the place in a list after which a page begins.
const AfterField = "after"

// anew leads to the beginning of a list, from a place in it that is none.
func (v *Visit) anew() {
	q := v.Query()
	q.Del(AfterField)
	v.Redirect((&url.URL{Path: v.R.URL.Path, RawQuery: q.Encode()}).String())
}

// refused is what the docket says against an act: the fact, the conditions, what would help, and the provisions.
func (v *Visit) refused(r *docket.Refusal) Trouble {
	t := Trouble{Heading: v.T("web.error.refused"), Text: r.Fact.In(v.Lang)}
	for _, g := range r.Grounds {
		t.Points = append(t.Points, g.Text.In(v.Lang))
	}
	for _, p := range r.Problems {
		t.Points = append(t.Points, p.In(v.Lang))
	}
	if remedy := r.Remedy.In(v.Lang); remedy != "" {
		t.Points = append(t.Points, remedy)
	}
	t.Cites = v.Cited(r.Cite)
	return t
}

// Cited are the provisions of ids, each leading to its page.
func (v *Visit) Cited(ids []string) []Cited {
	var out []Cited
	for _, id := range ids {
		c := Cited{ID: id, Text: v.citation(id), URL: v.Path("law", "provisions", id)}
		if a := v.App(); a != nil {
			c.Subject = a.Pack.Provisions.M[id].Subject.In(v.Lang)
		}
		out = append(out, c)
	}
	return out
}

// citation is how a provision is cited on the day.
func (v *Visit) citation(id string) string {
	if a := v.App(); a != nil {
		if c := a.Pack.Citation(id, v.Today()); c.Article != "" {
			return c.In(v.Lang)
		}
	}
	return id
}

// Said is an error in the reader's language.
func Said(err error, l i18n.Lang) string {
	var told i18n.Localizer
	if errors.As(err, &told) {
		return told.In(l)
	}
	return strings.TrimSpace(err.Error())
}
