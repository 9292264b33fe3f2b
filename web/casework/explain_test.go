package casework

import (
	"net/http"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

// Claim: a form of another screen that came too late is shown with what the unseen events say, field by field.
func TestExplain(t *testing.T) {
	b := &bench{t: t}
	other := func(r *page.Router) {
		r.Get("/late/{id}", page.Known, func(v *page.Visit) {
			said := Explain(v, b.id, 1)
			if len(said) == 0 || len(Explain(v, "none", 1)) != 0 {
				v.Error(&app.Stale{Docket: b.id, Have: 1, Want: 1})
				return
			}
			var out []string
			for _, fields := range said {
				for _, f := range fields {
					out = append(out, f.Label+"："+f.Is)
				}
			}
			v.Send(http.StatusOK, []byte(strings.Join(out, "\n")))
		})
	}
	b.Site = webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes}, webtest.Screen{Pages: page.Screens{Name: "late", Files: templates}, Routes: other})
	b.file()
	a := b.As(t, "clerk").Get("/zh/late/x")
	if a.Status != http.StatusOK || !strings.Contains(a.Body, "作出之日：2026-06-01") || !strings.Contains(a.Body, "姓名：钱某") {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
