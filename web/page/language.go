package page

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"mandamus/i18n"
)

// languages are the languages of the desk, the one for everybody else first.
var languages = []i18n.Lang{i18n.ZH, i18n.EN}

// langCookie remembers the language for the bare address; themeCookie the theme.
const (
	langCookie  = "lang"
	themeCookie = "theme"
	aYear       = 365 * 24 * 60 * 60 // seconds
)

// pathLang is the language of a path; ok is false where it names none.
func pathLang(path string) (l i18n.Lang, ok bool) {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	l = i18n.Lang(first)
	return l, slices.Contains(languages, l)
}

// langOf is the language of a request: of its path, else of the cookie, else what the browser prefers, else Chinese.
func langOf(r *http.Request) i18n.Lang {
	if l, ok := pathLang(r.URL.Path); ok {
		return l
	}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(languages, i18n.Lang(c.Value)) {
		return i18n.Lang(c.Value)
	}
	return preferred(r.Header.Get("Accept-Language"))
}

// preferred is the language of ours that a header Accept-Language rates highest.
func preferred(header string) i18n.Lang {
	best, most := languages[0], 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		l, err := i18n.ParseLang(tag)
		if err != nil {
			continue
		}
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			if weight, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		if weight > most {
			best, most = l, weight
		}
	}
	return best
}

// inLanguage is the address of a page in another language.
func inLanguage(r *http.Request, l i18n.Lang) string {
	path := r.URL.EscapedPath()
	if _, ok := pathLang(path); ok {
		_, rest, _ := strings.Cut(path[1:], "/")
		path = "/" + string(l) + "/" + rest
	} else {
		path = "/" + string(l) + "/"
	}
	if r.URL.RawQuery != "" && r.Method != http.MethodPost {
		path += "?" + r.URL.RawQuery
	}
	return path
}

// Root leads from the bare address to the reader's language.
func Root(v *Visit) {
	v.W.Header().Set("Vary", "Cookie, Accept-Language")
	v.W.Header().Set("Cache-Control", "no-store")
	http.Redirect(v.W, v.R, "/"+string(v.Lang)+"/", http.StatusSeeOther)
}

// AnyLanguage leads from an address without a language to the same in the reader's.
func AnyLanguage(v *Visit) {
	v.W.Header().Set("Vary", "Cookie, Accept-Language")
	v.W.Header().Set("Cache-Control", "no-store")
	http.Redirect(v.W, v.R, "/"+string(v.Lang)+v.R.URL.Path, http.StatusSeeOther)
}

// taste sets a cookie that says how somebody likes to read. It is for the server alone and never leaves the site.
func (s *Site) taste(w http.ResponseWriter, r *http.Request, name, value string) {
	if c, err := r.Cookie(name); err == nil && c.Value == value {
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: aYear, HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
	})
}

// themes are light, dark, and what the machine prefers.
var themes = []string{"light", "dark", "auto"}

// themeOf is the theme of a request.
func themeOf(r *http.Request) string {
	if c, err := r.Cookie(themeCookie); err == nil && slices.Contains(themes, c.Value) {
		return c.Value
	}
	return themes[0]
}

// SetTheme keeps the theme and goes back to the page it was chosen on.
func SetTheme(v *Visit) {
	if err := v.R.ParseForm(); err != nil {
		v.BadForm(err)
		return
	}
	if theme := v.R.PostForm.Get("theme"); slices.Contains(themes, theme) {
		v.Site.taste(v.W, v.R, themeCookie, theme)
	}
	v.Redirect(v.R.PostForm.Get("back"))
}

// localPath is a path on this site, or the other one where the first would lead away.
func localPath(path, otherwise string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return otherwise
	}
	return path
}
