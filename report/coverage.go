package report

import (
	"strconv"

	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// Coverage is a table of how much of each case can be told: for limits, measures and accruals how many are decided, how many
// undetermined, how many tainted by a declared gap. The zero Coverage is empty.
type Coverage struct {
	rows []coverageRow
}

type coverageRow struct {
	id        string
	kinds     [3]kindCounts  // limits, measures, accruals
	questions []law.Question // where nothing that bears on the case could be decided: those that would decide most
}

// kindCounts are the slots of one kind.
type kindCounts struct{ decided, undetermined, gaps int }

// Add takes in one assessment.
func (c *Coverage) Add(a *law.Assessment) {
	row := coverageRow{id: a.File.ID}
	for _, pos := range a.Positions {
		for _, l := range pos.Limits {
			row.kinds[0].slot(l.State, l.Incomplete)
		}
		for _, m := range pos.Measures {
			row.kinds[1].slot(m.State, m.Incomplete)
		}
		for _, x := range pos.Accruals {
			row.kinds[2].slot(x.State, x.Incomplete)
		}
	}
	if all := wording.Questions(a.Positions); Tally(a).Answers == 0 {
		row.questions = all[:min(shownWhenLost, len(all))]
	}
	c.rows = append(c.rows, row)
}

func (k *kindCounts) slot(s law.State, gaps []string) {
	k.decided += one(s != law.Undetermined)
	k.undetermined += one(s == law.Undetermined)
	k.gaps += one(len(gaps) > 0)
}

// Table returns the table, a line a case.
func (c *Coverage) Table(l i18n.Lang) layout.Table {
	var t layout.Table
	t.Right(1, 2, 3, 4, 5, 6, 7, 8, 9)
	t.Row(heads(l, "", "limits", "", "", "measures", "", "", "accruals", "", "")...)
	t.Row(heads(l, "case", "decided", "open", "gap", "decided", "open", "gap", "decided", "open", "gap")...)
	for _, r := range c.rows {
		cells := []layout.Text{layout.T(layout.Strong, r.id)}
		for _, k := range r.kinds {
			cells = append(cells, layout.T(layout.Good, strconv.Itoa(k.decided)), number(k.undetermined, layout.Warn), number(k.gaps, layout.Bad))
		}
		t.Row(cells...)
		for _, q := range r.questions {
			t.Below(1, layout.T(layout.Warn, q.Ask.In(l)))
		}
	}
	return t
}
