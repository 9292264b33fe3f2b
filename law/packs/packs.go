// Package packs holds the law that comes with the program: a folder a jurisdiction, embedded. What the files mean is
// package law's business; here they are only bytes.
package packs

import (
	"embed"
	"io/fs"
	"slices"
)

//go:embed cn
var files embed.FS

// IDs are the packs there are.
func IDs() []string { return []string{"cn"} }

// Open returns the folder of a pack.
func Open(id string) (fs.FS, bool) {
	if !slices.Contains(IDs(), id) {
		return nil, false
	}
	sub, err := fs.Sub(files, id)
	return sub, err == nil
}
