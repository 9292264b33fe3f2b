// Package web is the desk in a browser: every page of the program, as HTML that works without a script.
//
// A request passes, from the outside in: request id and log line, recovery from a panic, security headers, refusal of requests from other
// sites, the bound on the body, the route. A route asks package view for what its page shows and sets it with a template. Pages of the
// law and of the examples depend on the address alone; what a visitor sends in to be assessed is answered and forgotten.
//
// Words. A page is what a template gets: the frame (title, language, theme, navigation) and the data of the route. A partial is a template
// for one component, one file each; all of them stand on the page /dev/components. Assets are the built style sheet and script.
//
// The language is the first part of the path, /zh/ or /en/; a cookie only remembers it for the bare address. The theme is a cookie, read by
// the server, so that a page never flashes. Neither identifies anybody.
//
// What the law says is not decided here, nothing is stored here, and there is no clock and no random source: both are handed in.
package web

import (
	"log/slog"
	"net/http"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/examples"
	"mandamus/law"
)

// Config is what a desk needs.
type Config struct {
	Packs    map[string]*law.Pack // by jurisdiction; Home must be among them
	Home     string               // the jurisdiction whose law the browser shows
	Examples []examples.Example
	Assets   Assets
	Now      func() time.Time
	NewID    func() string // an id for a request, unlike any before
	Log      *slog.Logger
}

// Desk answers requests.
type Desk struct {
	Config
	templates templates
	library   library
	router    *router
	tries     chan struct{} // a place for each case file that is being read
}

// New makes a desk. It fails where an example cannot be assessed or a template is broken: both are faults of the build, found at start.
func New(c Config) (*Desk, error) {
	d := &Desk{Config: c, tries: make(chan struct{}, triesAtOnce)}
	var err error
	if d.templates, err = parseTemplates(c.Assets); err != nil {
		return nil, err
	}
	if d.library, err = newLibrary(c); err != nil {
		return nil, err
	}
	d.router = d.routes()
	return d, nil
}

// Handler is the desk with everything around it.
func (d *Desk) Handler() http.Handler {
	var h http.Handler = d.router
	h = d.sameSite(h)
	h = secured(h)
	h = d.recovered(h)
	return d.logged(h)
}

// routes are all addresses there are. A route that takes a body says how large it may be.
func (d *Desk) routes() *router {
	r := newRouter(d)
	r.get("/{$}", d.root)
	r.get("/assets/{file}", d.asset)
	r.get("/robots.txt", d.robots)
	r.get("/favicon.ico", d.favicon)
	r.get("/dev/components", d.anyLanguage)
	for _, l := range []string{"/zh", "/en"} {
		r.get(l+"/{$}", d.home)
		r.get(l+"/law", d.lawContents)
		r.get(l+"/law/search", d.lawSearch)
		r.get(l+"/law/instruments/{id}", d.lawInstrument)
		r.get(l+"/law/provisions/{id}", d.lawProvision)
		r.get(l+"/law/rules", d.lawRules)
		r.get(l+"/law/rules/{kind}/{id}", d.lawRule)
		r.get(l+"/law/readings", d.lawReadings)
		r.get(l+"/law/gaps", d.lawGaps)
		r.get(l+"/examples", d.examplesList)
		r.get(l+"/examples/{id}", d.exampleCase)
		r.get(l+"/examples/{id}/file", d.exampleFile)
		r.get(l+"/try", d.tryForm)
		r.post(l+"/try", maxTryBody, d.trySubmit)
		r.post(l+"/theme", maxFormBody, d.setTheme)
		r.get(l+"/dev/components", d.components)
	}
	return r
}

// today is the legal day of the moment.
func (d *Desk) today() civil.Day { return calendar.LegalDay(d.Now()) }
