package sqlstore_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mandamus/store/postgres"
	"mandamus/store/sqlite"
)

// banned is what the SQL does without, so that it runs on engines that only speak the protocol of PostgreSQL.
var banned = regexp.MustCompile(`(?i)\b(LISTEN|NOTIFY|TRIGGER|SEQUENCE|SERIAL|BIGSERIAL|NEXTVAL|AUTOINCREMENT|AUTO_INCREMENT|IDENTITY|pg_advisory\w*|advisory_\w+|pg_notify|NOW\(\)|CURRENT_TIMESTAMP|RANDOM\(\)|BOOLEAN|TIMESTAMP\w*|JSONB?|REAL|DOUBLE|NUMERIC|BYTEA|BLOB|STRICT)\b`)

func TestSQLIsPortable(t *testing.T) {
	// No migration and no statement of the program uses what is banned.
	texts := map[string]string{}
	for name, files := range map[string]fs.FS{"sqlite": sqlite.Migrations(), "postgres": postgres.Migrations()} {
		for file, text := range migrations(t, files) {
			texts[name+"/"+file] = text
		}
	}
	for _, dir := range []string{".", "../sqlite", "../postgres"} {
		for at, text := range literals(t, dir) {
			texts[at] = text
		}
	}
	if len(texts) < 80 {
		t.Fatalf("only %d texts were looked at", len(texts))
	}
	for _, at := range slices.Sorted(maps.Keys(texts)) {
		if word := banned.FindString(texts[at]); word != "" {
			t.Errorf("%s uses %s", at, word)
		}
	}
}

// migrations are the texts of migration files without comments.
func migrations(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	names, err := fs.Glob(files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	out := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = regexp.MustCompile(`(?m)--.*$`).ReplaceAllString(string(text), "")
	}
	return out
}

var statement = regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE| ON CONFLICT| WHERE|DO )`)

// literals are the string literals of a package that begin like SQL.
func literals(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && statement.MatchString(text) {
					out[fmt.Sprint(set.Position(lit.Pos()))] = text
				}
			}
			return true
		})
	}
	return out
}

var (
	createTable = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\)`)
	createIndex = regexp.MustCompile(`CREATE INDEX (\w+) ON (\w+) \(([^)]*)\)`)
)

func TestDialectsHaveOneShape(t *testing.T) {
	// Both drivers have the same migrations by name, only forwards, and but for the search index the same tables, columns,
	// keys and indexes.
	ours, theirs := migrations(t, sqlite.Migrations()), migrations(t, postgres.Migrations())
	if a, b := slices.Sorted(maps.Keys(ours)), slices.Sorted(maps.Keys(theirs)); !slices.Equal(a, b) {
		t.Fatalf("migrations %v and %v", a, b)
	}
	for i, name := range slices.Sorted(maps.Keys(ours)) {
		if !strings.HasPrefix(name, fmt.Sprintf("%05d_", i+1)) {
			t.Errorf("%s is not number %d", name, i+1)
		}
		if strings.Contains(ours[name]+theirs[name], "goose Down") {
			t.Errorf("%s goes backwards", name)
		}
		if a, b := shape(ours[name]), shape(theirs[name]); !maps.Equal(a, b) {
			t.Errorf("%s: shapes differ\n%v\n%v", name, a, b)
		}
	}
}

func shape(text string) map[string]string {
	out := map[string]string{}
	for _, m := range createTable.FindAllStringSubmatch(text, -1) {
		if m[1] != "search_index" && m[1] != "search_open" {
			out[m[1]] = strings.Join(strings.Fields(strings.ReplaceAll(m[2], "INTEGER", "BIGINT")), " ")
		}
	}
	for _, m := range createIndex.FindAllStringSubmatch(text, -1) {
		out[m[1]] = m[2] + " " + m[3]
	}
	return out
}
