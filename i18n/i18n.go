// Package i18n holds the words the program says to people, in Chinese and in English.
//
// A key names one message ("limit.lapsed"). A template is the text of a message in one language, with placeholders in
// braces: "{day} 届满". The catalogue maps each key to its two templates. It is a folder, catalogue/*.json, one file for
// each package that speaks, so that two people adding messages do not meet in one file:
//
//	{"limit.lapsed": {"zh": "期限已于 {day} 届满。", "en": "The limit lapsed on {day}."}}
//
// A message (Msg) is a key with its arguments, kept as data until somebody knows which language the reader wants.
//
// A key built at run time ("measure."+id) cannot be found by the test that looks for unused keys; the file that builds it
// says so in a comment of its own: //i18n:keys measure.*
//
// An English text that changes with a number has a second entry for one thing: "days" is “{n} days left”, "days.one" is
// “{n} day left”; N chooses. Most texts are worded so that they need none.
//
// The package does not format numbers or days: what is printed is what the caller's String method says, so that a year
// never becomes "2,026". The text of the law is data of a pack (Text), not part of the catalogue.
package i18n

import (
	"fmt"
	"strings"
)

// Lang is a language the program speaks: ZH or EN.
type Lang string

// The languages of the catalogue.
const (
	ZH Lang = "zh" // Chinese, simplified script
	EN Lang = "en" // English
)

// ParseLang reads a language tag ("zh", "zh-CN", "zh_Hans", "en-GB") by its first part, in either case. Any other language
// is an error: the caller decides what a reader of a third language is shown.
func ParseLang(s string) (Lang, error) {
	base, _, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	switch l := Lang(strings.ToLower(base)); l {
	case ZH, EN:
		return l, nil
	}
	return "", fmt.Errorf("i18n: language %q is not spoken here: use zh or en", s)
}

// Text is a text given in both languages, such as the title of a statute.
type Text struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

// In returns the text in l; where that one is empty, the other, since a text in the wrong language beats none.
func (t Text) In(l Lang) string {
	if l == ZH && t.ZH != "" || t.EN == "" {
		return t.ZH
	}
	return t.EN
}
