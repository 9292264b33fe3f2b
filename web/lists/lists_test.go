package lists

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"mandamus/web/page"
	"mandamus/web/webtest"
)

func desk(t *testing.T) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes})
}

// visited is the desk with a visit of its judge, for what is asked of a visit and not of a page.
func visited(t *testing.T) (site *webtest.Site, v *page.Visit) {
	t.Helper()
	site = webtest.New(t, webtest.Screen{Pages: Pages(), Routes: func(r *page.Router) {
		Routes(r)
		r.Get("/probe", page.Known, func(got *page.Visit) { v = got })
	}})
	site.As(t, "judge").Get("/zh/probe")
	return site, v
}

// pages are all pages of the package, with who may see them.
var pages = []struct{ path, who string }{
	{"/today", "judge"}, {"/today?show=overdue", "judge"}, {"/today?show=nonsense&from=-3", "clerk"}, {"/today?from=9999", "president"},
	{"/cases", "judge"}, {"/cases?stage=all&sort=number&dir=desc", "clerk"}, {"/cases?q=%E8%B5%94%E5%81%BF", "judge"}, {"/cases?flag=lapsed&officer=me", "judge"},
	{"/cases?rebuilt=1", "judge"}, {"/cases?from=2020-01-01&until=2030-01-01", "judge"}, {"/cases", "supervisor"}, {"/cases", "overseer"}, {"/cases", "debtor"},
	{"/views", "judge"}, {"/hearings", "clerk"}, {"/hearings?week=2024-05-17&judge=me&room=x", "judge"}, {"/hearings", "supervisor"},
	{"/supervision", "president"}, {"/supervision", "supervisor"}, {"/supervision/reassign", "president"},
	{"/absences", "judge"}, {"/absences", "president"}, {"/nonuse", "judge"}, {"/nonuse?kind=not_decided&months=12&measure=daily_fine", "supervisor"}, {"/nonuse", "overseer"},
}

// Every page comes in both languages, whole, without a hole in a text, and weighs less than 100 KB.
func TestPages(t *testing.T) {
	site := desk(t)
	clients := map[string]*webtest.Client{}
	for _, p := range pages {
		if clients[p.who] == nil {
			clients[p.who] = site.As(t, p.who)
		}
		for _, lang := range []string{"/zh", "/en"} {
			a := clients[p.who].Get(lang + p.path)
			if a.Status != http.StatusOK || !strings.Contains(a.Body, "</html>") {
				t.Errorf("%s as %s: %d", lang+p.path, p.who, a.Status)
			}
			if i := strings.IndexAny(a.Body, "⟦{"); i >= 0 && !strings.HasPrefix(a.Body[i:], `{"includeIndicatorStyles"`) {
				t.Errorf("%s as %s has a hole: %s", lang+p.path, p.who, a.Body[i:min(i+80, len(a.Body))])
			}
			if len(a.Body) > 100<<10 {
				t.Errorf("%s as %s weighs %d bytes", lang+p.path, p.who, len(a.Body))
			}
			if c := a.Header.Get("Cache-Control"); c != "no-store" {
				t.Errorf("%s may be kept: %q", p.path, c)
			}
		}
	}
}

// Who has no business on a page is refused with 403, and who is not signed in is led to do so.
func TestRefused(t *testing.T) {
	site := desk(t)
	clients := map[string]*webtest.Client{}
	for _, p := range []struct{ path, who string }{
		{"/today", "supervisor"}, {"/today", "debtor"}, {"/today", "administrator"}, {"/cases.csv", "overseer"}, {"/cases.csv", "debtor"}, {"/hearings", "debtor"},
		{"/supervision", "clerk"}, {"/supervision", "judge"}, {"/supervision/ages.csv", "judge"}, {"/supervision/workload.csv", "clerk"},
		{"/supervision/reassign", "judge"}, {"/supervision/reassigned", "clerk"}, {"/absences", "debtor"}, {"/absences", "supervisor"}, {"/nonuse", "debtor"}, {"/nonuse.csv", "debtor"}, {"/cases?q=x", "debtor"},
	} {
		if clients[p.who] == nil {
			clients[p.who] = site.As(t, p.who)
		}
		if a := clients[p.who].Get("/zh" + p.path); a.Status != http.StatusForbidden {
			t.Errorf("%s as %s: %d", p.path, p.who, a.Status)
		}
	}
	for _, path := range []string{"/today", "/cases", "/cases.csv", "/views", "/hearings", "/supervision", "/nonuse"} {
		if a := site.Nobody().Get("/en" + path); a.Status != http.StatusSeeOther || !strings.HasPrefix(a.Location, "/en/sign-in") {
			t.Errorf("%s as nobody: %d to %s", path, a.Status, a.Location)
		}
	}
	if a := clients["clerk"].Post("/zh/supervision/reassign", url.Values{}); a.Status != http.StatusForbidden {
		t.Errorf("a clerk reassigns: %d", a.Status)
	}
}
