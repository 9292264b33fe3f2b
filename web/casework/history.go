package casework

import (
	"cmp"
	"net/url"
	"slices"
	"time"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

// history is the record of a case: newest first, by legal day.
type history struct {
	Days    []historyDay
	Filters []filterField
	Shown   int
	All     int
	Base    string // address without filters
}

// historyDay are the events of one legal day.
type historyDay struct {
	Day   string // as people write it
	ISO   string // only of a certain day
	Items []historyItem
	Rows  []historyItem // of the ledger of non-use, folded: one daily run can write dozens
	Open  bool          // the rows are shown
	on    civil.Day
}

// historyItem is one event.
type historyItem struct {
	Version     int
	Legal       string // legal day, where no heading says it
	Label       string
	Stage       string
	Weight      string
	Details     []detail
	By          string
	For         string
	Recorded    string // when, by the clock of the court
	RecordedISO string
	Later       int       // days from the legal day to the recorded one
	Corrects    int       // version of the event it corrects
	CorrectedBy int       // it no longer counts
	Basis       view.Cite // empty: none known
	Receipt     string    // short
	Otherwise   string    // what the law installed now says, where it is something else
	Correct     string    // address of the form that corrects it
	Compare     string    // of a new act: where it is put beside the annulled one
	Unknown     bool
}

// filterField is a select of the filter.
type filterField struct {
	Name, Label string
	Value       string
	Usual       string // what the empty choice means; empty: all
	Options     []choiceView
}

// choiceView is a choice as templates have it.
type choiceView struct {
	Value, Text string
	On          bool
}

// ledgerViews are how the rows of the ledger of non-use stand in the record; folded where the address says nothing.
var ledgerViews = []string{"open", "none"}

// historyOf makes the page of the record, narrowed by a query: kind, actor, for, ledger.
func (k *kase) historyOf(q url.Values, base string) (history, error) {
	otherwise, err := k.app.Otherwise(k.ctx, k.View)
	if err != nil {
		return history{}, err
	}
	out := history{All: len(k.Docket.History), Base: base}
	out.Filters = []filterField{
		k.filter("kind", q, func(e *docket.Entry) (string, string) { return e.Kind.Stage, k.stage(e) }),
		k.filter("actor", q, func(e *docket.Entry) (string, string) { return e.Event.Actor, k.who(e.Event.Actor) }),
		k.filter("for", q, func(e *docket.Entry) (string, string) { return e.Event.For, k.who(e.Event.For) }),
	}
	if slices.ContainsFunc(k.Docket.History, inLedger) {
		out.Filters = append(out.Filters, k.ledgerFilter(q.Get("ledger")))
	}
	for i := range k.Docket.History {
		e := &k.Docket.History[i]
		if q.Get("ledger") == "none" && inLedger(*e) {
			continue
		}
		if !passes(q, "kind", e.Kind.Stage) || !passes(q, "actor", e.Event.Actor) || !passes(q, "for", e.Event.For) {
			continue
		}
		item := k.item(e)
		for _, o := range otherwise {
			if o.Event == e.Event.Version {
				item.Otherwise = k.otherwiseText(o.Open())
			}
		}
		out.add(k, e, item)
		out.Shown++
	}
	for i := range out.Days {
		out.Days[i].Open = q.Get("ledger") == "open" || len(out.Days) == 1 && len(out.Days[i].Items) == 0
	}
	slices.SortStableFunc(out.Days, func(a, b historyDay) int { return cmp.Compare(b.on, a.on) })
	return out, nil
}

// inLedger reports whether an event is a row of the ledger of non-use.
func inLedger(e docket.Entry) bool { return e.Kind.Name == "nonuse.noted" }

// ledgerFilter is the select that says how the rows of the ledger of non-use are shown.
func (k *kase) ledgerFilter(now string) filterField {
	f := filterField{Name: "ledger", Label: k.t("casework.filter.ledger"), Value: now, Usual: k.t("casework.ledger.folded")}
	for _, word := range ledgerViews {
		f.Options = append(f.Options, choiceView{word, i18n.T(k.lang, "casework.ledger."+word), word == now}) //i18n:keys casework.ledger.*
	}
	return f
}

func passes(q url.Values, name, value string) bool { return q.Get(name) == "" || q.Get(name) == value }

func (k *kase) stage(e *docket.Entry) string {
	if !e.Known() {
		return k.t("casework.stage.unknown")
	}
	return k.in(e.Kind.StageLabel())
}

// filter is a select over the values the record has.
func (k *kase) filter(name string, q url.Values, of func(e *docket.Entry) (value, text string)) filterField {
	f := filterField{Name: name, Label: i18n.T(k.lang, "casework.filter."+name), Value: q.Get(name)} //i18n:keys casework.filter.*
	for i := range k.Docket.History {
		v, text := of(&k.Docket.History[i])
		if v != "" && !slices.ContainsFunc(f.Options, func(c choiceView) bool { return c.Value == v }) {
			f.Options = append(f.Options, choiceView{v, text, v == f.Value})
		}
	}
	return f
}

// add puts an item under its legal day; the newest of a day stands first.
func (h *history) add(k *kase, e *docket.Entry, item historyItem) {
	on, label, iso := legalOf(k, e.Event.Legal)
	i := slices.IndexFunc(h.Days, func(d historyDay) bool { return d.Day == label })
	if i < 0 {
		i, h.Days = len(h.Days), append(h.Days, historyDay{Day: label, ISO: iso, on: on})
	}
	if inLedger(*e) {
		h.Days[i].Rows = slices.Insert(h.Days[i].Rows, 0, item)
		return
	}
	h.Days[i].Items = slices.Insert(h.Days[i].Items, 0, item)
}

// legalOf is the heading of a legal day; what has none stands at the end.
func legalOf(k *kase, d casefile.Date) (on civil.Day, label, iso string) {
	switch {
	case !d.Known():
		return civil.MinDay, k.t("report.day.undated"), ""
	case d.Exact():
		return d.First, view.LongDay(k.lang, d.First), d.String()
	}
	return d.Last, d.String(), ""
}

func (k *kase) otherwiseText(open bool) string {
	if open {
		return k.t("casework.otherwise.same")
	}
	return k.t("casework.otherwise.not")
}

// heavy are the stages whose events move a case, for the dots of the line.
var heavy = []string{"filing", "notice", "measure", "finding", "objection", "route", "closing", "time"}

func (k *kase) item(e *docket.Entry) historyItem {
	ev := e.Event
	at := calendar.Local(ev.Recorded)
	out := historyItem{
		Version: ev.Version, Label: k.label(e), Stage: k.stage(e), Details: k.details(e), By: k.who(ev.Actor), For: k.who(ev.For),
		Recorded: at.Format("2006-01-02 15:04"), RecordedISO: at.Format(time.RFC3339), Corrects: ev.Corrects, CorrectedBy: e.CorrectedBy,
		Unknown: !e.Known(), Basis: k.basis(e), Receipt: receiptOf(e),
	}
	if slices.Contains(heavy, e.Kind.Stage) {
		out.Weight = "k"
	}
	if e.Kind.Name == "measure.decided" || e.Kind.Name == "case.closed" {
		out.Weight = "w"
	}
	if d := ev.Legal; d.Known() && d.Exact() {
		out.Later = max(0, int(calendar.LegalDay(ev.Recorded)-d.First))
	}
	if k.Docket.NewAct(e.Place) != nil && k.can("finding.make") && !k.Docket.Reconstruction() {
		out.Compare = k.comparison(e.Place)
	}
	if k.can("record.correct") && e.CorrectedBy == 0 && e.Known() && !k.Docket.Reconstruction() && e.Kind.Name != "correction.made" {
		out.Correct = page.PathIn(k.lang, "cases", string(k.id), "do", "correct") + "?event=" + itoa(e.Place)
	}
	return out
}

// receiptOf is the beginning of the receipt an event keeps.
func receiptOf(e *docket.Entry) string {
	u := ""
	switch b := e.Body.(type) {
	case *docket.MeasureProposed:
		u = b.Under
	case *docket.MeasureDecided:
		u = b.Under
	case *docket.LimitLapsed:
		u = b.Under
	case *docket.NonUseNoted:
		u = b.Under
	}
	return shortReceipt(u)
}

func shortReceipt(u string) string { return u[:min(len(u), 12)] }

// bases are the provisions that kinds of event rest on, by the jurisdiction's pack; a kind that is missing here shows none.
var bases = map[string]string{
	"application.filed": "cpl.application", "application.refused": "filing_rules.decide", "notice.given": "cpl.notice", "notice.served": "cpl.notice",
	"objection.raised": "cpl.objection", "objection.decided": "cpl.objection", "settlement.made": "cpl.settlement",
	"settlement.breached": "cpl.settlement", "enforcement.suspended": "cpl.suspension", "enforcement.resumed": "exec_rules.resumption",
	"party_change.decided": "cpl.succession", "reversal.ordered": "cpl.reversal", "case.closed": "exec_rules.closing",
	"application.registered": "cpl_interp.content", "number.assigned": "case_numbers.sequence", "recusal.requested": "spc.recusal",
	"retrial.ordered": "spc.retrial_suspension",
}

// basis is the provision an event rests on, as it stood on its legal day.
func (k *kase) basis(e *docket.Entry) view.Cite {
	id := bases[e.Kind.Name]
	measure := ""
	switch b := e.Body.(type) {
	case *docket.MeasureProposed:
		measure = b.Measure
	case *docket.MeasureApproved:
		measure = b.Measure
	case *docket.MeasureDecided:
		measure = b.Measure
	}
	if m, ok := k.app.Pack.Measures.M[measure]; ok && measure != "" {
		id = m.Cite
	}
	if id == "" || !e.Event.Legal.Known() {
		return view.Cite{}
	}
	return view.CiteOf(k.app.Pack, id, e.Event.Legal.First, k.lang)
}
