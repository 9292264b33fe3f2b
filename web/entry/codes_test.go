package entry

import (
	"net/http"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

// Claim: a code is issued on a sheet that is shown once and holds nothing of the case; it opens; the list says when it was used.
func TestIssueCode(t *testing.T) {
	s := begin(t)
	id, _ := caseAt(t, s, here)
	c, at := s.As(t, "clerk"), "/zh/cases/"+string(id)+"/codes"
	says(t, c.Get(at), http.StatusOK, "另发一个", "申请执行人", "未使用")
	says(t, c.Get("/en/cases/"+string(id)+"/codes"), http.StatusOK, "Issue another")
	sent := form(page.TokenField, c.Token(), "party", "a1")
	a := c.PostRaw(at, sent)
	says(t, a, http.StatusOK, "查询码只显示这一次", "http://example.com/zh/sign-in/code", "有效期至 2028-")
	code := secretOf(t, a)
	if r := newest(t, s); r.What != account.CodeIssued || r.By != userNamed(t, s, "clerk").ID || r.Object != string(id) {
		t.Errorf("on record is %+v", r)
	}
	d, _, err := s.App.Codes(t.Context(), actorOf(t, s, "clerk"), id)
	if err != nil {
		t.Fatal(err)
	}
	_, sheet, _ := strings.Cut(a.Body, `class="m-sheet"`)
	sheet, _, _ = strings.Cut(sheet, "</section>")
	for _, datum := range []string{string(id), numberOf(d), d.Side("applicant")[0].Name.In("zh")} {
		if datum != "" && strings.Contains(sheet, datum) {
			t.Errorf("%q stands on the sheet", datum)
		}
	}
	says(t, c.PostRaw(at, sent), http.StatusConflict, "这份表单已经提交过")
	if strings.Contains(c.Get(at).Body, code) {
		t.Error("the code is shown again")
	}
	leads(t, s.Nobody().Post("/zh/sign-in/code", form("code", code)), "/zh/my")
	says(t, c.Get(at), http.StatusOK, "使用中")
	says(t, c.Post(at, form("party", "d1")), http.StatusUnprocessableEntity, "查询码只发给申请执行人和代理人")
}

// Claim: a revoked code opens nothing, and the sessions it opened have ended.
func TestRevokeCode(t *testing.T) {
	s := begin(t)
	id, code := caseAt(t, s, here)
	party := s.Nobody()
	leads(t, party.Post("/zh/sign-in/code", form("code", code)), "/zh/my")
	codes, err := s.App.Store.Accounts().Codes(t.Context(), string(id))
	if err != nil || len(codes) != 1 {
		t.Fatal(codes, err)
	}
	c, at := s.As(t, "clerk"), "/zh/cases/"+string(id)+"/codes"
	says(t, c.Get(at+"/"+codes[0].ID+"/revoke"), http.StatusOK, "查询码即刻失效", shortCode(codes[0].ID))
	leads(t, c.Post(at+"/"+codes[0].ID+"/revoke", nil), at)
	says(t, c.Get(at), http.StatusOK, "已撤销")
	if r := newest(t, s); r.What != account.CodeRevoked || r.Code != codes[0].ID {
		t.Errorf("on record is %+v", r)
	}
	if party.Get("/zh/hat").Status != http.StatusSeeOther {
		t.Error("the session outlives its code")
	}
	says(t, s.Nobody().Post("/zh/sign-in/code", form("code", code)), http.StatusUnprocessableEntity, "已被撤销")
	says(t, c.Get(at+"/none/revoke"), http.StatusNotFound)
	other, _ := caseAt(t, s, railway)
	theirs, err := s.App.Store.Accounts().Codes(t.Context(), string(other))
	if err != nil {
		t.Fatal(err)
	}
	says(t, c.Post(at+"/"+theirs[0].ID+"/revoke", nil), http.StatusNotFound)
}

// Claim: codes are issued by the clerks and enforcers of the court that has the case, and by nobody else.
func TestCodesAreForTheCourt(t *testing.T) {
	s := begin(t)
	id, _ := caseAt(t, s, here)
	at := "/zh/cases/" + string(id) + "/codes"
	for _, c := range []*webtest.Client{s.As(t, "railway-clerk"), s.As(t, "administrator"), s.As(t, "supervisor"), s.As(t, "overseer"), s.As(t, "debtor"), s.WithCode(t, 0)} {
		says(t, c.Get(at), http.StatusForbidden)
		says(t, c.Post(at, form("party", "a1")), http.StatusForbidden)
	}
	c := s.As(t, "judge")
	says(t, c.Get("/zh/cases/none/codes"), http.StatusNotFound)
	says(t, c.PostRaw(at, form("party", "a1")), http.StatusForbidden, "表单已失效")
	leads(t, s.Nobody().Get(at), "/zh/sign-in?back="+strings.ReplaceAll(at, "/", "%2F"))
}
