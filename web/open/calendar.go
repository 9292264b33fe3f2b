package open

import (
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/record"
	"mandamus/web/page"
)

// A calendar file (RFC 5545) of the days of a case that its entries name. It is written here and not with a library: it needs eight
// properties of one component, and a dependency would have to be watched for ever. The UID of a day is made of the filing reference and what
// the day is of, so that a calendar that is read again moves the day instead of adding one.

// date is a day of a calendar.
type date struct {
	uid, day, what string
	entry          int64 // that names it
}

// dates are the days that the entries of a case name.
func dates(v *page.Visit, c *record.Case) (out []date) {
	if c.Restricted != nil {
		return nil
	}
	if c.Noticed != nil && c.NoticeEnds != "" {
		out = append(out, date{uid: "notice", day: c.NoticeEnds, what: v.T("open.date.notice"), entry: c.Noticed.Entry})
	}
	for _, d := range c.Duties {
		if d.Proof != nil && d.Period.Day != "" {
			out = append(out, date{uid: "duty." + d.ID, day: d.Period.Day, what: v.T("open.date.duty", "duty", d.ID), entry: d.Entry})
		}
	}
	for _, h := range c.Hearings {
		out = append(out, date{uid: "hearing." + h.ID, day: h.On, what: v.T("open.date.hearing"), entry: h.Entry})
	}
	for _, h := range c.Halts {
		if h.Ended == nil && h.Until != "" {
			out = append(out, date{uid: "halt." + strconv.FormatInt(h.Entry, 10), day: h.Until, what: v.T("open.date.halt"), entry: h.Entry})
		}
	}
	for _, p := range c.Promises {
		if p.Until != "" {
			out = append(out, date{uid: "promise." + strconv.FormatInt(p.Entry, 10), day: p.Until, what: v.T("open.date.promise"), entry: p.Entry})
		}
	}
	return out
}

func caseCalendar(v *page.Visit, c app.OpenCase) {
	stamps := map[int64]string{}
	for _, l := range c.Lines {
		stamps[l.Index] = l.At
	}
	var b strings.Builder
	line := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Mandamus//public record//"+strings.ToUpper(string(v.Lang)))
	line("CALSCALE", "GREGORIAN")
	for _, d := range dates(v, c.Case) {
		day, err := civil.ParseDay(d.day)
		at, failed := time.Parse(time.RFC3339, stamps[d.entry])
		if err != nil || failed != nil {
			continue
		}
		line("BEGIN", "VEVENT")
		line("UID", d.uid+"."+c.Ref+"@mandamus")
		line("DTSTAMP", at.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", strings.ReplaceAll(day.String(), "-", ""))
		line("DTEND;VALUE=DATE", strings.ReplaceAll((day+1).String(), "-", ""))
		line("SUMMARY", escaped(numberOf(c.Case)+" "+d.what))
		line("URL", base(v)+v.Path("open", "cases", c.Ref)+"#e"+strconv.FormatInt(d.entry, 10))
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	v.W.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	v.W.Header().Set("Content-Disposition", `attachment; filename="case.ics"`)
	v.SendShared(http.StatusOK, []byte(b.String()))
}

// escaped is a text as a property takes it.
var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "")

func escaped(s string) string { return escaper.Replace(s) }

// folded is a line of a calendar file: at most 75 bytes, then goes on after a blank on the next, never within a character.
func folded(s string) string {
	var b strings.Builder
	for width := 0; len(s) > 0; {
		_, n := utf8.DecodeRuneInString(s)
		if width+n > 75 {
			b.WriteString("\r\n ")
			width = 1
		}
		b.WriteString(s[:n])
		s, width = s[n:], width+n
	}
	return b.String() + "\r\n"
}
