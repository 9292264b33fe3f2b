package main

import (
	"context"
	"sync/atomic"

	"mandamus/app"
	"mandamus/register"
	"mandamus/store"
)

// liveRegister is the register of a store as it is now. Whoever imports into it need not stop the desk: refresh takes up what has changed.
type liveRegister struct {
	store   store.Store
	now     atomic.Pointer[register.Registry]
	version string // of the sheets that are in now
}

// newLiveRegister reads the register of a store.
func newLiveRegister(ctx context.Context, s store.Store) (*liveRegister, error) {
	r := &liveRegister{store: s}
	return r, r.refresh(ctx)
}

// current is the snapshot in force.
func (r *liveRegister) current() *register.Registry { return r.now.Load() }

// refresh reads the register anew where a sheet has changed.
func (r *liveRegister) refresh(ctx context.Context) error {
	version, err := app.RegisterVersion(ctx, r.store)
	if err != nil || version == r.version && r.now.Load() != nil {
		return err
	}
	next, err := app.LoadRegister(ctx, r.store)
	if err != nil {
		return err
	}
	r.now.Store(next)
	r.version = version
	return nil
}
