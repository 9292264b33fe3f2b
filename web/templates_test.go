package web

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// framed are the partials that stand around every page and so need no sample.
var framed = []string{"languages", "navigation", "theme"}

// Every partial is a file of its name, has a sample, and can be set in both languages.
func TestPartials(t *testing.T) {
	files, err := fs.Glob(templateFiles, "templates/partials/*.html")
	if err != nil || len(files) < 25 {
		t.Fatal(len(files), err)
	}
	all, err := parseTemplates(builtAssets)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range languages {
		set := samples(l)
		for _, s := range set {
			html, err := all.partial(l, s.name, s.data)
			if err != nil || strings.TrimSpace(string(html)) == "" {
				t.Errorf("%s: %q, %v", s.name, html, err)
			}
			if _, err := parse(string(html)); err != nil {
				t.Errorf("%s: %v", s.name, err)
			}
		}
		for _, file := range files {
			name := strings.TrimSuffix(file[strings.LastIndex(file, "/")+1:], ".html")
			sampled := slices.ContainsFunc(set, func(s sample) bool { return s.name == name })
			if all.partials[l].Lookup(name) == nil || sampled == slices.Contains(framed, name) {
				t.Errorf("%s: sampled %v", file, sampled)
			}
		}
	}
}

// Every message a template names is in the catalogue.
func TestTemplatesNameMessages(t *testing.T) {
	named := regexp.MustCompile(`\((?:t|n) "([^"]+)"|\{\{(?:t|n) "([^"]+)"`)
	found := 0
	err := fs.WalkDir(templateFiles, "templates", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templateFiles, path)
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			key := m[1] + m[2]
			if found++; !slices.Contains(i18n.Keys(), key) {
				t.Errorf("%s: %s is not in the catalogue", path, key)
			}
		}
		return err
	})
	if err != nil || found < 100 {
		t.Errorf("%d found, %v", found, err)
	}
}

// Every icon a template names is there, and an unknown one is nothing.
func TestIcons(t *testing.T) {
	named := regexp.MustCompile(`icon "([^"]+)"`)
	_ = fs.WalkDir(templateFiles, "templates", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templateFiles, path)
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			if icons[m[1]] == "" {
				t.Errorf("%s: no icon is called %s", path, m[1])
			}
		}
		return err
	})
	if icon("none") != "" || !strings.Contains(string(icon("clock")), `aria-hidden="true"`) {
		t.Error("icons are not what they should be")
	}
}

// A case number is one token, with the brackets courts print; what is none stays, and is escaped.
func TestCaseNumber(t *testing.T) {
	for in, want := range map[string]string{
		"(2024)京0105执123号": "（2024）京0105执123号", "（2024）京0105执123号": "（2024）京0105执123号", "no <b>": "no &lt;b&gt;",
	} {
		if got := string(caseNumber(in)); got != `<span class="m-case-no" lang="zh-Hans">`+want+`</span>` {
			t.Errorf("%s: got %s", in, got)
		}
	}
}

// A bar is as wide as its share and never wider than it can be.
func TestMeter(t *testing.T) {
	for share, want := range map[int]string{-5: `<rect width="0"`, 0: `<rect width="0"`, 41: `<rect width="41"`, 100: `<rect class="is-done" width="100"`, 250: `<rect class="is-done" width="100"`} {
		if got := string(meter(share)); !strings.Contains(got, want) {
			t.Errorf("%d: got %s", share, got)
		}
	}
}

// The arguments of a partial are pairs; a name that is none is an error.
func TestDict(t *testing.T) {
	if got, err := dict("a", 1, "b"); err != nil || len(got) != 1 || got["a"] != 1 {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := dict(1, 2); err == nil {
		t.Error("a number was taken for a name")
	}
}
