package casework

import (
	"net/http"
	"strings"
	"testing"

	"mandamus/docket"
)

// Claim: a correction shows what stands there, changes what was changed and nothing else, and both events stay in the record, pointing at
// each other.
func TestCorrect(t *testing.T) {
	b := enforced(t)
	b.run([]filling{{verb: "payment", form: b.v("on", "past", "amount", "2000", "obligations", "o1", "fact", "凭证第7号"), kind: "payment.made"}})
	at := itoa(b.state().Version)
	page := b.clerk.Get(b.path("/do/correct?event=" + at))
	if page.Status != http.StatusOK || !strings.Contains(page.Body, `value="2000.00"`) || !strings.Contains(page.Body, "凭证第7号") {
		t.Fatalf("%d\n%s", page.Status, problems(page.Body))
	}
	b.run([]filling{{verb: "correct?event=" + at, form: b.v("event", at, "reason", "typing_error", "how", "replace", "on", "past", "as.amount", "20000",
		"as.obligations", "o1", "as.fact", "凭证第7号", "as.by", "debtor"), kind: "payment.made", says: func(e docket.Entry) bool {
		p := e.Body.(*docket.PaymentMade)
		return p.Amount == "20000.00" && p.Fact.In("zh") == "凭证第7号" && itoa(e.Place) == at
	}, who: "clerk"}})
	history := b.judge.Get(b.path("/history")).Body
	if !strings.Contains(history, "更正第 "+at+" 号") || !strings.Contains(history, "已更正") {
		t.Error("the record does not point back and forth")
	}
	b.run([]filling{{verb: "correct?event=" + at, form: b.v("event", at, "reason", "did_not_happen", "how", "take_back"), kind: "correction.made"}})
	if len(b.state().Payments) != 0 {
		t.Error("a payment that was taken back still counts")
	}
}

// Claim: what a verb asks for cannot be evaded by a correction: such an event can only be taken back, by a judge.
func TestCorrectAnew(t *testing.T) {
	b := enforced(t)
	at := itoa(b.state().Registered.At)
	page := b.judge.Get(b.path("/do/correct?event=" + at))
	if strings.Contains(page.Body, `value="replace"`) || !strings.Contains(page.Body, `value="take_back"`) {
		t.Error("a registration can be rewritten")
	}
	a := b.send(b.clerk, "correct?event="+at, b.v("event", at, "reason", "other", "how", "take_back"))
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, "office") {
		t.Errorf("a clerk takes a registration back: %d", a.Status)
	}
	if a := b.judge.Get(b.path("/do/correct?event=999")); a.Status != http.StatusNotFound {
		t.Errorf("no such event: %d", a.Status)
	}
}

// Claim: an event of every kind that can be replaced, filled by somebody, opens as a correction with a field for all it says.
func TestCorrectableEvents(t *testing.T) {
	b := enforced(t)
	for _, e := range b.state().History {
		a := b.judge.Get(b.path("/do/correct?event=" + itoa(e.Place)))
		if a.Status != http.StatusOK || hole(a.Body) != "" {
			t.Errorf("%s: %d %s", e.Kind, a.Status, hole(a.Body))
		}
	}
}
