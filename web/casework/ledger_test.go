package casework

import (
	"testing"

	"mandamus/docket"
)

// Claim: a row of the ledger of non-use stands apart from the other events of its day, each kind with the newest first.
func TestLedgerRowsStandApart(t *testing.T) {
	k, h := &kase{lang: "zh"}, history{}
	for i, name := range []string{"payment.recorded", "nonuse.noted", "nonuse.noted", "notice.given"} {
		h.add(k, &docket.Entry{Kind: docket.Kind{Name: name}}, historyItem{Version: i + 1})
	}
	if len(h.Days) != 1 || len(h.Days[0].Items) != 2 || len(h.Days[0].Rows) != 2 {
		t.Fatalf("%+v", h.Days)
	}
	if d := h.Days[0]; d.Items[0].Version != 4 || d.Rows[0].Version != 3 {
		t.Errorf("%+v", d)
	}
}
