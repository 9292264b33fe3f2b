package house

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

var requirement = regexp.MustCompile(`(?m)^(?:require)?\s+(\S+\.\S+/\S+) v\S+$`)

// checkRecords finds modules that go.mod requires directly and no record in docs/decisions names.
func checkRecords(root fs.FS) ([]string, error) {
	mod, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(root, "docs/decisions/*.md")
	if err != nil {
		return nil, err
	}
	var records strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, err
		}
		records.Write(text)
	}
	var out []string
	for _, m := range requirement.FindAllStringSubmatch(string(mod), -1) {
		if !strings.Contains(records.String(), "`"+m[1]+"`") {
			out = append(out, fmt.Sprintf("go.mod: %s is required, and no record in docs/decisions says why", m[1]))
		}
	}
	return out, nil
}
