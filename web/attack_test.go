package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

// wholeDesk is the desk with all screens, on a copy of the demonstration.
func wholeDesk(t *testing.T) *webtest.Site {
	t.Helper()
	var all []webtest.Screen
	for _, s := range screens {
		all = append(all, webtest.Screen{Pages: s.pages(), Routes: s.routes})
	}
	return webtest.New(t, all...)
}

// places are where a walk begins.
var places = strings.Fields("/zh/ /zh/today /zh/cases /zh/cases?stage=all /zh/cases.csv /zh/owe /zh/owe.csv /zh/owe.ics /zh/my /zh/my.ics /zh/views /zh/accounts " +
	"/zh/sign-ins /zh/sign-ins/sealed /zh/supervision /zh/supervision/ages.csv /zh/supervision/workload.csv /zh/supervision/reassign /zh/hearings /zh/approvals " +
	"/zh/absences /zh/nonuse /zh/nonuse.csv /zh/hat /zh/password")

var (
	address = regexp.MustCompile(`href="(/zh/[^"#]*)`)
	naming  = regexp.MustCompile(`[0-9a-z]{26}|[a-z]?\d+`) // what in an address differs between pages of one kind
	asking  = regexp.MustCompile(`=[^&]*`)
)

// walk asks for pages from the places on, at most so many of a kind, and hands each to see. What anyone may see is left out.
func walk(c *webtest.Client, from []string, most int, see func(path string, a webtest.Answer)) {
	kinds, seen := map[string]int{}, map[string]bool{}
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		bare, query, _ := strings.Cut(at, "?")
		kind := naming.ReplaceAllString(bare, "#") + asking.ReplaceAllString(query, "")
		if seen[at] || kinds[kind] >= most || strings.HasPrefix(at, "/zh/law") || strings.HasPrefix(at, "/zh/examples") || strings.HasPrefix(at, "/zh/try") {
			continue
		}
		seen[at] = true
		kinds[kind]++
		a := c.Get(at)
		see(at, a)
		for _, m := range address.FindAllStringSubmatch(a.Body, -1) {
			queue = append(queue, html.UnescapeString(m[1]))
		}
		if a.Location != "" {
			queue = append(queue, a.Location)
		}
	}
}

// No page shows a name to who may not read it: the court above and overseers read no name of a case, the administrator nothing of it, the
// sides nothing the court keeps to itself, nobody what is sealed but a judge who asked for it; and none stands in an address or in the log.
func TestNamesStayWhereTheyBelong(t *testing.T) {
	s := wholeDesk(t)
	p := s.Plant(t, ownCourt, ownBody)
	code, _, err := s.Accounts.IssueCode(t.Context(), account.System, account.Holder{Role: policy.Applicant, Docket: string(p.ID), Party: "a1"}, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	all := []string{p.Applicant, p.Office, p.Own, p.Sealed}
	for _, who := range []struct {
		name  string
		c     *webtest.Client
		never []string
	}{
		{"overseer", s.As(t, "overseer"), all}, {"supervisor", s.As(t, "supervisor"), all}, {"administrator", s.As(t, "administrator"), all},
		{"judge elsewhere", s.As(t, "railway-judge"), all}, {"debtor elsewhere", s.As(t, "railway-debtor"), all},
		{"debtor", s.As(t, "debtor"), []string{p.Own, p.Sealed}}, {"applicant", s.Coded(t, code), []string{p.Sealed, p.Own + "来电"}},
		{"judge", s.As(t, "judge"), []string{p.Sealed}}, {"clerk", s.As(t, "clerk"), []string{p.Sealed}},
	} {
		found := 0
		look := func(path string, a webtest.Answer) {
			if strings.Contains(path, string(p.ID)) {
				found++
			}
			for _, name := range all {
				if strings.Contains(a.Location+path, url.PathEscape(name)) || slices.Contains(who.never, name) && strings.Contains(a.Body, name) {
					t.Errorf("%s: %s has %s", who.name, path, name)
				}
			}
			public := strings.Contains(path, "/open") // the same for everybody
			if a.Status == http.StatusOK && !public && a.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %s may be kept: %q", who.name, path, a.Header.Get("Cache-Control"))
			}
		}
		from := append([]string{"/zh/cases/" + string(p.ID), "/zh/owe/" + string(p.ID), "/zh/my/" + string(p.ID)}, places...)
		for _, tab := range []string{"parties", "history", "obligations", "supervision", "findings", "duties", "decide", "sealed", "nonuse", "codes", "do/correct"} {
			from = append(from, "/zh/cases/"+string(p.ID)+"/"+tab)
		}
		walk(who.c, from, 1, look)
		if found == 0 {
			t.Errorf("%s never came by the case", who.name)
		}
	}
	for _, name := range all {
		if strings.Contains(s.Log.String(), name) || strings.Contains(s.Log.String(), url.QueryEscape(name)) {
			t.Errorf("the log has %s", name)
		}
	}
}

// Whatever a query says, a page answers, leads on within the desk, and shows it as text; a place in a list that is none leads to its
// beginning. The log tells of no panic.
func TestQueriesBreakNothing(t *testing.T) {
	s := wholeDesk(t)
	odd := []string{`"><img src=x>'`, "a\x00b", "\xff\xfe", "99999999999999999999", "-1", "0000-01-01", "0001-01-01", "9999-12-31", "NEAR(", `"* OR ^a`, "//evil.example", strings.Repeat("期", 67)}
	names := strings.Fields("q on from until after before stage flag officer court sort name what state role case to reason look kind event measure months day room judge slot o all back act life")
	for _, who := range []string{"president", "debtor", "administrator", "overseer"} {
		c := s.As(t, who)
		for _, at := range places {
			bare, _, _ := strings.Cut(at, "?")
			for i, x := range odd {
				q := url.Values{names[i%len(names)]: {x}, "after": {x}}
				for _, name := range names {
					if i%2 == 0 {
						q.Set(name, x)
					}
				}
				a := c.Get(bare + "?" + q.Encode())
				if a.Status >= http.StatusInternalServerError || strings.Contains(a.Body, "<img src=x>") || a.Location != "" && !strings.HasPrefix(a.Location, "/zh/") {
					t.Errorf("%s %s?%s: %d to %s", who, bare, q.Encode(), a.Status, a.Location)
				}
			}
		}
	}
	for at, who := range map[string]string{"/zh/owe?all=1&after=x": "debtor", "/zh/supervision/reassign?after=x&all=1": "president"} {
		want, _, _ := strings.Cut(at, "?")
		if a := s.As(t, who).Get(at); a.Status != http.StatusSeeOther || a.Location != want+"?all=1" {
			t.Errorf("%s: %d to %s", at, a.Status, a.Location)
		}
	}
	if strings.Contains(s.Log.String(), "msg=panic") {
		t.Error("there was a panic")
	}
}

// A form is good in the session it was made in and nowhere else: not with the token of another, not after signing out, not with one made
// before signing in.
func TestTokensAreOfOneSession(t *testing.T) {
	s := wholeDesk(t)
	clerk, judge := s.As(t, "clerk"), s.As(t, "judge")
	form := func(token string) url.Values { return url.Values{page.TokenField: {token}, "name": {"x"}} }
	stranger := s.Nobody()
	for what, token := range map[string]string{"another's": judge.Token(), "a stranger's": stranger.Token(), "none": "", "cut": clerk.Token()[:20]} {
		if a := clerk.Copy().PostRaw("/zh/views", form(token)); a.Status != http.StatusForbidden {
			t.Errorf("%s token: %d", what, a.Status)
		}
	}
	before, token := clerk.Copy(), clerk.Token()
	if a := clerk.Post("/zh/sign-out", nil); a.Status != http.StatusSeeOther {
		t.Fatal(a.Status)
	}
	if a := before.PostRaw("/zh/views", form(token)); a.Status != http.StatusUnauthorized {
		t.Errorf("after signing out: %d", a.Status)
	}
	if a := before.Get("/zh/today"); a.Status != http.StatusSeeOther {
		t.Errorf("the session goes on: %d", a.Status)
	}
}

// A forged form does not carry a role where it may not go: a clerk approves nothing, and a sealed entry is read by POST only by a judge of the
// court. (That nobody approves what they proposed is held by the tests of app and web/measures.)
func TestForgedForms(t *testing.T) {
	s := wholeDesk(t)
	p := s.Plant(t, ownCourt, ownBody)
	at := "/zh/cases/" + string(p.ID)
	for _, c := range []struct {
		who, path string
	}{
		{"clerk", at + "/acts/p1/approve"}, {"judge", at + "/acts/p1/approve"}, {"clerk", "/zh/approvals"}, {"clerk", at + "/sealed"}, {"supervisor", at + "/sealed"},
		{"overseer", at + "/sealed"}, {"railway-judge", at + "/sealed"}, {"railway-president", at + "/do/close"}, {"overseer", at + "/do/note"}, {"administrator", at + "/do/note"},
		{"debtor", at + "/do/note"}, {"railway-clerk", at + "/codes"}, {"clerk", "/zh/accounts/new"},
	} {
		if a := s.As(t, c.who).Post(c.path, url.Values{page.VersionField: {"4"}, "item": {string(p.ID) + ".4.p1"}, "step": {"sign"}, "party": {"a1"}}); a.Status != http.StatusForbidden {
			t.Errorf("%s at %s: %d", c.who, c.path, a.Status)
		}
	}
	if a := s.As(t, "judge").Post(at+"/sealed", nil); a.Status != http.StatusOK || !strings.Contains(a.Body, p.Sealed) {
		t.Errorf("the judge reads nothing: %d", a.Status)
	}
}
