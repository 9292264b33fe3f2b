package page

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// Asset serves a built file. Its name holds a digest of what is in it, so it never changes and may be kept for ever.
func Asset(v *Visit) {
	name := v.Value("file")
	data, zipped := v.Site.Assets.read(name, accepts(v.R, "gzip"))
	if data == nil {
		v.NotFound()
		return
	}
	h := v.W.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	if zipped {
		h.Set("Content-Encoding", "gzip")
	}
	v.Send(http.StatusOK, data)
}

// read returns a built file, zipped where that is wanted and was prepared; nil where there is none. Only what the manifest names is
// served.
func (a Assets) read(name string, zip bool) (data []byte, zipped bool) {
	known := false
	for _, file := range a.manifest {
		known = known || file == name
	}
	if !known {
		return nil, false
	}
	if zip {
		if data, err := fs.ReadFile(a.files, name+".gz"); err == nil {
			return data, true
		}
	}
	data, err := fs.ReadFile(a.files, name)
	if err != nil {
		return nil, false
	}
	return data, false
}

// contentType is the type of a file by its ending; the machine's own tables may lack one.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.TypeByExtension(path.Ext(name))
}

// accepts reports whether the browser takes an encoding.
func accepts(r *http.Request, encoding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == encoding && strings.ReplaceAll(params, " ", "") != "q=0" {
			return true
		}
	}
	return false
}

// Robots keeps machines from the desk, whose pages are for people with a case, and lets them read the public record.
func Robots(v *Visit) {
	v.W.Header().Set("Content-Type", "text/plain; charset=utf-8")
	v.Send(http.StatusOK, []byte("User-agent: *\nAllow: /zh/open\nAllow: /en/open\nAllow: /sitemap.xml\nAllow: /assets/\nDisallow: /\n"))
}

// Favicon answers browsers that ask for an icon by its old name.
func Favicon(v *Visit) {
	if icon := v.Site.Assets.URL("icon.svg"); icon != "" {
		http.Redirect(v.W, v.R, icon, http.StatusFound)
		return
	}
	v.W.WriteHeader(http.StatusNoContent)
}
