// Package house holds the checks by which the repository keeps its own house rules. Its tests run them over this
// repository, and over small trees with planted faults, so that a check that has gone blind is noticed too.
//
// The words:
//
//   - The table is the list of packages in ARCHITECTURE.md. It says what each package is, what it may import, and which
//     effects it may have. Prose and check read the same lines, so the picture cannot drift from the code.
//   - An effect is a way in which a result can depend on more than the arguments: the clock, the disk, the network, a
//     random source; or a way to change more than the result: printing, memory that the compiler does not guard.
//   - A finding is one breach of a rule, as a line for people: file, line, what, which rule.
//
// A check is a function from a file tree to findings; an empty list means the rule is kept. Checks read source text and
// never run it, so they see files of every build tag. They judge imports and calls by name: a function value passed
// around, or an effect behind somebody else's interface, is not seen; reviews are for that. Folders with a go.mod of
// their own are other modules and outside the table.
package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strings"
)

// module is the path in go.mod; packages in the table are named relative to it.
const module = "mandamus"

// skipped are folders that are not part of the source.
var skipped = map[string]bool{".git": true, "bin": true, "node_modules": true}

// files calls visit for every regular file of the source, in lexical order. Where withModules is false, folders that
// hold a module of their own are left out.
func files(root fs.FS, withModules bool, visit func(name string) error) error {
	return fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return visit(name)
		case skipped[d.Name()]:
			return fs.SkipDir
		case name != "." && !withModules && holdsModule(root, name):
			return fs.SkipDir
		}
		return nil
	})
}

func holdsModule(root fs.FS, dir string) bool {
	_, err := fs.Stat(root, path.Join(dir, "go.mod"))
	return err == nil
}

// source is one parsed Go file.
type source struct {
	name string // path from the root of the tree
	pkg  string // its folder; "." is the root
	test bool
	set  *token.FileSet
	ast  *ast.File
}

func (s source) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", s.name, s.set.Position(pos).Line)
}

// sources parses every Go file of the module, whatever its build tags. Folders named testdata are data.
func sources(root fs.FS) ([]source, error) {
	var out []source
	err := files(root, false, func(name string) error {
		if !strings.HasSuffix(name, ".go") || strings.Contains("/"+name, "/testdata/") {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		s := source{name: name, pkg: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), set: token.NewFileSet()}
		s.ast, err = parser.ParseFile(s.set, name, text, parser.SkipObjectResolution)
		out = append(out, s)
		return err
	})
	return out, err
}
