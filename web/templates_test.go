package web

import (
	"io"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
	"mandamus/web/page"
)

// framed are the partials that stand around every page and so need no sample.
var framed = []string{"done", "languages", "navigation", "theme", "token", "who"}

// Every partial is a file of its name, has a sample, and can be set in both languages.
func TestPartials(t *testing.T) {
	names := page.Partials()
	if len(names) < 25 {
		t.Fatal(len(names))
	}
	site := newDesk(io.Discard, builtAssets).site
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		set := samples(l)
		for _, s := range set {
			html, err := site.Partial(l, s.name, s.data)
			if err != nil || strings.TrimSpace(string(html)) == "" {
				t.Errorf("%s: %q, %v", s.name, html, err)
			}
			if _, err := parse(string(html)); err != nil {
				t.Errorf("%s: %v", s.name, err)
			}
		}
		for _, name := range names {
			sampled := slices.ContainsFunc(set, func(s sample) bool { return s.name == name })
			if sampled == slices.Contains(framed, name) {
				t.Errorf("%s: sampled %v", name, sampled)
			}
		}
	}
}
