package app

import (
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// Claim: the diary shows the week from Monday to Sunday around a day, with each hearing on its day.
func TestDiary(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	set := docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{About: docket.HearingTopics[0], On: day(2025, 3, 16), At: "09:00", Place: docket.InWords("一庭", "")}}
	k.ok(d.ScheduleHearing(d.ctx, k.req(judge()), set)) // a Sunday
	for _, c := range []struct {
		on   civil.Day
		want int
	}{{civil.Date(2025, 3, 10), 1}, {civil.Date(2025, 3, 16), 1}, {civil.Date(2025, 3, 9), 0}, {civil.Date(2025, 3, 17), 0}} {
		week, err := d.Diary(d.ctx, judge(), c.on, DiaryFilter{})
		if err != nil || len(week) != 7 || week[0].On.Weekday() != 1 || c.on < week[0].On || c.on > week[6].On {
			t.Fatalf("%v: %+v (%v)", c.on, week, err)
		}
		if got := len(week[6].Meetings); got != c.want {
			t.Errorf("%v: %d hearings on its Sunday, want %d", c.on, got, c.want)
		}
	}
	for f, want := range map[DiaryFilter]int{{}: 1, {Judge: "u-judge"}: 1, {Judge: "u-vice"}: 0, {Room: "一庭"}: 1, {Room: "二庭"}: 0} {
		week, err := d.Diary(d.ctx, clerk(), civil.Date(2025, 3, 12), f)
		if err != nil || len(week[6].Meetings) != want {
			t.Errorf("%+v: %+v (%v)", f, week[6], err)
		}
	}
	if week, err := d.Diary(d.ctx, supervisor(), civil.Date(2025, 3, 12), DiaryFilter{}); err != nil || week[6].Meetings[0].Case.Title.ZH != "" {
		t.Errorf("the court above reads a title that names people: %+v (%v)", week, err)
	}
	if _, err := d.Diary(d.ctx, bureau(), civil.Date(2025, 3, 12), DiaryFilter{}); err == nil {
		t.Error("a debtor reads the diary")
	}
}

// Claim: two hearings clash where they overlap and share the judge, the room or the case, in one court, and neither was held; where one
// ends as the other begins they do not.
func TestClashing(t *testing.T) {
	meeting := func(court, id, judge, room string, start, end int) Meeting {
		return Meeting{Listed: store.Listed[store.Hearing]{Case: store.Ref{Docket: docket.ID(id), Court: court}, Row: store.Hearing{Judge: judge, Room: room, Start: start, End: end}}}
	}
	first := meeting("x", "a", "j1", "r1", 540, 600)
	held := meeting("x", "b", "j1", "r1", 540, 600)
	held.Held = true
	for name, c := range map[string]struct {
		other Meeting
		want  bool
	}{
		"same judge": {meeting("x", "b", "j1", "r2", 570, 630), true}, "same room": {meeting("x", "b", "j2", "r1", 599, 660), true},
		"same case": {meeting("x", "a", "j2", "r2", 540, 600), true}, "nothing shared": {meeting("x", "b", "j2", "r2", 540, 600), false},
		"one after the other": {meeting("x", "b", "j1", "r1", 600, 660), false}, "one before the other": {meeting("x", "b", "j1", "r1", 480, 540), false},
		"another court": {meeting("y", "b", "j1", "r1", 540, 600), false}, "held already": {held, false},
	} {
		day := clashing([]Meeting{c.other, first})
		if day[0].Clashes != c.want || day[1].Clashes != c.want || day[0].Row.Start > day[1].Row.Start {
			t.Errorf("%s: %+v", name, day)
		}
	}
	if day := clashing([]Meeting{meeting("x", "a", "", "", 540, 600), meeting("x", "b", "", "", 540, 600)}); day[0].Clashes {
		t.Error("two hearings without judge and room clash")
	}
}
