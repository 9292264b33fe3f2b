package chart

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"mandamus/i18n"
)

// A cell that a spreadsheet would compute is shown with an apostrophe; all others stay as they are.
func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "甲县": "甲县", "（2024）岭01执3号": "（2024）岭01执3号", "a=b": "a=b", "2024-05-17": "2024-05-17", "-3": "-3", "0": "0",
		"=1+1": "'=1+1", "+86": "'+86", "-1+2": "'-1+2", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "  =1": "'  =1", "　＝1": "'　＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
	} {
		if got := Harmless(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

// The file of a chart begins with the mark of UTF-8, holds the table with its totals, and ends its lines as Windows does.
func TestWriteCSV(t *testing.T) {
	var out bytes.Buffer
	c := Chart{Stacked: true, Label: "机关", Series: []string{"甲", "乙"}, Rows: []Row{{"=1,2", "", []int{1, 2}}}}
	if err := c.WriteCSV(&out, i18n.ZH); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "\ufeff机关,甲,乙,合计\r\n\"'=1,2\",1,2,3\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// broken is a connection that went away.
type broken struct{}

var errBroken = errors.New("gone")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// A connection that went away ends the file with an error, at the first row or at the end.
func TestWriteCSVToNobody(t *testing.T) {
	if err := (Chart{Label: "a"}).WriteCSV(broken{}, i18n.EN); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}

// No text gets into a cell as a formula, and every text comes out again but for the apostrophe.
func FuzzHarmless(f *testing.F) {
	for _, s := range []string{"=cmd|' /C calc'!A0", "-5", "-", " @x", "\r=1", "甲", "'=1", "=\"\"", "+\n1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := Harmless(s)
		if strings.TrimPrefix(safe, "'") != strings.TrimPrefix(s, "'") {
			t.Fatalf("%q became %q", s, safe)
		}
		if first := strings.TrimLeft(safe, " "); first != "" && strings.ContainsRune("=+@\t\r", rune(first[0])) {
			t.Fatalf("%q may be computed", safe)
		}
		var out bytes.Buffer
		sheet := NewSheet(&out)
		if err := errors.Join(sheet.Row("x", s), sheet.Flush()); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(out.Bytes()[3:])).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%q is read back as %q, %v", out.String(), rows, err)
		}
	})
}
