package load

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"

	"mandamus/docket"
)

// Where returns the docket of case n of the plan, and its court, without making the case.
func (m *Maker) Where(n int) (docket.ID, *Court) {
	random := rand.New(rand.NewPCG(m.plan.Seed, uint64(n)))
	p := player{random: random, today: m.plan.filed(n), court: m.world.court(random)}
	p.name(n)
	return p.id, p.court
}

// Reader is somebody who looks at lists and cases, all day.
type Reader struct {
	User
	browser *Browser
	cases   []docket.ID // of the reader's court
	deep    []string    // addresses of pages far down in the list
}

// deepPages is how far a reader goes down in a list before the trial begins.
const deepPages = 60

// NewReader returns a reader of a desk, who knows some cases of the court and some pages far down.
func (m *Maker) NewReader(ctx context.Context, desk string, u User, random *rand.Rand) (*Reader, error) {
	r := &Reader{User: u, browser: NewBrowser(desk, u.Session)}
	for tries := 0; len(r.cases) < 500 && tries < 200_000; tries++ {
		if id, court := m.Where(random.IntN(m.plan.Cases)); court.Code == u.Court {
			r.cases = append(r.cases, id)
		}
	}
	path := "/zh/cases"
	for range deepPages {
		page, err := r.browser.Get(ctx, path)
		if err != nil || page.Status != 200 {
			return nil, fmt.Errorf("%s of %s: %d %s, %v", path, u.Name, page.Status, page.Location, err)
		}
		next := page.Links("after=")
		if len(next) == 0 {
			break
		}
		path = next[0]
		r.deep = append(r.deep, path)
	}
	return r, nil
}

// Stages and flags that readers filter by, orders they choose.
var (
	stages = []string{"enforcing", "registered", "closed", "halted"}
	flags  = []string{"lapsed", "held", "unassigned"}
	orders = []string{"next", "since", "moved", "number"}
)

// Next draws what the reader asks next.
func (r *Reader) Next(random *rand.Rand, name string) Ask {
	path := "/zh/today"
	pick := func(among []string) string { return among[random.IntN(len(among))] }
	switch name {
	case "list":
		path = "/zh/cases"
	case "list, stage":
		path = "/zh/cases?stage=" + pick(stages)
	case "list, flag":
		path = "/zh/cases?flag=" + pick(flags)
	case "list, officer":
		path = "/zh/cases?officer=" + url.QueryEscape(r.Name)
	case "list, order":
		path = "/zh/cases?sort=" + pick(orders)
	case "list, far down":
		if len(r.deep) > 0 {
			path = pick(r.deep)
		}
	case "search, name":
		path = "/zh/cases?q=" + url.QueryEscape(string([]rune{surnames[random.IntN(len(surnames))], given[random.IntN(len(given))]}))
	case "search, two words":
		path = "/zh/cases?q=" + url.QueryEscape(pick(things)+" "+pick(places))
	case "search, number":
		path = "/zh/cases?q=" + url.QueryEscape(fmt.Sprintf("执%d号", random.IntN(100_000)+1))
	case "case":
		path = "/zh/cases/" + string(r.cases[random.IntN(len(r.cases))])
	}
	return Ask{Name: name, Do: func(ctx context.Context) error { return r.browser.See(ctx, path) }}
}

// Mix is what readers ask, of a hundred requests.
var Mix = []struct {
	Name string
	Of   int
}{
	{"today", 20}, {"case", 22}, {"list", 8}, {"list, stage", 8}, {"list, flag", 5}, {"list, officer", 5}, {"list, order", 7},
	{"list, far down", 8}, {"search, name", 7}, {"search, two words", 5}, {"search, number", 5},
}

// Draw draws a name from the mix.
func Draw(random *rand.Rand) string {
	at := random.IntN(100)
	for _, m := range Mix {
		if at -= m.Of; at < 0 {
			return m.Name
		}
	}
	return Mix[0].Name
}
