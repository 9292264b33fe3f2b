package webtest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"mandamus/web/page"
)

// probe is a screen with one page and one form.
func probe(acts *int) Screen {
	return Screen{Routes: func(r *page.Router) {
		r.Get("/probe", page.May("case.list"), func(v *page.Visit) { v.Send(http.StatusOK, []byte(v.Actor.ID)) })
		r.Post("/probe", page.Known, page.FormBody, func(v *page.Visit) {
			*acts++
			v.Redirect(v.Path("probe"))
		})
	}}
}

// A page asks who comes: nobody is led to the sign-in and back, the wrong role is refused, the right one is let in.
func TestAccess(t *testing.T) {
	acts := 0
	s := New(t, probe(&acts))
	if a := s.Nobody().Get("/en/probe?x=1"); a.Status != http.StatusSeeOther || a.Location != "/en/sign-in?back=%2Fen%2Fprobe%3Fx%3D1" {
		t.Errorf("nobody: %d %s", a.Status, a.Location)
	}
	if a := s.As(t, "administrator").Get("/en/probe"); a.Status != http.StatusForbidden || !strings.Contains(a.Body, "list cases") {
		t.Errorf("administrator: %d", a.Status)
	}
	if a := s.As(t, "judge").Get("/zh/probe"); a.Status != http.StatusOK || a.Body == "" {
		t.Errorf("judge: %d %s", a.Status, a.Body)
	}
}

// A form is taken only with a token made for this browser: without one, with that of another, or with one changed it is refused.
func TestToken(t *testing.T) {
	acts := 0
	s := New(t, probe(&acts))
	judge, clerk := s.As(t, "judge"), s.As(t, "clerk")
	for name, token := range map[string]string{"none": "", "of another": clerk.Token(), "changed": "A" + judge.Token()[1:], "noise": "%%%"} {
		if a := judge.PostRaw("/zh/probe", url.Values{page.TokenField: {token}}); a.Status != http.StatusForbidden {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
	if a := s.Nobody().Post("/zh/probe", nil); a.Status != http.StatusUnauthorized {
		t.Errorf("nobody: %d", a.Status)
	}
	if acts != 0 {
		t.Fatalf("%d acts", acts)
	}
	if a := judge.Post("/zh/probe", nil); a.Status != http.StatusSeeOther || acts != 1 {
		t.Errorf("own: %d, %d acts", a.Status, acts)
	}
	if !strings.Contains(s.Log.String(), "why=token") {
		t.Error("a forged form is not logged")
	}
}
