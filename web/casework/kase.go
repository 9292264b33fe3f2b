package casework

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// kase is a case as one actor sees it in one request.
type kase struct {
	app.View
	ctx   context.Context // of the request
	app   *app.App
	actor app.Actor
	lang  i18n.Lang
	id    docket.ID
	today civil.Day
	may   []string // actions of the matrix the actor may take on it
	kind  string   // of occurrence, once chosen
	event int      // to be corrected, once chosen: where it stands
}

func (k *kase) t(key string, args ...any) string { return i18n.T(k.lang, key, args...) }

// in returns a text in the reader's language.
func (k *kase) in(text i18n.Localizer) string { return text.In(k.lang) }

// can reports whether the actor may take one of the actions on the case.
func (k *kase) can(actions ...string) bool {
	return slices.ContainsFunc(actions, func(a string) bool { return slices.Contains(k.may, a) })
}

// ofSide reports whether the actor stands on a side of the case, and not in a court.
func (k *kase) ofSide() bool { return k.actor.Court == "" }

// number is the first case number of the case; empty where it has none yet.
func (k *kase) number() string {
	if len(k.Docket.Numbers) == 0 {
		return ""
	}
	return k.Docket.Numbers[0].Number
}

// obligation says which duty an id means: o1 · to pay 100,000 yuan.
func (k *kase) obligation(id string) string {
	o := k.Docket.Obligation(id)
	if o == nil {
		return id
	}
	return dotted(id, k.in(o.What))
}

// party says who an id of a party means.
func (k *kase) party(id string) string {
	p := k.Docket.Party(id)
	if p == nil {
		return id
	}
	return k.in(p.Name)
}

// person says who an id of an office-holder means: post and name.
func (k *kase) person(id string) string {
	p := k.Docket.Person(id)
	if p == nil {
		return id
	}
	name := ""
	if !p.Name.IsZero() {
		name = p.Name.In(k.lang)
	}
	return cmp.Or(dotted(k.in(p.Post), name), id)
}

func (k *kase) representative(id string) string {
	r := k.Docket.Representative(id)
	if r == nil {
		return id
	}
	return k.t("casework.for_party", "name", k.in(r.Name), "party", k.party(r.Party))
}

// hearing says which hearing an id means: its day, time and subject.
func (k *kase) hearing(id string) string {
	h := k.Docket.Hearing(id)
	if h == nil {
		return id
	}
	return dotted(id, h.On.String()+" "+h.At, k.in(docket.Label("hearing_topic", h.About)))
}

// objection says which objection a version means; of another event its number.
func (k *kase) objection(at string) string {
	n, _ := strconv.Atoi(at)
	o := k.Docket.Objection(n)
	if o == nil {
		return "№ " + at
	}
	what := k.t("casework.outsider")
	if !o.Outsider {
		what = k.in(casefile.Label("objection_topic", o.Way))
	}
	return dotted("№ "+at, o.On.String(), what, k.who(o.By))
}

// clarification says which question an id means.
func (k *kase) clarification(id string) string {
	i := slices.IndexFunc(k.Docket.Clarifications, func(q *docket.Clarification) bool { return q.ID == id })
	if i < 0 {
		return id
	}
	return dotted(id, shortened(k.in(k.Docket.Clarifications[i].Question), 40))
}

// who says who somebody is: a party, an office-holder, an office, the program itself, a member of staff, or an account.
func (k *kase) who(id string) string {
	d := k.Docket
	switch {
	case id == "":
		return ""
	case d.Party(id) != nil:
		return k.party(id)
	case d.Person(id) != nil:
		return k.person(id)
	case d.Representative(id) != nil:
		return k.representative(id)
	case slices.Contains(casefile.Actors, id):
		return k.in(casefile.Label("actor", id))
	case id == app.System:
		return k.t("casework.system")
	case strings.HasPrefix(id, "system"):
		return k.t("casework.system.desk")
	}
	return k.in(k.app.Called(k.ctx, id))
}

// dotted joins what stands side by side, leaving out what is empty.
func dotted(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " · ")
}

// shortened cuts a text after n characters.
func shortened(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}
