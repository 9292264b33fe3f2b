package page

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// Unsent is a form that was not carried out because of who sent it: nobody, since the session had ended, or somebody who has signed in anew
// since the form was made. What was typed is shown and can be sent again, on a token for whoever is signed in then.
type Unsent struct {
	Heading, Text string
	SignIn        string // address; empty: somebody is signed in
	As            string // who that is
	Action        string
	Typed         []Typed
	Files         bool // files were sent too, and must be chosen again
}

// signIn answers who would have to be signed in: a page leads to the sign-in and back, a form that was sent is shown as it was.
func (v *Visit) signIn() {
	address := v.Path("sign-in")
	if v.R.Method != http.MethodPost {
		query := url.Values{"back": {v.R.URL.RequestURI()}}
		if v.ended {
			query.Set("ended", "1")
		}
		v.Redirect(address + "?" + query.Encode())
		return
	}
	form, ok := v.sent()
	if !ok {
		return
	}
	form.Del(TokenField)
	v.unsent(http.StatusUnauthorized, "signed_out", Unsent{Text: v.T("web.error.signed_out.text"), SignIn: address}, form)
}

// untrusted answers a form whose token is not ours, or was made before somebody signed in anew. At the door, where forms hold passwords, nothing of it
// is shown.
func (v *Visit) untrusted(form url.Values) {
	if !v.Known() || v.route.Access.kind == stranger {
		v.Fail(http.StatusForbidden, "token", Trouble{Near: v.T("page.again"), NearURL: v.R.URL.Path})
		return
	}
	v.unsent(http.StatusForbidden, "token", Unsent{Text: v.T("page.unsent.anew"), As: v.who().Name}, form)
}

// unsent shows a form with what was typed.
func (v *Visit) unsent(status int, word string, u Unsent, form url.Values) {
	u.Heading, u.Action = v.T("web.error."+word), v.R.URL.RequestURI()
	u.Files = v.R.MultipartForm != nil && len(v.R.MultipartForm.File) > 0
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[name] {
			u.Typed = append(u.Typed, Typed{name, value})
		}
	}
	v.Show(Answer{Name: "unsent", Status: status, Title: u.Heading, Failed: true, Data: u, Secret: true})
}
