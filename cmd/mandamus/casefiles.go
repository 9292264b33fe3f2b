package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"mandamus/casefile"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// stdinName is what standard input is called among the files.
const stdinName = "-"

// expand replaces each folder by the case files in it, in order of their names. What does not exist is left in place: reading it
// will say so.
func (p *program) expand(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		info, err := os.Stat(name)
		if name == stdinName || err != nil || !info.IsDir() {
			out = append(out, name)
			continue
		}
		files, err := filesIn(name, ".yaml", ".yml", ".json")
		if err != nil {
			return nil, wrong(name, "cmd.file.unreadable", "error", err)
		}
		if len(files) == 0 {
			return nil, wrong(name, "cmd.file.empty_folder")
		}
		out = append(out, files...)
	}
	return out, nil
}

// filesIn are the files of a folder with one of the endings, sorted.
func filesIn(folder string, endings ...string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var out []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains(endings, filepath.Ext(e.Name())) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out, err
}

// readCase reads and checks one case file.
func (p *program) readCase(name string) (*casefile.File, fault.Problems) {
	data, err := p.read(name)
	if err != nil {
		return nil, fault.Problems{*err}
	}
	return casefile.Read(name, data)
}

// read returns the bytes of a file, or of standard input. A file that is too large is refused before it is read.
func (p *program) read(name string) ([]byte, *fault.Problem) {
	if name == stdinName {
		return readAll(name, p.stdin)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		return nil, problem(name, "cmd.file.folder")
	case info.Mode().IsRegular() && info.Size() > strictyaml.MaxBytes:
		return nil, tooLarge(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	return readAll(name, f)
}

// readAll reads no more than a file may have.
func readAll(name string, r io.Reader) ([]byte, *fault.Problem) {
	data, err := io.ReadAll(io.LimitReader(r, strictyaml.MaxBytes+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	if len(data) > strictyaml.MaxBytes {
		return nil, tooLarge(name)
	}
	return data, nil
}

func tooLarge(name string) *fault.Problem {
	return problem(name, "cmd.file.large", "mib", strictyaml.MaxBytes>>20)
}

// unreadable says why a file cannot be read, and which file of the folder was probably meant.
func unreadable(name string, err error) *fault.Problem {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p := problem(name, "cmd.file.missing")
		if near, ok := fault.Nearest(filepath.Base(name), siblings(name)); ok {
			p.Hint = i18n.M("cmd.usage.near", "word", filepath.Join(filepath.Dir(name), near))
		}
		return p
	case errors.Is(err, fs.ErrPermission):
		return problem(name, "cmd.file.denied")
	}
	return problem(name, "cmd.file.unreadable", "error", err)
}

// siblings are the names in the folder of a file.
func siblings(name string) []string {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// problem is what is wrong with a file as a whole.
func problem(file, key string, args ...any) *fault.Problem {
	return &fault.Problem{File: file, What: i18n.M(key, args...)}
}
