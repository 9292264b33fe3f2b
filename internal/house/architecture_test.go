package house

import (
	"strings"
	"testing"
)

func TestTableIsSound(t *testing.T) {
	// Every package named in the table has a row, every effect exists, and the table allows no circle.
	wantFindings(t, architecture(t).check(), nil)
}

func TestImportsFollowTheTable(t *testing.T) {
	// Every package has a row, every row a package, and no file imports what its row does not allow.
	got, err := checkImports(repository, architecture(t))
	wantFindings(t, got, err)
}

func TestEffectsFollowTheTable(t *testing.T) {
	// Clock, disk, network, random sources, printing and unsafe memory appear only where the table grants them.
	got, err := checkEffects(repository, architecture(t))
	wantFindings(t, got, err)
}

// pageOfTable is a small ARCHITECTURE.md: b rests on a, the tests of b also on c, and only c may read the disk.
const pageOfTable = testToolsHead + " `example.org/tool`.\n\n" + tableHead + `
| --- | --- | --- | --- | --- |
| ` + "`a`" + ` | nouns | – | – | – |
| ` + "`b`" + ` | engine | ` + "`a` `example.org/yaml`" + ` | ` + "`c`" + ` | – |
| ` + "`c`" + ` | edge | – | – | disk print |
`

func smallTable(t *testing.T, text string) table {
	t.Helper()
	tab, err := parseTable(text)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestTableFaultsAreFound(t *testing.T) {
	// A row that points nowhere, an unknown effect and a circle are each found.
	faulty := strings.NewReplacer(
		"| nouns | – |", "| nouns | `b` `gone` |",
		"disk print", "disk magic",
	).Replace(pageOfTable)
	wantFindings(t, smallTable(t, faulty).check(), nil,
		"a may import gone, which has no row", "a circle: a → b → a", "a circle: b → a → b", `no effect is called "magic"`)
}

func TestTableRefused(t *testing.T) {
	// A page without the table, a package with two rows and a row without its five cells are errors.
	for name, text := range map[string]string{
		"no table":   "# Architecture\n",
		"twice":      pageOfTable + "| `a` | again | – | – | – |\n",
		"four cells": pageOfTable + "| `d` | short | – | – |\n",
	} {
		if _, err := parseTable(text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestImportFaultsAreFound(t *testing.T) {
	// Upward, sideways and foreign imports are found, the same imports where the table allows them are not.
	tree := planted(
		"a/a.go", "package a\nimport _ \"mandamus/b\"\n",
		"b/b.go", "package b\nimport (\n_ \"fmt\"\n_ \"mandamus/a\"\n_ \"example.org/yaml/v4\"\n_ \"mandamus/c\"\n_ \"example.org/tool\"\n)\n",
		"b/b_test.go", "package b_test\nimport (\n_ \"mandamus/b\"\n_ \"mandamus/c\"\n_ \"example.org/tool/rapid\"\n)\n",
		"d/d.go", "package d\n",
		"other/go.mod", "module other\n",
		"other/o.go", "package o\nimport _ \"mandamus/a\"\n",
	)
	got, err := checkImports(tree, smallTable(t, pageOfTable))
	wantFindings(t, got, err,
		"a/a.go:2: a may not import mandamus/b",
		"b/b.go:6: b may not import mandamus/c",
		"b/b.go:7: b may not import example.org/tool",
		"d/d.go: package d has no row",
		"c has a row and no Go file",
	)
}

func TestEffectFaultsAreFound(t *testing.T) {
	// Effects are found by import and by call, also behind another name and under a build tag; tests are left alone.
	tree := planted(
		"a/a.go", "package a\nimport clock \"time\"\nvar now = clock.Now\nvar d clock.Duration\n",
		"a/a_test.go", "package a\nimport _ \"os\"\n",
		"b/b.go", "//go:build windows\n\npackage b\nimport (\n_ \"net/url\"\n_ \"net/http\"\n\"fmt\"\n_ \"math/rand/v2\"\n)\nfunc f() { fmt.Println(fmt.Sprint(1)) }\n",
		"c/c.go", "package c\nimport (\n_ \"os/exec\"\n\"fmt\"\n)\nfunc f() { fmt.Println() }\n",
	)
	got, err := checkEffects(tree, smallTable(t, pageOfTable))
	wantFindings(t, got, err,
		`a/a.go:3: time.Now has the effect "clock"`,
		`b/b.go:6: net/http has the effect "network"`,
		`b/b.go:8: math/rand/v2 has the effect "random"`,
		`b/b.go:10: fmt.Println has the effect "print"`,
	)
}
