package main

import (
	"strings"
	"testing"

	"mandamus/i18n"
)

// The language comes from the flag, else the program's variable, else the first locale that is set, else it is Chinese.
func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args string
		env  []string
		want i18n.Lang
		bad  bool
	}{
		{"", nil, i18n.ZH, false},
		{"assess x --lang en", []string{"LANG", "zh_CN.UTF-8"}, i18n.EN, false},
		{"--lang=zh-Hans assess x", []string{"MANDAMUS_LANG", "en"}, i18n.ZH, false},
		{"", []string{"MANDAMUS_LANG", "en", "LC_ALL", "zh_CN"}, i18n.EN, false},
		{"", []string{"LC_ALL", "en_GB.UTF-8", "LANG", "zh_CN"}, i18n.EN, false},
		{"", []string{"LC_MESSAGES", "zh_TW", "LANG", "en_US"}, i18n.ZH, false},
		{"", []string{"LANG", "en_US.UTF-8"}, i18n.EN, false},
		{"", []string{"LC_ALL", "C", "LANG", "en_US"}, i18n.ZH, false},
		{"", []string{"LANG", "fr_FR.UTF-8"}, i18n.ZH, false},
		{"--lang fr", nil, i18n.ZH, true},
		{"", []string{"MANDAMUS_LANG", "fr"}, i18n.ZH, true},
		{"assess -- --lang fr", []string{"LANG", "en"}, i18n.EN, false}, // behind -- it is a file
	} {
		got, problem := language(strings.Fields(c.args), getenv(c.env...))
		if got != c.want || (problem != nil) != c.bad {
			t.Errorf("%q with %v: %s (problem: %v), want %s (problem: %v)", c.args, c.env, got, problem != nil, c.want, c.bad)
		}
	}
}
