package entry

import (
	"net/http"
	"strconv"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/web/page"
)

// hatPage is the page on which somebody chooses as who to act.
type hatPage struct {
	Back   string
	Errors page.Errors
	Field  page.Field
}

func showHats(v *page.Visit) { askHat(v, nil, 0) }

func askHat(v *page.Visit, problems page.Errors, status int) {
	p := hatPage{Back: v.Query().Get("back"), Errors: problems}
	if status != 0 {
		p.Back = v.Form.Get("back")
	}
	p.Field = page.Field{Name: "as", Kind: page.RadiosField, Label: v.T("entry.hat"), Hint: v.T("entry.hat.hint"), Error: problems.Of("as"), Heading: true}
	for i, x := range v.Hats {
		p.Field.Options = append(p.Field.Options, page.Option{Value: strconv.Itoa(i), Text: placeOf(v, x), Hint: rolesOf(v, x), Chosen: i == v.Hat})
	}
	v.Show(page.Answer{Name: "entry/hat", Status: status, Title: v.T("entry.hat"), Failed: status != 0, Data: p})
}

// placeOf is the court or the body of an actor, by its name.
func placeOf(v *page.Visit, x app.Actor) string {
	if x.Body == "" {
		return v.CourtName(x.Court)
	}
	return bodyName(v, x.Body)
}

// bodyName is the name of a body by the register; its id where the register has it no longer.
func bodyName(v *page.Visit, id string) string {
	if b, ok := v.App().Registry().Body(id); ok {
		return b.Name.In(v.Lang)
	}
	return id
}

func rolesOf(v *page.Visit, x app.Actor) string {
	var out []string
	for _, r := range x.Roles {
		out = append(out, r.Label().In(v.Lang))
	}
	return i18n.List(v.Lang, out)
}

// putOn changes as who the browser acts from now on.
func putOn(v *page.Visit) {
	n, err := strconv.Atoi(v.Form.Get("as"))
	if err != nil || !v.PutOn(n) {
		askHat(v, page.Errors{{Field: "as", Text: v.T("entry.hat.missing")}}, http.StatusUnprocessableEntity)
		return
	}
	to := local(v, v.Form.Get("back"))
	if to == "" {
		to = homeOf(v, v.Hats[n:])
	}
	v.Done(to, i18n.M("entry.hat.done", "place", placeOf(v, v.Hats[n]), "roles", rolesOf(v, v.Hats[n])))
}
