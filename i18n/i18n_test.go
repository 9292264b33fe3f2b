package i18n

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A language tag is read by its first part; a language we do not speak is an error.
func TestParseLang(t *testing.T) {
	for tag, want := range map[string]Lang{
		"zh": ZH, "zh-CN": ZH, "zh_Hans_CN": ZH, "ZH": ZH, "en": EN, "en-GB": EN, "En-us": EN,
		"": "", "fr": "", "zhx": "", "english": "", "-zh": "", "*": "",
	} {
		got, err := ParseLang(tag)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", tag, got, err, want)
		}
	}
}

// A text in the other language beats none.
func TestTextIn(t *testing.T) {
	for _, test := range []struct {
		text   Text
		zh, en string
	}{
		{Text{"执行", "enforcement"}, "执行", "enforcement"},
		{Text{"执行", ""}, "执行", "执行"},
		{Text{"", "enforcement"}, "enforcement", "enforcement"},
		{Text{}, "", ""},
	} {
		if test.text.In(ZH) != test.zh || test.text.In(EN) != test.en {
			t.Errorf("%+v: got %q, %q", test.text, test.text.In(ZH), test.text.In(EN))
		}
	}
}

// Placeholders are filled, once and only where they are placeholders that are known.
func TestFill(t *testing.T) {
	values := map[string]string{"a": "1", "b-c.d_9": "2", "again": "{a}", "empty": ""}
	for tmpl, want := range map[string]string{
		"": "", "x": "x", "{a}": "1", "{a}{a} {b-c.d_9}": "11 2", "{again}": "{a}", "[{empty}]": "[]", "{unknown}": "{unknown}",
		"{": "{", "{}": "{}", "{a": "{a", "{ a}": "{ a}", "{{a}}": "{1}", "{甲}": "{甲}", "第{a}日": "第1日", "}{a}{": "}1{",
	} {
		got := Fill(tmpl, func(name string) (string, bool) { v, ok := values[name]; return v, ok })
		if got != want {
			t.Errorf("%q: got %q, want %q", tmpl, got, want)
		}
	}
}

// Filling each placeholder by itself changes nothing, whatever the template.
func TestFillKeepsTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tmpl := rapid.StringMatching(`[{}a-c 甲]{0,30}`).Draw(t, "tmpl")
		if got := Fill(tmpl, func(name string) (string, bool) { return "{" + name + "}", true }); got != tmpl {
			t.Errorf("%q became %q", tmpl, got)
		}
	})
}

// Items are joined as sentences join them.
func TestList(t *testing.T) {
	for _, test := range []struct {
		items  []string
		zh, en string
	}{
		{nil, "", ""},
		{[]string{"甲"}, "甲", "甲"},
		{[]string{"甲", "乙"}, "甲和乙", "甲 and 乙"},
		{[]string{"甲", "乙", "丙"}, "甲、乙和丙", "甲, 乙 and 丙"},
	} {
		if List(ZH, test.items) != test.zh || List(EN, test.items) != test.en {
			t.Errorf("%v: got %q, %q", test.items, List(ZH, test.items), List(EN, test.items))
		}
	}
}

// Arguments are printed in the reader's language, and numbers without grouping.
func TestMessages(t *testing.T) {
	for _, test := range []struct {
		value  any
		zh, en string
	}{
		{"x", "警告：x", "warning: x"},
		{2026, "警告：2026", "warning: 2026"},
		{Text{"执行", "enforcement"}, "警告：执行", "warning: enforcement"},
		{M("fault.warning", "text", "y"), "警告：警告：y", "warning: warning: y"},
		{[]string{"a", "b"}, "警告：a和b", "warning: a and b"},
		{fmt.Errorf("e"), "警告：e", "warning: e"},
	} {
		m := M("fault.warning", "text", test.value)
		if m.In(ZH) != test.zh || m.In(EN) != test.en {
			t.Errorf("%v: got %q, %q", test.value, m.In(ZH), m.In(EN))
		}
	}
}

// What is missing is visible and never stops the page.
func TestMissing(t *testing.T) {
	for got, want := range map[string]string{
		T(ZH, "no.such.key"):                                  "⟦no.such.key⟧",
		T(EN, "fault.warning"):                                "warning: {text}",
		T(EN, "fault.warning", "text"):                        "warning: {text}",
		T(EN, "fault.warning", "other", "text", "text", "x"):  "warning: x",
		T(EN, "fault.warning", Args{"text": "y"}):             "warning: y",
		T(EN, "fault.warning", Args{"other": 1}, "text", "z"): "warning: z",
		Msg{}.In(ZH): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// One thing has a form of its own in English where the catalogue has one, and the number is an argument.
func TestN(t *testing.T) {
	for n, want := range map[int][2]string{0: {"0 条", "0 provisions"}, 1: {"1 条", "1 provision"}, 2: {"2 条", "2 provisions"}} {
		if zh, en := N(ZH, n, "web.law.provisions"), N(EN, n, "web.law.provisions"); zh != want[0] || en != want[1] {
			t.Errorf("%d: got %q, %q", n, zh, en)
		}
	}
	if got := N(EN, 1, "fault.warning", "text", "x"); got != "warning: x" {
		t.Errorf("without a form for one: %q", got)
	}
}

// Keys are sorted and complete.
func TestKeys(t *testing.T) {
	keys := Keys()
	if !slices.IsSorted(keys) || len(keys) != len(catalogue) || len(keys) == 0 {
		t.Errorf("%d keys of %d", len(keys), len(catalogue))
	}
}

// Whatever the tag, the answer is one of the two languages or an error, and never a panic.
func FuzzParseLang(f *testing.F) {
	for _, seed := range []string{"zh-CN", "en_GB", "", "fr", "-", "ZH\x00", "ſh"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, tag string) {
		l, err := ParseLang(tag)
		if again, _ := ParseLang(string(l)); err == nil && (again != l || l != ZH && l != EN) || err != nil && l != "" {
			t.Errorf("%q: %q, %v", tag, l, err)
		}
	})
}
