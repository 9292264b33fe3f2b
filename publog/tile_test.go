package publog

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Paths are those of C2SP tlog-tiles, its own example among them.
func TestTilePath(t *testing.T) {
	for path, tile := range map[string]Tile{
		"tile/0/x001/x234/067":          {0, 1234067, 256},
		"tile/0/000":                    {0, 0, 256},
		"tile/63/999":                   {63, 999, 256},
		"tile/1/x001/000.p/1":           {1, 1000, 1},
		"tile/entries/x001/234.p/255":   {EntriesLevel, 1234, 255},
		"tile/entries/000":              {EntriesLevel, 0, 256},
		"tile/2/x999/x999/999.p/17":     {2, 999_999_999, 17},
		"tile/0/x001/x000/x000/000":     {0, 1_000_000_000, 256},
		"tile/entries/x010/x000/000":    {EntriesLevel, 10_000_000, 256},
		"tile/10/005.p/128":             {10, 5, 128},
		"tile/0/x036/x028/x797/018.p/1": {0, 36028797018, 1},
	} {
		if got := tile.Path(); got != path {
			t.Errorf("%+v: got %s, want %s", tile, got, path)
		}
		if got, err := ParseTile(path); err != nil || got != tile {
			t.Errorf("%s: got %+v, %v", path, got, err)
		}
	}
}

// Another spelling of a path, and a tile that cannot be, are refused.
func TestTilePathRefused(t *testing.T) {
	for _, path := range []string{
		"", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/64/000", "tile/-1/000",
		"tile/0/001/000", "tile/0/x000/000", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/", "tile/0/000.p/300",
		"tile/entry/000", "tile/entries/../000", "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/０００", "tile/0/000\n",
	} {
		if got, err := ParseTile(path); !errors.Is(err, ErrForm) {
			t.Errorf("%q: got %+v, %v", path, got, err)
		}
	}
}

func FuzzParseTile(f *testing.F) {
	// Whatever is taken is written back the same.
	for _, s := range []string{"tile/0/x001/x234/067", "tile/entries/000.p/1", "tile/63/000", "checkpoint"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if tile, err := ParseTile(path); err == nil && tile.Path() != path {
			t.Errorf("%q is taken as %+v, whose path is %q", path, tile, tile.Path())
		}
	})
}

// The tiles of the specification's example: 70,000 entries have 273 full tiles of level 0, one partial of 112; one full of level 1, one partial
// of 17; one of level 2 of width 1. 256 entries have a full one, and one of level 1 of width 1.
func TestTilesOfTheSpecification(t *testing.T) {
	count := map[Tile]int{}
	for _, tile := range Tiles(0, 70_000) {
		tile.N = 0
		count[tile]++
	}
	want := map[Tile]int{{EntriesLevel, 0, 256}: 273, {EntriesLevel, 0, 112}: 1, {0, 0, 256}: 273, {0, 0, 112}: 1, {1, 0, 256}: 1, {1, 0, 17}: 1, {2, 0, 1}: 1}
	if fmt.Sprint(count) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", count, want)
	}
	if got := Tiles(0, 256); !slices.Equal(got, []Tile{{EntriesLevel, 0, 256}, {0, 0, 256}, {1, 0, 1}}) {
		t.Errorf("256 entries: got %v", got)
	}
	if got := Tiles(256, 257); !slices.Equal(got, []Tile{{EntriesLevel, 1, 1}, {0, 1, 1}}) {
		t.Errorf("one more: got %v", got)
	}
	for _, none := range [][2]int64{{0, 0}, {5, 5}, {6, 5}, {-1, 5}} {
		if got := Tiles(none[0], none[1]); got != nil {
			t.Errorf("from %d to %d: got %v", none[0], none[1], got)
		}
	}
}

// Tiles written step by step are, in the end, those of the whole log: no tile that a reader needs was left at an old width.
func TestTilesGrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		have := map[string]bool{}
		size := int64(0)
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			next := size + rapid.Int64Range(0, 70_000).Draw(t, "more")
			for _, tile := range Tiles(size, next) {
				have[tile.Path()] = true
			}
			size = next
		}
		for _, tile := range Tiles(0, size) {
			if !have[tile.Path()] {
				t.Fatalf("%s was not written on the way to %d", tile.Path(), size)
			}
		}
	})
}

// A bundle of entries is taken apart as it was put together, empty and longest entries among them.
func TestEntriesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 50), 1, 20).Draw(t, "entries")
		if rapid.Bool().Draw(t, "long") {
			entries[0] = make([]byte, MaxEntry)
		}
		var bundle []byte
		for _, e := range entries {
			var err error
			if bundle, err = AppendEntry(bundle, e); err != nil {
				t.Fatal(err)
			}
		}
		tile := Tile{EntriesLevel, 0, len(entries)}
		got, err := SplitEntries(tile, bundle)
		if err != nil || !slices.EqualFunc(got, entries, bytes.Equal) {
			t.Fatalf("got %v (%v), want %v", got, err, entries)
		}
		for _, bad := range [][]byte{bundle[:len(bundle)-1], append(bytes.Clone(bundle), 0), append(bytes.Clone(bundle), 0, 0)} {
			if _, err := SplitEntries(tile, bad); !errors.Is(err, ErrForm) {
				t.Fatalf("a bundle cut or with more behind it is taken: %v", err)
			}
		}
	})
	if _, err := AppendEntry(nil, make([]byte, MaxEntry+1)); err == nil {
		t.Error("an entry too long for its length is taken")
	}
}

func FuzzSplitEntries(f *testing.F) {
	// Whatever is taken apart gives the same bytes when put together.
	f.Add(1, []byte{0, 1, 'x'})
	f.Add(2, []byte{0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, width int, data []byte) {
		entries, err := SplitEntries(Tile{EntriesLevel, 0, min(max(width, 1), TileWidth)}, data)
		if err != nil {
			return
		}
		var again []byte
		for _, e := range entries {
			again, _ = AppendEntry(again, e)
		}
		if !bytes.Equal(again, data) {
			t.Errorf("%x is taken apart and put together as %x", data, again)
		}
	})
}

// A tile of hashes has the stored hashes of its level; a tile that is not there, or of entries, is an error.
func TestTileHashes(t *testing.T) {
	m := new(memory)
	m.fill(600)
	data, err := TileHashes(Tile{1, 0, 2}, m)
	if err != nil {
		t.Fatal(err)
	}
	hashes, err := SplitTile(Tile{1, 0, 2}, data)
	if err != nil {
		t.Fatal(err)
	}
	var f frontier
	for _, e := range m.entries[256:512] {
		f.add(LeafHash(e))
	}
	if hashes[1] != f.root() {
		t.Errorf("the second hash of level 1 is %v, want the root %v of entries 256 … 511", hashes[1], f.root())
	}
	for _, bad := range []Tile{{EntriesLevel, 0, 256}, {0, 2, 256}, {1, 0, 3}, {0, 0, 0}, {0, -1, 1}, {64, 0, 1}} {
		if _, err := TileHashes(bad, m); err == nil {
			t.Errorf("%+v has hashes", bad)
		}
	}
	if _, err := SplitTile(Tile{1, 0, 2}, data[1:]); !errors.Is(err, ErrForm) {
		t.Errorf("a tile cut short: %v", err)
	}
}
