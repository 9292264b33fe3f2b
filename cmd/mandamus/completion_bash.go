package main

import (
	"fmt"
	"strings"
)

// bashScript is the script for bash: it follows the words to the spot they lead to and offers what can stand there, or else files.
func bashScript(spots []spot) string {
	var b strings.Builder
	b.WriteString("# mandamus: completion for bash. To use it: source <(mandamus completion bash)\n")
	b.WriteString("_mandamus() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at= word words=\n")
	b.WriteString("  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case \"$at $word\" in\n")
	for _, s := range steps(spots) {
		fmt.Fprintf(&b, "      %q) at=%q ;;\n", s[0], s[1])
	}
	b.WriteString("    esac\n  done\n  COMPREPLY=()\n  case \"$prev\" in\n")
	for _, f := range valued(spots) {
		offer := "return"
		if len(f.values) > 0 {
			offer = fmt.Sprintf("COMPREPLY=($(compgen -W %q -- \"$cur\")); return", strings.Join(f.values, " "))
		}
		fmt.Fprintf(&b, "    %s) %s ;;\n", f.name, offer)
	}
	b.WriteString("  esac\n  case \"$at\" in\n")
	for _, s := range spots {
		fmt.Fprintf(&b, "    %q) words=%q ;;\n", s.path, s.names())
	}
	b.WriteString("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _mandamus mandamus\n")
	return b.String()
}
