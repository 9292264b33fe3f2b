package tiles

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"mandamus/publog"

	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
)

// leavesOf is how a log of plain entries is hashed, in the words of the other program.
func leavesOf(bundle []byte) ([][]byte, error) {
	var entries api.EntryBundle
	if err := entries.UnmarshalText(bundle); err != nil {
		return nil, err
	}
	var out [][]byte
	for _, e := range entries.Entries {
		h := publog.LeafHash(e)
		out = append(out, h[:])
	}
	return out, nil
}

func TestTesseraFindsOurLogSound(t *testing.T) {
	// Another author's checker rebuilds the tree from our bundles and finds every tile and the checkpoint right, in the folder and over the
	// web, at the boundaries; and finds a folder wrong that is.
	ctx := context.Background()
	l, folder := aLog(65_600), t.TempDir()
	for _, size := range []int64{1, 256, 300, 65_536, 65_600} {
		publish(t, folder, l, size)
		checker := fsck.New(origin, l.Key, client.FileFetcher{Root: folder}, leavesOf, fsck.Opts{N: 2})
		if err := checker.Check(ctx); err != nil {
			t.Errorf("size %d: %v", size, err)
		}
	}
	_, server := served(t, 700)
	prefix, err := url.Parse(server.URL + "/log/")
	if err != nil {
		t.Fatal(err)
	}
	web, err := client.NewHTTPFetcher(prefix, http.DefaultClient)
	if err != nil {
		t.Fatal(err)
	}
	if err := fsck.New(origin, l.Key, web, leavesOf, fsck.Opts{N: 1}).Check(ctx); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "tile/0/007"), make([]byte, maxTile), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := fsck.New(origin, l.Key, client.FileFetcher{Root: folder}, leavesOf, fsck.Opts{N: 2}).Check(ctx); err == nil {
		t.Error("a log with a forged tile was found sound")
	}
}

func TestTesseraProvesFromOurTiles(t *testing.T) {
	// Proofs another author's client builds from our tiles are those we check by.
	ctx := context.Background()
	l, folder := aLog(700), t.TempDir()
	publish(t, folder, l, 700)
	builder, err := client.NewProofBuilder(ctx, 700, client.FileFetcher{Root: folder}.ReadTile)
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range []int64{0, 255, 256, 511, 512, 699} {
		proof, err := builder.InclusionProof(ctx, uint64(index))
		if err == nil {
			err = publog.CheckInclusion(hashes(proof), 700, l.Checkpoint(700).Root, index, publog.LeafHash(l.Entry(index)))
		}
		if err != nil {
			t.Errorf("entry %d: %v", index, err)
		}
	}
	for _, old := range []int64{1, 255, 256, 257, 699} {
		proof, err := builder.ConsistencyProof(ctx, uint64(old), 700)
		if err == nil {
			err = publog.CheckConsistency(hashes(proof), 700, l.Checkpoint(700).Root, old, l.Checkpoint(old).Root)
		}
		if err != nil {
			t.Errorf("size %d: %v", old, err)
		}
	}
}

func hashes(proof [][]byte) []publog.Hash {
	var out []publog.Hash
	for _, h := range proof {
		out = append(out, publog.Hash(h))
	}
	return out
}
