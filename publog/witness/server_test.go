package witness

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/logtest"

	"pgregory.net/rapid"
)

// post sends a request as it stands.
func (b *bench) post(body []byte) (code int, kind, text string) {
	b.t.Helper()
	answer, err := http.Post(b.web.URL+"/add-checkpoint", "text/plain", bytes.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Content-Type"), string(data)
}

func TestAnswersOfTheProtocol(t *testing.T) {
	// Each wrong request gets the status that C2SP tlog-witness asks for, and the state stays; the right one gets a signature.
	l, other := aLog(20), forked(aLog(20))
	elsewhere := logtest.New("elsewhere.example/log")
	stranger := logtest.New("stranger")
	stranger.Origin = origin // signs in the name of a log it is not
	wrongRoot := l.Checkpoint(0)
	wrongRoot.Root = publog.LeafHash(nil)
	b := newBench(t, "witness.example")
	if code, _, text := b.post(request(l, 0, 5).Text()); code != http.StatusOK {
		t.Fatalf("the first checkpoint: %d %s", code, text)
	}
	changed := request(l, 5, 9)
	changed.Checkpoint = bytes.Replace(changed.Checkpoint, []byte("\n9\n"), []byte("\n8\n"), 1)
	withProof := request(l, 5, 9)
	withProof.Proof = append(withProof.Proof, publog.Hash{})
	zero := request(l, 0, 9)
	zero.Proof = []publog.Hash{{}}
	for name, test := range map[string]struct {
		body []byte
		code int
	}{
		"no request":                  {[]byte("hello"), 400},
		"nothing":                     {nil, 400},
		"leading zero":                {bytes.Replace(request(l, 5, 9).Text(), []byte("old 5"), []byte("old 05"), 1), 400},
		"negative":                    {bytes.Replace(request(l, 5, 9).Text(), []byte("old 5"), []byte("old -5"), 1), 400},
		"no checkpoint":               {[]byte("old 5\n\nhello\n"), 400},
		"half a hash":                 {bytes.Replace(request(l, 5, 9).Text(), []byte("=\n"), []byte("\n"), 1), 400},
		"64 hashes":                   {Request{5, make([]publog.Hash, 64), l.Signed(9)}.Text(), 400},
		"old size above the size":     {request(l, 9, 5).Text(), 400},
		"too large":                   {bytes.Repeat([]byte("x"), maxRequest+1), 413},
		"another log":                 {Request{0, nil, elsewhere.Signed(0)}.Text(), 404},
		"another key":                 {Request{5, nil, stranger.Signed(0)}.Text(), 403},
		"a signature that fails":      {changed.Text(), 403},
		"another old size":            {request(l, 4, 9).Text(), 409},
		"size zero asks for the size": {request(l, 0, 9).Text(), 409},
		"the same size, other root":   {request(other, 5, 5).Text(), 422},
		"another history":             {request(other, 5, 9).Text(), 422},
		"no proof":                    {Request{5, nil, l.Signed(9)}.Text(), 422},
		"a proof too long":            {withProof.Text(), 422},
		"proof from nothing":          {zero.Text(), 409},
	} {
		code, kind, text := b.post(test.body)
		if code != test.code || code == 409 && (kind != "text/x.tlog.size" || text != "5\n") {
			t.Errorf("%s: %d %s %q, want %d", name, code, kind, text, test.code)
		}
	}
	code, _, line := b.post(request(l, 5, 9).Text())
	if code != http.StatusOK || b.held(l, 9, line) != morning {
		t.Errorf("the next checkpoint: %d %q", code, line)
	}
	if answer, err := http.Get(b.web.URL + "/add-checkpoint"); err != nil || answer.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET: %v, %v", answer, err)
	}
}

func TestEmptyLog(t *testing.T) {
	// The first checkpoint may be empty, with the one root an empty log has; from nothing there is nothing to prove.
	l, b := aLog(3), newBench(t, "witness.example")
	private, _ := logtest.KeyPair(origin, publog.Ed25519)
	signer, err := publog.NewSigner(private, nil)
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := publog.SignCheckpoint(publog.Checkpoint{Origin: origin, Root: publog.LeafHash(nil)}, signer)
	if err != nil {
		t.Fatal(err)
	}
	proof := request(l, 0, 3)
	proof.Proof = []publog.Hash{{}}
	for name, test := range map[string]struct {
		r    Request
		code int
	}{
		"another empty root": {Request{0, nil, wrong}, 422},
		"proof from nothing": {proof, 422},
	} {
		if code, _, text := b.post(test.r.Text()); code != test.code {
			t.Errorf("%s: %d %s", name, code, text)
		}
	}
	for _, size := range []int64{0, 0, 3} {
		if code, _, line := b.post(request(l, 0, size).Text()); code != 200 || b.held(l, size, line) != morning {
			t.Errorf("size %d: %d %q", size, code, line)
		}
	}
}

func TestLastCheckpointIsServed(t *testing.T) {
	// Who follows a log gets what the witness signed last with both signatures and no others; a log never signed is 404, like any other path.
	l := aLog(9)
	stranger, _ := logtest.Witness("stranger.example")
	b := newBench(t, "witness.example")
	sum := sha256.Sum256([]byte(origin))
	last := b.web.URL + "/" + hex.EncodeToString(sum[:]) + "/checkpoint"
	get := func(url string) (int, string) {
		answer, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, _ := io.ReadAll(answer.Body)
		return answer.StatusCode, string(data)
	}
	if code, _ := get(last); code != 404 {
		t.Errorf("before the first: %d", code)
	}
	if code, _, text := b.post(Request{0, nil, l.Signed(9, stranger.At(morning))}.Text()); code != 200 {
		t.Fatal(text)
	}
	code, text := get(last)
	s, err := publog.OpenCheckpoint([]byte(text), origin, l.Key, b.key)
	if code != 200 || err != nil || len(s.By) != 1 || len(s.Cosigned) != 1 || s.Ignored != 0 || s.Size != 9 {
		t.Errorf("%d %s, %v", code, text, err)
	}
	for path, want := range map[string]int{"/": 200, "/x/checkpoint": 404, "/state.json": 404, "/add-checkpoint": 405} {
		if code, _ := get(b.web.URL + path); code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
}

func TestStateOutlivesTheProcess(t *testing.T) {
	// After a restart the witness goes on from what it signed: yesterday's size and another history get no signature.
	l := aLog(9)
	b := newBench(t, "witness.example")
	if _, err := b.server.Cosign(request(l, 0, 7)); err != nil {
		t.Fatal(err)
	}
	b.stop()
	b.start()
	for name, r := range map[string]Request{"yesterday": request(l, 0, 5), "from nothing": request(forked(l), 0, 9)} {
		if _, err := b.server.Cosign(r); !errors.Is(err, ErrStale) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.server.Cosign(request(forked(l), 7, 9)); !errors.Is(err, ErrProof) {
		t.Errorf("another history: %v", err)
	}
	if line, err := b.server.Cosign(request(l, 7, 9)); err != nil || b.held(l, 9, line) != morning {
		t.Errorf("%q, %v", line, err)
	}
}

func TestNoAnswerBeforeTheDisk(t *testing.T) {
	// Where the state cannot be written there is no signature, and the witness still stands where it stood.
	l := aLog(9)
	b := newBench(t, "witness.example")
	if _, err := b.server.Cosign(request(l, 0, 3)); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(b.path), os.MkdirAll(b.path+"/inside", 0o755)); err != nil {
		t.Fatal(err)
	}
	if code, _, text := b.post(request(l, 3, 9).Text()); code != 500 || strings.Contains(text, "—") {
		t.Errorf("%d %s", code, text)
	}
	if err := errors.Join(os.RemoveAll(b.path), os.WriteFile(b.path, before, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.server.Cosign(request(l, 9, 9)); !errors.Is(err, ErrStale) {
		t.Errorf("it stands at the size it did not store: %v", err)
	}
	if _, err := b.server.Cosign(request(l, 3, 9)); err != nil {
		t.Error(err)
	}
}

func TestStatesThatAreRefused(t *testing.T) {
	// A witness does not start without its state, with that of another, with a damaged one or beside itself; and it begins only once.
	b := newBench(t, "witness.example")
	if _, err := b.server.Cosign(request(aLog(3), 0, 3)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(b.path, b.key); !errors.Is(err, durable.ErrLocked) {
		t.Errorf("a second process: %v", err)
	}
	b.stop()
	if err := Init(b.path, b.key); !errors.Is(err, ErrHasState) {
		t.Errorf("begin again: %v", err)
	}
	_, other := logtest.Witness("other.example")
	if _, err := Open(b.path, other); !errors.Is(err, ErrState) {
		t.Errorf("another witness: %v", err)
	}
	whole, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"empty":         nil,
		"half":          whole[:len(whole)/2],
		"another size":  bytes.Replace(whole, []byte(`\n3\n`), []byte(`\n2\n`), 1),
		"unknown field": bytes.Replace(whole, []byte(`"v"`), []byte(`"w"`), 1),
		"version":       bytes.Replace(whole, []byte(`"v": 1`), []byte(`"v": 2`), 1),
	} {
		if bytes.Equal(content, whole) {
			t.Fatalf("%s: nothing changed in %s", name, whole)
		}
		if err := os.WriteFile(b.path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(b.path, b.key); !errors.Is(err, ErrState) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := os.Remove(b.path); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(b.path, b.key); !errors.Is(err, ErrNoState) {
		t.Errorf("no state: %v", err)
	}
}

func TestStampsNeverGoBack(t *testing.T) {
	// A clock a moment behind gives the last stamp again; one set back gives none at all, not after a restart either.
	l := aLog(9)
	b := newBench(t, "witness.example")
	for i, test := range []struct {
		clock, want time.Time
		err         error
	}{
		{morning, morning, nil},
		{morning.Add(time.Hour), morning.Add(time.Hour), nil},
		{morning.Add(time.Hour - jitter), morning.Add(time.Hour), nil},
		{morning.Add(time.Hour - jitter - time.Second), time.Time{}, ErrClock},
		{morning.AddDate(0, 0, -7), time.Time{}, ErrClock},
		{morning.Add(2*time.Hour + time.Millisecond), morning.Add(2 * time.Hour), nil},
	} {
		b.clock.at = test.clock
		last, _ := b.state.Last(origin)
		old, _ := publog.CheckpointBody(last)
		line, err := b.server.Cosign(request(l, old.Size, int64(i+1)))
		if !errors.Is(err, test.err) || err == nil && b.held(l, int64(i+1), line) != test.want {
			t.Errorf("clock %v: %q, %v", test.clock, line, err)
		}
		b.stop()
		b.start()
	}
	b.clock.at = morning
	if code, _, text := b.post(request(l, 6, 7).Text()); code != http.StatusServiceUnavailable {
		t.Errorf("%d %s", code, text)
	}
}

func TestOneHistoryUnderAnyRequests(t *testing.T) {
	// Whatever two forks of a log ask in whatever order, all that a witness signed is one history, and its sizes never fall.
	a := aLog(12)
	logs := []*logtest.Log{a, forked(a), a.With(func(all [][]byte) [][]byte { all[7] = nil; return all })}
	rapid.Check(t, func(rt *rapid.T) {
		b := newBench(t, "witness.example")
		defer b.stop()
		var signed []publog.Checkpoint
		var by []*logtest.Log
		for range rapid.IntRange(1, 12).Draw(rt, "requests") {
			l := logs[rapid.IntRange(0, 2).Draw(rt, "log")]
			size := rapid.Int64Range(0, 12).Draw(rt, "size")
			old := rapid.Int64Range(0, 12).Draw(rt, "old")
			if len(signed) > 0 && rapid.Bool().Draw(rt, "from the last") {
				old = signed[len(signed)-1].Size
			}
			if _, err := b.server.Cosign(request(l, old, size)); err == nil {
				signed, by = append(signed, l.Checkpoint(size)), append(by, l)
			}
		}
		for i := 1; i < len(signed); i++ {
			if c := by[i].Checkpoint(signed[i-1].Size); signed[i].Size < signed[i-1].Size || c.Root != signed[i-1].Root {
				rt.Fatalf("signed %v after %v", signed[i], signed[i-1])
			}
		}
	})
}

func TestTwoAtOnce(t *testing.T) {
	// Of two histories asked for at the same moment from the same size one is signed, never both.
	a := aLog(12)
	b := newBench(t, "witness.example")
	if _, err := b.server.Cosign(request(a, 0, 2)); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	errs := make([]error, 8)
	logs := []*logtest.Log{a, forked(a)}
	for i := range errs {
		all.Go(func() { _, errs[i] = b.server.Cosign(request(logs[i%2], 2, int64(5+i/2))) })
	}
	all.Wait()
	n := 0
	for _, err := range errs {
		if err == nil {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of two histories were signed: %v", n, errs)
	}
}

func TestKeysOfATrustFile(t *testing.T) {
	// By a trust file a key of the log counts from its size on and up to its end, and the key of promises does not count at all.
	l := aLog(9)
	_, next := logtest.KeyPair("next", publog.Ed25519)
	for name, test := range map[string]struct {
		line string
		want error
	}{
		"in use":      {"log " + l.Key.String(), nil},
		"not yet":     {"log " + l.Key.String() + " from 8", ErrSignature},
		"no more":     {"log " + l.Key.String() + " until 7 end rotated", ErrSignature},
		"of promises": {"log " + l.Key.String() + " use promises", ErrSignature},
		"another":     {"log " + next, ErrSignature},
	} {
		trust, err := publog.ParseTrust([]byte("mandamus/trust/v1\norigin " + origin + "\n" + test.line + "\nquorum 2\n"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b := newBench(t, "witness.example", LogOf(trust), Log{Origin: "elsewhere.example/log"})
		if _, err := b.server.Cosign(request(l, 0, 7)); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
