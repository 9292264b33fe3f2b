package strictyaml

import (
	"bytes"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// counting notes how often the YAML library is asked.
func counting(calls *int) Option {
	return func(c *config) {
		c.load = func(data []byte) ([]yaml.Node, error) {
			*calls++
			return loadAll(data)
		}
	}
}

// A hostile file is refused before the YAML library sees it.
func TestHostileFilesNeverReachTheLibrary(t *testing.T) {
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"100 MB", "strictyaml.size", make([]byte, 100<<20)},
		{"100,000 lists in each other", "strictyaml.depth", bytes.Repeat([]byte("["), 100_000)},
		{"100,000 maps in each other", "strictyaml.depth", bytes.Repeat([]byte("{a: "), 100_000)},
		{"lists and maps on many lines", "strictyaml.depth", bytes.Repeat([]byte("[\n{\"a\":"), 50_000)},
		{"100,000 dashes", "strictyaml.depth", bytes.Repeat([]byte("- "), 100_000)},
		{"deeper and deeper keys", "strictyaml.depth", staircase(200)},
		{"brackets after much text", "strictyaml.depth", []byte("a: 'it''s'\nb: |\n  [[[\nc: " + strings.Repeat("[", 40))},
		{"a million items", "strictyaml.nodes", bytes.Repeat([]byte("- a\n"), 1<<20)},
		{"a million keys", "strictyaml.nodes", bytes.Repeat([]byte("a: b\n"), 800_000)},
		{"a million items in brackets", "strictyaml.nodes", []byte("[" + strings.Repeat("a,", 1<<20) + "]")},
		{"a million documents", "strictyaml.nodes", bytes.Repeat([]byte("---\n"), 1<<20)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			calls := 0
			var into Node
			problems := Decode("f", test.data, &into, counting(&calls))
			if len(problems) != 1 || problems[0].What.Key != test.want || calls != 0 {
				t.Errorf("got %v and %d calls of the library, want %s and none", problems, calls, test.want)
			}
		})
	}
}

// The limits are where they are said to be: the last file within is read, the first beyond is refused.
func TestLimitsAreExact(t *testing.T) {
	nest := func(depth int) string { return strings.Repeat("[", depth) + "x" + strings.Repeat("]", depth) }
	list := func(items int) string { return "[" + strings.Repeat("x, ", items-1) + "x]" }
	tests := []struct {
		name, text, want string
		opts             []Option
	}{
		{"depth 32", nest(MaxDepth), "", nil},
		{"depth 33", nest(MaxDepth + 1), "strictyaml.depth", nil},
		{"block depth 32", string(staircase(MaxDepth)), "", nil},
		{"block depth 33", string(staircase(MaxDepth + 1)), "strictyaml.depth", nil},
		{"200,000 nodes", list(MaxNodes - 1), "", nil},
		{"200,001 nodes", list(MaxNodes), "strictyaml.nodes", nil},
		{"3 nodes of 3", "[x, y]", "", []Option{WithMaxNodes(3)}},
		{"4 nodes of 3", "[x, y, z]", "strictyaml.nodes", []Option{WithMaxNodes(3)}},
		{"6 bytes of 6", "[x, y]", "", []Option{WithMaxBytes(6)}},
		{"7 bytes of 6", "[x, y]\n", "strictyaml.size", []Option{WithMaxBytes(6)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var into Node
			problems := Decode("f", []byte(test.text), &into, test.opts...)
			got := ""
			if len(problems) > 0 {
				got = problems[0].What.Key
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Brackets, quotes and indentation inside texts do not count: a legitimate file is not refused.
func TestScanIsNotFooled(t *testing.T) {
	open := strings.Repeat("[ ", 50)
	for _, text := range []string{
		"a: '" + open + "'", `a: "` + open + `\" ` + open + `"`, "a: text " + open, "a: |\n  " + open, "a: >-\n  " + open + "\n\n  " + open,
		"a: b\n  " + "goes on " + open, "a: b\n# " + open, "a: b # " + open, "a: it's\nb: " + "x'" + open,
		"a: |\n" + indented(40), "a: '\n" + indented(40) + "'", strings.Repeat("- [a, b]\n", 100), strings.Repeat("- {a: [b]}\n", 100),
	} {
		var into Node
		if problems := Decode("f", []byte(text), &into); len(problems) > 0 {
			t.Errorf("%.40q: %v", text, problems)
		}
	}
}

// A byte order mark and Windows line ends, as editors in China write them, are no fault, nor are tabs in JSON.
func TestEditorsHabits(t *testing.T) {
	for _, text := range []string{"\uFEFFname: a\r\nnote: b\r\n", "{\n\t\"name\": \"a\",\n\t\"note\": \"b\"\n}\n"} {
		var got everything
		if problems := Decode("f", []byte(text), &got); len(problems) > 0 || got.Name != "a" || got.Note != "b" {
			t.Errorf("got %q, %q, %v", got.Name, got.Note, problems)
		}
	}
}

// staircase returns depth maps inside each other in block style.
func staircase(depth int) []byte {
	var b bytes.Buffer
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return append(bytes.TrimSuffix(b.Bytes(), []byte("\n")), " x\n"...)
}

// indented returns lines that are indented further and further.
func indented(lines int) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(strings.Repeat(" ", i+2) + "- x\n")
	}
	return b.String()
}
