package casework

import (
	"strings"

	"mandamus/docket"
	"mandamus/i18n"
)

// What some kinds of event keep as a code that is in no closed list: an id, a place in another event, a digest.

// ofEvent is the value of such a field in words; empty of another field.
func (k *kase) ofEvent(e *docket.Entry, field, v string) string {
	switch field {
	case "evidence":
		return k.in(docket.Said("evidence_kind", v))
	case "judge", "from":
		return k.who(v)
	case "of", "new_act":
		return "№ " + v
	case "field":
		return k.fieldAt(e, v)
	case "courts.first_instance", "courts.appeal", "courts.retrial", "courts.enforcing":
		return k.in(k.app.CourtName(v))
	case "docket":
		return k.t("casework.kept_here")
	case "before.pack", "before.calendar", "after.pack", "after.calendar":
		return shortReceipt(v)
	}
	return ""
}

// fieldAt is what the field of an event is called that a JSON pointer leads to.
func (k *kase) fieldAt(e *docket.Entry, pointer string) string {
	name := strings.Split(strings.TrimPrefix(pointer, "/"), "/")[0]
	var kind docket.Kind
	if b, ok := e.Body.(*docket.ValueErased); ok {
		if of := k.entryAt(b.Of); of != nil {
			kind = of.Kind
		}
	}
	return i18n.T(k.lang, "casework.field."+fieldWord(kind, name))
}

// passage is what the event says that sets a passage of the operative part aside: its words and why. The event keeps where it stands in a
// text it knows by its digest; that is for nobody.
func (k *kase) passage(e *docket.Entry, b *docket.PassageSetAside) []detail {
	var out []detail
	if words := k.quoted(b.Anchor); words != "" {
		out = append(out, detail{name: "text", Label: k.t("casework.field.quote"), Text: words})
	}
	reason := listOf(e.Kind, b, "reason").label(b.Reason)
	return append(out, detail{name: "reason", Label: k.t("casework.field.reason"), Text: k.in(reason)})
}

// quoted are the words at a place of a text of the operative part; where the text was erased or is withheld, that; empty where the docket
// does not have the text.
func (k *kase) quoted(at docket.Anchor) string {
	for i := range k.Docket.History {
		b, ok := k.Docket.History[i].Body.(*docket.OperativeEntered)
		if !ok {
			continue
		}
		text, there := b.Text.Value()
		if !there {
			return b.Text.In(k.lang)
		}
		if runes := []rune(text); docket.TextHash(text) == at.Text && 0 <= at.From && at.From < at.To && at.To <= len(runes) {
			return string(runes[at.From:at.To])
		}
	}
	return ""
}
