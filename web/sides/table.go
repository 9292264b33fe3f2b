package sides

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"

	"mandamus/web/page"
)

// oweTable is the list of what a body owes as a table for a spreadsheet.
func oweTable(v *page.Visit) {
	if !office(v.Actor) {
		v.Redirect(v.Path(myArea))
		return
	}
	cases, err := allCases(v)
	if err != nil {
		v.Error(err)
		return
	}
	table, err := tableOf(v, rowsOf(cases, false))
	if err != nil {
		v.Error(err)
		return
	}
	v.W.Header().Set("Content-Type", "text/csv; charset=utf-8")
	v.W.Header().Set("Content-Disposition", `attachment; filename="what-we-owe.csv"`)
	v.W.Header().Set("Cache-Control", "no-store")
	v.Send(http.StatusOK, table)
}

// columns are the heads of the table.
var columns = []string{"number", "court", "officer", "duty", "kind", "since", "due", "limit", "left", "sum", "unpaid", "debtor", "applicant", "court_found", "proof"}

// tableOf writes the rows with a mark at the beginning by which spreadsheets know the encoding.
func tableOf(v *page.Visit, rows []OweRow) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	var head []string
	for _, c := range columns {
		head = append(head, v.T("sides.column."+c)) //i18n:keys sides.column.*
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, r := range rows {
		if err := w.Write(cells(r)); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func cells(r OweRow) []string {
	due, limit, days, unpaid := "", "", "", ""
	if r.Due != nil {
		due, limit, days = r.Due.Last, r.Due.State.Text, r.Due.Left.Text
	}
	if r.Left > 0 {
		unpaid = r.Left.String()
	}
	out := []string{
		r.Number, r.Court, r.Officer, r.What, r.Note, r.Since, due, limit, days, r.Sum, unpaid,
		r.Said[0].State.Text, r.Said[1].State.Text, r.Said[2].State.Text, strings.Join(r.Proof, "; "),
	}
	for i, s := range out {
		out[i] = inert(s)
	}
	return out
}

// inert is a cell that no spreadsheet takes for a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
