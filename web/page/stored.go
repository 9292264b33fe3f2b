package page

import (
	"errors"
	"net/http"

	"mandamus/store"
)

// failures are the ways in which the store may fail that are no fault of the program, with the word of their page. Reading goes on where only
// writing failed.
var failures = []struct {
	err  error
	word string
}{
	{store.ErrFull, "full"}, {store.ErrReadOnly, "read_only"}, {store.ErrUnavailable, "unavailable"},
}

// storeFailed answers where the store has failed, and reports whether it was that. The operator finds it in the log.
func (v *Visit) storeFailed(err error) bool {
	for _, f := range failures {
		if errors.Is(err, f.err) {
			v.Site.Log.ErrorContext(v.Ctx(), "store", "request", requestID(v.R), "why", f.word, "path", v.R.URL.Path, "error", err)
			v.W.Header().Set("Retry-After", "60")
			v.Fail(http.StatusServiceUnavailable, f.word, Trouble{}, "id", requestID(v.R))
			return true
		}
	}
	return false
}
