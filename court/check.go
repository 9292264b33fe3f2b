package court

import (
	"slices"

	"mandamus/fault"
	"mandamus/i18n"
)

//i18n:keys court.status.*

// CheckNumber returns a warning if the code of n is not that of the court called courtName, with the code that would fit. It
// returns nothing where it cannot tell: the number is in the form before 2016, or we do not know the court. Where several
// courts have the name, the code of any of them fits. A court whose division was renumbered may use its older code too
// (法〔2015〕137号 art. 13). File and place are left to the caller.
func CheckNumber(n Number, courtName string) []fault.Problem {
	named := namedLike(courtName)
	if n.Old || len(named) == 0 || slices.ContainsFunc(named, func(c Court) bool { return c.uses(n.Code) }) {
		return nil
	}
	what := i18n.M("court.mismatch.unknown", "code", n.Code, "name", courtName)
	if other, ok := ByCode(n.Code); ok {
		what = i18n.M("court.mismatch", "code", n.Code, "other", other.Name, "name", courtName)
	}
	return []fault.Problem{{Value: n.String(), What: what, Hint: rightCode(named), Warning: true}}
}

// rightCode tells the code the number would have, and how far we know it.
func rightCode(named []Court) i18n.Msg {
	if len(named) > 1 {
		var codes []string
		for _, c := range named[:min(shown, len(named))] {
			codes = append(codes, c.Code)
		}
		return i18n.M("court.mismatch.several", "count", len(named), "codes", codes)
	}
	c := named[0]
	return i18n.M("court.mismatch.hint", "name", c.Name, "code", c.Code, "status", i18n.M("court.status."+c.Status))
}

// uses reports whether case numbers of c may carry code: its own, or the one its division gave it before or after being
// renumbered.
func (c Court) uses(code string) bool {
	return code == c.Code || slices.Contains(c.otherCodes(), code)
}

// codesSince is the year the codes came into use. A division renumbered earlier never gave a court a code.
const codesSince = 2016

// otherCodes returns the codes that c had, or got, when its division was renumbered.
func (c Court) otherCodes() []string {
	var codes []string
	for _, d := range divisions().before[c.Division] {
		if d.EndYear >= codesSince {
			codes = append(codes, c.codeIn(d.Code))
		}
	}
	for _, d := range divisions().byCode[c.Division] {
		if d.EndYear >= codesSince {
			for _, next := range d.successors() {
				codes = append(codes, c.codeIn(next))
			}
		}
	}
	return codes
}

// codeIn returns the code c would have in another division of its province: its character, then the digits of the prefecture
// and, for a basic court, the county (法〔2015〕137号 art. 5).
func (c Court) codeIn(division string) string {
	province := string([]rune(c.Code)[:1])
	if c.Level == "basic" {
		return province + division[2:6]
	}
	return province + division[2:4]
}
