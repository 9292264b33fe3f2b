package entry

import (
	"net/http"

	"mandamus/account"
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/web/page"
)

// passwordPage is the page on which a password is chosen.
type passwordPage struct {
	doorPage
	Forced bool // nothing else can be done before
	Min    int
}

// mayChoose reports whether the visitor has a password; where not, it has been answered.
func mayChoose(v *page.Visit) bool {
	switch {
	case v.Session() == "":
		v.Redirect(withBack(v.Path("sign-in"), ""))
		return false
	case v.Visitor.Account == nil:
		v.NotFound() // an access code has no password
		return false
	}
	return true
}

func showPassword(v *page.Visit) {
	if mayChoose(v) {
		askPassword(v, nil, 0)
	}
}

func askPassword(v *page.Visit, problems page.Errors, status int) {
	p := passwordPage{Forced: v.Visitor.MustChange(), Min: account.MinPassword}
	p.Back, p.Errors = v.Query().Get("back"), problems
	if status != 0 {
		p.Back = v.Form.Get("back")
	}
	old := "entry.password.old"
	if p.Forced {
		old = "entry.password.first"
	}
	ask := func(name, label, hint, auto string) {
		p.Fields = append(p.Fields, page.Field{
			Name: name, Label: label, Hint: hint, Error: problems.Of(name), Kind: page.PasswordField, Width: "20", Auto: auto,
		})
	}
	ask("old", v.T(old), "", "current-password")
	ask("new", v.T("entry.password.new"), v.T("entry.password.rules", "min", p.Min), "new-password")
	ask("again", v.T("entry.password.again"), "", "new-password")
	v.Show(page.Answer{Name: "entry/password", Status: status, Title: v.T("entry.password.title"), Failed: status != 0, Secret: true, Data: p})
}

// changePassword takes another password. All sessions of the account end; this browser goes on with a new one.
func changePassword(v *page.Visit) {
	if !mayChoose(v) {
		return
	}
	old, fresh, again := v.R.PostForm.Get("old"), v.R.PostForm.Get("new"), v.R.PostForm.Get("again")
	var problems page.Errors
	if old == "" {
		problems.Add("old", v.T("entry.password.missing"))
	}
	if fresh == "" {
		problems.Add("new", v.T("entry.password.new.missing"))
	} else if fresh != again {
		problems.Add("again", v.T("entry.password.differ"))
	}
	if problems != nil {
		askPassword(v, problems, http.StatusUnprocessableEntity)
		return
	}
	ticket, err := v.Accounts().ChangePassword(v.Ctx(), v.Session(), old, fresh, v.From(), v.Site.Now())
	if err != nil {
		refusedPassword(v, refusalOf(err))
		return
	}
	v.Enter(ticket.Token)
	back, hats := local(v, v.Form.Get("back")), app.ActorsOf(ticket.Visitor)
	switch {
	case len(hats) > 1:
		back = withBack(v.Path("hat"), back)
	case back == "":
		back = homeOf(v, hats)
	}
	v.Done(back, i18n.M("entry.password.changed"))
}

// refusedPassword asks again, with the reason on the field it concerns.
func refusedPassword(v *page.Visit, r refusal) {
	switch r.Kind {
	case account.Ended:
		v.Redirect(v.Path("sign-in") + "?ended=1")
	case account.Denied:
		askPassword(v, page.Errors{{Field: "old", Text: v.T("entry.password.wrong")}}, http.StatusUnprocessableEntity)
	case account.TooMany:
		askPassword(v, r.on("old", v.Lang), r.status(v))
	default:
		askPassword(v, r.on("new", v.Lang), http.StatusUnprocessableEntity)
	}
}
