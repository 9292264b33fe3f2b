// Package verify is where an applicant meets the receipt: the sheet to print and keep, and the page that checks it.
//
// Words. A receipt is the text of package publog that proves that an application was filed. The sheet is a page with the receipt as text and as
// a code to be read by a phone; it stands apart from the access code and the opening file, which are for the applicant alone. The check page is
// one file, web/verify/src built by web/build-verify.mjs, that verifies a receipt in the browser: a second implementation beside package publog,
// which must come to the same verdict in the same words. It asks nobody, so it works from a disk and from whoever serves it.
//
// Nothing is verified here, and nothing that anybody pastes comes here.
package verify

import (
	"bytes"
	"embed"
	"html"
	"io/fs"
	"net/http"

	"mandamus/web/page"
)

// dist holds the check page once it is built. A copy of the source has none.
//
//go:embed all:dist
var dist embed.FS

//go:embed templates
var templates embed.FS

//i18n:keys verify.*

// Pages are the templates of the package.
func Pages() page.Screens { return page.Screens{Name: "verify", Files: templates} }

// Routes declares the check page, which has both languages in it, and the sheet.
func Routes(r *page.Router) {
	r.Bare(checkAt, check)
	r.Share("/open/receipt", check)
	r.Get("/receipt/{filing}", page.Anyone, sheet)
	r.Get("/receipt/{filing}/file", page.Anyone, file)
}

// CheckPage returns the check page, one whole file; nil where this program was built without it.
func CheckPage() []byte {
	data, err := fs.ReadFile(dist, "dist/check.html")
	if err != nil {
		return nil
	}
	return data
}

// CheckPolicy returns the content policy that the check page asks for, for the header it is served with.
func CheckPolicy(data []byte) string {
	_, rest, _ := bytes.Cut(data, []byte(`http-equiv="Content-Security-Policy" content="`))
	policy, _, _ := bytes.Cut(rest, []byte(`"`))
	return html.UnescapeString(string(policy)) + "; frame-ancestors 'none'"
}

// check serves the check page.
func check(v *page.Visit) {
	data := CheckPage()
	if data == nil {
		v.NotFound()
		return
	}
	h := v.W.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", CheckPolicy(data))
	h.Set("Cache-Control", "no-cache")
	v.Send(http.StatusOK, data)
}
