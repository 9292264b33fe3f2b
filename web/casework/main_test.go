package casework

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/web/webtest"
)

// bench is a case of the demonstration's court, made by the use cases themselves, with browsers of those who work on it.
type bench struct {
	*webtest.Site
	t       *testing.T
	id      docket.ID
	clerk   *webtest.Client
	judge   *webtest.Client
	chief   *webtest.Client
	version int
}

func newSite(t *testing.T) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes})
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{Site: newSite(t), t: t}
	b.clerk, b.judge, b.chief = b.As(t, "clerk"), b.As(t, "judge"), b.As(t, "president")
	return b
}

// enforced is a case with a duty to pay o1 and a duty to act o2, registered, assigned, noticed and served.
func enforced(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.file()
	b.act(func(r app.Request) (app.Result, error) {
		return b.App.TypeObligation(t.Context(), r, docket.TypeObligation{Duty: duty("pay")}, nil)
	})
	b.act(func(r app.Request) (app.Result, error) {
		return b.App.TypeObligation(t.Context(), r, docket.TypeObligation{Duty: duty("perform_duty")}, nil)
	})
	b.act(func(r app.Request) (app.Result, error) {
		cmd := docket.Register{}
		cmd.Number = "（2026）岭01执77号"
		return b.App.Register(t.Context(), r, cmd)
	})
	b.act(func(r app.Request) (app.Result, error) {
		r.Actor = actor("demo-president", "president")
		cmd := docket.AssignCase{}
		cmd.Officer = "demo-judge"
		return b.App.AssignCase(t.Context(), r, cmd)
	})
	return b
}

// act takes a verb as the judge, and notes the version.
func (b *bench) act(verb func(app.Request) (app.Result, error)) {
	b.t.Helper()
	result, err := verb(app.Request{Actor: actor("demo-judge", "judge"), Docket: b.id, Version: b.version})
	if err != nil {
		b.t.Fatal(err)
	}
	b.id, b.version = result.Docket, result.Version
}

// path is an address of the case.
func (b *bench) path(rest string) string { return "/zh/cases/" + string(b.id) + rest }

// send sends the form of a verb on the newest version and follows it through its check.
func (b *bench) send(c *webtest.Client, verb string, form url.Values) webtest.Answer {
	b.t.Helper()
	form = with(form, "version", strconv.Itoa(b.state().Version))
	a := c.Post(b.path("/do/"+verb), form)
	if strings.Contains(a.Body, `name="confirmed"`) && a.Status == http.StatusOK {
		a = c.Post(b.path("/do/"+verb), with(form, "confirmed", "yes"))
	}
	return a
}

// with is a form with one more field.
func with(form url.Values, name, value string) url.Values {
	out := url.Values{name: {value}}
	for k, v := range form {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// state is the docket as it stands.
func (b *bench) state() *docket.Docket {
	b.t.Helper()
	v, err := b.App.Case(b.t.Context(), actor("demo-judge", "judge"), b.id, b.App.Today())
	if err != nil {
		b.t.Fatal(err)
	}
	return v.Docket
}

// last is the last event of the docket.
func (b *bench) last() docket.Entry {
	h := b.state().History
	return h[len(h)-1]
}

// iso is a day some days from today.
func (b *bench) iso(days int) string { return (b.App.Today() + civil.Day(days)).String() }
