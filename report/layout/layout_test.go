package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Columns line up whatever script their cells are in.
func TestTableLinesUpChineseAndLatin(t *testing.T) {
	table := Table{Indent: 1}
	table.Right(1)
	table.Row(P("划拨"), P("5"), P("不可"))
	table.Row(P("daily fine"), P("1,000"), P("可以"))
	table.Row(P("司法建议"), P("20"), P("open"))
	p := NewPage(60, false)
	p.Table(table)
	want := "" +
		" 划拨            5  不可\n" +
		" daily fine  1,000  可以\n" +
		" 司法建议       20  open\n"
	if got := string(p.Bytes()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A cell that is too wide breaks within its column, and a note starts at its column.
func TestTableBreaksWithinColumns(t *testing.T) {
	var table Table
	table.Cap(0, 8)
	table.Row(P("向上一级法院"), P("the sum is due and has not been paid in full"))
	table.Below(1, P("note"))
	p := NewPage(40, false)
	p.Table(table)
	want := "" +
		"向上一级  the sum is due and has not\n" +
		"法院      been paid in full\n" +
		"          note\n"
	if got := string(p.Bytes()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A word that cannot be broken makes the table wider than the page, and what follows it still stands in its column.
func TestTableUnbreakableCell(t *testing.T) {
	var table Table
	table.Row(P("sha256:0123456789abcdef0123456789abcdef0123456789abcdef"), P("x y"))
	p := NewPage(Narrowest, false)
	p.Table(table)
	if got := string(p.Bytes()); !strings.Contains(got, "cdef  x\n") {
		t.Errorf("cells run into each other: %q", got)
	}
}

// A column that may be cut is cut to its place on one line, and gives way before the others break.
func TestTableCut(t *testing.T) {
	var table Table
	table.Cut(1)
	table.Row(P("qinghe-compensation"), P("a long title of a case that goes on"), P("12"))
	p := NewPage(40, false)
	p.Table(table)
	if got, want := string(p.Bytes()), "qinghe-compensation  a long title o…  12\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// No line of a table is wider than the page as long as the longest words of its columns fit side by side.
func TestTableWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := NewPage(rapid.IntRange(50, 120).Draw(t, "width"), false)
		var table Table
		columns := rapid.IntRange(1, 4).Draw(t, "columns")
		longest := make([]int, columns)
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			var cells []Text
			for i := range columns {
				cell := P(rapid.StringOfN(rapid.SampledFrom([]rune("法院认定拒绝ab  ")), 0, 60, -1).Draw(t, "cell"))
				longest[i] = max(longest[i], longestWord(cell))
				cells = append(cells, cell)
			}
			table.Row(cells...)
		}
		if sum(longest)+gap*(columns-1) > p.Width() {
			t.Skip("the words do not fit")
		}
		p.Table(table)
		for line := range strings.Lines(string(p.Bytes())) {
			line = strings.TrimSuffix(line, "\n")
			if Width(line) > p.Width() {
				t.Fatalf("line %q is %d cells wide on a page of %d", line, Width(line), p.Width())
			}
		}
	})
}

// A heading is drawn out to the edge and no further, also where it takes two lines.
func TestRule(t *testing.T) {
	for _, title := range []string{"义务", strings.Repeat("赔偿损失", 12), "x"} {
		p := NewPage(50, false)
		p.Rule(P(title))
		lines := strings.Split(strings.TrimSuffix(string(p.Bytes()), "\n"), "\n")
		for _, line := range lines {
			if Width(line) > 50 {
				t.Errorf("line %q is %d cells wide", line, Width(line))
			}
		}
		if last := lines[len(lines)-1]; Width(last) != 50 || !strings.HasSuffix(last, "─") {
			t.Errorf("the last line %q is not drawn out", last)
		}
	}
}

// Colour is written on pages that have it, ends with each span, and takes no room.
func TestColour(t *testing.T) {
	for _, colour := range []bool{false, true} {
		p := NewPage(40, colour)
		p.Para(2, 2, T(Bad, "已过").Add(Plain, " x"))
		want := "  已过 x\n"
		if colour {
			want = "  \x1b[31m已过\x1b[0m x\n"
		}
		if got := string(p.Bytes()); got != want {
			t.Errorf("colour %v: got %q, want %q", colour, got, want)
		}
	}
}

// There is never more than one blank line in a row, and none at the top.
func TestBlank(t *testing.T) {
	p := NewPage(40, false)
	p.Blank()
	p.Para(0, 0, P("a"))
	p.Blank()
	p.Blank()
	p.Para(0, 0, P("b"))
	if got := string(p.Bytes()); got != "a\n\nb\n" {
		t.Errorf("got %q", got)
	}
}

// Control characters, marks that turn the direction of writing and bytes that are no text never reach a page.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"法院":                    "法院",
		"a\x1b[2Jb":             "a[2Jb",
		"a\nb\tc":               "a b c",
		"a\u202eb\u2066c\u200f": "abc",
		"a\x07\x00\u0085b":      "ab",
	} {
		if got := P(in).String(); got != want {
			t.Errorf("P(%q) = %q, want %q", in, got, want)
		}
	}
}
