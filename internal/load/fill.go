package load

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"time"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/register"
	"mandamus/store"
)

// together is how many cases one transaction stores.
const together = 250

// Maker makes the cases of a plan.
type Maker struct {
	plan     Plan
	world    world
	pack     *law.Pack
	registry *register.Registry
	night    time.Time // the evening of the plan's day
}

// NewMaker returns a maker whose cases are assessed by a pack.
func NewMaker(p Plan, pack *law.Pack) (*Maker, error) {
	registry, err := p.Register()
	if err != nil {
		return nil, err
	}
	return &Maker{plan: p, world: newWorld(p), pack: pack, registry: registry, night: time.Unix(int64(p.Today)*86400+14*3600, 0).UTC()}, nil
}

// desk is the use cases as far as a case being made needs them: without a store.
func (m *Maker) desk(random *rand.Rand) *app.App {
	return &app.App{
		Pack: m.pack, Registry: func() *register.Registry { return m.registry }, Policy: policy.Default(), Matrix: policy.Shipped(),
		Clock: func() time.Time { return m.night }, Random: stream{random},
	}
}

// Case makes case n of the plan, counted from 0, as one append.
func (m *Maker) Case(ctx context.Context, n int) (store.Append, error) {
	random := rand.New(rand.NewPCG(m.plan.Seed, uint64(n)))
	desk := m.desk(random)
	p := player{app: desk, random: random, docket: new(docket.Docket), today: m.plan.filed(n), until: m.plan.Today, court: m.world.court(random)}
	p.name(n)
	p.live(&m.world, n)
	if p.err != nil {
		return store.Append{}, fmt.Errorf("case %d, %v: %w", n, p.today, p.err)
	}
	recorded, rows, err := desk.Night(ctx, p.docket, p.events, m.plan.Today)
	if err != nil {
		return store.Append{}, fmt.Errorf("case %d: %w", n, err)
	}
	return store.Append{Docket: p.id, Events: append(p.events, recorded...), At: m.night, Rows: &rows}, nil
}

// stream is a random source that is the same each time.
type stream struct{ r *rand.Rand }

func (s stream) Read(b []byte) (int, error) {
	var word [8]byte
	for i := 0; i < len(b); i += copy(b[i:], word[:]) {
		binary.LittleEndian.PutUint64(word[:], s.r.Uint64())
	}
	return len(b), nil
}

// made is a group of cases, or why there is none.
type made struct {
	cases []store.Append
	err   error
}

// Fill makes all cases of the plan and stores them, in their order, with the register. Progress is told how many are stored.
func (m *Maker) Fill(ctx context.Context, s store.Store, progress func(cases int, events int64)) error {
	if err := app.SaveRegister(ctx, s, m.registry, app.System, m.night); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cases, events := 0, int64(0)
	for group := range m.groups(ctx) {
		g := <-group
		if g.err != nil {
			return g.err
		}
		if _, err := s.AppendAll(ctx, g.cases); err != nil {
			return err
		}
		for i := range g.cases {
			events += int64(len(g.cases[i].Events))
		}
		cases += len(g.cases)
		progress(cases, events)
	}
	return ctx.Err()
}

// groups makes the cases, some groups at once, and hands the groups out in their order.
func (m *Maker) groups(ctx context.Context) <-chan chan made {
	out := make(chan chan made, runtime.GOMAXPROCS(0)+1)
	go func() {
		defer close(out)
		for from := 0; from < m.plan.Cases; from += together {
			group := make(chan made, 1)
			select {
			case out <- group:
			case <-ctx.Done():
				return
			}
			go func() { group <- m.group(ctx, from, min(from+together, m.plan.Cases)) }()
		}
	}()
	return out
}

func (m *Maker) group(ctx context.Context, from, to int) (g made) {
	for n := from; n < to && ctx.Err() == nil; n++ {
		c, err := m.Case(ctx, n)
		if err != nil {
			return made{err: err}
		}
		g.cases = append(g.cases, c)
	}
	return g
}

// Progress returns a progress for Fill that writes a line every few seconds and at the end: cases, events, and the pace.
func Progress(w io.Writer, of int) func(cases int, events int64) {
	start := time.Now()
	last := start
	return func(cases int, events int64) {
		if time.Since(last) < 5*time.Second && cases < of {
			return
		}
		last = time.Now()
		gone := last.Sub(start)
		pace := float64(cases) / gone.Seconds()
		left := time.Duration(float64(of-cases) / pace * float64(time.Second))
		fmt.Fprintf(w, "%9d cases  %10d events  %6.0f cases/s  %s gone, %s left\n", cases, events, pace, gone.Round(time.Second), left.Round(time.Second))
	}
}
