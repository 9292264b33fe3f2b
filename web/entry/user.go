package entry

import (
	"errors"
	"net/http"
	"strings"

	"mandamus/account"
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
)

// userPage is one account with what may be done to it.
type userPage struct {
	Name, Display string
	State         tag
	Facts         []fact
	Acts          []link
	Roles         string // address; empty: they cannot be changed by the visitor
	Barred        string // why the account as a whole is not for the visitor to change
	Lines         []auditLine
	Record        string
}

// fact is a line of what is known of an account.
type fact struct {
	Label string
	Texts []string
}

// link leads somewhere.
type link struct{ Text, URL string }

// userOf reads the account of the address; where there is none, it has been answered.
func userOf(v *page.Visit) (app.User, bool) {
	u, err := v.App().User(v.Ctx(), v.Actor, v.Value("id"))
	if err != nil {
		v.Error(err)
		return u, false
	}
	return u, true
}

// newestLines is how much of the record stands on the page of an account.
const newestLines = 10

func showUser(v *page.Visit) {
	u, ok := userOf(v)
	if !ok {
		return
	}
	p := userPage{Name: u.Name, Display: u.Display, State: stateTag(v, u.Account), Facts: factsOf(v, u)}
	if !u.Self {
		p.Roles = v.Path("accounts", u.ID, "roles")
	}
	if err := u.Kept(); err != nil {
		p.Barred = page.Said(err, v.Lang)
	} else {
		for _, act := range actsOn(u.Account, v) {
			p.Acts = append(p.Acts, link{v.T("entry.act." + act), v.Path("accounts", u.ID, act)})
		}
	}
	if v.May("signins.read") {
		audit, err := v.App().SignIns(v.Ctx(), v.Actor, account.Query{Account: u.ID, Limit: newestLines})
		if err != nil {
			v.Error(err)
			return
		}
		p.Lines, p.Record = linesOf(v, audit), v.Path("sign-ins")+"?name="+u.Name
	}
	v.Show(page.Answer{Name: "entry/account", Title: u.Display, Crumbs: accountsCrumb(v), Data: p})
}

func factsOf(v *page.Visit, u app.User) []fact {
	row := rowOf(v, u)
	out := []fact{{v.T("entry.name"), []string{u.Name}}, {v.T("entry.col.roles"), row.Roles}}
	if u.Staff != "" {
		out = append(out, fact{v.T("entry.staff"), []string{v.T("entry.staff.is", "name", v.Person(u.Staff), "id", u.Staff)}})
	}
	out = append(out, fact{v.T("entry.created"), []string{clock(u.Created)}})
	if u.Failures > 0 {
		out = append(out, fact{v.T("entry.failures"), []string{i18n.N(v.Lang, u.Failures, "entry.failures.n", "at", clock(u.Failed))}})
	}
	return out
}

//i18n:keys entry.act.*

// actsOn are what may be done to an account as it stands.
func actsOn(u account.Account, v *page.Visit) []string {
	switch stateOf(u, v.Site.Now()) {
	case "disabled":
		return []string{"enable", "reset"}
	case "waits":
		return []string{"unlock", "reset", "disable"}
	}
	return []string{"reset", "disable"}
}

// acts carry out what may be done to an account; a new password is made elsewhere, since it is shown.
var acts = map[string]func(v *page.Visit, id string) error{
	"disable": func(v *page.Visit, id string) error {
		return v.App().DisableUser(v.Ctx(), v.Actor, v.Accounts(), id)
	},
	"enable": func(v *page.Visit, id string) error {
		return v.App().EnableUser(v.Ctx(), v.Actor, v.Accounts(), id)
	},
	"unlock": func(v *page.Visit, id string) error {
		return v.App().UnlockUser(v.Ctx(), v.Actor, v.Accounts(), id)
	},
}

// confirmPage asks before something is done.
type confirmPage struct {
	Heading, Text, Send string
	Facts               []fact
	Action, Cancel      string
}

// askAct asks before an account is changed, and says what follows.
func askAct(v *page.Visit) {
	act := v.Value("act")
	if acts[act] == nil && act != "reset" {
		v.NotFound()
		return
	}
	u, ok := userOf(v)
	if !ok {
		return
	}
	if err := u.Kept(); err != nil {
		v.Error(err)
		return
	}
	v.Show(page.Answer{Name: "entry/confirm", Title: v.T("entry.act." + act), Crumbs: userCrumbs(v, u), Data: confirmPage{
		Heading: v.T("entry.act." + act), Text: v.T("entry.act." + act + ".text"), Send: v.T("entry.act." + act),
		Facts:  []fact{{v.T("entry.name"), []string{u.Name}}, {v.T("entry.display"), []string{u.Display}}},
		Action: v.Path("accounts", u.ID, act), Cancel: v.Path("accounts", u.ID),
	}})
}

func userCrumbs(v *page.Visit, u app.User) []page.Crumb {
	return append(accountsCrumb(v), page.Crumb{Text: u.Display, URL: v.Path("accounts", u.ID)})
}

// doAct changes an account.
func doAct(v *page.Visit) {
	act, ok := acts[v.Value("act")]
	if !ok {
		v.NotFound()
		return
	}
	if err := act(v, v.Value("id")); err != nil {
		v.Error(err)
		return
	}
	v.Done(v.Path("accounts", v.Value("id")), i18n.Msg{Key: "entry.act." + v.Value("act") + ".done"})
}

// resetUser makes a new first password and shows it, this once.
func resetUser(v *page.Visit) bool {
	u, ok := userOf(v)
	if !ok {
		return false
	}
	password, err := v.App().ResetUser(v.Ctx(), v.Actor, v.Accounts(), u.ID)
	if err != nil {
		v.Error(err)
		return false
	}
	showSecret(v, u.ID, u.Name, u.Display, password)
	return true
}

func showRoles(v *page.Visit) {
	u, ok := userOf(v)
	if !ok {
		return
	}
	var chosen, bodies []string
	for _, g := range u.Here {
		if g.Body != "" {
			bodies = append(bodies, bodyName(v, g.Body))
		} else {
			chosen = append(chosen, string(g.Role))
		}
	}
	askRoles(v, u, chosen, strings.Join(bodies, "\n"), nil, 0)
}

func askRoles(v *page.Visit, u app.User, chosen []string, bodies string, problems page.Errors, status int) {
	if u.Self {
		v.Error(u.Kept())
		return
	}
	p := formPage{
		Heading: v.T("entry.change_roles"), Lead: v.T("entry.change_roles.lead", "name", u.Display), Action: v.Path("accounts", u.ID, "roles"),
		Send: v.T("entry.change_roles.send"), Cancel: v.Path("accounts", u.ID), Errors: problems,
		Fields: []page.Field{rolesField(v, chosen, problems), bodiesField(v, bodies, problems)},
	}
	v.Show(page.Answer{Name: "entry/form", Status: status, Title: p.Heading, Failed: status != 0, Crumbs: userCrumbs(v, u), Data: p})
}

// setRoles gives an account other roles at the court.
func setRoles(v *page.Visit) {
	u, ok := userOf(v)
	if !ok {
		return
	}
	again := func(problems page.Errors) {
		askRoles(v, u, v.Form["roles"], v.Form.Get("body"), problems, http.StatusUnprocessableEntity)
	}
	grants, problems := grantsOf(v)
	if problems != nil {
		again(problems)
		return
	}
	err := v.App().GrantUser(v.Ctx(), v.Actor, v.Accounts(), u.ID, grants)
	if problems := problemsOf(v, err); problems != nil {
		again(problems)
		return
	}
	if err != nil {
		v.Error(err)
		return
	}
	to := v.Path("accounts", u.ID)
	if _, err := v.App().User(v.Ctx(), v.Actor, u.ID); errors.Is(err, store.ErrNotFound) {
		to = v.Path("accounts") // with its last role here the account has left the court
	}
	v.Done(to, i18n.M("entry.change_roles.done", "name", u.Display))
}
