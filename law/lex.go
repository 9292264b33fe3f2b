package law

import "strings"

// The condition language (docs/pack-format.md, “Expressions”): small, typed, total. lex.go cuts the text into tokens,
// parse.go builds the tree, expression.go gives every node its type.

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokName
	tokInt
	tokMoney
	tokDay
	tokPeriod
	tokOp
)

type token struct {
	kind tokenKind
	text string
	at   int // byte offset, for messages
}

const maxExprLen = 2000

// lex cuts src into tokens; the last one is tokEnd.
func lex(src string) ([]token, error) {
	if len(src) > maxExprLen {
		return nil, wrong("law.expr.too_long", "max", maxExprLen)
	}
	var out []token
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == ' ' || c == '\n' || c == '\t':
			i++
		case isDigit(c):
			n := numberLen(src[i:])
			t, err := numberToken(src[i:i+n], i)
			if err != nil {
				return nil, err
			}
			out, i = append(out, t), i+n
		case isLetter(c):
			n := nameLen(src[i:])
			out, i = append(out, token{tokName, src[i : i+n], i}), i+n
		default:
			n := opLen(src[i:])
			if n == 0 {
				return nil, wrong("law.expr.character", "char", firstRune(src[i:]), "at", i)
			}
			out, i = append(out, token{tokOp, src[i : i+n], i}), i+n
		}
	}
	return append(out, token{tokEnd, "", len(src)}), nil
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' }

func nameLen(s string) int {
	i := 0
	for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] == '.') {
		i++
	}
	return i
}

// numberLen takes a day (2015-05-01) whole, although a minus stands inside it.
func numberLen(s string) int {
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' && digits(s[:4]) && digits(s[5:7]) && digits(s[8:10]) {
		return 10
	}
	i := 0
	for i < len(s) && (isDigit(s[i]) || isLetter(s[i]) || s[i] == '.') {
		i++
	}
	return i
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" && s != "" }

func numberToken(s string, at int) (token, error) {
	whole, frac, dot := strings.Cut(s, ".")
	unit := strings.TrimLeft(s, "0123456789")
	switch {
	case len(s) == 10 && s[4] == '-':
		return token{tokDay, s, at}, nil
	case digits(s):
		return token{tokInt, s, at}, nil
	case dot && digits(whole) && digits(frac) && len(frac) == 2:
		return token{tokMoney, s, at}, nil
	case strings.Contains(" h d wd w m y ", " "+unit+" "):
		return token{tokPeriod, s, at}, nil
	}
	return token{}, wrong("law.expr.number", "text", s, "at", at)
}

func opLen(s string) int {
	for _, op := range []string{"==", "!=", "<=", ">=", "??"} {
		if strings.HasPrefix(s, op) {
			return 2
		}
	}
	if strings.IndexByte("<>()+-*?:,", s[0]) >= 0 {
		return 1
	}
	return 0
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
