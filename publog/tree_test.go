package publog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// mostSizes is up to which size every log, entry and pair of sizes is tried.
const mostSizes = 300

// accumulated is SHA-256 over all roots and proofs of the logs of up to mostSizes entries: none of them ever changes.
const accumulated = "45acb45a83aec391d80ba811f9c78b45af0fe5937dd5275422a223be3f7d6b62"

// Every proof of every log of up to 300 entries holds, does not hold once it is changed anywhere, and is what it always was.
func TestTreeAllSizes(t *testing.T) {
	m := new(memory)
	sum := sha256.New()
	roots := []Hash{emptyRoot}
	var f frontier
	for size := int64(1); size <= mostSizes; size++ {
		m.fill(1)
		f.add(LeafHash(m.entries[size-1]))
		root := m.head(origin).Root
		if f.root() != root {
			t.Fatalf("size %d: leaf by leaf the root is %v, want %v", size, f.root(), root)
		}
		roots = append(roots, root)
		fmt.Fprintln(sum, size, root)
		for index := range size {
			fmt.Fprintln(sum, index, inclusionHolds(t, m, size, index, root))
		}
		for old := range size + 1 {
			fmt.Fprintln(sum, old, consistencyHolds(t, m, size, old, roots))
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != accumulated {
		t.Errorf("the roots and proofs are others than before: got %s, want %s", got, accumulated)
	}
}

// inclusionHolds tries one proof and its changes, and returns it.
func inclusionHolds(t *testing.T, m *memory, size, index int64, root Hash) []Hash {
	t.Helper()
	proof, err := Inclusion(size, index, m)
	if err != nil {
		t.Fatal(err)
	}
	leaf := LeafHash(m.entries[index])
	if err := CheckInclusion(proof, size, root, index, leaf); err != nil {
		t.Fatalf("entry %d of %d: %v", index, size, err)
	}
	for i, bad := range mutations(proof, index) {
		if CheckInclusion(bad, size, root, index, leaf) == nil {
			t.Fatalf("entry %d of %d: change %d of the proof is taken", index, size, i)
		}
	}
	if CheckInclusion(proof, size, root, index, LeafHash([]byte("forged"))) == nil {
		t.Fatalf("entry %d of %d: another leaf is taken", index, size)
	}
	if size > 1 && CheckInclusion(proof, size, root, (index+1)%size, leaf) == nil {
		t.Fatalf("entry %d of %d: another place is taken", index, size)
	}
	return proof
}

// consistencyHolds tries one proof and its changes, and returns it.
func consistencyHolds(t *testing.T, m *memory, size, old int64, roots []Hash) []Hash {
	t.Helper()
	proof, err := Consistency(size, old, m)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckConsistency(proof, size, roots[size], old, roots[old]); err != nil {
		t.Fatalf("%d after %d: %v", size, old, err)
	}
	for i, bad := range mutations(proof, old) {
		if CheckConsistency(bad, size, roots[size], old, roots[old]) == nil {
			t.Fatalf("%d after %d: change %d of the proof is taken", size, old, i)
		}
	}
	other := roots[old]
	other[0] ^= 1
	if CheckConsistency(proof, size, roots[size], old, other) == nil {
		t.Fatalf("%d after %d: another old root is taken", size, old)
	}
	return proof
}

// mutations are a proof one hash short, one hash too long, and with one hash changed; at says which, so that each has its turn.
func mutations(proof []Hash, at int64) [][]Hash {
	out := [][]Hash{append(proof[:len(proof):len(proof)], Hash{})}
	if len(proof) > 0 {
		bad := append([]Hash(nil), proof...)
		bad[at%int64(len(proof))][at%32] ^= 0x80
		out = append(out, proof[1:], proof[:len(proof)-1], bad)
	}
	return out
}

// What is asked beyond the log is an error, never a panic or a proof.
func TestTreeBounds(t *testing.T) {
	m := new(memory)
	m.fill(5)
	for _, ask := range [][2]int64{{5, 5}, {5, -1}, {0, 0}, {-1, 0}, {6, 0}} {
		if p, err := Inclusion(ask[0], ask[1], m); err == nil {
			t.Errorf("entry %d of %d is proved by %v", ask[1], ask[0], p)
		}
		if CheckInclusion(nil, ask[0], emptyRoot, ask[1], Hash{}) == nil {
			t.Errorf("entry %d of %d is taken", ask[1], ask[0])
		}
	}
	for _, ask := range [][2]int64{{5, 6}, {5, -1}, {-1, -1}, {7, 6}} {
		if p, err := Consistency(ask[0], ask[1], m); err == nil {
			t.Errorf("%d after %d is proved by %v", ask[0], ask[1], p)
		}
		if CheckConsistency(nil, ask[0], emptyRoot, ask[1], emptyRoot) == nil {
			t.Errorf("%d after %d is taken", ask[0], ask[1])
		}
	}
	if _, err := Root(6, m); err == nil {
		t.Error("a root of more entries than there are")
	}
	if _, err := Root(-1, m); err == nil {
		t.Error("a root of less than no entries")
	}
	if _, err := StoredHashes(-1, Hash{}, m); err == nil {
		t.Error("an entry before the first")
	}
	if root, err := Root(0, m); err != nil || root != emptyRoot || root != sha256.Sum256(nil) {
		t.Errorf("the root of no entries is %v, %v", root, err)
	}
	if CheckConsistency(nil, 5, Hash{}, 0, Hash{1}) == nil || CheckConsistency([]Hash{{}}, 5, Hash{}, 0, emptyRoot) == nil {
		t.Error("an empty log with another root, or a proof for it, is taken")
	}
}

// A size beyond all logs is an error at once, wherever it comes from; the largest one is still computed with.
func TestTreeHugeSizes(t *testing.T) {
	m := new(memory)
	m.fill(600)
	for _, size := range []int64{MaxSize + 1, 1 << 62, 1<<62 + 1, 1<<63 - 1} {
		_, err := Root(size, m)
		_, err2 := Inclusion(size, 5, m)
		_, err3 := Consistency(size, 5, m)
		_, err4 := StoredHashes(size, Hash{}, m)
		if err == nil || err2 == nil || err3 == nil || err4 == nil {
			t.Errorf("%d entries: %v, %v, %v, %v", size, err, err2, err3, err4)
		}
		if CheckInclusion(nil, size, Hash{}, 5, Hash{}) == nil || CheckConsistency(nil, size, Hash{}, 5, Hash{}) == nil {
			t.Errorf("%d entries: an empty proof is taken", size)
		}
		if _, err := ParseCheckpoint((Checkpoint{Origin: "a", Size: size}).Text()); !errors.Is(err, ErrForm) {
			t.Errorf("%d entries: a checkpoint is read, %v", size, err)
		}
	}
	huge := Checkpoint{Origin: "a", Size: MaxSize}
	if _, err := ParseCheckpoint(huge.Text()); err != nil {
		t.Error(err)
	}
	if at, err := find(Hash{}, huge.Size, m.Hashes(huge)); err == nil {
		t.Errorf("in tiles that are not there a leaf is found at %d", at)
	}
	if CheckInclusion(nil, MaxSize, Hash{}, 5, Hash{}) == nil || CheckConsistency(nil, MaxSize, Hash{}, 5, Hash{}) == nil {
		t.Error("an empty proof of the largest log is taken")
	}
}

// However far a log has grown, its first entries can be proved from it, through tiles that are verified, and a forged tile is noticed.
func TestVerifiedHashes(t *testing.T) {
	m := new(memory)
	m.fill(3000)
	c := m.head(origin)
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(1, c.Size).Draw(t, "size")
		index := rapid.Int64Range(0, size-1).Draw(t, "index")
		want, err := Inclusion(size, index, m)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Inclusion(size, index, m.Hashes(c))
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("entry %d of %d: %v, want %v (%v)", index, size, got, want, err)
		}
	})
	forged := &memory{entries: m.entries, hashes: append([]Hash(nil), m.hashes...)}
	forged.hashes[0][0] ^= 1
	if at, err := find(LeafHash(m.entries[2999]), c.Size, forged.Hashes(c)); err == nil {
		t.Errorf("in a forged tile the last entry is found at %d", at)
	}
}
