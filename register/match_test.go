package register

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/i18n"

	"pgregory.net/rapid"
)

// What counts as the same, as alike, and as another body.
func TestMatch(t *testing.T) {
	r := registry(t)
	for _, test := range []struct {
		sought Sought
		want   string
	}{
		{Sought{Name: "清河县市场监督管理局"}, "new:2 mid:1"},
		{Sought{Name: "清河县 市场监督管理局（旧）"}, "mid:2 new:1"},
		{Sought{Name: "ＭＡＲＫＥＴ office"}, "new:2"},
		{Sought{Name: "清河县政府"}, "county:2 city:1"},
		{Sought{Name: "安徽省清河县人民政府"}, "county:1"},
		{Sought{Name: "清河市政府", Division: "341100"}, "city:1"},
		{Sought{Name: "县财政局"}, "purse:1"},
		{Sought{Name: "清河县财正局"}, "purse:1"},
		{Sought{Name: "清河县财正局", Division: "341181"}, "purse:1"},
		{Sought{Name: "清河县财正局", Division: "341100"}, ""},
		{Sought{Name: "清河县财政局", Division: "341100"}, "purse:2"},
		{Sought{Name: "清河县监察委"}, "watch:1"},
		{Sought{CreditCode: "9144 0300 1922 038216"}, "new:2"},
		{Sought{Name: "清河县市场监督管理局", CreditCode: "91110108551385082Q"}, ""},
		{Sought{Name: "清河县财政局", CreditCode: "91110108551385082Q"}, "purse:2"},
		{Sought{Name: "财政局"}, ""}, {Sought{Name: "局"}, ""}, {Sought{}, ""}, {Sought{Name: "（）"}, ""}, {Sought{Name: "通远县公安局"}, ""},
	} {
		var got []string
		for _, h := range r.Match(test.sought) {
			got = append(got, fmt.Sprintf("%s:%d", h.Body.ID, h.Strength))
			if s := h.Why.In(i18n.ZH) + h.Why.In(i18n.EN); strings.ContainsAny(s, "⟦{") {
				t.Errorf("%+v: %s", test.sought, s)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: got %v, want %s", test.sought, got, test.want)
		}
	}
}

// Normal forms: what is taken off, what stays, and that nothing more comes off the second time.
func TestNormal(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "  ": "", "清河县（本级）": "清河县本级", "清河县(本级)": "清河县本级", "Ａ·Ｂ　Ｃ１": "abc1", "“甲”局": "甲局", "Q&A-局": "qa局", "第一分局": "第一分局",
	} {
		if got := Normal(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		once := Normal(rapid.String().Draw(t, "name"))
		if twice := Normal(once); twice != once {
			t.Fatalf("%q, then %q", once, twice)
		}
	})
}

// Being within some slips is symmetric, certain for equal words, and never true of words whose lengths differ by more.
func TestWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab甲]{0,6}`)
		a, b, n := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 3).Draw(t, "slips")
		got := within(a, b, n)
		far := len([]rune(a))-len([]rune(b)) > n
		if got != within(b, a, n) || a == b && !got || far && got || n == 0 && got != (a == b) || got && !within(a, b, n+1) {
			t.Fatalf("%q, %q, %d: %v", a, b, n, got)
		}
	})
	for _, test := range []struct {
		a, b  string
		slips int
		want  bool
	}{{"财政局", "财局", 1, true}, {"财政局", "政财局", 1, true}, {"财政局", "税务局", 1, false}, {"财政局", "税务局", 2, true}, {"", "财", 1, true}} {
		if within(test.a, test.b, test.slips) != test.want {
			t.Errorf("%+v", test)
		}
	}
}
