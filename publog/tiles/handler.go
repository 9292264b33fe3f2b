package tiles

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"mandamus/publog"
)

// What may be kept how long: a tile never changes, the checkpoint may at any moment.
const (
	keepForEver = "public, max-age=31536000, immutable"
	askAgain    = "no-cache"
)

// Handler serves the log in a folder under its paths ("/checkpoint", "/tile/…"), to anybody and to scripts of any page. What is no file of
// the log is 404, whatever else lies in the folder.
func Handler(folder string) http.Handler {
	h := handler{Folder(folder)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /"+publog.CheckpointPath, h.checkpoint)
	mux.HandleFunc("GET /tile/", h.tile)
	return mux
}

type handler struct{ log Folder }

// checkpoint serves the newest checkpoint.
func (h handler) checkpoint(w http.ResponseWriter, r *http.Request) {
	data, err := h.log.Read(r.Context(), publog.CheckpointPath, publog.MaxCheckpoint)
	if err != nil {
		refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	serve(w, r, data, askAgain)
}

// tile serves a tile or an entry bundle.
func (h handler) tile(w http.ResponseWriter, r *http.Request) {
	t, err := publog.ParseTile(strings.TrimPrefix(r.URL.Path, "/"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	data, err := h.log.Read(r.Context(), t.Path(), int64(maxBundle))
	if err != nil {
		refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	if t.Level == publog.EntriesLevel {
		w.Header().Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			data = zipped(data)
		}
	}
	serve(w, r, data, keepForEver)
}

// serve answers with data; ranges and conditions are looked after by http.
func serve(w http.ResponseWriter, r *http.Request, data []byte, caching string) {
	w.Header().Set("Cache-Control", caching)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// refuse answers for a file that cannot be read. The answer is not kept: the file may come.
func refuse(w http.ResponseWriter, err error) {
	w.Header().Set("Cache-Control", "no-store")
	if errors.Is(err, fs.ErrNotExist) {
		http.Error(w, "not in the log", http.StatusNotFound)
		return
	}
	http.Error(w, "the log cannot be read", http.StatusInternalServerError)
}

// zipped is data as gzip writes it, quickly. The same data give the same bytes.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed) // the level exists
	w.Write(data)                                     // into memory
	w.Close()
	return out.Bytes()
}
