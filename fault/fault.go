// Package fault says what is wrong with an input, as data.
//
// A problem names a place (file, line, column, path inside the document), the offending value, what is wrong with it and,
// where we know it, what to do next. A warning is a problem that does not stop the work. Problems are what a reader of files
// returns: all of them at once, so that nobody repairs a file one error at a time.
//
// The package only describes. It does not decide what is wrong, and it prints nothing on its own.
package fault

import (
	"strconv"
	"strings"

	"mandamus/i18n"
)

// Problem is one thing wrong with an input.
type Problem struct {
	File string // name as the user gave it; may be empty
	Line int    // from 1; 0 where the problem has no line, e.g. an empty file
	Col  int    // in characters, from 1; 0 where unknown
	Path string // place inside the document: obligations[0].amount; empty for the whole
	// Value is the offending value as written, shortened by whoever found it. What usually prints it too; it stands here
	// for forms that mark a field.
	Value   string
	What    i18n.Msg // one or more whole sentences
	Hint    i18n.Msg // what to do next, whole sentences; may be empty
	Warning bool     // worth saying, but the work goes on
}

// In returns the problem in one line for a reader of l:
//
//	cn-001.yaml:12:7: obligations[0].amout: 未知的键“amout”。您是否想写“amount”？
func (p Problem) In(l i18n.Lang) string {
	text := p.What.In(l)
	if hint := p.Hint.In(l); hint != "" {
		if l == i18n.EN {
			text += " "
		}
		text += hint
	}
	if p.Warning {
		text = i18n.T(l, "fault.warning", "text", text)
	}
	return p.place() + text
}

// Error returns the problem in English, so that a single problem can be returned as an error.
func (p Problem) Error() string { return p.In(i18n.EN) }

// place returns "file:line:col: path: ", each part only where it is known.
func (p Problem) place() string {
	var at []string
	if p.File != "" {
		at = append(at, p.File)
	}
	if p.Line > 0 {
		at = append(at, strconv.Itoa(p.Line))
		if p.Col > 0 {
			at = append(at, strconv.Itoa(p.Col))
		}
	}
	out := ""
	if len(at) > 0 {
		out = strings.Join(at, ":") + ": "
	}
	if p.Path != "" {
		out += p.Path + ": "
	}
	return out
}
