package app

import (
	"context"

	"mandamus/store"
)

// ExportMost is how many cases are exported at a time.
const ExportMost = store.CountMost

// Export hands the cases of a list one after the other to keep, for who may take them out of the desk, until there are no more,
// ExportMost have been handed over, or keep fails. It reports whether that was all.
func (a *App) Export(ctx context.Context, x Actor, f store.CaseFilter, keep func(store.Case) error) (all bool, err error) {
	if _, err := a.sight(x, "case.export"); err != nil {
		return false, err
	}
	f.After, f.Limit = "", store.PageMost
	for done := 0; ; {
		page, err := a.Cases(ctx, x, f)
		if err != nil {
			return false, err
		}
		for _, c := range page.Rows {
			if done == ExportMost {
				return false, nil
			}
			if err := keep(c); err != nil {
				return false, err
			}
			done++
		}
		if f.After = page.Next; page.Next == "" {
			return true, nil
		}
	}
}
