package entry

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/webtest"
)

func administratorAt(court string) account.Grant {
	return account.Grant{Role: policy.Administrator, Court: court}
}

// Claim: the list has the accounts of the administrator's court, by name, narrowed by the filter, a page at a time, and no other's.
func TestUsers(t *testing.T) {
	s := begin(t)
	c := s.As(t, "administrator")
	says(t, c.Get("/zh/accounts"), http.StatusOK, "书记员（演示）", "青禾县政府法制机构", "尚未设置自己的密码")
	says(t, c.Get("/en/accounts"), http.StatusOK, "Accounts", "first password")
	for query, want := range map[string][2]string{ // there, not there
		"":              {">clerk<", ">railway-clerk<"},
		"q=CLERK":       {">clerk<", ">judge<"},
		"role=judge":    {">judge<", ">clerk<"},
		"state=good":    {">administrator<", ">clerk<"},
		"q=nobody-such": {"没有符合条件的账户", ">clerk<"},
		"after=judge":   {">president<", ">clerk<"},
		"state=x&role=": {">clerk<", ">railway-judge<"},
	} {
		body := c.Get("/zh/accounts?" + query).Body
		if !strings.Contains(body, want[0]) || strings.Contains(body, want[1]) {
			t.Errorf("%q: lacks %s or has %s", query, want[0], want[1])
		}
	}
	for i := range usersPerPage {
		n := account.New{Name: fmt.Sprintf("zz-%02d", i), Display: "甲", Grants: []account.Grant{judgeAt(here)}}
		if _, _, err := s.Accounts.Create(t.Context(), account.System, n, s.Clock()); err != nil {
			t.Fatal(err)
		}
	}
	a := c.Get("/zh/accounts?q=zz-")
	if says(t, a, http.StatusOK, "zz-49"); strings.Contains(a.Body, "下一页") {
		t.Error("a last page leads on")
	}
	says(t, c.Get("/zh/accounts?role=judge"), http.StatusOK, "/zh/accounts?after=zz-48&amp;role=judge")
}

// Claim: an account is made with a password shown once, which leads its owner to the page of the first password; it is on record who made it.
func TestNewUser(t *testing.T) {
	s := begin(t)
	c := s.As(t, "administrator")
	says(t, c.Get("/zh/accounts/new"), http.StatusOK, "新建账户", "系统管理员")
	sent := form("name", "New.Judge", "display", "丁法官", "roles", "judge", "roles", "director")
	sent.Set(page.TokenField, c.Token())
	a := c.PostRaw("/zh/accounts/new", sent)
	says(t, a, http.StatusOK, "密码只显示这一次", "new.judge")
	password := secretOf(t, a)
	made := userNamed(t, s, "new.judge")
	if len(made.Grants) != 2 || made.Grants[1] != (account.Grant{Role: policy.Director, Court: here}) || !made.MustChange {
		t.Errorf("made %+v", made)
	}
	if r := newest(t, s); r.What != account.Created || r.Account != made.ID || r.By != userNamed(t, s, "administrator").ID {
		t.Errorf("on record is %+v", r)
	}
	says(t, c.PostRaw("/zh/accounts/new", sent), http.StatusConflict, "这份表单已经提交过")
	says(t, c.Get("/zh/accounts/"+made.ID), http.StatusOK, "建立账户", "丁法官")
	if a := c.Get("/zh/accounts/" + made.ID); strings.Contains(a.Body, password) {
		t.Error("the password is shown again")
	}
	leads(t, s.Nobody().Post("/zh/sign-in", form("name", "new.judge", "password", password)), "/zh/password")
	body := c.Post("/zh/accounts/new", form("name", "office", "display", "青禾县", "body", "qinghe-compensation\n\ntongyuan-remake"))
	secretOf(t, body)
	if g := userNamed(t, s, "office").Grants; len(g) != 2 || g[0] != (account.Grant{Role: policy.DebtorOffice, Body: "qinghe-compensation", Keeper: here}) {
		t.Errorf("the office has %+v", g)
	}
}

// Claim: what an account cannot be is said on the field it concerns, with what was typed; and nothing is made.
func TestNewUserRefused(t *testing.T) {
	s := begin(t)
	c := s.As(t, "administrator")
	for name, test := range map[string]struct {
		sent []string
		want []string
	}{
		"nothing":         {[]string{}, []string{`href="#name"`, `href="#display"`, `href="#roles"`, "账户没有任何角色", "请输入用户名"}},
		"a name taken":    {[]string{"name", "clerk", "display", "甲<b>", "roles", "judge"}, []string{"已被使用", "甲&lt;b&gt;", `value="judge" checked`}},
		"no such role":    {[]string{"name", "xx", "display", "甲", "roles", "king"}, []string{"没有 “king” 这一角色"}},
		"a party":         {[]string{"name", "xx", "display", "甲", "roles", "applicant"}, []string{"凭查询码登录"}},
		"no such body":    {[]string{"name", "xx", "display", "甲", "body", "moon"}, []string{"名录中没有机关“moon”", `href="#body"`}},
		"nobody there":    {[]string{"name", "xx", "display", "甲", "roles", "judge", "staff", "moon"}, []string{"本院没有工作人员“moon”"}},
		"of the railway":  {[]string{"name", "xx", "display", "甲", "roles", "judge", "staff", "demo-railway-judge"}, []string{"本院没有工作人员"}},
		"somebody's self": {[]string{"name", "xx", "display", "甲", "roles", "judge", "staff", "demo-judge"}, []string{"已有账户“judge”"}},
	} {
		a := c.Post("/zh/accounts/new", form(test.sent...))
		if says(t, a, http.StatusUnprocessableEntity, append(test.want, "<title>错误：")...); t.Failed() {
			t.Fatal(name)
		}
		if _, err := s.App.Store.Accounts().AccountNamed(t.Context(), "xx"); err == nil {
			t.Fatalf("%s: made", name)
		}
	}
}

// Claim: roles are changed for this court alone and hold at once; what another court gave stays.
func TestRoles(t *testing.T) {
	s := begin(t)
	anna := person(t, s, "anna", judgeAt(here), judgeAt(railway))
	her := in(t, s, "anna")
	c := s.As(t, "administrator")
	at := "/zh/accounts/" + anna.ID + "/roles"
	says(t, c.Get(at), http.StatusOK, `value="judge" checked`, "变更 甲anna 的角色")
	says(t, c.Post(at, form("roles", "king")), http.StatusUnprocessableEntity, "没有 “king” 这一角色")
	leads(t, c.Post(at, form("roles", "administrator")), "/zh/accounts/"+anna.ID)
	says(t, c.Get("/zh/accounts/"+anna.ID), http.StatusOK, "甲anna 的角色已变更", "另有 1 项由他处管理")
	if g := userNamed(t, s, "anna").Grants; len(g) != 2 || g[0] != judgeAt(railway) || g[1] != administratorAt(here) {
		t.Errorf("grants %+v", g)
	}
	leads(t, her.Post("/zh/hat", form("as", "1")), "/zh/accounts")
	leads(t, c.Post(at, nil), "/zh/accounts")
	says(t, her.Get("/zh/accounts"), http.StatusForbidden)
	says(t, c.Get(at), http.StatusNotFound)
}

// Claim: an account is locked out, let in again, made to wait no longer, and given a new password; each is asked first, and is on record.
func TestActs(t *testing.T) {
	s := begin(t)
	anna := person(t, s, "anna", judgeAt(here))
	her, c := in(t, s, "anna"), s.As(t, "administrator")
	at := "/zh/accounts/" + anna.ID
	act := func(word string, what account.What) {
		t.Helper()
		says(t, c.Get(at+"/"+word), http.StatusOK, "甲anna", `action="`+at+"/"+word+`"`)
		leads(t, c.Post(at+"/"+word, nil), at)
		if r := newest(t, s); r.What != what || r.Account != anna.ID || r.By != userNamed(t, s, "administrator").ID {
			t.Errorf("on record is %+v", r)
		}
	}
	act("disable", account.Disabled)
	leads(t, her.Get("/zh/cases/x"), "/zh/sign-in?back=%2Fzh%2Fcases%2Fx&ended=1")
	says(t, c.Get(at), http.StatusOK, "账户已停用", at+"/enable")
	act("enable", account.Enabled)
	for range 5 {
		s.Nobody().Post("/zh/sign-in", form("name", "anna", "password", other))
	}
	says(t, c.Get(at), http.StatusOK, "暂停受理至 2026-11-24", at+"/unlock", "连续 5 次")
	act("unlock", account.Unlocked)
	her = in(t, s, "anna")
	says(t, c.Get(at+"/reset"), http.StatusOK, "一次性密码")
	sent := form(page.TokenField, c.Token())
	a := c.PostRaw(at+"/reset", sent)
	first := secretOf(t, a)
	says(t, c.PostRaw(at+"/reset", sent), http.StatusConflict, "这份表单已经提交过")
	if her.Get("/zh/cases/x").Status != http.StatusSeeOther {
		t.Error("a session outlives the reset")
	}
	leads(t, s.Nobody().Post("/zh/sign-in", form("name", "anna", "password", first)), "/zh/password")
	for _, path := range []string{at + "/fly", at + "/reset/x"} {
		says(t, c.Get(path), http.StatusNotFound)
	}
	says(t, c.Post(at+"/fly", nil), http.StatusNotFound)
}

// Claim: the accounts of another court, one's own, and as a whole one that others keep too are not the administrator's to change.
func TestNotMine(t *testing.T) {
	s := begin(t)
	theirs, shared := person(t, s, "theirs", judgeAt(railway)), person(t, s, "shared", judgeAt(here), judgeAt(railway))
	office := person(t, s, "office", account.Grant{Role: policy.DebtorOffice, Body: "qinghe-compensation", Keeper: railway})
	c := s.As(t, "administrator")
	self := userNamed(t, s, "administrator")
	for _, test := range []struct {
		of     account.Account
		status int
		why    string
		roles  int
	}{
		{theirs, http.StatusNotFound, "没有这个页面", http.StatusNotFound}, {office, http.StatusNotFound, "没有这个页面", http.StatusNotFound},
		{self, http.StatusForbidden, "任何人不得管理自己的账户", http.StatusForbidden}, {shared, http.StatusForbidden, "由他处管理的角色", http.StatusSeeOther},
	} {
		at := "/zh/accounts/" + test.of.ID
		for _, act := range []string{"reset", "disable", "enable", "unlock"} {
			says(t, c.Get(at+"/"+act), test.status, test.why)
			says(t, c.Post(at+"/"+act, nil), test.status, test.why)
		}
		if a := c.Post(at+"/roles", form("roles", "judge")); a.Status != test.roles {
			t.Errorf("%s: roles %d, want %d", test.of.Name, a.Status, test.roles)
		}
	}
	if userNamed(t, s, "theirs").Revision != theirs.Revision || userNamed(t, s, "office").Revision != office.Revision {
		t.Error("an account of another court was changed")
	}
	says(t, c.Get("/zh/accounts/"+self.ID), http.StatusOK, "任何人不得管理自己的账户")
	says(t, c.Get("/zh/accounts/"+shared.ID), http.StatusOK, "由他处管理的角色", "/roles")
}

// Claim: nobody but an administrator opens these pages; a form without our token changes nothing.
func TestUsersAreForAdministrators(t *testing.T) {
	s := begin(t)
	anna := person(t, s, "anna", judgeAt(here))
	paths := []string{"/zh/accounts", "/zh/accounts/new", "/zh/accounts/" + anna.ID, "/zh/accounts/" + anna.ID + "/roles", "/zh/accounts/" + anna.ID + "/reset"}
	for _, c := range []*webtest.Client{s.As(t, "clerk"), s.As(t, "president"), s.As(t, "supervisor"), s.As(t, "debtor"), s.WithCode(t, 0)} {
		for _, path := range paths {
			says(t, c.Get(path), http.StatusForbidden)
		}
		says(t, c.Post("/zh/accounts/"+anna.ID+"/disable", nil), http.StatusForbidden)
		says(t, c.Post("/zh/accounts/new", form("name", "xx")), http.StatusForbidden)
	}
	c := s.As(t, "administrator")
	for _, path := range append(paths[3:], "/zh/accounts/new", "/zh/accounts/"+anna.ID+"/disable") {
		says(t, c.PostRaw(path, form(page.TokenField, "x")), http.StatusForbidden, "表单已失效")
	}
	if userNamed(t, s, "anna").Revision != anna.Revision {
		t.Error("a forged form changed an account")
	}
}
