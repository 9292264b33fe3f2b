package page

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/account"
	"mandamus/app"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/policy"
)

// Visit is one request with who makes it, and the means to answer it.
type Visit struct {
	Site    *Site
	W       http.ResponseWriter
	R       *http.Request
	Lang    i18n.Lang
	Visitor account.Visitor
	Hats    []app.Actor // whom the visitor may be
	Hat     int         // which of them it is now
	Actor   app.Actor   // the zero actor: nobody
	Form    url.Values  // of a form that was posted, without its token

	app     *app.App
	session string // token of the session; empty: nobody
	key     string
	token   string // of the forms of the answer, once one was asked for
	guest   string // secret of a browser that is not signed in
	note    string // what the page before has to say
	ended   bool   // the browser named a session that has ended
	route   Route
}

// begun is a visit of which it is not known yet who makes it.
func (s *Site) begun(w http.ResponseWriter, r *http.Request) *Visit {
	v := &Visit{Site: s, W: w, R: r, Lang: langOf(r)}
	if s.App != nil {
		v.app = s.App()
	}
	return v
}

// visit makes the visit of a request. A session that has ended is as none.
func (s *Site) visit(w http.ResponseWriter, r *http.Request) (*Visit, error) {
	v := s.begun(w, r)
	if s.Accounts == nil {
		return v, nil
	}
	if c, err := r.Cookie(s.cookieName(sessionCookie)); err == nil && c.Value != "" {
		visitor, err := s.Accounts.Resolve(r.Context(), c.Value, s.Now())
		var refused *account.Refusal
		switch {
		case errors.As(err, &refused):
			v.ended = true
			v.forget(sessionCookie)
		case err != nil:
			return nil, err
		default:
			v.session, v.Visitor = c.Value, visitor
			v.wear(app.ActorsOf(visitor))
		}
	}
	v.note = v.takeNote()
	return v, nil
}

// wear puts on the hat that was chosen, else the first.
func (v *Visit) wear(hats []app.Actor) {
	v.Hats = hats
	if len(hats) == 0 {
		return
	}
	if c, err := v.R.Cookie(hatCookie); err == nil {
		if n, err := strconv.Atoi(c.Value); err == nil && n >= 0 && n < len(hats) {
			v.Hat = n
		}
	}
	v.Actor = hats[v.Hat]
}

// PutOn chooses a hat for the requests to come; it reports whether there is such a one.
func (v *Visit) PutOn(hat int) bool {
	if hat < 0 || hat >= len(v.Hats) {
		return false
	}
	v.remember(hatCookie, strconv.Itoa(hat))
	return true
}

// Known reports whether somebody is signed in who may do more than choose a password.
func (v *Visit) Known() bool { return v.session != "" && !v.Visitor.MustChange() }

// May reports whether the matrix lets the actor take an action at all, in a case of their own or elsewhere.
func (v *Visit) May(action string) bool {
	if v.App() == nil {
		return false
	}
	roles := slices.Clone(v.Actor.Roles)
	for _, seat := range v.Actor.Seats {
		roles = append(roles, seat.Role)
	}
	return slices.ContainsFunc(roles, func(role policy.Role) bool {
		own, _ := v.App().Matrix.Can(role, action, policy.Own)
		other, _ := v.App().Matrix.Can(role, action, policy.Other)
		return own || other
	})
}

// Ctx is the context of the request.
func (v *Visit) Ctx() context.Context { return v.R.Context() }

// App is the use cases, under one law for all of the visit; nil in a site without them.
func (v *Visit) App() *app.App { return v.app }

// Accounts is who may come in; nil in a site without them.
func (v *Visit) Accounts() *account.Service { return v.Site.Accounts }

// Today is the legal day of the moment.
func (v *Visit) Today() civil.Day { return v.Site.Today() }

// T is a message in the reader's language.
func (v *Visit) T(key string, args ...any) string { return i18n.T(v.Lang, key, args...) }

// Path is an address of the site in the reader's language; parts are escaped.
func (v *Visit) Path(parts ...string) string { return PathIn(v.Lang, parts...) }

// PathIn is an address of the site in a language; parts are escaped.
func PathIn(l i18n.Lang, parts ...string) string {
	out := "/" + string(l)
	for _, p := range parts {
		out += "/" + url.PathEscape(p)
	}
	if len(parts) == 0 {
		out += "/"
	}
	return out
}

// Value is a part of the path, by its name in the route.
func (v *Visit) Value(name string) string { return v.R.PathValue(name) }

// Query is the query of the address.
func (v *Visit) Query() url.Values { return v.R.URL.Query() }

// From is the address the request came from, without its port. Behind a proxy that speaks TLS it is what that proxy says, the last entry of
// X-Forwarded-For; what stands before it anybody can have written.
func (v *Visit) From() string {
	host := v.R.RemoteAddr
	if said := v.R.Header.Values("X-Forwarded-For"); v.Site.Secure && len(said) > 0 {
		last := said[len(said)-1]
		return strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	if i := strings.LastIndexByte(host, ':'); i > 0 {
		host = host[:i]
	}
	return strings.Trim(host, "[]")
}

// Redirect leads to an address on this site; to the first page where the one given would lead away.
func (v *Visit) Redirect(path string) {
	v.W.Header().Set("Cache-Control", "no-store")
	http.Redirect(v.W, v.R, localPath(path, v.Path()), http.StatusSeeOther)
}
