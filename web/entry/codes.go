package entry

import (
	"errors"
	"net/http"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
)

// codesPage is who of a case may come in by access code.
type codesPage struct {
	Number string
	Action string
	Errors page.Errors
	Seats  []seatView
}

// seatView is a party or representative with the codes issued so far, the newest first.
type seatView struct {
	Party, Name, Role string
	Barred            string // why no code is issued
	Codes             []codeView
}

// codeView is an access code, without the code.
type codeView struct {
	Short, By, Issued, Expires, Used string
	State                            tag
	Revoke                           string // address; empty: it is no longer good
}

//i18n:keys entry.code.state.*

// codeState says how a code stands: good, used, expired, revoked.
func codeState(c account.Code, now time.Time) string {
	switch {
	case !c.Revoked.IsZero():
		return "revoked"
	case !now.Before(c.Expires):
		return "expired"
	case !c.Used.IsZero():
		return "used"
	}
	return "good"
}

var codeTones = map[string]string{"good": "b", "used": "g", "expired": "n", "revoked": "n"}

func showCodes(v *page.Visit) { listCodes(v, nil, 0) }

func listCodes(v *page.Visit, problems page.Errors, status int) {
	id := docket.ID(v.Value("id"))
	d, seats, err := v.App().Codes(v.Ctx(), v.Actor, id)
	if err != nil {
		v.Error(err)
		return
	}
	p := codesPage{Number: numberOf(d), Action: v.Path("cases", string(id), "codes"), Errors: problems}
	names, err := issuers(v)
	if err != nil {
		panic(err)
	}
	for _, s := range seats {
		view := seatView{Party: s.Party, Name: s.Name.In(v.Lang), Role: s.Role.Label().In(v.Lang), Barred: s.Barred.In(v.Lang)}
		for i := range s.Codes {
			view.Codes = append(view.Codes, codeOf(v, id, s.Codes[len(s.Codes)-1-i], names))
		}
		p.Seats = append(p.Seats, view)
	}
	v.Show(page.Answer{Name: "entry/codes", Status: status, Title: v.T("entry.codes"), Failed: status != 0, Crumbs: caseCrumbs(v, id, d), Data: p})
}

// issuers are the names of accounts by their ids.
func issuers(v *page.Visit) (app.Audit, error) {
	out := app.Audit{Accounts: map[string]account.Account{}}
	all, err := v.App().Store.Accounts().Accounts(v.Ctx())
	for _, a := range all {
		out.Accounts[a.ID] = a
	}
	return out, err
}

func codeOf(v *page.Visit, id docket.ID, c account.Code, names app.Audit) codeView {
	state := codeState(c, v.Site.Now())
	out := codeView{
		Short: shortCode(c.ID), By: nameIn(v, names, c.By), Issued: clock(c.Issued), Expires: clock(c.Expires), Used: clock(c.Used),
		State: tag{v.T("entry.code.state." + state), codeTones[state]},
	}
	if state == "good" || state == "used" {
		out.Revoke = v.Path("cases", string(id), "codes", c.ID, "revoke")
	}
	return out
}

// numberOf is the number under which the court enforces; the last given.
func numberOf(d *docket.Docket) string {
	if n := len(d.Numbers); n > 0 {
		return d.Numbers[n-1].Number
	}
	return ""
}

func caseCrumbs(v *page.Visit, id docket.ID, d *docket.Docket) []page.Crumb {
	text := numberOf(d)
	if text == "" {
		text = v.T("entry.codes.case")
	}
	return []page.Crumb{{Text: text, URL: v.Path("cases", string(id))}}
}

// sheetPage is the sheet with an access code that is handed to a party, this once. It holds nothing of the case: neither a number nor a
// name, and no receipt.
type sheetPage struct {
	For, Role   string // shown beside the sheet, not on it
	Court, Code string
	Site, Until string
	Back        string
}

// issueCode makes a code and shows its sheet.
func issueCode(v *page.Visit) bool {
	id, party := docket.ID(v.Value("id")), v.Form.Get("party")
	text, c, err := v.App().IssueCode(v.Ctx(), v.Actor, v.Accounts(), id, party)
	var wrong fault.Problems
	switch {
	case errors.As(err, &wrong):
		listCodes(v, problemsOf(v, err), http.StatusUnprocessableEntity)
		return false
	case err != nil:
		v.Error(err)
		return false
	}
	p := sheetPage{Role: c.Role.Label().In(v.Lang), Court: v.CourtName(v.Actor.Court), Code: text, Site: siteOf(v), Until: lastDay(c), Back: v.Path("cases", string(id), "codes")}
	if p.For, err = nameOf(v, id, party); err != nil {
		panic(err) // a moment ago the case could be read
	}
	v.Show(page.Answer{Name: "entry/sheet", Title: v.T("entry.sheet"), Secret: true, Data: p})
	return true
}

// nameOf is the name of a party or representative of a case.
func nameOf(v *page.Visit, id docket.ID, party string) (string, error) {
	_, seats, err := v.App().Codes(v.Ctx(), v.Actor, id)
	for _, s := range seats {
		if s.Party == party {
			return s.Name.In(v.Lang), err
		}
	}
	return party, err
}

// siteOf is the address on which the code is typed, as the clerk's own browser has it.
func siteOf(v *page.Visit) string {
	scheme := "http://"
	if v.Site.Secure {
		scheme = "https://"
	}
	return scheme + v.R.Host + v.Path("sign-in", "code")
}

// lastDay is the last day on which the code is good.
func lastDay(c account.Code) string { return clock(c.Expires.Add(-time.Minute))[:len("2006-01-02")] }

// codeOnCase finds a code of the case of the address.
func codeOnCase(v *page.Visit) (docket.ID, *docket.Docket, account.Code, error) {
	id := docket.ID(v.Value("id"))
	d, seats, err := v.App().Codes(v.Ctx(), v.Actor, id)
	if err != nil {
		return id, d, account.Code{}, err
	}
	for _, s := range seats {
		for _, c := range s.Codes {
			if c.ID == v.Value("code") {
				return id, d, c, nil
			}
		}
	}
	return id, d, account.Code{}, store.ErrNotFound
}

// askRevoke asks before a code is revoked.
func askRevoke(v *page.Visit) {
	id, d, c, err := codeOnCase(v)
	if err != nil {
		v.Error(err)
		return
	}
	name, err := nameOf(v, id, c.Party)
	if err != nil {
		v.Error(err)
		return
	}
	list := v.Path("cases", string(id), "codes")
	v.Show(page.Answer{Name: "entry/confirm", Title: v.T("entry.revoke"), Crumbs: append(caseCrumbs(v, id, d), page.Crumb{Text: v.T("entry.codes"), URL: list}), Data: confirmPage{
		Heading: v.T("entry.revoke"), Text: v.T("entry.revoke.text"), Send: v.T("entry.revoke"),
		Facts:  []fact{{v.T("entry.codes.short"), []string{shortCode(c.ID)}}, {v.T("entry.codes.for"), []string{name}}, {v.T("entry.codes.issued"), []string{clock(c.Issued)}}},
		Action: v.Path("cases", string(id), "codes", c.ID, "revoke"), Cancel: list,
	}})
}

// revokeCode makes a code useless.
func revokeCode(v *page.Visit) {
	id := docket.ID(v.Value("id"))
	if err := v.App().RevokeCode(v.Ctx(), v.Actor, v.Accounts(), id, v.Value("code")); err != nil {
		v.Error(err)
		return
	}
	v.Done(v.Path("cases", string(id), "codes"), i18n.M("entry.revoke.done", "code", shortCode(v.Value("code"))))
}
