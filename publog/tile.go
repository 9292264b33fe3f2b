package publog

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// TileWidth is how many hashes a full tile has, and how many entries a full bundle.
const TileWidth = 256

const tileHeight = 8 // levels of the tree that one tile spans

// EntriesLevel is the level of a Tile that stands for a bundle of entries.
const EntriesLevel = -1

// CheckpointPath is where the newest checkpoint lies, beside the tiles.
const CheckpointPath = "checkpoint"

// Tile names a tile of hashes, or a bundle of entries, of C2SP tlog-tiles.
type Tile struct {
	Level int   // 0: hashes of entries; 1 … 63: each hash is of a full tile below; EntriesLevel: the entries themselves
	N     int64 // which one of its level, from 0
	Width int   // 1 … TileWidth; less than TileWidth: partial
}

// Path returns tile/<level>/<N>[.p/<width>], relative to the log's prefix.
func (t Tile) Path() string {
	level := strconv.Itoa(t.Level)
	if t.Level == EntriesLevel {
		level = "entries"
	}
	n := fmt.Sprintf("%03d", t.N%1000)
	for rest := t.N / 1000; rest > 0; rest /= 1000 {
		n = fmt.Sprintf("x%03d/%s", rest%1000, n)
	}
	if t.Width < TileWidth {
		n = fmt.Sprintf("%s.p/%d", n, t.Width)
	}
	return "tile/" + level + "/" + n
}

var tileForm = regexp.MustCompile(`^tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([0-9]{1,3}))?$`)

// ParseTile reads a path; there is one spelling of each tile.
func ParseTile(path string) (Tile, error) {
	m := tileForm.FindStringSubmatch(path)
	if m == nil {
		return Tile{}, fmt.Errorf("tile path %.100q: %w", path, ErrForm)
	}
	t := Tile{Level: EntriesLevel, Width: TileWidth}
	var err error
	if m[1] != "entries" {
		t.Level, err = strconv.Atoi(m[1])
	}
	if err == nil && m[3] != "" {
		t.Width, err = strconv.Atoi(m[3])
	}
	if err == nil {
		t.N, err = strconv.ParseInt(strings.NewReplacer("x", "", "/", "").Replace(m[2]), 10, 64)
	}
	if err != nil || t.Path() != path || !t.valid() {
		return Tile{}, fmt.Errorf("tile path %.100q: %w", path, ErrForm)
	}
	return t, nil
}

func (t Tile) valid() bool {
	return t.Level >= EntriesLevel && t.Level < 64 && t.Width >= 1 && t.Width <= TileWidth && t.N >= 0
}

// Bounds returns the indexes of the first entry a level 0 tile or a bundle spans, and of the one behind its last.
func (t Tile) Bounds() (start, end int64) {
	start = t.N * TileWidth
	return start, start + int64(t.Width)
}

// Tiles returns the tiles and bundles that a log of size entries has and a log of old entries has not, bundles first, from the leaves up.
// With old 0 it is all of them. A partial tile that grew is among them at its new width.
func Tiles(old, size int64) []Tile {
	if old < 0 || size <= old {
		return nil
	}
	out := growth(nil, EntriesLevel, old, size)
	for level := 0; size > 0; level++ {
		out = growth(out, level, old, size)
		old, size = old/TileWidth, size/TileWidth
	}
	return out
}

// growth adds the tiles of one level, which had old hashes and has size.
func growth(out []Tile, level int, old, size int64) []Tile {
	if old == size {
		return out
	}
	for n := old / TileWidth; n*TileWidth < size; n++ {
		out = append(out, Tile{level, n, int(min(TileWidth, size-n*TileWidth))})
	}
	return out
}

// TileHashes returns the bytes of a tile of hashes from what is stored.
func TileHashes(t Tile, stored Hashes) ([]byte, error) {
	if !t.valid() || t.Level == EntriesLevel {
		return nil, fmt.Errorf("tile %+v has no hashes", t)
	}
	indexes := make([]int64, t.Width)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(t.Level*tileHeight, t.N*TileWidth+int64(i))
	}
	hashes, err := stored.ReadHashes(indexes)
	if err != nil {
		return nil, err
	}
	if len(hashes) != len(indexes) {
		return nil, fmt.Errorf("%s: %d hashes were read, want %d", t.Path(), len(hashes), len(indexes))
	}
	out := make([]byte, 0, len(hashes)*len(Hash{}))
	for _, h := range hashes {
		out = append(out, h[:]...)
	}
	return out, nil
}

// SplitTile takes the bytes of a tile of hashes apart.
func SplitTile(t Tile, data []byte) ([]Hash, error) {
	if len(data) != t.Width*len(Hash{}) {
		return nil, fmt.Errorf("%s: %w: %d bytes, want %d", t.Path(), ErrForm, len(data), t.Width*len(Hash{}))
	}
	out := make([]Hash, t.Width)
	for i := range out {
		copy(out[i][:], data[i*len(Hash{}):])
	}
	return out, nil
}

// AppendEntry adds an entry to the bytes of a bundle: its length in 16 bits, then the entry.
func AppendEntry(bundle, entry []byte) ([]byte, error) {
	if len(entry) > MaxEntry {
		return nil, fmt.Errorf("entry of %d bytes, at most %d", len(entry), MaxEntry)
	}
	return append(binary.BigEndian.AppendUint16(bundle, uint16(len(entry))), entry...), nil
}

// SplitEntries takes the bytes of a bundle apart. The entries are parts of data.
func SplitEntries(t Tile, data []byte) ([][]byte, error) {
	out := make([][]byte, 0, t.Width)
	for rest := data; len(rest) > 0; {
		if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
			return nil, fmt.Errorf("%s: %w: it ends within entry %d", t.Path(), ErrForm, len(out))
		}
		end := 2 + int(binary.BigEndian.Uint16(rest))
		out, rest = append(out, rest[2:end:end]), rest[end:]
	}
	if len(out) != t.Width {
		return nil, fmt.Errorf("%s: %w: %d entries, want %d", t.Path(), ErrForm, len(out), t.Width)
	}
	return out, nil
}

// TileSource gives the bytes of tiles, in the order asked for.
type TileSource interface {
	ReadTiles(tiles []Tile) ([][]byte, error)
	SaveTiles(tiles []Tile, data [][]byte) // called with tiles that were verified; may keep them
}

// VerifiedHashes returns the stored hashes of the log under a checkpoint as read from its tiles. Every hash is verified against the
// checkpoint's root before it is handed out, so what a source makes up is an error.
func VerifiedHashes(c Checkpoint, from TileSource) Hashes {
	return tlog.TileHashReader(tlog.Tree{N: c.Size, Hash: c.Root}, tileReader{from})
}

// tileReader translates between the names of tiles.
type tileReader struct{ from TileSource }

func (r tileReader) Height() int { return tileHeight }

func (r tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	return r.from.ReadTiles(fromTlog(tiles))
}

func (r tileReader) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	r.from.SaveTiles(fromTlog(tiles), data)
}

func fromTlog(tiles []tlog.Tile) []Tile {
	out := make([]Tile, len(tiles))
	for i, t := range tiles {
		out[i] = Tile{t.L, t.N, t.W}
	}
	return out
}
