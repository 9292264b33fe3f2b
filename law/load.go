package law

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"

	"mandamus/calendar"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Load reads the pack in a folder: all its .yaml files (also in texts/) and rates.csv. It returns every problem with file and line; the Pack is
// nil unless the pack is fit for use. The pack's own tests are run by RunTests, not here.
func Load(folder fs.FS, options ...LoadOption) (*Pack, fault.Problems) {
	p, files, problems := read(folder)
	p.cal = calendar.China()
	for _, o := range options {
		o(p)
	}
	if problems.Err() != nil {
		return nil, problems
	}
	problems = append(problems, p.resolve(files)...)
	if problems.Err() != nil {
		return nil, problems
	}
	c := compile(p, p.defaults())
	problems = append(problems, c.problems...)
	if problems.Err() == nil {
		p.standard = c.program
		problems = append(problems, p.check(c)...)
	}
	problems.Sort()
	if problems.Err() != nil {
		return nil, problems
	}
	return p, problems
}

// LoadOption is how a pack is loaded.
type LoadOption func(*Pack)

// WithCalendar loads a pack with another state of its calendar than the one that comes with the program: further years are known.
func WithCalendar(c *calendar.Calendar) LoadOption { return func(p *Pack) { p.cal = c } }

type packFile struct {
	name string
	data []byte
}

// read decodes and merges the files.
func read(folder fs.FS) (*Pack, []packFile, fault.Problems) {
	p := &Pack{}
	files, err := packFiles(folder)
	if err != nil {
		return p, nil, fault.Problems{{What: i18n.M("law.pack.error", "error", err.Error())}}
	}
	var problems fault.Problems
	sum := sha256.New()
	for _, f := range files {
		fmt.Fprintf(sum, "%s %d\n", f.name, len(f.data))
		sum.Write(f.data)
		if path.Ext(f.name) == ".csv" {
			var wrong fault.Problems
			t, err := ReadRates(bytes.NewReader(f.data))
			if p.rates = t; errors.As(err, &wrong) {
				wrong[0].File = f.name
				problems = append(problems, wrong...)
			}
			continue
		}
		var s source
		problems = append(problems, strictyaml.Decode(f.name, f.data, &s)...)
		problems = append(problems, p.merge(f.name, &s)...)
	}
	p.digest = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	if p.Pack == nil {
		problems = append(problems, fault.Problem{What: i18n.M("law.pack.no_header")})
	}
	if p.rates == nil {
		p.rates = &RateTable{series: map[string][]tableRate{}}
	}
	return p, files, problems
}

// Files returns the files of a folder that make up the pack in it, by name.
func Files(folder fs.FS) (map[string]string, error) {
	files, err := packFiles(folder)
	out := map[string]string{}
	for _, f := range files {
		out[f.name] = string(f.data)
	}
	return out, err
}

func packFiles(folder fs.FS) ([]packFile, error) {
	var out []packFile
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if ext := path.Ext(name); ext != ".yaml" && path.Base(name) != "rates.csv" {
			return nil
		}
		data, err := fs.ReadFile(folder, name)
		out = append(out, packFile{name, data})
		return err
	})
	slices.SortFunc(out, func(a, b packFile) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	return out, err
}

// merge adds the sections of one file; an id used twice is an error.
func (p *Pack) merge(file string, s *source) (problems fault.Problems) {
	if s.Pack != nil {
		if p.Pack != nil {
			problems = append(problems, fault.Problem{File: file, Path: "pack", What: i18n.M("law.pack.two_headers")})
		}
		p.Pack = s.Pack
	}
	p.Tests = append(p.Tests, s.Tests...)
	into, from := reflect.ValueOf(&p.source).Elem(), reflect.ValueOf(s).Elem()
	for i := range from.NumField() {
		f := from.Field(i)
		if f.Kind() != reflect.Struct {
			continue
		}
		section := from.Type().Field(i).Tag.Get("yaml")
		for _, id := range mergeOrdered(into.Field(i), f) {
			line := f.FieldByName("Line").MapIndex(reflect.ValueOf(id))
			problems = append(problems, fault.Problem{File: file, Line: int(line.Int()), Path: section + "." + id, Value: id,
				What: i18n.M("law.pack.duplicate_id", "id", id)})
		}
	}
	return problems
}

// mergeOrdered appends the entries of one Ordered to another and returns the keys that were there already.
func mergeOrdered(into, from reflect.Value) (twice []string) {
	keys, m, lines := into.FieldByName("Keys"), into.FieldByName("M"), into.FieldByName("Line")
	if m.IsNil() {
		m.Set(reflect.MakeMap(m.Type()))
		lines.Set(reflect.MakeMap(lines.Type()))
	}
	for _, id := range from.FieldByName("Keys").Interface().([]string) {
		k := reflect.ValueOf(id)
		if m.MapIndex(k).IsValid() {
			twice = append(twice, id)
			continue
		}
		keys.Set(reflect.Append(keys, k))
		m.SetMapIndex(k, from.FieldByName("M").MapIndex(k))
		lines.SetMapIndex(k, from.FieldByName("Line").MapIndex(k))
	}
	return twice
}
