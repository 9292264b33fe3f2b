package main

import (
	"strings"

	"mandamus/fault"
	"mandamus/i18n"

	"github.com/alecthomas/kong"
)

// diagnose says in the user's language what the parser did not like, with the word that was probably meant. It reads the arguments
// once more by the parser's own model; what it does not find it passes on in the parser's words.
func diagnose(root *kong.Node, args []string, err error) error {
	r := reader{node: root, args: args}
	for r.at < len(args) {
		if problem := r.next(); problem != nil {
			return problem
		}
	}
	if problem := r.end(); problem != nil {
		return problem
	}
	return misuse(i18n.M("cmd.usage.other", "error", err.Error()), i18n.M("cmd.usage.hint", "command", r.name()))
}

// reader walks through the arguments.
type reader struct {
	node       *kong.Node
	args       []string
	at         int
	positional int
	plain      bool // behind “--”: no flags any more
}

// next reads one argument.
func (r *reader) next() error {
	a := r.args[r.at]
	r.at++
	switch {
	case a == "--":
		r.plain = true
	case strings.HasPrefix(a, "-") && a != "-" && !r.plain:
		return r.flag(a)
	case len(r.node.Children) > 0:
		return r.command(a)
	default:
		return r.word(a)
	}
	return nil
}

func (r *reader) flag(a string) error {
	name, _, valued := strings.Cut(a, "=")
	flag := findFlag(r.node, name)
	if flag == nil {
		return misuse(i18n.M("cmd.usage.flag", "flag", name, "command", r.name()), r.near(name, flagNames(r.node)))
	}
	if valued || flag.IsBool() {
		return nil
	}
	if r.at == len(r.args) {
		return misuse(i18n.M("cmd.usage.value", "flag", name), i18n.M("cmd.usage.value.hint", "flag", name, "form", flag.FormatPlaceHolder()))
	}
	r.at++
	return nil
}

func (r *reader) command(a string) error {
	next := child(r.node, a)
	if next == nil {
		return misuse(i18n.M("cmd.usage.command", "word", a), r.near(a, commandNames(r.node)))
	}
	r.node = next
	return nil
}

// word reads an argument that is neither flag nor command.
func (r *reader) word(a string) error {
	if r.positional < len(r.node.Positional) {
		if !r.node.Positional[r.positional].IsCumulative() {
			r.positional++
		}
		return nil
	}
	if n := len(r.node.Positional); n > 0 && r.node.Positional[n-1].IsCumulative() {
		return nil
	}
	return misuse(i18n.M("cmd.usage.surplus", "word", a, "command", r.name()), i18n.M("cmd.usage.hint", "command", r.name()))
}

// end looks at what is missing after the last argument.
func (r *reader) end() error {
	if len(r.node.Children) > 0 {
		among := i18n.M("cmd.usage.commands", "words", strings.Join(commandNames(r.node), ", "))
		return misuse(i18n.M("cmd.usage.no_command", "command", r.name()), among)
	}
	for _, arg := range r.node.Positional[min(r.positional, len(r.node.Positional)):] {
		if arg.Required {
			return misuse(i18n.M("cmd.usage.argument", "name", argName(arg), "command", r.name()), i18n.M("cmd.usage.hint", "command", r.name()))
		}
	}
	return nil
}

// name is the command as the user writes it.
func (r *reader) name() string { return strings.TrimSpace("mandamus " + path(r.node)) }

// near is a hint with the word that was probably meant, or else where to look.
func (r *reader) near(word string, among []string) i18n.Msg {
	if w, ok := fault.Nearest(word, among); ok {
		return i18n.M("cmd.usage.near", "word", w)
	}
	return i18n.M("cmd.usage.hint", "command", r.name())
}

func findFlag(n *kong.Node, name string) *kong.Flag {
	for _, f := range flags(n) {
		if name == "--"+f.Name || f.Short != 0 && name == "-"+string(f.Short) {
			return f
		}
	}
	return nil
}

// flags are the flags of a command, those of the whole program last.
func flags(n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for ; n != nil; n = n.Parent {
		out = append(out, n.Flags...)
	}
	return out
}

func flagNames(n *kong.Node) []string {
	var out []string
	for _, f := range flags(n) {
		out = append(out, "--"+f.Name)
	}
	return out
}

func commandNames(n *kong.Node) []string {
	var out []string
	for _, c := range n.Children {
		out = append(out, c.Name)
	}
	return out
}

// argName is an argument as the usage line names it: FILE.
func argName(arg *kong.Positional) string {
	if arg.Tag.PlaceHolder != "" {
		return arg.Tag.PlaceHolder
	}
	return strings.ToUpper(arg.Name)
}
