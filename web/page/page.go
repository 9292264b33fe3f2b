package page

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"mandamus/account"
	"mandamus/i18n"
	"mandamus/policy"
)

// Page is the frame of a page with what the route shows in it. A template finds its own in .Data.
type Page struct {
	Lang      string // zh or en
	HTMLLang  string // as the attribute lang has it
	Theme     string
	Title     string
	Failed    bool // the title says that something is wrong
	Here      string
	Languages []languageLink
	Nav       []navItem
	Crumbs    []Crumb
	Built     bool
	Shared    bool // the same for everybody
	Who       Who
	Note      string // what was done on the page before
	Alarm     string // what who looks after the desk must know; empty for everybody else
	Data      any

	visit *Visit
}

// Token is the token of the forms of this page, the same for all of them.
func (p Page) Token() string { return p.visit.Token() }

// Who is the person a page is made for.
type Who struct {
	In    bool // signed in
	Can   bool // there is a place to sign in
	Name  string
	Role  string // as which role, and of which court or body
	Court string
	Hats  bool // may choose another

	Password bool // has one to change
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

// Crumb is a page above this one.
type Crumb struct{ Text, URL string }

// htmlLangs are the languages as browsers and readers of screens want them.
var htmlLangs = map[i18n.Lang]string{i18n.ZH: "zh-Hans-CN", i18n.EN: "en-GB"}

// languageNames are what the languages call themselves.
var languageNames = map[i18n.Lang]string{i18n.ZH: "中文", i18n.EN: "English"}

// LanguageName is what a language calls itself.
func LanguageName(l i18n.Lang) string { return languageNames[l] }

// entry is a place of the main navigation, for whom it is.
type entry struct {
	key, path string
	to        func(v *Visit) bool
}

// navigation is the main navigation, in its order.
var navigation = []entry{
	{"web.nav.home", "", nobodyIn},
	{"page.nav.today", "today", deskWorker},
	{"page.nav.owe", "owe", func(v *Visit) bool { return slices.Contains(v.Actor.Roles, policy.DebtorOffice) }},
	{"page.nav.my", "my", func(v *Visit) bool { return len(v.Actor.Seats) > 0 }},
	{"page.nav.cases", "cases", func(v *Visit) bool { return v.Actor.Court != "" && v.May("case.list") }},
	{"page.nav.intake", "cases/new", func(v *Visit) bool { return v.Actor.Court != "" && v.May("application.file") }},
	{"page.nav.approvals", "approvals", func(v *Visit) bool { return v.May("measure.approve") || v.May("act.approve") }},
	{"page.nav.hearings", "hearings", func(v *Visit) bool { return v.May("hearing.schedule") }},
	{"page.nav.supervision", "supervision", func(v *Visit) bool { return v.May("workload.read") }},
	{"page.nav.accounts", "accounts", func(v *Visit) bool { return v.May("user.manage") }},
	{"page.nav.desk", "desk", func(v *Visit) bool { return v.May("desk.read") }},
	{"page.nav.sign_ins", "sign-ins", func(v *Visit) bool { return v.May("signins.read") || v.May("sealed.audit") }},
	{"web.nav.open", "open", func(v *Visit) bool { return v.App() != nil }},
	{"web.nav.examples", "examples", everybody},
	{"web.nav.try", "try", nobodyIn},
	{"web.nav.law", "law", everybody},
}

func everybody(*Visit) bool { return true }

func nobodyIn(v *Visit) bool { return !v.Known() }

// deskWorker reports whether the actor works on the cases of a court, with the names in them: whoever has a day's list.
func deskWorker(v *Visit) bool { return v.Actor.Court != "" && v.May("private.read") }

// Answer sets a page and sends it.
type Answer struct {
	Name   string // of the template: "error", or of a screen: "lists/today"
	Status int    // 0: 200
	Title  string
	Failed bool
	Crumbs []Crumb
	Data   any
	Secret bool // nothing keeps a copy; so is every page made for somebody
}

// Show sends a page. A page that cannot be set is a fault of the program.
func (v *Visit) Show(a Answer) {
	body, err := v.Site.templates.page(v.Lang, a.Name, v.frame(a))
	if err != nil {
		panic(err)
	}
	h := v.W.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", htmlLangs[v.Lang])
	if v.route.Shared {
		v.SendShared(max(a.Status, http.StatusOK), body)
		return
	}
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Cache-Control", "private, no-cache")
	if a.Secret || v.session != "" || v.token != "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Add("Vary", "Cookie, Accept-Encoding")
	if _, ok := pathLang(v.R.URL.Path); ok && a.Status < http.StatusBadRequest {
		v.Site.taste(v.W, v.R, langCookie, string(v.Lang))
	}
	if v.note != "" {
		v.forget(noteCookie)
	}
	// What a visitor sends stands in the answer; packed together with a secret of ours it would give that away by its length. The token is
	// none: it is another on every page.
	if v.R.Method != http.MethodPost && accepts(v.R, "gzip") {
		body = zipped(body)
		h.Set("Content-Encoding", "gzip")
	}
	v.Send(max(a.Status, http.StatusOK), body)
}

// frame is the page around what a route shows.
func (v *Visit) frame(a Answer) Page {
	out := Page{
		Lang: string(v.Lang), HTMLLang: htmlLangs[v.Lang], Theme: themeOf(v.R), Title: a.Title, Failed: a.Failed, Here: v.R.URL.RequestURI(),
		Crumbs: a.Crumbs, Built: v.Site.Assets.Built(), Data: a.Data, Note: v.note, Who: v.who(), Shared: v.route.Shared, visit: v,
	}
	if out.Shared {
		out.Theme = "auto"
	}
	if v.App() != nil && v.May("desk.read") {
		out.Alarm = v.App().Alarm().In(v.Lang)
	}
	for _, other := range languages {
		out.Languages = append(out.Languages, languageLink{languageNames[other], htmlLangs[other], inLanguage(v.R, other), other == v.Lang})
	}
	for _, n := range navigation {
		if !n.to(v) {
			continue
		}
		url := "/" + string(v.Lang) + "/" + n.path
		item := navItem{Text: v.T(n.key), URL: url, Now: v.R.URL.Path == url}
		item.Within = n.path != "" && strings.HasPrefix(v.R.URL.Path, url+"/")
		out.Nav = append(out.Nav, item)
	}
	return out
}

// who is the person a page is made for.
func (v *Visit) who() Who {
	w := Who{In: v.session != "", Can: v.Accounts() != nil, Hats: len(v.Hats) > 1}
	switch {
	case v.Visitor.Account != nil:
		w.Name, w.Password = v.displayed(v.Visitor.Account), !v.Visitor.MustChange()
	case w.In:
		w.Name = v.T("page.with_code")
	}
	if len(v.Actor.Roles) > 0 {
		w.Role = v.Actor.Roles[0].Label().In(v.Lang)
	}
	w.Court = v.CourtName(v.Actor.Court)
	return w
}

// displayed is the name of an account's holder: the one the register has in the language of the page, else the one the account has.
func (v *Visit) displayed(a *account.Account) string {
	if v.App() != nil {
		if s, ok := v.App().Registry().Staff(a.Staff); ok && s.Name.ZH == a.Display {
			return s.Name.In(v.Lang)
		}
	}
	return a.Display
}

// CourtName is the name of a court by its code; a code in no list stands for itself.
func (v *Visit) CourtName(code string) string {
	if code == "" || v.App() == nil {
		return code
	}
	return v.App().CourtName(code).In(v.Lang)
}

// Send sends a body with its length; a request for the head gets only that.
func (v *Visit) Send(status int, body []byte) {
	v.W.Header().Set("Content-Length", strconv.Itoa(len(body)))
	v.W.WriteHeader(status)
	if v.R.Method == http.MethodHead {
		return
	}
	if _, err := v.W.Write(body); err != nil {
		v.Site.Log.DebugContext(v.Ctx(), "not sent", "request", requestID(v.R), "error", err)
	}
}

// zipped is data in gzip form.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is one there is
	}
	if _, err := z.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
