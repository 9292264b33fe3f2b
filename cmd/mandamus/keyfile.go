package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"mandamus/fault"
)

// keepKey writes a private key to a file that must not be there yet, and prints the public one.
func (p *program) keepKey(file, private, public string) error {
	if err := writeNew(file, private+"\n"); errors.Is(err, fs.ErrExist) {
		return wrong(file, "cmd.keygen.exists")
	} else if err != nil {
		return fault.Problems{*unreadable(file, err)}
	}
	fmt.Fprintln(p.stderr, p.t("cmd.keygen.done", "file", file))
	fmt.Fprintln(p.stdout, public)
	return nil
}

// writeNew writes a private file that must not be there yet.
func writeNew(file, text string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}
