package i18n

import (
	"fmt"
	"strings"
)

// Args are arguments by name, for a caller that has them in a map; they may stand among the arguments of T and M.
type Args map[string]any

// Localizer is a value with a text of its own in each language. As an argument it is printed in the language of the message.
type Localizer interface {
	In(l Lang) string
}

// Msg is a message as data: which one, and with what. The zero Msg says nothing.
type Msg struct {
	Key  string
	Args []any // name, value, name, value …; an Args value may stand for several pairs
}

// M makes a message. The arguments are pairs of name and value: M("limit.lapsed", "day", d).
func M(key string, args ...any) Msg { return Msg{Key: key, Args: args} }

// In returns the message in l; the zero Msg is the empty text.
func (m Msg) In(l Lang) string {
	if m.Key == "" {
		return ""
	}
	return T(l, m.Key, m.Args...)
}

// T returns the message key in l with its placeholders filled. The arguments are pairs of name and value: T(ZH, "limit.lapsed",
// "day", d). A key the catalogue lacks comes out as ⟦key⟧, a placeholder without an argument stays in its braces; a test of
// this package finds both before a reader does.
func T(l Lang, key string, args ...any) string {
	text, ok := catalogue[key]
	if !ok {
		return "⟦" + key + "⟧"
	}
	return Fill(text.In(l), func(name string) (string, bool) {
		value, ok := find(args, name)
		if !ok {
			return "", false
		}
		return show(l, value), true
	})
}

// N returns the message key for a number of things. English has a form for one thing, under the key with ".one" behind it, where the
// catalogue gives one; Chinese does not change with the number. The number itself is the argument n.
func N(l Lang, n int, key string, args ...any) string {
	if _, ok := catalogue[key+oneForm]; ok && n == 1 && l == EN {
		key += oneForm
	}
	return T(l, key, append([]any{"n", n}, args...)...)
}

// oneForm stands behind the key of a message that speaks of exactly one thing.
const oneForm = ".one"

// find looks for the argument called name.
func find(args []any, name string) (any, bool) {
	for i := 0; i < len(args); i++ {
		if set, ok := args[i].(Args); ok {
			if value, ok := set[name]; ok {
				return value, true
			}
			continue
		}
		if i+1 < len(args) && args[i] == name {
			return args[i+1], true
		}
		i++
	}
	return nil, false
}

// show prints one argument for a reader of l.
func show(l Lang, value any) string {
	switch v := value.(type) {
	case string:
		return v
	case Localizer:
		return v.In(l)
	case []string:
		return List(l, v)
	}
	return fmt.Sprint(value)
}

// List joins items as a sentence does: 甲、乙和丙; "a, b and c".
func List(l Lang, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	comma, and := ", ", " and "
	if l == ZH {
		comma, and = "、", "和"
	}
	last := len(items) - 1
	return strings.Join(items[:last], comma) + and + items[last]
}
