package each

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// Mapped keeps length and order, and makes an empty slice of none, which JSON writes as [].
func TestMapped(t *testing.T) {
	if got := Mapped([]int{3, 1, 2}, strconv.Itoa); !slices.Equal(got, []string{"3", "1", "2"}) {
		t.Errorf("got %q", got)
	}
	if got := Mapped(nil, strconv.Itoa); got == nil || len(got) != 0 {
		t.Errorf("of none: %#v", got)
	}
}

// Kept divides: what is kept and what is not are all there was, each in order; what it was given stays as it was.
func TestKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(rapid.IntRange(-9, 9)).Draw(t, "in")
		before := slices.Clone(in)
		even := func(n int) bool { return n%2 == 0 }
		yes, no := Kept(in, even), Kept(in, func(n int) bool { return !even(n) })
		for _, n := range in {
			from := &no
			if even(n) {
				from = &yes
			}
			if len(*from) == 0 || (*from)[0] != n {
				t.Fatalf("%d is not next in %v", n, *from)
			}
			*from = (*from)[1:]
		}
		if len(yes)+len(no) != 0 || !slices.Equal(in, before) {
			t.Fatalf("left over: %v, %v; given %v, now %v", yes, no, before, in)
		}
	})
}

// Once names everything there is and nothing twice, in the order of first standing.
func TestOnce(t *testing.T) {
	for _, c := range []struct{ in, want []string }{
		{nil, nil},
		{[]string{"a"}, []string{"a"}},
		{[]string{"b", "a", "b", "b", "a", "c"}, []string{"b", "a", "c"}},
	} {
		if got := Once(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
