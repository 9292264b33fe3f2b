package entry

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
)

// doorPage is a page with a form of the door.
type doorPage struct {
	Ended  bool // there was a session, and it has run out
	Back   string
	Errors page.Errors
	Fields []page.Field
}

func showSignIn(v *page.Visit) { askSignIn(v, "", nil, 0) }

// askSignIn shows the form of the sign-in, with the name that was typed.
func askSignIn(v *page.Visit, name string, problems page.Errors, status int) {
	back := v.Query().Get("back")
	if status != 0 {
		back = v.Form.Get("back")
	}
	v.Show(page.Answer{Name: "entry/sign-in", Status: status, Title: v.T("entry.sign_in"), Failed: status != 0, Secret: true, Data: doorPage{
		Ended: v.Query().Get("ended") != "", Back: back, Errors: problems, Fields: []page.Field{
			{Name: "name", Label: v.T("entry.name"), Value: name, Error: problems.Of("name"), Width: "20", Auto: "username"},
			{Name: "password", Label: v.T("entry.password"), Kind: page.PasswordField, Width: "20", Auto: "current-password"},
		}}})
}

// signIn lets somebody in by name and password.
func signIn(v *page.Visit) {
	name, password := v.Form.Get("name"), v.R.PostForm.Get("password")
	var missing page.Errors
	if name == "" {
		missing.Add("name", v.T("entry.name.missing"))
	}
	if password == "" {
		missing.Add("password", v.T("entry.password.missing"))
	}
	if missing != nil {
		askSignIn(v, name, missing, http.StatusUnprocessableEntity)
		return
	}
	ticket, err := v.Accounts().SignIn(v.Ctx(), account.SignIn{Name: name, Password: password, From: v.From()}, v.Site.Now())
	if err != nil {
		refused := refusalOf(err)
		askSignIn(v, name, refused.on("name", v.Lang), refused.status(v))
		return
	}
	enter(v, ticket)
}

// enter goes on with a new session; the one that was there ends.
func enter(v *page.Visit, ticket account.Ticket) {
	if old := v.Session(); old != "" {
		if err := v.Accounts().SignOut(v.Ctx(), old, v.Site.Now()); err != nil {
			panic(err)
		}
	}
	v.Enter(ticket.Token)
	onward(v, ticket.Visitor)
}

// onward leads who has just come in to where they wanted to go; first to a password or a hat that must be chosen.
func onward(v *page.Visit, visitor account.Visitor) {
	back := local(v, v.Form.Get("back"))
	hats := app.ActorsOf(visitor)
	switch {
	case visitor.MustChange():
		v.Redirect(withBack(v.Path("password"), back))
	case len(hats) > 1:
		v.Redirect(withBack(v.Path("hat"), back))
	case back != "":
		v.Redirect(back)
	default:
		v.Redirect(homeOf(v, hats))
	}
}

// homes are the first pages of roles; the first that fits.
var homes = []struct {
	roles []policy.Role
	path  string
}{
	{[]policy.Role{policy.Clerk, policy.Officer, policy.Judge, policy.Director, policy.VicePresident, policy.President}, "today"},
	{[]policy.Role{policy.Supervisor}, "supervision"}, {[]policy.Role{policy.Overseer}, "cases"},
	{[]policy.Role{policy.DebtorOffice}, "owe"}, {[]policy.Role{policy.Administrator}, "accounts"},
}

// homeOf is the first page of the first hat.
func homeOf(v *page.Visit, hats []app.Actor) string {
	if len(hats) == 0 {
		return v.Path()
	}
	if len(hats[0].Seats) > 0 {
		return v.Path("my")
	}
	for _, h := range homes {
		if slices.ContainsFunc(hats[0].Roles, func(r policy.Role) bool { return slices.Contains(h.roles, r) }) {
			return v.Path(h.path)
		}
	}
	return v.Path()
}

// showSignOut asks who is signed in whether to go; it is reached only where the form in the head of the page was no longer good.
func showSignOut(v *page.Visit) {
	if v.Session() == "" {
		v.Redirect(v.Path("sign-in"))
		return
	}
	v.Show(page.Answer{Name: "entry/sign-out", Title: v.T("entry.sign_out"), Secret: true})
}

// signOut ends the session, here and in the browser.
func signOut(v *page.Visit) {
	if err := v.Accounts().SignOut(v.Ctx(), v.Session(), v.Site.Now()); err != nil {
		panic(err)
	}
	v.Leave()
	v.Done(v.Path("sign-in"), i18n.M("entry.signed_out"))
}

// refusal is an answer no of package account.
type refusal struct{ account.Refusal }

// refusalOf is the refusal in an error. Anything else is a failure of ours.
func refusalOf(err error) refusal {
	var r *account.Refusal
	if !errors.As(err, &r) {
		panic(err)
	}
	return refusal{*r}
}

// status is what the answer is, in a number; who came too often is told when to come again.
func (r refusal) status(v *page.Visit) int {
	if r.Kind != account.TooMany {
		return http.StatusUnprocessableEntity
	}
	v.W.Header().Set("Retry-After", strconv.Itoa(max(1, int((r.Retry+time.Second-1)/time.Second))))
	return http.StatusTooManyRequests
}

// on are the sentences of the refusal on a field.
func (r refusal) on(field string, l i18n.Lang) page.Errors {
	var out page.Errors
	for _, m := range r.Why {
		out.Add(field, m.In(l))
	}
	return out
}
