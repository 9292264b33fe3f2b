package report

import (
	"slices"

	"mandamus/law"
	"mandamus/report/layout"
)

// routes writes the ways out of inaction: a row for each that is open or closed for a reason that may still be mended, those of the same
// reason in one paragraph; other undetermined ones by name. Those that nothing can open are only counted.
func (w *writer) routes(ms []told[law.Measure], said elsewhere) {
	if len(ms) == 0 {
		return
	}
	w.section("report.routes")
	if w.Explain {
		w.rows(ms)
		return
	}
	var open []told[law.Measure]
	var groups [][]told[law.Measure]
	names := map[law.State][]told[law.Measure]{}
	for _, g := range w.sameReasons(ms, said) {
		first := g[0].it
		telling := first.State == law.Closed && w.mendable(first)
		switch {
		case first.State == law.Open || len(first.Reported) > 0 || telling && len(g) == 1:
			open = append(open, g...)
		case len(g) > 1 && (telling || first.State == law.Undetermined):
			groups = append(groups, g)
		default:
			names[first.State] = append(names[first.State], g...)
		}
	}
	w.rows(open)
	for _, g := range groups {
		w.sameReason(g, said)
	}
	var rest layout.Text
	if open := names[law.Undetermined]; len(open) > 0 {
		rest = w.counted(w.state(law.Undetermined), len(open)).Add(layout.Plain, "  ").Append(w.grouped(w.labels(open)))
	}
	if closed := names[law.Closed]; len(closed) > 0 {
		rest = w.then(rest).Append(w.counted(w.state(law.Closed), len(closed)))
	}
	if len(rest) > 0 {
		w.Para(3, 5, rest)
	}
}

// sameReasons puts measures together that are in one state for the same reasons, in order.
func (w *writer) sameReasons(ms []told[law.Measure], said elsewhere) [][]told[law.Measure] {
	var out [][]told[law.Measure]
	at := map[[3]string]int{}
	for _, m := range ms {
		key := [3]string{string(m.it.State), m.of, w.between(m.it, said)}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key], out = i, append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}

// sameReason writes measures that are in one state for the same reasons as one paragraph.
func (w *writer) sameReason(g []told[law.Measure], said elsewhere) {
	text := w.counted(w.state(g[0].it.State), len(g)).Add(layout.Plain, "  ").Append(w.grouped(w.labels(g)))
	w.Para(3, 5, text.Add(layout.Plain, w.t("report.colon")+w.between(g[0].it, said)))
}

// mendable reports whether a closed measure waits for something that may still come about. That there may be a law one day is no reason.
func (w *writer) mendable(m *law.Measure) bool {
	fails := w.failing(m)
	return m.InForce != law.No && !forGood(fails) && slices.ContainsFunc(fails, func(f failing) bool { return len(f.awaits) > 0 })
}
