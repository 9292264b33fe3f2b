package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"

	"mandamus/i18n"
)

// page is the frame of a page with what the route shows in it.
type page struct {
	Lang      string // zh or en
	HTMLLang  string // as the attribute lang has it
	Theme     string
	Title     string
	Failed    bool // the title says that something is wrong
	Here      string
	Languages []languageLink
	Nav       []navItem
	Crumbs    []crumb
	Built     bool
	Data      any
}

// languageLink leads to the same page in a language.
type languageLink struct {
	Name, Lang, URL string
	Now             bool
}

// navItem is an entry of the main navigation.
type navItem struct {
	Text, URL string
	Now       bool // the page itself
	Within    bool // a page below it
}

// crumb is a page above this one.
type crumb struct{ Text, URL string }

// htmlLangs are the languages as browsers and readers of screens want them.
var htmlLangs = map[i18n.Lang]string{i18n.ZH: "zh-Hans-CN", i18n.EN: "en-GB"}

// languageNames are what the languages call themselves.
var languageNames = map[i18n.Lang]string{i18n.ZH: "中文", i18n.EN: "English"}

// navigation is the main navigation: message and path under the language.
var navigation = []struct{ key, path string }{
	{"web.nav.home", ""}, {"web.nav.examples", "examples"}, {"web.nav.try", "try"}, {"web.nav.law", "law"},
}

// answer sets a page and sends it.
type answer struct {
	name   string // of the template
	status int    // 0: 200
	title  string
	failed bool
	crumbs []crumb
	data   any
	secret bool // nothing keeps a copy
}

// show sends a page. A page that cannot be set is a fault of the program.
func (d *Desk) show(w http.ResponseWriter, r *http.Request, a answer) {
	l := langOf(r)
	body, err := d.templates.page(l, a.name, d.frame(r, l, a))
	if err != nil {
		panic(err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", htmlLangs[l])
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Cache-Control", "private, no-cache")
	if a.secret {
		h.Set("Cache-Control", "no-store")
	}
	h.Add("Vary", "Cookie, Accept-Encoding")
	if _, ok := pathLang(r.URL.Path); ok && a.status < http.StatusBadRequest {
		remember(w, r, langCookie, string(l))
	}
	// What a visitor sends stands in the answer; packed together with a secret of ours it would give that away by its length.
	if r.Method != http.MethodPost && accepts(r, "gzip") {
		body = zipped(body)
		h.Set("Content-Encoding", "gzip")
	}
	d.send(w, r, max(a.status, http.StatusOK), body)
}

// frame is the page around what a route shows.
func (d *Desk) frame(r *http.Request, l i18n.Lang, a answer) page {
	out := page{
		Lang: string(l), HTMLLang: htmlLangs[l], Theme: themeOf(r), Title: a.title, Failed: a.failed, Here: r.URL.RequestURI(),
		Crumbs: a.crumbs, Built: d.Assets.Built(), Data: a.data,
	}
	for _, other := range languages {
		out.Languages = append(out.Languages, languageLink{languageNames[other], htmlLangs[other], inLanguage(r, other), other == l})
	}
	for _, n := range navigation {
		url := "/" + string(l) + "/" + n.path
		item := navItem{Text: i18n.T(l, n.key), URL: url, Now: r.URL.Path == url}
		item.Within = n.path != "" && strings.HasPrefix(r.URL.Path, url+"/")
		out.Nav = append(out.Nav, item)
	}
	return out
}

// send sends a body with its length; a request for the head gets only that.
func (d *Desk) send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(body); err != nil {
		d.Log.DebugContext(r.Context(), "not sent", "request", requestID(r), "error", err)
	}
}

// zipped is data in gzip form.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
