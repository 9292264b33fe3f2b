package house

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the output of the commands into README.md")

func TestDivergencesNameEveryOpenPoint(t *testing.T) {
	// DIVERGENCES.md names each reading of the packs with its default and each gap, and nothing that is not there.
	got, err := checkDivergences(repository)
	wantFindings(t, got, err)
}

func TestDivergenceFaultsAreFound(t *testing.T) {
	// A reading left out, a default that moved, a gap left out and points that are gone are each found.
	tree := planted(
		"law/packs/xx/a.yaml", "readings:\n  kept: {default: one}\n  moved: {default: \"365\"}\n  lost: {default: none}\ngaps:\n  shown: {}\n  hidden: {}\n",
		"DIVERGENCES.md", "`kept` = `one`, `moved` = `360`, gap `shown`, `gone` = `one`, gap `filled`\n",
	)
	got, err := checkDivergences(tree)
	wantFindings(t, got, err,
		"add the reading `lost` = `none`", "reading moved has the default 365, not 360", "add the gap `hidden`",
		"no pack has the reading gone", "no pack has the gap filled")
}

func TestEveryRequirementHasARecord(t *testing.T) {
	// Every module that go.mod requires directly is named in docs/decisions.
	got, err := checkRecords(repository)
	wantFindings(t, got, err)
}

func TestMissingRecordsAreFound(t *testing.T) {
	// A direct requirement without a record is found, on a line of its own or in a block; an indirect one needs none.
	tree := planted(
		"go.mod", "module mandamus\n\ngo 1.26\n\nrequire example.org/one v1.0.0\n\nrequire (\n\texample.org/two v1.0.0\n\texample.org/three v1.0.0 // indirect\n\texample.org/four v1.0.0\n)\n",
		"docs/decisions/0001-dependencies.md", "We use `example.org/two` because.\n",
	)
	got, err := checkRecords(tree)
	wantFindings(t, got, err, "example.org/one is required", "example.org/four is required")
}

func TestREADMEShowsRealOutput(t *testing.T) {
	// Every output in README.md is what its command prints today; `make readme` writes it anew.
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks(string(page))) == 0 {
		t.Fatal("README.md shows no output")
	}
	fresh, err := refill(string(page), command(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../../README.md", []byte(fresh), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if fresh != string(page) {
		t.Errorf("an output in README.md is out of date, run: make readme\nfirst difference: %s", difference(string(page), fresh))
	}
}

// command builds the program and returns a function that runs it from the root of the repository, as a person without
// colours and with a terminal of 100 columns would.
func command(t *testing.T) func([]string) (string, error) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "mandamus")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "mandamus/cmd/mandamus")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %s\n%s", err, out)
	}
	return func(args []string) (string, error) {
		cmd := exec.Command(binary, args...)
		cmd.Dir = "../.."
		cmd.Env = []string{"NO_COLOR=1", "COLUMNS=100", "LANG=C.UTF-8"}
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			err = fmt.Errorf("mandamus %s: %w\n%s", strings.Join(args, " "), err, stderr.Bytes())
		}
		return string(out), err
	}
}

// difference is the first line in which two texts differ.
func difference(old, fresh string) string {
	a, b := strings.Split(old, "\n"), strings.Split(fresh, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, now %d", len(a), len(b))
}

func TestRefill(t *testing.T) {
	// Every block gets the output of its own command, cut where it says so; the rest of the page stays; a fence in an output is refused.
	page := "# A\n<!-- output of: mandamus one 1 -->\n```text\nold\n```\n<!-- end of output -->\nB\n<!-- output of: mandamus two -->\n```text\n```\n<!-- end of output -->\nC\n"
	got, err := refill(page, func(c []string) (string, error) { return strings.Join(c, "+") + "\n", nil })
	want := "# A\n<!-- output of: mandamus one 1 -->\n```text\none+1\n```\n<!-- end of output -->\nB\n<!-- output of: mandamus two -->\n```text\ntwo\n```\n<!-- end of output -->\nC\n"
	if err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	if got := blocks(page); len(got) != 2 || !slices.Equal(got[0].command, []string{"one", "1"}) {
		t.Errorf("blocks: %v", got)
	}
	cut := "<!-- output of: mandamus one | head -2 -->\n```text\nold\n```\n<!-- end of output -->\n"
	for text, want := range map[string]string{"1\n2\n": "1\n2\n", "1\n2\n3\n": "1\n2\n…\n"} {
		got, err := refill(cut, func([]string) (string, error) { return text, nil })
		if err != nil || !strings.Contains(got, "text\n"+want+"```") {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if _, err := refill(page, func([]string) (string, error) { return "```\n", nil }); err == nil {
		t.Error("a fence in an output was not refused")
	}
}
