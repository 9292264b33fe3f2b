package app

import (
	"context"
	"slices"

	"mandamus/account"
	"mandamus/docket"
)

// sealedKinds are the events that are sealed: who interfered with a case. They are on no page of the case, for nobody; a judge reads
// them by themselves, and that is put on record.
var sealedKinds = []string{"interference.occurred", "interference.reported"}

// seal takes the sealed entries out of a docket that nobody else holds, and returns how many there were. What was published is not
// sealed.
func seal(d *docket.Docket) (n int) {
	if d.Reconstruction() {
		return 0
	}
	d.History = slices.DeleteFunc(d.History, func(e docket.Entry) bool {
		sealed := slices.Contains(sealedKinds, e.Kind.Name)
		if sealed {
			n++
		}
		return sealed
	})
	return n
}

// Sealed returns the sealed entries of a case, for a judge of its court. First the reading is put on record, with the address it came
// from; where that fails nothing is read.
func (a *App) Sealed(ctx context.Context, x Actor, id docket.ID, from string) ([]docket.Entry, error) {
	d, _, err := a.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := a.may(x, "sealed.read", subjectOf(d, a.Today())); err != nil {
		return nil, err
	}
	read := account.Record{At: a.now(), What: account.SealedRead, Account: x.Account, By: x.ID, From: from, Object: string(id)}
	if err := a.Store.Accounts().Write(ctx, account.Change{Records: []account.Record{read}}); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(d.History, func(e docket.Entry) bool { return !slices.Contains(sealedKinds, e.Kind.Name) }), nil
}
