// Package tiles is the published form of the log: a tree of files (C2SP tlog-tiles) that any web server can hand out, and that anybody can
// read without trusting who keeps it.
//
// Words. A tile is a file with up to 256 hashes of one level of the tree; a bundle is a file with the up to 256 entries that one tile of
// level 0 has the leaves of. The last of each is partial (".p/" and its width in the name) until it is full. A source is where a log is
// read: an address or a folder. The checkpoint is the one file that changes.
//
// A Reader hands out nothing it has not checked against the tree it was asked about: hashes up to the root, entries by their leaves. A Writer
// writes a folder: bundles and tiles first, the checkpoint last; a file that is there is never changed, and a checkpoint that would take
// something back is refused. Handler serves such a folder.
//
// The package does not sign, does not look at signatures, and does not know what an entry says.
package tiles

import "errors"

// Errors of a log that is not what its checkpoint says. A file that must be there and is not is fs.ErrNotExist.
var (
	ErrWrong = errors.New("does not belong to the tree") // a hash, or an entry
	ErrLarge = errors.New("larger than it may be")
)
