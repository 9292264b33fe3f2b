package strictyaml

import (
	"fmt"
	"strings"
)

// The scan reads the bytes of a file once, line by line, before the YAML library does. It knows just enough of YAML (quotes,
// block texts, brackets, indentation, comments) to say how deep and how large the file is, where its comments are, and where
// it holds what we refuse. Where a file is not YAML at all it may be wrong, and always on the side of letting it pass: the
// library has the last word.

// outline is what the scan found.
type outline struct {
	limit      limit
	limitAt    place
	tabs       []place // tabs used as indentation
	directives []place
	forbidden  []character
	comments   []comment
}

// limit says why the scan stopped early.
type limit uint8

const (
	withinLimits limit = iota
	tooDeep
	tooMany
)

// comment is a comment with its "#".
type comment struct {
	place
	text     string
	trailing bool // something stands before it on its line
}

// character is one that a file must not hold.
type character struct {
	at place
	r  rune
}

func (c character) code() string { return fmt.Sprintf("U+%04X", c.r) }

// scanner is the state between two lines.
type scanner struct {
	config
	outline
	nodes   int   // keys, items and values so far, never more than there are
	indents []int // columns, from 0, of the block maps and lists that are open
	flow    int   // brackets open
	quote   byte  // the quote that is open, or 0
	plain   bool  // an unquoted text is open that the next line may continue
	block   bool  // inside a block text
	blockAt int   // column that the lines of the block text exceed
}

// scan reads data up to the first limit it breaks.
func scan(data []byte, c config) outline {
	s := &scanner{config: c}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		s.characters(number, line)
		s.line(number, strings.TrimRight(line, "\r\n"))
		if s.limit != withinLimits && s.limitAt.line == 0 {
			s.limitAt = place{number, 1}
		}
		if s.limit != withinLimits || len(s.tabs)+len(s.forbidden) > MaxProblems {
			break
		}
	}
	return s.outline
}

// characters notes what no file may hold: control characters, invisible marks, and line ends that other programs do not count.
func (s *scanner) characters(number int, line string) {
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	col := 0
	for _, r := range line {
		col++
		switch {
		case r < 0x20 && r != '\t', r >= 0x7F && r <= 0x9F, r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
			s.forbidden = append(s.forbidden, character{place{number, col}, r})
		}
	}
}

// line reads one line.
func (s *scanner) line(number int, text string) {
	rest := strings.TrimLeft(text, " ")
	indent := len(text) - len(rest)
	switch {
	case s.block && (strings.TrimSpace(rest) == "" || indent > s.blockAt):
		return
	case strings.TrimSpace(rest) == "":
		return
	case s.quote == 0 && marker(text):
		s.indents, s.flow, s.plain, s.block = nil, 0, false, false
		s.count(1)
		return
	case s.quote == 0 && s.flow == 0 && text[0] == '%' && !s.plain:
		s.directives = append(s.directives, place{number, 1})
		return
	}
	s.block = false
	if s.flow == 0 && s.quote == 0 && rest[0] == '\t' {
		s.tabs = append(s.tabs, place{number, indent + 1})
	}
	l := &lineScanner{scanner: s, text: text, number: number, i: indent, key: -1}
	l.run()
	if s.limit != withinLimits {
		s.limitAt = l.at()
	}
}

// marker reports whether the line begins or ends a document.
func marker(line string) bool {
	return line == "---" || line == "..." || strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "... ")
}

// open notes that a block map or list begins, or goes on, at col; those further right are closed by it.
func (s *scanner) open(col int) {
	for len(s.indents) > 0 && s.indents[len(s.indents)-1] >= col {
		s.indents = s.indents[:len(s.indents)-1]
	}
	s.indents = append(s.indents, col)
	s.checkDepth()
}

// top is the column of the innermost open block map or list, or -1.
func (s *scanner) top() int {
	if len(s.indents) == 0 {
		return -1
	}
	return s.indents[len(s.indents)-1]
}

func (s *scanner) checkDepth() {
	if len(s.indents)+s.flow > s.maxDepth {
		s.limit = tooDeep
	}
}

// count adds nodes that were surely seen.
func (s *scanner) count(nodes int) {
	s.nodes += nodes
	if s.nodes > s.maxNodes && s.limit == withinLimits {
		s.limit = tooMany
	}
}
