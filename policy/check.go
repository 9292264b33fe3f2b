package policy

import (
	"slices"
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

//i18n:keys policy.unknown.*

// place is where a value of a file stands.
type place struct {
	line int
	path string
}

func (c *checker) fail(at place, value string, what, hint i18n.Msg) {
	c.problems = append(c.problems, fault.Problem{File: c.file, Line: at.line, Path: at.path, Value: value, What: what, Hint: hint})
}

func (c *checker) warn(what, hint i18n.Msg) {
	c.problems = append(c.problems, fault.Problem{File: c.file, What: what, Hint: hint, Warning: true})
}

// version refuses a form this program does not know.
func (c *checker) version(key string, got int) {
	if got != Version {
		c.fail(place{path: key}, "", i18n.M("policy.version", "got", got), i18n.M("policy.version.hint", "want", Version))
	}
}

// role refuses a role that does not exist.
func (c *checker) role(at place, r Role) { c.word(at, string(r), roleWords(), "policy.unknown.role") }

// rolesIn refuses an empty list, unknown roles, and one given twice.
func (c *checker) rolesIn(at place, list []Role) {
	if len(list) == 0 {
		c.fail(at, "", i18n.M("policy.nobody"), i18n.M("policy.nobody.hint"))
	}
	for i, r := range list {
		c.role(at, r)
		if slices.Contains(list[:i], r) {
			c.fail(at, string(r), i18n.M("policy.twice", "word", string(r)), i18n.Msg{})
		}
	}
}

// word refuses a word that is not in its closed list.
func (c *checker) word(at place, word string, list []string, key string) {
	if slices.Contains(list, word) {
		return
	}
	c.fail(at, word, i18n.Msg{Key: key, Args: []any{"word", word}}, meant(word, list))
}

// meant names the word that was probably meant, or all.
func meant(word string, list []string) i18n.Msg {
	if near, ok := fault.Nearest(word, list); ok {
		return i18n.M("policy.near", "word", near)
	}
	return i18n.M("policy.words", "words", strings.Join(list, " "))
}

// roleWords are the roles as words.
func roleWords() []string {
	words := make([]string, len(Roles))
	for i, r := range Roles {
		words[i] = string(r)
	}
	return words
}
