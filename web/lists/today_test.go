package lists

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
	"mandamus/web/webtest"
)

// Each number of the strip is the length of the list it leads to, pressed again it leads back, and every row says where the next step is done.
func stripLeads(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	for _, who := range []string{"judge", "clerk", "president"} {
		c := as[who]
		body := c.Get("/zh/today").Body
		urls, values := found(body, `class="m-count [^"]*" href="([^"]+)"`), found(body, `class="m-count [^>]*><b>([0-9]+)</b>`)
		if len(urls) != len(app.Strips) {
			t.Fatalf("%s: %d strips", who, len(urls))
		}
		for i, at := range urls {
			shown := c.Get(at).Body
			if got := found(shown, `：([0-9]+) 项，按期限排序`); who == "judge" && (len(got) == 0 || got[0] != values[i]) {
				t.Errorf("%s: %s counts %s, its list %v", who, at, values[i], got)
			}
			if got := found(shown, `href="([^"]+)" aria-current="true"><b>`); len(got) != 1 || got[0] != "/zh/today" {
				t.Errorf("%s: %s does not lead back: %v", who, at, got)
			}
			rows := strings.Count(shown, `class="m-step"`)
			if steps := found(shown, `class="m-step"><a class="govuk-link" href="(/zh/[^"]+)"`); len(steps) != rows || rows > rowsMost {
				t.Errorf("%s: %s has %d rows and %d steps", who, at, rows, len(steps))
			}
			if values[i] == "0" && !strings.Contains(shown, `class="m-none"`) {
				t.Errorf("%s: %s is empty and does not say what to do", who, at)
			}
		}
	}
}

// The cases beyond the first part are one link away; each has one row with all that is to be done in it, and none is left out.
func todayPaging(t *testing.T, site *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	total, things := 0, 0
	for at := "/en/today"; at != ""; {
		body := c.Get(at).Body
		if len(body) > 100<<10 {
			t.Errorf("%s weighs %d bytes", at, len(body))
		}
		for _, cell := range found(body, `(?s)class="m-step">(.*?)</td>`) {
			total, things = total+1, things+strings.Count(cell, "<a ")
		}
		next := found(body, `rel="next" href="([^"]+)"`)
		if at = ""; len(next) > 0 {
			at = next[0]
		}
	}
	desk, err := site.App.DeskOf(t.Context(), staff("judge", policy.Judge), "", 0)
	if err != nil || desk.Next != app.DeskCases || len(byCase(desk.Rows)) != desk.Next || total <= desk.Next || things != desk.Total {
		t.Errorf("%d rows and %d things on the pages; the first has %d rows and leads to %d, %d things were counted (%v)",
			total, things, len(byCase(desk.Rows)), desk.Next, desk.Total, err)
	}
}

// As long as an application waits for a decision no step is offered that only a registered case can take: what the notice has a limit for
// leads to registering or refusing, and says what comes after; once registered it leads to the notice.
func TestUndecided(t *testing.T) {
	site, f := many(t, 0)
	var kase app.Result
	f.ago(6, func(today civil.Day) { kase = f.filed(1, today) })
	at := "/zh/cases/" + string(kase.Docket)
	for _, who := range []string{"clerk", "judge"} {
		body := site.As(t, who).Get("/zh/today").Body
		steps := found(body, `href="(`+at+`/[a-z/-]+)"`)
		if !slices.Contains(steps, at+"/decide") || slices.Contains(steps, at+"/do/notice") || slices.Contains(steps, at+"/do/assign") {
			t.Errorf("%s is offered %v", who, steps)
		}
		if who == "judge" && !strings.Contains(body, "立案或者不予立案（其后：发出执行通知（法定期限））") {
			t.Error("nobody is told of the limit for the notice")
		}
	}
	kase = f.must(site.App.Register(t.Context(), f.req(staff("judge", policy.Judge), kase), docket.Register{ApplicationRegistered: docket.ApplicationRegistered{
		WithNumber: docket.WithNumber{Number: "（2026）" + court + "执1号"}}}))
	f.must(site.App.AssignCase(t.Context(), f.req(staff("president", policy.President), kase), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: "demo-judge"}}))
	if body := site.As(t, "judge").Get("/zh/today").Body; !strings.Contains(body, at+`/do/notice"`) {
		t.Error("a registered case is not offered the notice")
	}
}

// What the law has set a day for is overdue when it has passed, in red; what has none waits; today and ahead are told apart.
func TestDueTag(t *testing.T) {
	v := &page.Visit{Lang: "en"}
	const today = civil.Day(20000)
	for _, c := range []struct {
		due   civil.Day
		state string
		kind  string
		want  view.Tag
	}{
		{today - 1, app.TaskOverdue, "limit", view.Tag{Tone: view.Bad, Text: "1 day overdue"}}, {today - 3, app.TaskOverdue, "limit", view.Tag{Tone: view.Bad, Text: "3 days overdue"}},
		{today - 2, app.TaskOpen, "give_notice", view.Tag{Tone: view.Warn, Text: "waiting 2 days"}}, {today, app.TaskOpen, "limit", view.Tag{Tone: view.Warn, Text: "today"}},
		{today + 1, app.TaskOpen, "limit", view.Tag{Tone: view.Info, Text: "1 day left"}}, {today - 40, "", string(app.StripStalled), view.Tag{Tone: view.Neutral, Text: "nothing for 40 days"}},
	} {
		if got := dueTag(v, today, app.Work{Kind: c.kind, Task: store.Task{Due: c.due, State: c.state}}); got != c.want {
			t.Errorf("%+v: got %+v", c, got)
		}
	}
}

// A task leads to where it is done in its case, with what it is about; one without a place of its own to the case.
func TestSteps(t *testing.T) {
	site, v := visited(t)
	for id, want := range map[string]string{
		"give_notice": "/zh/cases/c/do/notice", "assess_performance.o1": "/zh/cases/c/obligations/o1/assess", "approve_measure.m1": "/zh/cases/c/measures/m1/approve",
		"decide_measure.m2": "/zh/cases/c/measures/m2/decide", "serve_measure.m2": "/zh/cases/c/measures/m2/serve", "compare_new_act.17": "/zh/cases/c/newacts/17",
		"approve_act.a1": "/zh/approvals", "limit.o1.performance": "/zh/cases/c/limits", "decide_objection.9": "/zh/cases/c/do/decide-objection", "state_view.o1": "/zh/cases/c",
		"type_obligations": "/zh/cases/c/duties", "decide_application": "/zh/cases/c/decide", "assign_case": "/zh/cases/c/do/assign", "close_case": "/zh/cases/c/do/close",
	} {
		kind, _, _ := strings.Cut(id, ".")
		got := step(v, app.Work{Kind: kind, Slot: "performance", Case: store.Ref{Docket: "c"}, Task: store.Task{ID: id, Kind: kind}})
		if got.URL != want || got.Text == "" {
			t.Errorf("%s leads to %+v, want %s", id, got, want)
		}
	}
	got := step(v, app.Work{Kind: "limit", Slot: "docket", Case: store.Ref{Docket: "c"}, Task: store.Task{ID: "limit.o1.docket"}})
	if got.URL != "/zh/cases/c/decide" {
		t.Errorf("the limit for registering leads to %+v", got)
	}
	for slot := range slotPlaces {
		if !slices.Contains(site.App.Pack.LimitIDs(), slot) {
			t.Errorf("%s is no limit of the pack", slot)
		}
	}
	for kind := range places {
		if !slices.Contains(app.TaskKinds, kind) {
			t.Errorf("%s is no kind of task", kind)
		}
	}
}

// The diary shows a hearing in its week and not in the next, the weeks lead to each other under the same filters, and it is found by its room.
func TestHearings(t *testing.T) {
	site, f := many(t, 0)
	kase := f.enforced(1, "demo-judge", site.App.Today())
	f.must(site.App.ScheduleHearing(t.Context(), f.req(staff("judge", policy.Judge), kase), docket.ScheduleHearing{
		HearingScheduled: docket.HearingScheduled{About: docket.HearingTopics[0], On: on(site.App.Today() + 1), At: "14:30", Place: docket.InWords("第三法庭", "")}}))
	c := site.As(t, "clerk")
	body := c.Get("/zh/hearings?room=%E7%AC%AC%E4%B8%89%E6%B3%95%E5%BA%AD").Body
	if !strings.Contains(body, "14:30–15:30") || !strings.Contains(body, "1 场听证") || strings.Count(body, "m-week__d") != 7 {
		t.Error("the hearing is not in the week")
	}
	if strings.Contains(c.Get("/zh/hearings?room=x").Body, "14:30") {
		t.Error("the hearing is in another room")
	}
	next := found(body, `rel="next" href="([^"]+)"`)
	if len(next) != 1 || !strings.Contains(next[0], "room=") {
		t.Fatalf("next week: %v", next)
	}
	after := c.Get(next[0]).Body
	if strings.Contains(after, "14:30") || !strings.Contains(after, "本周") {
		t.Error("the hearing is in the next week too, or there is no way back")
	}
	if a := c.Get("/zh/hearings?week=0001-01-01"); a.Status != http.StatusOK || !strings.Contains(a.Body, "govuk-error-summary") {
		t.Errorf("the first day there is: %d", a.Status)
	}
	if !strings.Contains(site.As(t, "judge").Get("/zh/today").Body, "14:30–15:30") {
		t.Error("the hearing is not on the page of today")
	}
}
