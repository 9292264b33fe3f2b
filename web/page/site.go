// Package page is the frame of every page of the desk: how a request comes in, who makes it, what may be asked, and how the answer is set.
//
// A request passes, from the outside in: request id and log line, recovery from a panic, security headers, refusal of requests from other
// sites, the route with the access it asks for and the bound on its body, the handler. A screen package (web/lists, web/intake, …) brings
// handlers, templates and messages; it answers through a Visit and never touches the connection.
//
// Words. A visit is one request with who makes it: the visitor of package account, and the actor of package app the visitor speaks as. A hat
// is one actor of several that a visitor may be. Access is what a route asks of who calls it; whether the actor may do something to a case is
// decided by package app alone. A token is the hidden field of a form that shows we made it; from it and from what was typed comes the key
// under which an act is carried out once, however often it is sent. A partial is a template for one component.
//
// The language is the first part of the path, /zh/ or /en/; a cookie only remembers it for the bare address. The theme is a cookie, read by
// the server, so that a page never flashes. Neither identifies anybody. Who is signed in is known by a cookie that only names a session kept
// on the server.
package page

import (
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/docket"
)

// Config is what a site needs. Without App and Accounts it has only pages that anyone may see.
type Config struct {
	App      func() *app.App // the use cases under the law in force; a visit asks once and goes by them to its end
	Accounts *account.Service
	Assets   Assets
	Now      func() time.Time
	NewID    func() string // an id for a request or a token, unlike any before and not to be guessed
	Log      *slog.Logger
	Explain  func(v *Visit, id docket.ID, since int) map[int][]Difference // what the events of a case after a version say, as the visitor may see them; nil: nobody does
	AtOnce   int                                                          // how many requests are worked on at a time, while the others wait; 0: four for each processor
	Secure   bool                                                         // reached over TLS, here or at a proxy before it: cookies are for TLS alone
}

// Site answers requests.
type Site struct {
	Config
	templates templates
	router    *Router
	places    chan struct{} // one for each request that is worked on
}

// New makes a site of screens. It fails where a template is broken.
func New(c Config, screens ...Screens) (*Site, error) {
	s := &Site{Config: c}
	var err error
	if s.templates, err = parseTemplates(c.Assets, screens); err != nil {
		return nil, err
	}
	s.router = newRouter(s)
	if s.AtOnce == 0 {
		s.AtOnce = 4 * runtime.GOMAXPROCS(0)
	}
	s.places = make(chan struct{}, s.AtOnce)
	return s, nil
}

// Router takes the routes of the site.
func (s *Site) Router() *Router { return s.router }

// Handler is the site with everything around it.
func (s *Site) Handler() http.Handler {
	var h http.Handler = s.router
	h = s.inTurn(h)
	h = s.sameSite(h)
	h = secured(h)
	h = s.recovered(h)
	return s.logged(h)
}

// Today is the legal day of the moment.
func (s *Site) Today() civil.Day { return calendar.LegalDay(s.Now()) }
