package cite

import (
	"strconv"
	"strings"
)

// cursor is what is left to read of a text.
type cursor struct{ rest string }

// eat takes prefix off and reports whether it was there.
func (c *cursor) eat(prefix string) bool {
	rest, ok := strings.CutPrefix(c.rest, prefix)
	c.rest = rest
	return ok
}

// word takes the first of the words off that comes next, in either case.
func (c *cursor) word(words ...string) bool {
	for _, w := range words {
		if len(c.rest) >= len(w) && strings.EqualFold(c.rest[:len(w)], w) {
			c.rest = c.rest[len(w):]
			return true
		}
	}
	return false
}

func (c *cursor) spaces() { c.rest = strings.TrimLeft(c.rest, " ") }

// digits reads a number from 1 to most without leading zeros. On failure nothing is taken off.
func (c *cursor) digits(most int) (int, bool) {
	end := 0
	for end < len(c.rest) && c.rest[end] >= '0' && c.rest[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(c.rest[:end])
	if err != nil || n < 1 || n > most || c.rest[0] == '0' {
		return 0, false
	}
	c.rest = c.rest[end:]
	return n, true
}
