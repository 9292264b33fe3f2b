package opendata

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mandamus/record"
)

// readings are the tables as somebody reads them who has the files in CSV and nothing else.
type readings map[string][]map[string]string

func readCSV(t *testing.T, files []Content) readings {
	t.Helper()
	out := readings{}
	for _, f := range files {
		if f.Table == "" || !strings.HasSuffix(f.Name, ".csv") {
			continue
		}
		in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(f.Data, []byte("\ufeff"))))
		rows, err := in.ReadAll()
		if err != nil || len(rows) != f.Rows+1 {
			t.Fatalf("%s: %d rows, %v", f.Name, len(rows), err)
		}
		for _, cells := range rows[1:] {
			row := map[string]string{}
			for i, head := range rows[0] {
				row[head] = cells[i]
			}
			out[f.Table] = append(out[f.Table], row)
		}
	}
	return out
}

// in keeps the rows of a court or a body. Bodies share what concerns several; of cases closed by law they have none.
func (r readings) in(court, body string) readings {
	out := readings{}
	for table, rows := range r {
		for _, row := range rows {
			of := append(strings.Fields(row["bodies"]), row["body"])
			if (court == "" || row["court"] == court) && (body == "" || slices.Contains(of, body)) {
				out[table] = append(out[table], row)
			}
		}
	}
	return out
}

// count counts the rows of a table that have what is asked for, as "state=open".
func (r readings) count(table string, wanted ...string) (n int64) {
	for _, row := range r[table] {
		if !slices.ContainsFunc(wanted, func(w string) bool {
			column, value, _ := strings.Cut(w, "=")
			return row[column] != value
		}) {
			n++
		}
	}
	return n
}

func (r readings) sum(table, column string) (n int64) {
	for _, row := range r[table] {
		if v, err := strconv.ParseInt(row[column], 10, 64); err == nil {
			n += v
		}
	}
	return n
}

// figures are those of the public pages, computed from rows.
func (r readings) figures() map[string]int64 {
	return map[string]int64{
		"cases": r.count("cases"), "live": r.count("cases", "live=true"), "closed_by_law": r.count("cases", "closed_by_law=true"),
		"closed": r.count("cases", "stage=closed"), "closed_performed": r.count("cases", "way=performed"), "end_of_round": r.count("cases", "way=end_of_round"),
		"terminated": r.count("cases", "way=terminated"), "refused": r.count("cases", "stage=refused"),
		"duties": r.count("duties"), "open": r.count("duties", "state=open"), "partly": r.count("duties", "state=partly"),
		"performed": r.count("duties", "state=performed"), "ended": r.count("duties", "state=ended"), "disputed": r.count("duties", "disputed=true"),
		"ordered": r.sum("duties", "amount"), "paid": r.sum("payments", "amount"), "measures": r.count("measures", "taken=true"),
		"unused": r.count("unused") - r.count("unused", "sort=not_decided"), "undecided": r.count("unused", "sort=not_decided"),
		"lapses": r.count("lapses"), "relapses": r.sum("cases", "relapses"), "broken_promises": r.sum("cases", "broken_promises"),
		"broken_settlements": r.sum("cases", "broken_settlements"), "remedies": r.count("remedies"), "replies": r.count("replies"),
		"replies_waiting": r.count("replies", "waiting=true"), "requests": r.count("requests"), "requests_waiting": r.count("requests", "waiting=true"),
	}
}

// Claim: every figure of the public pages, of all courts, of each court and of each body, comes out the same from the CSV files alone.
func TestFiguresFromCSVAlone(t *testing.T) {
	r := aRecord(t)
	files, err := Make(r, checkpointOf(r))
	if err != nil {
		t.Fatal(err)
	}
	read := readCSV(t, files)
	total := record.Counts{}
	for court, k := range r.Courts {
		total.Add(k, 1)
		compare(t, read.in(court, ""), "court="+court, k)
	}
	for body, k := range r.Bodies {
		compare(t, read.in("", body), "body="+body, k)
	}
	compare(t, read, "", total)
	got := read.figures()
	for _, id := range record.FigureIDs() {
		if got[id] == 0 {
			t.Errorf("no row counts for %s: the test proves nothing of it", id)
		}
	}
}

func compare(t *testing.T, read readings, scope string, k record.Counts) {
	t.Helper()
	got := read.figures()
	for _, f := range record.Statistics(0, scope, k) {
		n, ok := got[f.ID]
		if !ok {
			t.Errorf("nothing computes %s", f.ID)
		}
		if n != f.Value {
			t.Errorf("%s: %d from the files, %d on the pages", f.Query, n, f.Value)
		}
	}
}
