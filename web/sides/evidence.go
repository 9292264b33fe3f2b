package sides

import (
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

//i18n:keys sides.evidence.*

// evidenceKinds are the kinds of papers a side may name. Events keep the word; what the side writes beside it is kept apart, as it may name
// people.
var evidenceKinds = []string{"bank_receipt", "payee_receipt", "decision", "certificate", "delivery", "record", "photo", "letter", "other"}

func evidenceWord(l i18n.Lang, kind string) string { return i18n.T(l, "sides.evidence."+kind) }

func evidenceOptions(l i18n.Lang) []page.Option {
	var out []page.Option
	for _, kind := range evidenceKinds {
		out = append(out, page.Option{Value: kind, Text: evidenceWord(l, kind)})
	}
	return out
}

// words are what a side writes, in the language it writes in.
func words(l i18n.Lang, text string) docket.Words {
	if l == i18n.EN {
		return docket.InWords("", text)
	}
	return docket.InWords(text, "")
}
