package cite

import (
	"encoding/json"
	"errors"
	"testing"

	"mandamus/i18n"

	"pgregory.net/rapid"
)

// Every form of a reference is read, and printed in the three forms we print.
func TestForms(t *testing.T) {
	tests := []struct {
		ref              Ref
		canonical        string
		chinese, english string
		also             []string
	}{
		{Ref{Article: 96}, "96", "第九十六条", "art. 96", []string{"第96条", "Article 96", "ART. 96", "art 96", "９６"}},
		{Ref{Article: 96, Item: 2}, "96(2)", "第九十六条第二项", "art. 96(2)",
			[]string{"第九十六条第（二）项", "第96条第2项", "第九十六条第(2)项", "art 96 (2)", "Article 96 item 2", "96（2）", "第 96 条第 2 项"}},
		{Ref{Article: 153, Para: 2}, "153.2", "第一百五十三条第二款", "art. 153 para. 2",
			[]string{"Article 153 para. 2", "art. 153 paragraph 2", "art. 153 para 2", "第153条第2款", "153．2"}},
		{Ref{Article: 65, Para: 3, Item: 2}, "65.3(2)", "第六十五条第三款第二项", "art. 65 para. 3(2)",
			[]string{"art. 65 para. 3 item 2", "art. 65 para. 3 no. 2", "第65条第3款第（2）项"}},
		{Ref{Article: 120, Sub: 1}, "120-1", "第一百二十条之一", "art. 120-1", []string{"第120条之1", "Article 120-1"}},
		{Ref{Article: 120, Sub: 1, Para: 2, Item: 3}, "120-1.2(3)", "第一百二十条之一第二款第三项", "art. 120-1 para. 2(3)", nil},
		{Ref{Article: 94, Sub: 97}, "94-97", "第九十四条之九十七", "art. 94-97", nil},
		{Ref{Article: 94, To: 97}, "94..97", "第九十四条至第九十七条", "arts. 94–97",
			[]string{"94–97", "Articles 94 to 97", "arts. 94..97", "第九十四至九十七条", "第94条至第97条", "第94至97条"}},
		{Ref{Article: 9999}, "9999", "第九千九百九十九条", "art. 9999", nil},
		{Ref{Article: 1260}, "1260", "第一千二百六十条", "art. 1260", nil},
		{Ref{Article: 10}, "10", "第十条", "art. 10", nil},
	}
	for _, test := range tests {
		if test.ref.String() != test.canonical || test.ref.In(i18n.ZH) != test.chinese || test.ref.In(i18n.EN) != test.english {
			t.Errorf("%+v prints as %s, %s, %s", test.ref, test.ref, test.ref.In(i18n.ZH), test.ref.In(i18n.EN))
		}
		for _, text := range append(test.also, test.canonical, test.chinese, test.english, " "+test.canonical+" ") {
			if got, err := Parse(text); err != nil || got != test.ref {
				t.Errorf("%s: got %+v, %v; want %+v", text, got, err, test.ref)
			}
		}
	}
}

// What is no reference is refused with a reason in both languages.
func TestRefused(t *testing.T) {
	for _, text := range []string{
		"", " ", "0", "096", "10000", "96(0)", "96(2", "96()", "96(100)", "96.", "96-", "96.2.3", "96(2)(3)", "96a", "-96", "96 ..97",
		"94..", "97..94", "94..94", "94..97(2)", "第条", "第九十六", "九十六条", "第九十六条第二", "第九十六条第二目", "第零条", "第九十六条之", "第一百二十条之零",
		"第九十六条第（二项", "第九十七条至第九十四条", "第二款", "art.", "art. x", "art. 96 para.", "art. 96(2", "article ninety", "rule 5", "art. 97–94", "第六九条条",
		"第一百一条", "第十十条", "96 (2) and 97", "\xff",
	} {
		ref, err := Parse(text)
		var reason *Error
		if !ref.IsZero() || !errors.As(err, &reason) || reason.In(i18n.ZH) == "" || reason.Error() == "" {
			t.Errorf("%q: got %+v, %v", text, ref, err)
		}
	}
}

// The zero reference prints as nothing and a reference travels as its canonical text.
func TestText(t *testing.T) {
	if (Ref{}).String() != "" || (Ref{}).In(i18n.ZH) != "" || (Ref{}).In(i18n.EN) != "" {
		t.Error("the zero reference prints as something")
	}
	data, err := json.Marshal(map[string]Ref{"r": {Article: 65, Para: 3, Item: 2}})
	if err != nil || string(data) != `{"r":"65.3(2)"}` {
		t.Errorf("got %s, %v", data, err)
	}
	back := map[string]Ref{}
	if err := json.Unmarshal(data, &back); err != nil || back["r"].Para != 3 {
		t.Errorf("got %+v, %v", back, err)
	}
	kept := Ref{Article: 1}
	if err := kept.UnmarshalText([]byte("x")); err == nil || kept.Article != 1 {
		t.Errorf("a failed reading left %+v, %v", kept, err)
	}
}

// Any reference, printed in any form, is read back as itself.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Ref{Article: rapid.IntRange(1, maxArticle).Draw(t, "article")}
		if r.Article < maxArticle && rapid.Bool().Draw(t, "range") {
			r.To = rapid.IntRange(r.Article+1, maxArticle).Draw(t, "to")
		} else {
			r.Sub = rapid.IntRange(0, maxPart).Draw(t, "sub")
			r.Para = rapid.IntRange(0, maxPart).Draw(t, "para")
			r.Item = rapid.IntRange(0, maxPart).Draw(t, "item")
		}
		for _, text := range []string{r.String(), r.In(i18n.ZH), r.In(i18n.EN)} {
			if got, err := Parse(text); err != nil || got != r {
				t.Errorf("%s: got %+v, %v; want %+v", text, got, err, r)
			}
		}
	})
}

// Parse never panics, and what it reads prints in a form that it reads again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"96(2)", "65.3(2)", "120-1", "94..97", "第六十五条第三款第（二）项", "第九十四条至第九十七条", "art. 65 para. 3(2)", "arts. 94–97", "第\xe4", "９６"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text)
		if err != nil {
			return
		}
		for _, printed := range []string{r.String(), r.In(i18n.ZH), r.In(i18n.EN)} {
			if again, err := Parse(printed); err != nil || again != r {
				t.Errorf("%q was read as %+v, its print %q as %+v, %v", text, r, printed, again, err)
			}
		}
	})
}

// A place meets itself, what holds it and what it holds; ranges meet the articles in them; neighbours do not meet. No paragraph named means any.
func TestMeets(t *testing.T) {
	for _, test := range []struct {
		asked, own Ref
		want       bool
	}{
		{Ref{Article: 96}, Ref{Article: 96}, true}, {Ref{Article: 96}, Ref{Article: 96, Item: 2}, true}, {Ref{Article: 96, Item: 2}, Ref{Article: 96, Item: 2}, true},
		{Ref{Article: 96, Item: 2}, Ref{Article: 96, Item: 3}, false}, {Ref{Article: 96, Para: 1}, Ref{Article: 96, Para: 2}, false},
		{Ref{Article: 95}, Ref{Article: 96}, false}, {Ref{Article: 96, Sub: 1}, Ref{Article: 96}, false},
		{Ref{Article: 94}, Ref{Article: 94, To: 97}, true}, {Ref{Article: 97}, Ref{Article: 94, To: 97}, true}, {Ref{Article: 98}, Ref{Article: 94, To: 97}, false},
		{Ref{Article: 94, To: 97}, Ref{Article: 95, Para: 1}, true}, {Ref{Article: 94, To: 97}, Ref{Article: 93}, false},
	} {
		if got := test.asked.Meets(test.own); got != test.want {
			t.Errorf("%v asked, %v: %v", test.asked, test.own, got)
		}
	}
}
