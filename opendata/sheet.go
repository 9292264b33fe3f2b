package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"mandamus/web/chart"
)

// sheet is a table that can be written.
type sheet interface {
	name() string
	rows() int
	columns() []Column
	each(row func(cells []any) error) error // a cell is a string, an int64, a bool, a []string, or nil where it is empty
	parquet(w io.Writer) error
}

// table is a table with rows of a type.
type table[R any] struct {
	title string
	lines []R
}

func (t table[R]) name() string      { return t.title }
func (t table[R]) rows() int         { return len(t.lines) }
func (t table[R]) columns() []Column { return columnsOf(t.title, reflect.TypeFor[R]()) }

func (t table[R]) each(row func(cells []any) error) error {
	for _, line := range t.lines {
		v := reflect.ValueOf(line)
		cells := make([]any, v.NumField())
		for i := range cells {
			cells[i] = cellOf(v.Field(i))
		}
		if err := row(cells); err != nil {
			return err
		}
	}
	return nil
}

func cellOf(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case string:
		if x == "" {
			return nil
		}
	case *int64:
		if x == nil {
			return nil
		}
		return *x
	case []string:
		if x == nil {
			return []string{}
		}
	}
	return v.Interface()
}

// parquet writes the table so that the same rows give the same bytes.
func (t table[R]) parquet(w io.Writer) error {
	out := parquet.NewGenericWriter[R](w, parquet.Compression(&parquet.Snappy), parquet.CreatedBy("mandamus", "1", "opendata"))
	if _, err := out.Write(t.lines); err != nil {
		return err
	}
	return out.Close()
}

// formats are the forms in which a table is written.
var formats = []struct {
	ending string
	write  func(sheet) ([]byte, error)
}{{".csv", asCSV}, {".jsonl", asJSONLines}, {".parquet", asParquet}}

// asCSV writes UTF-8 with its mark, lines ended as on Windows; a list has a blank between its words, and a text that a spreadsheet would take
// for a formula an apostrophe before it.
func asCSV(s sheet) ([]byte, error) {
	var buf bytes.Buffer
	out := chart.NewSheet(&buf)
	var heads []string
	for _, c := range s.columns() {
		heads = append(heads, c.Name)
	}
	if err := out.Row(heads...); err != nil {
		return nil, err
	}
	err := s.each(func(cells []any) error {
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = text(c)
		}
		return out.Row(texts...)
	})
	if err != nil {
		return nil, err
	}
	err = out.Flush()
	return buf.Bytes(), err
}

func text(cell any) string {
	switch x := cell.(type) {
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case bool:
		return strconv.FormatBool(x)
	case []string:
		return strings.Join(x, " ")
	}
	return ""
}

// asJSONLines writes an object a line, with every column in its order; an empty cell is null.
func asJSONLines(s sheet) ([]byte, error) {
	var buf bytes.Buffer
	columns := s.columns()
	err := s.each(func(cells []any) error {
		for i, c := range cells {
			value, err := json.Marshal(c)
			if err != nil {
				return err
			}
			before := ","
			if i == 0 {
				before = "{"
			}
			fmt.Fprintf(&buf, "%s%q:%s", before, columns[i].Name, value)
		}
		buf.WriteString("}\n")
		return nil
	})
	return buf.Bytes(), err
}

func asParquet(s sheet) ([]byte, error) {
	var buf bytes.Buffer
	err := s.parquet(&buf)
	return buf.Bytes(), err
}
