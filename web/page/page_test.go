package page

import (
	"bytes"
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// Every icon a template names is there, and an unknown one is nothing.
func TestIcons(t *testing.T) {
	named := regexp.MustCompile(`icon "([^"]+)"`)
	_ = fs.WalkDir(templateFiles, "templates", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templateFiles, path)
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			if icons[m[1]] == "" {
				t.Errorf("%s: no icon is called %s", path, m[1])
			}
		}
		return err
	})
	if icon("none") != "" || !strings.Contains(string(icon("clock")), `aria-hidden="true"`) {
		t.Error("icons are not what they should be")
	}
}

// A case number is one token, with the brackets courts print; what is none stays, and is escaped.
func TestCaseNumber(t *testing.T) {
	for in, want := range map[string]string{
		"(2024)京0105执123号": "（2024）京0105执123号", "（2024）京0105执123号": "（2024）京0105执123号", "no <b>": "no &lt;b&gt;",
	} {
		if got := string(caseNumber(in)); got != `<span class="m-case-no" lang="zh-Hans">`+want+`</span>` {
			t.Errorf("%s: got %s", in, got)
		}
	}
}

// A bar is as wide as its share and never wider than it can be.
func TestMeter(t *testing.T) {
	for share, want := range map[int]string{-5: `<rect width="0"`, 0: `<rect width="0"`, 41: `<rect width="41"`, 100: `<rect class="is-done" width="100"`, 250: `<rect class="is-done" width="100"`} {
		if got := string(meter(share)); !strings.Contains(got, want) {
			t.Errorf("%d: got %s", share, got)
		}
	}
}

// The arguments of a partial are pairs; a name that is none is an error.
func TestDict(t *testing.T) {
	if got, err := dict("a", 1, "b"); err != nil || len(got) != 1 || got["a"] != 1 {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := dict(1, 2); err == nil {
		t.Error("a number was taken for a name")
	}
}

// newSite is a site without anybody to sign in; its log goes to the writer.
func newSite(t *testing.T, log *bytes.Buffer) *Site {
	s, err := New(Config{
		Assets: AssetsIn(fstest.MapFS{}), Now: func() time.Time { return time.Date(2026, 3, 1, 17, 0, 0, 0, time.UTC) },
		NewID: func() string { return "r1" }, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A panic gives a page that names the request, and its stack goes to the log alone.
func TestPanic(t *testing.T) {
	var log bytes.Buffer
	d := newSite(t, &log)
	h := d.logged(d.recovered(secured(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("the secret reason") }))))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/en/law", nil))
	body := w.Body.String()
	if w.Code != http.StatusInternalServerError || !strings.Contains(body, "r1") || strings.Contains(body, "secret") {
		t.Errorf("%d %.400s", w.Code, body)
	}
	if !strings.Contains(log.String(), "the secret reason") || !strings.Contains(log.String(), "level=ERROR msg=request") {
		t.Errorf("%s", log.String())
	}
	defer func() {
		if recover() == nil {
			t.Error("giving up a connection was taken for a fault")
		}
	}()
	h = d.recovered(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
}

// Style and script weigh at most 36 KB zipped, the larger part of what a first visit may.
func TestWeightOfAssets(t *testing.T) {
	if total := BuiltAssets().Weight(); total > 36<<10 {
		t.Errorf("style and script weigh %d bytes", total)
	}
}

// The style sheet holds nothing that belongs to the United Kingdom's government, and nothing that old browsers drop whole.
func TestNothingOfTheCrown(t *testing.T) {
	built := BuiltAssets()
	for name, file := range built.manifest {
		data, _ := built.read(file, false)
		if at := regexp.MustCompile(`(?i)GDS Transport|crown|crest|light-[0-9a-f]+-v2|@layer|oklch|color-mix`).Find(data); at != nil {
			t.Errorf("%s holds %q", name, at)
		}
	}
}

// An address is that of the connection; behind a proxy that speaks TLS, the one the proxy adds, whatever the visitor wrote before it.
func TestFrom(t *testing.T) {
	for _, test := range []struct {
		secure    bool
		forwarded []string
		want      string
	}{
		{false, nil, "192.0.2.7"}, {false, []string{"203.0.113.9"}, "192.0.2.7"}, {true, nil, "192.0.2.7"}, {true, []string{"203.0.113.9"}, "203.0.113.9"},
		{true, []string{"10.0.0.1, 203.0.113.9"}, "203.0.113.9"}, {true, []string{"10.0.0.1", "2001:db8::1"}, "2001:db8::1"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr, r.Header["X-Forwarded-For"] = "192.0.2.7:4711", test.forwarded
		v := &Visit{Site: &Site{Config: Config{Secure: test.secure}}, R: r}
		if got := v.From(); got != test.want {
			t.Errorf("%v: got %s", test, got)
		}
	}
}

// No more requests are worked on at a time than there are places; one that waits is answered in its turn, or forgotten when its sender gives up.
func TestInTurn(t *testing.T) {
	s := newSite(t, &bytes.Buffer{})
	s.places = make(chan struct{}, 1)
	inside, goOn := make(chan struct{}), make(chan struct{})
	h := s.inTurn(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inside <- struct{}{}
		<-goOn
	}))
	first, second := make(chan struct{}), make(chan struct{})
	for _, done := range []chan struct{}{first, second} {
		go func() {
			h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
			close(done)
		}()
	}
	<-inside
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil).WithContext(gone))
	select {
	case <-inside:
		t.Fatal("two at a time")
	default:
	}
	goOn <- struct{}{}
	<-inside
	goOn <- struct{}{}
	<-first
	<-second
}
