package tiles

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/publog"
)

// served is a published log of n entries behind the handler.
func served(t *testing.T, n int) (folder string, server *httptest.Server) {
	t.Helper()
	l := aLog(n)
	folder = t.TempDir()
	publish(t, folder, l, l.Size())
	server = httptest.NewServer(http.StripPrefix("/log", Handler(folder)))
	t.Cleanup(server.Close)
	return folder, server
}

func TestWebReadsBack(t *testing.T) {
	// A log read over the web is the log in the folder.
	_, server := served(t, 3000)
	for _, prefix := range []string{"/log", "/log/"} {
		readBack(t, NewReader(Open(server.URL+prefix)), aLog(3000), 0, 3000)
	}
}

func TestHandlerHeaders(t *testing.T) {
	// The checkpoint is asked for again each time and not sent again when it is the same; tiles are kept for ever; everything may be
	// read by a script of any page.
	_, server := served(t, 300)
	for path, want := range map[string]string{
		"/checkpoint":               "text/plain; charset=utf-8, no-cache",
		"/tile/0/000":               "application/octet-stream, public, max-age=31536000, immutable",
		"/tile/0/001.p/44":          "application/octet-stream, public, max-age=31536000, immutable",
		"/tile/entries/001.p/44":    "application/octet-stream, public, max-age=31536000, immutable",
		"/tile/1/000.p/1":           "application/octet-stream, public, max-age=31536000, immutable",
		"/tile/0/001.p/45":          "404 no-store",
		"/tile/0/001":               "404 no-store",
		"/tile/2/000.p/1":           "404 no-store",
		"/tile/entries/999":         "404 no-store",
		"/tile/0/1":                 "404",
		"/tile/0/000.p/256":         "404",
		"/tile/entries/000.p/0":     "404",
		"/tile/-1/000":              "404",
		"/tile/0/..%2f..%2f.lock":   "404",
		"/.lock":                    "404",
		"/tile/":                    "404",
		"/":                         "404",
		"/tile/entries/%2e%2e%2f00": "404",
	} {
		answer, err := http.Get(server.URL + "/log" + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		h := answer.Header
		got := fmt.Sprintf("%s, %s", h.Get("Content-Type"), h.Get("Cache-Control"))
		if answer.StatusCode != http.StatusOK {
			got = strings.TrimSpace(fmt.Sprintf("%d %s", answer.StatusCode, h.Get("Cache-Control")))
		} else if h.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: not for scripts of other pages", path)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestHandlerConditions(t *testing.T) {
	// Who has the checkpoint gets 304; a bundle comes compressed to who can take it, and is the same; nothing is written over the web.
	folder, server := served(t, 300)
	first, err := http.Get(server.URL + "/log/checkpoint")
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path, header, value string) *http.Response {
		r, err := http.NewRequest(method, server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(header, value)
		answer, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { answer.Body.Close() })
		return answer
	}
	if again := ask("GET", "/log/checkpoint", "If-None-Match", first.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("the same checkpoint: %s", again.Status)
	}
	plain, err := os.ReadFile(filepath.Join(folder, "tile/entries/000"))
	if err != nil {
		t.Fatal(err)
	}
	zipped := ask("GET", "/log/tile/entries/000", "Accept-Encoding", "gzip")
	unzip, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(unzip); err != nil || string(data) != string(plain) {
		t.Errorf("the compressed bundle has %d bytes, want %d: %v", len(data), len(plain), err)
	}
	raw := ask("GET", "/log/tile/entries/000", "Accept-Encoding", "identity")
	if data, _ := io.ReadAll(raw.Body); string(data) != string(plain) || raw.Header.Get("Content-Encoding") != "" {
		t.Errorf("the plain bundle has %d bytes", len(data))
	}
	if wrote := ask("PUT", "/log/checkpoint", "Accept", "*/*"); wrote.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("PUT: %s", wrote.Status)
	}
}

func TestWebIsPatientAndBounded(t *testing.T) {
	// A server that fails for the moment is asked again, one that says no is not; nobody reads more than a file may have.
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch {
		case r.URL.Path == "/busy" && asked[r.URL.Path] < attempts:
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.URL.Path == "/broken":
			w.WriteHeader(http.StatusInternalServerError)
		case r.URL.Path == "/gone":
			w.WriteHeader(http.StatusGone)
		case r.URL.Path == "/forbidden":
			w.WriteHeader(http.StatusForbidden)
		default:
			fmt.Fprint(w, "1234567890")
		}
	}))
	defer server.Close()
	web := Web{Prefix: server.URL, Pause: time.Millisecond}
	for path, want := range map[string]struct {
		asked int
		limit int64
		err   error
		ok    bool
	}{
		"busy":      {attempts, 10, nil, true},
		"broken":    {attempts, 10, nil, false},
		"gone":      {1, 10, fs.ErrNotExist, false},
		"forbidden": {1, 10, nil, false},
		"fits":      {1, 10, nil, true},
		"large":     {1, 9, ErrLarge, false},
	} {
		data, err := web.Read(context.Background(), path, want.limit)
		if want.ok != (err == nil && string(data) == "1234567890") || want.err != nil && !errors.Is(err, want.err) || asked["/"+path] != want.asked {
			t.Errorf("%s: %q, %v, asked %d times", path, data, err, asked["/"+path])
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := web.Read(stopped, "fits", 10); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	server.Close()
	if _, err := web.Read(context.Background(), "fits", 10); err == nil {
		t.Error("nobody answers, and no error")
	}
	if err := wait(stopped, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
	if _, err := (Web{Prefix: "http://\x00"}).Read(context.Background(), publog.CheckpointPath, 1); err == nil {
		t.Error("an address that is none, and no error")
	}
}
