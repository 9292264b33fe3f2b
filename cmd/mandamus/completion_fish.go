package main

import (
	"fmt"
	"strings"
)

// fishScript is the script for fish: a condition finds the spot the words lead to, and each line offers one thing at one spot.
func fishScript(spots []spot) string {
	var b strings.Builder
	b.WriteString("# mandamus: completion for fish. To use it: mandamus completion fish | source\n")
	b.WriteString("function __mandamus_at\n  set -l at ''\n  for word in (commandline -opc)[2..]\n    switch \"$at $word\"\n")
	for _, s := range steps(spots) {
		fmt.Fprintf(&b, "      case %s\n        set at %s\n", quote(s[0]), quote(s[1]))
	}
	b.WriteString("    end\n  end\n  test \"$at\" = \"$argv\"\nend\n")
	for _, s := range spots {
		at := fmt.Sprintf("complete -c mandamus -n %s", quote("__mandamus_at "+quoteInside(s.path)))
		for _, w := range s.words {
			fmt.Fprintf(&b, "%s -f -a %s -d %s\n", at, w.name, quote(w.about))
		}
		for _, f := range s.flags {
			fmt.Fprintf(&b, "%s -l %s -d %s%s\n", at, strings.TrimPrefix(f.name, "--"), quote(f.about), fishValue(f))
		}
	}
	return b.String()
}

// fishValue says that a value follows a flag, and which there are.
func fishValue(f flagSpot) string {
	switch {
	case len(f.values) > 0:
		return " -x -a " + quote(strings.Join(f.values, " "))
	case f.takes:
		return " -r"
	}
	return ""
}

// quoteInside quotes a path within a quoted condition.
func quoteInside(path string) string { return `"` + path + `"` }
