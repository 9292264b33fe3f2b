package strictyaml

import (
	"strings"
	"unicode/utf8"
)

// lineScanner reads the characters of one line. A token is what begins after an indicator ("- ", ": ", a bracket, a comma) or
// at the begin of the line; only there does a quote open a quoted text and a bracket a list or map.
type lineScanner struct {
	*scanner
	text   string
	number int
	i      int  // next byte
	start  bool // at the start of a token
	key    int  // column of the token that may turn out to be a key, or -1
	closed int  // byte after the last closing quote: in brackets a ":" may follow it without a space
}

// run reads the line to its end, to a comment, or to a limit.
func (l *lineScanner) run() {
	l.start = l.quote == 0 && !(l.plain && l.flow == 0 && l.i > l.top())
	if l.start {
		l.plain = false
	}
	for l.i < len(l.text) && l.limit == withinLimits {
		c := l.text[l.i]
		switch {
		case l.quote != 0:
			l.quoted(c)
		case c == ' ' || c == '\t':
			l.i++
		case c == '#' && l.spaceBefore():
			l.comment()
			return
		case l.start && l.token(c):
		case l.flow > 0 && l.flowIndicator(c):
		case c == ':' && l.endsKey():
			l.colon()
		default:
			l.plainByte()
		}
	}
}

// quoted reads a byte inside quotes.
func (l *lineScanner) quoted(c byte) {
	switch {
	case c == '\\' && l.quote == '"':
		l.i++
	case c == l.quote && c == '\'' && l.next() == '\'':
		l.i++
	case c == l.quote:
		l.quote, l.closed = 0, l.i+1
	}
	l.i++
}

// token reads what only counts at the start of a token, and reports whether it was that.
func (l *lineScanner) token(c byte) bool {
	switch {
	case c == '"' || c == '\'':
		l.quote, l.start = c, false
		l.mayBeKey()
	case c == '[' || c == '{':
		l.mayBeKey()
		l.flow++
		l.checkDepth()
	case l.flow == 0 && (c == '-' || c == '?') && l.spaceAfter():
		l.open(l.i)
		l.count(1)
	case l.flow == 0 && (c == '|' || c == '>'):
		l.block, l.blockAt, l.start = true, l.top(), false
	case c == '&' || c == '!':
		l.mayBeKey()
		l.skipWord()
		return true
	default:
		return false
	}
	l.i++
	return true
}

// flowIndicator reads what ends a token inside brackets, and reports whether it was that.
func (l *lineScanner) flowIndicator(c byte) bool {
	switch c {
	case ']', '}':
		l.flow--
		l.start, l.closed = false, l.i+1
	case ',':
		l.start = true
		l.count(1)
	case '[', '{':
		l.start = true
		l.flow++
		l.checkDepth()
	default:
		return false
	}
	l.i++
	return true
}

// endsKey reports whether the colon at hand separates a key from its value.
func (l *lineScanner) endsKey() bool {
	return l.spaceAfter() || l.flow > 0 && (l.closed == l.i || strings.IndexByte(",[]{}", l.next()) >= 0)
}

// colon reads the colon after a key.
func (l *lineScanner) colon() {
	if l.flow == 0 {
		if l.key < 0 {
			l.key = l.i // the key is empty, or the colon of an explicit key stands alone
		}
		l.open(l.key)
		l.key = -1
	}
	l.count(2)
	l.start, l.plain = true, false
	l.i++
}

// plainByte reads a byte of an unquoted text.
func (l *lineScanner) plainByte() {
	if l.start {
		l.mayBeKey()
		l.start, l.plain = false, true
	}
	l.i++
}

// comment notes the comment that fills the rest of the line.
func (l *lineScanner) comment() {
	l.comments = append(l.comments, comment{
		place:    l.at(),
		text:     strings.TrimRight(l.text[l.i:], " \t"),
		trailing: strings.TrimSpace(l.text[:l.i]) != "",
	})
	l.plain = false
}

func (l *lineScanner) mayBeKey() {
	if l.flow == 0 && l.key < 0 {
		l.key = l.i
	}
}

func (l *lineScanner) skipWord() {
	for l.i < len(l.text) && l.text[l.i] != ' ' && l.text[l.i] != '\t' {
		l.i++
	}
}

func (l *lineScanner) next() byte {
	if l.i+1 < len(l.text) {
		return l.text[l.i+1]
	}
	return 0
}

func (l *lineScanner) spaceBefore() bool {
	return l.i == 0 || l.text[l.i-1] == ' ' || l.text[l.i-1] == '\t'
}

func (l *lineScanner) spaceAfter() bool {
	c := l.next()
	return c == 0 || c == ' ' || c == '\t'
}

// at is the place of the next byte. It counts the line's characters, so it is asked once a line and not for every token.
func (l *lineScanner) at() place {
	return place{l.number, utf8.RuneCountInString(l.text[:l.i]) + 1}
}
