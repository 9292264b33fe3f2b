package sqlstore

import "strings"

// target is a table into which rows are put.
type target struct {
	name    string
	columns []string
	tail    string // what to do where the key is there already
}

// bulk collects rows and puts those of one table together into few statements. Tables are written in the order in which
// they were first added to.
type bulk struct {
	order []*target
	rows  map[*target][][]any
}

func (b *bulk) add(t *target, row ...any) {
	if b.rows == nil {
		b.rows = map[*target][][]any{}
	}
	if _, ok := b.rows[t]; !ok {
		b.order = append(b.order, t)
	}
	b.rows[t] = append(b.rows[t], row)
}

// most is the largest number of rows in one statement.
const most = 64

// stmts returns the statements. Each has a power of two of rows, so that few different texts are prepared.
func (b *bulk) stmts() []Stmt {
	var out []Stmt
	for _, t := range b.order {
		rows := b.rows[t]
		for n := most; n > 0; n /= 2 {
			for len(rows) >= n {
				out = append(out, t.insert(rows[:n]))
				rows = rows[n:]
			}
		}
	}
	return out
}

func (t *target) insert(rows [][]any) Stmt {
	row := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)), ", ") + ")"
	text := "INSERT INTO " + t.name + " (" + strings.Join(t.columns, ", ") + ") VALUES " +
		strings.TrimSuffix(strings.Repeat(row+", ", len(rows)), ", ") + t.tail
	args := make([]any, 0, len(rows)*len(t.columns))
	for _, r := range rows {
		args = append(args, r...)
	}
	return Stmt{Text: text, Args: args}
}
