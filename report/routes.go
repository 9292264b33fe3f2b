package report

import (
	"slices"

	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// routes writes the ways out of inaction: a row for each that is open or closed for a reason that may still be mended, those of the same
// reason in one paragraph; other undetermined ones by name. Those that nothing can open are only counted.
func (w *writer) routes(ms []wording.Outcome[law.Measure], said elsewhere) {
	if len(ms) == 0 {
		return
	}
	w.section("report.routes")
	if w.Explain {
		w.rows(ms)
		return
	}
	var rows []wording.Outcome[law.Measure]
	var alike [][]wording.Outcome[law.Measure]
	rest := map[law.State][]wording.Outcome[law.Measure]{}
	for _, g := range w.sameReasons(ms, said) {
		first := g[0].Slot
		telling := first.State == law.Closed && w.mendable(first)
		switch {
		case first.State == law.Open || len(first.Reported) > 0 || telling && len(g) == 1:
			rows = append(rows, g...)
		case len(g) > 1 && (telling || first.State == law.Undetermined):
			alike = append(alike, g)
		default:
			rest[first.State] = append(rest[first.State], g...)
		}
	}
	w.rows(rows)
	for _, g := range alike {
		w.sameReason(g, said)
	}
	w.otherRoutes(rest[law.Undetermined], rest[law.Closed])
}

// otherRoutes writes one paragraph on the ways out without a row: undetermined ones by name, closed ones by number.
func (w *writer) otherRoutes(open, closed []wording.Outcome[law.Measure]) {
	var text layout.Text
	if len(open) > 0 {
		text = w.counted(w.state(law.Undetermined), len(open)).Add(layout.Plain, "  ").Append(w.grouped(w.labels(open)))
	}
	if len(closed) > 0 {
		text = w.then(text).Append(w.counted(w.state(law.Closed), len(closed)))
	}
	if len(text) > 0 {
		w.Para(3, 5, text)
	}
}

// sameReasons puts measures together that are in one state for the same reasons, in order.
func (w *writer) sameReasons(ms []wording.Outcome[law.Measure], said elsewhere) [][]wording.Outcome[law.Measure] {
	var out [][]wording.Outcome[law.Measure]
	at := map[[3]string]int{}
	for _, m := range ms {
		key := [3]string{string(m.Slot.State), w.Items(m.Of), w.between(m.Slot, said)}
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
func (w *writer) sameReason(g []wording.Outcome[law.Measure], said elsewhere) {
	text := w.counted(w.state(g[0].Slot.State), len(g)).Add(layout.Plain, "  ").Append(w.grouped(w.labels(g)))
	w.Para(3, 5, text.Add(layout.Plain, w.t("report.colon")+w.between(g[0].Slot, said)))
}

// mendable reports whether a closed measure waits for something that may still come about. That there may be a law one day is no reason.
func (w *writer) mendable(m *law.Measure) bool {
	fails := w.Obstacles(m)
	return m.InForce != law.No && !wording.ForGood(fails) && slices.ContainsFunc(fails, func(o wording.Obstacle) bool { return len(o.Awaits) > 0 })
}
