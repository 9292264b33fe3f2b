package opendata

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/record"
	"mandamus/web/chart"
)

//i18n:keys opendata.table.* opendata.column.* opendata.word.*

// Column is a column of a table with what it means.
type Column struct {
	Name  string   `json:"name"`
	Type  string   `json:"type"`            // text, number, yes_no, list
	Empty bool     `json:"empty"`           // it may be empty
	Unit  string   `json:"unit,omitempty"`  // day: YYYY, YYYY-MM or YYYY-MM-DD; instant: RFC 3339 in UTC; fen: hundredth of a yuan; entry: index in the log; code: of the court
	From  []string `json:"from,omitempty"`  // kinds of events whose entries say it; none: it is computed, or every entry has it
	ZH    string   `json:"zh"`              // what it means
	EN    string   `json:"en"`              //
	Words []Word   `json:"words,omitempty"` // what may stand in it
}

// Word is a word of a closed list.
type Word struct {
	Word string `json:"word"`
	ZH   string `json:"zh"`
	EN   string `json:"en"`
}

// Table is a table of the dictionary.
type Table struct {
	Name    string   `json:"table"`
	ZH      string   `json:"zh"`
	EN      string   `json:"en"`
	Columns []Column `json:"columns"`
}

// Dictionary returns what every column of every table means. It is made of the structs that the rows are.
func Dictionary() []Table {
	var out []Table
	for _, s := range sheets(record.NewRecord()) {
		label := i18n.Msg{Key: "opendata.table." + s.name()}
		out = append(out, Table{s.name(), label.In(i18n.ZH), label.In(i18n.EN), s.columns()})
	}
	return out
}

// columnsOf reads the columns of a table from the type of its rows.
func columnsOf(table string, rows reflect.Type) []Column {
	var out []Column
	for i := range rows.NumField() {
		f := rows.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		c := Column{Name: name, Type: typeOf(f.Type), Empty: options != "", Unit: f.Tag.Get("unit"), From: strings.Fields(f.Tag.Get("from"))}
		label := i18n.Msg{Key: keyOf(table, name)}
		c.ZH, c.EN, c.Words = label.In(i18n.ZH), label.In(i18n.EN), wordsOf(f.Tag.Get("words"))
		out = append(out, c)
	}
	return out
}

func typeOf(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[string]():
		return "text"
	case reflect.TypeFor[bool]():
		return "yes_no"
	case reflect.TypeFor[[]string]():
		return "list"
	}
	return "number"
}

// said are the keys of the catalogue.
var said = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, k := range i18n.Keys() {
		out[k] = true
	}
	return out
})

// keyOf is where the catalogue says what a column means: a column of one table or, where it means the same in all, of any.
func keyOf(table, column string) string {
	if key := "opendata.column." + table + "." + column; said()[key] {
		return key
	}
	return "opendata.column.any." + column
}

// wordsOf returns the words of a closed list of package casefile, docket or record.
func wordsOf(list string) []Word {
	owner, name, _ := strings.Cut(list, ".")
	words, label := []string(nil), func(word string) i18n.Msg { return i18n.Msg{Key: "opendata.word." + name + "." + word} }
	switch {
	case owner == "casefile":
		words, label = casefile.Words(name), func(word string) i18n.Msg { return casefile.Label(name, word) }
	case owner == "docket":
		words, label = docket.WordsOf(name), func(word string) i18n.Msg { return docket.Label(name, word) }
	case name == "stage":
		words = record.Stages
	case name == "duty":
		words = record.DutyStates
	case name == "station":
		words = record.Stations
	}
	var out []Word
	for _, w := range words {
		out = append(out, Word{w, label(w).In(i18n.ZH), label(w).In(i18n.EN)})
	}
	return out
}

// dictionaryFiles are the dictionary for programs and for spreadsheets.
func dictionaryFiles() ([]Content, error) {
	tables := Dictionary()
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(tables); err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	out := chart.NewSheet(&buf)
	rows := [][]string{{"table", "column", "type", "empty", "unit", "from", "words", "zh", "en"}}
	for _, t := range tables {
		for _, c := range t.Columns {
			rows = append(rows, []string{t.Name, c.Name, c.Type, text(c.Empty), c.Unit, strings.Join(c.From, " "), c.words(), c.ZH, c.EN})
		}
	}
	for _, r := range rows {
		if err := out.Row(r...); err != nil {
			return nil, err
		}
	}
	err := out.Flush()
	return []Content{content("dictionary.json", "", 0, data.Bytes()), content("dictionary.csv", "", 0, buf.Bytes())}, err
}

func (c Column) words() string {
	var out []string
	for _, w := range c.Words {
		out = append(out, w.Word)
	}
	return strings.Join(out, " ")
}
