package publog

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	flog "github.com/transparency-dev/formats/log"
	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"
)

// The tests of this file hold what we write against programs of other authors.

// slicesOf are hashes as others take them.
func slicesOf(hashes []Hash) [][]byte {
	out := [][]byte{}
	for _, h := range hashes {
		out = append(out, h[:])
	}
	return out
}

// Another author's tree has the same root for every log of up to 300 entries, and takes each of our proofs.
func TestMerkleTakesOurProofs(t *testing.T) {
	m, hasher := new(memory), rfc6962.DefaultHasher
	theirs := (&compact.RangeFactory{Hash: hasher.HashChildren}).NewEmptyRange(0)
	roots := []Hash{emptyRoot}
	for size := int64(1); size <= mostSizes; size++ {
		m.fill(1)
		if err := theirs.Append(hasher.HashLeaf(m.entries[size-1]), nil); err != nil {
			t.Fatal(err)
		}
		want, err := theirs.GetRootHash(nil)
		root := m.head(origin).Root
		if err != nil || !bytes.Equal(want, root[:]) {
			t.Fatalf("size %d: root %v, theirs is %x (%v)", size, root, want, err)
		}
		roots = append(roots, root)
		for at := range size {
			ours, err := Inclusion(size, at, m)
			leaf := LeafHash(m.entries[at])
			if err != nil || proof.VerifyInclusion(hasher, uint64(at), uint64(size), leaf[:], slicesOf(ours), root[:]) != nil {
				t.Fatalf("entry %d of %d: not taken (%v)", at, size, err)
			}
			ours, err = Consistency(size, at+1, m)
			if err != nil || proof.VerifyConsistency(hasher, uint64(at+1), uint64(size), slicesOf(ours), roots[at+1][:], root[:]) != nil {
				t.Fatalf("%d after %d: not taken (%v)", size, at+1, err)
			}
		}
	}
}

// Another author reads our checkpoint, with our Ed25519 signature and our cosignature, and the time in it.
func TestFormatsReadOurCheckpoint(t *testing.T) {
	w := newWorld(t)
	w.log.fill(100)
	data := w.checkpoint(noon, "bar")
	verifier, err := note.NewVerifier(w.key.String())
	if err != nil {
		t.Fatal(err)
	}
	witness, err := fnote.NewVerifierForCosignatureV1(w.witnesses["bar"].Public())
	if err != nil {
		t.Fatal(err)
	}
	c, rest, n, err := flog.ParseCheckpoint(data, origin, verifier, witness)
	if err != nil || len(rest) > 0 || len(n.Sigs) != 2 {
		t.Fatalf("%v; %d bytes left, note %+v", err, len(rest), n)
	}
	head := w.log.head(origin)
	if c.Size != 100 || !bytes.Equal(c.Hash, head.Root[:]) || string(c.Marshal()) != head.Text() {
		t.Errorf("they read %+v, we wrote %+v", c, head)
	}
	if at, err := fnote.CoSigV1Timestamp(n.Sigs[1]); err != nil || !at.Equal(noon) {
		t.Errorf("they read the time %v (%v), we wrote %v", at, err, noon)
	}
}

// We read a checkpoint that another author signed and cosigned, keys made there.
func TestWeReadTheirCheckpoint(t *testing.T) {
	private, public, err := note.GenerateKey(new(counting), "their.example/log")
	if err != nil {
		t.Fatal(err)
	}
	sign, _ := note.NewSigner(private)
	cosigner, err := fnote.NewSignerForCosignatureV1(private)
	if err != nil {
		t.Fatal(err)
	}
	cosignKey, err := fnote.VKeyToCosignatureV1(public)
	if err != nil {
		t.Fatal(err)
	}
	theirs := flog.Checkpoint{Origin: "their.example/log", Size: 7, Hash: make([]byte, 32)}
	data, err := note.Sign(&note.Note{Text: string(theirs.Marshal())}, sign, cosigner)
	if err != nil {
		t.Fatal(err)
	}
	one, err := ParseKey(public)
	other, err2 := ParseKey(cosignKey)
	if err != nil || err2 != nil || !one.SameAs(other) {
		t.Fatalf("their keys are not read as one: %v, %v", err, err2)
	}
	s, err := OpenCheckpoint(data, theirs.Origin, one, other)
	if err != nil || s.Size != 7 || len(s.By) != 1 || len(s.Cosigned) != 1 {
		t.Fatalf("got %+v, %v", s, err)
	}
	if age := time.Since(s.Cosigned[0].At); age < -time.Minute || age > time.Hour {
		t.Errorf("their stamp reads as %v ago", age)
	}
}

// Our witness's private key works in another author's program, and signs as the same key.
func TestFormatsTakeOurWitnessKey(t *testing.T) {
	private, public := pair(t, "w.example", Cosignature, 9)
	theirs, err := fnote.NewSignerForCosignatureV1(private)
	if err != nil {
		t.Fatal(err)
	}
	if theirs.Name() != public.Name() || theirs.KeyHash() != public.KeyHash() {
		t.Errorf("there it is %s %08x, here %v", theirs.Name(), theirs.KeyHash(), public)
	}
}

// A witness of the kind that follows ours (ML-DSA-44) can sign our checkpoint today: we ignore its signature and keep it, and the others hold.
func TestNewerCosignaturesPass(t *testing.T) {
	w := newWorld(t)
	w.log.fill(3)
	private, public, err := fnote.GenerateMLDSAKey("pq.example")
	if err != nil {
		t.Fatal(err)
	}
	newer, err := fnote.NewMLDSASigner(private)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Cosign(w.checkpoint(noon, "bar"), newer)
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.trust.OpenCheckpoint(data)
	if err != nil || len(s.By) != 1 || len(s.Cosigned) != 1 || s.Ignored != 1 {
		t.Fatalf("got %+v, %v", s, err)
	}
	again, err := Cosign(data, w.witnesses["congress"].At(noon))
	if err != nil || !strings.Contains(string(again), "— pq.example ") {
		t.Errorf("the signature is lost in %s (%v)", again, err)
	}
	text := w.trust.Text() + "witness bar " + public + "\n"
	if trust, err := ParseTrust([]byte(text)); err != nil || len(trust.Warnings) != 1 || len(trust.Witnesses) != len(w.trust.Witnesses) {
		t.Errorf("a trust file with such a witness: %v, %+v", err, trust)
	}
}

// served gives the tiles of a log to another author's client.
type servedTiles struct{ m *memory }

func (s servedTiles) tile(_ context.Context, level, index uint64, p uint8) ([]byte, error) {
	return TileHashes(Tile{int(level), int64(index), width(p)}, s.m)
}

func (s servedTiles) entries(_ context.Context, index uint64, p uint8) ([]byte, error) {
	start, end := Tile{EntriesLevel, int64(index), width(p)}.Bounds()
	var out []byte
	for _, e := range s.m.entries[start:end] {
		out, _ = AppendEntry(out, e)
	}
	return out, nil
}

// width is a width as others write it: 0 is full.
func width(p uint8) int {
	if p == 0 {
		return TileWidth
	}
	return int(p)
}

// Another author's client makes our proofs from our tiles, and reads our entries from our bundles.
func TestTesseraReadsOurTiles(t *testing.T) {
	ctx, m := context.Background(), new(memory)
	m.fill(700)
	from := servedTiles{m}
	for _, size := range []int64{1, 255, 256, 257, 511, 512, 700} {
		builder, err := client.NewProofBuilder(ctx, uint64(size), from.tile)
		if err != nil {
			t.Fatal(err)
		}
		for _, index := range []int64{0, 1, 254, 255, 256, 510, 699} {
			if index >= size {
				continue
			}
			theirs, err := builder.InclusionProof(ctx, uint64(index))
			ours, err2 := Inclusion(size, index, m)
			if err != nil || err2 != nil || !bytes.Equal(bytes.Join(theirs, nil), bytes.Join(slicesOf(ours), nil)) {
				t.Errorf("entry %d of %d: proofs differ (%v, %v)", index, size, err, err2)
			}
			bundle, err := client.GetEntryBundle(ctx, from.entries, uint64(index/TileWidth), uint64(size))
			if err != nil || !bytes.Equal(bundle.Entries[index%TileWidth], m.entries[index]) {
				t.Errorf("entry %d of %d is read as another (%v)", index, size, err)
			}
		}
	}
}

// Another author's client follows our log from checkpoint to checkpoint, and refuses a second history.
func TestTesseraFollowsOurLog(t *testing.T) {
	w, ctx := newWorld(t), context.Background()
	w.log.fill(10)
	verifier, err := note.NewVerifier(w.key.String())
	if err != nil {
		t.Fatal(err)
	}
	fetch := func(context.Context) ([]byte, error) { return w.log.served, nil }
	tiles := func(ctx context.Context, level, index uint64, p uint8) ([]byte, error) {
		return servedTiles{w.log}.tile(ctx, level, index, p)
	}
	follower, err := client.NewLogStateTracker(ctx, tiles, w.checkpoint(noon), verifier, origin, client.UnilateralConsensus(fetch))
	if err != nil {
		t.Fatal(err)
	}
	w.log.fill(600)
	w.log.served = w.checkpoint(noon.Add(time.Hour), "bar", "congress")
	if _, _, _, err := follower.Update(ctx); err != nil || follower.Latest().Size != 610 {
		t.Fatalf("it does not follow to 610: %v", err)
	}
	rewritten(w, func(e [][]byte) [][]byte { e[3], e[4] = e[4], e[3]; return e })
	if _, _, _, err := follower.Update(ctx); err == nil {
		t.Error("it follows into a second history")
	}
}

// Our paths and our bundles are those of another author.
func TestTesseraLayout(t *testing.T) {
	for _, tile := range Tiles(0, 70_000) {
		p := uint8(tile.Width % TileWidth)
		want := layout.EntriesPath(uint64(tile.N), p)
		if tile.Level != EntriesLevel {
			want = layout.TilePath(uint64(tile.Level), uint64(tile.N), p)
		}
		if got := tile.Path(); got != want {
			t.Errorf("got %s, theirs is %s", got, want)
		}
	}
	for _, n := range []int64{0, 999, 1000, 1234067, 999_999_999} {
		if got, want := (Tile{0, n, TileWidth}).Path(), layout.TilePath(0, uint64(n), 0); got != want {
			t.Errorf("got %s, theirs is %s", got, want)
		}
	}
	var theirs api.EntryBundle
	ours, _ := AppendEntry(nil, []byte("one"))
	ours, _ = AppendEntry(ours, nil)
	if err := theirs.UnmarshalText(ours); err != nil || len(theirs.Entries) != 2 || string(theirs.Entries[0]) != "one" {
		t.Errorf("they read %q (%v)", theirs.Entries, err)
	}
}
