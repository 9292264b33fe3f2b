package publog

import (
	"encoding/base64"
	"errors"
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

// malformed is ErrForm with the place and the words for whoever gave us the text.
type malformed struct{ fault.Problems }

func (m malformed) Unwrap() []error { return []error{ErrForm, m.Problems} }

// lines reads a text line by line, and knows where it is.
type lines struct {
	all []string
	at  int // lines read
}

// readLines cuts a text that somebody carried, printed or pasted: line ends of Windows, a byte order mark, and blanks and empty lines around
// it are forgiven, nothing else. Text longer than most bytes is refused.
func readLines(data []byte, most int) (*lines, error) {
	if len(data) > most {
		return nil, new(lines).wrong("publog.form.size", "most", most)
	}
	text := strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff"))
	return &lines{all: strings.Split(text, "\n")}, nil
}

// more reports whether a line is left.
func (l *lines) more() bool { return l.at < len(l.all) }

// peek returns the next line and stays; behind the end it is empty.
func (l *lines) peek() string {
	if !l.more() {
		return ""
	}
	return l.all[l.at]
}

// next returns the next line; behind the end it is empty.
func (l *lines) next() string {
	line := l.peek()
	l.at++
	return line
}

// head takes the first line, which names the form.
func (l *lines) head(want string) error {
	if l.next() != want {
		return l.wrong("publog.form.head", "head", want)
	}
	return nil
}

// blank takes an empty line.
func (l *lines) blank() error {
	if !l.more() || l.next() != "" {
		return l.wrong("publog.form.blank")
	}
	return nil
}

// field takes the line "name value" and returns the value.
func (l *lines) field(name string) (string, error) {
	value, found := strings.CutPrefix(l.next(), name+" ")
	if !found || value == "" {
		return "", l.wrong("publog.form.field", "name", name)
	}
	return value, nil
}

// optional takes the line "name value" if it comes next.
func (l *lines) optional(name string) (string, error) {
	if l.peek() != name && !strings.HasPrefix(l.peek(), name+" ") {
		return "", nil
	}
	return l.field(name)
}

// bytes takes the line "name base64".
func (l *lines) bytes(name string) ([]byte, error) {
	value, err := l.field(name)
	if err != nil {
		return nil, err
	}
	out, err := unbase64(value)
	if err != nil {
		return nil, l.wrong("publog.form.base64", "name", name)
	}
	return out, nil
}

// signed takes a signed note whose text has no empty line, as promises and checkpoints have none.
func (l *lines) signed() ([]byte, error) {
	start := l.at
	for l.peek() != "" {
		l.next()
	}
	if err := l.blank(); err != nil {
		return nil, err
	}
	first := l.at
	for strings.HasPrefix(l.peek(), "— ") {
		l.next()
	}
	if l.at == first {
		return nil, l.wrong("publog.form.unsigned")
	}
	return []byte(strings.Join(l.all[start:l.at], "\n") + "\n"), nil
}

// rest takes all that is left.
func (l *lines) rest() string {
	out := strings.Join(l.all[min(l.at, len(l.all)):], "\n") + "\n"
	l.at = len(l.all)
	return out
}

// done is an error where a line is left.
func (l *lines) done() error {
	if l.more() {
		l.next()
		return l.wrong("publog.form.more")
	}
	return nil
}

//i18n:keys publog.form.*

// wrong says what is wrong in the line that was read last.
func (l *lines) wrong(key string, args ...any) error {
	return malformed{fault.Problems{{Line: min(l.at, len(l.all)), What: i18n.M(key, args...), Hint: i18n.M("publog.form.hint")}}}
}

// inside gives an error of a part of the text, such as a note, the place of the line read last.
func (l *lines) inside(err error) error {
	if err == nil || errors.As(err, new(malformed)) {
		return err
	}
	return l.wrong("publog.form.part", "why", err.Error())
}

// unbase64 reads base64 in its one spelling.
func unbase64(s string) ([]byte, error) {
	if strings.ContainsAny(s, "\r\n") {
		return nil, ErrForm
	}
	return base64.StdEncoding.Strict().DecodeString(s)
}
