package sqlstore

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"mandamus/civil"
	"mandamus/store"
)

// where collects conditions.
type where struct {
	conds []string
	args  []any
}

func (w *where) add(cond string, args ...any) {
	w.conds = append(w.conds, cond)
	w.args = append(w.args, args...)
}

// equal asks for a value, unless it is empty.
func (w *where) equal(column, value string) {
	if value != "" {
		w.add(column+" = ?", value)
	}
}

// among asks for one of some values, unless there are none.
func (w *where) among(column string, values []string) {
	switch len(values) {
	case 0:
	case 1:
		w.add(column+" = ?", values[0])
	default:
		args := make([]any, len(values))
		for i, v := range values {
			args[i] = v
		}
		w.add(column+" IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")+")", args...)
	}
}

// within asks for a day of the interval, unless it is the zero interval.
func (w *where) within(column string, days civil.Interval) {
	if days != (civil.Interval{}) {
		w.add(column+" >= ? AND "+column+" < ?", int64(days.From), int64(days.Until))
	}
}

// text is the conditions as a clause.
func (w *where) text() string {
	if len(w.conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conds, " AND ")
}

// cursor is a place in a list: the list it belongs to, and the values by which the last row seen was ordered.
type cursor struct {
	List string
	At   []any // int64 and string
}

// String writes the cursor as text that goes into an address.
func (c cursor) String() string {
	data, err := json.Marshal(append([]any{c.List}, c.At...))
	if err != nil {
		panic(err) // numbers and texts can always be written
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

// placeIn reads a cursor for a list whose order has these kinds of values: 'n' number, 's' text. The empty text is the start
// of the list and gives none.
func placeIn(text, list, kinds string) ([]any, error) {
	if text == "" {
		return nil, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, store.ErrCursor
	}
	var raw []json.RawMessage
	if json.Unmarshal(data, &raw) != nil || len(raw) != len(kinds)+1 {
		return nil, store.ErrCursor
	}
	var name string
	if json.Unmarshal(raw[0], &name) != nil || name != list {
		return nil, store.ErrCursor
	}
	out := make([]any, len(kinds))
	for i, kind := range kinds {
		if out[i], err = value(raw[i+1], kind); err != nil {
			return nil, store.ErrCursor
		}
	}
	return out, nil
}

func value(raw json.RawMessage, kind rune) (any, error) {
	if kind == 'n' {
		var n int64
		return n, json.Unmarshal(raw, &n)
	}
	var s string
	err := json.Unmarshal(raw, &s)
	if strings.Contains(s, "\x00") {
		err = fmt.Errorf("a zero character")
	}
	return s, err
}

// after asks for the rows behind a place, in the order of the columns.
func (w *where) after(columns []string, at []any, desc bool) {
	if at == nil {
		return
	}
	sign := ") > ("
	if desc {
		sign = ") < ("
	}
	w.add("("+strings.Join(columns, ", ")+sign+strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")+")", at...)
}

// ordered is an ORDER BY of the columns.
func ordered(columns []string, desc bool) string {
	way := ""
	if desc {
		way = " DESC"
	}
	return " ORDER BY " + strings.Join(columns, way+", ") + way
}

// pageSize is the number of rows of a page.
func pageSize(asked int) int {
	if asked <= 0 || asked > store.PageMost {
		return store.PageMost
	}
	return asked
}
