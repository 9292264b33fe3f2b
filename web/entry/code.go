package entry

import (
	"net/http"

	"mandamus/web/page"
)

func showCodeEntry(v *page.Visit) { askCode(v, "", nil, 0) }

// askCode shows the form for an access code. What was mistyped is shown again, to be compared with the sheet.
func askCode(v *page.Visit, typed string, problems page.Errors, status int) {
	v.Show(page.Answer{Name: "entry/code", Status: status, Title: v.T("entry.code"), Failed: status != 0, Secret: true, Data: codeEntry{
		Typed: typed, Errors: problems, Error: problems.Of("code"), More: len(v.Visitor.Codes),
	}})
}

// codeEntry is the page with the form for an access code.
type codeEntry struct {
	Typed  string
	Error  string
	Errors page.Errors
	More   int // codes the session holds already: the new one joins them
}

// enterCode lets somebody in by an access code. Codes that were entered before stay with the session.
func enterCode(v *page.Visit) {
	typed := v.Form.Get("code")
	if typed == "" {
		askCode(v, "", page.Errors{{Field: "code", Text: v.T("entry.code.missing")}}, http.StatusUnprocessableEntity)
		return
	}
	ticket, err := v.Accounts().Redeem(v.Ctx(), typed, v.Session(), v.From(), v.Site.Now())
	if err != nil {
		refused := refusalOf(err)
		askCode(v, typed, refused.on("code", v.Lang), refused.status(v))
		return
	}
	enter(v, ticket)
}
