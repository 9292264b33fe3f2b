package house

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// row is one line of the package table.
type row struct {
	name     string
	imports  []string // packages of the module, by folder, and other modules, by path
	testsToo []string // what its tests may import beside that
	effects  []string
	line     int // line of ARCHITECTURE.md
}

// table is the package table and the modules that the tests of every package may import.
type table struct {
	rows      map[string]row
	testTools []string
}

// The table is recognised by its head; the list of test tools by the sentence before it.
const (
	tableHead     = "| package | what it is | may import | tests too | effects |"
	testToolsHead = "Tests of every package may also import"
)

var quoted = regexp.MustCompile("`([^`]+)`")

// parseTable reads the table out of ARCHITECTURE.md.
func parseTable(text string) (table, error) {
	t := table{rows: map[string]row{}}
	inside := false
	for i, line := range strings.Split(text, "\n") {
		switch {
		case line == tableHead:
			inside = true
		case strings.HasPrefix(line, testToolsHead):
			t.testTools = names(line)
		case !strings.HasPrefix(line, "|"):
			inside = false
		case inside && !strings.HasPrefix(line, "| ---"):
			if err := t.add(line, i+1); err != nil {
				return t, err
			}
		}
	}
	if len(t.rows) == 0 {
		return t, fmt.Errorf("ARCHITECTURE.md has no line %q", tableHead)
	}
	return t, nil
}

func (t *table) add(line string, number int) error {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	if len(cells) != 5 || len(names(cells[0])) != 1 {
		return fmt.Errorf("ARCHITECTURE.md:%d: want five cells, the first one `package`", number)
	}
	r := row{
		name:     names(cells[0])[0],
		imports:  names(cells[2]),
		testsToo: names(cells[3]),
		effects:  words(cells[4]),
		line:     number,
	}
	if _, twice := t.rows[r.name]; twice {
		return fmt.Errorf("ARCHITECTURE.md:%d: %s has two rows", number, r.name)
	}
	t.rows[r.name] = r
	return nil
}

// names are the words between backquotes.
func names(cell string) []string {
	var out []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		out = append(out, m[1])
	}
	return out
}

// words are the words of a plain cell; a dash stands for none.
func words(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" ,–-", r) })
}

// check finds rows that point nowhere, name unknown effects, or depend on each other in a circle.
func (t table) check() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(t.rows)) {
		r := t.rows[name]
		for _, to := range slices.Concat(r.imports, r.testsToo) {
			if _, ok := t.rows[to]; !ok && !strings.Contains(to, ".") {
				out = append(out, fmt.Sprintf("ARCHITECTURE.md:%d: %s may import %s, which has no row", r.line, name, to))
			}
		}
		for _, e := range r.effects {
			if !slices.Contains(effectNames, e) {
				out = append(out, fmt.Sprintf("ARCHITECTURE.md:%d: %s: no effect is called %q", r.line, name, e))
			}
		}
		if circle := t.circle(name, nil); circle != nil {
			out = append(out, fmt.Sprintf("ARCHITECTURE.md:%d: a circle: %s", r.line, strings.Join(circle, " → ")))
		}
	}
	return out
}

// circle returns a way from the last name of trail back to its first one, if the table allows one.
func (t table) circle(name string, trail []string) []string {
	trail = append(trail, name)
	if len(trail) > 1 && name == trail[0] {
		return trail
	}
	if slices.Contains(trail[:len(trail)-1], name) {
		return nil // a circle that the row it starts at will report
	}
	for _, to := range t.rows[name].imports {
		if c := t.circle(to, slices.Clone(trail)); c != nil {
			return c
		}
	}
	return nil
}
