package open_test

import (
	"net/http"
	"testing"

	"mandamus/web/open"
	"mandamus/web/webtest"
)

// site is the demonstration with the pages of the public.
func site(t *testing.T) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: open.Pages(), Routes: open.Routes})
}

// ok fails the test where a page is not there.
func ok(t *testing.T, a webtest.Answer, path string) string {
	t.Helper()
	if a.Status != http.StatusOK {
		t.Fatalf("%s: %d %.300s", path, a.Status, a.Body)
	}
	return a.Body
}
