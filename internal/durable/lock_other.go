//go:build !unix

package durable

import (
	"errors"
	"os"
)

// Lock is for systems with flock only.
func Lock(path string) (unlock func() error, err error) {
	return nil, &os.PathError{Op: "lock", Path: path, Err: errors.ErrUnsupported}
}
