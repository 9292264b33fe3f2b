package intake

import (
	"testing"

	"mandamus/store"
	"mandamus/web/webtest"
)

// Claim: the duties and the conditions of registration of every case of the demonstration can be shown, made from reports or not, to
// whoever may read it, in both languages.
func TestEveryCaseCanBeShown(t *testing.T) {
	site := newSite(t)
	clients := map[string]*webtest.Client{}
	for _, name := range []string{"clerk", "judge", "railway-clerk", "supervisor", "debtor"} {
		clients[name] = site.As(t, name)
	}
	shown := 0
	for _, rebuilt := range []bool{false, true} {
		list, err := site.App.Store.Cases(t.Context(), store.CaseFilter{Reconstructions: rebuilt, Live: !rebuilt, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range list.Rows {
			for name, client := range clients {
				c := &counter{client, t, []string{"zh", "en"}[i%2]}
				for _, tail := range []string{"/duties", "/decide", "/duties/new", "/duties/text", "/decide/refuse", "/duties/o1/revise", "/duties/o1/clarify"} {
					switch a := c.Get(c.path("/cases/" + string(line.Docket) + tail)); a.Status {
					case 200:
						shown++
						c.sees(c.path("/cases/" + string(line.Docket) + tail))
					case 403, 404:
					default:
						t.Errorf("%s %s, %s: %d", name, line.Docket, tail, a.Status)
					}
				}
			}
		}
	}
	if shown < 40 {
		t.Errorf("only %d pages were shown", shown)
	}
}
