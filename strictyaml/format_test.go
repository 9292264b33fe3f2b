package strictyaml

import (
	"strings"
	"testing"
)

// Canonical style, feature by feature.
func TestFormat(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 40))
	tests := []struct{ name, text, want string }{
		{"lists are indented", "a:\n- b\n-   c: d\n    e: f\n", "a:\n  - b\n  - c: d\n    e: f\n"},
		{"lists in lists", "-\n  - a\n  - - b\n", "- - a\n  - - b\n"},
		{"days are quoted", "a: 2020-01-01\nb: {2021-01-01: x}\n", "a: \"2020-01-01\"\nb: {\"2021-01-01\": x}\n"},
		{"yes is quoted as a value only", "on: yes\nb: [no, true, 5]\n", "on: \"yes\"\nb: [\"no\", true, 5]\n"},
		{"quotes are double", "a: 'x'\nb: 'it''s'\nc: '\"x\"'\nd: \"\\\\\"\n", "a: \"x\"\nb: \"it's\"\nc: '\"x\"'\nd: '\\'\n"},
		{"short brackets stay", "a: { b : c,d: [ e,f ] }\n", "a: {b: c, d: [e, f]}\n"},
		{"long brackets become a block", "a: {b: " + long + "}\n", "a:\n  b: " + long[:115-1] + "\n    " + long[115:] + "\n"},
		{"brackets with comments become a block", "a: [b, # one\n  c] # two\n", "a:\n  - b  # one\n  - c  # two\n"},
		{"the root is a block", `{"a": 1, "b": [2]}`, "\"a\": 1\n\"b\": [2]\n"},
		{"one blank line", "a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"},
		{"no blank line after a key", "a:\n\n  b: 1\n", "a:\n  b: 1\n"},
		{"comments", "# head\na: 1   # one\n\n# two\nb:\n  # three\n  - c\n  # four\n# five\nd: 2\n# end",
			"# head\na: 1  # one\n\n# two\nb:\n  # three\n  - c\n  # four\n# five\nd: 2\n# end\n"},
		{"comment between key and value", "a:\n  # why\n  b\n", "# why\na: b\n"},
		{"texts keep their form", "a: |\n    x\n     y\nb: >-\n    p\n    q\n\n    r\nc: |+\n  z\n\nd: 1\n",
			"a: |\n  x\n   y\nb: >-\n  p q\n\n  r\nc: |+\n  z\n\nd: 1\n"},
		{"indented text is quoted", "a: |2\n    x\n", "a: \"  x\\n\"\n"},
		{"empty", "a: []\nb: {}\nc:\nd: ''\n", "a: []\nb: {}\nc:\nd: \"\"\n"},
		{"plain text of several lines", "a: b\n  c\n\n  d\n", "a: |-\n  b c\n  d\n"},
		{"document marks go", "---\na: 1\n...\n", "a: 1\n"},
		{"invisible characters are escaped", "a: \"\\u2028\\uFEFF\\U0001F600\\x01\"\n", "a: \"\\u2028\\uFEFF😀\\u0001\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, problems := Format("f", []byte(test.text))
			if len(problems) > 0 || string(got) != test.want {
				t.Errorf("%v\ngot\n%s\nwant\n%s", problems, got, test.want)
			}
		})
	}
}

// A file that is refused whatever the schema is refused by Format too, with the same words.
func TestFormatRefuses(t *testing.T) {
	for _, text := range []string{"a: &x b", "a: 'b", "a: 1\na: 2", "a: 1\n---\nb: 2", "", "\ta: b"} {
		out, problems := Format("f", []byte(text))
		var into Node
		if want := Decode("f", []byte(text), &into); out != nil || len(problems) == 0 || problems.Error() != want.Error() {
			t.Errorf("%q: got %v, want %v", text, problems, want)
		}
	}
}

// The last guard works: a printed file that says something else is not passed off as the source.
func TestSameSeesEveryDifference(t *testing.T) {
	source := "a: \"1\"\nb: [x]  # why\n"
	d := &decoder{}
	root, comments := d.read([]byte(source), newConfig(nil))
	if !same(root, comments, []byte(source)) {
		t.Fatal("a file differs from itself")
	}
	for _, printed := range []string{
		"a: 1\nb: [x]  # why\n", "a: \"1\"\nb: [y]  # why\n", "a: \"1\"\nb: [x]\n", "a: \"1\"\nb: [x, x]  # why\n",
		"a: \"1\"\nb: x  # why\n", "b: [x]\na: \"1\"  # why\n", "a: \"1\nb: [x]  # why\n",
	} {
		if same(root, comments, []byte(printed)) {
			t.Errorf("the difference is not seen: %q", printed)
		}
	}
}

// No line that holds a space to break at is wider than a text may be.
func TestWrap(t *testing.T) {
	text := "\"" + strings.Repeat("执行 依据 ", 60) + "end  of\""
	for i, line := range wrap(text, 10, 50, 60) {
		if n := len([]rune(line)); n > 50 {
			t.Errorf("line %d has %d characters", i, n)
		}
	}
	if got := strings.Join(wrap(text, 10, 50, 60), " "); got != text {
		t.Errorf("joined again the lines differ: %q", got)
	}
	if got := wrap(strings.Repeat("字", 200), 0, 50, 50); len(got) != 1 {
		t.Errorf("a word was broken into %d pieces", len(got))
	}
}
