package casework

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Claim: what is sealed shows on no page; a judge reads it by asking for it, and everybody else is turned away. The case goes on being
// recorded and corrected around it.
func TestSealed(t *testing.T) {
	b := enforced(t)
	if a := b.send(b.clerk, "occurrence?kind=interference.occurred", b.v("on", "past", "fact", "某领导电话过问")); a.Status != http.StatusSeeOther {
		t.Fatalf("%d", a.Status)
	}
	for _, path := range []string{"", "/history", "/supervision", "/sealed"} {
		if a := b.judge.Get(b.path(path)); a.Status != http.StatusOK || strings.Contains(a.Body, "电话过问") {
			t.Errorf("%s: %d, or it shows what is sealed", path, a.Status)
		}
	}
	if a := b.judge.Get(b.path("/history")); !strings.Contains(a.Body, b.path("/sealed")) {
		t.Error("the record does not lead to it")
	}
	if a := b.judge.Post(b.path("/sealed"), url.Values{}); a.Status != http.StatusOK || !strings.Contains(a.Body, "某领导电话过问") {
		t.Errorf("read: %d", a.Status)
	}
	if a := b.clerk.Post(b.path("/sealed"), url.Values{}); a.Status != http.StatusForbidden {
		t.Errorf("a clerk: %d", a.Status)
	}
	b.run([]filling{{verb: "payment", form: b.v("on", "past", "amount", "2000", "obligations", "o1"), kind: "payment.made"}})
	at := itoa(b.last().Event.Version)
	b.run([]filling{{verb: "correct?event=" + at, form: b.v("event", at, "reason", "did_not_happen", "how", "take_back"), kind: "correction.made", who: "clerk"}})
}
