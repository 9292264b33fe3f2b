package app

import (
	"context"
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/register"
	"mandamus/store"
)

// Application is what is known of an application before or after it is filed, as far as another case may be the same.
type Application struct {
	Number     string // of the title
	Applicants []string
	Debtors    []string
	Register   []string  // ids of debtors in the register
	Except     docket.ID // the case itself
}

// Likeness says in what another case is like an application.
type Likeness struct {
	Case    store.Case
	Title   bool // rests on the same title
	Parties bool // an applicant and a debtor are the same
}

// mostAlike bounds how many cases are looked at for each name and number.
const mostAlike = 20

// Alike returns the cases an actor may see that rest on the same title, or are between the same parties, the former first. Names that
// differ in width, case, spaces and punctuation are the same.
func (a *App) Alike(ctx context.Context, x Actor, s Application) ([]Likeness, error) {
	seen := map[docket.ID]bool{s.Except: true}
	var out []Likeness
	for _, words := range s.sought() {
		page, err := a.Cases(ctx, x, store.CaseFilter{Text: words, Desc: true, Limit: mostAlike})
		if err != nil {
			return nil, err
		}
		for _, line := range page.Rows {
			if seen[line.Docket] {
				continue
			}
			seen[line.Docket] = true
			d, _, err := a.load(ctx, line.Docket)
			if err != nil {
				return nil, err
			}
			if l := a.like(s, d); l.Title || l.Parties {
				l.Case = line
				out = append(out, l)
			}
		}
	}
	slices.SortStableFunc(out, func(p, q Likeness) int { return rank(q) - rank(p) })
	return out, nil
}

// rank orders likenesses: the same title weighs more than the same parties.
func rank(l Likeness) (n int) {
	if l.Title {
		n += 2
	}
	if l.Parties {
		n++
	}
	return n
}

// sought are the words under which a case like the application would be found.
func (s Application) sought() []string {
	var out []string
	if s.Number != "" {
		out = append(out, s.Number)
	}
	for _, name := range s.Applicants {
		if strings.TrimSpace(name) != "" {
			out = append(out, name)
		}
	}
	return out
}

// like compares a case with the application.
func (a *App) like(s Application, d *docket.Docket) (l Likeness) {
	if d.Title != nil && s.Number != "" {
		l.Title = slices.ContainsFunc(append([]string{d.Title.Number}, d.Title.Numbers...), func(n string) bool { return a.sameNumber(n, s.Number) })
	}
	applicant := slices.ContainsFunc(d.Side("applicant"), func(p *docket.Party) bool { return named(p, s.Applicants) })
	debtor := slices.ContainsFunc(d.Side("debtor"), func(p *docket.Party) bool {
		return p.Register != "" && slices.Contains(s.Register, p.Register) || named(p, s.Debtors)
	})
	l.Parties = applicant && debtor
	return l
}

// sameNumber reports whether two texts are one case number, however they are written.
func (a *App) sameNumber(m, n string) bool {
	p, errM := a.ReadNumber(m)
	q, errN := a.ReadNumber(n)
	if errM == nil && errN == nil {
		return p == q
	}
	return m != "" && register.Normal(m) == register.Normal(n)
}

// named reports whether a party has one of the names, in either language.
func named(p *docket.Party, names []string) bool {
	t := p.Name.Text()
	return slices.ContainsFunc(names, func(name string) bool {
		n := register.Normal(name)
		return n != "" && (n == register.Normal(t.ZH) || n == register.Normal(t.EN))
	})
}
