package open_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"mandamus/web/webtest"
)

var (
	caseLink = regexp.MustCompile(`/zh/open/cases/[0-9a-z]{26}`)
	section  = regexp.MustCompile(`(?s)<h2[^>]*>没有做什么.*?</section>`)
)

// got is a page that must be there.
func got(t *testing.T, c *webtest.Client, path string) webtest.Answer {
	t.Helper()
	a := c.Get(path)
	if a.Status != http.StatusOK {
		t.Fatalf("%s: %d %.300s", path, a.Status, a.Body)
	}
	return a
}

// Claim: what a page says was not done are limits by which somebody had to act, never a right that ended; on the page of a body they are the
// body's own. A period is said in words.
func TestNotDone(t *testing.T) {
	c := site(t).Nobody()
	body := got(t, c, "/zh/open/bodies/qinghe-compensation").Body
	if not := section.FindString(body); not == "" || strings.Contains(not, "提出执行管辖异议") || strings.Contains(not, "执行期限：") {
		t.Errorf("the body: %s", not)
	}
	seen := 0
	for _, link := range caseLink.FindAllString(body, -1) {
		page := got(t, c, link).Body
		not := section.FindString(page)
		if not == "" || strings.Contains(not, "提出执行管辖异议") {
			t.Errorf("%s: %s", link, not)
		}
		seen += strings.Count(not, "届满而无作为")
		if strings.Contains(page, "期限 30d") {
			t.Errorf("%s says a period as it is stored", link)
		}
	}
	if seen == 0 {
		t.Error("no case has a limit that ran out with nothing done")
	}
}

// Claim: pages are the same for everybody, may be kept for a while, and are not sent again when they have not changed; feeds and calendars are
// of their types.
func TestShared(t *testing.T) {
	s := site(t)
	link := caseLink.FindString(got(t, s.Nobody(), "/zh/open/bodies/qinghe-compensation").Body)
	for path, kind := range map[string]string{
		"/zh/open": "text/html", link: "text/html", link + "/feed.atom": "application/atom+xml", link + "/calendar.ics": "text/calendar",
		"/zh/open/feed.atom": "application/atom+xml",
	} {
		nobody, judge := got(t, s.Nobody(), path), got(t, s.As(t, "judge"), path)
		if nobody.Body != judge.Body || nobody.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s differs for a judge, or sets a cookie", path)
		}
		if !strings.HasPrefix(nobody.Header.Get("Content-Type"), kind) || !strings.HasPrefix(nobody.Header.Get("Cache-Control"), "public") || nobody.Header.Get("ETag") == "" {
			t.Errorf("%s: %v", path, nobody.Header)
		}
	}
}

// Claim: what is not there is said to be not there.
func TestMissing(t *testing.T) {
	c := site(t).Nobody()
	for _, path := range []string{"/zh/open/cases/none", "/zh/open/bodies/none", "/zh/open/courts/none", "/zh/open/log/999999", "/zh/open/log/x", "/en/open/log/-1/entry"} {
		if a := c.Get(path); a.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.Status)
		}
	}
}
