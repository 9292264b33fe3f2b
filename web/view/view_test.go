package view

import (
	"fmt"
	"reflect"
	"regexp"
	"sync"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/examples"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/law/packs"
)

var langs = []i18n.Lang{i18n.ZH, i18n.EN}

// pack is the law of China, loaded once.
var pack = sync.OnceValue(func() *law.Pack {
	files, _ := packs.Open("cn")
	p, problems := law.Load(files)
	if p == nil {
		panic(problems.Error())
	}
	return p
})

// readExample is an example case file.
func readExample(t testing.TB, id string) *casefile.File {
	t.Helper()
	all, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.ID == id {
			f, problems := casefile.Read(e.Name, e.Data)
			if f == nil {
				t.Fatal(problems)
			}
			return f
		}
	}
	t.Fatalf("no example %s", id)
	return nil
}

func assess(t testing.TB, f *casefile.File, on civil.Day, readings map[string]string) *law.Assessment {
	t.Helper()
	a, err := law.Assess(pack(), f, on, law.WithReadings(readings))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// strayed is what no reader should see: a missing message, an unfilled place, the end of the calendar, a value printed by Go.
var strayed = regexp.MustCompile(`⟦|\{[a-z_]+\}|9999-12-31|%!|<nil>|map\[`)

// texts are all strings in a value, however deep.
func texts(v reflect.Value, into func(string)) {
	switch v.Kind() {
	case reflect.String:
		into(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				texts(v.Field(i), into)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts(v.Index(i), into)
		}
	}
}

// wantClean fails where a page holds something no reader should see.
func wantClean(t *testing.T, what string, page any) {
	t.Helper()
	texts(reflect.ValueOf(page), func(s string) {
		if at := strayed.FindString(s); at != "" {
			t.Errorf("%s: %q in %q", what, at, s)
		}
	})
}

// Every example makes a page in both languages, an invented one and one from the press also whole, and nothing strays into it.
func TestEveryExampleMakesAPage(t *testing.T) {
	all, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		f := readExample(t, e.ID)
		on := civil.Date(2026, 3, 2)
		if f.ReportedTo.Known() {
			on = f.ReportedTo.Last
		}
		a := assess(t, f, on, nil)
		for _, l := range langs {
			wantClean(t, fmt.Sprintf("%s %s", e.ID, l), CaseOf(pack(), a, l, Options{}))
			if e.ID == "cn-001" || e.ID == "tongyuan-remake" {
				wantClean(t, fmt.Sprintf("%s %s, whole", e.ID, l), CaseOf(pack(), a, l, Options{Full: true}))
			}
		}
	}
}

// Every measure of the pack is on the page of every obligation, once: as a row, or by name.
func TestNoMeasureIsLost(t *testing.T) {
	f := readExample(t, "qinghe-compensation")
	a := assess(t, f, f.ReportedTo.Last, nil)
	for _, full := range []bool{false, true} {
		seen := map[string]map[string]int{}
		for _, g := range CaseOf(pack(), a, i18n.EN, Options{Full: full}).Measures {
			for _, m := range append(append(g.Rows, g.Unknown...), g.Closed...) {
				of := m.Of
				if of == nil {
					of = []string{"o1", "o2"}
				}
				for _, o := range of {
					if seen[m.ID] == nil {
						seen[m.ID] = map[string]int{}
					}
					seen[m.ID][o]++
				}
			}
		}
		for _, id := range pack().MeasureIDs() {
			if seen[id]["o1"] != 1 || seen[id]["o2"] != 1 {
				t.Errorf("%s: on the page %v", id, seen[id])
			}
		}
	}
}

// The head of the invented compensation case says what its file says.
func TestCaseHead(t *testing.T) {
	f := readExample(t, "qinghe-compensation")
	c := CaseOf(pack(), assess(t, f, civil.Date(2024, 9, 30), nil), i18n.EN, Options{})
	if c.Performed != 1 || len(c.Obligations) != 2 || c.Day != "Monday 30 September 2024" || c.Number != "（2022）岭01行赔初7号" {
		t.Errorf("%d of %d performed, day %q, number %q", c.Performed, len(c.Obligations), c.Day, c.Number)
	}
	// 2024 is a leap year: from 2023-04-07 a year and 176 days, 366 + 176.
	for i, want := range []string{"1 of 2", "none runs", "", "542 days"} {
		if got := c.Metrics[i].Value; want != "" && got != want {
			t.Errorf("box %d: %q, want %q", i, got, want)
		}
	}
	if o := c.Obligations[0]; o.State.Tone != Warn || o.Share <= 0 || o.Share >= 100 {
		t.Errorf("the first duty is partly performed: %+v", o)
	}
	if o := c.Obligations[1]; o.State.Tone != Good || o.Share != 100 {
		t.Errorf("the second duty is performed: %+v", o)
	}
}

// What happened after the day of assessment is not on the page, nor is what was said of performance only later.
func TestNothingOfLater(t *testing.T) {
	f := readExample(t, "qinghe-compensation")
	on := civil.Date(2023, 6, 1)
	c := CaseOf(pack(), assess(t, f, on, nil), i18n.ZH, Options{})
	for _, e := range c.Events {
		if e.ISO > on.String() {
			t.Errorf("%s %s is later than %s", e.ISO, e.Kind, on)
		}
	}
	if len(c.Events) == 0 || c.Performed != 0 || c.Obligations[0].State.Tone != Unknown {
		t.Errorf("%d events, %d performed, state %+v", len(c.Events), c.Performed, c.Obligations[0].State)
	}
	for i := 1; i < len(c.Events); i++ {
		if c.Events[i].ISO > c.Events[i-1].ISO {
			t.Errorf("%s stands below %s", c.Events[i].ISO, c.Events[i-1].ISO)
		}
	}
}

// A chosen reading stands first, is counted, and is in the receipt.
func TestChosenReading(t *testing.T) {
	f := readExample(t, "qinghe-compensation")
	c := CaseOf(pack(), assess(t, f, civil.Date(2024, 9, 30), map[string]string{"fine_first_day": "same_day"}), i18n.EN, Options{})
	first := c.Basis.Readings[0]
	if c.Basis.Chosen != 1 || first.ID != "fine_first_day" || !first.Changed || !first.Choices[1].Chosen || first.Choices[0].Chosen {
		t.Errorf("%d chosen, first %+v", c.Basis.Chosen, first)
	}
	said := false
	for _, r := range c.Basis.Receipt {
		said = said || r.Text == "fine_first_day=same_day"
	}
	if !said {
		t.Errorf("the receipt does not name it: %+v", c.Basis.Receipt)
	}
}

// How near a last day is: red for nothing that still runs, amber within a week, today and at its neighbours.
func TestLeft(t *testing.T) {
	on := civil.Date(2024, 5, 17)
	c := newCaseMaker(pack(), &law.Assessment{On: on}, i18n.EN, Options{})
	month := civil.Partial{First: civil.Date(2024, 6, 1), Last: civil.Date(2024, 6, 30)}
	for _, test := range []struct {
		state law.State
		last  civil.Partial
		want  Tag
	}{
		{law.Running, civil.Exactly(on), Tag{Warn, "ends today"}},
		{law.Running, civil.Exactly(on + 1), Tag{Warn, "1 day left"}},
		{law.Running, civil.Exactly(on + 7), Tag{Warn, "7 days left"}},
		{law.Running, civil.Exactly(on + 8), Tag{Info, "8 days left"}},
		{law.Running, month, Tag{Info, "at least 15 days left"}},
		{law.Lapsed, civil.Exactly(on - 1), Tag{"", "1 day ago"}},
		{law.Lapsed, civil.Partial{First: on - 40, Last: on - 10}, Tag{}},
		{law.Met, civil.Exactly(on - 3), Tag{}},
		{law.Undetermined, civil.Exactly(on + 3), Tag{}},
		{law.Running, civil.Partial{}, Tag{}},
	} {
		if got := c.left(&law.Limit{State: test.state, Last: test.last}); got != test.want {
			t.Errorf("%s %s: got %+v, want %+v", test.state, test.last, got, test.want)
		}
	}
}

// In running text a day is printed as people write it.
func TestLongDay(t *testing.T) {
	if got := LongDay(i18n.ZH, civil.Date(2026, 3, 5)); got != "2026年3月5日（星期四）" {
		t.Error(got)
	}
	if got := LongDay(i18n.EN, civil.Date(2026, 3, 8)); got != "Sunday 8 March 2026" {
		t.Error(got)
	}
}

// Only an address of the web becomes a link.
func TestSources(t *testing.T) {
	c := newCaseMaker(pack(), nil, i18n.EN, Options{})
	for address, want := range map[string]Link{
		"https://example.org/a?b": {"example.org (press)", "https://example.org/a?b"},
		"http://example.org":      {"example.org (press)", "http://example.org"},
		"javascript:alert(1)":     {"javascript:alert(1) (press)", ""},
		"volume 2, page 14":       {"volume 2, page 14 (press)", ""},
	} {
		if got := c.source(casefile.Source{Address: address, Reliability: "press"}); got != want {
			t.Errorf("%s: got %+v", address, got)
		}
	}
}
