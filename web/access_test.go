package web

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

var update = flag.Bool("update", false, "write what was seen into the files of testdata")

// accessFile says of every route what each role gets, in a case of its own and in one that is none of its own; who is not named is refused, 403.
const accessFile = "testdata/access.txt"

// caller is somebody who asks, in a case that is theirs or not.
type caller struct {
	name string
	own  bool
	*webtest.Client
	again func() *webtest.Client // signed in once more
}

// The courts of the callers: the demonstration's own, and one that has nothing to do with it. The cases asked for are of the first.
const (
	ownCourt, courtAbove     = "岭01", "岭"
	otherCourt, elsewhere    = "皖1181", "皖"
	ownBody, otherBody       = "qinghe-compensation", "tongyuan-remake"
	refusedElsewhere, notYet = http.StatusForbidden, http.StatusNotFound
)

// callers are one of each role, twice.
func callers(t *testing.T, s *webtest.Site, here docket.ID) []caller {
	t.Helper()
	out := []caller{{"nobody", true, s.Nobody(), s.Nobody}}
	for _, role := range policy.Roles {
		var own, other account.Grant
		switch role {
		case policy.Applicant, policy.Representative:
			continue
		case policy.DebtorOffice:
			own, other = account.Grant{Role: role, Body: ownBody}, account.Grant{Role: role, Body: otherBody}
		case policy.Supervisor, policy.Overseer:
			own, other = account.Grant{Role: role, Court: courtAbove}, account.Grant{Role: role, Court: elsewhere}
		default:
			own, other = account.Grant{Role: role, Court: ownCourt}, account.Grant{Role: role, Court: otherCourt}
		}
		for i, grant := range []account.Grant{own, other} {
			again := func() *webtest.Client { return s.Granted(t, grant) }
			out = append(out, caller{string(role), i == 0, again(), again})
		}
	}
	for _, c := range s.Credentials {
		if c.Password || c.Role != policy.Applicant {
			continue
		}
		if own := c.Docket == here; own || !slices.ContainsFunc(out, func(c caller) bool { return c.name == "applicant" && !c.own }) {
			again := func() *webtest.Client { return s.Coded(t, c.Secret) }
			out = append(out, caller{"applicant", own, again(), again})
		}
	}
	return out
}

// fills are what stands for the names in routes. Whatever is no case is something that need not be there.
var fills = map[string]string{
	"draft": "d1", "step": "title", "verb": "note", "o": "o1", "obligation": "o1", "duty": "o1", "sentence": "1", "passage": "1", "paper": "1", "measure": "m1", "life": "m1", "finding": "refusal", "f": "refusal",
	"version": "1", "act": "closing", "proposal": "p1", "event": "1", "name": "v1", "account": "a1", "code": "c1", "filing": "none", "slot": "o1.daily_fine", "view": "v1",
	"staff": "demo-judge", "hearing": "h1", "letter": "x1", "party": "a1", "row": "1", "n": "1", "tab": "limits", "kind": "stay",
	"ref": "none", "index": "0",
}

var hole = regexp.MustCompile(`\{([a-z]+)\}`)

// filled is a route with a case and something for each other name.
func filled(t *testing.T, r page.Route, id docket.ID) string {
	t.Helper()
	return "/zh" + hole.ReplaceAllStringFunc(r.Pattern, func(h string) string {
		name := h[1 : len(h)-1]
		if name == "id" {
			if strings.HasPrefix(r.Pattern, "/accounts") || strings.HasPrefix(r.Pattern, "/codes") {
				return "a1"
			}
			return string(id)
		}
		if fills[name] == "" {
			t.Errorf("%s: say in fills what stands for {%s}", r.Pattern, name)
		}
		return fills[name]
	})
}

// class is an answer in a word.
func class(a webtest.Answer) string {
	switch {
	case a.Status == http.StatusSeeOther && strings.Contains(a.Location, "/sign-in"):
		return "sign-in"
	case a.Status == http.StatusSeeOther:
		return "303"
	}
	return fmt.Sprint(a.Status)
}

// Every route of the desk answers every role, in a case of its own and in one of another court, body or party, as the file says; a route that
// is not in the file fails. Whoever has nothing to do with a case is never let in, and nothing is ever an error of the program.
func TestAccess(t *testing.T) {
	var all []webtest.Screen
	for _, s := range screens {
		all = append(all, webtest.Screen{Pages: s.pages(), Routes: s.routes})
	}
	s := webtest.New(t, all...)
	here := s.CaseOf(t, ownCourt)
	who := callers(t, s, here)
	var seen strings.Builder
	for _, r := range s.Page.Router().Routes() {
		if strings.HasPrefix(r.Pattern, "/webtest/") {
			continue
		}
		let := map[bool][]string{}
		for _, c := range who {
			a := askAs(t, c, r, here)
			got := class(a)
			if got != "403" {
				let[c.own] = append(let[c.own], c.name+" "+got)
			}
			if a.Status >= http.StatusInternalServerError {
				t.Errorf("%s %s as %s: %d", r.Method, r.Pattern, c.name, a.Status)
			}
			ofCase := strings.Contains(r.Pattern, "{id}") && !strings.HasPrefix(r.Pattern, "/accounts") && !strings.HasPrefix(r.Pattern, "/codes")
			if ofCase && !c.own && a.Status != refusedElsewhere && a.Status != notYet {
				t.Errorf("%s %s lets in a %s who has nothing to do with the case: %d", r.Method, r.Pattern, c.name, a.Status)
			}
			if c.name == "nobody" && r.Access.String() != "stranger" && r.Access.String() != "anyone" && got != "sign-in" && a.Status != http.StatusUnauthorized {
				t.Errorf("%s %s lets nobody in: %d", r.Method, r.Pattern, a.Status)
			}
		}
		fmt.Fprintf(&seen, "%s %s (%s)\n\town: %s\n\tother: %s\n", r.Method, r.Pattern, r.Access, strings.Join(let[true], ", "), strings.Join(let[false], ", "))
	}
	compareAccess(t, seen.String())
}

// askAs asks for a route as a caller. Who signs out does so in a session of its own, or nobody would be left to ask.
func askAs(t *testing.T, c caller, r page.Route, id docket.ID) webtest.Answer {
	path := filled(t, r, id)
	if r.Method == http.MethodPost {
		if r.Pattern == "/sign-out" {
			return c.again().Post(path, nil)
		}
		return c.Client.Copy().Post(path, url.Values{page.VersionField: {"0"}})
	}
	return c.Client.Copy().Get(path)
}

// compareAccess holds what was seen against the file.
func compareAccess(t *testing.T, seen string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(accessFile, []byte(seen), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(accessFile)
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Split(string(data), "\n"), strings.Split(seen, "\n")
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			t.Fatalf("line %d of %s: want %q, got %q; look at it, then go test ./web -run TestAccess -update", i+1, accessFile, at(want, i), at(got, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}
