package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"mandamus/app"
	"mandamus/fault"
	"mandamus/publog"
	"mandamus/store"
)

// receiptCommands are the commands on receipts.
type receiptCommands struct {
	Show  receiptShowCommand  `cmd:""`
	Lodge receiptLodgeCommand `cmd:""`
}

// receiptShowCommand prints the receipt of an application.
type receiptShowCommand struct {
	database
	logFlags
	Filing string `arg:"" name:"filing" placeholder:"REFERENCE"`
}

// Run prints it, as it is now.
func (c *receiptShowCommand) Run(p *program) error {
	if c.kept() {
		k, err := p.keys(&c.logFlags)
		if err != nil {
			return err
		}
		p.public = c.publicRecord(k)
	}
	return c.with(false, func(ctx context.Context, s store.Store) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		receipt, err := desk.Receipt(ctx, c.Filing)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return wrong("", "cmd.receipt.unknown", "filing", c.Filing)
		case errors.Is(err, app.ErrNotLogged):
			return wrong("", "cmd.receipt.not_logged", "filing", c.Filing)
		case err != nil:
			return err
		}
		_, err = io.WriteString(p.stdout, receipt.Text())
		return err
	})
}

// receiptLodgeCommand puts the hash of a filing that a counter refused on the record of somebody else: the court above, or whoever keeps one.
type receiptLodgeCommand struct {
	File string `arg:"" name:"file" placeholder:"FILE"`
	At   string `required:"" placeholder:"URL"`
}

// Run computes the hash, sends it and nothing else, and prints the receipt that comes back.
func (c *receiptLodgeCommand) Run(p *program) error {
	data, err := os.ReadFile(c.File)
	if err != nil {
		return fault.Problems{*unreadable(c.File, err)}
	}
	hash := hex.EncodeToString(sum(data))
	answer, err := lodge(strings.TrimSuffix(c.At, "/")+"/lodge", hash)
	if err != nil {
		return wrong(c.At, "cmd.receipt.lodge_failed", "error", err)
	}
	receipt, err := publog.ParseBundle(answer)
	if err != nil {
		return wrong(c.At, "cmd.receipt.lodge_answer")
	}
	entry, err := publog.ParseEntry(receipt.Entry)
	if err != nil || lodgedHash(entry) != hash {
		return wrong(c.At, "cmd.receipt.lodge_answer")
	}
	fmt.Fprintln(p.stderr, p.t("cmd.receipt.lodged", "hash", hash, "at", entry.At))
	_, err = p.stdout.Write(answer)
	return err
}

func sum(data []byte) []byte {
	h := sha256.Sum256(data)
	return h[:]
}

// lodge sends a hash and returns the answer.
func lodge(address, hash string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), signingTime)
	defer cancel()
	status, data, err := question(ctx, http.MethodPost, address, []byte(hash+"\n"), publog.MaxBundle)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("%d %s", status, http.StatusText(status))
	}
	return data, err
}
