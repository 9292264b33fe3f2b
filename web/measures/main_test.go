package measures_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/store"
	"mandamus/web/measures"
	"mandamus/web/webtest"
)

// desk is the site with one case of the demonstration: compensation against a county, the head of which has changed.
type desk struct {
	*webtest.Site
	t    *testing.T
	id   docket.ID
	base string // address of the case
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: webtest.New(t, webtest.Screen{Pages: measures.Pages(), Routes: measures.Routes}), t: t}
	cases, err := d.App.Store.Cases(t.Context(), store.CaseFilter{Live: true, Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases.Rows {
		if c.Number == "（2023）岭01执41号" {
			d.id = c.Docket
		}
	}
	d.base = "/zh/cases/" + string(d.id)
	return d
}

// docket is the case as it stands.
func (d *desk) docket() *docket.Docket {
	d.t.Helper()
	events, err := d.App.Store.Load(d.t.Context(), d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	out, err := docket.Fold(events)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// form is a form on the newest version: pairs of name and value.
func (d *desk) form(pairs ...string) url.Values {
	d.t.Helper()
	out := url.Values{"version": {strconv.Itoa(d.docket().Version)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Add(pairs[i], pairs[i+1])
	}
	return out
}

// shows holds that a page came with a status and says all of some texts, and that none of its messages is missing.
func (d *desk) shows(a webtest.Answer, status int, texts ...string) {
	d.t.Helper()
	if a.Status != status {
		d.t.Fatalf("status %d, want %d: %s", a.Status, status, heading(a.Body))
	}
	for _, text := range texts {
		if !strings.Contains(a.Body, text) {
			d.t.Errorf("the page does not say %q: %s", text, heading(a.Body))
		}
	}
	if i := strings.Index(a.Body, "⟦"); i >= 0 {
		d.t.Errorf("a message is missing: %s", a.Body[i:min(len(a.Body), i+80)])
	}
}

// heading is the main part of a page, for a message.
func heading(body string) string {
	_, main, ok := strings.Cut(body, "<main")
	if !ok {
		return body
	}
	return main[:min(len(main), 1500)]
}

// done holds that a form was carried out and leads to an address that begins with one.
func (d *desk) done(a webtest.Answer, to string) {
	d.t.Helper()
	if a.Status != http.StatusSeeOther || !strings.HasPrefix(a.Location, to) {
		d.t.Fatalf("status %d to %q, want to %q: %s", a.Status, a.Location, to, heading(a.Body))
	}
}

// proposed proposes a fine on the head of the body, as the officer does, and returns the life.
func (d *desk) proposed(measure string, pairs ...string) string {
	d.t.Helper()
	form := d.form(append([]string{"slot", "o1." + measure, "obligations", "o1", "step", "propose"}, pairs...)...)
	d.done(d.As(d.t, "officer").Post(d.base+"/measures/take", form), d.base+"/measures/m")
	all := d.docket().Measures
	return all[len(all)-1].ID
}

// fined is proposed for a fine on a person.
func (d *desk) fined() string {
	return d.proposed("person_fine", "person", "p2", "amount", "20,000.00")
}
