package chart

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mandamus/i18n"
)

var update = flag.Bool("update", false, "write the pictures of testdata anew")

// samples are one chart of each kind there is.
var samples = map[string]Chart{
	"ages": {
		ID: "ages", Form: Columns, Stacked: true, Title: "在办案件的时长", Desc: "12 件中有 5 件已满一年。", Label: "时长", Series: []string{"已立案", "执行中"}, CSV: "/zh/ages.csv",
		Rows: []Row{{"不满 3 个月", "/zh/cases?age=0", []int{3, 1}}, {"3 至 6 个月", "", []int{0, 3}}, {"满 12 个月", "", []int{1, 4}}},
	},
	"officers": {
		ID: "officers", Stacked: true, Title: "Open cases by officer", Desc: "One officer has 1,204 of them.", Label: "Officer", Series: []string{"registered", "enforcing", "halted"},
		Rows: []Row{{"Chen", "", []int{4, 1200, 0}}, {"Zhao", "", []int{0, 0, 0}}, {"An officer whose name is far too long for the picture", "", []int{1, 1, 1}}},
	},
	"nonuse": {
		ID: "nonuse", Title: "可以采取与已采取", Label: "措施", Series: []string{"可以采取", "已采取"}, Rows: []Row{{"对负责人按日罚款", "", []int{17, 2}}, {"司法建议", "", []int{9}}},
	},
	"months": {
		ID: "months", Form: Columns, Title: "New & closed", Label: "Month", Series: []string{"new", "closed"}, Rows: []Row{{"January of the year", "", []int{60, 55}}, {"February", "", []int{0, 101}}},
	},
}

// Each kind of chart is drawn as it was when somebody last looked at it.
func TestPictures(t *testing.T) {
	for name, c := range samples {
		l := i18n.EN
		if strings.Contains(c.Title, "可以") || strings.Contains(c.Title, "在办") {
			l = i18n.ZH
		}
		got := strings.ReplaceAll(string(c.Figure(l)), "><", ">\n<")
		file := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is drawn otherwise; look at it, then: go test ./web/chart -update\n%s", name, got)
		}
	}
}

// drawn draws a chart of anything.
func drawn(t *rapid.T) Chart {
	text := rapid.StringOfN(rapid.RuneFrom([]rune(`甲乙法院 ab<>&"'=-`)), 0, 40, -1)
	c := Chart{ID: "x", Form: Form(rapid.IntRange(0, 1).Draw(t, "form")), Stacked: rapid.Bool().Draw(t, "stacked"), Title: text.Draw(t, "title"), Desc: text.Draw(t, "desc"), Label: text.Draw(t, "label")}
	c.Series = rapid.SliceOfN(text, 1, 7).Draw(t, "series")
	for range rapid.IntRange(0, 12).Draw(t, "rows") {
		values := rapid.SliceOfN(rapid.IntRange(-5, 2_000_000), 0, 8).Draw(t, "values")
		c.Rows = append(c.Rows, Row{Label: text.Draw(t, "row"), Values: values})
	}
	return c
}

// Whatever is counted, the picture is well-formed, carries no style and no script, names itself, and no bar leaves it.
func TestEveryPictureIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawn(t)
		svg := string(c.SVG())
		box, dec := 0, xml.NewDecoder(strings.NewReader(svg))
		for {
			token, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			at := attributes(start)
			if _, styled := at["style"]; styled || start.Name.Local == "script" {
				t.Fatalf("style or script in %s", svg)
			}
			switch start.Name.Local {
			case "svg":
				box, _ = strconv.Atoi(strings.Fields(at["viewBox"])[3])
				if at["role"] != "img" || at["aria-labelledby"] == "" {
					t.Fatalf("not an image with a name: %v", at)
				}
			case "rect":
				inside(t, at, box)
			}
		}
	})
}

// inside fails where a bar lies outside the picture or has no extent.
func inside(t *rapid.T, at map[string]string, height int) {
	n := func(name string) int {
		v, err := strconv.Atoi(at[name])
		if err != nil {
			t.Fatalf("%s of %v: %v", name, at, err)
		}
		return v
	}
	x, y, w, h := n("x"), n("y"), n("width"), n("height")
	if x < 0 || y < 0 || w < 1 || h < 1 || x+w > pictureWidth || y+h > height {
		t.Fatalf("a bar at %d,%d of %d×%d leaves the picture of %d×%d", x, y, w, h, pictureWidth, height)
	}
}

func attributes(e xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range e.Attr {
		out[a.Name.Local] = a.Value
	}
	return out
}

// The table holds every number of the chart and its sums; what is missing or negative counts as nothing.
func TestTable(t *testing.T) {
	table := Chart{Stacked: true, Label: "a", Series: []string{"b", "c"}, Rows: []Row{{"x", "/x", []int{1, 2}}, {"y", "", []int{-3}}}}.Table()
	if got, want := fmt.Sprint(table), "{ [a b c] true [{x /x [1 2] 3} {y  [0 0] 0}]}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if (Chart{Stacked: true, Series: []string{"b"}}).Table().Summed || (Chart{Series: []string{"b", "c"}}).Table().Summed {
		t.Error("a sum of one series, or of series that do not add up, says nothing")
	}
}

// A chart of nothing says so and draws nothing.
func TestNothingToDraw(t *testing.T) {
	got := string(Chart{ID: "x", Title: "t", Series: []string{"s"}}.Figure(i18n.EN))
	if strings.Contains(got, "<svg class=\"m-svg\"") || !strings.Contains(got, "There are no numbers to draw.") {
		t.Errorf("got %s", got)
	}
}

// The axis holds the greatest number with at most five steps of 1, 2 or 5 times a power of ten, and no more room than it needs.
func TestScale(t *testing.T) {
	for most, want := range map[int]scale{0: {1, 1}, 1: {1, 1}, 5: {5, 1}, 6: {6, 2}, 10: {10, 2}, 11: {15, 5}, 25: {25, 5}, 26: {30, 10}, 101: {150, 50}, 10_000: {10_000, 2000}} {
		if got := scaleFor(most); got != want {
			t.Errorf("%d: got %+v, want %+v", most, got, want)
		}
	}
}

// A long label is broken at the space nearest its middle, and what is still too long is cut with a sign that says so.
func TestLines(t *testing.T) {
	for _, test := range []struct {
		label string
		most  int
		want  string
	}{
		{"三个月", 39, "三个月"}, {"三个月", 38, "三…"}, {"under three months", 80, "under three|months"}, {"a bcdefghijkl", 30, "a|bc…"}, {"", 10, ""},
	} {
		if got := strings.Join(lines(test.label, test.most), "|"); got != test.want {
			t.Errorf("%q in %d: got %q, want %q", test.label, test.most, got, test.want)
		}
	}
}

// Numbers are grouped by three digits.
func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -100: "-100", -1000: "-1,000"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// The style sheet colours every class that pictures use.
func TestClassesAreStyled(t *testing.T) {
	css, err := os.ReadFile("../src/_charts.scss")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range samples {
		for _, m := range regexp.MustCompile(`class="(m-[a-z0-9-]+)"`).FindAllStringSubmatch(string(c.SVG()), -1) {
			if !strings.Contains(string(css), "."+m[1]) {
				t.Errorf("the style sheet has no .%s", m[1])
			}
		}
	}
}
