package register

import (
	"strings"

	"mandamus/i18n"
)

// alphabet are the characters of a unified social credit code in the order of their values, 0 to 30 (GB 32100–2015, table 2):
// digits and capitals without I, O, S, V, Z.
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CodeLength is the length of a unified social credit code.
const CodeLength = 18

// NormalCode returns a code in the form it is kept in: half-width capitals without spaces or hyphens.
func NormalCode(s string) string {
	return strings.Map(func(r rune) rune {
		r = halfWidth(r)
		switch {
		case r == ' ' || r == '-' || r == '\t':
			return -1
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// CheckCode returns what is wrong with a unified social credit code in normal form, and what to do; two empty messages where its
// length, characters and check character are right. It proves that no single character was mistyped and no two neighbours
// swapped, not that the code was ever given out.
func CheckCode(code string) (what, hint i18n.Msg) {
	for _, r := range code {
		if !strings.ContainsRune(alphabet, r) {
			return i18n.M("register.code.character", "code", code, "character", string(r)), i18n.M("register.code.character.hint")
		}
	}
	if len(code) != CodeLength {
		return i18n.M("register.code.length", "code", code, "length", len(code)), i18n.M("register.code.length.hint")
	}
	if want := checkCharacter(code[:CodeLength-1]); want != code[CodeLength-1] {
		return i18n.M("register.code.check", "code", code), i18n.M("register.code.check.hint", "want", string(want))
	}
	return i18n.Msg{}, i18n.Msg{}
}

// checkCharacter returns the 18th character for the first 17: 31 less the sum of values times 3ⁱ modulo 31, modulo 31
// (GB 32100–2015, 5.5).
func checkCharacter(body string) byte {
	sum, weight := 0, 1
	for i := range len(body) {
		sum += strings.IndexByte(alphabet, body[i]) * weight
		weight = weight * 3 % 31
	}
	return alphabet[(31-sum%31)%31]
}
