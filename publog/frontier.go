package publog

import "golang.org/x/mod/sumdb/tlog"

// frontier computes the root of leaves that come one after the other: the roots of the full subtrees on the right edge, largest first.
type frontier struct {
	nodes []Hash
	size  int64
}

func (f *frontier) add(leaf Hash) {
	for n := f.size; n&1 == 1; n >>= 1 {
		last := len(f.nodes) - 1
		leaf = tlog.NodeHash(f.nodes[last], leaf)
		f.nodes = f.nodes[:last]
	}
	f.nodes = append(f.nodes, leaf)
	f.size++
}

func (f *frontier) root() Hash {
	if f.size == 0 {
		return emptyRoot
	}
	at := len(f.nodes) - 1
	out := f.nodes[at]
	for at--; at >= 0; at-- {
		out = tlog.NodeHash(f.nodes[at], out)
	}
	return out
}
