package page

import (
	"net/http"

	"mandamus/i18n"
)

// The cookies that are more than a taste: the session, the secret of a browser that is not signed in, the hat, and what a page has to say to
// the next one.
const (
	sessionCookie = "session"
	guestCookie   = "guest"
	hatCookie     = "hat"
	noteCookie    = "note"
)

// cookieName binds a cookie to this host where TLS guards it.
func (s *Site) cookieName(name string) string {
	if s.Secure && (name == sessionCookie || name == guestCookie) {
		return "__Host-" + name
	}
	return name
}

// remember sets a cookie for as long as the browser runs.
func (v *Visit) remember(name, value string) { v.cookie(name, value, 0) }

// forget takes a cookie away.
func (v *Visit) forget(name string) { v.cookie(name, "", -1) }

func (v *Visit) cookie(name, value string, age int) {
	http.SetCookie(v.W, &http.Cookie{
		Name: v.Site.cookieName(name), Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: v.Site.Secure, SameSite: http.SameSiteLaxMode,
	})
}

// Enter lets the browser in with the token of a session.
func (v *Visit) Enter(token string) {
	v.remember(sessionCookie, token)
	v.forget(guestCookie)
	v.forget(hatCookie)
	v.session = token
}

// Leave ends what the browser knows of its session. The session itself is ended by account.SignOut.
func (v *Visit) Leave() {
	v.forget(sessionCookie)
	v.forget(hatCookie)
	v.session = ""
}

// Session is the token of the session; empty where nobody is signed in.
func (v *Visit) Session() string { return v.session }

// Done leads to a page that says once, on a note of its own, what was done.
func (v *Visit) Done(path string, said i18n.Msg) {
	v.remember(noteCookie, v.sealed([]byte(said.In(v.Lang))))
	v.Redirect(path)
}

// takeNote reads what the page before has to say; it stays until a page is shown.
func (v *Visit) takeNote() string {
	c, err := v.R.Cookie(noteCookie)
	if err != nil {
		return ""
	}
	said, _ := v.unsealed(c.Value)
	return string(said)
}
