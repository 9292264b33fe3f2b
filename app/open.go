package app

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"mandamus/record"
	"mandamus/register"
	"mandamus/store"
)

// What the public reads. It comes from entries of the public record alone, and the names of bodies from the register; a docket is not
// opened for it. A case is folded from its entries whenever it is asked for; the lines of lists and what is counted stand in a book.

// OpenCase is a case as the public sees it.
type OpenCase struct {
	*record.Case
	Size int64 // of the log it was computed from
}

// OpenCase returns the case that a filing reference names. store.ErrNotFound: the public record has none.
func (a *App) OpenCase(ctx context.Context, reference string) (OpenCase, error) {
	id, ok := record.DocketOf(reference)
	if !ok {
		return OpenCase{}, store.ErrNotFound
	}
	head, err := a.Store.LogHead(ctx)
	if err != nil {
		return OpenCase{}, err
	}
	c, err := folded(ctx, a.Store, id, head.Size)
	if err == nil && c == nil {
		err = store.ErrNotFound
	}
	return OpenCase{c, head.Size}, err
}

// OpenPage is how many lines a page of the public shows.
const OpenPage = 50

// OpenBody is the page of a body.
type OpenBody struct {
	record.Body
	In      register.Body // as the register has it; only its id where it is in none
	Duties  []record.Row  // OpenPage of them, what is open first, the oldest first
	Cases   []record.Summary
	Answers []record.Answer
	Count   int // of duties
}

// OpenBody returns a page of a body, its duties from a place on. store.ErrNotFound: the public record names no such body.
func (a *App) OpenBody(ctx context.Context, id string, from int) (OpenBody, error) {
	b, done, err := a.openBook(ctx)
	if err != nil {
		return OpenBody{}, err
	}
	side := b.bodies[id]
	if side == nil || len(side.cases) == 0 {
		done()
		return OpenBody{}, store.ErrNotFound
	}
	out := OpenBody{Body: record.BodyPage(id, b.size, side.counts, a.Today())}
	done()
	lists, err := a.lists(ctx, func(b *openBook) *openSide { return b.bodies[id] }, id)
	if err != nil {
		return out, err
	}
	out.Count, out.Answers = len(lists.duties), lists.answers
	out.Duties, out.Cases = paged(lists.duties, from), paged(lists.cases, 0)
	out.In = a.OpenBodyOf(id)
	return out, nil
}

// OpenBodyOf returns a body of the register; only its id where it is in none.
func (a *App) OpenBodyOf(id string) register.Body {
	body, ok := a.Registry().Body(id)
	if !ok {
		body.ID, body.Name.ZH, body.Name.EN = id, id, id
	}
	return body
}

// OpenCourt is the page of a court.
type OpenCourt struct {
	record.Court
	Cases []record.Summary // OpenPage of them, the last that moved first
	Count int
}

// OpenCourt returns a page of a court, its cases from a place on. store.ErrNotFound: the public record has no case of it.
func (a *App) OpenCourt(ctx context.Context, code string, from int) (OpenCourt, error) {
	b, done, err := a.openBook(ctx)
	if err != nil {
		return OpenCourt{}, err
	}
	side := b.courts[code]
	if side == nil || len(side.cases) == 0 {
		done()
		return OpenCourt{}, store.ErrNotFound
	}
	out := OpenCourt{Court: record.CourtPage(code, b.size, side.counts, b.days[code], a.Today())}
	done()
	lists, err := a.lists(ctx, func(b *openBook) *openSide { return b.courts[code] }, "")
	out.Cases, out.Count = paged(lists.cases, from), len(lists.cases)
	return out, err
}

// OpenName is a court or body with what it counts.
type OpenName struct {
	ID     string // code of the court, id of the body
	Name   string // in Chinese, for order; pages ask the register
	Counts record.Counts
}

// OpenRecord is the public record as a whole.
type OpenRecord struct {
	Size   int64
	Counts record.Counts
	Courts []OpenName
	Bodies []OpenName // with the most open duties first
}

// OpenRecord returns the public record as a whole.
func (a *App) OpenRecord(ctx context.Context) (OpenRecord, error) {
	b, done, err := a.openBook(ctx)
	if err != nil {
		return OpenRecord{}, err
	}
	defer done()
	out := OpenRecord{Size: b.size, Counts: record.Counts{}}
	out.Counts.Add(b.all, 1)
	for code, side := range b.courts {
		if len(side.cases) > 0 {
			out.Courts = append(out.Courts, OpenName{code, a.CourtName(code).ZH, maps.Clone(side.counts)})
		}
	}
	for id, side := range b.bodies {
		if len(side.cases) > 0 {
			out.Bodies = append(out.Bodies, OpenName{id, a.OpenBodyOf(id).Name.ZH, maps.Clone(side.counts)})
		}
	}
	slices.SortFunc(out.Courts, func(x, y OpenName) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(out.Bodies, func(x, y OpenName) int {
		if d := owing(y.Counts) - owing(x.Counts); d != 0 {
			return int(d)
		}
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	return out, nil
}

// owing is how many duties are open or performed in part.
func owing(k record.Counts) int64 { return k["duty."+record.Open] + k["duty."+record.Partly] }
