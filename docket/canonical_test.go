package docket

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Claim: a value has one form: keys in order, no blanks, texts as they are but for what must be escaped.
func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		`{"b":1, "a":[true,null,-7]}`:                     `{"a":[true,null,-7],"b":1}`,
		`{"b":{"z":0,"y":{}},"a":[]}`:                     `{"a":[],"b":{"y":{},"z":0}}`,
		`"\u4e2d<&>\u2028\/"`:                             "\"中<&>\u2028/\"",
		`"\"\\\b\f\n\r\t\u0001\u001f"`:                    `"\"\\\b\f\n\r\t\u0001\u001f"`,
		` 9223372036854775807 `:                           `9223372036854775807`,
		`false`:                                           `false`,
		`{"\u0061":1}`:                                    `{"a":1}`,
		strings.Repeat("[", 16) + strings.Repeat("]", 16): strings.Repeat("[", 16) + strings.Repeat("]", 16),
	} {
		if got, err := Canonical([]byte(in)); err != nil || string(got) != want {
			t.Errorf("%s: got %s, %v; want %s", in, got, err, want)
		}
	}
}

// Claim: what has no one form is refused: fractions, numbers too large, keys given twice, broken text, two values, what is
// nested too deep or too long.
func TestCanonicalRefuses(t *testing.T) {
	for _, in := range []string{`1.5`, `1e3`, `9223372036854775808`, `{"a":1,"a":1}`, `{"a":1,"\u0061":2}`, "\"\xff\"", `1 2`, `{} []`, ``, `{`, `[1,]`, `{"a"}`,
		`nul`, strings.Repeat("[", 17) + strings.Repeat("]", 17), `"` + strings.Repeat("x", maxBody) + `"`} {
		if got, err := Canonical([]byte(in)); err == nil {
			t.Errorf("%.40s: %.40s", in, got)
		}
	}
}

// Claim: the one form is its own one form and means the same, and no input panics.
func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{`{"b":1,"a":[true,null,-7]}`, `"\u0000\ud800"`, `[[[]]]`, `1e400`, `{"a":{"a":1}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		once, err := Canonical(in)
		if err != nil {
			return
		}
		twice, err := Canonical(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%s, again %s, %v", once, twice, err)
		}
		var a, b any
		if json.Unmarshal(in, &a) != nil || json.Unmarshal(once, &b) != nil {
			t.Errorf("%s is no JSON", once)
		}
	})
}
