package lists

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Who assigns cases declares others away and back again; others declare themselves alone; days that are none, or over, come back with what
// was typed.
func TestAbsences(t *testing.T) {
	site := desk(t)
	president, judge := site.As(t, "president"), site.As(t, "judge")
	form := func(staff, from, until string) url.Values {
		return url.Values{"staff": {staff}, "from": {from}, "until": {until}}
	}
	a := president.Post("/zh/absences", form("demo-director", "2026-11-24", "2026-11-30"))
	if a.Status != http.StatusSeeOther || a.Location != "/zh/absences" {
		t.Fatalf("%d to %s", a.Status, a.Location)
	}
	body := president.Follow(a).Body
	if !strings.Contains(body, "执行局局长（演示） 2026-11-24 至 2026-11-30 不在岗") || !strings.Contains(body, "现不在岗") {
		t.Error("not declared")
	}
	if list := judge.Get("/zh/absences").Body; strings.Contains(list, `value="demo-director"`) || !strings.Contains(list, `value="demo-judge"`) {
		t.Error("a judge is offered to answer for others, or not for themselves")
	}
	if a := judge.Post("/zh/absences", form("demo-director", "2026-12-01", "2026-12-02")); a.Status != http.StatusForbidden {
		t.Errorf("a judge sends the director away: %d", a.Status)
	}
	if a := judge.Post("/zh/absences/back", form("demo-director", "", "")); a.Status != http.StatusForbidden {
		t.Errorf("a judge calls the director back: %d", a.Status)
	}
	for _, days := range [][2]string{{"", "2026-12-01"}, {"2026-12-01", "x"}, {"2026-12-02", "2026-12-01"}, {"2026-01-01", "2026-01-02"}} {
		a := judge.Post("/en/absences", form("demo-judge", days[0], days[1]))
		if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, "govuk-error-summary") || !strings.Contains(a.Body, `value="`+days[1]+`"`) {
			t.Errorf("%v: %d", days, a.Status)
		}
	}
	if a := president.Post("/zh/absences/back", form("demo-director", "", "")); strings.Contains(president.Follow(a).Body, "2026-11-30") {
		t.Error("the director is not back")
	}
}
