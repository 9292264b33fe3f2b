package account

import (
	"crypto/rand"
	"strings"
	"testing"
)

// What is refused and why, on both sides of each bound.
func TestCheckPassword(t *testing.T) {
	for password, want := range map[string]string{
		good: "", "湖面上飞过七只白鹭站了一天": "", "abcdeabcdeab": "", "correct horse battery": "", "password of the heron": "",
		"": "short digits", "abcdeabcdea": "short", "七只白鹭飞过湖面上空": "short", "abcdabcdabcd": "same", "aaaaaaaaaaaa": "same",
		"123456789012": "digits", "2026-03-02 12.00": "digits", "2026-03-02 12.00x": "",
		"Password1234": "common", "1234password!": "common", "passwordpassword": "common", "password1password2": "common", "~~passw0rd~~~": "common", "passwordpasswore": "", "!!@@##$$%%^^": "", "!!Administrator!!": "common", "qwertyuiop12": "common",
		"mandamus2026": "common", "人民法院20260302": "common", "renminfayuan1": "common",
		"the judge sleeps": "name", "TheJUDGEsleeps": "name", "a 法官甲 of the court": "name", "judge": "short name common",
		strings.Repeat("abcdefgi", 32): "", strings.Repeat("abcdefgi", 32) + "i": "form", "seven herons\x00 over": "form", "seven herons\xff over": "form",
	} {
		var got []string
		for _, m := range CheckPassword(password, "judge", "法官甲", "x", "") {
			got = append(got, strings.TrimPrefix(m.Key, "account.password."))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%.40q: got %v, want %s", password, got, want)
		}
	}
}

// A password the program makes passes the rules, reads well, and is never made twice.
func TestOneTimePassword(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		p, err := oneTimePassword(rand.Reader)
		if err != nil || len(p) != 19 || strings.Count(p, "-") != 3 || p != strings.ToLower(p) || strings.ContainsAny(p, "ilou") || seen[p] || len(CheckPassword(p)) > 0 {
			t.Fatalf("%q, %v", p, err)
		}
		seen[p] = true
	}
}
