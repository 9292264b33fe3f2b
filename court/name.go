package court

import (
	"strings"

	"mandamus/i18n"
)

// Error says why a case number or the name of a court cannot be used. It is shown in the reader's language by In.
type Error struct{ i18n.Msg }

// Error returns the reason in English.
func (e *Error) Error() string { return e.In(i18n.EN) }

func refuse(key string, args ...any) *Error { return &Error{i18n.M(key, args...)} }

// shown is how many candidates an error lists.
const shown = 5

// ByName returns the court with the full name, or the only court whose name ends in it: 义马市人民法院 for 河南省义马市人民法院. Spaces do
// not matter. If several courts fit, the error, an *Error, lists them; if none does, the result is false without an error, as
// our list lacks courts.
func ByName(name string) (Court, bool, error) {
	found := namedLike(name)
	switch len(found) {
	case 0:
		return Court{}, false, nil
	case 1:
		return found[0], true, nil
	}
	var names []string
	for _, c := range found[:min(shown, len(found))] {
		names = append(names, c.Name)
	}
	return Court{}, false, refuse("court.ambiguous",
		"name", name, "count", len(found), "names", names)
}

// namedLike returns the courts that name may mean, one of each name: those of the full name if there are any, else those whose
// name ends in it. Of two rows with one name, a court before and after its division was renumbered, the later stands.
func namedLike(name string) []Court {
	name = strings.Join(strings.Fields(name), "")
	if name == "" {
		return nil
	}
	var full, ending []Court
	for _, c := range courts().all {
		switch {
		case c.Name == name:
			full = appendLater(full, c)
		case strings.HasSuffix(c.Name, name):
			ending = appendLater(ending, c)
		}
	}
	if full != nil {
		return full
	}
	return ending
}

// appendLater adds c to list; where a court of the name is there already, the one whose division still exists stays.
func appendLater(list []Court, c Court) []Court {
	for i, other := range list {
		if other.Name == c.Name {
			if d, ok := DivisionByCode(c.Division); ok && d.Status == "active" {
				list[i] = c
			}
			return list
		}
	}
	return append(list, c)
}
