package register

import (
	"bytes"
	"encoding/csv"
)

// Export writes a table as CSV with its head, in the order of the rows: what Import reads. It is nil for an unknown table.
func (r *Registry) Export(kind Kind) []byte {
	switch kind {
	case Bodies:
		return export(r, bodies)
	case Successions:
		return export(r, successions)
	case Persons:
		return export(r, persons)
	case StaffTable:
		return export(r, staff)
	case Exclusions:
		return export(r, exclusions)
	case Courts:
		return export(r, courts)
	}
	return nil
}

func export[T any](r *Registry, t table[T]) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{t.names()}
	for _, row := range *t.rows(&r.data) {
		rows = append(rows, t.cells(&row))
	}
	if err := w.WriteAll(rows); err != nil { // a buffer takes everything
		panic("register: " + err.Error())
	}
	return out.Bytes()
}
