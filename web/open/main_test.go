package open_test

import (
	"testing"

	"mandamus/web/open"
	"mandamus/web/webtest"
)

// site is the demonstration with the pages of the public.
func site(t *testing.T) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: open.Pages(), Routes: open.Routes})
}
