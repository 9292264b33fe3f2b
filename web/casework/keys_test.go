package casework

import (
	"slices"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
)

// Claim: every form, field, hint, lead and obstacle has its words in both languages, also the fields of every kind of event that can be
// recorded or corrected.
func TestEverythingHasWords(t *testing.T) {
	known := i18n.Keys()
	want := func(key string) {
		if _, ok := slices.BinarySearch(known, key); !ok {
			t.Errorf("no message %s", key)
		}
	}
	for i := range verbs {
		b := &verbs[i]
		want("casework.verb." + b.name)
		want("casework.group." + b.group)
		if b.lead {
			want("casework.lead." + b.name)
		}
		if b.needs != nil {
			want("casework.needs." + b.name)
			want("casework.needs." + b.name + ".remedy")
		}
		for _, s := range b.specs {
			want(s.key())
			if s.hint != "" {
				want(s.hint)
			}
		}
	}
	for _, kind := range docket.Kinds {
		for _, l := range leavesOf(kind.Blank()) {
			want("casework.field." + fieldWord(kind, l.name))
		}
	}
	for _, name := range tabs {
		want("casework.tab." + name)
	}
}
