package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/witness"
	"mandamus/web/verify"
)

// witnessCommands are the commands of somebody who keeps an eye on logs.
type witnessCommands struct {
	Keygen witnessKeygenCommand `cmd:""`
	Serve  witnessServeCommand  `cmd:""`
}

// witnessKeygenCommand makes the keys of a witness.
type witnessKeygenCommand struct {
	Name string `arg:"" name:"name" placeholder:"NAME"`
	Out  string `default:"witness.key" placeholder:"FILE"`
}

// Run writes the private key to a file that must not be there yet, and prints the public one.
func (c *witnessKeygenCommand) Run(p *program) error {
	private, public, err := publog.NewKey(rand.Reader, c.Name, publog.Cosignature)
	if err != nil {
		return misuse(i18n.M("cmd.witness.name", "name", c.Name, "error", err), i18n.M("cmd.witness.name.hint"))
	}
	return p.keepKey(c.Out, private, public)
}

// witnessServeCommand is a witness.
type witnessServeCommand struct {
	Key    string   `required:"" placeholder:"FILE"`
	State  string   `required:"" placeholder:"FILE"`
	Init   bool     // begin a state; without it a missing one is refused
	Watch  []string `placeholder:"KEY"`
	Trust  []string `placeholder:"FILE"`
	Page   string   `placeholder:"FILE"`
	Listen string   `default:"127.0.0.1:8321" placeholder:"HOST:PORT"`
}

// Run opens the state, listens, says where, and answers until it is interrupted.
func (c *witnessServeCommand) Run(p *program) error {
	cosigner, key, err := p.cosigner(c.Key)
	if err != nil {
		return err
	}
	logs, err := c.logs(p)
	if err != nil {
		return err
	}
	page, err := c.page(p)
	if err != nil {
		return err
	}
	state, err := c.open(key)
	if err != nil {
		return err
	}
	defer state.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return misuse(i18n.M("cmd.serve.listen", "address", c.Listen, "error", err), i18n.M("cmd.serve.listen.hint"))
	}
	fmt.Fprintln(p.stdout, p.t("cmd.witness.ready", "address", "http://"+listener.Addr().String(), "key", key, "logs", len(logs)))
	return serve(ctx, listener, witness.NewServer(cosigner, state, time.Now, page, logs...).Handler())
}

// cosigner reads the private key of a witness.
func (p *program) cosigner(file string) (*publog.Cosigner, *publog.Key, error) {
	data, problem := p.read(file)
	if problem != nil {
		return nil, nil, fault.Problems{*problem}
	}
	cosigner, err := publog.NewCosigner(strings.TrimSpace(string(data)))
	if err != nil {
		return nil, nil, wrong(file, "cmd.witness.key", "error", err)
	}
	key, err := publog.ParseKey(cosigner.Public())
	return cosigner, key, err
}

// logs are those the witness looks after: by their public keys, whose name is the log's, or by trust files.
func (c *witnessServeCommand) logs(p *program) (out []witness.Log, err error) {
	for _, text := range c.Watch {
		key, err := publog.ParseKey(text)
		if err != nil || key.Algorithm() == publog.Cosignature {
			return nil, misuse(i18n.M("cmd.log.signer", "key", text), i18n.M("cmd.log.signer.hint"))
		}
		out = append(out, witness.Log{Origin: key.Name(), Keys: []*publog.Key{key}})
	}
	for _, file := range c.Trust {
		trust, err := p.trust(file)
		if err != nil {
			return nil, err
		}
		out = append(out, witness.LogOf(trust))
	}
	if len(out) == 0 {
		return nil, misuse(i18n.M("cmd.witness.no_log"), i18n.M("cmd.witness.no_log.hint"))
	}
	return out, nil
}

// page is what a browser is shown: the page that checks receipts of this program, or of the file; nil where the program was built without it.
func (c *witnessServeCommand) page(p *program) ([]byte, error) {
	if c.Page == "" {
		return verify.CheckPage(), nil
	}
	data, problem := p.read(c.Page)
	if problem != nil {
		return nil, fault.Problems{*problem}
	}
	return data, nil
}

// open opens the state, or begins one where that was asked for.
func (c *witnessServeCommand) open(key *publog.Key) (*witness.State, error) {
	if c.Init {
		if err := witness.Init(c.State, key); errors.Is(err, witness.ErrHasState) {
			return nil, misuse(i18n.M("cmd.witness.has_state", "file", c.State), i18n.M("cmd.witness.has_state.hint"))
		} else if err != nil {
			return nil, err
		}
	}
	state, err := witness.Open(c.State, key)
	switch {
	case errors.Is(err, witness.ErrNoState):
		return nil, misuse(i18n.M("cmd.witness.no_state", "file", c.State), i18n.M("cmd.witness.no_state.hint"))
	case errors.Is(err, witness.ErrState):
		return nil, wrong(c.State, "cmd.witness.state", "error", err)
	case errors.Is(err, durable.ErrLocked):
		return nil, wrong(c.State, "cmd.witness.locked")
	}
	return state, err
}
