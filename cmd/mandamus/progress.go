package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// barFrom is the number of files from which a progress bar is worth its line.
const barFrom = 6

// bar is a line on a terminal that says how far the work is. The zero bar shows nothing.
type bar struct {
	*program
	done, total int
}

// progress returns a bar over total files: on standard error, if that is a terminal and the files are more than a handful.
func (p *program) progress(total int) *bar {
	if total < barFrom || !isTerminal(p.stderr) {
		return &bar{}
	}
	return &bar{program: p, total: total}
}

// step says that the work on a file begins.
func (b *bar) step(name string) {
	if b.total == 0 {
		return
	}
	const cells = 24
	full := b.done * cells / b.total
	b.done++
	drawn := strings.Repeat("█", full) + strings.Repeat("░", cells-full)
	fmt.Fprintf(b.stderr, "\r\x1b[K%s %d/%d %s", drawn, b.done, b.total, filepath.Base(name))
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.total > 0 {
		fmt.Fprint(b.stderr, "\r\x1b[K")
	}
}
