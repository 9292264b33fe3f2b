package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
)

// ManifestFormat is the form of manifests.
const ManifestFormat = "mandamus/open-data/v1"

// Manifest names the files that were made of a log.
type Manifest struct {
	Format  string `json:"format"`
	Origin  string `json:"origin"` // name of the log
	Size    int64  `json:"size"`   // number of entries the files were computed from: the first ones
	Root    string `json:"root"`   // of the tree over them, in base64
	Licence string `json:"licence"`
	Files   []File `json:"files"`
}

// File is a file of a manifest.
type File struct {
	Name   string `json:"name"`
	Table  string `json:"table,omitempty"`
	Rows   int    `json:"rows,omitempty"` // without the heads
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // in hexadecimal digits
}

// Path is where a file lies in a folder of many: what stands there never changes.
func (f File) Path() string { return f.SHA256 + "/" + f.Name }

func content(name, table string, rows int, data []byte) Content {
	sum := sha256.Sum256(data)
	return Content{File{Name: name, Table: table, Rows: rows, Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}, data}
}

// bytes is the manifest as a file.
func (m Manifest) bytes() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", " ")
	err := enc.Encode(m)
	return out.Bytes(), err
}

// ErrManifest: what was read is no manifest.
var ErrManifest = errors.New("no manifest of open data")

var (
	nameForm = regexp.MustCompile(`^[a-z_]{1,40}\.(csv|jsonl|parquet|json|txt)$`)
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// IsPath reports whether a path can be that of a file (File.Path).
func IsPath(hash, name string) bool { return hashForm.MatchString(hash) && nameForm.MatchString(name) }

// ParseManifest reads a manifest. The error wraps ErrManifest.
func ParseManifest(data []byte) (Manifest, error) {
	var m Manifest
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("%w: %w", ErrManifest, err)
	}
	if m.Format != ManifestFormat || m.Size < 0 {
		return Manifest{}, fmt.Errorf("%w: format %.40q, size %d", ErrManifest, m.Format, m.Size)
	}
	for _, f := range m.Files {
		if !IsPath(f.SHA256, f.Name) || f.Bytes < 0 || f.Rows < 0 {
			return Manifest{}, fmt.Errorf("%w: file %.40q", ErrManifest, f.Name)
		}
	}
	return m, nil
}
