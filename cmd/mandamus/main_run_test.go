package main

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// writing are the commands that work on a database or wait.
var writing = []string{"user", "daily", "backup", "restore", "verify", "serve", "install", "installed", "trust", "keygen", "sign", "audit"}

// Whatever the arguments are, the program answers with an exit status and never panics.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{"", "assess", "law show '", "--lang", "assess -- -", "help help", "law list facts --pack .", "-", "--",
		"assess --on=", "completion bash extra"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Fields(line)
		if len(args) > 1 && args[0] == "law" && args[1] == "fmt" || slices.ContainsFunc(args, func(a string) bool { return slices.Contains(writing, a) }) {
			t.Skip("it writes files, or waits")
		}
		status := run(args, strings.NewReader("casefile: 1\n"), io.Discard, io.Discard, getenv(), time.Unix(1_700_000_000, 0))
		if status != exitOK && status != exitWrong && status != exitUsage {
			t.Fatalf("exit status %d", status)
		}
	})
}

// A page that cannot be written is an error, not a success.
func TestWriteErrorsAreReported(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	for _, args := range []string{"--help", "casefile new", "casefile schema", "completion fish", "law list", "law test", "version"} {
		var stderr bytes.Buffer
		if status := run(strings.Fields(args), nil, fullDisk{}, &stderr, getenv("LANG", "en"), now); status != exitWrong {
			t.Errorf("%s: status %d", args, status)
		}
		if !strings.Contains(stderr.String(), "no space") {
			t.Errorf("%s: standard error is %q", args, stderr.String())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }
