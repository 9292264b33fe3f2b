package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// policy is strict on purpose: no script or style inside a page, nothing from elsewhere, no frame around it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secured sets the headers every answer has.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
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
func (d *Desk) sameSite(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(d.foreign))
	return guard.Handler(next)
}

// recovered answers a panic with a page that names the request, and puts the stack into the log.
func (d *Desk) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p) // the way to give up a connection in silence
			}
			d.Log.ErrorContext(r.Context(), "panic", "request", requestID(r), "value", p, "stack", string(debug.Stack()))
			d.serverError(w, r)
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
func (d *Desk) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := d.Now(), d.NewID()
		r = r.WithContext(context.WithValue(r.Context(), idKey{}, id))
		w.Header().Set("X-Request-Id", id)
		seen := &observed{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		level := slog.LevelInfo
		if seen.status >= http.StatusInternalServerError {
			level = slog.LevelError
		}
		d.Log.Log(r.Context(), level, "request", "request", id, "method", r.Method, "path", r.URL.Path, "status", seen.status,
			"bytes", seen.bytes, "took", d.Now().Sub(start).Round(time.Microsecond))
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
