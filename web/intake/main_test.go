package intake

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/webtest"
)

func newSite(t testing.TB) *webtest.Site {
	return webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes})
}

// counter is a browser at the counter.
type counter struct {
	*webtest.Client
	t    *testing.T
	lang string
}

func (s *counter) path(p string) string { return "/" + s.lang + p }

// sends posts a form and wants the answer.
func (s *counter) sends(path string, status int, pairs ...string) webtest.Answer {
	s.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	a := s.Post(path, form)
	if a.Status != status {
		s.t.Fatalf("%s: %d, want %d\n%s", path, a.Status, status, words(a.Body))
	}
	return a
}

// sees asks for a page that must hold the words.
func (s *counter) sees(path string, wanted ...string) string {
	s.t.Helper()
	a := s.Get(path)
	if a.Status != http.StatusOK {
		s.t.Fatalf("%s: %d %s", path, a.Status, a.Location)
	}
	for _, w := range wanted {
		if !strings.Contains(a.Body, w) {
			s.t.Errorf("%s does not say %q\n%s", path, w, words(a.Body))
		}
	}
	if strings.Contains(a.Body, "⟦") {
		s.t.Errorf("%s: a message is missing", path)
	}
	return a.Body
}

var (
	tags  = regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`)
	space = regexp.MustCompile(`\s+`)
)

// words is the text of a page, for messages of tests.
func words(body string) string {
	if i := strings.Index(body, "<main"); i >= 0 {
		body = body[i:]
	}
	return space.ReplaceAllString(tags.ReplaceAllString(body, " "), " ")
}

var markField = regexp.MustCompile(`name="mark" value="([0-9a-f]*)"`)

// step fills in a step in the state it has now.
func (s *counter) step(draft, step string, status int, pairs ...string) webtest.Answer {
	s.t.Helper()
	body := s.sees(s.path("/intake/" + draft + "/" + step))
	m := markField.FindStringSubmatch(body)
	if m == nil {
		s.t.Fatalf("%s has no mark", step)
	}
	return s.sends(s.path("/intake/"+draft+"/"+step), status, append(pairs, "mark", m[1])...)
}

// begins begins a draft and returns its id.
func (s *counter) begins(number string) string {
	s.t.Helper()
	a := s.sends(s.path("/cases/new"), http.StatusSeeOther, "number", number)
	parts := strings.Split(a.Location, "/")
	return parts[3]
}

// fills does all steps of a draft with one applicant and one debtor of the register.
func (s *counter) fills(draft, applicant, debtor, text string) {
	s.t.Helper()
	s.step(draft, "title", 303, "number", "（2025）岭01行初7号", "kind", "admin_judgment", "court", "云岭省中级人民法院", "instance", "first", "judgment", "perform_duty",
		"made", "2025年9月1日", "served_debtor", "2025-09-05", "effective", "2025-10")
	s.step(draft, "applicants", 303, "rows", "1", "name-0", applicant, "kind-0", "citizen", "address-0", "某路1号", "phone-0", "13900000001")
	s.step(draft, "debtors", 303, "rows", "1", "name-0", debtor, "body-0", byHand, "level-0", "county_department")
	s.step(draft, "persons", 303, "rows", "1", "name-0", "钱七", "post-0", "局长", "role-0", "head", "from-0", "2024", "deputy-0", "none")
	s.step(draft, "text", 303, "operative", text)
	s.step(draft, "application", 303, "filed", "2026-11-20", "way", "counter", "papers", "application", "papers", "title", "papers", "identity", "other", "线索清单")
}

// files files a draft and returns the address of the case.
func (s *counter) files(draft string) string {
	s.t.Helper()
	a := s.sends(s.path("/intake/"+draft+"/check"), http.StatusSeeOther)
	return strings.TrimSuffix(a.Location, "/duties")
}

// docketOf returns the case at an address.
func (s *counter) docketOf(address string) *docket.Docket {
	s.t.Helper()
	id := docket.ID(address[strings.LastIndex(address, "/")+1:])
	events, err := s.Site.App.Store.Load(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	d, err := docket.Fold(events)
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

// version is the version of a case as a form has it.
func (s *counter) version(address string) string {
	s.t.Helper()
	return strconv.Itoa(s.docketOf(address).Version)
}

// approve lets the vice-president of the court approve the proposal of a case.
func approve(t *testing.T, site *webtest.Site, d *docket.Docket) {
	t.Helper()
	here := app.CourtOf(d)
	who := site.App.Registry().WithRole(here, policy.VicePresident, site.App.Today())
	if len(who) == 0 {
		t.Fatal("the court has no vice-president")
	}
	x := app.Actor{ID: who[0].ID, Roles: []policy.Role{policy.VicePresident}, Court: here}
	cmd := docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: d.Proposals[0].ID}}
	if _, err := site.App.ApproveAct(t.Context(), app.Request{Actor: x, Docket: d.ID, Version: d.Version}, cmd); err != nil {
		t.Fatal(err)
	}
}
