package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mandamus": main})
}

// The program does what its scripts say, each of which claims one thing in its first line.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_GB.UTF-8")
			env.Setenv("TOY", filepath.Join(root, "report/testdata/pack"))
			env.Setenv("CASE", filepath.Join(root, "report/testdata/case.yaml"))
			env.Setenv("PRESS", filepath.Join(root, "report/testdata/press.yaml"))
			env.Setenv("EXAMPLES", filepath.Join(root, "examples"))
			env.Setenv("PACK", filepath.Join(root, "law/packs/cn"))
			env.Setenv("VECTORS", filepath.Join(root, "law/testdata/vectors.csv"))
			return nil
		},
	})
}
