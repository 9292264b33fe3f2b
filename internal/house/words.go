package house

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// outside are the things no file of the repository may name, because they lie outside it: somebody's folders, package
// registries, documents that are not here, and how the work was organised. A clone must make sense by itself.
//
// Words are in lower case and found in any case; a bar stands for nothing, so that this list does not find itself.
var outside = []struct{ what, words string }{
	{"a folder beside the repository", `../|shared`},
	{"a package registry", `proxy|.golang.org sum|.golang.org index|.golang.org goproxy|.io goproxy|.cn registry|.npmjs.org registry|.yarnpkg.com
		registry|.npmmirror.com deb|.debian.org security|.debian.org ftp|.debian.org archive|.ubuntu.com pypi|.org index|.crates.io static|.crates.io`},
	{"a document that is not in the repository", `law-|engine exem|plars`},
	{"how the work was organised", `sub|agent sub-|agent coding_|agent ai_|agent language_|model chat|bot system_|prompt this_|session previous_|session
		next_|session another_|session context_|window clau|de anth|ropic open|ai chat|gpt copi|lot`},
}

// patterns are such names with a number, or with a place in the line.
var patterns = []struct {
	what string
	re   *regexp.Regexp
}{
	{"a folder of one machine", regexp.MustCompile(`[/](work|tmp|root|home)[/]`)},
	{"a document that is not in the repository", regexp.MustCompile(`DE(CISIONS|SIGN),? (§|\d)`)},
	{"an entry of a tracker by number", regexp.MustCompile(`[Ii]ssues? #?\d`)},
	{"an entry of a tracker by number", regexp.MustCompile(`[Pp]ull request #?\d`)},
}

// checkWords finds such names in any text file, of every module.
func checkWords(root fs.FS) ([]string, error) {
	texts, err := textFiles(root)
	pages := map[string]bool{}
	for _, f := range texts {
		pages[path.Base(f.name)] = true
	}
	var out []string
	for _, f := range texts {
		out = append(out, f.outside()...)
		if !f.data() {
			out = append(out, f.missing(pages)...)
		}
	}
	return out, err
}

// textFile is a file without a zero byte.
type textFile struct {
	name string
	text []byte
}

func textFiles(root fs.FS) ([]textFile, error) {
	var out []textFile
	err := files(root, true, func(name string) error {
		text, err := fs.ReadFile(root, name)
		if err == nil && bytes.IndexByte(text, 0) < 0 {
			out = append(out, textFile{name, text})
		}
		return err
	})
	return out, err
}

// data reports whether the file may name pages that are not here: tables are kept as they came, with their sources, and
// tests make up files of their own.
func (f textFile) data() bool {
	return path.Ext(f.name) == ".csv" || strings.Contains("/"+f.name, "/testdata/")
}

func (f textFile) at(offset int) string {
	return fmt.Sprintf("%s:%d", f.name, 1+bytes.Count(f.text[:offset], []byte("\n")))
}

// outside finds the words and patterns in one file, in the order of the lists above.
func (f textFile) outside() []string {
	var out []string
	lower := lowerASCII(f.text)
	for _, o := range outside {
		for _, word := range strings.Fields(o.words) {
			word = strings.NewReplacer("|", "", "_", " ").Replace(word)
			if at := bytes.Index(lower, []byte(word)); at >= 0 {
				out = append(out, fmt.Sprintf("%s: %q names %s", f.at(at), word, o.what))
			}
		}
	}
	for _, p := range patterns {
		for _, at := range p.re.FindAllIndex(f.text, -1) {
			if at[0] == 0 || !joins(f.text[at[0]-1]) {
				out = append(out, fmt.Sprintf("%s: %q names %s", f.at(at[0]), f.text[at[0]:at[1]], p.what))
			}
		}
	}
	return out
}

// lowerASCII leaves other letters alone, so that places stay where they are.
func lowerASCII(text []byte) []byte {
	out := bytes.Clone(text)
	for i, b := range out {
		if 'A' <= b && b <= 'Z' {
			out[i] = b | 0x20
		}
	}
	return out
}

// joins reports that a byte beside a name makes it part of something longer: of a word, an address or a path.
func joins(b byte) bool {
	letter := 'a' <= b|0x20 && b|0x20 <= 'z'
	digit := '0' <= b && b <= '9'
	return letter || digit || strings.IndexByte("_.%/$}-", b) >= 0
}

// missing finds the Markdown files that a text names and that are not among pages.
func (f textFile) missing(pages map[string]bool) []string {
	const suffix = ".md"
	var out []string
	for end := 0; ; {
		next := bytes.Index(f.text[end:], []byte(suffix))
		if next < 0 {
			return out
		}
		dot := end + next
		end = dot + len(suffix)
		if end < len(f.text) && f.text[end] != '.' && joins(f.text[end]) {
			continue // longer than it looked
		}
		start := dot
		for start > 0 && joins(f.text[start-1]) {
			start--
		}
		if name := string(f.text[start:end]); start < dot && !pages[path.Base(name)] {
			out = append(out, fmt.Sprintf("%s: %s is not in the repository", f.at(start), name))
		}
	}
}
