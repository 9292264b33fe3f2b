package app

import (
	"context"
	"errors"
	"testing"

	"mandamus/docket"
	"mandamus/law/parcel"
)

// Claim: law that is installed is taken up as a whole at the next look; use cases asked for before keep theirs. Rows that an act under the law
// before has written meanwhile are computed anew. Who refuses to make ready keeps the law before in force. A daily run does not begin under
// law that was replaced.
func TestLive(t *testing.T) {
	l := newLawyer(t, newDesk(t))
	k := l.enforced("pay")
	l.on(2025, 4, 2)
	book, err := LoadLaw(l.ctx, l.Store, "cn", l.shipped)
	if err != nil {
		t.Fatal(err)
	}
	live, err := NewLive(l.ctx, l.App, book, l.shipped)
	if err != nil {
		t.Fatal(err)
	}
	ready := func(*App) error { return nil }
	if err := live.Refresh(l.ctx, ready); err != nil {
		t.Fatal(err)
	}
	before := live.App()
	if _, err := l.prepare(l.sign(l.rests(), 1), parcel.Calendar).Carry(l.ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := before.Daily(l.ctx, l.Today(), nil); !errors.Is(err, ErrOtherLaw) {
		t.Errorf("the night under the law before: %v", err)
	}
	k.version = len(k.docket().History)
	k.ok(before.RecordService(l.ctx, k.req(clerk()), service("d1")))
	if err := live.Refresh(l.ctx, ready); err != nil {
		t.Fatal(err)
	}
	after := live.App()
	if after == before || before.Pack.Calendar() == after.Pack.Calendar() || after.root() != l.App {
		t.Error("the law was not exchanged as a whole")
	}
	if err := live.Refresh(l.ctx, ready); err != nil {
		t.Fatal(err)
	}
	l.underLaw()
	if _, err := after.Daily(l.ctx, l.Today(), nil); err != nil {
		t.Errorf("the night under the law in force: %v", err)
	}
	refuses(l, live, after)
}

// refuses holds that law for which the pages cannot be made ready does not come in force, and that this is said.
func refuses(l *lawyer, live *Live, before *App) {
	l.t.Helper()
	if _, err := l.prepare(l.sign(l.rests(), 2), parcel.Calendar).Carry(l.ctx, nil, nil); err != nil {
		l.t.Fatal(err)
	}
	no := errors.New("not ready")
	if err := live.Refresh(l.ctx, func(*App) error { return no }); err != nil {
		l.t.Fatal(err)
	}
	s, err := live.App().Standing(president())
	if err != nil || live.App() != before || s.Refused == nil || !errors.Is(s.Refused.Why, no) || s.Book.Pack != before.Pack || before.Alarm().Key == "" {
		l.t.Errorf("%+v, %v", s, err)
	}
	if _, err := live.App().Standing(judge()); err == nil {
		l.t.Error("a judge may look")
	}
	if _, err := before.Daily(context.Background(), l.Today(), nil); err != nil {
		l.t.Errorf("the night under the law that stays in force: %v", err)
	}
}

func service(party string) docket.RecordService {
	return docket.RecordService{Paper: "notice", Party: party}
}
