package sides

import (
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"mandamus/civil"
	"mandamus/law"
	"mandamus/store"
	"mandamus/web/page"
	"mandamus/web/view"
)

// A calendar file (RFC 5545) of the limits that run for a side and of the hearings to come. It holds case numbers and articles and no
// personal data, since calendars are synchronised through servers of others.

// entry is one entry of a calendar: a whole day, or an hour of it.
type entry struct {
	uid     string
	day     civil.Day
	at      string // time of day at the court, "14:30"; empty: the whole day
	summary string
	text    string
}

// mostInFile bounds the cases that one file tells of.
const mostInFile = 500

// oweCalendar is the calendar of a body.
func oweCalendar(v *page.Visit) {
	if !office(v.Actor) {
		v.Redirect(v.Path("my.ics"))
		return
	}
	cases, err := allCases(v)
	if err != nil {
		v.Error(err)
		return
	}
	sendCalendar(v, cases)
}

// allCases are all open cases against the body of the visitor, as many as a file tells of.
func allCases(v *page.Visit) (out []*seen, err error) {
	f := store.CaseFilter{Open: true, Live: true, Limit: 100}
	for len(out) < mostInFile {
		more, next, err := bodyCases(v, f)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
		if next == "" {
			break
		}
		f.After = next
	}
	return out, nil
}

// myCalendar is the calendar of an applicant or representative.
func myCalendar(v *page.Visit) {
	cases, _, err := seatedCases(v)
	if err != nil {
		v.Error(err)
		return
	}
	sendCalendar(v, cases)
}

func sendCalendar(v *page.Visit, cases []*seen) {
	var entries []entry
	for _, s := range cases {
		entries = append(entries, s.entries()...)
	}
	v.W.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	v.W.Header().Set("Content-Disposition", `attachment; filename="mandamus.ics"`)
	v.W.Header().Set("Cache-Control", "no-store")
	v.Send(http.StatusOK, calendarOf(v.T("web.name"), entries, v.Site.Now()))
}

// entries are the running limits of a case with an exact last day, and its hearings.
func (s *seen) entries() []entry {
	var out []entry
	for _, l := range s.limits() {
		if found := s.lawLimit(l); found.State != law.Running || l.LastISO == "" {
			continue
		}
		out = append(out, s.limitEntry(l))
	}
	for _, h := range s.docket.Hearings {
		day := h.HearingScheduled.On
		if !h.Held.IsZero() || !day.Exact() || day.First < s.v.Today() {
			continue
		}
		out = append(out, entry{
			uid: fmt.Sprintf("%s.%s", s.id, h.ID), day: day.First, at: h.At, summary: s.t("sides.ics.hearing", "case", s.title()), text: s.court(),
		})
	}
	return out
}

func (s *seen) limitEntry(l view.Limit) entry {
	uid := append([]string{s.id.String(), l.ID}, l.Of...)
	label := l.Label
	if l.Provisional {
		label += s.t("report.limit.provisional")
	}
	return entry{
		uid: strings.Join(uid, "."), day: lastOf(l), summary: s.t("sides.ics.limit", "case", s.caseNumber(), "what", label),
		text: s.t("sides.ics.text", "who", l.Who, "cite", l.Cite.Text),
	}
}

// caseNumber is the case number, or the id of the docket where it has none: never the title, which names people.
func (s *seen) caseNumber() string {
	if n := s.number(); n != "" {
		return n
	}
	return s.id.String()
}

// courtZone is the time of the courts, which has known no summer time since 1991.
var courtZone = time.FixedZone("CST", 8*60*60)

// calendarOf writes a calendar file.
func calendarOf(name string, entries []entry, now time.Time) []byte {
	var b strings.Builder
	line := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Mandamus//"+escaped(name)+"//ZH")
	line("CALSCALE", "GREGORIAN")
	for _, e := range entries {
		line("BEGIN", "VEVENT")
		line("UID", e.uid+"@mandamus")
		line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
		e.when(line)
		line("SUMMARY", escaped(e.summary))
		line("DESCRIPTION", escaped(e.text))
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return []byte(b.String())
}

// when writes the day or hour of an entry.
func (e entry) when(line func(name, value string)) {
	y, m, d := e.day.YMD()
	if clock, err := time.Parse("15:04", e.at); err == nil {
		at := time.Date(y, time.Month(m), d, clock.Hour(), clock.Minute(), 0, 0, courtZone)
		line("DTSTART", at.UTC().Format("20060102T150405Z"))
		return
	}
	line("DTSTART;VALUE=DATE", fmt.Sprintf("%04d%02d%02d", y, m, d))
}

// escaped is a text as a calendar file has it.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

// folded breaks a line after 75 octets, never within a character, and ends it.
func folded(s string) string {
	const most = 75
	var b strings.Builder
	n := 0
	for _, r := range s {
		size := utf8.RuneLen(r)
		if size < 0 {
			continue
		}
		if n+size > most {
			b.WriteString("\r\n ")
			n = 1
		}
		b.WriteRune(r)
		n += size
	}
	b.WriteString("\r\n")
	return b.String()
}
