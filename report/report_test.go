package report

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// Reports read as the golden files do, which a person has read: complete and incomplete files, both languages, page and explanation.
func TestGoldenReports(t *testing.T) {
	p := toy(t)
	complete := assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil)
	later := assess(t, p, file(t, "case.yaml"), civil.Date(2024, 10, 1), map[string]string{"detention_for": "all", "first_day": "same_day"})
	press := assess(t, p, file(t, "press.yaml"), civil.Date(2024, 5, 31), nil)
	for _, c := range []struct {
		name string
		a    *law.Assessment
		o    Options
	}{
		{"complete-zh.txt", complete, Options{Lang: i18n.ZH, Width: 100}},
		{"complete-en.txt", complete, Options{Lang: i18n.EN, Width: 100}},
		{"complete-en-80.txt", complete, Options{Lang: i18n.EN, Width: 80}},
		{"explained-zh.txt", complete, Options{Lang: i18n.ZH, Width: 100, Explain: true}},
		{"readings-en.txt", later, Options{Lang: i18n.EN, Width: 100}},
		{"press-zh.txt", press, Options{Lang: i18n.ZH, Width: 100, Day: i18n.M("cmd.assess.day_of_record")}},
		{"press-en-colour.txt", press, Options{Lang: i18n.EN, Width: 100, Colour: true}},
	} {
		t.Run(c.name, func(t *testing.T) { golden(t, c.name, Text(p, c.a, c.o)) })
	}
}

// No line is wider than the page, at any width a terminal may have, in either language; only digests, which cannot be broken, jut out.
func TestReportsKeepToTheWidth(t *testing.T) {
	p := toy(t)
	for _, name := range []string{"case.yaml", "press.yaml"} {
		a := assess(t, p, file(t, name), civil.Date(2024, 3, 20), nil)
		for width := 60; width <= 140; width += 7 {
			for _, lang := range []i18n.Lang{i18n.ZH, i18n.EN} {
				for _, explain := range []bool{false, true} {
					o := Options{Lang: lang, Width: width, Explain: explain}
					tooWide(t, Text(p, a, o), width)
				}
			}
		}
	}
}

func tooWide(t *testing.T, text []byte, width int) {
	t.Helper()
	for line := range bytes.Lines(text) {
		s := strings.TrimSuffix(string(line), "\n")
		if layout.Width(s) > width && !strings.Contains(s, "sha256:") {
			t.Errorf("a line is %d cells wide on a page of %d: %q", layout.Width(s), width, s)
		}
	}
}

// Every message is there in both languages: no report shows the name of a key or an unfilled placeholder.
func TestReportsAreFilled(t *testing.T) {
	p := toy(t)
	for _, name := range []string{"case.yaml", "press.yaml"} {
		for _, lang := range []i18n.Lang{i18n.ZH, i18n.EN} {
			a := assess(t, p, file(t, name), civil.Date(2024, 10, 1), nil)
			text := string(Text(p, a, Options{Lang: lang, Width: 100, Explain: true}))
			if strings.ContainsAny(text, "⟦{") {
				t.Errorf("%s in %s holds a key or placeholder:\n%s", name, lang, text)
			}
		}
	}
}

// What came out alike for all obligations is written once, below them; what did not is written for each.
func TestSharedSlotsAreWrittenOnce(t *testing.T) {
	p := toy(t)
	text := string(Text(p, assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil), Options{Lang: i18n.EN, Width: 100}))
	if strings.Count(text, "2024-04-12  enforcement term") != 1 {
		t.Error("the running limit is the same for both obligations and is written once, without their ids")
	}
	for _, want := range []string{"open    o1 transfer of funds", "closed  o2 transfer of funds"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("transfer differs between the obligations: %q is to be written once", want)
		}
	}
}

// With one obligation no slot is tagged with its id.
func TestOneObligationIsNotTagged(t *testing.T) {
	p := toy(t)
	text := string(Text(p, assess(t, p, file(t, "press.yaml"), civil.Date(2024, 5, 31), nil), Options{Lang: i18n.EN, Width: 100}))
	if strings.Count(text, "o1 ") != 1 {
		t.Errorf("o1 is named beside its heading:\n%s", text)
	}
}

// A press case takes about a page: in Chinese nine of ten fit 66 lines of 100 cells, none takes more than 80, and in English, which runs
// longer, none more than 100, though the pack has some 170 slots for each obligation.
func TestPressCasesTakeAPage(t *testing.T) {
	p := chinese(t)
	names, err := filepath.Glob("../examples/cn/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no examples", err)
	}
	fit := 0
	for _, name := range names {
		f := file(t, filepath.Join("..", name))
		a := assess(t, p, f, f.ReportedTo.Last, nil)
		lines := func(l i18n.Lang) int { return bytes.Count(Text(p, a, Options{Lang: l, Width: 100}), []byte("\n")) }
		zh, en := lines(i18n.ZH), lines(i18n.EN)
		fit += one(zh <= 66)
		if zh > 80 || en > 100 {
			t.Errorf("%s takes %d lines in Chinese, %d in English", f.ID, zh, en)
		}
	}
	if 10*fit < 9*len(names) {
		t.Errorf("%d of %d cases fit a page", fit, len(names))
	}
}

// A day after the end of an incomplete record is warned of, the end itself and a complete record are not.
func TestWarnsOfADayAfterTheRecord(t *testing.T) {
	p := toy(t)
	for _, c := range []struct {
		file string
		on   civil.Day
		want bool
	}{
		{"press.yaml", civil.Date(2024, 5, 30), false}, // reported to May: its last day still belongs to the record
		{"press.yaml", civil.Date(2024, 5, 31), false},
		{"press.yaml", civil.Date(2024, 6, 1), true},
		{"case.yaml", civil.Date(2025, 6, 1), false},
	} {
		text := string(Text(p, assess(t, p, file(t, c.file), c.on, nil), Options{Lang: i18n.EN, Width: 100}))
		if got := strings.Contains(text, "after the end of the record"); got != c.want {
			t.Errorf("%s on %s: warned %v, want %v", c.file, c.on, got, c.want)
		}
	}
}

// A file with only a month stays honest: what depends on the day is undetermined, and the report asks.
func TestOnlyAMonth(t *testing.T) {
	p := toy(t)
	a := assess(t, p, file(t, "press.yaml"), civil.Date(2024, 5, 15), nil) // six months after some day of November 2023, moved to a working day
	text := string(Text(p, a, Options{Lang: i18n.EN, Width: 100}))
	for _, want := range []string{"undetermined  2024-05-06 to 2024-05-30", "no finding on file: refusal to perform", "When was enforcement applied for?"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
}
