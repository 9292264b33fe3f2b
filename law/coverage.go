package law

import (
	"maps"
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Coverage: the inventory of the law, and which rule, reading or declared gap carries each row of it.

func (k *checker) coverage() {
	for _, r := range Coverage(k.pack) {
		if len(r.By) == 0 {
			k.at(k.pack.Coverage.M[r.List].Pos, "coverage."+r.List).fail("", r.Row, i18n.M("law.pack.not_covered", "row", r.Row))
		}
	}
	rows := map[string]bool{}
	for _, l := range k.pack.Coverage.M {
		for _, row := range l.Rows.Keys {
			rows[row] = true
		}
	}
	for id, c := range k.pack.covers() {
		for _, row := range c.rows {
			if !rows[row] {
				k.at(c.Pos, id).unknown("covers", row, "law.pack.uncovered_id", slices.Sorted(maps.Keys(rows)))
			}
		}
	}
}

// carrier is a definition with the coverage rows it carries.
type carrier struct {
	strictyaml.Pos
	rows []string
}

// covers lists, for every definition, the coverage rows it carries.
func (p *Pack) covers() map[string]carrier {
	out := map[string]carrier{}
	put := func(id string, pos strictyaml.Pos, rows []string) {
		if len(rows) > 0 {
			out[id] = carrier{pos, rows}
		}
	}
	for id, d := range p.Readings.M {
		put("reading "+id, d.Pos, d.Covers)
	}
	for id, d := range p.Gaps.M {
		put("gap "+id, d.Pos, d.Covers)
	}
	for id, d := range p.Determine.M {
		put("determine "+id, d.Pos, d.Covers)
	}
	for id, d := range p.Limits.M {
		put("limit "+id, d.Pos, d.Covers)
	}
	for id, d := range p.Measures.M {
		put("measure "+id, d.Pos, d.Covers)
	}
	for id, d := range p.Accruals.M {
		put("accrual "+id, d.Pos, d.Covers)
	}
	return out
}

// CoverageRow is one row of the law's inventory and what carries it.
type CoverageRow struct {
	List, Row string
	Title     i18n.Text
	By        []string // “limit apply”, “gap delay_fee” …
	Gap       bool     // only a declared gap carries it
}

// Coverage says, for every row of the inventory under `coverage`, which rule, reading or declared gap carries it.
func Coverage(p *Pack) []CoverageRow {
	by := map[string][]string{}
	for id, c := range p.covers() {
		for _, r := range c.rows {
			by[r] = append(by[r], id)
		}
	}
	var out []CoverageRow
	for list, l := range p.Coverage.All() {
		for row, title := range l.Rows.All() {
			r := CoverageRow{List: list, Row: row, Title: title, By: slices.Sorted(maps.Keys(toSet(by[row])))}
			r.Gap = len(r.By) > 0 && !slices.ContainsFunc(r.By, func(s string) bool { return !strings.HasPrefix(s, "gap ") })
			out = append(out, r)
		}
	}
	return out
}

func toSet(s []string) map[string]bool {
	out := map[string]bool{}
	for _, x := range s {
		out[x] = true
	}
	return out
}
