// Package web puts the desk together: the pages anyone may see (the law as a book, the examples, a case file of one's own), and the screens
// of those who are signed in.
//
// The frame of all pages is package web/page; the screens are packages beside it, each with its routes, templates and messages. What a public
// page shows is asked of package view and depends on the address alone; what a visitor sends in to be assessed is answered and forgotten.
//
// What the law says is not decided here, nothing is stored here, and there is no clock and no random source: all are handed in.
package web

import (
	"embed"
	"fmt"
	"net/http"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/examples"
	"mandamus/law"
	"mandamus/web/casework"
	"mandamus/web/entry"
	"mandamus/web/intake"
	"mandamus/web/lists"
	"mandamus/web/measures"
	"mandamus/web/open"
	"mandamus/web/page"
	"mandamus/web/sides"
	"mandamus/web/verify"
)

//go:embed templates
var templateFiles embed.FS

// Config is what a desk needs.
type Config struct {
	page.Config
	Packs    map[string]*law.Pack // by jurisdiction; Home must be among them, and gives way to the law that the use cases go by
	Home     string               // the jurisdiction whose law the browser shows
	Examples []examples.Example
}

// Desk answers requests.
type Desk struct {
	Config
	site  *page.Site
	shelf shelf
	tries chan struct{} // a place for each case file that is being read
}

// screens are the pages of those who are signed in.
var screens = []struct {
	pages  func() page.Screens
	routes func(r *page.Router)
}{
	{entry.Pages, entry.Routes},
	{lists.Pages, lists.Routes},
	{casework.Pages, casework.Routes},
	{intake.Pages, intake.Routes},
	{measures.Pages, measures.Routes},
	{sides.Pages, sides.Routes},
	{open.Pages, open.Routes},
	{verify.Pages, verify.Routes},
}

// New makes a desk. It fails where an example cannot be assessed or a template is broken: both are faults of the build, found at start.
func New(c Config) (*Desk, error) {
	d := &Desk{Config: c, tries: make(chan struct{}, triesAtOnce)}
	all := []page.Screens{{Files: templateFiles}}
	for _, s := range screens {
		all = append(all, s.pages())
	}
	c.Explain = casework.Explain
	var err error
	if d.site, err = page.New(c.Config, all...); err != nil {
		return nil, err
	}
	d.shelf.config = c
	home := c.Packs[c.Home]
	if home == nil {
		return nil, fmt.Errorf("web: no pack of law for %q", c.Home)
	}
	if c.App != nil {
		home = c.App().Pack
	}
	if _, err = d.shelf.under(home); err != nil {
		return nil, err
	}
	d.routes(d.site.Router())
	return d, nil
}

// Ready prepares the pages for use cases under other law, before a visit goes by it. It fails where an example cannot be assessed under it.
func (d *Desk) Ready(a *app.App) error {
	_, err := d.shelf.under(a.Pack)
	return err
}

// library is what the desk has ready under the law of a visit.
func (d *Desk) library(v *page.Visit) *library {
	home := d.Packs[d.Home]
	if v.App() != nil {
		home = v.App().Pack
	}
	lib, err := d.shelf.under(home)
	if err != nil {
		panic(err) // New or Ready has made it
	}
	return lib
}

// Handler is the desk with everything around it.
func (d *Desk) Handler() http.Handler { return d.site.Handler() }

// Routes are all addresses there are, with the access each asks for.
func (d *Desk) Routes() []page.Route { return d.site.Router().Routes() }

// routes declares all addresses.
func (d *Desk) routes(r *page.Router) {
	r.Bare("/{$}", page.Root)
	r.Bare("/assets/{file}", page.Asset)
	r.Bare("/robots.txt", page.Robots)
	r.Bare("/favicon.ico", page.Favicon)
	r.Bare("/dev/components", page.AnyLanguage)
	r.PostOpen("/theme", page.FormBody, page.SetTheme)
	d.public(r)
	if d.App == nil {
		return
	}
	for _, s := range screens {
		s.routes(r)
	}
}

// public declares the pages that anyone may see.
func (d *Desk) public(r *page.Router) {
	for pattern, h := range map[string]page.Handler{
		"/{$}": d.home, "/law": d.lawContents, "/law/search": d.lawSearch, "/law/instruments/{id}": d.lawInstrument,
		"/law/provisions/{id}": d.lawProvision, "/law/rules": d.lawRules, "/law/rules/{kind}/{id}": d.lawRule, "/law/readings": d.lawReadings,
		"/law/gaps": d.lawGaps, "/examples": d.examplesList, "/examples/{id}": d.exampleCase, "/examples/{id}/file": d.exampleFile,
		"/try": d.tryForm, "/dev/components": d.components,
	} {
		r.Get(pattern, page.Anyone, h)
	}
	r.PostOpen("/try", maxTryBody, d.trySubmit)
}

// today is the legal day of the moment.
func (d *Desk) today() civil.Day { return d.site.Today() }
