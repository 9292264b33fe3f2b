package register

import (
	"strings"
	"unicode"
)

// Normal returns a name in the form in which names are compared: half-width, lower case, without spaces, punctuation and
// symbols. 市场监督管理局（本级） and 市场监督管理局(本级) have one normal form.
func Normal(name string) string {
	return strings.Map(func(r rune) rune {
		r = halfWidth(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// halfWidth returns the ASCII character of a full-width one.
func halfWidth(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r >= '\uff01' && r <= '\uff5e':
		return r - '\uff01' + '!'
	}
	return r
}

// loose returns a normal form without the words that people leave out: 区人民政府 and 区政府 are one.
func loose(normal string) string { return shorten.Replace(normal) }

var shorten = strings.NewReplacer("人民政府", "政府", "中华人民共和国", "", "委员会", "委")

// normalNames returns the normal forms of all names of the body, each once.
func (b Body) normalNames() []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, name := range append([]string{b.Name.ZH, b.Name.EN}, b.Aliases...) {
		if n := Normal(name); !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
