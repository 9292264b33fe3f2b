package docket

import (
	"fmt"
	"regexp"
	"testing"
)

// Claim: every rule the source names is in the table of rules, and every verb of the source is among those the tests try.
func TestRulesAndVerbsOfTheSource(t *testing.T) {
	naming := regexp.MustCompile(`refuse\("([a-z_.]+)"`)
	deciding := regexp.MustCompile(`(?m)^func \(\w* ?(\w+)\) decide\(`)
	tried, verbs := map[string]bool{}, 0
	for _, cmd := range someCommands() {
		tried[fmt.Sprintf("%T", cmd)] = true
	}
	for _, path := range files(t, "*.go") {
		source := readFile(t, path)
		for _, m := range naming.FindAllSubmatch(source, -1) {
			if _, ok := rules[string(m[1])]; !ok {
				t.Errorf("%s: no rule %s", path, m[1])
			}
		}
		for _, m := range deciding.FindAllSubmatch(source, -1) {
			if verbs++; !tried["docket."+string(m[1])] {
				t.Errorf("%s: %s is not tried", path, m[1])
			}
		}
	}
	if verbs != len(tried) {
		t.Errorf("%d verbs, %d tried", verbs, len(tried))
	}
}
