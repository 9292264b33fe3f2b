package main

import (
	"strings"

	"mandamus/i18n"
	"mandamus/report/layout"

	"github.com/alecthomas/kong"
)

//i18n:keys cmd.help.*
//i18n:keys cmd.detail.*
//i18n:keys cmd.examples.*
//i18n:keys cmd.arg.*
//i18n:keys cmd.flag.*

// help prints what a command is for, what it takes, and examples.
func (p *program) help(n *kong.Node) error {
	page := p.page()
	page.Para(0, 2, layout.T(layout.Strong, usageLine(n)))
	page.Blank()
	page.Para(2, 2, layout.P(p.about(n)))
	for line := range strings.SplitSeq(p.optional("cmd.detail."+key(n)), "\n") {
		if line != "" {
			page.Blank()
			page.Para(2, 2, layout.P(line))
		}
	}
	p.helpTable(page, "cmd.help_commands", p.commandRows(n))
	p.helpTable(page, "cmd.help_arguments", p.argumentRows(n))
	p.helpTable(page, "cmd.help_flags", p.flagRows(n))
	p.helpExamples(page, n)
	return p.print(page)
}

// usageLine is the command with all it takes.
func usageLine(n *kong.Node) string {
	out := []string{strings.TrimSpace("mandamus " + path(n))}
	if len(n.Children) > 0 {
		return out[0] + " COMMAND …"
	}
	for _, arg := range n.Positional {
		name := argName(arg)
		if arg.IsCumulative() {
			name += "…"
		}
		if !arg.Required {
			name = "[" + name + "]"
		}
		out = append(out, name)
	}
	for _, f := range n.Flags {
		out = append(out, "["+flagForm(f)+"]")
	}
	return strings.Join(out, " ")
}

// flagForm is a flag as it is written: --on DAY.
func flagForm(f *kong.Flag) string {
	if f.IsBool() {
		return "--" + f.Name
	}
	return "--" + f.Name + " " + f.FormatPlaceHolder()
}

// key is the name of a command in the catalogue: law_show; main for the program itself.
func key(n *kong.Node) string {
	if n.Parent == nil {
		return "main"
	}
	return strings.ReplaceAll(path(n), " ", "_")
}

// about is what a command is for, in one sentence.
func (p *program) about(n *kong.Node) string { return p.optional("cmd.help." + key(n)) }

// optional is a message; empty where the catalogue has none.
func (p *program) optional(name string) string {
	if text := i18n.T(p.lang, name); !strings.HasPrefix(text, "⟦") {
		return text
	}
	return ""
}

// helpRow is one line of a list in the help.
type helpRow struct{ name, about string }

func (p *program) commandRows(n *kong.Node) []helpRow {
	var rows []helpRow
	for _, c := range n.Children {
		rows = append(rows, helpRow{c.Name, p.about(c)})
	}
	return rows
}

func (p *program) argumentRows(n *kong.Node) []helpRow {
	var rows []helpRow
	for _, arg := range n.Positional {
		rows = append(rows, helpRow{argName(arg), p.optional("cmd.arg." + key(n) + "." + arg.Name)})
	}
	return rows
}

func (p *program) flagRows(n *kong.Node) []helpRow {
	var rows []helpRow
	for _, f := range flags(n) {
		form := flagForm(f)
		if f.Short != 0 {
			form = "-" + string(f.Short) + ", " + form
		}
		rows = append(rows, helpRow{form, p.aboutFlag(f)})
	}
	return rows
}

// aboutFlag is what a flag does; one of a name means the same for every command.
func (p *program) aboutFlag(f *kong.Flag) string {
	return p.optional("cmd.flag." + strings.ReplaceAll(f.Name, "-", "_"))
}

func (p *program) helpTable(page *layout.Page, heading string, rows []helpRow) {
	if len(rows) == 0 {
		return
	}
	page.Blank()
	page.Para(0, 0, layout.T(layout.Strong, i18n.T(p.lang, heading))) //i18n:keys cmd.help_commands cmd.help_arguments cmd.help_flags
	t := layout.Table{Indent: 2}
	for _, r := range rows {
		t.Row(layout.T(layout.Note, r.name), layout.P(r.about))
	}
	page.Table(t)
}

// helpExamples prints the examples: command lines, and under each what it does.
func (p *program) helpExamples(page *layout.Page, n *kong.Node) {
	examples := p.optional("cmd.examples." + key(n))
	if examples == "" {
		return
	}
	page.Blank()
	page.Para(0, 0, layout.T(layout.Strong, p.t("cmd.help_examples")))
	for line := range strings.SplitSeq(examples, "\n") {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			page.Para(2, 4, layout.T(layout.Note, command))
			continue
		}
		page.Para(6, 6, layout.T(layout.Faint, line))
	}
}
