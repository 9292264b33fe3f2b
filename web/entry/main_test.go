package entry

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

const (
	good  = "seven herons over the lake"
	other = "eight cranes on the bridge"
)

func form(pairs ...string) url.Values {
	out := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		out.Add(pairs[i], pairs[i+1])
	}
	return out
}

// begin is the desk with this package and a page of a case, to come back to and to write to.
func begin(t *testing.T) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes}, webtest.Screen{Routes: func(r *page.Router) {
		r.Get("/cases/{id}", page.May("case.read"), func(v *page.Visit) { v.Send(http.StatusOK, []byte("the case")) })
		r.Post("/cases/{id}/note", page.May("note.add"), page.FormBody, func(v *page.Visit) { v.Send(http.StatusOK, []byte("noted "+v.Form.Get("text"))) })
	}})
}

// says fails where an answer has another status, lacks a text, or shows a hole.
func says(t *testing.T, a webtest.Answer, status int, texts ...string) {
	t.Helper()
	if a.Status != status {
		t.Fatalf("status %d to %s, want %d: %s", a.Status, a.Location, status, main(a))
	}
	for _, text := range texts {
		if !strings.Contains(a.Body, text) {
			t.Errorf("the page lacks %q: %s", text, main(a))
		}
	}
	if strings.Contains(a.Body, "⟦") || strings.Contains(main(a), "{n}") {
		t.Errorf("a text has holes: %s", main(a))
	}
	if strings.Contains(a.Body, "<main") && a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the page may be kept: %s", a.Header.Get("Cache-Control"))
	}
}

// main is the part of a page that is its own.
func main(a webtest.Answer) string {
	_, rest, _ := strings.Cut(a.Body, `<main`)
	out, _, _ := strings.Cut(rest, "</main>")
	return out
}

// leads fails where an answer does not lead to an address.
func leads(t *testing.T, a webtest.Answer, to string) {
	t.Helper()
	if a.Status != http.StatusSeeOther || a.Location != to {
		t.Fatalf("status %d to %q, want 303 to %q: %s", a.Status, a.Location, to, main(a))
	}
}

// secretOf is the one-time password or the access code of a page.
func secretOf(t *testing.T, a webtest.Answer) string {
	t.Helper()
	m := regexp.MustCompile(`<code>([0-9A-Za-z-]{19,})</code>`).FindStringSubmatch(a.Body)
	if m == nil {
		t.Fatalf("no secret on the page: %s", main(a))
	}
	return m[1]
}

// person makes an account with a password of its own.
func person(t *testing.T, s *webtest.Site, name string, grants ...account.Grant) account.Account {
	t.Helper()
	a, first, err := s.Accounts.Create(t.Context(), account.System, account.New{Name: name, Display: "甲" + name, Grants: grants}, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	ticket, err := s.Accounts.SignIn(t.Context(), account.SignIn{Name: name, Password: first, From: "test"}, s.Clock())
	if err == nil {
		_, err = s.Accounts.ChangePassword(t.Context(), ticket.Token, first, good, "test", s.Clock())
	}
	if err != nil {
		t.Fatal(err)
	}
	return userNamed(t, s, a.Name)
}

// The courts of the demonstration.
const (
	here    = "岭01"
	railway = "岭7101"
)

func judgeAt(court string) account.Grant { return account.Grant{Role: policy.Judge, Court: court} }

// in is a browser that has come in by name and password.
func in(t *testing.T, s *webtest.Site, name string) *webtest.Client {
	t.Helper()
	c := s.Nobody()
	if a := c.Post("/zh/sign-in", form("name", name, "password", good)); a.Status != http.StatusSeeOther {
		t.Fatal(main(a))
	}
	return c
}

// caseAt is a live case of a court of the demonstration, with its applicant's access code.
func caseAt(t *testing.T, s *webtest.Site, court string) (id docket.ID, code string) {
	t.Helper()
	for _, c := range s.Credentials {
		if c.Docket != "" && c.Court == court {
			return c.Docket, c.Secret
		}
	}
	t.Fatalf("the demonstration has no case at %s", court)
	return "", ""
}

// newest is the newest record.
func newest(t *testing.T, s *webtest.Site) account.Record {
	t.Helper()
	lines, err := s.App.Store.Accounts().Audit(t.Context(), account.Query{Limit: 1})
	if err != nil || len(lines) == 0 {
		t.Fatal(err, "nothing on record")
	}
	return lines[0].Record
}

// userNamed is an account by its name.
func userNamed(t *testing.T, s *webtest.Site, name string) account.Account {
	t.Helper()
	a, err := s.App.Store.Accounts().AccountNamed(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
