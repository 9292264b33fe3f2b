package page

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// ContentPolicy is strict on purpose: no script or style inside a page, nothing from elsewhere, no frame around it.
const ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secured sets the headers every answer has.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", ContentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		next.ServeHTTP(w, r)
	})
}

// sameSite refuses requests that would change something and come from the page of another site.
func (s *Site) sameSite(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Log.WarnContext(r.Context(), "refused", "request", requestID(r), "why", "other site", "path", r.URL.Path)
		s.bare(w, r).Fail(http.StatusForbidden, "foreign", Trouble{})
	}))
	return guard.Handler(next)
}

// inTurn works on a bounded number of requests at a time. Under a flood the others wait at the cost of a goroutine each, instead of all of
// them holding half a page in memory; who gives up waiting is forgotten.
func (s *Site) inTurn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case s.places <- struct{}{}:
			defer func() { <-s.places }()
			next.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
}

// bare is a visit of nobody, for answers that must not ask the store who comes.
func (s *Site) bare(w http.ResponseWriter, r *http.Request) *Visit {
	return s.begun(w, r)
}

// recovered answers a panic with a page that names the request, and puts the stack into the log.
func (s *Site) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p) // the way to give up a connection in silence
			}
			if err, ok := p.(error); ok && s.bare(w, r).storeFailed(err) {
				return
			}
			s.Log.ErrorContext(r.Context(), "panic", "request", requestID(r), "value", p, "stack", string(debug.Stack()))
			s.bare(w, r).Fail(http.StatusInternalServerError, "server", Trouble{}, "id", requestID(r))
		}()
		next.ServeHTTP(w, r)
	})
}

// idKey is the place of the request id in the context.
type idKey struct{}

// requestID is the id of a request.
func requestID(r *http.Request) string {
	id, _ := r.Context().Value(idKey{}).(string)
	return id
}

// logged gives each request an id, which the answer names too, and writes one line for it. A query is not logged: it may say what somebody
// is looking for.
func (s *Site) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := s.Now(), s.NewID()
		r = r.WithContext(context.WithValue(r.Context(), idKey{}, id))
		w.Header().Set("X-Request-Id", id)
		seen := &observed{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		level := slog.LevelInfo
		if seen.status >= http.StatusInternalServerError {
			level = slog.LevelError
		}
		s.Log.Log(r.Context(), level, "request", "request", id, "method", r.Method, "path", r.URL.Path, "status", seen.status,
			"bytes", seen.bytes, "took", s.Now().Sub(start).Round(time.Microsecond))
	})
}

// observed notes what was answered.
type observed struct {
	http.ResponseWriter
	status, bytes int
}

func (o *observed) WriteHeader(status int) {
	if o.status == 0 {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

func (o *observed) Write(p []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	n, err := o.ResponseWriter.Write(p)
	o.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }
