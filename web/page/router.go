package page

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// Bounds on the bodies of forms, in bytes. A judgment that is pasted is long.
const (
	FormBody = 64 << 10
	TextBody = 1 << 20
)

// Handler answers a visit.
type Handler func(v *Visit)

// Route is one address of the site, as it was declared.
type Route struct {
	Method, Pattern string // without the language
	Access          Access
	Bare            bool // not under a language
	Shared          bool // the same for everybody

	limit int64 // of the body of a form, in bytes
}

// Router finds the handler of a request. What the mux of the standard library answers by itself, 404 and 405, it hands to the site, so that
// those pages help too.
type Router struct {
	site   *Site
	mux    *http.ServeMux
	routes []Route
}

func newRouter(s *Site) *Router { return &Router{site: s, mux: http.NewServeMux()} }

// Routes are all routes there are, in the order of their declaration.
func (r *Router) Routes() []Route { return r.routes }

// Get declares a page, under each language.
func (r *Router) Get(pattern string, a Access, h Handler) {
	r.declare(Route{Method: http.MethodGet, Pattern: pattern, Access: a}, h)
}

// Share declares a page, under each language, that is the same for everybody: who comes is not looked up, the browser is given nothing to remember,
// and caches may keep it for a while.
func (r *Router) Share(pattern string, h Handler) {
	r.declare(Route{Method: http.MethodGet, Pattern: pattern, Access: Anyone, Shared: true}, h)
}

// Bare declares an address outside the languages that anyone may ask for.
func (r *Router) Bare(pattern string, h Handler) {
	r.declare(Route{Method: http.MethodGet, Pattern: pattern, Access: Anyone, Bare: true}, h)
}

// Post declares where a form is sent, of at most limit bytes. The form must hold our token; the handler finds the rest in Visit.Form.
func (r *Router) Post(pattern string, a Access, limit int64, h Handler) {
	r.declare(Route{Method: http.MethodPost, Pattern: pattern, Access: a, limit: limit}, func(v *Visit) {
		if v.readForm() {
			h(v)
		}
	})
}

// PostOpen declares where a form is sent that changes nothing of anybody's and so needs no token. The handler reads it.
func (r *Router) PostOpen(pattern string, limit int64, h Handler) {
	r.declare(Route{Method: http.MethodPost, Pattern: pattern, Access: Anyone}, func(v *Visit) {
		v.R.Body = http.MaxBytesReader(v.W, v.R.Body, limit)
		h(v)
	})
}

func (r *Router) declare(route Route, h Handler) {
	r.routes = append(r.routes, route)
	if route.Bare { // it depends on nobody, so nobody is looked up
		r.mux.HandleFunc(route.Method+" "+route.Pattern, func(w http.ResponseWriter, req *http.Request) { h(r.site.bare(w, req)) })
		return
	}
	serve := func(w http.ResponseWriter, req *http.Request) {
		v, err := r.site.visit(w, req)
		if err != nil {
			panic(err) // the store cannot be read
		}
		v.route = route
		if v.admit(route.Access) {
			h(v)
		}
	}
	if route.Shared {
		serve = func(w http.ResponseWriter, req *http.Request) {
			v := r.site.bare(w, req)
			v.route = route
			h(v)
		}
	}
	for _, l := range languages {
		r.mux.HandleFunc(route.Method+" /"+string(l)+route.Pattern, serve)
	}
}

// readForm reads the form of a visit and looks at its token; where something is wrong it has been answered.
func (v *Visit) readForm() bool {
	form, ok := v.sent()
	if !ok {
		return false
	}
	token := form.Get(TokenField)
	form.Del(TokenField)
	if !v.genuine(token) {
		v.Site.Log.WarnContext(v.Ctx(), "refused", "request", requestID(v.R), "why", "token", "path", v.R.URL.Path)
		v.untrusted(form)
		return false
	}
	v.Form, v.key = form, requestKey(token, v.R.URL.Path, form)
	return true
}

// sent reads the body of a visit as a form; where that cannot be, it has been answered.
func (v *Visit) sent() (form url.Values, ok bool) {
	v.R.Body = http.MaxBytesReader(v.W, v.R.Body, v.route.limit)
	kind, _, _ := mime.ParseMediaType(v.R.Header.Get("Content-Type"))
	var err error
	switch kind {
	case "application/x-www-form-urlencoded":
		err = v.R.ParseForm()
	case "multipart/form-data":
		err = v.R.ParseMultipartForm(v.route.limit)
	default:
		err = errors.New("not a form: " + kind)
	}
	if err != nil {
		v.BadForm(err)
		return nil, false
	}
	return trimmed(v.R.PostForm), true
}

// ServeHTTP answers a request, or says why there is no answer.
func (r *Router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	h, pattern := r.mux.Handler(req)
	if pattern != "" {
		r.mux.ServeHTTP(w, req)
		return
	}
	tried := &refusal{header: http.Header{}}
	h.ServeHTTP(tried, req)
	v, err := r.site.visit(w, req)
	if err != nil {
		panic(err)
	}
	switch {
	case tried.status == http.StatusMethodNotAllowed:
		w.Header().Set("Allow", tried.header.Get("Allow"))
		v.methodNotAllowed(tried.header.Get("Allow"))
	case r.elsewhere(req) != "":
		http.Redirect(w, req, r.elsewhere(req), http.StatusPermanentRedirect)
	default:
		v.NotFound()
	}
}

// elsewhere is the address that was probably meant by one that ends in a slash; empty where there is none.
func (r *Router) elsewhere(req *http.Request) string {
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
