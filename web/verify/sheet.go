package verify

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/web/page"
)

// Sheet is the receipt on paper. The filing reference and the receipt are on it, and nothing that only the applicant may have.
type Sheet struct {
	Filing   string
	Text     string // empty where nothing is proved or promised yet; then all that follows is
	Code     *Code  // nil where the receipt is too long for a code
	Partial  bool   // the code leaves the proof out, which the log gives to anybody
	By       string // until when the entry was promised to be in the log; empty without a promise
	Proved   bool   // the proof is in it
	File     string // address of the text
	Check    string // address of the check page with the receipt behind the #
	CheckRaw string // address of the check page as it is printed
}

// sheet shows the receipt of the application that a filing reference names.
func sheet(v *page.Visit) {
	b, ok := receipt(v)
	if !ok {
		return
	}
	if b.Proof == nil && b.Promise == nil {
		v.Show(page.Answer{Name: "verify/sheet", Title: v.T("verify.sheet.title", "filing", b.Filing), Data: Sheet{Filing: b.Filing}, Secret: true})
		return
	}
	text := b.Text()
	s := Sheet{Filing: b.Filing, Text: text, Proved: b.Proof != nil, File: v.Path("receipt", b.Filing, "file"), CheckRaw: checkAt}
	s.Check = checkAt + "#" + base64.RawURLEncoding.EncodeToString([]byte(text))
	if b.Promise != nil {
		s.By = due(b.Promise)
	}
	if payload, fits := Payload(b); fits {
		s.Code, _ = Encode(payload)
		s.Partial = payload != text
	}
	v.Show(page.Answer{Name: "verify/sheet", Title: v.T("verify.sheet.title", "filing", b.Filing), Data: s, Secret: true})
}

// file sends the receipt as a text to keep.
func file(v *page.Visit) {
	b, ok := receipt(v)
	if !ok {
		return
	}
	h := v.W.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="receipt-`+b.Filing+`.txt"`)
	h.Set("Cache-Control", "no-store")
	v.Send(http.StatusOK, []byte(b.Text()))
}

// receipt gets the receipt that the address asks for; where there is none it has been answered.
func receipt(v *page.Visit) (publog.Bundle, bool) {
	if v.App() == nil {
		v.NotFound()
		return publog.Bundle{}, false
	}
	b, err := v.App().Receipt(v.Ctx(), v.Value("filing"))
	switch {
	case errors.Is(err, app.ErrNotLogged):
		v.NotFound()
	case err != nil:
		v.Error(err)
	}
	return b, err == nil
}

// checkAt is where the check page is.
const checkAt = "/open/receipt/check.html"

// due is when a promise is due, for people; its form was made by this program.
func due(promise []byte) string {
	body, _, _ := strings.Cut(string(promise), "\n\n")
	p, err := publog.ParsePromise(body + "\n")
	if err != nil {
		return ""
	}
	return p.By.UTC().Format("2006-01-02 15:04:05 UTC")
}
