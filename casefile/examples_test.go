package casefile

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// examples returns all example case files.
func examples(t testing.TB) []string { return glob(t, "../examples/*/*.yaml") }

// Claim: every example reads without a problem, is called by its id, and stands in the canonical form.
func TestExamplesRead(t *testing.T) {
	for _, path := range examples(t) {
		data := readFile(t, path)
		f := mustRead(t, path, data)
		if f.ID+".yaml" != filepath.Base(path) {
			t.Errorf("%s has the id %s", path, f.ID)
		}
		if got := Encode(f); !bytes.Equal(got, data) {
			t.Errorf("%s is not in canonical form; it should read\n%s", path, got)
		}
	}
}

// Claim: a text of an example speaks both languages.
func TestExamplesBilingual(t *testing.T) {
	for _, path := range examples(t) {
		f := mustRead(t, path, readFile(t, path))
		texts := append(slices.Clone(f.Doubts), f.Title, f.Banner)
		for _, o := range f.Obligations {
			texts = append(texts, o.What)
		}
		for _, e := range f.Events {
			texts = append(texts, e.Fact)
		}
		for _, text := range texts {
			if (text.ZH == "") != (text.EN == "") {
				t.Errorf("%s: a text in one language only: %+v", path, text)
			}
		}
	}
}

// Claim: the 35 real cases say that they are reconstructions and incomplete, and what they leave open; none claims more than a
// threat where only a threat was reported.
func TestRealExamplesAreHonest(t *testing.T) {
	paths := glob(t, "../examples/cn/*.yaml")
	if len(paths) != 35 {
		t.Errorf("%d real cases, want 35", len(paths))
	}
	neverReported := []string{"daily_fine", "detention", "criminal_referral"}
	for _, path := range paths {
		f := mustRead(t, path, readFile(t, path))
		if f.Complete || len(f.NoneOf) > 0 || len(f.Doubts) == 0 {
			t.Errorf("%s claims to know all", path)
		}
		if !strings.Contains(f.Banner.ZH, "重构") || !strings.Contains(f.Banner.EN, "reconstruction from") {
			t.Errorf("%s: the banner does not say that it is a reconstruction: %+v", path, f.Banner)
		}
		for _, e := range f.Events {
			if e.Kind == "finding" || e.Kind == "measure_decided" && slices.Contains(neverReported, e.Measure) {
				t.Errorf("%s: event %s (%s %s%s) stands in no report", path, e.ID, e.Kind, e.Measure, e.Finding)
			}
		}
	}
}

// Claim: the kinds of title of the cases that are not administrative judgments are as decided.
func TestRealExamplesTitles(t *testing.T) {
	want := map[string]string{
		"cn-006": "compensation_judgment", "cn-007": "compensation_judgment", "cn-041": "compensation_judgment",
		"cn-037": "admin_act", "cn-039": "admin_act", "cn-057": "admin_act", "cn-043": "arbitral_award",
		"cn-045": "civil_judgment", "cn-046": "civil_judgment", "cn-048": "civil_judgment", "cn-049": "civil_judgment",
		"cn-050": "civil_judgment", "cn-051": "civil_judgment", "cn-053": "civil_judgment",
	}
	for _, path := range glob(t, "../examples/cn/*.yaml") {
		f := mustRead(t, path, readFile(t, path))
		if kind := f.Enforcement.Kind; kind != want[f.ID] && (want[f.ID] != "" || kind != "admin_judgment") {
			t.Errorf("%s is a %s", f.ID, kind)
		}
	}
}

// Claim: the invented cases say so, are complete, deny something, and use numbers of no real province.
func TestInventedExamples(t *testing.T) {
	for _, path := range glob(t, "../examples/fictitious/*.yaml") {
		data := readFile(t, path)
		f := mustRead(t, path, data)
		if !f.Complete || len(f.NoneOf) == 0 || !strings.Contains(f.Banner.ZH, "虚构") || !strings.Contains(f.Banner.EN, "invented") {
			t.Errorf("%s: complete %v, banner %+v", path, f.Complete, f.Banner)
		}
		for _, real := range []string{"京", "津", "冀", "云0", "黔", "豫", "川"} {
			if strings.Contains(string(data), "）"+real) {
				t.Errorf("%s: a case number of %s", path, real)
			}
		}
	}
}

// Claim: examples/cn/README.md lists every real case with its titles.
func TestExamplesReadme(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(readmeHead)
	for _, path := range glob(t, "../examples/cn/*.yaml") {
		f := mustRead(t, path, readFile(t, path))
		kind := Label("title_kind", f.Enforcement.Kind)
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s / %s | %s |\n", f.ID, filepath.Base(path), f.Title.ZH, f.Title.EN,
			kind.In(i18n.ZH), kind.In(i18n.EN), f.ReportedTo)
	}
	matches(t, "../examples/cn/README.md", b.Bytes())
}

const readmeHead = `# 真实案例的重构 / Real cases, reconstructed

每个文件只记来源所说的事实，用自己的话，中英文对照；来源没有的不写，或者写 unknown；只知年月的不补日。私人匿名。所有文件均为
` + "`complete: false`" + `。来源与存疑之处在文件末尾。

Each file holds what its sources say, in our own words, in Chinese and English. What they do not say is absent or unknown; a year stays a
year. Private people are anonymous. All files are ` + "`complete: false`" + `. Sources and doubts stand at the end of each file.

| 文件 / file | 名称 | title | 执行依据 / enforcement title | 材料所及 / record to |
| --- | --- | --- | --- | --- |
`
