package sqlstore

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"mandamus/store"
)

// Dump implements store.ReadModels: the name of a table, then its rows as JSON arrays with the columns in the order of their
// names, the rows sorted. Two stores with the same read models give the same bytes, whatever their engine.
func (d *DB) Dump(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, t := range copied {
		if t.name != "cases" && t.name != "search_texts" && !strings.HasPrefix(t.name, "case_") {
			continue
		}
		lines, err := d.lines(ctx, t.name)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\n%s", t.name, strings.Join(lines, ""))
	}
	return out.Flush()
}

func (d *DB) lines(ctx context.Context, table string) ([]string, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT * FROM "+table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		values, err := scanAll(rows, len(columns))
		if err != nil {
			return nil, err
		}
		named := make(map[string]any, len(columns))
		for i, c := range columns {
			named[c] = values[i]
		}
		line, err := json.Marshal(named) // sorted by name
		if err != nil {
			return nil, err
		}
		out = append(out, string(line)+"\n")
	}
	slices.Sort(out)
	return out, rows.Err()
}

// scanAll reads a row of any table: int64 and string.
func scanAll(rows *sql.Rows, n int) ([]any, error) {
	values, dest := make([]any, n), make([]any, n)
	for i := range values {
		dest[i] = &values[i]
	}
	return values, rows.Scan(dest...)
}

// CopyInto copies all that d holds, as it is at one moment, into a store that holds nothing, in one transaction.
func (d *DB) CopyInto(ctx context.Context, to *DB) error {
	from, err := d.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Rollback()
	return to.transact(ctx, func(t *tx) ([]Stmt, error) {
		if err := t.empty(); err != nil {
			return nil, err
		}
		if err := t.send(Stmt{Text: "DELETE FROM heads"}); err != nil {
			return nil, err
		}
		for _, table := range copied {
			if err := copyTable(ctx, from, t, table.name, table.order); err != nil {
				return nil, fmt.Errorf("copy %s: %w", table.name, err)
			}
		}
		return nil, to.reindex(t)
	})
}

// empty refuses a store that holds something.
func (t *tx) empty() error {
	have := map[string]int64{}
	err := t.send(Stmt{"SELECT name, pos FROM heads {lock}", nil, func(r Row) error {
		var name string
		var pos int64
		err := r.Scan(&name, &pos)
		have[name] = pos
		return err
	}})
	if err == nil && have["events"]+have["log"] != 0 {
		err = fmt.Errorf("the store holds %d events and %d entries of the log; a backup is restored into an empty one: %w", have["events"], have["log"], store.ErrNotEmpty)
	}
	return err
}

func copyTable(ctx context.Context, from *sql.Tx, t *tx, name, order string) error {
	rows, err := from.QueryContext(ctx, "SELECT * FROM "+name+" ORDER BY "+order)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	into := &target{name: name, columns: columns}
	for more := true; more; {
		var b bulk
		n := 0
		for more = rows.Next(); more; more = rows.Next() {
			values, err := scanAll(rows, len(columns))
			if err != nil {
				return err
			}
			b.add(into, values...)
			if n++; n == 16*most {
				break
			}
		}
		if err := t.send(b.stmts()...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Restored makes a store that was filled from a backup fit for use: what was erased since is erased again, and all of it is
// verified. Until then it must not be served.
func (d *DB) Restored(ctx context.Context, p store.Projector) (store.Report, error) {
	listed, err := d.list.read()
	if err != nil {
		return store.Report{}, err
	}
	done, err := d.erasures(ctx)
	if err != nil {
		return store.Report{}, err
	}
	if err := d.reapply(ctx, beyond(listed, done), p); err != nil {
		return store.Report{}, err
	}
	if err := d.settleErasures(ctx); err != nil {
		return store.Report{}, err
	}
	report, err := d.Verify(ctx, p)
	if err == nil && !report.OK() {
		err = fmt.Errorf("%w: %s", store.ErrDamaged, strings.Join(report.Problems, "; "))
	}
	return report, err
}

// Clear removes all that a failed restore has brought in.
func (d *DB) Clear(ctx context.Context) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		stmts := append(d.engine.Emptied(allIndex), d.engine.Emptied(openIndex)...)
		for _, table := range slices.Backward(copied) {
			stmts = append(stmts, Stmt{Text: "DELETE FROM " + table.name})
		}
		return append(stmts, Stmt{Text: "INSERT INTO heads (name, pos, chain) VALUES ('events', 0, ''), ('accounts', 0, ''), ('log', 0, '')"}), nil
	})
}
