package bench

import (
	"math/rand/v2"
	"strconv"

	"mandamus/civil"
	"mandamus/internal/lawrand"
	"mandamus/law"
	"mandamus/money"
)

// Rows are random rows in every form an engine wants them. Days[i] is the day on which row i is assessed.
type Rows struct {
	Days   []int32
	Known  *law.Table         // every fact known
	Masked *law.Table         // the same rows, some facts unknown
	Facts  []map[string]int64 // of the known rows, by id; without the days that did not happen
}

// Shares of a random row.
const (
	unknown = 0.06 // of facts
	none    = 0.3  // of days
)

// Rows draws n rows; the same seed draws the same.
func (s *Suite) Rows(n int, seed uint64) (*Rows, error) {
	r := rand.New(rand.NewPCG(seed, 2))
	out := &Rows{Known: s.Batch.NewTable(), Masked: s.Batch.NewTable()}
	for range n {
		text := s.draw(r)
		known, err := s.Pack.RowOf(text)
		if err != nil {
			return nil, err
		}
		for _, id := range s.Pack.Facts.Keys {
			if r.Float64() < unknown {
				text[id] = "unknown"
			}
		}
		masked, err := s.Pack.RowOf(text)
		if err != nil {
			return nil, err
		}
		out.Known.Append(known)
		out.Masked.Append(masked)
		out.Facts = append(out.Facts, present(s.Pack.RowFacts(known)))
		out.Days = append(out.Days, int32(lawrand.Day(r)))
	}
	return out, nil
}

// draw gives every fact of the pack a random value, as text.
func (s *Suite) draw(r *rand.Rand) map[string]string {
	out := map[string]string{}
	for _, id := range s.Pack.Facts.Keys {
		typ, words := s.Pack.FactType(id)
		v := lawrand.Fact(r, typ, len(words), lawrand.Mix{None: none})
		switch {
		case v.None:
			out[id] = "none"
		case typ == "bool":
			out[id] = strconv.FormatBool(v.Lo == 1)
		case typ == "day":
			out[id] = civil.Day(v.Lo).String()
		case typ == "money":
			out[id] = money.Fen(v.Lo).String()
		case typ == "enum":
			out[id] = words[v.Lo]
		default:
			out[id] = strconv.FormatInt(v.Lo, 10)
		}
	}
	return out
}

func present(facts map[string]law.RowFact) map[string]int64 {
	out := map[string]int64{}
	for id, f := range facts {
		if f.Present {
			out[id] = f.Value
		}
	}
	return out
}
