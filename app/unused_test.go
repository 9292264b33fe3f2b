package app

import (
	"errors"
	"testing"

	"mandamus/docket"
)

// Claim: the ledger keeps its two kinds of row apart, counts a measure that was decided as used, and by measure the sums are the rows.
func TestLedger(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	if _, err := d.on(2025, 4, 12).Daily(d.ctx, d.Today(), nil); err != nil {
		t.Fatal(err)
	}
	k.version = k.docket().Version
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), proposal("public_notice", "o1", "")))
	k.ok(d.ApproveMeasure(d.ctx, k.req(president()), docket.ApproveMeasure{Life: k.docket().Measures[0].ID}))
	k.ok(d.DecideMeasure(d.ctx, k.req(judge()), docket.DecideMeasure{MeasureDecided: docket.MeasureDecided{AMeasure: docket.AMeasure{Life: k.docket().Measures[0].ID}}}))
	sums, err := d.LedgerSums(d.ctx, judge(), LedgerFilter{})
	if err != nil {
		t.Fatal(err)
	}
	total := map[string]int{}
	for _, m := range sums {
		total[availableNotUsed], total[notDecided], total[Used] = total[availableNotUsed]+m.NotUsed, total[notDecided]+m.NotDecided, total[Used]+m.Decided
		reasons := 0
		for _, n := range m.Reasons {
			reasons += n
		}
		if reasons != m.NotUsed {
			t.Errorf("%s: %d reasons of %d rows", m.Measure, reasons, m.NotUsed)
		}
		if m.Measure == "public_notice" && m.Decided != 1 {
			t.Errorf("the measure decided counts %d times", m.Decided)
		}
	}
	for _, kind := range append([]string{Used}, LedgerKinds...) {
		page, err := d.Ledger(d.ctx, supervisor(), LedgerFilter{Kind: kind})
		if err != nil || len(page.Rows) != total[kind] || len(page.Rows) == 0 {
			t.Errorf("%s: %d rows, the sums say %d (%v)", kind, len(page.Rows), total[kind], err)
		}
		for _, row := range page.Rows {
			if row.Row.Kind != kind || row.Case.Title.ZH != "" {
				t.Errorf("%s: %+v", kind, row)
			}
		}
	}
	if page, err := d.Ledger(d.ctx, judge(), LedgerFilter{Kind: Used, Measure: "search"}); err != nil || len(page.Rows) != 0 {
		t.Errorf("another measure: %+v (%v)", page.Rows, err)
	}
	if f := (LedgerFilter{Measure: "a", After: "b", Kind: "c"}).Of(""); f.Measure != "" || f.After != "" || f.Kind != "c" {
		t.Errorf("%+v", f)
	}
	var no *Denied
	if _, err := d.Ledger(d.ctx, bureau(), LedgerFilter{}); !errors.As(err, &no) {
		t.Errorf("a debtor reads the ledger: %v", err)
	}
	if _, err := d.LedgerSums(d.ctx, bureau(), LedgerFilter{}); !errors.As(err, &no) {
		t.Errorf("a debtor reads the sums: %v", err)
	}
}
