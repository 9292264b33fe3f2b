package entry

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/calendar"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
)

// usersPerPage is how many accounts stand on a page.
const usersPerPage = 50

// usersPage is the list of the accounts that a court keeps.
type usersPage struct {
	Query         string
	States, Roles []page.Option
	Filtered      bool
	Count         int
	Rows          []userRow
	More          string // address of the next page; empty: this is the last
}

// userRow is an account in the list.
type userRow struct {
	Name, Display, URL string
	Roles              []string
	State              tag
}

// tag is a word with its colour.
type tag struct{ Text, Tone string }

//i18n:keys entry.state.*

// states are how an account may stand.
var states = []string{"good", "first", "waits", "disabled"}

var stateTones = map[string]string{"good": "g", "first": "b", "waits": "a", "disabled": "n"}

// stateOf says how an account stands.
func stateOf(u account.Account, now time.Time) string {
	switch {
	case u.Disabled:
		return "disabled"
	case now.Before(u.Locked):
		return "waits"
	case u.MustChange:
		return "first"
	}
	return "good"
}

func stateTag(v *page.Visit, u account.Account) tag {
	s := stateOf(u, v.Site.Now())
	return tag{v.T("entry.state."+s, "until", clock(u.Locked)), stateTones[s]}
}

// clock is an instant as the clocks of the court show it.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return calendar.Local(t).Format("2006-01-02 15:04")
}

// grantText is a role with its court or body.
func grantText(v *page.Visit, g account.Grant) string {
	where := v.CourtName(g.Court)
	if g.Body != "" {
		where = bodyName(v, g.Body)
	}
	return v.T("entry.grant", "role", g.Role.Label(), "place", where)
}

// userFilter is what the list is narrowed to.
type userFilter struct {
	text, state, role, after string
}

func filterOf(q url.Values) userFilter {
	f := userFilter{text: strings.TrimSpace(q.Get("q")), state: q.Get("state"), role: q.Get("role"), after: q.Get("after")}
	if !slices.Contains(states, f.state) {
		f.state = ""
	}
	if !slices.Contains(policy.Roles, policy.Role(f.role)) {
		f.role = ""
	}
	return f
}

func (f userFilter) matches(u app.User, now time.Time) bool {
	folded := strings.ToLower(u.Name + " " + u.Display + " " + u.Staff)
	return strings.Contains(folded, strings.ToLower(f.text)) && (f.state == "" || stateOf(u.Account, now) == f.state) &&
		(f.role == "" || slices.ContainsFunc(u.Here, func(g account.Grant) bool { return string(g.Role) == f.role }))
}

// next is the address of the page that begins after a name.
func (f userFilter) next(v *page.Visit, after string) string {
	q := url.Values{"after": {after}}
	for name, value := range map[string]string{"q": f.text, "state": f.state, "role": f.role} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return v.Path("accounts") + "?" + q.Encode()
}

func showUsers(v *page.Visit) {
	all, err := v.App().Users(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	f := filterOf(v.Query())
	p := usersPage{Query: f.text, Filtered: f.text != "" || f.state != "" || f.role != ""}
	p.States = []page.Option{{Text: v.T("entry.any")}}
	for _, s := range states {
		p.States = append(p.States, page.Option{Value: s, Text: v.T("entry.state." + s + ".short"), Chosen: s == f.state})
	}
	p.Roles = []page.Option{{Text: v.T("entry.any")}}
	for _, r := range append(slices.Clone(app.GrantsHere), policy.DebtorOffice) {
		p.Roles = append(p.Roles, page.Option{Value: string(r), Text: r.Label().In(v.Lang), Chosen: string(r) == f.role})
	}
	for _, u := range all {
		if !f.matches(u, v.Site.Now()) {
			continue
		}
		p.Count++
		switch {
		case u.Name <= f.after:
		case len(p.Rows) == usersPerPage:
			p.More = f.next(v, p.Rows[usersPerPage-1].Name)
		default:
			p.Rows = append(p.Rows, rowOf(v, u))
		}
	}
	v.Show(page.Answer{Name: "entry/accounts", Title: v.T("entry.accounts"), Data: p})
}

func rowOf(v *page.Visit, u app.User) userRow {
	row := userRow{Name: u.Name, Display: u.Display, URL: v.Path("accounts", u.ID), State: stateTag(v, u.Account)}
	for _, g := range u.Here {
		row.Roles = append(row.Roles, grantText(v, g))
	}
	if u.Elsewhere > 0 {
		row.Roles = append(row.Roles, i18n.N(v.Lang, u.Elsewhere, "entry.elsewhere"))
	}
	return row
}
