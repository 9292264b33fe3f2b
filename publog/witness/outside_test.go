package witness

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"mandamus/publog"
	"mandamus/publog/logtest"

	fnote "github.com/transparency-dev/formats/note"
	theirclient "github.com/transparency-dev/witness/client/http"
	"github.com/transparency-dev/witness/persistence/inmemory"
	theirs "github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

func TestTheirWitnessSignsForOurClient(t *testing.T) {
	// The public witness of transparency-dev takes our checkpoints and proofs as the log grows, refuses another history, and its signatures
	// hold here.
	l := aLog(300)
	private, public := logtest.KeyPair("theirs.example", publog.Cosignature)
	signer, err := fnote.NewSignerForCosignatureV1(private)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(l.Key.String())
	if err != nil {
		t.Fatal(err)
	}
	witness, err := theirs.New(context.Background(), theirs.Opts{
		Persistence: inmemory.New(),
		Signers:     []note.Signer{signer},
		VerifierForLog: func(_ context.Context, asked string) (note.Verifier, bool, error) {
			return verifier, asked == origin, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add-checkpoint", theirs.NewHTTPHandler(witness).AddCheckpoint)
	server := httptest.NewServer(mux)
	defer server.Close()
	peer := Peer{logtest.Key(public), server.URL}
	c := NewClient(peer)
	for _, size := range []int64{1, 7, 7, 256, 299} {
		note, answers := ask(t, c, l, size)
		s, err := publog.OpenCheckpoint(note, origin, l.Key, peer.Key)
		if answers[0].Err != nil || err != nil || len(s.Cosigned) != 1 {
			t.Fatalf("size %d: %v, %v", size, answers[0].Err, err)
		}
	}
	if _, answers := ask(t, NewClient(peer), l, 300); answers[0].Err != nil {
		t.Errorf("a client that does not know its size: %v", answers[0].Err)
	}
	if _, answers := ask(t, c, l, 20); !errors.As(answers[0].Err, new(AheadError)) {
		t.Errorf("yesterday: %v", answers[0].Err)
	}
	if _, answers := ask(t, c, forked(aLog(310)), 310); !errors.Is(answers[0].Err, ErrProof) {
		t.Errorf("another history: %v", answers[0].Err)
	}
	elsewhere := logtest.New("elsewhere.example/log")
	if _, answers := ask(t, c, elsewhere, 0); !errors.Is(answers[0].Err, ErrUnknownLog) {
		t.Errorf("another log: %v", answers[0].Err)
	}
}

func TestOurWitnessSignsForTheirClient(t *testing.T) {
	// The client of transparency-dev understands every answer of our witness, and another author's verifier finds the signature right.
	ctx := context.Background()
	l := aLog(300)
	b := newBench(t, "witness.example")
	at, err := url.Parse(b.web.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := theirclient.NewWitness(at, http.DefaultClient)
	verifier, err := fnote.NewVerifierForCosignatureV1(b.key.String())
	if err != nil {
		t.Fatal(err)
	}
	update := func(l *logtest.Log, old, size int64) ([]byte, uint64, error) {
		var proof [][]byte
		for _, h := range request(l, old, size).Proof {
			proof = append(proof, h[:])
		}
		return c.Update(ctx, uint64(old), l.Signed(size), proof)
	}
	last := int64(0)
	for _, size := range []int64{0, 5, 5, 256, 300} {
		lines, _, err := update(l, last, size)
		if err != nil {
			t.Fatalf("size %d: %v", size, err)
		}
		n, err := note.Open([]byte(l.Checkpoint(size).Text()+"\n"+string(lines)), note.VerifierList(verifier))
		if err != nil || len(n.Sigs) != 1 {
			t.Errorf("size %d: %v", size, err)
		}
		if stamp, err := fnote.CoSigV1Timestamp(n.Sigs[0]); err != nil || !stamp.Equal(morning) {
			t.Errorf("size %d: stamp %v, %v", size, stamp, err)
		}
		last = size
	}
	if _, size, err := update(l, 0, 300); !errors.Is(err, theirs.ErrCheckpointStale) || size != 300 {
		t.Errorf("another old size: %d, %v", size, err)
	}
	if _, _, err := update(forked(aLog(310)), 300, 310); !errors.Is(err, theirs.ErrInvalidProof) {
		t.Errorf("another history: %v", err)
	}
	if _, _, err := update(logtest.New("elsewhere.example/log"), 0, 0); !errors.Is(err, theirs.ErrUnknownLog) {
		t.Errorf("another log: %v", err)
	}
}
