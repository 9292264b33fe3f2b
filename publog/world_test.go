package publog

import (
	"fmt"
	"testing"
	"time"
)

// world is a log with its keys, its witnesses and a trust file that names them, all made up.
type world struct {
	t         testing.TB
	log       *memory
	key       *Key
	sign      Signer
	witnesses map[string]*Cosigner // by operator
	trust     *Trust
}

const origin = "court.example/record"

// noon is when everything in these tests begins.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// counting is a source that is the same each time.
type counting byte

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		*c++
		p[i] = byte(*c)
	}
	return len(p), nil
}

// pair makes a pair of keys that is the same each time.
func pair(t testing.TB, name string, alg Algorithm, seed byte) (private string, public *Key) {
	t.Helper()
	source := counting(seed)
	private, text, err := NewKey(&source, name, alg)
	if err != nil {
		t.Fatal(err)
	}
	public, err = ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return private, public
}

func logKey(t testing.TB, seed byte) (Signer, *Key) {
	t.Helper()
	private, public := pair(t, origin, Ed25519, seed)
	sign, err := NewSigner(private, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sign, public
}

// newWorld has two operators outside the court, the bar and the congress, and two under it.
func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, log: new(memory), witnesses: map[string]*Cosigner{}}
	w.sign, w.key = logKey(t, 1)
	text := trustHead + "\norigin " + origin + "\nlog " + w.key.String() + "\n" +
		"operator bar outside 某市律师协会 | Bar association of the city\n" +
		"operator congress outside 某县人大常委会办公室 | Office of the county congress\n" +
		"operator registry under 某县法院信息中心 | Computer centre of the court\n" +
		"operator highcourt under 某省高级人民法院 | High Court of the province\n"
	for i, operator := range []string{"bar", "congress", "registry", "highcourt"} {
		private, public := pair(t, "w."+operator+".example", Cosignature, byte(50+10*i))
		var err error
		if w.witnesses[operator], err = NewCosigner(private); err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("witness %s %v\n", operator, public)
	}
	var err error
	if w.trust, err = ParseTrust([]byte(text + "quorum 2\n")); err != nil {
		t.Fatal(err)
	}
	return w
}

// checkpoint signs the log as it is, with the stamps of operators at an instant.
func (w *world) checkpoint(at time.Time, operators ...string) []byte {
	w.t.Helper()
	data, err := SignCheckpoint(w.log.head(origin), w.sign)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.cosign(data, at, operators...)
}

func (w *world) cosign(data []byte, at time.Time, operators ...string) []byte {
	w.t.Helper()
	for _, o := range operators {
		var err error
		if data, err = Cosign(data, w.witnesses[o].At(at)); err != nil {
			w.t.Fatal(err)
		}
	}
	return data
}

// receipt is a bundle for an entry, with a promise until an instant.
func (w *world) receipt(e Entry, by time.Time) *Bundle {
	w.t.Helper()
	data := canonical(w.t, e)
	promise, err := SignPromise(Promise{origin, LeafHash(data), by, w.log.size()}, w.sign)
	if err != nil {
		w.t.Fatal(err)
	}
	return &Bundle{Filing: "2026-0001-7QK3", Entry: data, Promise: promise}
}

// prove completes a bundle with the proof of an entry under a checkpoint of the log as it is.
func (w *world) prove(b *Bundle, index int64, checkpoint []byte) *Bundle {
	w.t.Helper()
	hashes, err := Inclusion(w.log.size(), index, w.log)
	if err != nil {
		w.t.Fatal(err)
	}
	out := *b
	out.Proof = &Proof{index, hashes, checkpoint}
	return &out
}

func canonical(t testing.TB, e Entry) []byte {
	t.Helper()
	data, err := e.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// filed is an entry as an application makes one.
func filed(number int) Entry {
	return Entry{
		V: 1, Kind: "application.filed/1", Court: "lab-1", Case: "2026-0001-7QK3", Year: 2026, Number: number, Day: "2026-11-24", At: Stamp(noon),
		Event:  Commitment(Salt{byte(number)}, fmt.Appendf(nil, "event %d", number)),
		Public: []byte(`{"title_kind":"judgment"}`),
	}
}

// memory is a log held in memory, as a store holds it.
type memory struct {
	entries [][]byte
	hashes  []Hash
	served  []byte // checkpoint shown to who asks
	broken  error  // what every read ends with, where set
}

func (m *memory) size() int64 { return int64(len(m.entries)) }

func (m *memory) add(entries ...[]byte) {
	for _, e := range entries {
		hashes, err := StoredHashes(m.size(), LeafHash(e), m)
		if err != nil {
			panic(err)
		}
		if int64(len(m.hashes)) != StoredCount(m.size()) {
			panic("stored hashes are not where they belong")
		}
		m.hashes, m.entries = append(m.hashes, hashes...), append(m.entries, e)
	}
}

// fill adds entries of other cases.
func (m *memory) fill(n int) {
	for range n {
		m.add(fmt.Appendf(nil, "entry %d", m.size()))
	}
}

func (m *memory) ReadHashes(indexes []int64) ([]Hash, error) {
	out := make([]Hash, len(indexes))
	for i, at := range indexes {
		if m.broken != nil || at >= int64(len(m.hashes)) {
			return nil, fmt.Errorf("hash %d: not stored: %w", at, m.broken)
		}
		out[i] = m.hashes[at]
	}
	return out, nil
}

func (m *memory) head(origin string) Checkpoint {
	root, err := Root(m.size(), m)
	if err != nil {
		panic(err)
	}
	return Checkpoint{Origin: origin, Size: m.size(), Root: root}
}

func (m *memory) Checkpoint() ([]byte, error) { return m.served, m.broken }

// Hashes verifies what it gives through tiles, as a reader of a served log does.
func (m *memory) Hashes(c Checkpoint) Hashes { return VerifiedHashes(c, tilesOf{m}) }

// tilesOf serves the tiles of a log in memory.
type tilesOf struct{ m *memory }

func (s tilesOf) ReadTiles(tiles []Tile) ([][]byte, error) {
	var out [][]byte
	for _, t := range tiles {
		data, err := TileHashes(t, s.m)
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func (s tilesOf) SaveTiles([]Tile, [][]byte) {}
