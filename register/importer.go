package register

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"mandamus/fault"
	"mandamus/i18n"
)

// The limits of a file.
const (
	MaxBytes    = 8 << 20 // size
	MaxRows     = 100_000 // rows below the head
	MaxProblems = 50      // problems reported of one file
)

// Changes are what a file would do to a register: a dry run until somebody uses Result.
type Changes struct {
	Kind Kind
	Rows []Change // in the order of the file
	next *Registry
}

// Change is what becomes of one row of a file.
type Change struct {
	Line   int // from 1; the head is line 1
	Key    string
	What   Outcome
	Fields []Field // what differs, for Changed
}

// Outcome says what becomes of a row.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"
	Changed Outcome = "changed"
	Same    Outcome = "same"
	Refused Outcome = "refused" // the problems of its line say why
)

// Field is a cell that differs.
type Field struct{ Column, Old, New string }

// Count returns how many rows have the outcome.
func (c Changes) Count(o Outcome) int {
	n := 0
	for _, row := range c.Rows {
		if row.What == o {
			n++
		}
	}
	return n
}

// Result returns the register with the changes made. The result is false where anything was refused: a file is taken as a whole
// or not at all.
func (c Changes) Result() (*Registry, bool) { return c.next, c.next != nil }

// Import reads a CSV file of one table, called name in problems, and says what it would change. The first line is the head; its
// columns may stand in any order, but the key must be there. A column that the file lacks leaves existing rows as they are; an
// empty cell empties the field. Rows of the register that the file does not mention stay. Spaces around a cell do not count,
// and neither does a byte order mark.
func (r *Registry) Import(kind Kind, name string, data []byte) (Changes, fault.Problems) {
	switch kind {
	case Bodies:
		return importTable(r, bodies, name, data)
	case Successions:
		return importTable(r, successions, name, data)
	case Persons:
		return importTable(r, persons, name, data)
	case StaffTable:
		return importTable(r, staff, name, data)
	case Exclusions:
		return importTable(r, exclusions, name, data)
	case Courts:
		return importTable(r, courts, name, data)
	}
	what := i18n.M("register.kind", "kind", string(kind))
	return Changes{Kind: kind}, fault.Problems{{File: name, What: what, Hint: nearOrAll(string(kind), kindWords())}}
}

func kindWords() []string {
	var words []string
	for _, k := range Kinds {
		words = append(words, string(k))
	}
	return words
}

// importer reads one file into rows of T.
type importer[T any] struct {
	table    table[T]
	file     string
	changes  Changes
	rows     []T            // as they will be, old ones first
	index    map[string]int // key → rows
	lines    map[string]int // key → line of the file
	problems fault.Problems
}

func importTable[T any](r *Registry, t table[T], name string, data []byte) (Changes, fault.Problems) {
	next := r.Data()
	im := &importer[T]{table: t, file: name, changes: Changes{Kind: t.kind}, rows: *t.rows(&next), index: map[string]int{}, lines: map[string]int{}}
	for i := range im.rows {
		im.index[t.key(&im.rows[i])] = i
	}
	im.read(data)
	*t.rows(&next) = im.rows
	im.check(next)
	im.refuse()
	if im.problems.Err() == nil {
		im.changes.next = index(next)
	}
	return im.changes, limited(im.problems)
}

// check looks at the register as it would be. A warning about a row that the file does not mention was given before.
func (im *importer[T]) check(next Data) {
	for _, p := range check(next, im.locate) {
		if p.Line > 0 || !p.Warning {
			im.problems = append(im.problems, p)
		}
	}
}

func (im *importer[T]) locate(kind Kind, key string) (string, int) {
	if line := im.lines[key]; kind == im.table.kind && line > 0 {
		return im.file, line
	}
	return "", 0
}

// fail notes a problem of a line.
func (im *importer[T]) fail(line int, path, value string, what, hint i18n.Msg) {
	im.problems = append(im.problems, fault.Problem{File: im.file, Line: line, Path: path, Value: value, What: what, Hint: hint})
}

// read takes in the file.
func (im *importer[T]) read(data []byte) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	switch {
	case len(data) > MaxBytes:
		im.fail(0, "", "", i18n.M("register.size", "size", len(data), "max", MaxBytes), i18n.M("register.size.hint"))
		return
	case !utf8.Valid(data):
		im.fail(0, "", "", i18n.M("register.encoding"), i18n.M("register.encoding.hint"))
		return
	}
	in := csv.NewReader(bytes.NewReader(data))
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		im.syntax(err)
		return
	}
	if columns := im.head(head); columns != nil {
		im.body(in, columns)
	}
}

// syntax reports what the CSV reader could not read.
func (im *importer[T]) syntax(err error) {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		im.fail(0, "", "", i18n.M("register.no_head"), i18n.M("register.no_head.hint", "columns", strings.Join(im.table.names(), ",")))
	case errors.As(err, &parse):
		im.fail(parse.Line, "", "", i18n.M("register.csv"), i18n.M("register.csv.hint"))
	default:
		im.fail(0, "", "", i18n.M("register.csv"), i18n.M("register.csv.hint"))
	}
}

// head reads the first line: for each of its columns the number of the table's column. It returns nil where a column is
// unknown, given twice, or one of the key is missing.
func (im *importer[T]) head(cells []string) []int {
	names, before := im.table.names(), len(im.problems)
	var columns []int
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		i := slices.Index(names, cell)
		switch {
		case i < 0:
			im.fail(1, "", cell, i18n.M("register.column", "column", cell), nearOrAll(cell, names))
		case slices.Contains(columns, i):
			im.fail(1, "", cell, i18n.M("register.column.twice", "column", cell), i18n.Msg{})
		}
		columns = append(columns, i)
	}
	for i, name := range names[:im.table.keys] {
		if !slices.Contains(columns, i) {
			im.fail(1, "", "", i18n.M("register.column.missing", "column", name), i18n.M("register.no_head.hint", "columns", strings.Join(names, ",")))
		}
	}
	if len(im.problems) > before {
		return nil
	}
	return columns
}

// body reads the rows below the head.
func (im *importer[T]) body(in *csv.Reader, columns []int) {
	for count := 0; ; count++ {
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			im.syntax(err)
			return
		}
		line, _ := in.FieldPos(0)
		if count == MaxRows {
			im.fail(line, "", "", i18n.M("register.rows", "max", MaxRows), i18n.M("register.size.hint"))
			return
		}
		im.row(line, cells, columns)
	}
}

// row takes in one row.
func (im *importer[T]) row(line int, cells []string, columns []int) {
	if len(cells) != len(columns) {
		im.changes.Rows = append(im.changes.Rows, Change{Line: line, What: Refused})
		im.fail(line, "", "", i18n.M("register.cells", "got", len(cells), "want", len(columns)), i18n.M("register.cells.hint"))
		return
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	key := im.keyOf(cells, columns)
	i, exists := im.index[key]
	value := im.empty()
	if exists {
		value = im.rows[i]
	}
	if first := im.lines[key]; first > 0 {
		im.changes.Rows = append(im.changes.Rows, Change{Line: line, Key: key, What: Refused})
		im.fail(line, "", key, i18n.M("register.line_twice", "key", key, "line", first), i18n.M("register.twice.hint"))
		return
	}
	im.lines[key] = line
	bad := im.fill(&value, line, cells, columns)
	im.take(line, key, value, bad)
}

// empty returns a row with nothing known.
func (im *importer[T]) empty() T {
	var value T
	for _, c := range im.table.columns {
		c.set(&value, "")
	}
	return value
}

// keyOf returns the key the cells make.
func (im *importer[T]) keyOf(cells []string, columns []int) string {
	value := im.empty()
	for i, c := range columns {
		if c < im.table.keys {
			im.table.columns[c].set(&value, cells[i])
		}
	}
	return im.table.key(&value)
}

// fill sets the fields of a row from cells, and reports whether one could not be read.
func (im *importer[T]) fill(value *T, line int, cells []string, columns []int) (bad bool) {
	for i, c := range columns {
		column := im.table.columns[c]
		if f := column.set(value, cells[i]); f != nil {
			im.fail(line, string(im.table.kind)+"."+column.name, cells[i], f.what, f.hint)
			bad = true
		}
	}
	return bad
}

// take puts a row into its place and notes what it changes.
func (im *importer[T]) take(line int, key string, value T, bad bool) {
	change := Change{Line: line, Key: key, What: Added}
	i, exists := im.index[key]
	switch {
	case bad:
		change.What = Refused
	case exists:
		change.Fields = im.differences(&im.rows[i], &value)
		change.What = Same
		if len(change.Fields) > 0 {
			change.What = Changed
			im.rows[i] = value
		}
	default:
		im.index[key] = len(im.rows)
		im.rows = append(im.rows, value)
	}
	im.changes.Rows = append(im.changes.Rows, change)
}

func (im *importer[T]) differences(old, fresh *T) []Field {
	var out []Field
	for _, c := range im.table.columns {
		if a, b := c.get(old), c.get(fresh); a != b {
			out = append(out, Field{c.name, a, b})
		}
	}
	return out
}

// refuse marks the rows that have an error on their line.
func (im *importer[T]) refuse() {
	bad := map[int]bool{}
	for _, p := range im.problems.Errors() {
		bad[p.Line] = true
	}
	for i, row := range im.changes.Rows {
		if bad[row.Line] {
			im.changes.Rows[i].What = Refused
		}
	}
}

// limited sorts the problems by line and cuts the list to what somebody would read; the last one says that there are more.
func limited(ps fault.Problems) fault.Problems {
	ps.Sort()
	if len(ps) <= MaxProblems {
		return ps
	}
	errs := ps.Errors()
	ps = append(errs, ps.Warnings()...)[:MaxProblems]
	ps[MaxProblems-1] = fault.Problem{File: ps[0].File, What: i18n.M("register.more", "max", MaxProblems-1), Hint: i18n.M("register.more.hint"), Warning: len(errs) == 0}
	return ps
}
