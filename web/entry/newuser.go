package entry

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"mandamus/account"
	"mandamus/app"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
)

// formPage is a page with a form that is nothing but fields.
type formPage struct {
	Heading, Lead string
	Action        string
	Send          string
	Cancel        string
	Errors        page.Errors
	Fields        []page.Field
}

// accountsCrumb leads back to the list.
func accountsCrumb(v *page.Visit) []page.Crumb {
	return []page.Crumb{{Text: v.T("entry.accounts"), URL: v.Path("accounts")}}
}

func showNewUser(v *page.Visit) { askNewUser(v, nil, 0) }

// askNewUser shows the form for an account. Whom it is for decides which of its last fields count: roles at the court, or a body.
func askNewUser(v *page.Visit, problems page.Errors, status int) {
	get := v.Form.Get
	p := formPage{
		Heading: v.T("entry.new"), Lead: v.T("entry.new.lead"), Action: v.Path("accounts", "new"), Send: v.T("entry.new.send"),
		Cancel: v.Path("accounts"), Errors: problems,
	}
	p.Fields = []page.Field{
		{Name: "name", Label: v.T("entry.name"), Hint: v.T("entry.new.name.hint"), Value: get("name"), Error: problems.Of("name"), Width: "20"},
		{Name: "display", Label: v.T("entry.display"), Hint: v.T("entry.new.display.hint"), Value: get("display"), Error: problems.Of("display"), Width: "20"},
		{Name: "staff", Label: v.T("entry.staff"), Hint: v.T("entry.new.staff.hint"), Kind: page.SelectField, Options: page.Choose(staffOptions(v), get("staff")), Error: problems.Of("staff"), Optional: true},
		rolesField(v, v.Form["roles"], problems),
		bodiesField(v, get("body"), problems),
	}
	v.Show(page.Answer{
		Name: "entry/form", Status: status, Title: p.Heading, Failed: status != 0, Crumbs: accountsCrumb(v), Secret: true, Data: p,
	})
}

// staffOptions are the staff of the actor's court by the register, with the roles it gives them.
func staffOptions(v *page.Visit) []page.Option {
	out := []page.Option{{Text: v.T("entry.staff.none")}}
	for _, s := range v.App().Registry().StaffOf(v.Actor.Court, v.Today()) {
		var roles []string
		for _, r := range s.Roles {
			roles = append(roles, r.Label().In(v.Lang))
		}
		text := v.T("entry.staff.option", "name", s.Name, "roles", i18n.List(v.Lang, roles), "id", s.ID)
		out = append(out, page.Option{Value: s.ID, Text: text})
	}
	return out
}

// rolesField asks for the roles at the court.
func rolesField(v *page.Visit, chosen []string, problems page.Errors) page.Field {
	f := page.Field{
		Name: "roles", Kind: page.ChecksField, Label: v.T("entry.roles", "court", v.CourtName(v.Actor.Court)), Hint: v.T("entry.roles.hint"), Error: problems.Of("roles"),
	}
	for _, r := range app.GrantsHere {
		f.Options = append(f.Options, page.Option{Value: string(r), Text: r.Label().In(v.Lang)})
	}
	f.Options = page.Choose(f.Options, chosen...)
	return f
}

// bodiesField asks for whose legal office the account is.
func bodiesField(v *page.Visit, typed string, problems page.Errors) page.Field {
	return page.Field{
		Name: "body", Label: v.T("entry.bodies"), Hint: v.T("entry.bodies.hint"), Kind: page.AreaField, Rows: 2, Value: typed, Error: problems.Of("body"),
		Optional: true,
	}
}

// grantsOf are the roles of a form: those at the actor's court, and one for each body that is named. Bodies nobody knows are problems.
func grantsOf(v *page.Visit) (out []account.Grant, problems page.Errors) {
	for _, word := range v.Form["roles"] {
		out = append(out, account.Grant{Role: policy.Role(word), Court: v.Actor.Court})
	}
	for line := range strings.Lines(v.Form.Get("body")) {
		typed := strings.TrimSpace(line)
		if typed == "" {
			continue
		}
		if id, ok := bodyOf(v, typed); ok {
			out = append(out, account.Grant{Role: policy.DebtorOffice, Body: id, Keeper: v.Actor.Court})
		} else {
			problems.Add("body", v.T("entry.bodies.unknown", "body", typed))
		}
	}
	return out, problems
}

// addUser makes an account and shows its first password, this once.
func addUser(v *page.Visit) bool {
	n := account.New{Name: v.Form.Get("name"), Display: v.Form.Get("display"), Staff: v.Form.Get("staff")}
	var problems page.Errors
	if n.Grants, problems = grantsOf(v); problems != nil {
		askNewUser(v, problems, http.StatusUnprocessableEntity)
		return false
	}
	a, password, err := v.App().AddUser(v.Ctx(), v.Actor, v.Accounts(), n)
	if problems := problemsOf(v, err); problems != nil {
		askNewUser(v, problems, http.StatusUnprocessableEntity)
		return false
	}
	if err != nil {
		v.Error(err)
		return false
	}
	showSecret(v, a.ID, a.Name, a.Display, password)
	return true
}

// bodyOf finds a body by its id or, where only one has it, its name.
func bodyOf(v *page.Visit, typed string) (id string, ok bool) {
	if b, ok := v.App().Registry().Body(typed); ok {
		return b.ID, true
	}
	if named := v.App().Registry().BodiesNamed(typed); len(named) == 1 {
		return named[0].ID, true
	}
	return "", false
}

// fieldsOf say on which field of the form a message of package account belongs, by the beginning of its key.
var fieldsOf = []struct{ prefix, field string }{
	{"account.name.", "name"}, {"account.display", "display"}, {"account.grant.", "roles"},
}

// formOrder is the order of the fields of both forms.
var formOrder = []string{"name", "display", "staff", "roles", "body"}

// problemsOf are what is wrong with a form, in the order of its fields; nil where the error is none or another.
func problemsOf(v *page.Visit, err error) page.Errors {
	var refused *account.Refusal
	var wrong fault.Problems
	var out page.Errors
	switch {
	case errors.As(err, &refused):
		for _, m := range refused.Why {
			out = append(out, problemOf(v, m))
		}
	case errors.As(err, &wrong):
		for _, p := range wrong {
			out.Add(p.Path, p.What.In(v.Lang))
		}
	}
	slices.SortStableFunc(out, func(a, b page.FieldError) int {
		return slices.Index(formOrder, a.Field) - slices.Index(formOrder, b.Field)
	})
	return out
}

// problemOf puts a message of package account on its field.
func problemOf(v *page.Visit, m i18n.Msg) page.FieldError {
	out := page.FieldError{Field: "name", Text: m.In(v.Lang)}
	for _, f := range fieldsOf {
		if strings.HasPrefix(m.Key, f.prefix) {
			out.Field = f.field
		}
	}
	if out.Field == "name" && v.Form.Get("name") == "" {
		out.Text = v.T("entry.name.missing")
	}
	return out
}

// secretPage shows a first password, this once.
type secretPage struct {
	Name, Display, Password, URL string
}

func showSecret(v *page.Visit, id, name, display, password string) {
	v.Show(page.Answer{Name: "entry/secret", Title: v.T("entry.secret"), Crumbs: accountsCrumb(v), Secret: true,
		Data: secretPage{Name: name, Display: display, Password: password, URL: v.Path("accounts", id)}})
}
