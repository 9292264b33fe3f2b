package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"mandamus/examples"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/web/page"
)

// now is the moment of all tests: a Monday in Shanghai, still Sunday in Greenwich.
var now = time.Date(2026, 3, 1, 17, 0, 0, 0, time.UTC)

var pack = sync.OnceValue(func() *law.Pack {
	files, _ := packs.Open("cn")
	p, problems := law.Load(files)
	if p == nil {
		panic(problems.Error())
	}
	return p
})

// builtAssets are assets as the build leaves them.
var builtAssets = page.AssetsIn(fstest.MapFS{
	"manifest.json":   {Data: []byte(`{"main.css": "main.0a.css", "main.js": "main.0b.js", "icon.svg": "icon.0c.svg"}`)},
	"main.0a.css":     {Data: []byte("body{}")},
	"main.0a.css.gz":  {Data: packed("body{}")},
	"main.0b.js":      {Data: []byte("0")},
	"icon.0c.svg":     {Data: []byte("<svg/>")},
	"not-listed.html": {Data: []byte("secret")},
})

// packed is a text in gzip form.
func packed(text string) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return out.Bytes()
}

// newDesk is a desk with the examples; its log goes to the writer.
func newDesk(log io.Writer, assets page.Assets) *Desk {
	all, err := examples.All()
	if err != nil {
		panic(err)
	}
	var n atomic.Int64
	d, err := New(Config{
		Packs: map[string]*law.Pack{"cn": pack()}, Home: "cn", Examples: all,
		Config: page.Config{
			Assets: assets, Now: func() time.Time { return now }, NewID: func() string { return "r" + strconv.FormatInt(n.Add(1), 10) },
			Log: slog.New(slog.NewTextHandler(log, nil)),
		},
	})
	if err != nil {
		panic(err)
	}
	return d
}

// desk is one for all tests that only ask.
var desk = sync.OnceValue(func() http.Handler { return newDesk(io.Discard, builtAssets).Handler() })

// ask sends a request to a handler.
func ask(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return ask(desk(), r)
}

// addresses are the pages that are there, one of each kind, without their language.
var addresses = []string{
	"/", "/law", "/law/search?q=%E6%8B%92%E7%BB%9D", "/law/search", "/law/instruments/all", "/law/provisions/all.daily_fine",
	"/law/provisions/all.daily_fine?on=2014-06-01", "/law/rules", "/law/rules/measure/daily_fine", "/law/rules/limit/apply",
	"/law/rules/accrual/daily_fine", "/law/rules/determine/fine_addressee", "/law/rules/condition/refused", "/law/rules/value/fine.daily_low",
	"/law/readings", "/law/gaps", "/examples", "/examples?show=over&sort=-amount&q=a", "/examples/cn-001", "/examples/qinghe-compensation",
	"/examples/qinghe-compensation?on=2024-03-20&reading.fine_first_day=same_day", "/examples/tongyuan-remake?full=1", "/try",
	"/try?from=admin_judgment", "/try?from=cn-001", "/dev/components",
}

// Inline script, style and handlers would be stopped by the policy; a message that is missing or an unfilled place is a fault of ours.
var (
	inline  = regexp.MustCompile(`(?i)\sstyle=|<style|<script(?: type="module")?>|\son[a-z]+=|javascript:`)
	strayed = regexp.MustCompile(`⟦[^⟧]*⟧|>[^<]*\{[a-z_]+\}[^<]*<|9999-12-31|%!|&lt;nil&gt;|ZgotmplZ`)
	secure  = map[string]string{
		"Content-Security-Policy": page.ContentPolicy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8",
		"X-Robots-Tag": "noindex",
	}
)

// Every page answers in both languages, with the headers that protect it, whole HTML, one heading of the first level and nothing astray.
func TestPages(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, address := range addresses {
			w := get("/" + lang + address)
			if w.Code != http.StatusOK {
				t.Errorf("/%s%s: %d", lang, address, w.Code)
				continue
			}
			for name, want := range secure {
				if got := w.Header().Get(name); got != want {
					t.Errorf("/%s%s: %s is %q", lang, address, name, got)
				}
			}
			checkPage(t, "/"+lang+address, w.Body.String())
		}
	}
}

// checkPage looks at the HTML of a page.
func checkPage(t *testing.T, address, body string) {
	t.Helper()
	doc, err := parse(body)
	if err != nil {
		t.Errorf("%s: %v", address, err)
	}
	if n := len(doc.tag("h1")); n != 1 && !strings.Contains(address, "/dev/components") {
		t.Errorf("%s: %d headings of the first level", address, n)
	}
	if n := len(doc.tag("main")); n != 1 {
		t.Errorf("%s: %d main parts", address, n)
	}
	want := map[string]string{"/zh": "zh-Hans-CN", "/en": "en-GB"}[address[:3]]
	if got := doc.tag("html")[0].attr["lang"]; got != want {
		t.Errorf("%s: lang is %q", address, got)
	}
	if at := inline.FindString(body); at != "" {
		t.Errorf("%s: inline %q", address, at)
	}
	visible := regexp.MustCompile(`(?s)<textarea.*?</textarea>|<pre.*?</pre>|<code.*?</code>`).ReplaceAllString(body, "")
	if at := strayed.FindString(visible); at != "" {
		t.Errorf("%s: %q", address, at)
	}
	for _, id := range doc.repeated("id") {
		if !strings.Contains(address, "/dev/components") {
			t.Errorf("%s: the id %s stands twice", address, id)
		}
	}
	for _, a := range doc.tag("a") {
		if id, ok := strings.CutPrefix(a.attr["href"], "#"); ok && id != "" && !doc.has("id", id) && !strings.Contains(address, "/dev/components") {
			t.Errorf("%s: a link leads to #%s, which is not there", address, id)
		}
	}
}

// Every link of a page to a page of the desk leads to a page.
func TestLinksLeadSomewhere(t *testing.T) {
	seen := map[string]bool{}
	for _, lang := range []string{"/zh", "/en"} {
		for _, address := range addresses {
			if address == "/dev/components" {
				continue
			}
			doc, err := parse(get(lang + address).Body.String())
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range append(doc.tag("a"), doc.tag("link")...) {
				href, _, _ := strings.Cut(a.attr["href"], "#")
				if strings.HasPrefix(href, "?") {
					path, _, _ := strings.Cut(address, "?")
					href = lang + path + href
				}
				if href == "" || seen[href] || !strings.HasPrefix(href, "/") {
					continue
				}
				seen[href] = true
				if w := get(href); w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
					t.Errorf("%s%s: the link %s gives %d", lang, address, href, w.Code)
				}
			}
		}
	}
	if len(seen) < 500 {
		t.Errorf("only %d links were found", len(seen))
	}
}

// The case page holds what it promises, as many times as the file has it.
func TestCasePageHoldsItsParts(t *testing.T) {
	doc, err := parse(get("/en/examples/qinghe-compensation").Body.String())
	if err != nil {
		t.Fatal(err)
	}
	for class, want := range map[string]int{"m-ob": 2, "m-metric": 4, "m-next": 1, "m-dayform": 1, "m-readings": 1, "m-receipt": 1, "m-reading": len(pack().ReadingIDs())} {
		if got := len(doc.class(class)); got != want {
			t.Errorf("%d of class %s, want %d", got, class, want)
		}
	}
	for class, least := range map[string]int{"m-why": 10, "m-money": 2, "m-tl": 1, "m-steps": 5, "m-fields": 5, "m-cite": 50} {
		if got := len(doc.class(class)); got < least {
			t.Errorf("%d of class %s, want at least %d", got, class, least)
		}
	}
	for _, id := range []string{"obligations", "limits", "measures", "money", "missing", "record", "basis", "m-daily_fine", "o1", "o2"} {
		if !doc.has("id", id) {
			t.Errorf("nothing has the id %s", id)
		}
	}
}

// A first visit weighs at most 60 KB with style and script.
func TestWeight(t *testing.T) {
	assets := page.BuiltAssets().Weight()
	for _, lang := range []string{"/zh", "/en"} {
		for _, address := range []string{"/", "/law", "/law/rules", "/examples", "/examples/cn-001", "/examples/qinghe-compensation", "/examples/cn-054", "/try"} {
			w := get(lang+address, "Accept-Encoding", "gzip")
			if n := w.Body.Len() + assets; n > 60<<10 || w.Header().Get("Content-Encoding") != "gzip" {
				t.Errorf("%s%s: %d bytes, encoding %q", lang, address, n, w.Header().Get("Content-Encoding"))
			}
		}
	}
}

// Without assets pages come unstyled and say so, and nothing else changes.
func TestWithoutAssets(t *testing.T) {
	h := newDesk(io.Discard, page.AssetsIn(fstest.MapFS{})).Handler()
	w := ask(h, httptest.NewRequest(http.MethodGet, "/en/examples/cn-001", nil))
	body := w.Body.String()
	if w.Code != http.StatusOK || !strings.Contains(body, "make assets") || strings.Contains(body, "<link rel=\"stylesheet\"") || strings.Contains(body, "<script") {
		t.Errorf("%d: %.600s", w.Code, body)
	}
	checkPage(t, "/en/examples/cn-001", body)
	if w := ask(h, httptest.NewRequest(http.MethodGet, "/favicon.ico", nil)); w.Code != http.StatusNoContent {
		t.Errorf("icon: %d", w.Code)
	}
	if a := page.AssetsIn(fstest.MapFS{"manifest.json": {Data: []byte("{")}}); a.Built() {
		t.Error("a broken manifest counts as built")
	}
}

// Assets are sent zipped where that is taken, to be kept for ever; what the manifest does not name is not there.
func TestAssets(t *testing.T) {
	w := get("/assets/main.0a.css", "Accept-Encoding", "br, gzip")
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	plain, _ := io.ReadAll(z)
	if string(plain) != "body{}" || w.Header().Get("Content-Type") != "text/css; charset=utf-8" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("%q, %v", plain, w.Header())
	}
	for _, refused := range []string{"", "gzip;q=0", "br", "x-gzip"} {
		if w := get("/assets/main.0a.css", "Accept-Encoding", refused); w.Body.String() != "body{}" || w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%q: got %q", refused, w.Body)
		}
	}
	if w := get("/assets/icon.0c.svg", "Accept-Encoding", "gzip"); w.Header().Get("Content-Type") != "image/svg+xml" || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("%v", w.Header())
	}
	for _, name := range []string{"not-listed.html", "manifest.json", "main.css", "main.0a.css.gz", "..%2fembed.go", "nothing"} {
		if w := get("/assets/" + name); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if w := get("/favicon.ico"); w.Code != http.StatusFound || w.Header().Get("Location") != "/assets/icon.0c.svg" {
		t.Errorf("icon: %d %v", w.Code, w.Header())
	}
}

// A request for the head gets the headers of the page and no body.
func TestHead(t *testing.T) {
	whole := get("/en/law")
	w := ask(desk(), httptest.NewRequest(http.MethodHead, "/en/law", nil))
	if w.Code != http.StatusOK || w.Body.Len() != 0 || w.Header().Get("Content-Length") != strconv.Itoa(whole.Body.Len()) {
		t.Errorf("%d, %d bytes, length %s", w.Code, w.Body.Len(), w.Header().Get("Content-Length"))
	}
}

// A machine is told to stay away from the desk, and that it may read the public record.
func TestRobots(t *testing.T) {
	if w := get("/robots.txt"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Disallow: /\n") || !strings.Contains(w.Body.String(), "Allow: /zh/open\n") {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

// Each request has a line with its id and without its query; the answer names the id too.
func TestLog(t *testing.T) {
	var log bytes.Buffer
	h := newDesk(&log, builtAssets).Handler()
	w := ask(h, httptest.NewRequest(http.MethodGet, "/zh/law/search?q=secret", nil))
	ask(h, httptest.NewRequest(http.MethodGet, "/zh/nowhere", nil))
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 2 || strings.Contains(log.String(), "secret") {
		t.Fatalf("%q", log.String())
	}
	for _, want := range []string{"request=r1", "method=GET", "path=/zh/law/search", "status=200", "bytes=" + strconv.Itoa(w.Body.Len())} {
		if !strings.Contains(lines[0], want) {
			t.Errorf("%s is not in %q", want, lines[0])
		}
	}
	if w.Header().Get("X-Request-Id") != "r1" || !strings.Contains(lines[1], "status=404") {
		t.Errorf("id %q, %q", w.Header().Get("X-Request-Id"), lines[1])
	}
}

// Many visitors at once get what each of them would get alone.
func TestAtOnce(t *testing.T) {
	some := []string{
		"/zh/examples/cn-001", "/en/examples/qinghe-compensation?reading.fine_first_day=same_day", "/en/examples/tongyuan-remake?on=2023-06-01",
		"/zh/law/search?q=%E6%8B%92%E7%BB%9D", "/en/examples?sort=-amount", "/zh/examples/qinghe-compensation?reading.fine_split=none",
	}
	alone := map[string]string{}
	for _, address := range some {
		alone[address] = get(address).Body.String()
	}
	var wg sync.WaitGroup
	for range 4 {
		for _, address := range some {
			wg.Go(func() {
				if got := get(address).Body.String(); got != alone[address] {
					t.Errorf("%s differs", address)
				}
			})
		}
	}
	wg.Wait()
}
