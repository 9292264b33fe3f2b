package web

import (
	"net/http"
	"strings"
)

// router finds the handler of a request. What the mux of the standard library answers by itself, 404 and 405, it hands to the desk, so that
// those pages help too.
type router struct {
	desk *Desk
	mux  *http.ServeMux
}

func newRouter(d *Desk) *router { return &router{d, http.NewServeMux()} }

func (r *router) get(pattern string, h http.HandlerFunc) { r.mux.HandleFunc("GET "+pattern, h) }

// post is a route that takes a body of at most limit bytes.
func (r *router) post(pattern string, limit int64, h http.HandlerFunc) {
	r.mux.HandleFunc("POST "+pattern, func(w http.ResponseWriter, req *http.Request) {
		req.Body = http.MaxBytesReader(w, req.Body, limit)
		h(w, req)
	})
}

// ServeHTTP answers a request, or says why there is no answer.
func (r *router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	h, pattern := r.mux.Handler(req)
	if pattern != "" {
		r.mux.ServeHTTP(w, req)
		return
	}
	tried := &refusal{header: http.Header{}}
	h.ServeHTTP(tried, req)
	switch {
	case tried.status == http.StatusMethodNotAllowed:
		w.Header().Set("Allow", tried.header.Get("Allow"))
		r.desk.methodNotAllowed(w, req, tried.header.Get("Allow"))
	case r.elsewhere(req) != "":
		http.Redirect(w, req, r.elsewhere(req), http.StatusPermanentRedirect)
	default:
		r.desk.notFound(w, req)
	}
}

// elsewhere is the address that was probably meant by one that ends in a slash; empty where there is none.
func (r *router) elsewhere(req *http.Request) string {
	trimmed := strings.TrimRight(req.URL.Path, "/")
	if trimmed == req.URL.Path || trimmed == "" || strings.HasPrefix(trimmed, "//") {
		return ""
	}
	again := req.Clone(req.Context())
	again.URL.Path, again.URL.RawPath = trimmed, ""
	if _, pattern := r.mux.Handler(again); pattern == "" {
		return ""
	}
	return again.URL.RequestURI()
}

// refusal takes in what the mux would answer by itself.
type refusal struct {
	header http.Header
	status int
}

func (r *refusal) Header() http.Header { return r.header }

func (r *refusal) WriteHeader(status int) { r.status = status }

func (r *refusal) Write(p []byte) (int, error) { return len(p), nil }
