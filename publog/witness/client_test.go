package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"mandamus/publog"
	"mandamus/publog/logtest"
)

// ask shows the checkpoint of l at size to the peers of c.
func ask(t *testing.T, c *Client, l *logtest.Log, size int64) ([]byte, []Answer) {
	t.Helper()
	cosigned, answers, err := c.Ask(context.Background(), l.Signed(size), l.Proof)
	if err != nil {
		t.Fatal(err)
	}
	return cosigned, answers
}

func TestTwoWitnessesOverAGrowingLog(t *testing.T) {
	// Two witnesses sign every checkpoint of a log as it grows, a client that does not know where they stand finds out, and signatures of
	// before give way to the new ones.
	l := aLog(300)
	one, two := newBench(t, "one.example"), newBench(t, "two.example")
	if _, err := two.server.Cosign(request(l, 0, 3)); err != nil {
		t.Fatal(err)
	}
	c := NewClient(one.peer(), two.peer())
	for i, size := range []int64{0, 7, 7, 256, 300} {
		one.clock.at = morning.Add(time.Duration(i) * time.Minute)
		two.clock.at = one.clock.at.Add(time.Second)
		if size == 0 {
			continue // the second has seen more; see TestAheadIsTold
		}
		cosigned, answers := ask(t, c, l, size)
		for _, answer := range answers {
			if answer.Err != nil {
				t.Fatalf("size %d: %s: %v", size, answer.Peer.URL, answer.Err)
			}
		}
		again, _, err := c.Ask(context.Background(), cosigned, l.Proof)
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range [][]byte{cosigned, again} {
			s, err := publog.OpenCheckpoint(note, origin, l.Key, one.key, two.key)
			if err != nil || len(s.By) != 1 || len(s.Cosigned) != 2 || s.Cosigned[0].At != one.clock.at || s.Cosigned[1].At != two.clock.at ||
				strings.Count(string(note), "— ") != 3 {
				t.Errorf("size %d: %s\n%+v, %v", size, note, s, err)
			}
		}
	}
	c = NewClient(one.peer(), two.peer()) // one that has forgotten
	if _, answers := ask(t, c, l, 300); answers[0].Err != nil || answers[1].Err != nil {
		t.Errorf("%+v", answers)
	}
}

func TestAheadIsTold(t *testing.T) {
	// A log that was put back to yesterday gets no signature, and its operator is told that the witness has seen more.
	l := aLog(30)
	b := newBench(t, "witness.example")
	c := NewClient(b.peer())
	ask(t, c, l, 30)
	cosigned, answers := ask(t, c, l, 20)
	var ahead AheadError
	if !errors.As(answers[0].Err, &ahead) || ahead != (AheadError{20, 30}) || !errors.Is(ahead, ErrStale) || !bytes.Equal(cosigned, l.Signed(20)) {
		t.Errorf("%s %v", cosigned, answers[0].Err)
	}
	rewritten := forked(aLog(40))
	if _, answers := ask(t, c, rewritten, 40); !errors.Is(answers[0].Err, ErrProof) {
		t.Errorf("rewritten: %v", answers[0].Err)
	}
}

func TestSplitViewFindsNoTwoQuorums(t *testing.T) {
	// A log that shows one history to one witness and another to the other gets neither of them signed by both.
	a, other := aLog(10), forked(aLog(10))
	one, two := newBench(t, "one.example"), newBench(t, "two.example")
	ask(t, NewClient(one.peer()), a, 10)
	ask(t, NewClient(two.peer()), other, 10)
	for _, l := range []*logtest.Log{a, other} {
		_, answers := ask(t, NewClient(one.peer(), two.peer()), l, 10)
		if (answers[0].Err == nil) == (answers[1].Err == nil) {
			t.Errorf("%v, %v", answers[0].Err, answers[1].Err)
		}
	}
	lasts := map[string]bool{}
	for _, b := range []*bench{one, two} {
		last, err := NewClient().Latest(context.Background(), b.peer(), origin)
		body, err2 := publog.CheckpointBody(last)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		lasts[body.Root.String()] = true
	}
	if len(lasts) != 2 {
		t.Errorf("the witnesses show %v: the split cannot be seen", lasts)
	}
}

// answering returns witnesses with a key that answer as they are told: by a handler, or with a status and a text.
func answering(t *testing.T, key *publog.Key) (serve func(http.HandlerFunc) Peer, says func(int, string) Peer) {
	serve = func(answer http.HandlerFunc) Peer {
		s := httptest.NewServer(answer)
		t.Cleanup(s.Close)
		return Peer{key, s.URL}
	}
	says = func(code int, text string) Peer {
		return serve(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code); fmt.Fprint(w, text) })
	}
	return serve, says
}

func TestBadWitnesses(t *testing.T) {
	// A witness that is away, slow, talks nonsense, lies, signs something else or sends elsewhere costs nothing but its own signature.
	l := aLog(9)
	good := newBench(t, "good.example")
	cosigner, key := logtest.Witness("bad.example")
	serve, says := answering(t, key)
	line := func(size int64) string {
		return strings.TrimPrefix(string(cosigned(t, l, size, cosigner.At(morning))), l.Checkpoint(size).Text()+"\n")
	}
	away := says(200, "")
	away.URL = "http://127.0.0.1:1"
	asked := 0
	for name, test := range map[string]struct {
		peer Peer
		want error
	}{
		"away":              {away, nil},
		"nothing":           {says(200, ""), ErrSignature},
		"nonsense":          {says(200, "— bad.example aGVsbG8=\nhello"), ErrSignature},
		"another size":      {says(200, line(8)), ErrSignature},
		"another's":         {says(200, strings.TrimPrefix(string(cosigned(t, l, 9, good.cosign.At(morning))), l.Checkpoint(9).Text()+"\n")), ErrSignature},
		"without a time":    {says(200, strings.TrimPrefix(string(cosigned(t, l, 9, cosigner.At(time.Unix(0, 0)))), l.Checkpoint(9).Text()+"\n")), ErrSignature},
		"a size that is no": {says(409, "many\n"), publog.ErrForm},
		"never satisfied": {serve(func(w http.ResponseWriter, _ *http.Request) {
			asked++
			w.WriteHeader(409)
			fmt.Fprintf(w, "%d\n", asked%3)
		}), ErrStale},
		"unknown log": {says(404, "no"), ErrUnknownLog},
		"broken":      {says(500, strings.Repeat("x", 1<<20)), nil},
		"elsewhere":   {serve(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, good.web.URL, http.StatusFound) }), nil},
	} {
		note, answers := ask(t, NewClient(test.peer, good.peer()), l, 9)
		if answers[0].Err == nil || answers[0].Line != "" && test.want == nil || test.want != nil && !errors.Is(answers[0].Err, test.want) {
			t.Errorf("%s: %+v", name, answers[0])
		}
		s, err := publog.OpenCheckpoint(note, origin, l.Key, key, good.key)
		if err != nil || len(s.Cosigned) != 1 || s.Cosigned[0].Key != good.key {
			t.Errorf("%s: %s %v", name, note, err)
		}
	}
	if asked != rounds {
		t.Errorf("one that is never satisfied was asked %d times", asked)
	}
}

func TestWitnessesThatCannotBeAsked(t *testing.T) {
	// A slow witness is given up with the caller's patience, a proof that cannot be had and a last checkpoint that is none are errors.
	l := aLog(9)
	good := newBench(t, "good.example")
	_, key := logtest.Witness("bad.example")
	serve, says := answering(t, key)
	slow := serve(func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); <-r.Context().Done() })
	short, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	if _, answers, err := NewClient(slow).Ask(short, l.Signed(9), l.Proof); err != nil || !errors.Is(answers[0].Err, context.DeadlineExceeded) {
		t.Errorf("slow: %v, %v", answers, err)
	}
	broken := func(context.Context, int64, int64) ([]publog.Hash, error) { return nil, errors.New("no proof") }
	if _, answers, err := NewClient(good.peer()).Ask(context.Background(), l.Signed(9), broken); err != nil || answers[0].Err == nil {
		t.Errorf("no proof: %v, %v", answers, err)
	}
	if _, _, err := NewClient().Ask(context.Background(), []byte("x"), l.Proof); !errors.Is(err, publog.ErrForm) {
		t.Errorf("no checkpoint: %v", err)
	}
	if _, err := NewClient().Latest(context.Background(), says(200, string(l.Signed(9))), origin); !errors.Is(err, publog.ErrUnknown) {
		t.Errorf("a last checkpoint without the witness: %v", err)
	}
	if _, err := NewClient().Latest(context.Background(), says(404, ""), origin); !errors.Is(err, ErrUnknownLog) {
		t.Errorf("no last checkpoint: %v", err)
	}
}

// cosigned is the checkpoint at a size, signed by one signer alone.
func cosigned(t *testing.T, l *logtest.Log, size int64, by publog.Signer) []byte {
	t.Helper()
	note, err := publog.SignCheckpoint(l.Checkpoint(size), by)
	if err != nil {
		t.Fatal(err)
	}
	return note
}
