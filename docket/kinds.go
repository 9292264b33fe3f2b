package docket

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
)

//i18n:keys docket.kind.*
//i18n:keys docket.stage.*

// Kind is one kind of event. Its name is family.past_tense and never changes; where its body has to change, a kind of the
// next version is added and this one stays, so that old events can be read for ever.
type Kind struct {
	Name    string // "application.filed"
	Version int
	Stage   string // heading under which people look for it: a stage of casefile.Kinds, or "desk"
	Event   string // kind of event of a case file that it becomes; empty where only a docket has it
	Known   bool   // the court that keeps the docket would have it there: where it is not, it did not happen
	Free    bool   // Record records it; others have a verb of their own
	Bench   bool   // what a judge records: only a judge corrects it
	Anew    bool   // its verb asks what a correction could evade: it is taken back and recorded anew, never replaced
	body    reflect.Type
	copies  []copying
}

var kindForm = regexp.MustCompile(`^[a-z_]+\.[a-z_]+/[1-9][0-9]{0,3}$`)

// String returns the kind as events have it: "application.filed/1".
func (k Kind) String() string { return fmt.Sprintf("%s/%d", k.Name, k.Version) }

// Label returns what the kind is called.
func (k Kind) Label() i18n.Msg {
	if c, ok := casefile.KindOf(k.Event); ok && k.Name != "performance.viewed" {
		return c.Label()
	}
	return i18n.Msg{Key: "docket.kind." + k.Name}
}

// StageLabel returns the heading under which the kind stands.
func (k Kind) StageLabel() i18n.Msg {
	if k.Stage == "desk" {
		return i18n.M("docket.stage.desk")
	}
	return i18n.Msg{Key: "casefile.stage." + k.Stage}
}

// blank returns an empty body of the kind.
func (k Kind) blank() Body { return reflect.New(k.body).Interface().(Body) }

// KindOf returns the kind that events call s; ok is false where this version of the program does not know it.
func KindOf(s string) (Kind, bool) {
	k, ok := byString[s]
	return k, ok
}

// kindOfBody returns the kind whose body it is.
func kindOfBody(b Body) (Kind, bool) {
	k, ok := byBody[reflect.TypeOf(b).Elem()]
	return k, ok
}

var byString, byBody = func() (map[string]Kind, map[reflect.Type]Kind) {
	s, b := map[string]Kind{}, map[reflect.Type]Kind{}
	for _, k := range Kinds {
		s[k.String()], b[k.body] = k, k
	}
	return s, b
}()

// kind makes the first version of a kind; B is its body.
func kind[B any](name string) Kind {
	return Kind{Name: name, Version: 1, Stage: "desk", body: reflect.TypeFor[B]()}
}

// as makes the kind an occurrence: the event of a case file called word.
func (k Kind) as(word string) Kind {
	c, _ := casefile.KindOf(word) // that there is one, a test holds
	k.Event, k.Stage = word, c.Stage
	k.copies = copiesOf(k.body)
	return k
}

// known marks a kind that the court would have on its docket.
func (k Kind) known() Kind {
	k.Known = true
	return k
}

// free marks a kind that Record records.
func (k Kind) free() Kind {
	k.Free = true
	return k
}

// bench marks a kind that only a judge corrects.
func (k Kind) bench() Kind {
	k.Bench = true
	return k
}

// anew marks a kind that only a judge corrects, and not otherwise than by taking it back.
func (k Kind) anew() Kind {
	k.Bench, k.Anew = true, true
	return k
}

// FreeKinds returns the names of the kinds that Record records, sorted.
func FreeKinds() []string {
	names := map[string]bool{}
	for _, k := range Kinds {
		if k.Free {
			names[k.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
