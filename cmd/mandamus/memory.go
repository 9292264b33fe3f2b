package main

import "runtime/debug"

// A server keeps little from one request to the next and throws much away with each, so the collector may come more rarely than it would, as long as
// there is memory. The pages of SQLite are not counted in these.
const (
	garbagePercent = 250
	memoryWanted   = 600 << 20 // bytes; beyond it the collector comes as often as it must
)

// collectRarely sets the collector for a server, unless the operator has set it.
func (p *program) collectRarely() {
	if p.env("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if p.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryWanted)
	}
}
