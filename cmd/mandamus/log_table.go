package main

import (
	"context"
	"io"
	"net/http"
	"sync"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/publog/witness"
)

// signingTable is where checkpoints lie for an operator elsewhere who has the key: he fetches the one that waits, looks whether it goes on from
// what he signed last, and brings it back signed.
type signingTable struct {
	key *publog.Key

	mu      sync.Mutex
	waiting *app.Unsigned
	signed  []byte
	size    int64 // of signed
}

// sign implements app.Publication: it lays a checkpoint out, and returns what has come back since.
func (t *signingTable) sign(_ context.Context, r app.Unsigned) ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting = &r
	if t.signed != nil && t.size > r.Old && t.size <= r.Size {
		return t.signed, nil
	}
	return nil, app.ErrUnsigned
}

// fetch serves the checkpoint that waits.
func (t *signingTable) fetch(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	waiting := t.waiting
	t.mu.Unlock()
	if waiting == nil {
		http.NotFound(w, r)
		return
	}
	request := witness.Request{Old: waiting.Old, Proof: waiting.Proof, Checkpoint: []byte(waiting.Text())}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(request.Text()) // who hung up asks again
}

// bring takes a signed checkpoint. What is not signed by the key is refused, whoever brings it.
func (t *signingTable) bring(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, publog.MaxCheckpoint))
	if err != nil {
		http.Error(w, http.StatusText(http.StatusRequestEntityTooLarge), http.StatusRequestEntityTooLarge)
		return
	}
	signed, err := publog.OpenCheckpoint(data, t.key.Name(), t.key)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusForbidden), http.StatusForbidden)
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if signed.Size >= t.size {
		t.signed, t.size = data, signed.Size
	}
	w.WriteHeader(http.StatusNoContent)
}
