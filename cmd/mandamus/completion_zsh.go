package main

import (
	"fmt"
	"strings"
)

// zshScript is the script for zsh. The name at is not path, which zsh ties to PATH.
func zshScript(spots []spot) string {
	var b strings.Builder
	b.WriteString("#compdef mandamus\n# mandamus: completion for zsh. To use it: source <(mandamus completion zsh)\n")
	b.WriteString("_mandamus() {\n  local at='' word\n  local -a items flags\n  for word in ${words[2,CURRENT-1]}; do\n    case \"$at $word\" in\n")
	for _, s := range steps(spots) {
		fmt.Fprintf(&b, "      %s) at=%s ;;\n", quote(s[0]), quote(s[1]))
	}
	b.WriteString("    esac\n  done\n  case ${words[CURRENT-1]} in\n")
	for _, f := range valued(spots) {
		offer := "_files"
		if len(f.values) > 0 {
			offer = "compadd " + strings.Join(f.values, " ")
		}
		fmt.Fprintf(&b, "    %s) %s; return ;;\n", f.name, offer)
	}
	b.WriteString("  esac\n  case $at in\n")
	for _, s := range spots {
		fmt.Fprintf(&b, "    %s) items=(%s); flags=(%s) ;;\n", quote(s.path), zshItems(s.words), zshItems(s.flagRows()))
	}
	b.WriteString("  esac\n  if [[ $PREFIX == -* ]]; then _describe flag flags; return; fi\n")
	b.WriteString("  if (( ${#items} )); then _describe word items; else _files; fi\n}\ncompdef _mandamus mandamus\n")
	return b.String()
}

// zshItems are entries of a list for _describe: name:about, with the colons of the name escaped.
func zshItems(rows []helpRow) string {
	var out []string
	for _, r := range rows {
		item := strings.ReplaceAll(r.name, ":", `\:`)
		if r.about != "" {
			item += ":" + r.about
		}
		out = append(out, quote(item))
	}
	return strings.Join(out, " ")
}

// flagRows are the flags of a spot with what they are for.
func (s spot) flagRows() []helpRow {
	var out []helpRow
	for _, f := range s.flags {
		out = append(out, helpRow{f.name, f.about})
	}
	return out
}
