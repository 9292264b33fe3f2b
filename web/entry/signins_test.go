package entry

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/web/webtest"
)

// actorOf is the actor of an account of the demonstration.
func actorOf(t *testing.T, s *webtest.Site, name string) app.Actor {
	t.Helper()
	a := userNamed(t, s, name)
	a.MustChange = false
	return app.ActorsOf(account.Visitor{Account: &a})[0]
}

// Claim: president and administrator read who came in and who was refused and why, of their own court; the filter narrows it.
func TestSignIns(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	person(t, s, "rail", judgeAt(railway))
	in(t, s, "anna")
	in(t, s, "rail")
	s.Nobody().Post("/zh/sign-in", form("name", "anna", "password", other))
	s.Nobody().Post("/zh/sign-in", form("name", "hunter2-my-password", "password", other))
	_, code := caseAt(t, s, here)
	_, far := caseAt(t, s, railway)
	s.Nobody().Post("/zh/sign-in/code", form("code", code))
	s.Nobody().Post("/zh/sign-in/code", form("code", far))
	for _, name := range []string{"administrator", "president"} {
		c := s.As(t, name)
		a := c.Get("/zh/sign-ins")
		says(t, a, http.StatusOK, "甲anna（anna）", "密码错误", "无此用户名", "凭查询码登录", "系统（命令行）", "127.0.0.1")
		if strings.Contains(a.Body, "甲rail") || strings.Contains(a.Body, "hunter2") || strings.Count(main(a), "凭查询码登录</span>") != 1 {
			t.Errorf("%s sees another court's, or what was typed for a name: %s", name, main(a))
		}
		for query, want := range map[string][2]string{
			"name=anna":                        {"甲anna", "无此用户名"},
			"name=ANNA&what=refused":           {"密码错误", "修改密码</span>"},
			"name=rail":                        {"没有符合条件的记录", "甲rail"},
			"name=nobody":                      {"没有符合条件的记录", "甲anna"},
			"what=code_used":                   {"凭查询码登录</span>", "甲anna"},
			"from=2026-11-24&until=2026-11-24": {"甲anna", "没有符合条件的记录"},
			"from=2026-11-25":                  {"没有符合条件的记录", "甲anna"},
			"until=2026-11-23":                 {"没有符合条件的记录", "甲anna"},
		} {
			body := main(c.Get("/zh/sign-ins?" + query))
			if !strings.Contains(body, want[0]) || strings.Contains(body, want[1]) {
				t.Errorf("%q lacks %s or has %s: %s", query, want[0], want[1], body)
			}
		}
		says(t, c.Get("/zh/sign-ins?from=yesterday"), http.StatusOK, "“yesterday”不是日期", `href="#from"`)
	}
	says(t, s.As(t, "administrator").Get("/en/sign-ins"), http.StatusOK, "wrong password", "nobody has the name")
}

// Claim: pages of the record follow each other without a gap and without a repetition, until the last leads no further.
func TestSignInsInPages(t *testing.T) {
	s := begin(t)
	person(t, s, "anna", judgeAt(here))
	for range 2*linesPerPage + 7 {
		s.Pass(time.Second)
		if err := s.Accounts.NoteRead(t.Context(), userNamed(t, s, "anna").ID, "dk1", "x", s.Clock()); err != nil {
			t.Fatal(err)
		}
	}
	c, path, rows, pages := s.As(t, "president"), "/zh/sign-ins?what=sealed_read", 0, 0
	seen := map[string]bool{}
	for path != "" {
		body := main(c.Get(path))
		rows += strings.Count(body, `查阅封存材料</span>`)
		for _, piece := range strings.Split(body, `datetime="`)[1:] {
			at, _, _ := strings.Cut(piece, `"`)
			if seen[at] {
				t.Errorf("%s stands on two pages", at)
			}
			seen[at] = true
		}
		pages++
		path = ""
		if before, _, ok := strings.Cut(body, `">更早</a>`); ok {
			path = strings.ReplaceAll(before[strings.LastIndex(before, `href="`)+6:], "&amp;", "&")
		}
	}
	if rows != 2*linesPerPage+7 || pages != 3 {
		t.Errorf("%d rows on %d pages", rows, pages)
	}
}

// Claim: reads of what is sealed are shown to the president of the court and to the court above, to nobody else.
func TestSealed(t *testing.T) {
	s := begin(t)
	for _, name := range []string{"judge", "railway-judge"} {
		if err := s.Accounts.NoteRead(t.Context(), userNamed(t, s, name).ID, "dk_of_"+name, "x", s.Clock()); err != nil {
			t.Fatal(err)
		}
	}
	a := s.As(t, "president").Get("/zh/sign-ins/sealed")
	if says(t, a, http.StatusOK, "dk_of_judge", "登录记录"); strings.Contains(a.Body, "dk_of_railway-judge") || strings.Contains(main(a), ">登录</span>") {
		t.Errorf("too much: %s", main(a))
	}
	c := s.As(t, "supervisor")
	leads(t, c.Get("/zh/sign-ins"), "/zh/sign-ins/sealed")
	says(t, c.Get("/en/sign-ins/sealed"), http.StatusOK, "dk_of_judge", "dk_of_railway-judge")
	for _, name := range []string{"clerk", "judge", "overseer", "debtor"} {
		says(t, s.As(t, name).Get("/zh/sign-ins/sealed"), http.StatusForbidden)
		says(t, s.As(t, name).Get("/zh/sign-ins"), http.StatusForbidden)
	}
	says(t, s.As(t, "administrator").Get("/zh/sign-ins/sealed"), http.StatusForbidden)
	says(t, s.WithCode(t, 0).Get("/zh/sign-ins"), http.StatusForbidden)
}
