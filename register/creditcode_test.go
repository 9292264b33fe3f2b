package register

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// known are codes in public use. Their check characters were computed by those who gave them out.
var known = []string{"9144030071526726XG", "91330100799655058B", "914403001922038216", "91110000802100433B", "91110108551385082Q", "91440300708461136T"}

// Codes in use are right; each kind of slip is named.
func TestCheckCode(t *testing.T) {
	for _, code := range known {
		if what, _ := CheckCode(code); what.Key != "" {
			t.Errorf("%s: %s", code, what.Key)
		}
	}
	for code, want := range map[string]string{
		"": "register.code.length", "91330100799655058": "register.code.length", "91330100799655058BB": "register.code.length",
		"91330100799655058C": "register.code.check", "91330100799655085B": "register.code.check", "91330100799655O58B": "register.code.character",
		"91330100799655058b": "register.code.character", "９1330100799655058B": "register.code.character", "91330100 99655058B": "register.code.character",
	} {
		if what, hint := CheckCode(code); what.Key != want || hint.Key == "" {
			t.Errorf("%q: %s, want %s", code, what.Key, want)
		}
	}
}

// One character changed, or two unequal neighbours swapped, is always noticed; the hint's last character makes the code right.
func TestCheckCodeNoticesSlips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`[0-9A-HJ-NP-RTUWXY]{17}`).Draw(t, "body")
		good := body + string(checkCharacter(body))
		if what, _ := CheckCode(good); what.Key != "" {
			t.Fatalf("%s: %s", good, what.Key)
		}
		i := rapid.IntRange(0, 16).Draw(t, "place")
		swapped := []byte(good)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		if what, _ := CheckCode(string(swapped)); what.Key == "" && string(swapped) != good {
			t.Fatalf("%s passes for %s", swapped, good)
		}
		changed := []byte(good)
		changed[i] = alphabet[(strings.IndexByte(alphabet, good[i])+rapid.IntRange(1, 30).Draw(t, "by"))%31]
		if what, _ := CheckCode(string(changed)); what.Key == "" {
			t.Fatalf("%s passes for %s", changed, good)
		}
	})
}
