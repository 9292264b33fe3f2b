package sqlstore

import (
	"context"

	"mandamus/civil"
	"mandamus/store"
)

// The search indexes. Most cases are closed and most searches ask for those that are not, so these have an index of their own, a fraction of
// the other; an index takes time with the number of cases that have a word, not with the number found.
const (
	allIndex  = "search_index"
	openIndex = "search_open" // of cases that are neither closed nor made from reports
)

var textsTarget = upsert("search_texts", []string{"docket"}, []string{"id", "court", "text"})

// text stores the search text of a case and puts its words into the indexes, where they are not as they were.
func (w *writing) text(was, is *models) {
	same := was.Search == is.Search && was.Case.Court == is.Case.Court
	if same && open(was.Case) == open(is.Case) {
		return
	}
	words := indexed(is.Case.Court, is.Search)
	if !same {
		w.bulk.add(textsTarget, string(is.Case.Docket), is.Case.ID, is.Case.Court, is.Search)
		w.before = append(w.before, w.engine.Index(allIndex, is.Case.ID, words)...)
	}
	if open(is.Case) {
		w.before = append(w.before, w.engine.Index(openIndex, is.Case.ID, words)...)
	} else if open(was.Case) {
		w.before = append(w.before, w.engine.Unindex(openIndex, is.Case.ID))
	}
}

// open reports whether a case is neither closed nor made from reports; that which is not there yet is not.
func open(c store.Case) bool { return c.ID != 0 && c.Closed == civil.Never && !c.Reconstruct }

// indexed are the words under which a case is found.
func indexed(court, text string) []string {
	return append([]string{courtWord(court)}, wordsOf(text)...)
}

// look makes q a search for text: in the index of open cases where only those are asked for. It reports whether there is a word to look for.
func (q *caseQuery) look(e Engine, f store.CaseFilter) bool {
	words, ok := queryOf(f.Text)
	if !ok {
		q.nothing = true
		return false
	}
	words.Index = allIndex
	if f.Open && f.Live {
		words.Index = openIndex
	}
	for _, court := range f.Courts {
		words.Courts = append(words.Courts, courtWord(court))
	}
	q.found, q.args = e.Found(words)
	q.from = " FROM f CROSS JOIN cases c"
	q.add("c.id = f.id")
	return true
}

// with names the ids found f.
func (q *caseQuery) with() string { return "WITH f AS MATERIALIZED (" + q.found + ")" }

// search is the query for a page of a search, with its hits behind each case. All that was found is put in order by the one column, and only
// the cases of the page are read whole.
func (q *caseQuery) search(by sorting, desc bool) string {
	return q.with() + ", m AS MATERIALIZED (SELECT c.id AS id, " + by.column + " AS place" + q.from + q.text() + ") " +
		caseSelect + ", (SELECT COUNT(*) FROM m), (SELECT COUNT(*) FROM f)" +
		" FROM (SELECT id, place FROM m" + ordered([]string{"place", "id"}, desc) + " LIMIT ?) t CROSS JOIN cases c WHERE c.id = t.id" +
		ordered([]string{"t.place", "t.id"}, desc)
}

// hits are how many cases have the words looked for, and how many of these match the rest of the filter.
type hits struct{ found, match int }

// count is how many match; where the index found more than are looked at, there may be more.
func (h hits) count() store.Count {
	return store.Count{N: min(h.match, store.FoundMost), Exact: h.found <= store.FoundMost}
}

func (d *DB) countFound(ctx context.Context, q caseQuery) (store.Count, error) {
	var h hits
	err := d.one(ctx, q.with()+" SELECT COUNT(*), (SELECT COUNT(*) FROM f)"+q.from+q.text(), q.args, func(r Row) error { return r.Scan(&h.match, &h.found) })
	return h.count(), err
}

// reindex fills the search indexes from the search texts.
func (d *DB) reindex(t *tx) error {
	for _, index := range []string{allIndex, openIndex} {
		if err := t.send(d.engine.Emptied(index)...); err != nil {
			return err
		}
	}
	err := d.fillIndex(t, allIndex, "")
	if err == nil {
		err = d.fillIndex(t, openIndex, " AND "+openLive)
	}
	return err
}

// fillIndex puts the cases for which the condition holds into an index that holds none of them.
func (d *DB) fillIndex(t *tx, index, condition string) error {
	text := "SELECT s.docket, s.id, s.court, s.text FROM search_texts s JOIN cases c ON c.docket = s.docket WHERE s.docket > ?" + condition + " ORDER BY s.docket LIMIT 500"
	after := ""
	for {
		var stmts []Stmt
		err := t.send(Stmt{text, []any{after}, func(r Row) error {
			var id int64
			var court, words string
			err := r.Scan(&after, &id, &court, &words)
			stmts = append(stmts, d.engine.Index(index, id, indexed(court, words))...)
			return err
		}})
		if err != nil || len(stmts) == 0 {
			return err
		}
		if err := t.send(stmts...); err != nil {
			return err
		}
	}
}

// settleIndex fills the index of open cases of a database that had none: its migration cannot, as the program makes the words.
func (d *DB) settleIndex(ctx context.Context) error {
	var cases, found int64
	look := "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM cases c WHERE " + openLive + " LIMIT 1) one), (SELECT COUNT(*) FROM (SELECT 1 FROM " + openIndex + " LIMIT 1) other)"
	if err := d.one(ctx, look, nil, func(r Row) error { return r.Scan(&cases, &found) }); err != nil || cases == found {
		return err
	}
	return d.transact(ctx, func(t *tx) ([]Stmt, error) { return nil, d.fillIndex(t, openIndex, " AND "+openLive) })
}
