package house

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
)

// A kind of event is declared by name in the table of kinds, and stands in docs/events.md in a line of the table there.
var (
	kindDeclared = regexp.MustCompile(`\("([a-z_]+\.[a-z_]+)"\)`)
	kindLine     = regexp.MustCompile("(?m)^\\|.*`[a-z_]+\\.[a-z_]+`.*\\|$")
	kindMention  = regexp.MustCompile("`([a-z_]+\\.[a-z_]+)`")
)

// checkEvents finds kinds of event that docs/events.md does not list, and kinds it lists that are gone.
func checkEvents(root fs.FS) ([]string, error) {
	code, err := fs.ReadFile(root, "docket/kindtable.go")
	if err != nil {
		return nil, err
	}
	page, err := fs.ReadFile(root, "docs/events.md")
	if err != nil {
		return nil, err
	}
	declared, listed := named(kindDeclared, string(code)), []string(nil)
	for _, line := range kindLine.FindAllString(string(page), -1) {
		listed = append(listed, named(kindMention, line)...)
	}
	var out []string
	for _, name := range declared {
		if !slices.Contains(listed, name) {
			out = append(out, fmt.Sprintf("docs/events.md: add the kind `%s`", name))
		}
	}
	for _, name := range listed {
		if !slices.Contains(declared, name) {
			out = append(out, fmt.Sprintf("docs/events.md: no docket has the kind %s", name))
		}
	}
	return out, nil
}

// named are the names that an expression finds in a text, in their order.
func named(re *regexp.Regexp, text string) (out []string) {
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}
