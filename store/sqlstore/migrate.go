package sqlstore

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"mandamus/store"
)

// migrate brings the database to the newest shape this program knows. Two processes may do it at once: the one that comes
// second fails, looks again and finds the work done.
func (d *DB) migrate(ctx context.Context, dialect goose.Dialect, files fs.FS) error {
	p, err := goose.NewProvider(dialect, d.write, files, goose.WithVerbose(false))
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	known := p.ListSources()[len(p.ListSources())-1].Version
	for try := 1; ; try++ {
		have, err := p.GetDBVersion(ctx)
		if err == nil && have > known {
			return fmt.Errorf("%w: shape %d, this program knows %d", store.ErrNewer, have, known)
		}
		if err == nil && have < known {
			_, err = p.Up(ctx)
		}
		if err == nil || try == tries {
			meaning, _ := d.engine.Error(err)
			return meaning
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(firstWait << try):
		}
	}
}
