package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every key that the module's source names is in the catalogue and gets the arguments its text needs, and every key of the
// catalogue is used: it stands as a string in a Go file or template, or is announced by a comment //i18n:keys.
//
// A function that passes a key on names its parameter key and ends in args ...any; the keys in calls of it are checked too.
func TestSourceAndCatalogueAgree(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	u := &usage{passers: map[string]int{"i18n.T": 1, "i18n.M": 0, "i18n.N": 2}, seen: map[string]bool{}}
	if err := u.read(root); err != nil {
		t.Fatal(err)
	}
	u.check()
	for _, fault := range u.faults {
		t.Error(fault)
	}
	for _, key := range Keys() {
		if !u.used(key) {
			t.Errorf("key %s is used nowhere: delete it", key)
		}
	}
}

// The check above sees what it is for: a missing key, a missing argument, a key behind a passer and an announced key.
func TestUsageSeesFaults(t *testing.T) {
	source := `package p
//i18n:keys fault.*
func f() {
	i18n.T(l, "no.such", "a", 1)
	i18n.M("fault.warning", "txt", 1)
	i18n.M("fault.warning", "text", 1)
	_ = i18n.Msg{Key: "none"}
	refuse(1, "gone")
	i18n.M(dynamic, args...)
}
func refuse(n int, key string, args ...any) {}
`
	u := &usage{passers: map[string]int{"i18n.T": 1, "i18n.M": 0}, seen: map[string]bool{}}
	if err := u.addGo("p.go", []byte(source)); err != nil {
		t.Fatal(err)
	}
	u.check()
	want := []string{
		"p.go:4: key no.such is not in the catalogue",
		"p.go:5: key fault.warning needs the argument text",
		"p.go:7: key none is not in the catalogue",
		"p.go:8: key gone is not in the catalogue",
	}
	slices.Sort(u.faults)
	if !slices.Equal(u.faults, want) {
		t.Errorf("got %q", u.faults)
	}
	if !u.used("fault.other") || !u.used("gone") || u.used("strictyaml.day") {
		t.Error("use is not seen")
	}
}

// usage is what the source says about keys.
type usage struct {
	fset    token.FileSet
	files   []*ast.File
	passers map[string]int  // functions that take a key, by name; the index of the key among the arguments
	seen    map[string]bool // all string literals
	globs   []string        // announced by //i18n:keys
	faults  []string
}

// read takes in all Go files and templates under root, tests and hidden folders excepted.
func (u *usage) read(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules"):
			return fs.SkipDir
		case entry.IsDir() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		switch filepath.Ext(name) {
		case ".go":
			return u.addFile(path, u.addGo)
		case ".html", ".tmpl":
			return u.addFile(path, u.addTemplate)
		}
		return nil
	})
}

func (u *usage) addFile(path string, add func(name string, data []byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return add(path, data)
}

// addGo takes in a Go file.
func (u *usage) addGo(name string, data []byte) error {
	file, err := parser.ParseFile(&u.fset, name, data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	u.files = append(u.files, file)
	for _, group := range file.Comments {
		for _, c := range group.List {
			if globs, ok := strings.CutPrefix(c.Text, "//i18n:keys "); ok {
				u.globs = append(u.globs, strings.Fields(globs)...)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				u.seen[s] = true
			}
		case *ast.FuncDecl:
			u.declare(file.Name.Name+"."+n.Name.Name, keyParameter(n.Type))
		}
		return true
	})
	return nil
}

// declare notes which argument of a function is a key, -1 for none. Where a package has two methods of one name that differ
// in this, calls of that name are not checked.
func (u *usage) declare(name string, key int) {
	if before, ok := u.passers[name]; ok && before != key {
		key = -1
	}
	u.passers[name] = key
}

// addTemplate takes in the quoted strings of a template.
func (u *usage) addTemplate(_ string, data []byte) error {
	for i, piece := range strings.Split(string(data), `"`) {
		if i > 0 {
			u.seen[piece] = true
		}
	}
	return nil
}

// keyParameter returns the index of the parameter key string of a function that ends in args ...any, or -1.
func keyParameter(f *ast.FuncType) int {
	var names []string
	for _, field := range f.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	last := f.Params.NumFields() - 1
	if last < 1 || len(names) != last+1 || names[last] != "args" || names[last-1] != "key" {
		return -1
	}
	return last - 1
}

// check looks at every call that takes a key and at every literal of Msg.
func (u *usage) check() {
	for _, file := range u.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				callee := u.callee(file, n)
				if at, ok := u.passers[callee]; ok && at >= 0 && at < len(n.Args) {
					// N knows the number itself.
					u.checkKey(n.Args[at], n.Args[at+1:], isOurs(n.Fun) && callee != "i18n.N" && !n.Ellipsis.IsValid())
				}
			case *ast.KeyValueExpr:
				if name, ok := n.Key.(*ast.Ident); ok && name.Name == "Key" {
					u.checkMsgKey(file, n)
				}
			}
			return true
		})
	}
}

// callee names a called function by its package; a method is looked for in the package of the caller.
func (u *usage) callee(file *ast.File, call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return file.Name.Name + "." + f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			if _, ok := u.passers[x.Name+"."+f.Sel.Name]; ok {
				return x.Name + "." + f.Sel.Name
			}
		}
		return file.Name.Name + "." + f.Sel.Name
	}
	return ""
}

// isOurs reports whether the function is T or M itself; another that passes a key on may add arguments of its own.
func isOurs(f ast.Expr) bool {
	sel, ok := f.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == "i18n"
}

// checkKey looks at a literal key and, if all arguments stand in the call, at their names.
func (u *usage) checkKey(key ast.Expr, args []ast.Expr, complete bool) {
	text, ok := literal(key)
	if !ok {
		return
	}
	entry, ok := catalogue[text]
	if !ok {
		u.fault(key, "key %s is not in the catalogue", text)
		return
	}
	var names []string
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		complete = complete && ok
		names = append(names, name)
	}
	for _, name := range Placeholders(entry.EN) {
		if complete && !slices.Contains(names, name) {
			u.fault(key, "key %s needs the argument %s", text, name)
		}
	}
}

// checkMsgKey looks at Key: "…" inside a literal of i18n.Msg.
func (u *usage) checkMsgKey(file *ast.File, pair *ast.KeyValueExpr) {
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || !slices.Contains(lit.Elts, ast.Expr(pair)) {
			return true
		}
		if sel, ok := lit.Type.(*ast.SelectorExpr); ok && sel.Sel.Name == "Msg" {
			u.checkKey(pair.Value, nil, false)
		}
		return true
	})
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func (u *usage) fault(at ast.Node, format string, args ...any) {
	where := u.fset.Position(at.Pos())
	u.faults = append(u.faults, fmt.Sprintf("%s:%d: ", where.Filename, where.Line)+fmt.Sprintf(format, args...))
}

// used reports whether the source names the key or announces it; the form for one thing is used with its base.
func (u *usage) used(key string) bool {
	key = strings.TrimSuffix(key, oneForm)
	return u.seen[key] || slices.ContainsFunc(u.globs, func(glob string) bool {
		prefix, open := strings.CutSuffix(glob, "*")
		return key == glob || open && strings.HasPrefix(key, prefix)
	})
}

// moduleRoot is the folder of go.mod above this package.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fs.ErrNotExist
		}
		dir = filepath.Dir(dir)
	}
	return "", err
}
