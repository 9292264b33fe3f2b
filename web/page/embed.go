package page

import (
	"embed"
	"encoding/json"
	"io/fs"
)

// dist holds what web/build.mjs makes of web/src: style sheet, script and icon under names with a digest, each with its gzip, and
// manifest.json. A copy of the source holds none of it: then pages come without style and say so, and nothing else changes.
//
//go:embed all:dist
var dist embed.FS

// Assets are the built files of the front end.
type Assets struct {
	files    fs.FS
	manifest map[string]string // name in the source → file
}

// BuiltAssets are the assets that were built into this program.
func BuiltAssets() Assets {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic("page: " + err.Error()) // the folder is embedded above
	}
	return AssetsIn(files)
}

// AssetsIn reads the manifest of a folder; without one there are no assets.
func AssetsIn(files fs.FS) Assets {
	a := Assets{files, map[string]string{}}
	if data, err := fs.ReadFile(files, "manifest.json"); err == nil {
		if err := json.Unmarshal(data, &a.manifest); err != nil {
			a.manifest = map[string]string{}
		}
	}
	return a
}

// Built reports whether there are any assets.
func (a Assets) Built() bool { return len(a.manifest) > 0 }

// Weight is what style and script weigh zipped, in bytes.
func (a Assets) Weight() int {
	total := 0
	for _, file := range a.manifest {
		data, _ := a.read(file, true)
		total += len(data)
	}
	return total
}

// URL is the address of an asset by its name in the source; empty where it was not built.
func (a Assets) URL(name string) string {
	if file := a.manifest[name]; file != "" {
		return "/assets/" + file
	}
	return ""
}
