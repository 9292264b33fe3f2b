package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"golang.org/x/time/rate"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/publog/tiles"
)

// The bounds on what strangers may have put on the record: hashes a second, and at once.
const (
	lodgedPerSecond = 1
	lodgedAtOnce    = 20
)

// handler serves the log under /log/, with the open data, and all else by next.
func (p *publisher) handler(next http.Handler) http.Handler {
	if p == nil {
		return next
	}
	inner := http.NewServeMux()
	inner.Handle("/", tiles.Handler(p.folder))
	inner.Handle("/data/", http.StripPrefix("/data", p.shelf().Handler()))
	inner.Handle("POST /lodge", &lodging{desk: p.desk, limit: rate.NewLimiter(lodgedPerSecond, lodgedAtOnce)})
	if p.table != nil {
		inner.HandleFunc("GET /unsigned", p.table.fetch)
		inner.HandleFunc("POST /signed", p.table.bring)
	}
	outer := http.NewServeMux()
	outer.Handle("/log/", http.StripPrefix("/log", inner))
	outer.Handle("/", next)
	return outer
}

// lodging takes the hash of a filing that a counter refused, and answers with a receipt.
type lodging struct {
	desk  func() *app.App
	limit *rate.Limiter
}

// ServeHTTP takes 64 hexadecimal digits.
func (l *lodging) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 256))
	hash, decoded := hex.DecodeString(strings.TrimSpace(string(data)))
	switch {
	case err != nil || decoded != nil || len(hash) != sha256.Size:
		http.Error(w, http.StatusText(http.StatusBadRequest), http.StatusBadRequest)
		return
	case !l.limit.Allow():
		w.Header().Set("Retry-After", "60")
		http.Error(w, http.StatusText(http.StatusTooManyRequests), http.StatusTooManyRequests)
		return
	}
	receipt, err := l.desk().Lodge(r.Context(), [sha256.Size]byte(hash))
	if err != nil {
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(w, receipt.Text()) // who hung up asks again, and gets the same
}

// lodgedHash is what an entry says of a filing that was lodged.
func lodgedHash(e publog.Entry) string {
	var said struct{ SHA256 string }
	if e.Kind != publog.KindLodged || json.Unmarshal(e.Public, &said) != nil {
		return ""
	}
	return said.SHA256
}
