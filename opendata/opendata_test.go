package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/record"
)

func made(t testing.TB, r *record.Record) map[string]Content {
	t.Helper()
	files, err := Make(r, checkpointOf(r))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Content{}
	for _, f := range files {
		out[f.Name] = f
	}
	return out
}

// Claim: the same entries give the same bytes of every file, and so the same manifest; another entry gives another manifest.
func TestSameEntriesSameBytes(t *testing.T) {
	entries := entriesOf(t, story)
	first := made(t, recordOf(entries))
	for range 3 {
		for name, f := range made(t, recordOf(entries)) {
			if !bytes.Equal(f.Data, first[name].Data) {
				t.Errorf("%s differs", name)
			}
		}
	}
	if fewer := made(t, recordOf(entries[:len(entries)-1])); fewer[ManifestName].SHA256 == first[ManifestName].SHA256 {
		t.Error("one entry less gives the same manifest")
	}
}

// Claim: the manifest names every other file, with the hash and the size it has, and the log it was made of.
func TestManifest(t *testing.T) {
	r := aRecord(t)
	files := made(t, r)
	m, err := ParseManifest(files[ManifestName].Data)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != len(files)-1 || m.Size != r.Tally.Size || m.Origin != "court.example/record" || m.Root != "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" {
		t.Errorf("%+v", m)
	}
	for _, f := range m.Files {
		if is := content(f.Name, f.Table, f.Rows, files[f.Name].Data).File; is != f {
			t.Errorf("%+v, it is %+v", f, is)
		}
	}
}

// Claim: each table has columns of its own names, in the catalogue in both languages, each from kinds of events that there are; and the
// catalogue explains no column that no table has.
func TestDictionaryIsWhole(t *testing.T) {
	used := map[string]bool{}
	for _, table := range Dictionary() {
		names := map[string]bool{}
		if strings.Contains(table.ZH+table.EN, "⟦") {
			t.Errorf("table %s is not explained", table.Name)
		}
		for _, c := range table.Columns {
			used[keyOf(table.Name, c.Name)] = true
			if c.Name == "" || names[c.Name] || strings.Contains(c.ZH+c.EN, "⟦") || c.ZH == "" || c.EN == "" {
				t.Errorf("%s.%s is not explained, or there twice: %+v", table.Name, c.Name, c)
			}
			names[c.Name] = true
			for _, kind := range c.From {
				if _, ok := docket.KindOf(kind + "/1"); !ok {
					t.Errorf("%s.%s is said to come from %s", table.Name, c.Name, kind)
				}
			}
			for _, w := range c.Words {
				if strings.Contains(w.ZH+w.EN, "⟦") {
					t.Errorf("%s.%s: the word %s is not explained", table.Name, c.Name, w.Word)
				}
			}
		}
	}
	for _, key := range i18n.Keys() {
		if strings.HasPrefix(key, "opendata.column.") && !used[key] {
			t.Errorf("%s explains no column", key)
		}
	}
}

// Claim: what the dictionary calls a closed list is one: nothing else stands in the column; and what it says may not be empty never is.
func TestFilesKeepToTheDictionary(t *testing.T) {
	read := readCSV(t, slicesOf(made(t, aRecord(t))))
	for _, table := range Dictionary() {
		for _, c := range table.Columns {
			filled := false
			for _, row := range read[table.Name] {
				v := row[c.Name]
				filled = filled || v != ""
				if v == "" && !c.Empty {
					t.Errorf("%s.%s is empty", table.Name, c.Name)
				}
				if v != "" && len(c.Words) > 0 && !slices.ContainsFunc(c.Words, func(w Word) bool { return w.Word == v }) {
					t.Errorf("%s.%s has %q, which is no word of its list", table.Name, c.Name, v)
				}
			}
			if !filled && !slices.Contains([]string{"measures.amount", "measures.days", "unused.until", "replies.reason", "events.opens", "events.corrects", "events.corrected_by"}, table.Name+"."+c.Name) {
				t.Errorf("%s.%s is never filled: the test proves nothing of it", table.Name, c.Name)
			}
		}
	}
}

func slicesOf(files map[string]Content) (out []Content) {
	for _, f := range files {
		out = append(out, f)
	}
	return out
}

// Claim: Parquet and JSON Lines hold the rows that CSV holds, in their order.
func TestFormsHoldTheSame(t *testing.T) {
	r := aRecord(t)
	files := made(t, r)
	read := readCSV(t, slicesOf(files))
	for _, s := range sheets(r) {
		var rows []map[string]any
		dec := json.NewDecoder(bytes.NewReader(files[s.name()+".jsonl"].Data))
		dec.UseNumber()
		for dec.More() {
			row := map[string]any{}
			if err := dec.Decode(&row); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		if len(rows) != len(read[s.name()]) || len(rows) == 0 {
			t.Errorf("%s: %d rows, in CSV %d", s.name(), len(rows), len(read[s.name()]))
			continue
		}
		for i, row := range rows {
			for _, c := range s.columns() {
				if got, want := jsonText(row[c.Name]), strings.TrimPrefix(read[s.name()][i][c.Name], "'"); got != want {
					t.Errorf("%s %d %s: %q, in CSV %q", s.name(), i, c.Name, got, want)
				}
			}
		}
	}
	reread[Case](t, files, "cases", r)
	reread[Duty](t, files, "duties", r)
	reread[Measure](t, files, "measures", r)
	reread[Unused](t, files, "unused", r)
	reread[Lapse](t, files, "lapses", r)
	reread[Payment](t, files, "payments", r)
	reread[Remedy](t, files, "remedies", r)
	reread[Reply](t, files, "replies", r)
	reread[Request](t, files, "requests", r)
	reread[Event](t, files, "events", r)
}

func jsonText(v any) string {
	switch x := v.(type) {
	case json.Number:
		return x.String()
	case []any:
		var words []string
		for _, w := range x {
			words = append(words, w.(string))
		}
		return text(words)
	}
	return text(v)
}

// reread compares what a file in Parquet holds with the rows it was made of; of a list without words nothing says whether there was one.
func reread[R any](t *testing.T, files map[string]Content, name string, r *record.Record) {
	t.Helper()
	f := files[name+".parquet"]
	got, err := parquet.Read[R](bytes.NewReader(f.Data), f.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	var want []R
	for _, s := range sheets(r) {
		if t, ok := s.(table[R]); ok {
			want = t.lines
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d rows, want %d", name, len(got), len(want))
	}
	for i := range got {
		a, b := table[R]{lines: got[i : i+1]}, table[R]{lines: want[i : i+1]}
		if x, y := cellsOf(a), cellsOf(b); !reflect.DeepEqual(x, y) {
			t.Errorf("%s %d: %v, want %v", name, i, x, y)
		}
	}
}

func cellsOf(s sheet) (out []any) {
	s.each(func(cells []any) error { out = append(out, cells...); return nil })
	return out
}

// Claim: a text that a spreadsheet would compute is shown by it instead, and the file says in its first bytes that it is UTF-8.
func TestNoFormulas(t *testing.T) {
	files := made(t, aRecord(t))
	if data := files["replies.csv"].Data; !bytes.Contains(data, []byte(`,'=1+1，已履行。,"Done, ""all"" of it.",`)) || !bytes.HasPrefix(data, []byte("\ufeff")) {
		t.Errorf("%s", data)
	}
	for _, row := range readCSV(t, slicesOf(files)) {
		for _, cells := range row {
			for column, v := range cells {
				if v != "" && strings.ContainsAny(v[:1], "=+-@\t\r") {
					t.Errorf("%s: %q", column, v)
				}
			}
		}
	}
}

// Claim: of a case closed to the public by law the files say its court, reference, stage and ground, and nothing that was in its entries
// before.
func TestClosedByLaw(t *testing.T) {
	files := made(t, aRecord(t))
	read := readCSV(t, slicesOf(files))
	for name, rows := range read {
		for _, row := range rows {
			if row["case"] != "secret" {
				continue
			}
			if name != "cases" || row["closed_by_law"] != "true" || row["ground"] != "minor" || row["bodies"] != "" || row["filed"] != "" || row["stage_since"] != "" {
				t.Errorf("%s: %v", name, row)
			}
		}
	}
	for name, f := range files {
		if bytes.Contains(f.Data, []byte("1111")) || bytes.Contains(f.Data, []byte("2025-06-03")) {
			t.Errorf("%s holds what a case closed by law ordered, or when", name)
		}
	}
}

// Claim: a record without entries has all files, and every table its heads.
func TestEmptyRecord(t *testing.T) {
	files := made(t, record.NewRecord())
	if got := string(files["cases.csv"].Data); !strings.HasPrefix(got, "\ufeffcourt,case,number,") || strings.Count(got, "\n") != 1 {
		t.Errorf("%q", got)
	}
	if rows, err := parquet.Read[Case](bytes.NewReader(files["cases.parquet"].Data), files["cases.parquet"].Bytes); err != nil || len(rows) != 0 {
		t.Errorf("%v, %v", rows, err)
	}
}

// Claim: whatever is read as a manifest is one whose files stay in their folder, or is refused as none.
func FuzzParseManifest(f *testing.F) {
	f.Add(made(f, record.NewRecord())[ManifestName].Data)
	f.Add([]byte(`{"format":"mandamus/open-data/v1","files":[{"name":"../x.csv","sha256":"00"}]}`))
	f.Add([]byte(`{"format":"mandamus/open-data/v2"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			if !errors.Is(err, ErrManifest) {
				t.Error(err)
			}
			return
		}
		for _, file := range m.Files {
			if p := file.Path(); len(p) < 66 || strings.ContainsAny(p[65:], `/\`) || strings.Contains(p, "..") {
				t.Errorf("path %q", p)
			}
		}
	})
}
