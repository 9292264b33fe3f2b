package witness

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"mandamus/publog"
)

// Bounds on what is sent.
const (
	maxProof   = 63
	maxRequest = publog.MaxCheckpoint + 64*48
	maxAnswer  = publog.MaxCheckpoint
)

// Request asks for a cosignature.
type Request struct {
	Old        int64         // size the witness signed last
	Proof      []publog.Hash // that the log of this checkpoint begins with the log of that size
	Checkpoint []byte        // signed by the log
}

// Text returns the request as it is sent.
func (r Request) Text() []byte {
	out := fmt.Appendf(nil, "old %d\n", r.Old)
	for _, h := range r.Proof {
		out = append(out, h.String()+"\n"...)
	}
	return append(append(out, '\n'), r.Checkpoint...)
}

// ParseRequest reads what Text writes. The checkpoint is not looked into.
func ParseRequest(data []byte) (Request, error) {
	head, checkpoint, found := strings.Cut(string(data), "\n\n")
	lines := strings.Split(head, "\n")
	size, old := strings.CutPrefix(lines[0], "old ")
	r := Request{Checkpoint: []byte(checkpoint)}
	var err error
	if r.Old, err = strconv.ParseInt(size, 10, 64); !found || !old || err != nil || strconv.FormatInt(r.Old, 10) != size || r.Old < 0 {
		return Request{}, fmt.Errorf("request: %w: want old, a size, hashes, an empty line and a checkpoint", publog.ErrForm)
	}
	if len(lines)-1 > maxProof {
		return Request{}, fmt.Errorf("request: %w: %d hashes, at most %d", publog.ErrForm, len(lines)-1, maxProof)
	}
	for _, line := range lines[1:] {
		raw, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil || len(raw) != len(publog.Hash{}) || strings.Contains(line, "\r") {
			return Request{}, fmt.Errorf("request: %w: %.60q is no hash", publog.ErrForm, line)
		}
		r.Proof = append(r.Proof, publog.Hash(raw))
	}
	return r, nil
}

// sizeText is what answers a request from another size: the size itself.
func sizeText(size int64) string { return strconv.FormatInt(size, 10) + "\n" }

// parseSize reads it.
func parseSize(text string) (int64, error) {
	size, err := strconv.ParseInt(strings.TrimSuffix(text, "\n"), 10, 64)
	if err != nil || size < 0 || sizeText(size) != text {
		return 0, fmt.Errorf("answer: %w: %.40q is no size", publog.ErrForm, text)
	}
	return size, nil
}

// signatures are the lines among text that are signatures of keys under the checkpoint; what else stands there is left out.
func signatures(c publog.Checkpoint, text string, keys ...*publog.Key) (lines string, signed *publog.Signed) {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "— ") || !strings.HasSuffix(line, "\n") {
			continue
		}
		if _, err := publog.OpenCheckpoint([]byte(c.Text()+"\n"+line), c.Origin, keys...); err == nil && !strings.Contains(lines, line) {
			lines += line
		}
	}
	signed, err := publog.OpenCheckpoint([]byte(c.Text()+"\n"+lines), c.Origin, keys...)
	if err != nil {
		return "", nil
	}
	return lines, signed
}
