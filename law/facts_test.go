package law

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// fileOf is a case file of the fictitious law with the events given, each as “DATE KIND key=value …”.
func fileOf(t testing.TB, complete bool, events ...string) *casefile.File {
	t.Helper()
	f := &casefile.File{
		Version: casefile.Version, ID: "case-1", Jurisdiction: "zz", Title: i18n.Text{ZH: "虚构案", EN: "a case that never was"}, Complete: complete,
		Enforcement: casefile.Title{Kind: "admin_judgment", Instance: "first", Made: dateOf(t, "2021-01-11"), Effective: dateOf(t, "2021-02-03"),
			Served: []casefile.Served{{On: dateOf(t, "2021-01-18"), Party: "d1"}}},
		Applicants: []casefile.Applicant{{ID: "a1", Name: i18n.Text{ZH: "甲", EN: "A"}}},
		Debtors:    []casefile.Debtor{{ID: "d1", Name: i18n.Text{ZH: "乙局", EN: "Office B"}}},
		Obligations: []casefile.Obligation{{ID: "o1", Kind: "perform_duty", What: i18n.Text{ZH: "履行", EN: "to act"},
			Period: casefile.Term{Kind: "day", Day: dateOf(t, "2021-03-31")}}},
	}
	for i, text := range events {
		f.Events = append(f.Events, eventOf(t, i, text))
	}
	return f
}

func dateOf(t testing.TB, s string) (d casefile.Date) {
	t.Helper()
	if err := d.FromString(s); err != nil {
		t.Fatal(err)
	}
	return d
}

func eventOf(t testing.TB, i int, text string) casefile.Event {
	t.Helper()
	w := strings.Fields(text)
	e := casefile.Event{ID: fmt.Sprint("e", i+1), On: dateOf(t, w[0]), Kind: w[1]}
	for _, kv := range w[2:] {
		k, v, _ := strings.Cut(kv, "=")
		switch k {
		case "until":
			e.Until = dateOf(t, v)
		case "finding":
			e.Finding = v
		case "value":
			no := v != "false"
			e.Value = &no
		case "measure":
			e.Measure = v
		case "rate":
			e.Rate = v
		case "amount":
			e.Amount = v
		case "state":
			e.State = v
		case "by":
			e.By = v
		case "obligations":
			e.Obligations = []string{v}
		default:
			t.Fatalf("no such key: %s", k)
		}
	}
	return e
}

// told is a fact of a row in words.
func told(p *Pack, r *Row, id string) string {
	f := p.facts[p.factIndex[id]]
	v := r.vals[p.factIndex[id]]
	pos := &position{walker: &walker{prog: p.standard, vals: []value{v}}}
	if d, ok := v.day(); ok && f.typ == tDay && d.First != d.Last && d.Precision() == "day" {
		return d.First.String() + ".." + d.Last.String()
	}
	if v.st == known && v.hi == manyEvents {
		return fmt.Sprint(v.lo, " or more")
	}
	return pos.plain(operand{0, f.typ, f.enum})
}

var factCases = []struct {
	claim, fact string
	complete    bool
	on          string
	events      []string
	want        string
}{
	{"an event is its day", "applied", false, "2021-06-30", []string{"2021-04-15 application"}, "2021-04-15"},
	{"an event on the day of assessment has happened", "applied", false, "2021-04-15", []string{"2021-04-15 application"}, "2021-04-15"},
	{"an event after it has not", "applied", false, "2021-04-14", []string{"2021-04-15 application"}, "none"},
	{"a month that straddles it leaves it unknown", "applied", false, "2021-04-14", []string{"2021-04 application"}, "unknown"},
	{"so in a complete file", "registered", true, "2021-04-14", []string{"2021-04 registration"}, "unknown"},
	{"and a finding of such a month", "refusal", true, "2021-04-14", []string{"2021-04 finding finding=refusal"}, "unknown"},
	{"a month that is over is an interval", "applied", false, "2021-06-30", []string{"2021-04 application"}, "2021-04"},
	{"an undated event has happened at some time since the title was made since the title", "applied", false, "2021-06-30", []string{"unknown application"}, "2021-01-11..2021-06-30"},
	{"no event, incomplete: unknown", "registered", false, "2021-06-30", nil, "unknown"},
	{"no event, complete: none where the pack says so", "registered", true, "2021-06-30", nil, "none"},
	{"no event, complete: still unknown where it does not", "applied", true, "2021-06-30", nil, "unknown"},
	{"no finding, incomplete: unknown", "refusal", false, "2021-06-30", nil, "unknown"},
	{"no finding, complete: not made", "refusal", true, "2021-06-30", nil, "false"},
	{"a finding", "refusal", false, "2021-06-30", []string{"2021-05-06 finding finding=refusal"}, "true"},
	{"a finding that it is not so", "refusal", false, "2021-06-30", []string{"2021-05-06 finding finding=refusal value=false"}, "false"},
	{"the later finding counts", "refusal", false, "2021-06-30", []string{"2021-05-06 finding finding=refusal", "2021-05-20 finding finding=refusal value=false"}, "false"},
	{"also when the file has them in the other order", "refusal", false, "2021-06-30", []string{"2021-05-20 finding finding=refusal value=false", "2021-05-06 finding finding=refusal"}, "false"},
	{"two findings of one month that differ decide nothing", "refusal", false, "2021-06-30", []string{"2021-05 finding finding=refusal", "2021-05-20 finding finding=refusal value=false"}, "unknown"},
	{"another finding is no refusal", "refusal", true, "2021-06-30", []string{"2021-05-06 finding finding=hearing_held"}, "false"},
	{"the first of several", "applied", false, "2021-06-30", []string{"2021-05-06 application", "2021-04-15 application"}, "2021-04-15"},
	{"the first, if a vague one may come before it", "applied", false, "2021-06-30", []string{"2021-05-06 application", "2021 application"}, "2021-01-01..2021-05-06"},
	{"the last day set, if a vague notice may come after", "notice_end", false, "2021-06-30", []string{"2021-05-06 notice until=2021-05-16", "2021-05 notice until=2021-05-31"}, "unknown"},
	{"the last day set", "notice_end", false, "2021-06-30", []string{"2021-05-06 notice until=2021-05-16", "2021-04 notice until=2021-05-01"}, "2021-05-16"},
	{"a stay that goes on", "stayed", false, "2021-06-30", []string{"2021-05-06 stay"}, "true"},
	{"a stay until a day, on that day", "stayed", false, "2021-05-31", []string{"2021-05-06 stay until=2021-05-31"}, "true"},
	{"a stay until a day, the day after", "stayed", false, "2021-06-01", []string{"2021-05-06 stay until=2021-05-31"}, "false"},
	{"a stay until some day in May", "stayed", false, "2021-05-20", []string{"2021-05-06 stay until=2021-05"}, "unknown"},
	{"a stay that was ended", "stayed", false, "2021-06-30", []string{"2021-05-06 stay", "2021-06-01 resumption"}, "false"},
	{"an end after the day of assessment", "stayed", false, "2021-05-31", []string{"2021-05-06 stay", "2021-06-01 resumption"}, "true"},
	{"an end in the month of the beginning", "stayed", false, "2021-06-30", []string{"2021-05-06 stay", "2021-05 resumption"}, "unknown"},
	{"an end before the beginning", "stayed", false, "2021-06-30", []string{"2021-05-06 stay", "2021-05-05 resumption"}, "true"},
	{"a new stay after the end", "stayed", false, "2021-06-30", []string{"2021-05-06 stay", "2021-05-10 resumption", "2021-05-20 stay"}, "true"},
	{"a suspension is no stay", "stayed", true, "2021-06-30", []string{"2021-05-06 suspension"}, "false"},
	{"a fine decided", "fined", true, "2021-06-30", []string{"2021-05-06 measure_decided measure=daily_fine rate=60.00"}, "2021-05-06"},
	{"its rate", "fine_rate", true, "2021-06-30", []string{"2021-05-06 measure_decided measure=daily_fine rate=60.00"}, "60.00"},
	{"another measure is no fine", "fined", true, "2021-06-30", []string{"2021-05-06 measure_decided measure=freeze"}, "none"},
	{"performed, as the court assessed", "performed", false, "2021-06-30", []string{"2021-05-06 performance_assessed state=partial", "2021-06-06 performance_assessed state=full"}, "2021-06-06"},
	{"an event of another obligation", "applied", true, "2021-06-30", []string{"2021-04-15 application obligations=o2"}, "unknown"},
	{"a count", "count(demands)", true, "2021-06-30", []string{"2021-04-15 demand", "2021-05-15 demand", "2021-07-15 demand"}, "2"},
	{"an incomplete file tells of at least so many", "count(demands)", false, "2021-06-30", []string{"2021-04-15 demand"}, "1 or more"},
	{"a count with one that may be still to come", "count(demands)", false, "2021-06-14", []string{"2021-04-15 demand", "2021-06 demand"}, "unknown"},
	{"taken over at some time", "elevated", false, "2021-06-30", []string{"unknown elevation"}, "true"},
}

// Facts are read from a case file as its events allow, no more: what may or may not have happened is unknown.
func TestFactsFromEvents(t *testing.T) {
	p := smallPack()
	for _, c := range factCases {
		f := fileOf(t, c.complete, c.events...)
		on, err := civil.ParseDay(c.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(p, buildRow(p, f, &f.Obligations[0], on), c.fact); got != c.want {
			t.Errorf("%s: %s on %s with %v: %s, want %s", c.claim, c.fact, c.on, c.events, got, c.want)
		}
	}
}

// A statement that nothing of a kind happened decides up to its day, and not after.
func TestNoneOf(t *testing.T) {
	p := smallPack()
	f := fileOf(t, false)
	f.NoneOf = []casefile.NoneOf{{Kinds: []string{"application", "stay"}, AsOf: dateOf(t, "2021-06-30")}}
	for _, c := range [][3]string{{"applied", "2021-06-30", "none"}, {"applied", "2021-07-01", "unknown"}, {"stayed", "2021-06-30", "false"}, {"registered", "2021-06-30", "unknown"}} {
		on, err := civil.ParseDay(c[1])
		if err != nil {
			t.Fatal(err)
		}
		if got := told(p, buildRow(p, f, &f.Obligations[0], on), c[0]); got != c[2] {
			t.Errorf("%s on %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// With several debtors the title is served when it has reached the last of them; one without a day leaves it unknown.
func TestServedOnAll(t *testing.T) {
	p := smallPack()
	f := fileOf(t, true)
	read := func() string { return told(p, buildRow(p, f, &f.Obligations[0], civil.Date(2021, 6, 30)), "served") }
	f.Debtors = append(f.Debtors, casefile.Debtor{ID: "d2"})
	if got := read(); got != "unknown" {
		t.Errorf("one of two served: %s", got)
	}
	f.Enforcement.Served = append(f.Enforcement.Served, casefile.Served{On: dateOf(t, "2021-02-01"), Party: "d2"})
	if got := read(); got != "2021-02-01" {
		t.Errorf("both served: %s", got)
	}
	f.Obligations[0].Debtor = "d1"
	if got := read(); got != "2021-01-18" {
		t.Errorf("the obligation of the first alone: %s", got)
	}
	f.Debtors = nil
	if got := read(); got != "unknown" {
		t.Errorf("no debtor: %s", got)
	}
}

// Lists keep what happened by the day of assessment, with its length: stated, ended by another event, or open.
func TestListsFromEvents(t *testing.T) {
	p := smallPack()
	f := fileOf(t, true, "2021-04-10 stay until=2021-04-19 by=debtor", "2021-05-06 suspension", "2021-06-01 resumption", "2021-06-10 stay", "2021-09-01 stay",
		"2021-05-01 payment amount=100.00", "2021-05-02 payment", "2021-06 payment amount=5.00")
	row := buildRow(p, f, &f.Obligations[0], civil.Date(2021, 6, 15))
	var got []string
	for _, l := range []string{"stays", "payments"} {
		for _, it := range row.lists[p.listIndex[l]] {
			got = append(got, fmt.Sprint(it.Event, " ", it.From, "..", it.Until, " open=", it.Open, " by=", it.By, " ", it.Amount, " nosum=", it.NoSum, " maybe=", it.Maybe))
		}
	}
	want := []string{
		"e1 2021-04-10..2021-04-19 open=false by=debtor 0.00 nosum=false maybe=false",
		"e2 2021-05-06..2021-06-01 open=false by= 0.00 nosum=false maybe=false",
		"e4 2021-06-10..1970-01-01 open=true by= 0.00 nosum=false maybe=false",
		"e6 2021-05-01..1970-01-01 open=false by= 100.00 nosum=false maybe=false",
		"e7 2021-05-02..1970-01-01 open=false by= 0.00 nosum=true maybe=false",
		"e8 2021-06..1970-01-01 open=false by= 5.00 nosum=false maybe=true",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}
