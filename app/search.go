package app

import (
	"context"
	"slices"
	"strings"

	"mandamus/register"
	"mandamus/store"
)

// The text by which cases are found names people. Whoever may not read those names, the court above and overseers, must not learn them by
// trying either: such an actor finds a case by what the list shows of it, its number and debtor, and by a whole case number.

// find asks the store for cases. Where names are withheld, hits on what is withheld are left out; then a page goes on until it is full, and
// may be up to twice as long, so that its length says nothing of them.
func (a *App) find(ctx context.Context, f store.CaseFilter, s sees) (out store.Page[store.Case], err error) {
	if f.Text == "" || s.names || a.numbered(f.Text) {
		return a.Store.Cases(ctx, f)
	}
	for {
		page, err := a.Store.Cases(ctx, f)
		if err != nil {
			return out, err
		}
		out.Rows = append(out.Rows, slices.DeleteFunc(page.Rows, func(c store.Case) bool { return !shows(c, f.Text) })...)
		if out.Next, f.After = page.Next, page.Next; page.Next == "" || len(out.Rows) >= max(f.Limit, 1) {
			return out, nil
		}
	}
}

// numbered reports whether a text is a case number and nothing else.
func (a *App) numbered(text string) bool {
	_, err := a.ReadNumber(strings.TrimSpace(text))
	return err == nil
}

// shows reports whether the list itself shows each word of a search.
func shows(c store.Case, text string) bool {
	shown := register.Normal(c.Number + " " + c.DebtorName)
	return !slices.ContainsFunc(strings.Fields(text), func(word string) bool { return !strings.Contains(shown, register.Normal(word)) })
}

// found counts what find finds, up to what a search looks at.
func (a *App) found(ctx context.Context, f store.CaseFilter, s sees) (n store.Count, err error) {
	if f.Text == "" || s.names || a.numbered(f.Text) {
		return a.Store.CountCases(ctx, f)
	}
	f.After, f.Limit = "", store.PageMost
	for n.N < store.FoundMost {
		page, err := a.find(ctx, f, s)
		if err != nil {
			return n, err
		}
		if n.N, f.After = n.N+len(page.Rows), page.Next; page.Next == "" {
			n.Exact = true
			break
		}
	}
	return n, nil
}
