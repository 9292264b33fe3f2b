package mail

import (
	"slices"
	"strings"

	"mandamus/i18n"
)

// numbersMost is how many cases a letter names of a kind.
const numbersMost = 20

// Write words a letter about things. desk is the address of the desk, without a slash at its end.
func Write(l i18n.Lang, desk string, things []Thing) (subject, body string) {
	var out strings.Builder
	line := func(s string) { out.WriteString(s + "\n") }
	line(i18n.N(l, len(things), "mail.opening"))
	for _, kind := range Kinds {
		writeKind(&out, l, kind, things)
	}
	line("")
	line(i18n.T(l, "mail.desk"))
	line(desk + "/" + string(l) + "/")
	line("")
	line(i18n.T(l, "mail.closing"))
	line(desk + "/" + string(l) + "/mail")
	return i18n.N(l, len(things), "mail.subject"), out.String()
}

// writeKind writes how many things there are of a kind, and the numbers of their cases.
func writeKind(out *strings.Builder, l i18n.Lang, kind Kind, things []Thing) {
	n, numbers := 0, []string{}
	for _, t := range things {
		if t.Kind != kind {
			continue
		}
		n++
		if !t.Case.IsZero() {
			numbers = append(numbers, t.Case.String())
		}
	}
	if n == 0 {
		return
	}
	out.WriteString("\n" + i18n.N(l, n, "mail.kind."+string(kind)) + "\n") //i18n:keys mail.kind.*
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	for _, number := range numbers[:min(len(numbers), numbersMost)] {
		out.WriteString("    " + number + "\n")
	}
	if more := len(numbers) - numbersMost; more > 0 {
		out.WriteString("    " + i18n.T(l, "mail.more", "n", more) + "\n")
	}
}
