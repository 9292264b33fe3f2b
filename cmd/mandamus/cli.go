package main

import (
	"strings"

	"github.com/alecthomas/kong"
)

// grammar is the command line. What commands, arguments and flags are for stands in the catalogue, under cmd.help, cmd.arg and
// cmd.flag.
type grammar struct {
	Lang string `placeholder:"zh|en"`
	Help bool   `short:"h"`

	Assess     assessCommand     `cmd:""`
	Law        lawCommands       `cmd:""`
	Calendar   calendarCommands  `cmd:""`
	Casefile   casefileCommands  `cmd:""`
	Serve      serveCommand      `cmd:""`
	User       userCommands      `cmd:""`
	Mail       mailCommands      `cmd:""`
	Register   registerCommands  `cmd:""`
	Daily      dailyCommand      `cmd:""`
	Log        logCommands       `cmd:""`
	Data       dataCommands      `cmd:""`
	Receipt    receiptCommands   `cmd:""`
	Witness    witnessCommands   `cmd:""`
	Erase      eraseCommand      `cmd:""`
	Backup     backupCommand     `cmd:""`
	Restore    restoreCommand    `cmd:""`
	Verify     verifyCommand     `cmd:""`
	Completion completionCommand `cmd:""`
	Version    versionCommand    `cmd:""`
}

// lawCommands are the commands on the law itself.
type lawCommands struct {
	Check     lawCheckCommand     `cmd:""`
	Test      lawTestCommand      `cmd:""`
	Fmt       lawFmtCommand       `cmd:""`
	List      lawListCommand      `cmd:""`
	Coverage  lawCoverageCommand  `cmd:""`
	Show      lawShowCommand      `cmd:""`
	Diff      lawDiffCommand      `cmd:""`
	Vectors   lawVectorsCommand   `cmd:""`
	Keygen    lawKeygenCommand    `cmd:""`
	Sign      lawSignCommand      `cmd:""`
	Trust     lawTrustCommand     `cmd:""`
	Install   lawInstallCommand   `cmd:""`
	Installed lawInstalledCommand `cmd:""`
}

// casefileCommands are the commands on case files.
type casefileCommands struct {
	New    casefileNewCommand    `cmd:""`
	Check  casefileCheckCommand  `cmd:""`
	Schema casefileSchemaCommand `cmd:""`
}

// newParser returns the grammar and the parser that fills it.
func newParser() (*grammar, *kong.Kong) {
	g := &grammar{}
	k, err := kong.New(g, kong.Name("mandamus"), kong.NoDefaultHelp(), kong.Exit(func(int) {}))
	if err != nil {
		panic("mandamus: " + err.Error()) // the grammar above is wrong
	}
	return g, k
}

// dispatch parses the arguments and runs the command.
func (p *program) dispatch(args []string) error {
	_, k := newParser()
	if node, ok := helpWanted(k.Model.Node, args); ok {
		return p.help(node)
	}
	ctx, err := k.Parse(args)
	if err != nil {
		return diagnose(k.Model.Node, args, err)
	}
	return ctx.Run(p)
}

// helpWanted finds the command on which the arguments ask for help: by --help or -h anywhere, by the word help in front, or by naming
// a group of commands and none of them.
func helpWanted(root *kong.Node, args []string) (*kong.Node, bool) {
	asked := false
	if len(args) > 0 && args[0] == "help" {
		asked, args = true, args[1:]
	}
	node := root
	for _, a := range args {
		if a == "--" {
			break
		}
		asked = asked || a == "--help" || a == "-h"
		if next := child(node, a); next != nil {
			node = next
		}
	}
	groupOnly := len(node.Children) > 0 && len(words(args)) == depth(node)
	return node, asked || groupOnly
}

// words are the arguments that are no flags, nor the value of --lang.
func words(args []string) []string {
	var out []string
	for i, a := range args {
		if !strings.HasPrefix(a, "-") && (i == 0 || args[i-1] != "--lang") {
			out = append(out, a)
		}
	}
	return out
}

func child(n *kong.Node, name string) *kong.Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// depth is the number of words that name a command.
func depth(n *kong.Node) int {
	d := 0
	for ; n.Parent != nil; n = n.Parent {
		d++
	}
	return d
}

// path is the words that name a command: "law show".
func path(n *kong.Node) string {
	if n.Parent == nil {
		return ""
	}
	return strings.TrimSpace(path(n.Parent) + " " + n.Name)
}
