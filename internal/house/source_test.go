package house

import (
	"strings"
	"testing"
)

func TestNothingOutsideIsNamed(t *testing.T) {
	// No file names another folder of the author's machine, a registry, or a document that is not here.
	got, err := checkWords(repository)
	wantFindings(t, got, err)
}

func TestOutsideNamesAreFound(t *testing.T) {
	// Each kind of name is found with its line, in every module; law words that look alike are not.
	parts := strings.NewReplacer("|", "") // this file must not hold the names either
	tree := planted(
		"a.txt", parts.Replace("see ..|/shared/x\nand /wo|rk/main\n"),
		"bench/go.mod", "module bench\n",
		"bench/a.sh", parts.Replace("curl https://pro|xy.golang.org\n"),
		"c.go", parts.Replace("// as Iss|ue 12 asks\n// DESI|GN §3\n// written by a Sub|agent\n"),
		"docs/README.md", "",
		"other.txt", parts.Replace("see NOWHERE.m|d and docs/README.md\n"),
		"x/testdata/made-up.txt", parts.Replace("NOWHERE.m|d\n"),
		"data.csv", parts.Replace("1,taken from NOWHERE.m|d\n"),
		"fine.txt", parts.Replace("An agent ad litem; the issue in dispute; prompt payment; session of the congress; https://example.org/wo|rk/1; a design of 3 parts.\n"),
		"raw.bin", "\x00/wo"+"rk/",
	)
	got, err := checkWords(tree)
	wantFindings(t, got, err,
		"a.txt:1:", "a.txt:2:", "bench/a.sh:1:", "c.go:3:", "c.go:2:", "c.go:1:", parts.Replace("other.txt:1: NOWHERE.m|d is not in the repository"))
}

func TestFunctionsAreShort(t *testing.T) {
	// Half of all functions have fewer than 15 lines and none has more than 70.
	sorted, got, err := lengths(repository)
	t.Log(distribution(sorted))
	wantFindings(t, got, err)
}

func TestLongFunctionsAreFound(t *testing.T) {
	// Seventy lines pass and seventy-one do not; fourteen lines in the middle pass and fifteen do not.
	body := func(name string, lines int) string {
		return "func " + name + "() {\n" + strings.Repeat("_ = 1\n", lines-2) + "}\n"
	}
	_, got, err := lengths(planted("a/a.go", "package a\n"+body("f", 14)+body("g", 14)+body("h", 70)))
	wantFindings(t, got, err)
	_, got, err = lengths(planted("a/a.go", "package a\n"+body("f", 14)+body("g", 15)+body("h", 71)))
	wantFindings(t, got, err, "a/a.go:31: h has 71 lines", "half of the functions have 15 lines")
}
