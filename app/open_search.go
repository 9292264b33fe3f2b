package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mandamus/record"
	"mandamus/register"
)

// OpenHits are what a search of the public finds.
type OpenHits struct {
	Cases  []record.Summary
	Bodies []OpenName
	More   bool // there is more than OpenPage of one sort
}

// OpenSearch looks for cases by filing reference or by a part of their case number, and for bodies by a part of their name.
func (a *App) OpenSearch(ctx context.Context, text string) (OpenHits, error) {
	all, err := a.OpenRecord(ctx)
	if err != nil {
		return OpenHits{}, err
	}
	b, done, err := a.openBook(ctx)
	if err != nil {
		return OpenHits{}, err
	}
	defer done()
	var out OpenHits
	sought := plain(text)
	if sought == "" {
		return out, nil
	}
	for id, line := range b.cases {
		if plain(record.Reference(id)) == sought || slices.ContainsFunc(line.numbers, func(n string) bool { return strings.Contains(plain(n), sought) }) {
			out.Cases = append(out.Cases, line.Summary)
		}
	}
	for _, body := range all.Bodies {
		if goesBy(a.OpenBodyOf(body.ID), sought) {
			out.Bodies = append(out.Bodies, body)
		}
	}
	slices.SortFunc(out.Cases, func(x, y record.Summary) int { return cmp.Or(cmp.Compare(y.Last, x.Last), cmp.Compare(x.Case, y.Case)) })
	out.More = len(out.Cases) > OpenPage || len(out.Bodies) > OpenPage
	out.Cases, out.Bodies = paged(out.Cases, 0), paged(out.Bodies, 0)
	return out, nil
}

func goesBy(b register.Body, sought string) bool {
	return slices.ContainsFunc(append([]string{b.Name.ZH, b.Name.EN}, b.Aliases...), func(n string) bool { return strings.Contains(plain(n), sought) })
}

// plainly takes out what people write one way or the other in numbers and names.
var plainly = strings.NewReplacer("（", "", "）", "", "(", "", ")", "", " ", "", "　", "", "〔", "", "〕", "", "[", "", "]", "")

func plain(s string) string { return strings.ToLower(plainly.Replace(s)) }
