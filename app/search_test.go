package app

import (
	"slices"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// Claim: who may not read the names in a case finds it by its number and its debtor, and neither a list nor a count says whether a name or
// the words of a duty occur in it; who may read them finds it by all of these.
func TestSearchTellsNoNames(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.NamePerson(d.ctx, k.req(clerk()), docket.NamePerson{PersonNamed: docket.PersonNamed{
		Debtor: "d1", Name: docket.Say("欧阳密"), Role: "head", Post: i18n.Text{ZH: "局长", EN: "Head"},
	}}))
	seen, err := d.Case(d.ctx, judge(), k.id, d.Today())
	if err != nil {
		t.Fatal(err)
	}
	applicant := seen.Docket.Side("applicant")[0].Name.Text().ZH
	overseer := Actor{ID: "u-over", Roles: []policy.Role{policy.Overseer}, Court: above}
	for _, c := range []struct {
		text       string
		names, all bool // found by whom
	}{
		{applicant, true, false}, {"欧阳密", true, false}, {"欧阳密 " + seen.Line.DebtorName, true, false}, {seen.Line.DebtorName, true, true},
		{seen.Line.Number, true, true}, {seen.Docket.Title.Number, true, true}, {"查无此人", false, false},
	} {
		for _, x := range []struct {
			Actor
			want bool
		}{{judge(), c.names}, {supervisor(), c.all}, {overseer, c.all}} {
			f := store.CaseFilter{Text: c.text}
			page, err := d.Cases(d.ctx, x.Actor, f)
			n, errN := d.CountCases(d.ctx, x.Actor, f)
			got := slices.ContainsFunc(page.Rows, func(row store.Case) bool { return row.Docket == k.id })
			if err != nil || errN != nil || got != x.want || page.Next != "" || n.N != len(page.Rows) || !n.Exact {
				t.Errorf("%q as %s: found %v, count %+v, next %q (%v, %v)", c.text, x.Roles[0], got, n, page.Next, err, errN)
			}
		}
	}
}

// Claim: a page that leaves hits out goes on until it has enough rows of those that may be told, and no hit is on two pages.
func TestSearchFillsItsPages(t *testing.T) {
	d := newDesk(t)
	var all []docket.ID
	for range 5 {
		all = append(all, d.enforced("pay").id)
	}
	one, err := d.Cases(d.ctx, supervisor(), store.CaseFilter{Limit: 1})
	if err != nil || len(one.Rows) == 0 {
		t.Fatalf("%+v (%v)", one, err)
	}
	var got []docket.ID
	f := store.CaseFilter{Text: one.Rows[0].DebtorName, Limit: 2}
	for range all {
		page, err := d.Cases(d.ctx, supervisor(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page.Rows {
			got = append(got, row.Docket)
		}
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	slices.Sort(got)
	slices.Sort(all)
	if !slices.Equal(got, all) {
		t.Errorf("found %v, want %v", got, all)
	}
}
