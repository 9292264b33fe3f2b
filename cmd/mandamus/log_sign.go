package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"time"

	"mandamus/i18n"
	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/witness"
)

// logSignCommand signs checkpoints for a desk that does not have the key. What was signed last is remembered: a checkpoint that does not go on
// from it is not signed.
type logSignCommand struct {
	Place string `arg:"" name:"place" placeholder:"URL"`
	Key   string `required:"" placeholder:"FILE"`
	Key2  string `name:"key2" placeholder:"FILE"`
	State string `required:"" placeholder:"FILE"`
	First bool
	Every time.Duration `placeholder:"DURATION"`
}

// signingTime bounds one question to the desk.
const signingTime = 20 * time.Second

// Run signs what waits, once or again and again.
func (c *logSignCommand) Run(p *program) error {
	signers, key, err := p.signers(c.Key, c.Key2)
	if err != nil {
		return err
	}
	s := remoteSigner{command: c, signers: signers, key: key}
	for {
		size, err := s.once(context.Background())
		switch {
		case err == nil && size > 0:
			fmt.Fprintln(p.stdout, p.t("cmd.log.signed", "n", size))
		case c.Every == 0:
			return err
		case err != nil:
			fmt.Fprintln(p.stderr, p.t("cmd.error", "error", err))
		}
		if c.Every == 0 {
			return nil
		}
		time.Sleep(c.Every)
	}
}

// remoteSigner signs for a desk elsewhere.
type remoteSigner struct {
	command *logSignCommand
	signers []publog.Signer
	key     *publog.Key
}

// once signs the checkpoint that waits, and returns its size; 0 where none does.
func (s *remoteSigner) once(ctx context.Context) (int64, error) {
	ctx, cancel := context.WithTimeout(ctx, signingTime)
	defer cancel()
	data, err := s.ask(ctx, http.MethodGet, "/unsigned", nil)
	if err != nil || data == nil {
		return 0, err
	}
	r, err := witness.ParseRequest(data)
	if err != nil {
		return 0, err
	}
	signed, size, err := s.sign(r)
	if err != nil {
		return 0, err
	}
	_, err = s.ask(ctx, http.MethodPost, "/signed", signed)
	return size, err
}

// sign signs a checkpoint that goes on from the last one. Where the desk does not know the last one it gets that again.
func (s *remoteSigner) sign(r witness.Request) ([]byte, int64, error) {
	next, err := publog.ParseCheckpoint(string(r.Checkpoint))
	if err != nil {
		return nil, 0, err
	}
	if next.Origin != s.key.Name() {
		return nil, 0, wrong(s.command.Place, "cmd.log.other_origin", "origin", next.Origin)
	}
	last, lastSigned, err := s.last()
	if err != nil {
		return nil, 0, err
	}
	switch {
	case lastSigned == nil: // begun, on the word of who has the key
	case last.Size > r.Old && next.Size >= last.Size, next.Size == last.Size && next.Root == last.Root:
		return lastSigned, last.Size, nil
	case last.Size != r.Old:
		return nil, 0, wrong(s.command.Place, "cmd.log.signed_other", "old", r.Old, "size", last.Size)
	default:
		if err := publog.CheckConsistency(r.Proof, next.Size, next.Root, last.Size, last.Root); err != nil {
			return nil, 0, wrong(s.command.Place, "cmd.log.not_on", "size", last.Size)
		}
	}
	signed, err := publog.SignCheckpoint(next, s.signers...)
	if err != nil {
		return nil, 0, err
	}
	return signed, next.Size, durable.Write(s.command.State, signed, 0o600)
}

// last is what was signed last. A state that is not there is an error, unless this is said to be the first time.
func (s *remoteSigner) last() (publog.Checkpoint, []byte, error) {
	data, err := os.ReadFile(s.command.State)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.command.First:
		return publog.Checkpoint{}, nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return publog.Checkpoint{}, nil, misuse(i18n.M("cmd.log.no_state", "file", s.command.State), i18n.M("cmd.log.no_state.hint"))
	case err != nil:
		return publog.Checkpoint{}, nil, err
	}
	signed, err := publog.OpenCheckpoint(data, s.key.Name(), s.key)
	if err != nil {
		return publog.Checkpoint{}, nil, wrong(s.command.State, "cmd.log.state", "error", err)
	}
	return signed.Checkpoint, data, nil
}

// ask asks the desk; nil where it has nothing.
func (s *remoteSigner) ask(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	address := strings.TrimSuffix(s.command.Place, "/") + path
	status, data, err := question(ctx, method, address, body, publog.MaxCheckpoint)
	switch {
	case status == http.StatusNotFound && method == http.MethodGet:
		return nil, nil
	case err == nil && status >= http.StatusBadRequest:
		err = fmt.Errorf("%s: %d %s", address, status, http.StatusText(status))
	}
	return data, err
}
