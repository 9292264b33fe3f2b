package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/report/layout"

	"github.com/alecthomas/kong"
)

// start returns a program that writes to buffers and whose environment is the given pairs of name and value.
func start(lang i18n.Lang, env ...string) (p *program, stdout, stderr *bytes.Buffer) {
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	now := time.Date(2025, 3, 31, 0, 30, 0, 0, time.UTC)
	return &program{stdout: stdout, stderr: stderr, lang: lang, env: getenv(env...), now: now}, stdout, stderr
}

func getenv(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// commands calls f for the program and each of its commands.
func commands(f func(*kong.Node)) {
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		f(n)
		for _, c := range n.Children {
			walk(c)
		}
	}
	_, k := newParser()
	walk(k.Model.Node)
}

// Every command, argument and flag says in both languages what it is for.
func TestHelpIsComplete(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.ZH, i18n.EN} {
		p, _, _ := start(lang)
		commands(func(n *kong.Node) {
			if p.about(n) == "" {
				t.Errorf("%q has no help in %s", path(n), lang)
			}
			for _, row := range append(p.argumentRows(n), p.flagRows(n)...) {
				if row.about == "" {
					t.Errorf("%q: %s has no help in %s", path(n), row.name, lang)
				}
			}
		})
	}
}

// Every page of help keeps to the width, names what it is about, and shows no unfilled message.
func TestHelpPages(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.ZH, i18n.EN} {
		commands(func(n *kong.Node) {
			p, stdout, _ := start(lang, "COLUMNS", "80")
			if err := p.help(n); err != nil {
				t.Fatal(err)
			}
			text := stdout.String()
			if !strings.HasPrefix(text, strings.TrimSpace("mandamus "+path(n))) || strings.ContainsAny(text, "⟦{") {
				t.Errorf("help of %q in %s: %s", path(n), lang, text)
			}
			for line := range strings.Lines(text) {
				if w := layout.Width(strings.TrimSuffix(line, "\n")); w > 80 {
					t.Errorf("help of %q in %s has a line of %d cells: %s", path(n), lang, w, line)
				}
			}
		})
	}
}

// The examples of the help are command lines that the parser takes.
func TestExamplesParse(t *testing.T) {
	p, _, _ := start(i18n.EN)
	commands(func(n *kong.Node) {
		for line := range strings.SplitSeq(p.optional("cmd.examples."+key(n)), "\n") {
			command, ok := strings.CutPrefix(line, "$ mandamus ")
			if !ok {
				continue
			}
			command, _, _ = strings.Cut(command, " > ")
			command, _, _ = strings.Cut(command, " | ")
			_, k := newParser()
			if _, err := k.Parse(strings.Fields(strings.ReplaceAll(command, "'", ""))); err != nil {
				t.Errorf("example %q: %v", line, err)
			}
		}
	})
}

// Help is found wherever it is asked for, and a group without a command asks for it.
func TestHelpWanted(t *testing.T) {
	for _, c := range []struct {
		args string
		want string
		ok   bool
	}{
		{"", "", true}, {"--lang en", "", true}, {"help", "", true}, {"help law show", "law show", true}, {"law", "law", true},
		{"law --lang zh", "law", true}, {"law show --help", "law show", true}, {"assess x.yaml -h", "assess", true},
		{"assess x.yaml", "assess", false}, {"law show x", "law show", false}, {"nonsense", "", false}, {"law nonsense", "law", false},
		{"assess -- --help", "assess", false},
	} {
		_, k := newParser()
		n, ok := helpWanted(k.Model.Node, strings.Fields(c.args))
		if ok != c.ok || path(n) != c.want {
			t.Errorf("%q: help %v on %q, want %v on %q", c.args, ok, path(n), c.ok, c.want)
		}
	}
}
