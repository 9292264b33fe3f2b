package witness

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"mandamus/publog"
)

// Log is a log that a witness looks after.
type Log struct {
	Origin string
	Keys   []*publog.Key
	// Accept says whether the signatures under a checkpoint are of a key in use at its size; nil: any key of the log will do.
	Accept func(*publog.Signed) bool
}

// LogOf is the log of a trust file: its keys that sign checkpoints, each in its time.
func LogOf(t *publog.Trust) Log {
	l := Log{Origin: t.Origin, Accept: func(s *publog.Signed) bool { return t.Standing(s, time.Time{}).ByLog }}
	for _, k := range t.Logs {
		if k.Use != publog.UsePromises {
			l.Keys = append(l.Keys, k.Key)
		}
	}
	return l
}

// Server is a witness.
type Server struct {
	key   *publog.Cosigner
	state *State
	logs  map[string][]Log // by origin
	now   func() time.Time
	page  []byte
}

// NewServer returns a witness with its key and its state, for some logs, by some clock. Where an origin is named
// twice, the word of either will do. page, where there is one, is what a browser is shown: a file to check receipts with.
func NewServer(key *publog.Cosigner, state *State, now func() time.Time, page []byte, logs ...Log) *Server {
	s := &Server{key: key, state: state, now: now, page: page, logs: map[string][]Log{}}
	for _, l := range logs {
		s.logs[l.Origin] = append(s.logs[l.Origin], l)
	}
	return s
}

// Handler answers the requests of C2SP tlog-witness: POST /add-checkpoint for logs, GET /<hash of the origin>/checkpoint for whoever
// follows one, and GET / for a browser.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add-checkpoint", s.addCheckpoint)
	mux.HandleFunc("GET /{log}/checkpoint", s.lastCheckpoint)
	if s.page != nil {
		mux.HandleFunc("GET /{$}", s.showPage)
	}
	return mux
}

// addCheckpoint signs a checkpoint, or says why not.
func (s *Server) addCheckpoint(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	request, err := ParseRequest(data)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	lines, err := s.Cosign(request)
	var stale staleError
	switch {
	case errors.As(err, &stale):
		w.Header().Set("Content-Type", "text/x.tlog.size")
		w.WriteHeader(http.StatusConflict)
		io.WriteString(w, sizeText(stale.size))
	case err != nil:
		http.Error(w, err.Error(), status(err))
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, lines)
	}
}

// status is the answer to an error.
func status(err error) int {
	switch {
	case errors.Is(err, ErrUnknownLog):
		return http.StatusNotFound
	case errors.Is(err, ErrSignature):
		return http.StatusForbidden
	case errors.Is(err, ErrProof):
		return http.StatusUnprocessableEntity
	case errors.Is(err, publog.ErrForm):
		return http.StatusBadRequest
	case errors.Is(err, ErrClock):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// staleError is ErrStale with the size that was signed last.
type staleError struct{ size int64 }

func (e staleError) Error() string        { return fmt.Sprintf("%v: %d", ErrStale, e.size) }
func (e staleError) Is(target error) bool { return target == ErrStale }

// Cosign looks at a checkpoint and returns the line of the witness's signature under it. When it returns one, the checkpoint is on the disk.
func (s *Server) Cosign(r Request) (line string, err error) {
	c, err := publog.CheckpointBody(r.Checkpoint)
	if err != nil {
		return "", err
	}
	byLog, err := s.byLog(r.Checkpoint, c)
	if err != nil {
		return "", err
	}
	if r.Old > c.Size {
		return "", fmt.Errorf("request: %w: old size %d of a checkpoint of %d", publog.ErrForm, r.Old, c.Size)
	}
	err = s.state.advance(c.Origin, func(last publog.Checkpoint, stamp time.Time) ([]byte, time.Time, error) {
		if err := continues(r, c, last); err != nil {
			return nil, stamp, err
		}
		line, stamp, err = s.sign(c, stamp)
		return []byte(c.Text() + "\n" + byLog + line), stamp, err
	})
	if err != nil {
		return "", err
	}
	return line, nil
}

// byLog are the lines of the log's own signatures under a checkpoint, by keys that the witness knows and takes.
func (s *Server) byLog(checkpoint []byte, c publog.Checkpoint) (lines string, err error) {
	logs := s.logs[c.Origin]
	if len(logs) == 0 {
		return "", fmt.Errorf("%w: %.200q", ErrUnknownLog, c.Origin)
	}
	err = ErrSignature
	for _, l := range logs {
		signed, wrong := publog.OpenCheckpoint(checkpoint, c.Origin, l.Keys...)
		if wrong == nil && (l.Accept == nil || l.Accept(signed)) {
			lines, _ = signatures(c, string(checkpoint), l.Keys...)
			return lines, nil
		}
		err = errors.Join(err, wrong)
	}
	return "", err
}

// continues is nil where a checkpoint continues the last one.
func continues(r Request, c, last publog.Checkpoint) error {
	if r.Old != last.Size {
		return staleError{last.Size}
	}
	if c.Size == 0 && c.Root != emptyRoot {
		return fmt.Errorf("%w: an empty log has the root %v", ErrProof, emptyRoot)
	}
	if err := publog.CheckConsistency(r.Proof, c.Size, c.Root, last.Size, last.Root); err != nil {
		return fmt.Errorf("%w: %w", ErrProof, err)
	}
	return nil
}

// jitter is how far the clock may lie behind the last stamp, as clocks do when they are set right. Then the last stamp is given again.
const jitter = time.Minute

// sign stamps a checkpoint. A stamp is never earlier than the last.
func (s *Server) sign(c publog.Checkpoint, last time.Time) (line string, stamp time.Time, err error) {
	now := s.now().UTC().Truncate(time.Second)
	if now.Before(last.Add(-jitter)) {
		return "", last, fmt.Errorf("%w: it is %v, and the stamp was %v", ErrClock, now, last)
	}
	if now.Before(last) {
		now = last
	}
	note, err := publog.SignCheckpoint(c, s.key.At(now))
	return strings.TrimPrefix(string(note), c.Text()+"\n"), now, err
}

// lastCheckpoint gives back what was signed last, so that others can compare it with what the log shows them.
func (s *Server) lastCheckpoint(w http.ResponseWriter, r *http.Request) {
	for origin := range s.logs {
		if last, ok := s.state.Last(origin); ok && OriginHash(origin) == r.PathValue("log") {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Header().Set("Cache-Control", "no-cache")
			w.Header().Set("Access-Control-Allow-Origin", "*")
			w.Write(last)
			return
		}
	}
	http.NotFound(w, r)
}

// OriginHash is what a log is called in the address of its last checkpoint.
func OriginHash(origin string) string {
	sum := sha256.Sum256([]byte(origin))
	return hex.EncodeToString(sum[:])
}

// showPage gives a browser the page.
func (s *Server) showPage(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(s.page)
}
