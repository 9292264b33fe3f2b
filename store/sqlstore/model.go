package sqlstore

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// models are the read models of one docket under a case: what the tables hold, or what they are to hold.
type models struct {
	*store.Rows
	flags []flag
}

type flag struct{ name string }

// table is one table of rows under a case. Its columns are docket, those of the key, court, assigned, and the rest.
type table[R comparable] struct {
	name   string
	key    []string
	rest   []string
	day    string             // column by which lists across cases are ordered
	who    string             // column for store.Agenda.Who; empty: none
	state  string             // column for store.Agenda.States; empty: none
	kind   string             // column for store.Agenda.Kinds; empty: none
	nth    string             // column for store.Agenda.First; empty: all rows are the first
	fields func(*R) []any     // pointers to the fields for key and rest
	of     func(*models) *[]R // where the rows are
	target func() *target     // for writing; made once
}

// model is a table, whatever its rows.
type model interface {
	tableName() string
	columns() []string
	branch(number int) string
	take(into *models, a *anyRow)
	change(b *bulk, id docket.ID, was, is *models) ([]Stmt, error)
	differs(was, is *models) bool
}

func (t *table[R]) tableName() string { return t.name }

func (t *table[R]) columns() []string {
	return slices.Concat([]string{"docket"}, t.key, []string{"court", "assigned"}, t.rest)
}

// read scans a row from the columns of key and rest.
func (t *table[R]) read(r Row, before ...any) (R, error) {
	var row R
	return row, r.Scan(append(before, t.fields(&row)...)...)
}

// Rows of all tables under a case are read by one statement: each as the number of its table, its texts and its numbers.
const (
	textsMost   = 7
	numbersMost = 4
)

// anyRow is such a row.
type anyRow struct {
	table   int
	texts   [textsMost]string
	numbers [numbersMost]int64
}

func (a *anyRow) dest() []any {
	out := []any{&a.table}
	for i := range a.texts {
		out = append(out, &a.texts[i])
	}
	for i := range a.numbers {
		out = append(out, &a.numbers[i])
	}
	return out
}

// lookRows reads all rows under a case.
func lookRows(id docket.ID, into *models) Stmt {
	args := make([]any, len(underCase))
	for i := range args {
		args[i] = string(id)
	}
	return Stmt{rowsText(), args, func(r Row) error {
		var a anyRow
		err := r.Scan(a.dest()...)
		if err == nil {
			underCase[a.table].take(into, &a)
		}
		return err
	}}
}

// rowsText is the statement.
var rowsText = sync.OnceValue(func() string {
	var branches []string
	for i, m := range underCase {
		branches = append(branches, m.branch(i))
	}
	return strings.Join(branches, " UNION ALL ")
})

// branch selects the rows of one table as anyRow has them.
func (t *table[R]) branch(number int) string {
	texts, numbers := make([]string, 0, textsMost), make([]string, 0, numbersMost)
	var zero R
	columns := slices.Concat(t.key, t.rest)
	for i, v := range plain(t.fields(&zero)) {
		if _, ok := v.(string); ok {
			texts = append(texts, columns[i])
		} else {
			numbers = append(numbers, columns[i])
		}
	}
	for len(texts) < textsMost {
		texts = append(texts, "''")
	}
	for len(numbers) < numbersMost {
		numbers = append(numbers, "0")
	}
	return fmt.Sprintf("SELECT %d, %s FROM %s WHERE docket = ?", number, strings.Join(slices.Concat(texts, numbers), ", "), t.name)
}

// take adds a row that was read.
func (t *table[R]) take(into *models, a *anyRow) {
	var row R
	texts, numbers := a.texts[:], a.numbers[:]
	for _, f := range t.fields(&row) {
		switch v := f.(type) {
		case *string:
			*v, texts = texts[0], texts[1:]
		case *int:
			*v, numbers = int(numbers[0]), numbers[1:]
		case *civil.Day:
			*v, numbers = civil.Day(numbers[0]), numbers[1:]
		}
	}
	rows := t.of(into)
	*rows = append(*rows, row)
}

// keyOf is the key of a row as one text.
func (t *table[R]) keyOf(row R) string { return fmt.Sprintf("%q", plain(t.fields(&row)[:len(t.key)])) }

// byKey are the rows by their keys. A key given twice is an error.
func (t *table[R]) byKey(rows []R) (map[string]R, error) {
	out := make(map[string]R, len(rows))
	for _, row := range rows {
		key := t.keyOf(row)
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("two rows %s of %s", key, t.name)
		}
		out[key] = row
	}
	return out, nil
}

// change puts into b the rows that are new or other than they were, and returns statements that remove those that are no
// more. Where the case has moved to another court or officer every row is written.
func (t *table[R]) change(b *bulk, id docket.ID, was, is *models) ([]Stmt, error) {
	old, err := t.byKey(*t.of(was))
	if err != nil {
		return nil, err
	}
	fresh, err := t.byKey(*t.of(is))
	if err != nil {
		return nil, &store.Refused{Docket: id, Why: err.Error()}
	}
	moved := was.Case.Court != is.Case.Court || was.Case.Assigned != is.Case.Assigned
	for _, row := range *t.of(is) {
		if before, ok := old[t.keyOf(row)]; !ok || moved || before != row {
			b.add(t.target(), t.row(id, is, row)...)
		}
	}
	var gone []Stmt
	for _, row := range *t.of(was) {
		if _, ok := fresh[t.keyOf(row)]; !ok {
			gone = append(gone, t.remove(id, row))
		}
	}
	return gone, nil
}

func (t *table[R]) row(id docket.ID, m *models, row R) []any {
	fields := plain(t.fields(&row))
	return slices.Concat([]any{string(id)}, fields[:len(t.key)], []any{m.Case.Court, m.Case.Assigned}, fields[len(t.key):])
}

func (t *table[R]) remove(id docket.ID, row R) Stmt {
	text := "DELETE FROM " + t.name + " WHERE docket = ?"
	for _, k := range t.key {
		text += " AND " + k + " = ?"
	}
	return Stmt{Text: text, Args: append([]any{string(id)}, plain(t.fields(&row)[:len(t.key)])...)}
}

// differs reports whether the rows, in whatever order, are not the same.
func (t *table[R]) differs(was, is *models) bool {
	old, err := t.byKey(*t.of(was))
	fresh, err2 := t.byKey(*t.of(is))
	if err != nil || err2 != nil || len(old) != len(fresh) {
		return true
	}
	for key, row := range old {
		if other, ok := fresh[key]; !ok || other != row {
			return true
		}
	}
	return false
}

// upsert is the target of rows that may be there already under their key.
func upsert(name string, key, rest []string) *target {
	set := make([]string, len(rest))
	for i, c := range rest {
		set[i] = c + " = excluded." + c
	}
	return &target{name, slices.Concat(key, rest),
		" ON CONFLICT (" + strings.Join(key, ", ") + ") DO UPDATE SET " + strings.Join(set, ", ")}
}
