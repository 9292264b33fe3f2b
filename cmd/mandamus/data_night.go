package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/internal/durable"
	"mandamus/opendata"
	"mandamus/opendata/shelf"
	"mandamus/publog/tiles"
)

// shelf is where the open data of the log lie: beside the log, so that whoever hands out the one hands out the other.
func (p *publisher) shelf() shelf.Shelf { return shelf.Shelf(filepath.Join(p.folder, "data")) }

// nights puts the open data of every day on the shelf, until the context ends.
func (p *publisher) nights(ctx context.Context) {
	if p == nil {
		return
	}
	failed := complaint{log: p.log, what: "open data not published"}
	every(ctx, choresEvery, func() bool {
		err := p.night(ctx, p.desk().Today())
		if ctx.Err() != nil {
			return false
		}
		failed.about(ctx, err)
		return true
	})
}

// night makes the open data of a day, once, of the log as it is published: files first, then the hash of their manifest goes on the record, and the
// day onto the shelf last. Stopped anywhere it is done again at the next look.
func (p *publisher) night(ctx context.Context, day civil.Day) error {
	if p.shelf().Has(day) {
		return nil
	}
	unlock, err := p.shelf().Lock()
	if errors.Is(err, durable.ErrLocked) {
		return nil // another program does it
	}
	if err != nil {
		return err
	}
	return errors.Join(p.fill(ctx, day), unlock())
}

func (p *publisher) fill(ctx context.Context, day civil.Day) error {
	log := tiles.NewReader(tiles.Folder(p.folder))
	at, err := headOf(ctx, log)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nothing is published yet
	}
	if err != nil {
		return err
	}
	files, err := openData(ctx, log, at)
	if err != nil {
		return err
	}
	if err := p.shelf().Put(files); err != nil {
		return err
	}
	manifest := files[len(files)-1]
	if _, err := p.desk().EnterFile(ctx, app.PublishedFile{Name: opendata.ManifestName, SHA256: manifest.SHA256, Size: at.Size}); err != nil {
		return err
	}
	return p.shelf().Enter(shelf.Night{Day: day, SHA256: manifest.SHA256})
}
