package app

import (
	"context"
	"strings"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// Called returns what whoever acted in an event is called where the docket is not at hand: a member of staff by name, the account of a body
// as its legal office, another account as it is shown to others, a party as what it is to the case. An id that nobody knows is returned
// as it stands.
func (a *App) Called(ctx context.Context, id string) i18n.Localizer {
	if m, ok := a.Registry().Staff(id); ok {
		return m.Name
	}
	if party := partyCalled(id); party != nil {
		return party
	}
	if u, err := a.Store.Accounts().Account(ctx, id); err == nil { // a name that cannot be read is no reason to show nothing
		for _, g := range u.Grants {
			if b, ok := a.Registry().Body(g.Body); ok && g.Body != "" {
				return i18n.M("app.office_of", "body", b.Name)
			}
		}
		return i18n.Text{ZH: u.Display, EN: u.Display}
	}
	return i18n.Text{ZH: id, EN: id}
}

// partyCalled says of the id of a party or representative in a docket what it is to the case; nil of another id.
func partyCalled(id string) i18n.Localizer {
	if len(id) < 2 || strings.Trim(id[1:], "0123456789") != "" {
		return nil
	}
	switch id[0] {
	case 'a':
		return docket.Label("side", "applicant")
	case 'd':
		return docket.Label("side", "debtor")
	case 'r':
		return policy.Representative.Label()
	}
	return nil
}
