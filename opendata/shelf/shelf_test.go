package shelf

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"mandamus/civil"
	"mandamus/internal/durable"
	"mandamus/opendata"
	"mandamus/publog"
	"mandamus/record"
)

// night puts the open data of a log of some size on a shelf.
func night(t *testing.T, s Shelf, day civil.Day, size int64) Night {
	t.Helper()
	files, err := opendata.Make(record.NewRecord(), publog.Checkpoint{Origin: "court.example/record", Size: size})
	if err != nil {
		t.Fatal(err)
	}
	n := Night{day, files[len(files)-1].SHA256}
	if err := errors.Join(os.MkdirAll(string(s)+"/days", 0o755), s.Put(files), s.Enter(n)); err != nil {
		t.Fatal(err)
	}
	return n
}

// Claim: nights stay, the newest comes first; each has its own manifest, and files that are the same lie there once.
func TestNightsStay(t *testing.T) {
	s := Shelf(t.TempDir())
	if nights, err := s.Nights(); err != nil || len(nights) != 0 || s.Has(civil.Date(2026, 1, 31)) {
		t.Fatalf("an empty shelf has %v, %v", nights, err)
	}
	first := night(t, s, civil.Date(2026, 1, 31), 5)
	folders, _ := os.ReadDir(string(s))
	second := night(t, s, civil.Date(2026, 2, 1), 6)
	more, _ := os.ReadDir(string(s))
	if len(more) != len(folders)+1 {
		t.Errorf("%d folders became %d: one more manifest is all there is", len(folders), len(more))
	}
	nights, err := s.Nights()
	if err != nil || len(nights) != 2 || nights[0] != second || nights[1] != first || !s.Has(first.Day) {
		t.Fatalf("%v, %v", nights, err)
	}
	for i, n := range nights {
		if m, err := s.Manifest(n); err != nil || m.Size != int64(6-i) {
			t.Errorf("%v: %+v, %v", n, m, err)
		}
	}
	if _, err := s.Manifest(Night{SHA256: "../../etc"}); !errors.Is(err, opendata.ErrManifest) {
		t.Errorf("a hash that is none: %v", err)
	}
}

// Claim: one puts files on the shelf at a time.
func TestOneAtATime(t *testing.T) {
	s := Shelf(t.TempDir())
	unlock, err := s.Lock()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Lock(); !errors.Is(err, durable.ErrLocked) {
		t.Errorf("a second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if unlock, err = s.Lock(); err != nil {
		t.Errorf("after it was given back: %v", err)
	} else if err := unlock(); err != nil {
		t.Error(err)
	}
}

// Claim: every file of the manifest is served whole, with its hash, to be kept for ever; a download goes on where it broke off; the latest
// manifest has an address of its own; nothing else in the folder is served.
func TestServed(t *testing.T) {
	s := Shelf(t.TempDir())
	n := night(t, s, civil.Date(2026, 1, 31), 5)
	server := httptest.NewServer(http.StripPrefix("/log/data", s.Handler()))
	defer server.Close()
	get := func(path string, headers ...string) (*http.Response, string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/log/data/"+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		answer, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer, string(data)
	}
	m, err := s.Manifest(n)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		answer, data := get(f.Path())
		sum := sha256.Sum256([]byte(data))
		if hex.EncodeToString(sum[:]) != f.SHA256 || answer.Header.Get("ETag") != `"`+f.SHA256+`"` || answer.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" || answer.Header.Get("Content-Type") == "" {
			t.Errorf("%s: %d %v", f.Name, answer.StatusCode, answer.Header)
		}
		answer, rest := get(f.Path(), "Range", "bytes=1-", "If-Range", `"`+f.SHA256+`"`)
		if answer.StatusCode != http.StatusPartialContent || f.Bytes > 0 && rest != data[1:] {
			if f.Bytes > 1 {
				t.Errorf("the rest of %s: %d", f.Name, answer.StatusCode)
			}
		}
		if answer, _ = get(f.Path(), "If-None-Match", `"`+f.SHA256+`"`); answer.StatusCode != http.StatusNotModified {
			t.Errorf("%s again: %d", f.Name, answer.StatusCode)
		}
	}
	if answer, data := get("latest"); answer.Request.URL.Path != "/log/data/"+n.SHA256+"/manifest.json" || len(data) == 0 {
		t.Errorf("latest: %v, %d bytes", answer.Request.URL, len(data))
	}
	for _, path := range []string{"lock", "days/2026-01-31", n.SHA256 + "/other.csv", n.SHA256, "", n.SHA256 + "/..%2Fdays%2F2026-01-31"} {
		if answer, _ := get(path); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%q: %d", path, answer.StatusCode)
		}
	}
}
