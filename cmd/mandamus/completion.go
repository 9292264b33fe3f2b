package main

import (
	"fmt"
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"

	"github.com/alecthomas/kong"
)

// completionCommand prints a script that teaches a shell to complete the command line.
type completionCommand struct {
	Shell string `arg:"" name:"shell"`
}

// shells are the shells there are scripts for.
var shells = []string{"bash", "zsh", "fish"}

// Run prints the script for the shell.
func (c *completionCommand) Run(p *program) error {
	_, k := newParser()
	spots := p.spots(k.Model.Node)
	var script string
	switch c.Shell {
	case "bash":
		script = bashScript(spots)
	case "zsh":
		script = zshScript(spots)
	case "fish":
		script = fishScript(spots)
	default:
		hint := i18n.M("cmd.usage.commands", "words", strings.Join(shells, ", "))
		return misuse(i18n.M("cmd.completion.shell", "word", c.Shell), near(c.Shell, shells, hint))
	}
	_, err := fmt.Fprint(p.stdout, script)
	return err
}

// spot is a place in the command line: what can follow the words of a command.
type spot struct {
	path  string    // "law show"; empty for the program itself
	words []helpRow // commands, or the words an argument can be
	flags []flagSpot
}

// flagSpot is a flag that can stand at a spot.
type flagSpot struct {
	name, about string
	takes       bool     // a value follows
	values      []string // what the value can be, where the list is closed
}

// spots are all places of the command line, the outer ones first.
func (p *program) spots(n *kong.Node) []spot {
	s := spot{path: path(n), words: p.commandRows(n)}
	for _, arg := range n.Positional {
		for _, w := range closedList(key(n) + "." + arg.Name) {
			s.words = append(s.words, helpRow{w, ""})
		}
	}
	for _, f := range flags(n) {
		s.flags = append(s.flags, flagSpot{"--" + f.Name, p.aboutFlag(f), !f.IsBool(), closedList(f.Name)})
	}
	out := []spot{s}
	for _, c := range n.Children {
		out = append(out, p.spots(c)...)
	}
	return out
}

// closedList is what a flag or an argument can be; nil where that is open.
func closedList(name string) []string {
	switch name {
	case "lang":
		return []string{string(i18n.ZH), string(i18n.EN)}
	case "kind":
		return casefile.TitleKinds
	case "timeline":
		return casefile.Measures
	case "law_list.kind":
		return kindWords()
	case "completion.shell":
		return shells
	}
	return nil
}

// steps are the pairs of a path and a word that lead one command deeper: "law check" leads from "law" to "law check".
func steps(spots []spot) [][2]string {
	var out [][2]string
	for _, s := range spots {
		if s.path != "" {
			outer, word := cutLast(s.path)
			out = append(out, [2]string{outer + " " + word, s.path})
		}
	}
	return out
}

func cutLast(path string) (outer, word string) {
	if i := strings.LastIndexByte(path, ' '); i >= 0 {
		return path[:i], path[i+1:]
	}
	return "", path
}

// names are the words and flags of a spot in one line.
func (s spot) names() string {
	var out []string
	for _, w := range s.words {
		out = append(out, w.name)
	}
	for _, f := range s.flags {
		out = append(out, f.name)
	}
	return strings.Join(out, " ")
}

// valued are the flags of all spots that take a value, each once.
func valued(spots []spot) []flagSpot {
	var out []flagSpot
	seen := map[string]bool{}
	for _, s := range spots {
		for _, f := range s.flags {
			if f.takes && !seen[f.name] {
				seen[f.name] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// quote puts a text into single quotes for a shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
