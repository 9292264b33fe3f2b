package intake

import (
	"slices"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/web/page"
)

// kase is a case at the counter, as the visitor sees it.
type kase struct {
	app.View
	id  docket.ID
	may []string
}

// openCase returns the case of the address; where the visitor may not see it, it has been answered.
func openCase(v *page.Visit) (*kase, bool) {
	k := &kase{id: docket.ID(v.Value("id"))}
	if !k.id.Valid() {
		v.NotFound()
		return nil, false
	}
	var err error
	if k.View, err = v.App().Case(v.Ctx(), v.Actor, k.id, v.Today()); err != nil {
		v.Error(err)
		return nil, false
	}
	k.may = v.App().MayOn(v.Actor, k.Docket)
	return k, true
}

// can reports whether the visitor may take an action on the case.
func (k *kase) can(action string) bool { return slices.Contains(k.may, action) }

// path is an address under that of the case.
func (k *kase) path(v *page.Visit, parts ...string) string {
	return v.Path(append([]string{"cases", string(k.id)}, parts...)...)
}

// name is what the case is called: its number, else its title.
func (k *kase) name(v *page.Visit) string {
	if len(k.Docket.Numbers) > 0 {
		return k.Docket.Numbers[len(k.Docket.Numbers)-1].Number
	}
	return k.Docket.Opened.Title.In(v.Lang)
}

// crumbs are the pages above a page of the case.
func (k *kase) crumbs(v *page.Visit, more ...page.Crumb) []page.Crumb {
	return crumbs(v, append([]page.Crumb{{Text: k.name(v), URL: k.path(v)}}, more...)...)
}

// undecided reports whether the application is neither registered, refused nor withdrawn.
func (k *kase) undecided() bool {
	d := k.Docket
	return d.Registered.IsZero() && d.Refused.IsZero() && d.Withdrawn.IsZero()
}
