package page

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// sharedFor is how long a cache may keep what is the same for everybody, before it asks again.
const sharedFor = "public, max-age=60"

// SendShared sends what is the same for everybody, with a tag by which a cache asks whether it has changed. The content type must be set.
func (v *Visit) SendShared(status int, body []byte) {
	h := v.W.Header()
	h.Add("Vary", "Accept-Encoding")
	if status != http.StatusOK {
		h.Set("Cache-Control", "no-store")
		v.Send(status, body)
		return
	}
	h.Set("Cache-Control", sharedFor)
	sum := sha256.Sum256(body)
	tag := `W/"` + hex.EncodeToString(sum[:16]) + `"`
	h.Set("ETag", tag)
	if strings.Contains(v.R.Header.Get("If-None-Match"), tag) {
		v.W.WriteHeader(http.StatusNotModified)
		return
	}
	if accepts(v.R, "gzip") {
		body = zipped(body)
		h.Set("Content-Encoding", "gzip")
	}
	v.Send(status, body)
}
