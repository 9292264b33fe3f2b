package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"mandamus/i18n"
	"mandamus/internal/durable"
	"mandamus/opendata"
	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/record"
)

// dataCommands are the commands on the open data.
type dataCommands struct {
	Export dataExportCommand `cmd:""`
}

// dataExportCommand makes the open data of a published log, as the desk does every night: whoever has the log can.
type dataExportCommand struct {
	Folder string `arg:"" name:"folder" placeholder:"DIR"`
	Log    string `required:"" placeholder:"URL|DIR"`
	Size   int64  `placeholder:"N"`
}

// Run writes the files and prints the hash of their manifest, and where the log has that hash.
func (c *dataExportCommand) Run(p *program) error {
	ctx := context.Background()
	log := tiles.NewReader(tiles.Open(c.Log))
	whole, err := headOf(ctx, log)
	if errors.Is(err, fs.ErrNotExist) {
		return wrong(c.Log, "cmd.log.none")
	}
	if err != nil {
		return err
	}
	at := whole
	if c.Size != 0 {
		if at, err = cut(ctx, log, whole, c.Size); err != nil {
			return err
		}
	}
	files, err := openData(ctx, log, at)
	if err != nil {
		return err
	}
	if err := durable.MkdirAll(c.Folder, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := durable.Write(filepath.Join(c.Folder, f.Name), f.Data, 0o644); err != nil {
			return err
		}
	}
	manifest := files[len(files)-1]
	fmt.Fprintf(p.stdout, "%s  %s\n", manifest.SHA256, manifest.Name)
	return c.confirm(ctx, p, log, whole, at.Size, manifest.SHA256)
}

// confirm says which entry of the log, after those the files were made of, has the hash of the manifest.
func (c *dataExportCommand) confirm(ctx context.Context, p *program, log *tiles.Reader, whole publog.Checkpoint, size int64, hash string) error {
	for leaf, err := range log.Entries(ctx, whole, size, whole.Size) {
		if err != nil {
			return err
		}
		e, err := publog.ParseEntry(leaf.Data)
		if err != nil {
			return fmt.Errorf("entry %d of the log: %w", leaf.Index, err)
		}
		var said struct{ SHA256 string }
		if e.Kind == publog.KindPublished && json.Unmarshal(e.Public, &said) == nil && said.SHA256 == hash {
			fmt.Fprintln(p.stderr, p.t("cmd.data.published", "n", leaf.Index))
			return nil
		}
	}
	fmt.Fprintln(p.stderr, p.t("cmd.data.not_published", "size", size))
	return nil
}

// headOf is the checkpoint of a log; its signatures are not looked at.
func headOf(ctx context.Context, log *tiles.Reader) (publog.Checkpoint, error) {
	signed, err := log.Checkpoint(ctx)
	if err != nil {
		return publog.Checkpoint{}, err
	}
	return publog.CheckpointBody(signed)
}

// cut is the log as it was when it had size entries.
func cut(ctx context.Context, log *tiles.Reader, whole publog.Checkpoint, size int64) (publog.Checkpoint, error) {
	if size < 0 || size > whole.Size {
		return publog.Checkpoint{}, misuse(i18n.M("cmd.data.size", "n", size, "size", whole.Size), i18n.M("cmd.data.size.hint"))
	}
	root, err := publog.Root(size, log.Hashes(ctx, whole))
	return publog.Checkpoint{Origin: whole.Origin, Size: size, Root: root}, err
}

// openData makes the open data of a log; every entry is checked against the tree.
func openData(ctx context.Context, log *tiles.Reader, at publog.Checkpoint) ([]opendata.Content, error) {
	r := record.NewRecord()
	for leaf, err := range log.Entries(ctx, at, 0, at.Size) {
		if err != nil {
			return nil, err
		}
		e, err := publog.ParseEntry(leaf.Data)
		if err != nil {
			return nil, fmt.Errorf("entry %d of the log: %w", leaf.Index, err)
		}
		r.Add(e)
	}
	return opendata.Make(r, at)
}
