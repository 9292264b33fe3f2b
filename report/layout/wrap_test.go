package layout

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// Lines break where Chinese and English let them, and nowhere else.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two", 10, []string{"one two"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one two", 7, []string{"one two"}},                   // exactly as wide as the line
		{"one two", 6, []string{"one", "two"}},                // one cell too narrow
		{"履行期限届满", 12, []string{"履行期限届满"}},                    // six characters, twelve cells
		{"履行期限届满", 11, []string{"履行期限届", "满"}},                // half a character does not fit
		{"履行期限，届满", 8, []string{"履行期", "限，届满"}},               // no line begins with a comma
		{"到2025-03-31止", 8, []string{"到", "2025-03-31", "止"}}, // a day is never broken, and juts out
		{"见《行政诉讼法》", 4, []string{"见", "《行", "政诉", "讼", "法》"}},
		{"见 --explain", 8, []string{"见", "--explain"}}, // a flag stays with its hyphens
		{"a  b", 2, []string{"a", "b"}},                // blanks at a break are dropped
	} {
		var got []string
		for _, line := range wrap(P(c.text), c.width, c.width) {
			got = append(got, line.String())
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// The first line may have another width than the rest, and styles survive a break.
func TestWrapFirstLineAndStyles(t *testing.T) {
	lines := wrap(T(Strong, "alpha ").Add(Bad, "beta gamma"), 6, 20)
	if len(lines) != 2 || lines[0].String() != "alpha" || lines[1].String() != "beta gamma" {
		t.Fatalf("lines are %q", lines)
	}
	if lines[0][0].Style != Strong || lines[1][0].Style != Bad {
		t.Errorf("styles are lost: %v", lines)
	}
}

// No line is wider than asked unless it is a single piece without a place to break, and nothing but blanks is lost.
func TestWrapProperties(t *testing.T) {
	alphabet := []rune("ab c, 法院。，（）《》“”2025-03 é　한あ🙂")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 60, -1).Draw(t, "text")
		width := rapid.IntRange(1, 30).Draw(t, "width")
		var all strings.Builder
		for _, line := range wrap(P(text), width, width) {
			s := line.String()
			if Width(s) > width && !single(strings.TrimLeft(s, " ")) { // blanks at the head of a text are its indentation
				t.Fatalf("line %q is %d cells wide, more than %d", s, Width(s), width)
			}
			all.WriteString(s)
		}
		if unblanked(all.String()) != unblanked(text) {
			t.Fatalf("text %q became %q", text, all.String())
		}
	})
}

// A text is cut before the character that does not fit, with an ellipsis in its place, and only if it has to be.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"法院执行", 8, "法院执行"}, {"法院执行", 7, "法院执…"}, {"法院执行", 6, "法院…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"}, {"ab", 1, "…"}, {"", 0, ""},
	} {
		if got := cut(P(c.text), c.width).String(); got != c.want || Width(got) > max(c.width, 0) {
			t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// single reports whether a line has no place to break inside. Hyphens at the head of a flag are none.
func single(s string) bool {
	for {
		segment, rest, _, _ := uniseg.FirstLineSegmentInString(s, -1)
		if rest == "" || !strings.HasSuffix(segment, "--") {
			return rest == ""
		}
		s = rest
	}
}

func unblanked(s string) string { return strings.ReplaceAll(s, " ", "") }

// Whatever a file holds, what reaches the page neither moves the cursor nor panics.
func FuzzPage(f *testing.F) {
	f.Add("法院 \x1b[31mred\x1b[0m", 40)
	f.Add("\u202eevil\u2066", 1)
	f.Add("\xff\xfe tab\there\nnew\u0085\u2028line", 7)
	f.Fuzz(func(t *testing.T, s string, width int) {
		p := NewPage(min(width, 500), false)
		p.Para(1, 3, P(s))
		p.Rule(P(s))
		var table Table
		table.Row(P(s), P("x"), P(s))
		table.Below(1, P(s))
		p.Table(table)
		for _, r := range string(p.Bytes()) {
			if r != '\n' && unwanted(r) {
				t.Fatalf("%q reached the page as %q", r, p.Bytes())
			}
		}
	})
}
