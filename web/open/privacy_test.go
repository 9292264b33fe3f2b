package open_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
	"mandamus/web/webtest"
)

// links are the addresses of the public record in a page, feed or map.
var links = regexp.MustCompile(`(?:href="|<loc>http://[^/]+)(/(?:zh|en)/open[^"<#]*)`)

// walk opens every address of the public record that is reached from the first pages and the map, and returns what was answered.
func walk(t *testing.T, s *webtest.Site) map[string]string {
	t.Helper()
	client, seen := s.Nobody(), map[string]string{}
	queue := []string{"/zh/open", "/en/open", "/sitemap.xml"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, done := seen[path]; done || strings.Contains(path, "/open/receipt") {
			continue
		}
		a := client.Get(path)
		if a.Status != http.StatusOK {
			t.Errorf("%s: %d", path, a.Status)
		}
		seen[path] = a.Body
		for _, m := range links.FindAllStringSubmatch(strings.ReplaceAll(a.Body, "&amp;", "&"), -1) {
			queue = append(queue, m[1])
		}
	}
	return seen
}

// personal are all values of the store that are kept apart from events because they may name somebody.
func personal(t *testing.T, s *webtest.Site) (out []string) {
	t.Helper()
	for pos := int64(0); ; {
		events, err := s.App.Store.Since(t.Context(), pos, 500)
		if err != nil {
			t.Fatal(err)
		}
		if len(events) == 0 {
			break
		}
		for _, e := range events {
			pos = e.Pos
			for _, p := range e.Event.Private {
				out = append(out, p.Value)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common are the texts that are no secret wherever they stand: those of the program itself, and the names of bodies in the register.
func common(s *webtest.Site) string {
	var b strings.Builder
	for _, key := range i18n.Keys() {
		b.WriteString(i18n.T(i18n.ZH, key) + "\n" + i18n.T(i18n.EN, key) + "\n")
	}
	for body := range s.App.Registry().Bodies() {
		b.WriteString(body.Name.ZH + "\n" + body.Name.EN + "\n")
	}
	return b.String()
}

// Claim: whatever anybody wrote into any case, as a name, an address or in words of their own, is on no page, feed, calendar or entry of the
// public record, in neither language.
func TestNothingPersonalIsPublic(t *testing.T) {
	s := site(t)
	planted := s.Plant(t, "岭01", "qinghe-compensation")
	pages := walk(t, s)
	values := personal(t, s)
	if len(pages) < 100 {
		t.Fatalf("%d pages: too few to say anything", len(pages))
	}
	for _, name := range []string{planted.Applicant, planted.Office, planted.Own, planted.Sealed} {
		if !slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, name) }) {
			t.Errorf("%s was not planted", name)
		}
		values = append(values, name)
	}
	public := common(s)
	values = slices.DeleteFunc(values, func(v string) bool { return strings.Contains(public, v) })
	if len(values) < 50 {
		t.Fatalf("%d values: too few to say anything", len(values))
	}
	found := marker(values)
	for path, body := range pages {
		if _, main, framed := strings.Cut(body, "<main"); framed {
			body = main
		}
		if found.Replace(body) == body {
			continue
		}
		for _, value := range values {
			if holds(body, value) {
				t.Errorf("%s holds %q", path, value)
			}
		}
	}
	if _, ok := pages["/zh/open/cases/"+string(planted.ID)]; !ok {
		t.Error("the planted case is not among the pages")
	}
}

// marker changes a page that holds any of the texts, in one pass over it.
func marker(values []string) *strings.Replacer {
	var pairs []string
	for _, v := range values {
		if len([]rune(v)) >= 2 {
			pairs = append(pairs, v, "\x00")
		}
	}
	return strings.NewReplacer(pairs...)
}

// holds reports whether a page holds a text, a Latin one as words of its own.
func holds(page, text string) bool {
	if len([]rune(text)) < 2 || !strings.Contains(page, text) {
		return false
	}
	latin := regexp.MustCompile(`^[ -~]+$`).MatchString(text)
	return !latin || regexp.MustCompile(`(^|\W)`+regexp.QuoteMeta(text)+`($|\W)`).MatchString(page)
}
