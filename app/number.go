package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"mandamus/civil"
	"mandamus/court"
	"mandamus/store"
)

// numberType is the type of the cases of enforcement in their numbers (执).
const numberType = "执"

// ReadNumber reads a case number. Beside the courts of the list it knows those that only the register does, as the invented courts of the
// demonstration, whose codes begin with the name of no province. The error is that of court.ParseNumber.
func (a *App) ReadNumber(s string) (court.Number, error) {
	n, err := court.ParseNumber(s)
	if err == nil {
		return n, nil
	}
	best := ""
	for _, staff := range a.Registry().Data().Staff {
		if c := staff.Court; isCode(c) && len(c) > len(best) && strings.Contains(s, c) {
			best = c
		}
	}
	if best == "" {
		return n, err
	}
	_, province := utf8.DecodeRuneInString(best)
	code := "京" + best[province:]
	like, likeErr := court.ParseNumber(strings.Replace(s, best, code, 1))
	if likeErr != nil {
		return n, likeErr
	}
	if like.Code != code {
		return n, err
	}
	like.Code = best
	return like, nil
}

// NextNumber proposes the number for the next enforcement case of the actor's court this year: one more than the highest among the cases
// opened since the year before, the newest first. It is a proposal; another may have taken it by the time it is used.
func (a *App) NextNumber(ctx context.Context, x Actor) (court.Number, error) {
	year, _, _ := a.Today().YMD()
	next := court.Number{Year: year, Code: x.Court, Type: numberType, Seq: 1}
	f := store.CaseFilter{Courts: []string{x.Court}, Opened: civil.Interval{From: civil.Date(year-1, 1, 1), Until: civil.Never}, Desc: true, Limit: store.PageMost}
	for {
		page, err := a.Cases(ctx, x, f)
		if err != nil {
			return court.Number{}, err
		}
		for _, line := range page.Rows {
			n, err := a.ReadNumber(line.Number)
			if err == nil && n.Year == year && n.Code == x.Court && n.Type == numberType {
				next.Seq = max(next.Seq, n.Seq+1)
			}
		}
		if page.Next == "" || next.Seq > 1 {
			return next, nil
		}
		f.After = page.Next
	}
}

// NumberTaken reports whether a case of the actor's court has the number already.
func (a *App) NumberTaken(ctx context.Context, x Actor, number string) (bool, error) {
	page, err := a.Cases(ctx, x, store.CaseFilter{Courts: []string{x.Court}, Number: number, Limit: 1})
	return len(page.Rows) > 0, err
}
