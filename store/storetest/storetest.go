// Package storetest is the one suite that every driver of package store passes: what a method promises, what is left when
// a write fails at any step, what many writers at once do, what remains of a process that was killed.
//
// A driver's test hands Run a Place for each test, and gets a subtest for each topic. A new method of the contract is a new
// case here, never in one driver alone. What only one driver has (files, servers) is tested beside that driver.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"mandamus/docket"
	"mandamus/store"
)

// Place is where one store can be: a file, a schema of a server. At first it is empty.
type Place struct {
	Erasures string // path of the list
	// Open opens the store that is there, and brings an empty place into shape. Where faults is not nil, they come between
	// the store and its connections.
	Open func(faults *Faults) (store.Store, error)
	// Exec changes the database behind the back of the store.
	Exec func(sql string) error
	// Restore fills the place from a backup.
	Restore func(backup string, p store.Projector) (store.Report, error)
}

// Driver makes an empty place with a list of erasures; where the path is empty, one of its own.
type Driver func(t *testing.T, erasures string) *Place

var background = context.Background()

// Run runs the suite.
func Run(t *testing.T, d Driver) {
	for _, topic := range []struct {
		name string
		run  func(*testing.T, Driver)
	}{
		{"Append", testAppend}, {"Refused", testRefused}, {"Conflict", testConflict}, {"Key", testKey}, {"AppendAll", testAppendAll},
		{"Fence", testFence}, {"Since", testSince}, {"Rows", testRows}, {"Project", testProject}, {"Rebuild", testRebuild},
		{"Cases", testCases}, {"Paging", testPaging}, {"Agenda", testAgenda}, {"Due", testDue}, {"Search", testSearch},
		{"Jobs", testJobs}, {"Leases", testLeases}, {"Outbox", testOutbox}, {"Mail", testMail}, {"Drafts", testDrafts},
		{"Accounts", testAccounts}, {"Sessions", testSessions}, {"Codes", testCodes}, {"Sheets", testSheets},
		{"Erase", testErase}, {"Backup", testBackup}, {"RestoreErasesAgain", testRestoreErasesAgain}, {"Verify", testVerify},
		{"Reopen", testReopen}, {"Concurrent", testConcurrent}, {"Faults", testFaults}, {"Model", testModel},
		{"Log", testLog}, {"LogRefused", testLogRefused}, {"LogAlone", testLogAlone}, {"LogWithheld", testLogWithheld}, {"LogErase", testLogErase},
		{"LogCheckpoint", testLogCheckpoint}, {"LogBackup", testLogBackup}, {"LogVerify", testLogVerify}, {"LogModel", testLogModel},
		{"LogConcurrent", testLogConcurrent}, {"LogFaults", testLogFaults},
	} {
		t.Run(topic.name, func(t *testing.T) {
			t.Parallel()
			topic.run(t, d)
		})
	}
}

// open opens a new store and closes it at the end of the test.
func open(t *testing.T, d Driver) store.Store {
	t.Helper()
	return openAt(t, d(t, ""))
}

func openAt(t *testing.T, p *Place) store.Store {
	t.Helper()
	s, err := p.Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// must stops the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// put appends and stops the test on an error.
func put(t *testing.T, s store.Store, a store.Append) store.Result {
	t.Helper()
	r, err := s.Append(background, a)
	must(t, err)
	return r
}

// load returns the events of docket n, none where there is no such docket.
func load(t *testing.T, s store.Store, n int) []docket.Event {
	t.Helper()
	events, err := s.Load(background, ID(n))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
	return events
}

// fill opens dockets from to until, with up to three events each.
func fill(t *testing.T, s store.Store, from, until int) {
	t.Helper()
	for n := from; n < until; n++ {
		put(t, s, Append(n, nil, slices.Repeat([]string{"张三丰"}, 1+n%3)...))
	}
}

// dump is what the read models hold.
func dump(t *testing.T, s store.Store) string {
	t.Helper()
	var out bytes.Buffer
	must(t, s.Dump(background, &out))
	return out.String()
}

// sound stops the test unless the store verifies.
func sound(t *testing.T, s store.Store) store.Report {
	t.Helper()
	r, err := s.Verify(background, Project)
	must(t, err)
	if !r.OK() {
		t.Fatalf("the store does not verify: %q", r.Problems)
	}
	return r
}
