package record

import (
	"regexp"

	"mandamus/casefile"
	"mandamus/court"
	"mandamus/docket"
)

// A text that is shown as it is must have the form of what its field holds. So a name that got into the wrong field stays inside.

var (
	partForm     = regexp.MustCompile(`^[a-z]{1,2}[0-9]{1,6}$`) // of a part of a case, as o1, m12
	numberForm   = regexp.MustCompile(`^[（(][0-9]{4}[）)](最高法|\p{Han}[0-9]{0,4})` + caseType + `{1,6}[0-9]{1,7}号(之[一二三四五六七八九十]{1,3})?$`)
	olderForm    = regexp.MustCompile(`^[（(][0-9]{4}[）)]\p{Han}{1,5}` + caseType + `{1,5}字第[0-9]{1,7}(-[0-9]{1,3})?号$`)
	registerForm = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,62}$`)
	packForm     = regexp.MustCompile(`^[a-z][a-z0-9_]{0,30}(\.[a-z0-9_]{1,31}){0,2}$`)
	courtForm    = regexp.MustCompile(`^\p{Han}([0-9]{2}([0-9]{2})?)?$`)
	clockForm    = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

// caseType are the characters of which the types of cases are made (类型代字).
const caseType = `[行民刑执立赔委初终再审申监抗协他保恢异复辖罚司惩救财调引认请撤强特督破清催知裁]`

func isNumber(s string) bool { return numberForm.MatchString(s) || olderForm.MatchString(s) }

// isCourt reports whether s is the name of a court of the list, or the code of one.
func isCourt(s string) bool {
	if courtForm.MatchString(s) {
		return true
	}
	_, ok, err := court.ByName(s)
	return ok && err == nil
}

// guards give the fields that hold text and may be shown as they are the form they must have.
var guards = map[string]func(string) bool{
	"id": partForm.MatchString, "party": partForm.MatchString, "debtor": partForm.MatchString, "successor": partForm.MatchString,
	"obligation": partForm.MatchString, "obligations": partForm.MatchString, "alternative_to": partForm.MatchString,
	"life": partForm.MatchString, "hearing": partForm.MatchString, "clarification": partForm.MatchString, "reply": partForm.MatchString,
	"request": partForm.MatchString, "limits.obligation": partForm.MatchString, "measures.obligation": partForm.MatchString,
	"number": isNumber, "other_numbers": isNumber, "register": registerForm.MatchString, "at": clockForm.MatchString,
	"court": isCourt, "courts.first_instance": isCourt, "courts.appeal": isCourt, "courts.retrial": isCourt, "courts.enforcing": isCourt,
	"limit": packForm.MatchString, "limits.limit": packForm.MatchString, "limits.state_before": packForm.MatchString,
	"limits.state_after": packForm.MatchString, "measures.measure": packForm.MatchString, "measures.before": packForm.MatchString,
	"measures.after": packForm.MatchString,
}

// allowed reports whether a policy may say of a field that this is shown of it.
func (f Field) allowed(s Show) bool {
	switch {
	case s == Hidden:
		return true
	case f.class == personal:
		return false
	case s == Coded:
		return f.class == word
	}
	return f.class != word || guards[f.Name] != nil
}

// codes are the words of all closed lists.
var codes = func() map[string]bool {
	out := map[string]bool{"cn": true} // the jurisdiction
	for _, list := range casefile.Lists() {
		for _, w := range casefile.Words(list) {
			out[w] = true
		}
	}
	for _, list := range docket.Lists() {
		for _, w := range docket.WordsOf(list) {
			out[w] = true
		}
	}
	return out
}()
