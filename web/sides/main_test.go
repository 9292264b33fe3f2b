package sides

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/app"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/webtest"
)

func desk(t testing.TB) *webtest.Site {
	t.Helper()
	return webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes})
}

// has fails where an answer has another status, or lacks one of the texts.
func has(t testing.TB, a webtest.Answer, status int, texts ...string) {
	t.Helper()
	if a.Status != status {
		t.Errorf("status %d, want %d (to %q)", a.Status, status, a.Location)
	}
	for _, text := range texts {
		if !strings.Contains(a.Body, text) {
			t.Errorf("%q is not on the page", text)
		}
	}
}

func lacks(t testing.TB, a webtest.Answer, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(a.Body, text) {
			t.Errorf("%q is on the page", text)
		}
	}
}

// kase is a case of the demonstration with the means to go on with it.
type kase struct {
	*webtest.Site
	t     testing.TB
	id    docket.ID
	court string
	n     int
}

// caseOf is the case whose debtor is the body of an account of the demonstration; a code was issued for its applicant.
func caseOf(t testing.TB, s *webtest.Site, account string) *kase {
	t.Helper()
	for _, c := range s.Credentials {
		for _, code := range s.Credentials {
			x := app.Actor{ID: account, Roles: []policy.Role{policy.DebtorOffice}, Body: c.Body}
			if c.Name != account || code.Docket == "" {
				continue
			}
			if _, err := s.App.Case(t.Context(), x, code.Docket, s.App.Today()); err == nil {
				return &kase{Site: s, t: t, id: code.Docket, court: code.Court}
			}
		}
	}
	t.Fatalf("no case against the body of %s", account)
	return nil
}

// staff is somebody of the court with a role.
func (k *kase) staff(role policy.Role) app.Actor {
	return app.Actor{ID: "demo-" + string(role), Roles: []policy.Role{role}, Court: k.court}
}

func (k *kase) docket() *docket.Docket {
	k.t.Helper()
	events, err := k.App.Store.Load(k.t.Context(), k.id)
	if err != nil {
		k.t.Fatal(err)
	}
	d, err := docket.Fold(events)
	if err != nil {
		k.t.Fatal(err)
	}
	return d
}

// last is the last event with what it says.
func (k *kase) last() docket.Entry {
	history := k.docket().History
	return history[len(history)-1]
}

func (k *kase) req(x app.Actor) app.Request {
	k.n++
	return app.Request{Actor: x, Docket: k.id, Version: k.docket().Version, Key: fmt.Sprint("t", k.n)}
}

// ok holds that a verb was carried out.
func (k *kase) ok(_ app.Result, err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
}

func (k *kase) owe(parts ...string) string { return k.at("owe", parts) }

func (k *kase) my(parts ...string) string { return k.at("my", parts) }

func (k *kase) at(area string, parts []string) string {
	return strings.Join(append([]string{"/zh", area, string(k.id)}, parts...), "/")
}

// form is a form on the newest version of the case; pairs of name and value.
func (k *kase) form(pairs ...string) url.Values {
	out := url.Values{"version": {fmt.Sprint(k.docket().Version)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Add(pairs[i], pairs[i+1])
	}
	return out
}

// sent is what comes of a form that is looked at and sent.
func sent(t testing.TB, c *webtest.Client, path string, form url.Values) webtest.Answer {
	t.Helper()
	if a := c.Post(path, form); a.Status != 200 || !strings.Contains(a.Body, `name="sure"`) {
		t.Fatalf("%s: no page to look at, status %d\n%s", path, a.Status, errorsIn(a.Body))
	}
	form.Set(sureField, "1")
	return c.Post(path, form)
}

// errorsIn is the summary of errors of a page.
func errorsIn(body string) string {
	_, rest, _ := strings.Cut(body, "govuk-error-summary__body")
	text, _, _ := strings.Cut(rest, "</div>")
	return text
}

// party is a browser let in with a code for a party or representative; with another browser both cases are in one session.
func (k *kase) party(role policy.Role, id string, with *webtest.Client) *webtest.Client {
	k.t.Helper()
	text, _, err := k.Accounts.IssueCode(k.t.Context(), account.System, account.Holder{Role: role, Docket: string(k.id), Party: id}, k.Clock())
	if err != nil {
		k.t.Fatal(err)
	}
	token := ""
	if with == nil {
		with = k.Nobody()
	} else {
		token = with.Cookie("session")
	}
	ticket, err := k.Accounts.Redeem(k.t.Context(), text, token, "127.0.0.1", k.Clock())
	if err != nil {
		k.t.Fatal(err)
	}
	with.SetCookie("session", ticket.Token)
	return with
}

func (k *kase) applicant() *webtest.Client { return k.party(policy.Applicant, "a1", nil) }

// represented lets a representative of a party appear and returns its id.
func (k *kase) represented(party string, scope ...string) string {
	k.t.Helper()
	k.ok(k.App.AppearRepresentative(k.t.Context(), k.req(k.staff(policy.Clerk)), docket.AppearRepresentative{
		RepresentativeAppeared: docket.RepresentativeAppeared{Party: party, Name: docket.InWords("律师周某", "Lawyer Zhou"), Kind: "lawyer", Scope: scope},
	}))
	all := k.docket().Representatives
	return all[len(all)-1].ID
}
