package law

import (
	"sync"
	"testing"

	"mandamus/i18n"
	"mandamus/law/packs"
)

// cnPack is the shipped pack of China, loaded once for all tests.
var cnPack = sync.OnceValue(func() *Pack {
	folder, ok := packs.Open("cn")
	if !ok {
		panic("the pack cn is not embedded")
	}
	p, problems := Load(folder)
	if p == nil {
		panic("the pack cn does not load:\n" + problems.In(i18n.EN))
	}
	return p
})

// The shipped pack loads without an error and passes its own tests, and every rule has a test that makes it true and one that makes it false.
func TestChinaPack(t *testing.T) {
	p := cnPack()
	results, seen := RunTests(p)
	for _, r := range results {
		for _, f := range r.Failures {
			t.Errorf("%s:%d: %s: %s", r.File, r.Line, r.Name, f.In(i18n.EN))
		}
	}
	if len(results) < len(p.Measures.Keys)+len(p.Limits.Keys) {
		t.Errorf("only %d tests for %d limits and %d measures", len(results), len(p.Limits.Keys), len(p.Measures.Keys))
	}
	for _, u := range seen.Untested(p) {
		t.Errorf("%s", u.In(i18n.EN))
	}
}
