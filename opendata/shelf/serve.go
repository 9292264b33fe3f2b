package shelf

import (
	"net/http"
	"os"
	"path"
	"time"

	"mandamus/opendata"
)

// kinds of content by the ending of a name.
var kinds = map[string]string{
	".csv": "text/csv; charset=utf-8", ".jsonl": "application/jsonl", ".json": "application/json", ".txt": "text/plain; charset=utf-8",
	".parquet": "application/vnd.apache.parquet",
}

// Handler serves the files under "/HASH/NAME", to anybody and to scripts of any page, whole or in ranges, so that a download that broke off goes
// on where it was; and sends whoever asks for "/latest" to the manifest of the newest night. All else is 404.
func (s Shelf) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /latest", s.latest)
	mux.HandleFunc("GET /{hash}/{name}", s.file)
	return mux
}

func (s Shelf) latest(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	nights, err := s.Nights()
	if err != nil || len(nights) == 0 {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Location", nights[0].SHA256+"/"+opendata.ManifestName) // beside this address, wherever the shelf hangs
	w.WriteHeader(http.StatusFound)
}

func (s Shelf) file(w http.ResponseWriter, r *http.Request) {
	hash, name := r.PathValue("hash"), r.PathValue("name")
	if !opendata.IsPath(hash, name) {
		http.NotFound(w, r)
		return
	}
	f, err := os.Open(s.at(hash, name))
	if err != nil {
		w.Header().Set("Cache-Control", "no-store")
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	h := w.Header()
	h.Set("Content-Type", kinds[path.Ext(name)])
	h.Set("ETag", `"`+hash+`"`)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, f)
}
