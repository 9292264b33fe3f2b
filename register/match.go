package register

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"mandamus/i18n"
)

// Strength says how surely two things are one.
type Strength uint8

// The strengths.
const (
	None   Strength = iota
	Weak            // worth a look
	Strong          // the same, unless somebody says otherwise
)

// Sought is what is known of a body that is looked for. Empty fields are unknown.
type Sought struct {
	Name       string
	CreditCode string
	Division   string // code
}

// Hit is a body that may be the one sought.
type Hit struct {
	Body     Body
	Strength Strength
	Why      i18n.Msg
}

// Match returns the bodies that may be the one sought, the strong first, then by id. Strong is the same credit code, or the same
// name or alias but for width, case, spaces and punctuation. Weak is a name that differs in words people leave out (区政府),
// that is the end of the other (崇川区人民政府 in 南通市崇川区人民政府), or that is one or two slips away. A body with another
// code, or a name that is merely alike in another division, is not the one.
func (r *Registry) Match(s Sought) []Hit {
	q := sought{Sought: s, code: NormalCode(s.CreditCode), name: Normal(s.Name)}
	q.loose = loose(q.name)
	var hits []Hit
	for i, b := range r.data.Bodies {
		if strength, why := q.compare(b, r.names[i]); strength > None {
			hits = append(hits, Hit{b, strength, why})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.Body.ID, b.Body.ID))
	})
	return hits
}

type sought struct {
	Sought
	code, name, loose string
}

func (q sought) compare(b Body, names []string) (Strength, i18n.Msg) {
	switch {
	case q.code != "" && q.code == b.CreditCode:
		return Strong, i18n.M("register.match.code", "code", q.code)
	case q.code != "" && b.CreditCode != "" || q.name == "":
		return None, i18n.Msg{}
	case slices.Contains(names, q.name):
		return Strong, i18n.M("register.match.name", "name", q.Name)
	case q.Division != "" && b.Division != "" && q.Division != b.Division:
		return None, i18n.Msg{}
	}
	for _, name := range names {
		if q.alike(name) {
			return Weak, i18n.M("register.match.alike", "name", b.Name)
		}
	}
	return None, i18n.Msg{}
}

// shortest is the length in characters from which the end of a name, or a name with a slip, can stand for the name: 县公安局.
const shortest = 4

// alike reports whether the name sought may be meant for the name, both in normal form.
func (q sought) alike(name string) bool {
	other := loose(name)
	short, long := q.loose, other
	if len(short) > len(long) {
		short, long = long, short
	}
	n := utf8.RuneCountInString(short)
	if n < shortest {
		return false
	}
	return strings.HasSuffix(long, short) || within(q.loose, other, 1+n/10)
}

// within reports whether two words are at most slips edits apart: a character added, lost or changed, two neighbours swapped.
func within(a, b string, slips int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > slips || len(y)-len(x) > slips {
		return false
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+differs(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)] <= slips
}

func differs(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
