package publog

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"mandamus/i18n"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden names the attacks whose verdicts are kept as text, one for each status and each section.
var golden = map[string]string{
	"proved":         "opening that fits",
	"completed":      "promise kept, found in the log",
	"promised":       "promised, not yet due",
	"withheld":       "withheld entry",
	"due":            "promised, due, log not asked",
	"broken":         "promise broken",
	"forked":         "entries of the log reordered",
	"no_trust":       "no trust file",
	"court_alone":    "both witnesses run by the court",
	"unknown_key":    "receipt forged with another key",
	"refuted":        "entry altered in the receipt",
	"wrong_opening":  "salt swapped",
	"future":         "stamps of the future",
	"log_unreadable": "log does not answer",
}

// The words of a verdict, in both languages, are those of the golden files; each status has one.
func TestVerdictText(t *testing.T) {
	seen := map[Status]bool{}
	for file, name := range golden {
		i := slices.IndexFunc(attacks, func(a attack) bool { return a.name == name })
		if i < 0 {
			t.Fatalf("no attack is called %q", name)
		}
		v := Verify(attacks[i].ask(t, newWorld(t)))
		seen[v.Status] = true
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			path := filepath.Join("testdata", "verdict", file+"."+string(l)+".txt")
			got := v.Text(l)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil || got != string(want) {
				t.Errorf("%s: got\n%s\nwant\n%s(%v)", path, got, want, err)
			}
		}
	}
	for status := range exits {
		if !seen[status] {
			t.Errorf("no golden text has the verdict %s", status)
		}
	}
}

// Only what is proved ends a program with 0, and no two verdicts end it alike.
func TestExitCodes(t *testing.T) {
	seen := map[int]Status{2: "wrong use"}
	for status, code := range exits {
		if other, twice := seen[code]; twice {
			t.Errorf("%s and %s both end with %d", status, other, code)
		}
		seen[code] = status
		if (code == 0) != (status == Proved) || (Verdict{Status: status}).ExitCode() != code {
			t.Errorf("%s ends with %d", status, code)
		}
	}
}

// Every kind of entry has a name in both languages; one of a newer program is shown as it is written.
func TestKindNames(t *testing.T) {
	for kind, want := range map[kindName][2]string{
		KindWithheld: {"暂不公开的事项", "withheld for now"}, "application.filed/1": {"申请执行", "application to enforce"}, "news.made/9": {"news.made/9", "news.made/9"},
	} {
		if zh, en := kind.In(i18n.ZH), kind.In(i18n.EN); zh != want[0] || en != want[1] {
			t.Errorf("%s: got %s, %s", kind, zh, en)
		}
	}
}
