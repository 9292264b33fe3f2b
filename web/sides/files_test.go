package sides

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/policy"
)

// Claim: the calendar file holds the limits that run and the hearings to come, in the form of RFC 5545, with case numbers and articles and
// without names; a hearing at 14:30 in China is at 06:30 UTC.
func TestCalendar(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	k.ok(s.App.ScheduleHearing(t.Context(), k.req(k.staff(policy.Judge)), docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{
		On: docket.OnDay(s.App.Today() + 9).On, At: "14:30", Place: docket.InWords("第三法庭", ""), About: "performance"}}))
	for _, a := range []struct{ path, body string }{{"owe", s.As(t, "debtor").Get("/zh/owe.ics").Body}, {"my", k.applicant().Get("/zh/my.ics").Body}} {
		flat := strings.ReplaceAll(a.body, "\r\n ", "")
		for _, want := range []string{"BEGIN:VCALENDAR\r\n", "DTSTART:20261203T063000Z", "UID:" + k.id.String() + ".h1@mandamus", k.docket().Numbers[0].Number} {
			if !strings.Contains(flat, want) {
				t.Errorf("%s lacks %q in\n%s", a.path, want, flat)
			}
		}
		if strings.Contains(flat, "甲公司") || strings.Contains(flat, "第三法庭") {
			t.Errorf("%s names people or places", a.path)
		}
	}
}

// Claim: a whole-day entry is a date, an entry with an hour is in UTC, and what a text holds cannot end its line.
func TestCalendarOf(t *testing.T) {
	got := string(calendarOf("督行", []entry{{uid: "x", day: civil.Date(2026, 3, 5), summary: "a;b,c\\\r\nEND:VEVENT"}, {uid: "y", day: civil.Date(2026, 1, 1), at: "07:00"}},
		time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)))
	for _, want := range []string{"DTSTART;VALUE=DATE:20260305\r\n", "DTSTART:20251231T230000Z\r\n", "DTSTAMP:20260102T030405Z\r\n", `SUMMARY:a\;b\,c\\\nEND:VEVENT` + "\r\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// Claim: whatever the text, each line of a calendar has at most 75 octets, is whole UTF-8, and unfolds to the text.
func FuzzFolded(f *testing.F) {
	for _, s := range []string{"", "a", strings.Repeat("期", 60), strings.Repeat("a", 75), strings.Repeat("a", 76), "\xff" + strings.Repeat("é", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = escaped(s)
		got, ok := strings.CutSuffix(folded(s), "\r\n")
		if !ok {
			t.Fatal("the line does not end")
		}
		for line := range strings.SplitSeq(got, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Errorf("line %q", line)
			}
		}
		if want := strings.ToValidUTF8(s, "�"); utf8.ValidString(s) && strings.ReplaceAll(got, "\r\n ", "") != want {
			t.Errorf("%q unfolds to %q", s, got)
		}
	})
}

// Claim: the table opens as UTF-8 in a spreadsheet, has a row a duty under one head, and no cell is taken for a formula.
func TestTable(t *testing.T) {
	s := desk(t)
	k := caseOf(t, s, "debtor")
	a := s.As(t, "debtor").Get("/zh/owe.csv")
	data, ok := bytes.CutPrefix([]byte(a.Body), []byte("\ufeff"))
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if !ok || err != nil || a.Header.Get("Cache-Control") != "no-store" || !strings.Contains(a.Header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("%v, %v", err, a.Header)
	}
	found := 0
	for _, row := range rows[1:] {
		if row[0] == k.docket().Numbers[0].Number && row[10] == "300000.00" {
			found++
		}
	}
	if len(rows[0]) != len(columns) || found != len(k.docket().Open()) {
		t.Errorf("%q", rows)
	}
}

// Claim: no cell begins with what a spreadsheet takes for a formula, and one that does not comes through as it is.
func FuzzInert(f *testing.F) {
	for _, s := range []string{"", "=1+1", "+1", "-1", "@x", "\tx", "\r", "期", "1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := inert(s)
		if got != "" && strings.ContainsRune("=+-@\t\r", rune(got[0])) || got != s && got != "'"+s {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}

// Claim: a day is read in each way people type it where the browser has no field for days.
func TestPlainDay(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-05": "2026-03-05", "2026/3/5": "2026-03-05", "2026年3月5日": "2026-03-05", "2026.03.5": "2026-03-05", " 2026 - 3 - 5 ": "2026-03-05",
		"5.3.2026": "5-03-2026", "morgen": "morgen", "": "",
	} {
		if got := plainDay(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// Claim: whatever is typed for a day, nothing panics, and what is read as a day is one.
func FuzzPlainDay(f *testing.F) {
	for _, s := range []string{"2026-03-05", "2026年3月5日", "--", "年月日", "1-1-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if day, err := civil.ParseDay(plainDay(s)); err == nil && day.String() != plainDay(s) {
			t.Errorf("%q is %v", s, day)
		}
	})
}

// Claim: two duties with different days are two entries, each on its own day, and the list puts the one first that ends first.
func TestTwoDays(t *testing.T) {
	s := desk(t)
	k := &kase{Site: s, t: t, court: caseOf(t, s, "debtor").court}
	clerk := k.staff(policy.Clerk)
	filed, err := s.App.FileApplication(t.Context(), app.Request{Actor: clerk, Key: "new"}, docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords("甲某诉青禾县人民政府", "")},
		Title: docket.TitleDescribed{Kind: "admin_judgment", Number: "（2026）岭01行初9号", Court: "云岭省澜溪市中级人民法院", Instance: "first",
			Judgment: "perform_duty", Made: docket.OnDay(civil.Date(2026, 10, 9)).On, Effective: docket.OnDay(civil.Date(2026, 11, 2)).On},
		Applicants: []docket.PartyAdded{{Name: docket.InWords("甲某", ""), Kind: "citizen"}}, Debtors: []docket.PartyAdded{{Register: "qinghe-compensation"}},
	})
	k.ok(filed, err)
	k.id = filed.Docket
	for _, length := range []docket.Length{"45d", "30d"} {
		k.ok(s.App.TypeObligation(t.Context(), k.req(clerk), docket.TypeObligation{Duty: docket.Duty{
			Kind: "perform_duty", What: docket.InWords("在"+string(length)+"内作出决定", ""), Debtor: "d1", Period: docket.Term{Kind: "length", Length: length, From: "effectiveness"}}}, nil))
	}
	c := s.As(t, "debtor")
	flat := strings.ReplaceAll(c.Get("/zh/owe.ics").Body, "\r\n ", "")
	for of, day := range map[string]string{"o1": "20261217", "o2": "20261202"} {
		_, rest, _ := strings.Cut(flat, "UID:"+k.id.String()+".performance."+of+"@mandamus")
		if event, _, _ := strings.Cut(rest, "END:VEVENT"); !strings.Contains(event, "DTSTART;VALUE=DATE:"+day) {
			t.Errorf("%s is not on %s:\n%s", of, day, event)
		}
	}
	page := c.Get("/zh/owe").Body
	if early, late := strings.Index(page, "在30d内"), strings.Index(page, "在45d内"); early < 0 || late < early || !strings.Contains(page, "2026-12-02") {
		t.Errorf("at %d and %d", early, late)
	}
}
