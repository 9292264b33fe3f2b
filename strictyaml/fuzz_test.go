package strictyaml

import (
	"bytes"
	"strings"
	"testing"

	"mandamus/i18n"
)

// seeds are files of the kinds that matter to reader and printer; the fuzz targets start from them.
var seeds = []string{
	"", "# only a comment\n", "a: 1\n", "a: [1, 2]\nb: {c: d}\n", "- a\n- - b\n  - c\n", "? a\n: b\n",
	"a: 'it''s' # why\n\n# next\nb: \"x\\ty\"\n", "a: |\n  text\n   more\n\nb: >-\n  folded\n  text\n\n  two\nc: |+\n  x\n\n",
	"a: # here\n  - b # there\n  # end of a\n# before c\nc:\n- d\n", "a: {b: 1, # one\n  c: 2} # two\n", "day: 2020-01-01\non: yes\n",
	"a: plain\n  goes on\n\n  and on\nb: \"quoted\n  too\"\n", "{\"a\": {\"b\": [1, null, \"c\"]}, \"d\": true}", "a: [x,\n\n y]\n", "a: &b c\nd: *b\n",
	"a: !!str b\n<<: {c: d}\n", "---\na: 1\n---\nb: 2\n", "a:\tb\n\tc: d\n", "标题: “甲”：乙\n正文：丙\n", "a: [[[[[]]]]]\n", "\"a\n b\": c\n",
	"a: - b\n", "a: 'b\n", "- key: |\n    x\n  # c\n  other: y\n", "%YAML 1.2\n---\na: b\n", "a: " + strings.Repeat("word ", 60) + "\n",
}

// Decode never panics, whatever the bytes, and every problem can be said in both languages.
func FuzzDecode(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var into everything
		for _, p := range Decode("fuzz.yaml", data, &into) {
			for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
				if text := p.In(l); strings.ContainsAny(text, "⟦⟧") && !bytes.ContainsAny(data, "⟦⟧") {
					t.Fatalf("a problem has no text in %s: %s", l, text)
				}
			}
		}
	})
}

// Formatting never panics; what it formats it leaves alone the second time; and unless the file has an unquoted day or a
// yes or no that it mends, decoding finds the same values before and after.
func FuzzFormat(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		once, problems := Format("fuzz.yaml", data)
		if len(problems) > 0 {
			return
		}
		twice, problems := Format("fuzz.yaml", once)
		if len(problems) > 0 {
			t.Fatalf("the formatted file is refused: %v\n%s", problems, once)
		}
		if !bytes.Equal(once, twice) {
			t.Fatalf("formatting twice differs\nsource:\n%s\nonce:\n%s\ntwice:\n%s", data, once, twice)
		}
		var before, after Node
		first, second := Decode("fuzz.yaml", data, &before), Decode("fuzz.yaml", once, &after)
		if len(first) == 0 && (len(second) > 0 || outlineOf(before) != outlineOf(after)) {
			t.Fatalf("values differ\nsource:\n%s\nonce:\n%s\n%v", data, once, second)
		}
	})
}
