// Package examples holds the case files that come with the program: real cases rebuilt from press reports, and invented ones. A real case
// holds reported facts only; whatever is played through or invented runs on fictitious bodies. Here they are only bytes: package casefile
// reads them, and README.md of each folder says how they were made.
package examples

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed cn/*.yaml fictitious/*.yaml
var files embed.FS

// Example is one case file.
type Example struct {
	ID       string // name of the file without its ending; the id in the file is the same
	Name     string // name of the file, for problems
	Invented bool   // fictitious bodies, persons and numbers
	Data     []byte
}

// All returns the examples, the invented ones last, each group in the order of its names.
func All() ([]Example, error) {
	var out []Example
	for _, folder := range []string{"cn", "fictitious"} {
		entries, err := fs.ReadDir(files, folder)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			data, err := fs.ReadFile(files, path.Join(folder, e.Name()))
			if err != nil {
				return nil, err
			}
			out = append(out, Example{strings.TrimSuffix(e.Name(), ".yaml"), e.Name(), folder == "fictitious", data})
		}
	}
	return out, nil
}
