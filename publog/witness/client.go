package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"mandamus/publog"
)

// Peer is a witness that is asked.
type Peer struct {
	Key *publog.Key
	URL string // https://witness.example/log
}

// Prove proves that the log of size entries begins with the log of old.
type Prove func(ctx context.Context, old, size int64) ([]publog.Hash, error)

// Client asks witnesses for a log. It may be used by several goroutines.
type Client struct {
	peers []Peer
	http  *http.Client
	mu    sync.Mutex
	last  map[string]int64 // by key: the size a peer signed last, as far as known
}

// answerIn bounds one request; rounds how often one witness is asked about one checkpoint, since another copy of the server may ask too.
const (
	answerIn = 10 * time.Second
	rounds   = 3
)

// NewClient returns a client of these witnesses, each of its own key.
func NewClient(peers ...Peer) *Client {
	return &Client{
		peers: peers,
		http:  &http.Client{Timeout: answerIn, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		last:  map[string]int64{},
	}
}

// Answer is what one witness said.
type Answer struct {
	Peer Peer
	Line string    // its signature under the checkpoint; empty where Err is not nil
	At   time.Time // its stamp
	Err  error     // wraps one of the errors of a request, or is of the network
}

// AheadError says that a witness has signed a longer log than it was shown: the log has gone back, or two logs have one key.
type AheadError struct{ Shown, Signed int64 }

func (e AheadError) Error() string {
	return fmt.Sprintf("%v: it has signed %d entries and was shown %d", ErrStale, e.Signed, e.Shown)
}

// Is says that it is a kind of ErrStale.
func (e AheadError) Is(target error) bool { return target == ErrStale }

// Ask shows a checkpoint, signed by the log, to all witnesses at once. It returns the checkpoint with their signatures under it, in place of
// earlier ones of theirs, and what each witness said, in the order of the peers. One that does not answer in time is an answer with an error, and the others count.
func (c *Client) Ask(ctx context.Context, checkpoint []byte, prove Prove) (cosigned []byte, answers []Answer, err error) {
	body, err := publog.CheckpointBody(checkpoint)
	if err != nil {
		return nil, nil, err
	}
	answers = make([]Answer, len(c.peers))
	var all sync.WaitGroup
	for i, p := range c.peers {
		all.Go(func() { answers[i] = c.ask(ctx, p, body, checkpoint, prove) })
	}
	all.Wait()
	_, lines, _ := strings.Cut(string(checkpoint), "\n\n")
	for _, a := range answers {
		if a.Err == nil {
			lines = without(body, lines, a.Peer.Key) + a.Line
		}
	}
	return []byte(body.Text() + "\n" + lines), answers, nil
}

// without are the lines of signatures but for those of one key.
func without(c publog.Checkpoint, lines string, key *publog.Key) (out string) {
	for line := range strings.Lines(lines) {
		if _, signed := signatures(c, line, key); signed == nil {
			out += line
		}
	}
	return out
}

// ask asks one witness: from the size it is believed to have signed last, and again from the one it says.
func (c *Client) ask(ctx context.Context, p Peer, body publog.Checkpoint, checkpoint []byte, prove Prove) Answer {
	answer := Answer{Peer: p}
	old := c.recall(p)
	if old > body.Size {
		old = 0 // let it say itself
	}
	for range rounds {
		proof, err := prove(ctx, old, body.Size)
		if err != nil {
			answer.Err = err
			return answer
		}
		answer.Line, answer.At, err = c.send(ctx, p, body, Request{old, proof, checkpoint})
		answer.Err = err
		var stale staleError
		switch {
		case err == nil:
			c.remember(p, body.Size)
			return answer
		case !errors.As(err, &stale):
			return answer
		case stale.size > body.Size:
			answer.Err = AheadError{Shown: body.Size, Signed: stale.size}
			return answer
		}
		old = stale.size
		c.remember(p, old)
	}
	return answer
}

func (c *Client) recall(p Peer) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last[p.Key.String()]
}

func (c *Client) remember(p Peer, size int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last[p.Key.String()] = size
}

// send sends one request and reads the answer.
func (c *Client) send(ctx context.Context, p Peer, body publog.Checkpoint, r Request) (line string, at time.Time, err error) {
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, under(p.URL, "add-checkpoint"), bytes.NewReader(r.Text()))
	if err != nil {
		return "", at, err
	}
	code, text, err := c.do(post)
	if err != nil {
		return "", at, err
	}
	switch code {
	case http.StatusOK:
		line, signed := signatures(body, text, p.Key)
		if signed == nil || len(signed.Cosigned) == 0 || signed.Cosigned[0].At.Unix() == 0 {
			return "", at, fmt.Errorf("%s: %w: no signature of %s", p.URL, ErrSignature, p.Key.Name())
		}
		return line, signed.Cosigned[0].At, nil
	case http.StatusConflict:
		size, err := parseSize(text)
		if err != nil {
			return "", at, fmt.Errorf("%s: %w", p.URL, err)
		}
		return "", at, staleError{size}
	}
	return "", at, fmt.Errorf("%s: %w: %s", p.URL, meaning(code), firstLine(text))
}

// meaning is the error behind a status.
func meaning(code int) error {
	for _, err := range []error{ErrUnknownLog, ErrSignature, ErrProof, ErrClock, publog.ErrForm} {
		if status(err) == code {
			return err
		}
	}
	return fmt.Errorf("status %d", code)
}

// Latest asks a witness for the checkpoint of a log it signed last, with its signature; an error that wraps ErrUnknownLog where it has none.
func (c *Client) Latest(ctx context.Context, p Peer, origin string) ([]byte, error) {
	get, err := http.NewRequestWithContext(ctx, http.MethodGet, under(p.URL, OriginHash(origin)+"/checkpoint"), nil)
	if err != nil {
		return nil, err
	}
	code, text, err := c.do(get)
	if err != nil {
		return nil, err
	}
	if code != http.StatusOK {
		return nil, fmt.Errorf("%s: %w", p.URL, meaning(code))
	}
	if _, err := publog.OpenCheckpoint([]byte(text), origin, p.Key); err != nil {
		return nil, fmt.Errorf("%s: %w", p.URL, err)
	}
	return []byte(text), nil
}

// do sends a request and reads no more than an answer may have.
func (c *Client) do(r *http.Request) (code int, text string, err error) {
	r.Header.Set("User-Agent", "mandamus")
	answer, err := c.http.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	return answer.StatusCode, string(data), err
}

func under(prefix, path string) string { return strings.TrimRight(prefix, "/") + "/" + path }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return fmt.Sprintf("%.200q", line)
}
