package lists

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/webtest"
)

// The page of a supervisor draws the ages, counts what the lists hold, and leads to them; its files hold the same numbers.
func supervisionPages(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	for _, who := range []string{"president", "supervisor"} {
		c := as[who]
		body := c.Get("/zh/supervision").Body
		if !strings.Contains(body, `<svg class="m-svg"`) || !strings.Contains(body, "承办人工作量") {
			t.Fatalf("%s: no chart or no workload", who)
		}
		open := found(body, `<b>([0-9]+)</b> 在办`)[0]
		if got := found(c.Get("/zh/cases").Body, `data-said>([0-9]+)`)[0]; got != open {
			t.Errorf("%s: %s open, the list holds %s", who, open, got)
		}
		nobody := found(body, `<b>([0-9]+)</b> 没有承办人`)[0]
		if got := found(c.Get("/zh/cases?flag=unassigned").Body, `data-said>([0-9]+)`)[0]; got != nobody || nobody == "0" {
			t.Errorf("%s: %s with no officer, the list holds %s", who, nobody, got)
		}
		still := found(body, `<b>([0-9]+)</b> 停滞`)[0]
		if got := found(c.Get("/zh/cases?idle=1").Body, `data-said>([0-9]+)`)[0]; got != still || still == "0" {
			t.Errorf("%s: %s stalled, the list holds %s", who, still, got)
		}
		sum := 0
		for _, n := range found(body, `data-l="逾期事项">(?:<span class="m-tag m-tag--r">)?([0-9]+)`) {
			one, _ := strconv.Atoi(n)
			sum += one
		}
		if all := found(body, `<b>([0-9]+)</b> 逾期事项`); len(all) != 1 || all[0] != strconv.Itoa(sum) {
			t.Errorf("%s: %v overdue, the rows have %d", who, all, sum)
		}
		for path, want := range map[string]string{"/zh/supervision/ages.csv": "自收案起,待立案", "/zh/supervision/workload.csv": "法院,承办人,待立案"} {
			if a := c.Get(path); a.Status != http.StatusOK || !strings.HasPrefix(a.Body, "\ufeff"+want) || strings.Count(a.Body, "\r\n") < 4 {
				t.Errorf("%s as %s: %d %.60q", path, who, a.Status, a.Body)
			}
		}
	}
}

// Cases are chosen, looked at before anything is done, given away, and looked at after: one that changed in between stays, with the reason.
func TestReassign(t *testing.T) {
	site, f := many(t, 0)
	first := f.enforced(1, "demo-judge", site.App.Today())
	second := f.enforced(2, "demo-judge", site.App.Today())
	c := site.As(t, "president")
	form := url.Values{"from": {"demo-judge"}, "court": {court}, "look": {"1"}}
	if a := c.Get("/zh/supervision/reassign?" + form.Encode()); a.Status != http.StatusUnprocessableEntity || strings.Count(a.Body, "govuk-error-message") < 3 {
		t.Errorf("nothing chosen: %d", a.Status)
	}
	form["case"], form["to"], form["reason"] = []string{string(first.Docket), string(second.Docket)}, []string{"demo-officer"}, []string{"workload"}
	look := c.Get("/zh/supervision/reassign?" + form.Encode())
	send := url.Values{"from": form["from"], "court": form["court"], "to": form["to"], "reason": form["reason"], "case": found(look.Body, `name="case" value="([^"]+)"`)}
	if look.Status != http.StatusOK || len(send["case"]) != 2 || !strings.Contains(look.Body, "2 件可以，0 件不可以。尚未改派。") {
		t.Fatalf("look: %d, %v", look.Status, send)
	}
	f.assign(second, "demo-director")
	a := c.Post("/zh/supervision/reassign", send)
	if a.Status != http.StatusSeeOther {
		t.Fatalf("%d %.300s", a.Status, a.Body)
	}
	body := c.Follow(a).Body
	if !strings.Contains(body, "已改派 1 件，1 件没有改派") || strings.Count(body, "已改派</span>") != 1 || strings.Count(body, "没有改派</span>") != 1 {
		t.Errorf("%s", body[strings.Index(body, "<main"):])
	}
	if list := c.Get("/zh/cases?officer=demo-officer").Body; !strings.Contains(list, "执1号") || strings.Contains(list, "执2号") {
		t.Error("the list of the officer does not hold the one case")
	}
	if a := c.Post("/zh/supervision/reassign", url.Values{"case": {"x"}}); a.Status != http.StatusBadRequest {
		t.Errorf("a case without its version: %d", a.Status)
	}
	if a := c.Get("/zh/supervision/reassign?from=" + url.QueryEscape(`"><script>`)); strings.Contains(a.Body, "><script>") {
		t.Error("a query gets into the page as it is")
	}
}

// Cases that nobody has are given out from the same page.
func TestReassignFromNobody(t *testing.T) {
	site, f := many(t, 0)
	kase := f.enforced(3, "", site.App.Today())
	c := site.As(t, "president")
	body := c.Get("/zh/supervision").Body
	give := found(body, `href="(/zh/supervision/reassign[?][^"]*from=)"`)
	if len(give) == 0 || !strings.Contains(c.Get(give[0]).Body, string(kase.Docket)) {
		t.Fatalf("no way from nobody's cases to an officer: %v", give)
	}
	look := c.Get(give[0] + "&look=1&to=demo-officer&reason=draw&case=" + string(kase.Docket))
	send := url.Values{"to": {"demo-officer"}, "reason": {"draw"}, "case": found(look.Body, `name="case" value="([^"]+)"`)}
	if a := c.Post("/zh/supervision/reassign", send); !strings.Contains(c.Follow(a).Body, "已改派 1 件，0 件没有改派") {
		t.Errorf("%d to %s", a.Status, a.Location)
	}
}

// assign gives a case to somebody else.
func (f *filler) assign(kase app.Result, officer string) {
	f.must(f.site.App.AssignCase(f.t.Context(), f.req(staff("president", policy.President), kase), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: officer, Reason: "workload"}}))
}

// The ledger shows its two kinds apart under one set of filters, each list as long as its number, and its files hold the rows and the sums.
func ledgerPages(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	body := c.Get("/zh/nonuse").Body
	kinds, counted := found(body, `class="m-count [^"]*" href="([^"]+)"`), found(body, `class="m-count [^>]*><b>([0-9]+)</b>`)
	if len(kinds) != 2 || !strings.Contains(body, `<svg class="m-svg"`) || !strings.Contains(body, "不是责难") {
		t.Fatalf("%v", kinds)
	}
	for i, at := range kinds {
		a := c.Get(strings.Replace(at, "/nonuse", "/nonuse.csv", 1))
		if rows := strings.Count(a.Body, "\r\n") - 1; a.Status != http.StatusOK || strconv.Itoa(rows) != counted[i] || rows == 0 {
			t.Errorf("%s counts %s, the file holds %d (%d)", at, counted[i], rows, a.Status)
		}
	}
	measures := found(body, `<th scope="row"><a class="govuk-link" href="([^"]*measure=[^"]+)"`)
	if len(measures) == 0 {
		t.Fatal("no measure leads to its rows")
	}
	if one := c.Get(measures[0]).Body; !strings.Contains(one, `class="m-chip"`) {
		t.Error("a measure chosen has no chip")
	}
	sums := found(body, `href="([^"]*nonuse\.csv\?sums=1)"`)
	if len(sums) == 0 || !strings.HasPrefix(c.Get(sums[0]).Body, "\ufeff措施,可以采取而未采取,待认定,已采取\r\n") {
		t.Errorf("the sums: %v", sums)
	}
	if body := c.Get("/zh/nonuse?months=3&officer=me").Body; strings.Count(body, `class="m-chip"`) != 2 {
		t.Error("two filters are on")
	}
}
