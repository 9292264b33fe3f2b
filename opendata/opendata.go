// Package opendata writes the public record as files for whoever counts and compares: tables of cases, duties, measures and what else a
// record says, each as CSV, as JSON Lines and as Parquet, with a dictionary of every column, a licence and a manifest.
//
// Words. A table is a list of rows of one kind; its columns are the fields of a struct (rows.go), and the dictionary is made of the same struct. The
// manifest names every file with its SHA-256, and the log whose first entries the files were computed from; the hash of the manifest is put
// into the log, so that a file that was changed afterwards is found out.
//
// The files come from entries of the log and from nothing else: what is in no entry is in no file. The same entries give the same bytes, so
// that whoever has the log can make the files again and compare. A cell that no entry fills is empty; it never means zero or no. Of a case
// closed to the public by law there is one row that says so, and no other.
//
// The package is pure. It does not read the log, write to a disk or know what day it is, and it has no names of bodies or courts: what
// stands there are the ids of the register.
package opendata

import (
	_ "embed"
	"encoding/base64"

	"mandamus/publog"
	"mandamus/record"
)

//go:embed licence.txt
var licence []byte

// Licence is the SPDX identifier of the licence of the files.
const Licence = "CC0-1.0"

// ManifestName is the name of the file that names all others.
const ManifestName = "manifest.json"

// Content is a file with its bytes.
type Content struct {
	File
	Data []byte
}

// Make returns the files computed from a record, the manifest last. Size and root of the checkpoint are those of the log that was read into the
// record.
func Make(r *record.Record, log publog.Checkpoint) ([]Content, error) {
	var out []Content
	for _, s := range sheets(r) {
		for _, f := range formats {
			data, err := f.write(s)
			if err != nil {
				return nil, err
			}
			out = append(out, content(s.name()+f.ending, s.name(), s.rows(), data))
		}
	}
	dictionary, err := dictionaryFiles()
	if err != nil {
		return nil, err
	}
	out = append(append(out, dictionary...), content("licence.txt", "", 0, licence))
	m := Manifest{Format: ManifestFormat, Origin: log.Origin, Size: log.Size, Root: base64.StdEncoding.EncodeToString(log.Root[:]), Licence: Licence}
	for _, c := range out {
		m.Files = append(m.Files, c.File)
	}
	data, err := m.bytes()
	return append(out, content(ManifestName, "", 0, data)), err
}
