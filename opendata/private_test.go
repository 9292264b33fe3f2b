package opendata

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/record"
	"mandamus/web/webtest"
)

// logged is the public record of the demonstration, with a case full of names that stand nowhere else, and all the court has about people.
func logged(t *testing.T) (entries []publog.Entry, private []string) {
	t.Helper()
	site := webtest.New(t)
	planted := site.Plant(t, "岭01", "qinghe-compensation")
	site.App.Public = &app.PublicRecord{Origin: "court.example/record", Policy: record.Default()}
	if _, err := site.App.EnterMissing(t.Context()); err != nil {
		t.Fatal(err)
	}
	stored, err := site.App.Store.LogEntries(t.Context(), 0, 100_000)
	if err != nil {
		t.Fatal(err)
	}
	private = []string{planted.Applicant, planted.Office, planted.Own, planted.Sealed}
	for _, s := range stored {
		e, err := publog.ParseEntry(s.Data)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
		if s.Docket == "" {
			continue // of the log itself
		}
		events, err := site.App.Store.Load(t.Context(), s.Docket)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range events[s.Version-1].Private {
			private = append(private, p.Value)
		}
	}
	return entries, private
}

// written reports whether a value is somebody's own: not a sign, and not a lower-case word as the way of posting "registered", which codes are too.
func written(value string) bool {
	return len([]rune(value)) > 1 && strings.Trim(value, "abcdefghijklmnopqrstuvwxyz_") != ""
}

// Claim: no file has a value that the court keeps about people, of the whole demonstration and of a case planted with names; and no cell has a
// text that stands in no entry, but for words of closed lists.
func TestNoPrivateValueInAnyFile(t *testing.T) {
	entries, private := logged(t)
	files := made(t, recordOf(entries))
	if len(private) < 50 || len(entries) < 100 {
		t.Fatalf("%d values in %d entries: the test proves little", len(private), len(entries))
	}
	own := slicesOf(files)
	for _, f := range own {
		if f.Table == "" {
			continue
		}
		for _, value := range private {
			if written(value) && bytes.Contains(f.Data, []byte(value)) {
				t.Errorf("%s holds %q", f.Name, value)
			}
		}
	}
	var said strings.Builder
	for _, e := range entries {
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		said.Write(data)
	}
	known := said.String()
	for _, table := range Dictionary() {
		for _, c := range table.Columns {
			for _, row := range readCSV(t, own)[table.Name] {
				for _, v := range strings.Fields(row[c.Name]) {
					if (c.Type == "text" || c.Type == "list") && len(c.Words) == 0 && !strings.Contains(known, v) {
						t.Errorf("%s.%s has %q, which stands in no entry", table.Name, c.Name, v)
					}
				}
			}
		}
	}
}

// Claim: of the demonstration, too, every figure of the public pages comes out of the CSV files alone.
func TestFiguresOfTheDemonstration(t *testing.T) {
	entries, _ := logged(t)
	r := recordOf(entries)
	read := readCSV(t, slicesOf(made(t, r)))
	if len(read["cases"]) == 0 || len(read["duties"]) == 0 {
		t.Fatal("no cases")
	}
	for court, k := range r.Courts {
		compare(t, read.in(court, ""), "court="+court, k)
	}
	for body, k := range r.Bodies {
		compare(t, read.in("", body), "body="+body, k)
	}
}
