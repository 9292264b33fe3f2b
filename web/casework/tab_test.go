package casework

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"

	"mandamus/store"
)

// Claim: every tab of a case opens in both languages, without a hole in a text, for those who may read it; nobody else gets in.
func TestTabs(t *testing.T) {
	b := enforced(t)
	for _, lang := range []string{"zh", "en"} {
		for _, name := range tabs {
			path := "/" + lang + "/cases/" + string(b.id)
			if name != "overview" {
				path += "/" + name
			}
			a := b.judge.Get(path)
			if a.Status != http.StatusOK || strings.Contains(a.Body, "⟦") || strings.Contains(a.Body, "<no value>") {
				t.Errorf("%s: %d\n%s", path, a.Status, hole(a.Body))
			}
			if n := zipped(a.Body); n > heaviest {
				t.Errorf("%s weighs %d bytes zipped", path, n)
			}
			if !strings.Contains(a.Body, "（2026）岭01执77号") {
				t.Errorf("%s does not name the case", path)
			}
		}
	}
	if a := b.Nobody().Get(b.path("")); a.Status != http.StatusSeeOther {
		t.Errorf("nobody: %d", a.Status)
	}
	if a := b.As(t, "railway-judge").Get(b.path("")); a.Status != http.StatusForbidden {
		t.Errorf("another court: %d", a.Status)
	}
	if a := b.judge.Get("/zh/cases/none"); a.Status != http.StatusNotFound {
		t.Errorf("no such case: %d", a.Status)
	}
}

func hole(body string) string {
	for _, mark := range []string{"⟦", "<no value>"} {
		if i := strings.Index(body, mark); i >= 0 {
			return body[max(0, i-80):min(len(body), i+80)]
		}
	}
	return ""
}

// heaviest is the most a page may weigh zipped, so that with style sheet and script it stays below 60 KiB.
const heaviest = 22 << 10

func zipped(body string) int {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write([]byte(body))
	_ = z.Close()
	return out.Len()
}

// Claim: the address says on what day and under which readings a case is looked at; a day that is none is said, and keeps the page.
func TestAskedByAddress(t *testing.T) {
	b := enforced(t)
	if a := b.judge.Get(b.path("?on=2026-12-24")); a.Status != http.StatusOK || !strings.Contains(a.Body, "2026年12月24日") || !strings.Contains(a.Body, "/limits?on=2026-12-24") {
		t.Errorf("another day: %d", a.Status)
	}
	if a := b.judge.Get(b.path("?on=gestern")); a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, "<title>错误：") {
		t.Errorf("no day: %d", a.Status)
	}
	id := b.App.Pack.ReadingIDs()[0]
	r, _ := b.App.Pack.Reading(id)
	for _, choice := range r.Choices.Keys {
		if choice != r.Default {
			if a := b.judge.Get(b.path("?reading." + id + "=" + choice)); a.Status != http.StatusOK || !strings.Contains(a.Body, "另选 1 种法律理解") {
				t.Errorf("another reading: %d", a.Status)
			}
		}
	}
}

// Claim: the record is filtered by kind, by who recorded and by on whose behalf, and says how much of it is shown.
func TestHistoryFilter(t *testing.T) {
	b := enforced(t)
	b.run([]filling{{verb: "view", form: b.v("for", "a1", "on", "today", "obligations", "o2", "state", "none"), kind: "performance.viewed"}})
	all := b.judge.Get(b.path("/history")).Body
	some := b.judge.Get(b.path("/history?for=a1")).Body
	if strings.Count(all, "<li id=\"n") != b.state().Version || strings.Count(some, "<li id=\"n") != 1 || !strings.Contains(some, "显示 1 / ") {
		t.Errorf("%d, %d", strings.Count(all, "<li id=\"n"), strings.Count(some, "<li id=\"n"))
	}
	if none := b.judge.Get(b.path("/history?actor=nobody")).Body; strings.Contains(none, "<li id=\"n") {
		t.Error("a filter lets through what does not match")
	}
}

// Claim: a reconstruction says on every tab that it is one, and offers nothing to record.
func TestReconstruction(t *testing.T) {
	s := newSite(t)
	judge := s.As(t, "judge")
	page, err := s.App.Cases(t.Context(), actor("demo-judge", "judge"), store.CaseFilter{Reconstructions: true, Limit: 1})
	if err != nil || len(page.Rows) == 0 {
		t.Fatal(err)
	}
	path := "/zh/cases/" + string(page.Rows[0].Docket)
	for _, name := range tabs {
		at := path
		if name != "overview" {
			at += "/" + name
		}
		a := judge.Get(at)
		if a.Status != http.StatusOK || !strings.Contains(a.Body, "本卷根据报道复原") || strings.Contains(a.Body, "/do/") {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
	if a := judge.Get(path + "/do/note"); a.Status == http.StatusOK && strings.Contains(a.Body, `id="form"`) {
		t.Error("something can be recorded on it")
	}
}

// Claim: the legal office of the debtor sees its case without the court's deliberation and housekeeping, and is offered only what is its own.
func TestDebtorSees(t *testing.T) {
	s := newSite(t)
	debtor := s.As(t, "debtor")
	page, err := s.App.Cases(t.Context(), actorOfBody(), store.CaseFilter{Limit: 1})
	if err != nil || len(page.Rows) == 0 {
		t.Fatal(err)
	}
	path := "/zh/cases/" + string(page.Rows[0].Docket)
	a := debtor.Get(path)
	if a.Status != http.StatusOK || strings.Contains(a.Body, "/do/note") || strings.Contains(a.Body, "/do/close") || strings.Contains(a.Body, `name="for"`) {
		t.Errorf("%d", a.Status)
	}
	if a := debtor.Get(path + "/do/note"); a.Status != http.StatusForbidden {
		t.Errorf("a note by the debtor: %d", a.Status)
	}
}
