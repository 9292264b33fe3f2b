package strictyaml

import (
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// A file that says everything the schema knows fills every field, in YAML and in JSON alike.
func TestDecodeFillsEveryKind(t *testing.T) {
	yamlText := `name: "2020"
title: {zh: 执行, en: enforcement}
yes: true
small: -128
count: 7
items:
  - amount: "100.00"
  - {amount: "5", kind: pay}
one: {amount: "1"}
words: {b: x, a: y}
sorted:
  z: 1
  a: 2
cite: one
raw: [1, "2"]
code: abc
shape: {side: 4}
note: inline
`
	jsonText := `{"name": "2020", "title": {"zh": "执行", "en": "enforcement"}, "yes": true, "small": -128, "count": 7,
	"items": [{"amount": "100.00"}, {"amount": "5", "kind": "pay"}], "one": {"amount": "1"}, "words": {"b": "x", "a": "y"},
	"sorted": {"z": 1, "a": 2}, "cite": ["one"], "raw": [1, "2"], "code": "abc", "shape": {"side": 4}, "note": "inline"}`
	for _, text := range []string{yamlText, jsonText} {
		var got everything
		if problems := Decode("f", []byte(text), &got); len(problems) > 0 {
			t.Fatal(problems)
		}
		ok := got.Name == "2020" && got.Title == (i18n.Text{ZH: "执行", EN: "enforcement"}) && got.Yes && got.Small == -128 &&
			got.Count == 7 && len(got.Items) == 2 && got.Items[0].Amount == "100.00" && got.Items[1].Kind == "pay" &&
			got.One.Amount == "1" && len(got.Words) == 2 && got.Words["a"] == "y" && slices.Equal(got.Sorted.Keys, []string{"z", "a"}) &&
			got.Sorted.M["a"] == 2 && slices.Equal(got.Cite, []string{"one"}) && len(got.Raw.Items()) == 2 &&
			got.Code == "ABC" && got.Shape.side == 4 && got.Note == "inline"
		if !ok {
			t.Errorf("wrong value: %+v", got)
		}
	}
}

// Each value knows its line, column and path, counted in characters and not in bytes.
func TestPositions(t *testing.T) {
	var got everything
	text := "name: 名称\nitems:\n  - amount: a\n  - kind: 款项\n    amount: b\nsorted: {甲: 1, 乙: 2}\nraw:\n  甲: {乙: 丙}\n"
	if problems := Decode("f.yaml", []byte(text), &got); len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := (Pos{"f.yaml", 4, 5, "items[1]"}); got.Items[1].Pos != want {
		t.Errorf("items[1] at %+v, want %+v", got.Items[1].Pos, want)
	}
	if got.Pos.String() != "f.yaml:1:1" || got.Sorted.Line["乙"] != 6 {
		t.Errorf("root at %s, 乙 on line %d", got.Pos, got.Sorted.Line["乙"])
	}
	inside := got.Raw.Entries()[0].Value.Entries()[0].Value
	if want := (Pos{"f.yaml", 8, 10, "raw.甲.乙"}); inside.Pos() != want {
		t.Errorf("丙 at %+v, want %+v", inside.Pos(), want)
	}
}

// A field that the file does not mention keeps its value, and a Node it does not mention is zero.
func TestAbsentKeepsDefault(t *testing.T) {
	got := everything{Count: 3, Code: "XYZ"}
	if problems := Decode("f", []byte("name: a"), &got); len(problems) > 0 {
		t.Fatal(problems)
	}
	if got.Count != 3 || got.Code != "XYZ" || !got.Raw.IsZero() || got.Raw.Kind() != 0 || got.One != nil {
		t.Errorf("defaults are gone: %+v", got)
	}
}

// refused are texts with what is said of them.
var refused = []struct{ name, text, want string }{
	{"unknown key, near", "name: a\nnoet: b", `f:2:1: noet: Unknown key “noet”. Did you mean “note”?`},
	{"unknown key, far", "name: a\none: {amount: b, zzzzzz: c}", `f:2:18: one.zzzzzz: Unknown key “zzzzzz”. Known keys: amount and kind.`},
	{"mistyped required key", "nmae: a", `f:1:1: nmae: Unknown key “nmae”. Did you mean “name”?`},
	{"missing key", "note: a", `f:1:1: The key “name” is missing. Add “name: …”.`},
	{"missing key inside", "name: a\nitems: [{kind: b}]", `f:2:9: items[0]: The key “amount” is missing. Add “amount: …”.`},
	{"duplicate key", "name: a\nnote: b\nnote: c", `f:3:1: note: The key “note” is given twice, first on line 2. Delete one of the two.`},
	{"duplicate key in quotes", "name: a\n'name': b", `f:2:1: name: The key “name” is given twice, first on line 1. Delete one of the two.`},
	{"duplicate key of a map", "name: a\nwords: {b: x, b: y}", `f:2:15: words.b: The key “b” is given twice, first on line 2. Delete one of the two.`},
	{"anchor", "name: &x a", `f:1:7: name: Anchors (&x) are not allowed. Delete the anchor; if it is meant as text, quote it.`},
	{"alias", "name: &x a\nnote: *x", `f:1:7: name: Anchors (&x) are not allowed. Delete the anchor; if it is meant as text, quote it.
f:2:7: note: Aliases (*x) are not allowed. Write the content out; if it is meant as text, quote it.`},
	{"star", "name: *x", `f:1:7: Aliases (values that begin with *) are not allowed. Write the content out; if it is meant as text, quote it.`},
	{"tag", "name: !!str a", `f:1:7: name: Tags (!!str) are not allowed. Delete the tag: the format fixes the type.`},
	{"bare tag", "name: ! a", `f:1:7: name: Tags (!) are not allowed. Delete the tag: the format fixes the type.`},
	{"merge key", "name: a\n<<: {note: b}", `f:2:1: <<: Merge keys (<<) are not allowed. Write the keys out.`},
	{"list as key", "name: a\nwords: {[b]: c}", `f:2:9: words: A key must be text. If what begins with [ or { is text, quote it.`},
	{"two documents", "name: a\n---\nname: b", `f:2:1: A file holds one document, and “---” begins another here. Move it to a file of its own.`},
	{"directive", "%YAML 1.2\n---\nname: a", `f:1:1: Directives (%) are not allowed. Delete the line; if it is meant as text, quote it.`},
	{"tab", "name: a\nwords:\n\tb: c", `f:3:1: Tabs are not allowed as indentation. Use spaces, two for each level.`},
	{"control character", "name: a\x01b", `f:1:8: The invisible character U+0001 is not allowed. Delete it; if the text needs it, write it as an escape (\u) in double quotes.`},
	{"line separator", "name: a\u2028b", `f:1:8: The invisible character U+2028 is not allowed. Delete it; if the text needs it, write it as an escape (\u) in double quotes.`},
	{"GB 18030", "name: \xb9\xab", `f:1:7: The file is not in UTF-8. Save it as UTF-8 in your editor.`},
	{"empty file", "", `f: The file is empty. Check that it is the right file.`},
	{"comments only", "# a\n", `f: The file is empty. Check that it is the right file.`},
	{"day", "name: 2020-01-01", `f:1:7: name: The day 2020-01-01 is not in quotes. Write "2020-01-01".`},
	{"day in a raw node", "name: a\nraw: [x, 2020-1-1]", `f:2:10: raw[1]: The day 2020-1-1 is not in quotes. Write "2020-1-1".`},
	{"day as key", "name: a\nwords: {2014-08-01: b}", `f:2:9: words.2014-08-01: The day 2014-08-01 is not in quotes. Write "2014-08-01".`},
	{"instant", "name: 2020-01-01T08:00:00Z", `f:1:7: name: The day 2020-01-01T08:00:00Z is not in quotes. Write "2020-01-01T08:00:00Z".`},
	{"number as text", "name: 96.2", `f:1:7: name: Here belongs text, but 96.2 without quotes is a number. Write "96.2".`},
	{"hexadecimal as text", "name: 0x1F", `f:1:7: name: Here belongs text, but 0x1F without quotes is a number. Write "0x1F".`},
	{"number as key", "name: a\nwords: {96: b}", `f:2:9: words.96: Here belongs text, but 96 without quotes is a number. Write "96".`},
	{"yes as text", "name: yes", `f:1:7: name: Here belongs text, but yes without quotes means true or false. Write "yes".`},
	{"off as text", "name: OFF", `f:1:7: name: Here belongs text, but OFF without quotes means true or false. Write "OFF".`},
	{"true where a type reads itself", "name: a\ncode: true", `f:2:7: code: Here belongs text, but true without quotes means true or false. Write "true".`},
	{"null", "name: null", `f:1:7: name: null means no value. Delete the key if there is none; if it is meant as text, write "null".`},
	{"nothing", "name:\nnote: b", `f:1:6: name: There is no value. Write a value or delete the key.`},
	{"nothing for a list", "name: a\nitems:\nnote: b", `f:2:7: items: There is no value. Write a value or delete the key.`},
	{"map for a list", "name: a\nitems: {amount: b}", `f:2:8: items: Here belongs a list, not a set of keys. Write each item on a line after “- ”, or all as [a, b].`},
	{"list for a map", "name: a\none: [b]", `f:2:6: one: Here belongs a set of keys, not a list. Write “key: value” on each line, or all as {key: value}.`},
	{"list for text", "name: [a]", `f:1:7: name: Here belongs a single value, not a list. Write one value only; if [ or { is part of a text, quote the text.`},
	{"full-width colon", "name：甲\nnote：乙", `f:1:1: Here belongs a set of keys, not a single value. After a key comes an ordinary colon and a space (: ), not a full-width colon (：).`},
	{"full-width colon in a line", "name: a\nnote：b", `f:2:1: There is no colon after a key. Write “key: value”, with an ordinary colon and a space after it.`},
	{"one language", "name: a\ntitle: b", `f:2:8: title: This text is needed in Chinese and English. Write {zh: …, en: …}.`},
	{"word for bool", "name: a\nyes: yes", `f:2:6: yes: Here belongs true or false, not “yes”. Write true for yes and false for no.`},
	{"capital bool", "name: a\nyes: True", `f:2:6: yes: Here belongs true or false, not “True”. Write true for yes and false for no.`},
	{"quoted bool", "name: a\nyes: 'true'", `f:2:6: yes: Here belongs true or false, not “true”. Leave the quotes out: true.`},
	{"too small", "name: a\nsmall: -129", `f:2:8: small: The number -129 is out of range.`},
	{"too large", "name: a\ncount: 18446744073709551616", `f:2:8: count: The number 18446744073709551616 is out of range.`},
	{"negative", "name: a\ncount: -1", `f:2:8: count: The number -1 is out of range.`},
	{"fraction", "name: a\ncount: 1.0", `f:2:8: count: Here belongs a whole number, not “1.0”. Use digits only, without separators or a leading zero.`},
	{"leading zero", "name: a\ncount: 07", `f:2:8: count: Here belongs a whole number, not “07”. Use digits only, without separators or a leading zero.`},
	{"grouped", "name: a\ncount: 1_000", `f:2:8: count: Here belongs a whole number, not “1_000”. Use digits only, without separators or a leading zero.`},
	{"quoted number", "name: a\ncount: '7'", `f:2:8: count: Here belongs a whole number, not “7”. Leave the quotes out: 7.`},
	{"a type's own error", "name: a\ncode: abcd", `f:2:7: code: “abcd” is wrong: a code has three letters`},
	{"a type's own problem", "name: a\nshape: blob", `f:2:8: shape: “blob” is wrong: no shape`},
	{"inside a type that reads itself", "name: a\nshape: {side: x}", `f:2:15: shape.side: Here belongs a whole number, not “x”. Use digits only, without separators or a leading zero.`},
	{"open quote", "name: a\nnote: 'b\nyes: true", `f:2:7: This quote is never closed. Close it; if the quote is part of the text, put the text in quotes of the other kind.`},
	{"open bracket", "name: a\ncite: [b, c\nyes: true", `f:2:7: Something is wrong inside this [ or {: a comma is missing, or it is never closed. Put commas between the items and ] or } at the end; if it is part of a text, quote the text.`},
	{"colon in text", "name: a\nnote: b: c", `f:2:8: There cannot be another “: ” here. Quote a text that holds a colon; put a new key on its own line, level with the key before.`},
	{"indentation", "name: a\nwords:\n   b: c\n  d: e", `f:4:3: The indentation does not fit the lines before. Align the keys or “-” of one level, and indent the next level by two spaces.`},
	{"at sign", "name: @a", `f:1:7: A value cannot begin with this character. Quote the value.`},
	{"escape", `name: "\q"`, `f:1:8: There is no such escape in double quotes. Write the backslash twice, or use single quotes.`},
}

// Everything foreseen to go wrong is refused at its place, with what to do.
func TestRefused(t *testing.T) {
	for _, test := range refused {
		t.Run(test.name, func(t *testing.T) {
			var into everything
			problems := Decode("f", []byte(test.text), &into)
			if problems.Error() != test.want {
				t.Errorf("got  %v\nwant %s", problems.Error(), test.want)
			}
		})
	}
}

// What could be mistaken for something refused, but is plain text or stands in quotes, is read.
func TestAccepted(t *testing.T) {
	for _, text := range []string{
		"2024-11", "96(2)", "7d", "1.2.3", "it's", "a [b", "a{b", "C-51/20", "100%", "'2020-01-01'", `"yes"`, "'12'", "yes and no",
		"第96条", "2020年", "e5", ".5.", "12:30", "〔2015〕137号", "not null", "on time", "~x", "1 000", "+86-10", "0755x",
	} {
		var into everything
		if problems := Decode("f", []byte("name: "+text), &into); len(problems) > 0 || into.Name != strings.Trim(text, `'"`) {
			t.Errorf("got %q, %v", into.Name, problems)
		}
	}
}

// All problems of a file are reported in the order of the file, and no more than fit on a screen or two.
func TestAllProblems(t *testing.T) {
	var into everything
	problems := Decode("f", []byte("yes: no\nname: 1\nnoet: b\nday: 2020-01-01\n"), &into)
	if len(problems) != 5 || problems[0].Line != 1 || problems[4].Line != 4 {
		t.Errorf("want five problems on the lines 1, 2, 3, 4, 4, got\n%v", problems)
	}
	problems = Decode("f", []byte("name: a\nwords:\n  - x\nkey: 1\n"), &into)
	if len(problems) != 2 {
		t.Errorf("want two problems, got\n%v", problems)
	}
	problems = Decode("f", []byte("name: a\nitems:\n"+strings.Repeat("  - {amount: 1}\n", 200)), &into)
	if len(problems) != MaxProblems || problems[MaxProblems-1].What.Key != "strictyaml.more" {
		t.Errorf("want %d problems, the last one saying that there are more, got %d", MaxProblems, len(problems))
	}
}

// A schema without a YAML form, or a target that is no pointer, is a mistake of the program and panics.
func TestMistakesOfTheProgramPanic(t *testing.T) {
	type float struct{ F float64 }
	type twice struct {
		A string `yaml:"x"`
		B string `yaml:"x"`
	}
	for name, into := range map[string]any{"no pointer": float{}, "float": &float{}, "key twice": &twice{}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Decode("f", []byte("f: 1.5"), into)
		}()
	}
}

// The order of an Ordered map is that of the file.
func TestOrderedAll(t *testing.T) {
	var o Ordered[string]
	if problems := Decode("f", []byte("z: a\nb: c\n甲: d"), &o); len(problems) > 0 {
		t.Fatal(problems)
	}
	got := ""
	for key, value := range o.All() {
		got += key + value
	}
	if got != "zabc甲d" || o.Len() != 3 {
		t.Errorf("got %s", got)
	}
}
