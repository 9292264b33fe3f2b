package sides

import (
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// evidenceWord says what shows something. Events keep the word of its kind; what a side writes beside it is kept apart, as it may name people.
func evidenceWord(l i18n.Lang, kind string) string { return docket.Said("evidence_kind", kind).In(l) }

func evidenceOptions(l i18n.Lang) []page.Option {
	var out []page.Option
	for _, kind := range docket.EvidenceKinds {
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
