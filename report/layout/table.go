package layout

import "slices"

// gap is the number of blank cells between two columns.
const gap = 2

// Table is rows of cells whose columns line up. A cell that is too wide for its column breaks into lines within it.
type Table struct {
	Indent int
	right  map[int]bool
	caps   map[int]int
	cut    map[int]bool
	rows   []row
}

// row is one row, and the notes that stand below it.
type row struct {
	cells []Text
	notes []note
}

// note is a paragraph below a row, from the start of a column to the edge of the page; its further lines hang by two cells.
type note struct {
	column int
	text   Text
}

// Right sets columns flush right.
func (t *Table) Right(columns ...int) {
	if t.right == nil {
		t.right = map[int]bool{}
	}
	for _, c := range columns {
		t.right[c] = true
	}
}

// Cap sets the greatest width of a column; without it a column is as wide as its widest cell.
func (t *Table) Cap(column, width int) {
	if t.caps == nil {
		t.caps = map[int]int{}
	}
	t.caps[column] = width
}

// Cut makes the cells of columns end in “…” where they are too wide, instead of breaking into lines.
func (t *Table) Cut(columns ...int) {
	if t.cut == nil {
		t.cut = map[int]bool{}
	}
	for _, c := range columns {
		t.cut[c] = true
	}
}

// Row appends a row.
func (t *Table) Row(cells ...Text) { t.rows = append(t.rows, row{cells: cells}) }

// Below appends a paragraph below the last row, set from the start of a column.
func (t *Table) Below(column int, text Text) {
	last := &t.rows[len(t.rows)-1]
	last.notes = append(last.notes, note{column, text})
}

// Empty reports whether the table has no rows.
func (t *Table) Empty() bool { return len(t.rows) == 0 }

// Table writes the table.
func (p *Page) Table(t Table) {
	widths := t.widths(p.width)
	starts := make([]int, len(widths))
	at := t.Indent
	for i, w := range widths {
		starts[i] = at
		at += w + gap
	}
	for _, r := range t.rows {
		p.row(&t, r.cells, starts, widths)
		for _, n := range r.notes {
			p.Para(starts[n.column], starts[n.column]+2, n.text)
		}
	}
}

// row writes the cells of one row side by side.
func (p *Page) row(t *Table, cells []Text, starts, widths []int) {
	lines := make([][]Text, len(cells))
	height := 0
	for i, c := range cells {
		if lines[i] = wrap(c, widths[i], widths[i]); t.cut[i] {
			lines[i] = []Text{cut(c, widths[i])}
		}
		height = max(height, len(lines[i]))
	}
	for k := range height {
		at := 0
		for i := range cells {
			if k >= len(lines[i]) || len(lines[i][k]) == 0 {
				continue
			}
			cell := lines[i][k]
			start := starts[i]
			if t.right[i] {
				start += max(widths[i]-cell.Width(), 0)
			}
			p.out.WriteString(repeat(' ', start-at))
			p.spans(cell)
			at = start + cell.Width()
		}
		p.out.WriteByte('\n')
	}
}

// widths returns the width of each column: that of its widest cell, and where all together do not fit, less, taken from the widest
// column again and again, but never so much that a word of it would have to be broken.
func (t *Table) widths(page int) []int {
	var widths, least []int
	for _, r := range t.rows {
		for i, c := range r.cells {
			if i == len(widths) {
				widths, least = append(widths, 0), append(least, 0)
			}
			widths[i] = max(widths[i], c.Width())
			least[i] = max(least[i], longestWord(c))
		}
	}
	for i, most := range t.caps {
		if i < len(widths) {
			widths[i] = min(widths[i], max(most, least[i]))
		}
	}
	room := page - t.Indent - gap*max(len(widths)-1, 0)
	if len(t.cut) > 0 { // what may be cut gives way first
		firm := slices.Clone(widths)
		for i := range t.cut {
			firm[i], least[i] = min(firm[i], shortestCut), 0
		}
		squeeze(widths, firm, room)
	}
	squeeze(widths, least, room)
	return widths
}

// shortestCut is the width down to which a column that may be cut gives way before the others do.
const shortestCut = 8

// squeeze takes from the widest column that can give until all fit into the room, or none can give.
func squeeze(widths, least []int, room int) {
	for sum(widths) > room {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}

func sum(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}
