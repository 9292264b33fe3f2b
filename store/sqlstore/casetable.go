package sqlstore

import (
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/store"
)

// caseColumns are the columns of a case, in the order of caseLine.fields. The first two never change.
var caseColumns = []string{"docket", "id", "pos", "ver", "court", "number", "title_zh", "title_en", "debtor", "debtor_name", "stage",
	"stage_since", "assigned", "moved", "opened", "closed", "next_change", "as_of", "reconstruct", "flags"}

var casesTarget = &target{name: "cases", columns: caseColumns}

// caseLine is a case as its table has it.
type caseLine struct {
	store.Case
	id, flags   string
	reconstruct int64
}

func (l *caseLine) fields() []any {
	c := &l.Case
	return []any{&l.id, &c.ID, &c.Pos, &c.Version, &c.Court, &c.Number, &c.Title.ZH, &c.Title.EN, &c.Debtor, &c.DebtorName, &c.Stage,
		&c.StageSince, &c.Assigned, &c.Moved, &c.Opened, &c.Closed, &c.NextChange, &c.AsOf, &l.reconstruct, &l.flags}
}

// lineOf is the line of a case, ready to be written.
func lineOf(c store.Case) *caseLine {
	return &caseLine{c, string(c.Docket), strings.Join(c.Flags, " "), truth(c.Reconstruct)}
}

func readCase(r Row, after ...any) (store.Case, error) {
	var l caseLine
	err := r.Scan(append(l.fields(), after...)...)
	l.Docket, l.Reconstruct = docket.ID(l.id), l.reconstruct == 1
	if l.flags != "" {
		l.Flags = strings.Fields(l.flags)
	}
	return l.Case, err
}

// lookCase reads the case of a docket and its search text.
func lookCase(id docket.ID, into *models) Stmt {
	text := "SELECT c." + strings.Join(caseColumns, ", c.") + ", COALESCE(s.text, '') FROM cases c LEFT JOIN search_texts s ON s.docket = c.docket WHERE c.docket = ?"
	return Stmt{text, []any{string(id)}, func(r Row) (err error) {
		into.Case, err = readCase(r, &into.Search)
		return err
	}}
}

// changeCase writes the case: a new row, or the columns that are other than they were.
func changeCase(b *bulk, was, is store.Case) []Stmt {
	fresh := plain(lineOf(is).fields())
	if was.ID == 0 {
		b.add(casesTarget, fresh...)
		return nil
	}
	old := plain(lineOf(was).fields())
	var set []string
	var args []any
	for i, column := range caseColumns {
		if old[i] != fresh[i] {
			set = append(set, column+" = ?")
			args = append(args, fresh[i])
		}
	}
	if set == nil {
		return nil
	}
	return []Stmt{{Text: "UPDATE cases SET " + strings.Join(set, ", ") + " WHERE docket = ?", Args: append(args, string(is.Docket))}}
}

// standing is what live cases are counted by.
type standing struct{ court, assigned, stage string }

func standingOf(c store.Case) standing { return standing{c.Court, c.Assigned, c.Stage} }

var countsTarget = &target{"case_counts", []string{"court", "assigned", "stage", "n"},
	" ON CONFLICT (court, assigned, stage) DO UPDATE SET n = case_counts.n + excluded.n"}

// counts are changes of the running count of live cases.
type counts map[standing]int64

func (n counts) move(was, is store.Case) {
	if was.ID != 0 && !was.Reconstruct {
		n[standingOf(was)]--
	}
	if !is.Reconstruct {
		n[standingOf(is)]++
	}
}

// stmts writes the changes, in the order of the keys, and removes what has come to nothing.
func (n counts) stmts() []Stmt {
	var keys []standing
	empties := false
	for k, change := range n {
		if change != 0 {
			keys = append(keys, k)
			empties = empties || change < 0
		}
	}
	slices.SortFunc(keys, func(a, b standing) int {
		return slices.Compare([]string{a.court, a.assigned, a.stage}, []string{b.court, b.assigned, b.stage})
	})
	var b bulk
	for _, k := range keys {
		b.add(countsTarget, k.court, k.assigned, k.stage, n[k])
	}
	out := b.stmts()
	if empties {
		out = append(out, Stmt{Text: "DELETE FROM case_counts WHERE n = 0"})
	}
	return out
}
