package entry

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

// Claim: name and password let in to the first page of the role, or back to the page that was asked for; in both languages.
func TestSignIn(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	says(t, s.Nobody().Get("/zh/sign-in"), http.StatusOK, "登录", "查询码")
	says(t, s.Nobody().Get("/en/sign-in"), http.StatusOK, "Sign in", "access code")
	leads(t, s.Nobody().Get("/zh/cases/x?a=b"), "/zh/sign-in?back=%2Fzh%2Fcases%2Fx%3Fa%3Db")
	leads(t, s.Nobody().Post("/zh/sign-in", form("name", " Anna ", "password", good, "back", "/zh/cases/x?a=b")), "/zh/cases/x?a=b")
	c := s.Nobody()
	leads(t, c.Post("/en/sign-in", form("name", "anna", "password", good)), "/en/today")
	says(t, c.Get("/en/cases/x"), http.StatusOK, "the case")
	for name, want := range map[string]string{
		"clerk": "today", "president": "today", "supervisor": "supervision", "overseer": "cases", "administrator": "accounts", "debtor": "owe",
	} {
		grants := userNamed(t, s, name).Grants
		person(t, s, "second-"+name, grants...)
		leads(t, s.Nobody().Post("/zh/sign-in", form("name", "second-"+name, "password", good)), "/zh/"+want)
	}
}

// Claim: an unknown name, a wrong password, a waiting and a disabled account read the same sentence, and the record has the true reason.
func TestSignInRefused(t *testing.T) {
	s := begin(t)
	a := person(t, s, "anna", judgeAt(here))
	gone := person(t, s, "gone", judgeAt(here))
	if err := s.Accounts.Disable(t.Context(), account.System, gone.ID, s.Clock()); err != nil {
		t.Fatal(err)
	}
	try := func(name, password string) webtest.Answer {
		return s.Nobody().Post("/en/sign-in", form("name", name, "password", password))
	}
	for _, test := range []struct {
		name, password string
		why            account.Why
	}{{"nobody", good, account.UnknownName}, {"anna", other, account.WrongPassword}, {"gone", good, account.IsDisabled}, {"' OR 1=1 --", good, account.UnknownName}} {
		answer := try(test.name, test.password)
		says(t, answer, http.StatusUnprocessableEntity, "Error: Sign in", "Name or password is wrong, or the account waits")
		if strings.Contains(answer.Body, test.password) {
			t.Error("the password is on the page")
		}
		if r := newest(t, s); r.Why != test.why {
			t.Errorf("%s: on record is %q, want %q", test.name, r.Why, test.why)
		}
	}
	for range 4 {
		try("anna", other)
	}
	if r := newest(t, s); r.What != account.Locked || r.Account != a.ID {
		t.Errorf("not locked: %+v", r)
	}
	says(t, try("anna", good), http.StatusUnprocessableEntity, "Name or password is wrong, or the account waits")
	if r := newest(t, s); r.Why != account.IsLocked {
		t.Errorf("on record is %q", r.Why)
	}
	s.Pass(2 * time.Minute)
	leads(t, try("anna", good), "/en/today")
	says(t, try("", ""), http.StatusUnprocessableEntity, "Enter the sign-in name", "Enter the password", `href="#name"`, `href="#password"`)
}

// Claim: who tries too often from one place is told when to come again, and may then.
func TestTooMany(t *testing.T) {
	s := begin(t)
	for _, test := range []struct{ path, name, value string }{{"/zh/sign-in", "name", "nobody"}, {"/zh/sign-in/code", "code", strings.Repeat("0", 28)}} {
		c := s.Nobody()
		var a webtest.Answer
		for range 200 {
			if a = c.Post(test.path, form(test.name, test.value, "password", good)); a.Status == http.StatusTooManyRequests {
				break
			}
		}
		says(t, a, http.StatusTooManyRequests, "秒后再试")
		var seconds int
		if _, err := fmt.Sscan(a.Header.Get("Retry-After"), &seconds); err != nil || seconds < 1 || seconds > 30 {
			t.Fatalf("%s: come again after %q", test.path, a.Header.Get("Retry-After"))
		}
		s.Pass(time.Duration(seconds) * time.Second)
		says(t, c.Post(test.path, form(test.name, test.value, "password", good)), http.StatusUnprocessableEntity)
	}
}

// Claim: nothing leads away from the site, or in a circle around the door.
func TestBackStaysHere(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	for _, back := range []string{
		"https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "evil", "\\\\evil.example", "/zh/sign-in?back=x",
		"/zh/sign-out", "/zh/password", "/zh/hat", "/zh/sign-in/code", "http:/zh/cases", "/%\n", "/zh/cases\r\nSet-Cookie: a=b",
	} {
		leads(t, s.Nobody().Post("/zh/sign-in", form("name", "anna", "password", good, "back", back)), "/zh/today")
	}
}

// Claim: a session is a new one at every sign-in; the cookie is for the server alone, and a forged or ended one opens nothing.
func TestSession(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	c := s.Nobody()
	c.SetCookie("session", strings.Repeat("A", 43)) // fixation: one that somebody has planted
	a := c.Post("/zh/sign-in", form("name", "anna", "password", good))
	first := c.Cookie("session")
	if first == strings.Repeat("A", 43) || len(first) != 43 {
		t.Fatalf("the session is %q", first)
	}
	set := ""
	for _, line := range a.Header.Values("Set-Cookie") {
		if strings.HasPrefix(line, "session=") {
			set = line
		}
	}
	for _, part := range []string{"HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(set, part) {
			t.Errorf("the cookie %q lacks %s", set, part)
		}
	}
	leads(t, c.Post("/zh/sign-in", form("name", "anna", "password", good)), "/zh/today")
	if c.Cookie("session") == first {
		t.Error("a second sign-in goes on with the first session")
	}
	old := s.Nobody()
	old.SetCookie("session", first)
	leads(t, old.Get("/zh/cases/x"), "/zh/sign-in?back=%2Fzh%2Fcases%2Fx&ended=1")
	says(t, s.Nobody().Get("/zh/sign-in?ended=1"), http.StatusOK, "您的登录已结束")
}

// Claim: over TLS the cookie is bound to the host and to TLS.
func TestSecureCookie(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	s.Page.Secure = true
	a := s.Nobody().Post("/zh/sign-in", form("name", "anna", "password", good))
	for _, line := range a.Header.Values("Set-Cookie") {
		if strings.HasPrefix(line, "__Host-session=") && strings.Contains(line, "; Secure") && !strings.Contains(line, "Domain") {
			return
		}
	}
	t.Errorf("cookies %q", a.Header.Values("Set-Cookie"))
}

// Claim: signing out ends the session on the server; the token in a copied cookie is good for nothing afterwards.
func TestSignOut(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	c := in(t, s, "anna")
	copied := s.Nobody()
	copied.SetCookie("session", c.Cookie("session"))
	says(t, copied.Get("/zh/sign-out"), http.StatusOK, "退出登录")
	a := c.Post("/zh/sign-out", nil)
	leads(t, a, "/zh/sign-in")
	says(t, c.Get("/zh/sign-in"), http.StatusOK, "您已退出登录")
	if r := newest(t, s); r.What != account.SignedOut {
		t.Errorf("on record is %q", r.What)
	}
	if copied.Get("/zh/cases/x").Status != http.StatusSeeOther {
		t.Error("a copied session outlives the sign-out")
	}
	leads(t, s.Nobody().Get("/zh/sign-out"), "/zh/sign-in")
}

// Claim: a first password opens one page alone, the one on which another is chosen; afterwards all is open, and other sessions have ended.
func TestFirstPassword(t *testing.T) {
	s := begin(t)
	a, first, err := s.Accounts.Create(t.Context(), account.System, account.New{Name: "anna", Display: "甲女士", Grants: []account.Grant{judgeAt(here)}}, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	c, elsewhere := s.Nobody(), s.Nobody()
	for _, b := range []*webtest.Client{c, elsewhere} {
		leads(t, b.Post("/zh/sign-in", form("name", "anna", "password", first, "back", "/zh/cases/x")), "/zh/password?back=%2Fzh%2Fcases%2Fx")
	}
	leads(t, c.Get("/zh/cases/x"), "/zh/password")
	says(t, c.Get("/zh/password?back=/zh/cases/x"), http.StatusOK, "由管理员生成", `value="/zh/cases/x"`)
	for _, test := range []struct{ old, fresh, again, want string }{
		{"", "", "", "请输入密码"}, {first, good, other, "两次输入的新密码不一样"}, {first, "short", "short", "至少需要 12 个"}, {first, "甲女士甲女士甲女士甲女士", "甲女士甲女士甲女士甲女士", "不得含有"},
		{first, first, first, "新密码与旧密码相同"}, {other, good, good, "现在的密码不对"}, {first, "password123456", "password123456", "常见的密码"},
	} {
		answer := c.Post("/zh/password", form("old", test.old, "new", test.fresh, "again", test.again))
		says(t, answer, http.StatusUnprocessableEntity, test.want, "<title>错误：")
		if test.fresh != "" && strings.Contains(main(answer), `value="`+test.fresh) {
			t.Error("a password is on the page")
		}
	}
	before := c.Cookie("session")
	leads(t, c.Post("/zh/password", form("old", first, "new", good, "again", good, "back", "/zh/cases/x")), "/zh/cases/x")
	if c.Cookie("session") == before {
		t.Error("the session goes on as it was")
	}
	says(t, c.Get("/zh/cases/x"), http.StatusOK, "the case")
	leads(t, elsewhere.Get("/zh/password"), "/zh/sign-in")
	if r := newest(t, s); r.What != account.PasswordChanged || r.Account != a.ID {
		t.Errorf("on record is %+v", r)
	}
	if says(t, s.WithCode(t, 0).Get("/zh/password"), http.StatusNotFound); t.Failed() {
		t.Error("an access code has a password")
	}
}

// Claim: an access code opens, in any case and spacing; with a second one the session holds both. What is wrong with one is said.
func TestCode(t *testing.T) {
	s := begin(t)
	id, code := caseAt(t, s, here)
	says(t, s.Nobody().Get("/en/sign-in/code"), http.StatusOK, "Enter your access code")
	c := s.Nobody()
	leads(t, c.Post("/zh/sign-in/code", form("code", strings.ToLower(strings.ReplaceAll(code, "-", " \n")))), "/zh/my")
	if r := newest(t, s); r.What != account.CodeUsed || r.Object != string(id) {
		t.Errorf("on record is %+v", r)
	}
	first := c.Cookie("session")
	_, second := caseAt(t, s, railway)
	says(t, c.Get("/zh/sign-in/code"), http.StatusOK, "您已凭 1 个查询码进入")
	leads(t, c.Post("/zh/sign-in/code", form("code", second)), "/zh/my")
	if v, err := s.Accounts.Resolve(t.Context(), c.Cookie("session"), s.Clock()); err != nil || len(v.Codes) != 2 || c.Cookie("session") == first {
		t.Errorf("the session holds %d codes: %v", len(v.Codes), err)
	}
	swapped := []byte(code)
	swapped[0], swapped[1] = '8', '9'
	unknown := "0000-0000-0000-0000-0000-0000-00"
	for typed, want := range map[string]string{"": "请输入查询码", string(swapped): "逐组核对", "1234": "逐组核对", unknown: "28 个字符", strings.Repeat("7", 300): "逐组核对"} {
		answer := s.Nobody().Post("/zh/sign-in/code", form("code", typed))
		says(t, answer, http.StatusUnprocessableEntity, want)
		if strings.Contains(string(answer.Header.Get("Set-Cookie")), "session=") {
			t.Error("a session was opened")
		}
	}
}

// Claim: a form of the door without our token, with that of another browser, from another site, too large or no form is refused.
func TestForgedForms(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	stranger := s.Nobody()
	for _, path := range []string{"/zh/sign-in", "/zh/sign-in/code", "/zh/password", "/zh/sign-out"} {
		c := in(t, s, "anna")
		for _, token := range []string{"", "x", stranger.Token()} {
			a := c.PostRaw(path, form(page.TokenField, token, "name", "anna", "password", good, "old", good, "new", other, "again", other))
			says(t, a, http.StatusForbidden, "表单已失效")
			if strings.Contains(a.Body, good) || strings.Contains(a.Body, other) {
				t.Errorf("%s: a password is on the page", path)
			}
		}
		c.Headers["Sec-Fetch-Site"] = "cross-site"
		if a := c.PostRaw(path, form(page.TokenField, c.Token())); a.Status != http.StatusForbidden {
			t.Errorf("%s from another site: %d", path, a.Status)
		}
		delete(c.Headers, "Sec-Fetch-Site")
		says(t, c.Post(path, form("name", strings.Repeat("x", doorBody))), http.StatusRequestEntityTooLarge)
	}
}

// Claim: a form that was sent after the session had ended is not carried out and not lost: it is shown, and sent again by whoever signs in.
func TestTypedIsKept(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	c := in(t, s, "anna")
	note := form("text", "送达地址有误 <b>", "kind", "a")
	note.Add("kind", "b")
	token := c.Token()
	s.Pass(31 * time.Minute)
	sent := form(page.TokenField, token)
	for name, values := range note {
		sent[name] = values
	}
	a := c.PostRaw("/zh/cases/x/note", sent)
	says(t, a, http.StatusUnauthorized, "送达地址有误 &lt;b&gt;", `name="kind" value="a"`, `name="kind" value="b"`, "再次提交")
	leads(t, c.Post("/zh/sign-in", form("name", "anna", "password", good)), "/zh/today")
	sent[page.TokenField] = []string{webtest.TokenIn(a.Body)}
	a = c.PostRaw("/zh/cases/x/note", sent)
	says(t, a, http.StatusForbidden, "送达地址有误 &lt;b&gt;", "甲anna")
	sent[page.TokenField] = []string{webtest.TokenIn(main(a))}
	if a = c.PostRaw("/zh/cases/x/note", sent); a.Status != http.StatusOK || a.Body != "noted 送达地址有误 <b>" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// Claim: who acts in several places chooses one, sees where they are, and has the roles of that one alone.
func TestHats(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here), account.Grant{Role: policy.Administrator, Court: railway}, account.Grant{Role: policy.DebtorOffice, Body: "qinghe-compensation"})
	c := s.Nobody()
	leads(t, c.Post("/zh/sign-in", form("name", "anna", "password", good, "back", "/zh/cases/x")), "/zh/hat?back=%2Fzh%2Fcases%2Fx")
	says(t, c.Get("/zh/hat?back=/zh/cases/x"), http.StatusOK, "法官", "被执行人法制机构", "系统管理员", `value="/zh/cases/x"`)
	says(t, c.Get("/zh/accounts"), http.StatusForbidden)
	for _, as := range []string{"", "-1", "3", "x"} {
		says(t, c.Post("/zh/hat", form("as", as)), http.StatusUnprocessableEntity, "请选择一个身份")
	}
	leads(t, c.Post("/zh/hat", form("as", "1")), "/zh/accounts")
	says(t, c.Get("/zh/accounts"), http.StatusOK, "您现在的身份", "甲anna")
	says(t, c.Get("/zh/cases/x"), http.StatusForbidden)
	leads(t, c.Post("/zh/hat", form("as", "2")), "/zh/owe")
	leads(t, c.Post("/zh/hat", form("as", "0", "back", "/zh/cases/x")), "/zh/cases/x")
	leads(t, s.Nobody().Get("/zh/hat"), "/zh/sign-in?back=%2Fzh%2Fhat")
}

// Claim: who has a password can change it from every page; who came with a code has none to change.
func TestPasswordLink(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	if a := in(t, s, "anna").Get("/zh/hat"); !strings.Contains(a.Body, `href="/zh/password"`) {
		t.Error("no way to the password")
	}
	if a := s.WithCode(t, 0).Get("/zh/sign-in/code"); strings.Contains(a.Body, `href="/zh/password"`) {
		t.Error("a code has a way to a password")
	}
}
