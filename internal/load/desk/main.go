// Command desk tries the desk with a great many cases: it makes them, does a nightly run over them, and asks the real server for pages at a
// steady pace. Each step prints what it measured.
//
//	go run ./internal/load/desk -cases 1000000 -file FILE -server bin/mandamus fill night ask
//
// A file that holds cases is not filled again, but it must have been filled with the same plan.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"syscall"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/internal/load"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/policy"
	"mandamus/store/sqlite"
)

// trial is what is to be tried.
type trial struct {
	plan   load.Plan
	file   string
	server string // path of the program
	rate   int
	length time.Duration
	maker  *load.Maker
}

func main() {
	var t trial
	var day string
	flag.IntVar(&t.plan.Cases, "cases", 20_000, "how many `cases`")
	flag.IntVar(&t.plan.Courts, "courts", 20, "of how many `courts`")
	flag.Uint64Var(&t.plan.Seed, "seed", 1, "of the random source")
	flag.StringVar(&day, "until", "", "last `day` of the record; the night after it is the one that is measured (default: yesterday)")
	flag.StringVar(&t.file, "file", "load.db", "the database")
	flag.StringVar(&t.server, "server", "bin/mandamus", "the `program`")
	flag.IntVar(&t.rate, "rate", 100, "requests a second")
	flag.DurationVar(&t.length, "for", time.Minute, "how long is asked")
	flag.Parse()
	if err := t.run(context.Background(), day, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (t *trial) run(ctx context.Context, day string, steps []string) error {
	t.plan.Today = calendar.LegalDay(time.Now()) - 1
	if day != "" {
		var err error
		if t.plan.Today, err = civil.ParseDay(day); err != nil {
			return err
		}
	}
	folder, _ := packs.Open("cn")
	pack, problems := law.Load(folder)
	if pack == nil {
		return problems.Errors()
	}
	var err error
	if t.maker, err = load.NewMaker(t.plan, pack); err != nil {
		return err
	}
	for _, step := range steps {
		do, ok := map[string]func(context.Context) error{"fill": t.fill, "night": t.night, "ask": t.ask, "cost": t.cost}[step]
		if !ok {
			return fmt.Errorf("%s: the steps are fill, night, ask and cost", step)
		}
		if err := do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step, err)
		}
	}
	return nil
}

// fill makes the cases, unless there are some.
func (t *trial) fill(ctx context.Context) error {
	s, err := sqlite.Open(ctx, sqlite.Options{Path: t.file})
	if err != nil {
		return err
	}
	if head, err := s.Head(ctx); err != nil || head.Pos > 0 {
		return errors.Join(err, s.Close())
	}
	start := time.Now()
	err = t.maker.Fill(ctx, s, load.Progress(os.Stderr, t.plan.Cases))
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	info, err := os.Stat(t.file)
	if err != nil {
		return err
	}
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return err
	}
	fmt.Printf("fill: %d cases in %s, %s of processor time; the file has %d MB\n", t.plan.Cases, time.Since(start).Round(time.Second),
		processor(&used).Round(time.Second), info.Size()>>20)
	return nil
}

func processor(u *syscall.Rusage) time.Duration {
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// night does the run of the day after the plan's, as the program does it every night.
func (t *trial) night(ctx context.Context) error {
	c := exec.CommandContext(ctx, t.server, "daily", "--database", t.file, "--on", (t.plan.Today + 1).String())
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	start := time.Now()
	if err := c.Run(); err != nil {
		return err
	}
	used := c.ProcessState.SysUsage().(*syscall.Rusage)
	fmt.Printf("night: %s, %s of processor time, %d MB at most\n", time.Since(start).Round(time.Millisecond), processor(used).Round(time.Millisecond), used.Maxrss>>10)
	return nil
}

// warming is how long a server is asked before it counts: its connections have yet to fill their caches.
const warming = 10 * time.Second

// ask signs people in, starts the server and asks it at a steady pace.
func (t *trial) ask(ctx context.Context) error {
	return t.served(ctx, func(server *load.Server, readers []*load.Reader, random *rand.Rand) error {
		next := func(int) load.Ask { return readers[random.IntN(len(readers))].Next(random, load.Draw(random)) }
		first := load.Drive(ctx, t.rate, warming, next)
		before, err := server.Used()
		if err != nil {
			return err
		}
		times := load.Drive(ctx, t.rate, t.length, next)
		fmt.Printf("the first %s of a server that has just started:\n", warming)
		first.Print(os.Stdout)
		fmt.Printf("after that, %d requests a second for %s, %d people:\n", t.rate, t.length, len(readers))
		times.Print(os.Stdout)
		used, err := server.Used()
		if err != nil {
			return err
		}
		memory, err := server.Memory()
		fmt.Printf("the server used %s of processor time, and %d MB of memory at most\n", used-before, memory>>20)
		return err
	})
}

// cost asks one thing after the other, many times, and says what each costs the server. That hangs less on what else the machine does
// than the time an answer takes.
func (t *trial) cost(ctx context.Context) error {
	return t.served(ctx, func(server *load.Server, readers []*load.Reader, random *rand.Rand) error {
		const times = 200
		for _, m := range load.Mix {
			before, err := server.Used()
			if err != nil {
				return err
			}
			start := time.Now()
			for i := range times {
				if err := readers[i%len(readers)].Next(random, m.Name).Do(ctx); err != nil {
					return err
				}
			}
			used, err := server.Used()
			if err != nil {
				return err
			}
			fmt.Printf("%-28s %6.1f ms of processor time, %6.1f ms\n", m.Name, (used-before).Seconds()*1000/times, time.Since(start).Seconds()*1000/times)
		}
		return nil
	})
}

// served starts the server, with people signed in who have looked around.
func (t *trial) served(ctx context.Context, f func(*load.Server, []*load.Reader, *rand.Rand) error) error {
	users, err := t.users(ctx)
	if err != nil {
		return err
	}
	server, err := load.Serve(ctx, t.server, t.file)
	if err != nil {
		return err
	}
	defer server.Kill()
	random := rand.New(rand.NewPCG(t.plan.Seed, 2))
	var readers []*load.Reader
	for _, u := range users {
		r, err := t.maker.NewReader(ctx, server.Address, u, random)
		if err != nil {
			return err
		}
		readers = append(readers, r)
	}
	return f(server, readers, random)
}

// users signs in two judges and the president of the court with the most cases, one judge of each of three others.
func (t *trial) users(ctx context.Context) ([]load.User, error) {
	s, err := sqlite.Open(ctx, sqlite.Options{Path: t.file})
	if err != nil {
		return nil, err
	}
	courts := t.maker.Courts()
	var out []load.User
	add := func(role policy.Role, court string, staff ...string) {
		if err == nil {
			var more []load.User
			more, err = load.SignIn(ctx, s, role, court, staff...)
			out = append(out, more...)
		}
	}
	first := courts[0]
	add(policy.Judge, first.Code, first.Judges[:2]...)
	add(policy.President, first.Code, first.President)
	for _, c := range courts[1:4] {
		add(policy.Judge, c.Code, c.Judges[0])
	}
	return out, errors.Join(err, s.Close())
}
