package house

import (
	"fmt"
	"go/ast"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// effectNames are the effects a row of the table may grant.
var effectNames = []string{"clock", "disk", "network", "random", "print", "unsafe"}

// importEffects says which packages of the standard library have an effect as a whole. A name that ends in a slash
// covers what lies below it.
var importEffects = map[string]string{
	"os": "disk", "os/": "disk", "path/filepath": "disk", "io/ioutil": "disk", "syscall": "disk", "plugin": "disk",
	"net": "network", "net/": "network", "crypto/tls": "network", "expvar": "network",
	"math/rand": "random", "math/rand/v2": "random", "crypto/rand": "random", "hash/maphash": "random",
	"log": "print", "log/": "print",
	"unsafe": "unsafe", "C": "unsafe", "runtime/cgo": "unsafe",
}

// harmless are packages under a covered name that only compute.
var harmless = []string{"net/url", "net/netip", "net/mail", "net/textproto"}

// callEffects says which functions have an effect where their package as a whole has none.
var callEffects = map[string]string{
	"time.Now": "clock", "time.Since": "clock", "time.Until": "clock", "time.Sleep": "clock", "time.After": "clock",
	"time.AfterFunc": "clock", "time.Tick": "clock", "time.NewTimer": "clock", "time.NewTicker": "clock",
	"time.LoadLocation": "disk", // prefers the zone files of the machine
	"time.Local":        "disk", // the zone of the machine
	"fmt.Print":         "print", "fmt.Printf": "print", "fmt.Println": "print",
	"fmt.Scan": "print", "fmt.Scanf": "print", "fmt.Scanln": "print",
}

// checkEffects finds effects that the table does not grant. Tests may have any.
func checkEffects(root fs.FS, t table) ([]string, error) {
	all, err := sources(root)
	var out []string
	for _, s := range all {
		if s.test {
			continue
		}
		for _, e := range effectsOf(s) {
			if !slices.Contains(t.rows[s.pkg].effects, e.effect) {
				out = append(out, fmt.Sprintf("%s: %s has the effect %q and the table grants %s none such", e.where, e.what, e.effect, s.pkg))
			}
		}
	}
	return out, err
}

// use is one place where a file has an effect.
type use struct{ where, what, effect string }

func effectsOf(s source) []use {
	var out []use
	local := map[string]string{} // name in this file → import path
	for _, spec := range s.ast.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		if e := importEffect(name); e != "" {
			out = append(out, use{s.at(spec.Pos()), name, e})
		}
		local[localName(spec, name)] = name
	}
	ast.Inspect(s.ast, func(n ast.Node) bool {
		if what := called(n, local); callEffects[what] != "" {
			out = append(out, use{s.at(n.Pos()), what, callEffects[what]})
		}
		return true
	})
	return out
}

func importEffect(name string) string {
	if slices.Contains(harmless, name) {
		return ""
	}
	for dir := name; ; {
		if e := importEffects[dir]; e != "" {
			return e
		}
		i := strings.LastIndex(strings.TrimSuffix(dir, "/"), "/")
		if i < 0 {
			return ""
		}
		dir = dir[:i+1]
	}
}

func localName(spec *ast.ImportSpec, name string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	return path.Base(name)
}

// called names a selector by import path and name, such as time.Now, whether it is called or passed on.
func called(n ast.Node, local map[string]string) string {
	sel, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if id, ok := sel.X.(*ast.Ident); ok && local[id.Name] != "" {
		return local[id.Name] + "." + sel.Sel.Name
	}
	return ""
}
