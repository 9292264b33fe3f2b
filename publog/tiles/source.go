package tiles

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Source is where a published log is read.
type Source interface {
	// Read returns a file of the log by its path ("checkpoint", "tile/0/000"), of at most limit bytes. The error wraps fs.ErrNotExist where
	// the log has no such file, ErrLarge where it is larger.
	Read(ctx context.Context, path string, limit int64) ([]byte, error)
	// String names the source as its user does.
	String() string
}

// Open returns the log at an address (http://…, https://…) or in a folder.
func Open(place string) Source {
	if strings.HasPrefix(place, "http://") || strings.HasPrefix(place, "https://") {
		return Web{Prefix: place}
	}
	return Folder(place)
}

// Folder is a log in a folder.
type Folder string

// Read reads a file. A path that leaves the folder has no file.
func (f Folder) Read(_ context.Context, path string, limit int64) ([]byte, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	file, err := root.Open(filepath.FromSlash(path))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(file, f.String()+"/"+path, limit)
}

// String is the folder.
func (f Folder) String() string { return string(f) }

// readAll reads no more than limit bytes.
func readAll(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s: %w: over %d bytes", name, ErrLarge, limit)
	}
	return data, nil
}
