package sqlstore

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"mandamus/store"
)

func TestCursor(t *testing.T) {
	// A place comes back as it was written, for the list it was written for and no other.
	rapid.Check(t, func(t *rapid.T) {
		n, s := rapid.Int64().Draw(t, "n"), rapid.StringMatching(`[^\x00]*`).Draw(t, "s")
		text := cursor{"cases", []any{n, s}}.String()
		got, err := placeIn(text, "cases", "ns")
		if err != nil || !reflect.DeepEqual(got, []any{n, s}) {
			t.Fatalf("%v, %v", got, err)
		}
		for list, kinds := range map[string]string{"tasks": "ns", "cases": "nss", "cases ": "ns"} {
			if _, err := placeIn(text, list, kinds); !errors.Is(err, store.ErrCursor) {
				t.Errorf("%s %s: %v", list, kinds, err)
			}
		}
	})
}

func FuzzCursor(f *testing.F) {
	// Whatever stands in an address, it is a place or ErrCursor.
	f.Add(cursor{"cases", []any{int64(1), "x"}}.String())
	f.Add("")
	f.Add("W10")
	f.Add("WyJjYXNlcyIsMSwiXHUwMDAwIl0")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := placeIn(text, "cases", "ns")
		if err != nil && !errors.Is(err, store.ErrCursor) || err == nil && text != "" && len(got) != 2 {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	})
}

func TestBulk(t *testing.T) {
	// Rows of a table come in statements of a power of two of rows, in their order, tables in the order of their first rows.
	one, two := &target{"one", []string{"a", "b"}, ""}, &target{"two", []string{"c"}, " ON CONFLICT DO NOTHING"}
	for _, n := range []int{0, 1, 2, 3, most - 1, most, most + 1, 2*most + 5} {
		var b bulk
		for i := range n {
			b.add(one, int64(i), "x")
			b.add(two, int64(-i))
		}
		next := map[string]int64{"one": 0, "two": 0}
		for _, s := range b.stmts() {
			table, width, sign := "one", 2, int64(1)
			if s.Text[len("INSERT INTO ")] == 't' {
				table, width, sign = "two", 1, -1
			}
			rows := len(s.Args) / width
			if rows&(rows-1) != 0 || rows > most {
				t.Errorf("%d rows in a statement", rows)
			}
			for i := range rows {
				if s.Args[i*width] != sign*next[table] {
					t.Errorf("%s: row %v, want %d", table, s.Args[i*width], sign*next[table])
				}
				next[table]++
			}
		}
		if next["one"] != int64(n) || next["two"] != int64(n) {
			t.Errorf("%d rows became %v", n, next)
		}
	}
	var b bulk
	b.add(one, int64(1), "x")
	b.add(one, int64(2), "y")
	if got, want := b.stmts()[0].Text, "INSERT INTO one (a, b) VALUES (?, ?), (?, ?)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
