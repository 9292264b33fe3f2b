package web

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"mandamus/i18n"
	"mandamus/web/page"
)

// An error has a page in the reader's language that says what to do, and the status and headers that belong to it.
func TestErrors(t *testing.T) {
	for _, test := range []struct {
		method, address string
		status          int
		zh, en          string
	}{
		{http.MethodGet, "/nowhere", 404, "没有这个页面", "There is no such page"},
		{http.MethodGet, "/examples/qinghe", 404, "没有找到", "Not found"},
		{http.MethodGet, "/examples/cn-0001", 404, "cn-001", "cn-001"},
		{http.MethodGet, "/law/provisions/all.daily_fin", 404, "all.daily_fine", "all.daily_fine"},
		{http.MethodGet, "/law/instruments/al", 404, "没有找到", "Not found"},
		{http.MethodGet, "/law/rules/measure/daily-fine", 404, "daily_fine", "daily_fine"},
		{http.MethodGet, "/law/rules/color/red", 404, "没有找到", "Not found"},
		{http.MethodGet, "/examples/none/file", 404, "没有找到", "Not found"},
		{http.MethodDelete, "/examples", 405, "DELETE", "DELETE"},
		{http.MethodGet, "/theme", 405, "POST", "POST"},
		{http.MethodGet, "/examples/cn-001?on=2024-13-01", 422, "2024-13-01", "2024-13-01"},
		{http.MethodGet, "/examples/cn-001?on=1850-01-01", 422, "1850-01-01", "1850-01-01"},
		{http.MethodGet, "/examples/cn-001?reading.fine_first_dat=same_day", 422, "fine_first_dat", "fine_first_dat"},
		{http.MethodGet, "/examples/cn-001?reading.fine_first_day=never", 422, "never", "never"},
	} {
		for lang, want := range map[string]string{"/zh": test.zh, "/en": test.en} {
			w := ask(desk(), httptest.NewRequest(test.method, lang+test.address, nil))
			body := w.Body.String()
			if w.Code != test.status || !strings.Contains(body, want) || w.Header().Get("Content-Security-Policy") != page.ContentPolicy {
				t.Errorf("%s %s%s: %d, %q in it: %v", test.method, lang, test.address, w.Code, want, strings.Contains(body, want))
			}
			if test.status == 422 && (!strings.Contains(body, "govuk-error-summary") || !strings.Contains(body, i18n.T(i18n.Lang(lang[1:]), "web.title.error"))) {
				t.Errorf("%s%s: no error summary", lang, test.address)
			}
			if test.status != 422 {
				checkPage(t, lang+test.address, body)
			}
			if (w.Header().Get("Allow") != "") != (test.status == 405) {
				t.Errorf("%s%s: Allow is %q", lang, test.address, w.Header().Get("Allow"))
			}
		}
	}
}

// An address that ends in a slash too many leads to the page, with its query; no address leads off the site.
func TestTrailingSlash(t *testing.T) {
	for address, want := range map[string]string{
		"/zh/law/": "/zh/law", "/en/examples/?q=a": "/en/examples?q=a", "/zh/examples/cn-001/": "/zh/examples/cn-001",
	} {
		if w := get(address); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != want {
			t.Errorf("%s: %d %s", address, w.Code, w.Header().Get("Location"))
		}
	}
	for _, address := range []string{"/zh/nowhere/", "/zh/nowhere//", "/zh/law/%2f%2fevil.example/"} {
		if w := get(address); w.Header().Get("Location") != "" && !strings.HasPrefix(w.Header().Get("Location"), "/zh/") || w.Code == http.StatusOK {
			t.Errorf("%s: %d %s", address, w.Code, w.Header().Get("Location"))
		}
	}
}

// The bare address leads to the language of the cookie, else the one the browser likes best, else Chinese.
func TestLanguages(t *testing.T) {
	for _, test := range []struct{ cookie, accept, want string }{
		{"", "", "/zh/"}, {"", "en-GB,en;q=0.9,zh;q=0.8", "/en/"}, {"", "fr,zh-CN;q=0.5,en;q=0.4", "/zh/"}, {"", "fr, de", "/zh/"},
		{"", "en;q=0, zh;q=0.1", "/zh/"}, {"", "en;q=x", "/zh/"}, {"en", "zh", "/en/"}, {"zh", "en", "/zh/"}, {"fr", "en", "/en/"},
	} {
		headers := []string{"Accept-Language", test.accept}
		if test.cookie != "" {
			headers = append(headers, "Cookie", "lang="+test.cookie)
		}
		w := get("/", headers...)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != test.want || !strings.Contains(w.Header().Get("Vary"), "Accept-Language") {
			t.Errorf("%+v: %d %s", test, w.Code, w.Header().Get("Location"))
		}
	}
	if w := get("/dev/components", "Accept-Language", "en"); w.Header().Get("Location") != "/en/dev/components" {
		t.Errorf("components: %s", w.Header().Get("Location"))
	}
}

// A page remembers its language once, in a cookie no script reads, and links to the same page in the other.
func TestPageRemembersItsLanguage(t *testing.T) {
	w := get("/en/law/search?q=a%26b")
	c := w.Result().Cookies()
	if len(c) != 1 || c[0].Name != "lang" || c[0].Value != "en" || !c[0].HttpOnly || c[0].SameSite != http.SameSiteLaxMode {
		t.Errorf("%v", c)
	}
	if !strings.Contains(w.Body.String(), `href="/zh/law/search?q=a%26b"`) {
		t.Error("the other language is not linked")
	}
	if w := get("/en/law", "Cookie", "lang=en"); len(w.Result().Cookies()) != 0 {
		t.Error("the cookie is set again")
	}
}

// form is a POST of a form to an address.
func form(address string, values url.Values, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// The theme is kept in a cookie and leads back to the page it was chosen on, never off the site.
func TestTheme(t *testing.T) {
	for _, test := range []struct{ theme, back, cookie, location string }{
		{"dark", "/en/law?on=2020-01-01", "dark", "/en/law?on=2020-01-01"}, {"auto", "", "auto", "/en/"}, {"pink", "/en/law", "", "/en/law"},
		{"dark", "https://evil.example/", "dark", "/en/"}, {"dark", "//evil.example/", "dark", "/en/"}, {"dark", `/\evil.example`, "dark", "/en/"},
	} {
		w := ask(desk(), form("/en/theme", url.Values{"theme": {test.theme}, "back": {test.back}}))
		got := ""
		for _, c := range w.Result().Cookies() {
			got = c.Value
		}
		if w.Code != http.StatusSeeOther || got != test.cookie || w.Header().Get("Location") != test.location {
			t.Errorf("%+v: %d, cookie %q, to %s", test, w.Code, got, w.Header().Get("Location"))
		}
	}
	for cookie, want := range map[string]string{"dark": "dark", "auto": "auto", "pink": "light", "": "light"} {
		if w := get("/zh/", "Cookie", "theme="+cookie); !strings.Contains(w.Body.String(), `data-theme="`+want+`"`) {
			t.Errorf("%q: not %s", cookie, want)
		}
	}
}

// A form sent by the page of another site is refused; one of our own, and one of a browser that does not say, is not.
func TestOtherSitesAreRefused(t *testing.T) {
	for _, test := range []struct {
		header, value string
		want          int
	}{
		{"Sec-Fetch-Site", "cross-site", 403}, {"Origin", "https://evil.example", 403}, {"Sec-Fetch-Site", "same-origin", 303}, {"X-None", "", 303},
	} {
		w := ask(desk(), form("/zh/theme", url.Values{"theme": {"dark"}}, test.header, test.value))
		if w.Code != test.want || w.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%+v: %d", test, w.Code)
		}
	}
}

// A body that is larger than its route takes is refused with a page that says how large it may be; a broken form is told apart.
func TestBodies(t *testing.T) {
	large := strings.Repeat("a", page.FormBody+1)
	w := ask(desk(), form("/en/theme", url.Values{"theme": {large}}))
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "64 KiB") {
		t.Errorf("%d %.300s", w.Code, w.Body)
	}
	w = ask(desk(), form("/zh/try", url.Values{"text": {strings.Repeat("a", maxTryBody+1)}}))
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", w.Code)
	}
	r := form("/en/try", nil)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	r.Body = io.NopCloser(strings.NewReader("--x\r\nno header"))
	if w := ask(desk(), r); w.Code != http.StatusBadRequest {
		t.Errorf("%d", w.Code)
	}
}

// Choices that are defaults and days that are empty leave the address, so that one question has one address.
func TestOneAddressForOneQuestion(t *testing.T) {
	for query, want := range map[string]string{
		"?on=2024-03-20&reading.fine_first_day=next_day":                      "?on=2024-03-20",
		"?reading.fine_first_day=same_day&reading.fine_split=by_office&on=":   "?reading.fine_first_day=same_day",
		"?on=2024-03-20&reading.fine_split=none&reading.fine_head=first_head": "?on=2024-03-20&reading.fine_split=none",
		"?on=2024-03-20&full=yes&reading.fine_split=by_office":                "?full=1&on=2024-03-20",
		"?on=&reading.fine_split=by_office":                                   "",
	} {
		w := get("/zh/examples/qinghe-compensation" + query)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/zh/examples/qinghe-compensation"+want {
			t.Errorf("%s: %d %s", query, w.Code, w.Header().Get("Location"))
		}
		if again := get(w.Header().Get("Location")); again.Code != http.StatusOK {
			t.Errorf("%s leads to %d", query, again.Code)
		}
	}
}

// Whatever a query says, it is read or told, and the address made of it asks the same.
func FuzzAsked(f *testing.F) {
	for _, seed := range []string{"on=2024-03-20", "on=x&full=1", "reading.fine_split=none&reading.=", "reading.fine_split=%ff", "on=0001-01-01", "on=9999-12-31"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		first := readAsked(q, pack(), i18n.EN)
		again := readAsked(first.values(), pack(), i18n.EN)
		if !again.tidy || len(again.Errors) != 0 || again.values().Encode() != first.values().Encode() {
			t.Errorf("%q: %+v, then %+v", query, first, again)
		}
	})
}

// A desk does not start without the law it is to show, nor with an example it cannot read.
func TestNewRefuses(t *testing.T) {
	c := newDesk(io.Discard, builtAssets).Config
	broken := c
	broken.Home = "xx"
	if _, err := New(broken); err == nil {
		t.Error("it starts without a pack")
	}
	broken = c
	broken.Examples = append(broken.Examples[:1:1], broken.Examples[1])
	broken.Examples[1].Data = []byte("casefile: 2\n")
	if _, err := New(broken); err == nil {
		t.Error("it starts with a broken example")
	}
}

// upload is a POST of a file and fields as a browser sends them.
func upload(address, name string, data []byte, fields ...string) *http.Request {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		_ = m.WriteField(fields[i], fields[i+1])
	}
	if name != "" {
		part, _ := m.CreateFormFile("file", name)
		_, _ = part.Write(data)
	}
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return r
}
