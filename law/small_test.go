package law

import (
	"os"
	"sync"
	"testing"

	"mandamus/i18n"
)

// smallPack is the fictitious pack of testdata/packs/small, loaded once for all tests.
var smallPack = sync.OnceValue(func() *Pack {
	p, problems := Load(os.DirFS("testdata/packs/small"))
	if p == nil {
		panic("the small pack does not load:\n" + problems.In(i18n.EN))
	}
	return p
})

// The fictitious pack loads without a word of warning, passes its own tests, and each slot and condition is tested both ways.
func TestSmallPack(t *testing.T) {
	p, problems := Load(os.DirFS("testdata/packs/small"))
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", problems.In(i18n.EN))
	}
	results, seen := RunTests(p)
	for _, r := range results {
		for _, f := range r.Failures {
			t.Errorf("%s:%d: %s: %s", r.File, r.Line, r.Name, f.In(i18n.EN))
		}
	}
	for _, u := range seen.Untested(p) {
		t.Errorf("%s", u.In(i18n.EN))
	}
}
