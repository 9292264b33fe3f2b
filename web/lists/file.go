package lists

import (
	"net/http"

	"mandamus/web/chart"
	"mandamus/web/page"
)

// send sends a file of comma-separated values: its heads, then what rows writes. An error before the first bytes have left is answered as on
// any page; one after them breaks the connection, so that nobody takes half a file for the whole.
func send(v *page.Visit, name string, heads []string, rows func(out func(cells ...string) error) error) {
	sent := &begun{v: v, name: name}
	sheet := chart.NewSheet(sent)
	err := sheet.Row(heads...)
	if err == nil {
		err = rows(sheet.Row)
	}
	switch {
	case err != nil && sent.yes:
		panic(http.ErrAbortHandler)
	case err != nil:
		v.Error(err)
	default:
		if sheet.Flush() != nil {
			panic(http.ErrAbortHandler)
		}
	}
}

// begun writes the head of the answer before the first bytes of the file.
type begun struct {
	v    *page.Visit
	name string
	yes  bool
}

func (b *begun) Write(p []byte) (int, error) {
	if !b.yes {
		b.yes = true
		h := b.v.W.Header()
		h.Set("Content-Type", "text/csv; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="`+b.name+"-"+b.v.Today().String()+`.csv"`)
		h.Set("Cache-Control", "no-store")
		h.Set("X-Robots-Tag", "noindex")
	}
	return b.v.W.Write(p)
}
