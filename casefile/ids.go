package casefile

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"mandamus/i18n"
)

//i18n:keys casefile.ref.*

// owner is what an id names, and where it is given.
type owner struct{ class, path string }

// refs gives each tag ref the classes whose ids may stand there.
var refs = map[string][]string{
	"debtor":     {"debtor"},
	"party":      {"applicant", "debtor"},
	"person":     {"person"},
	"obligation": {"obligation"},
	"source":     {"source"},
	"actor":      {"applicant", "debtor", "person"}, // and the words of Actors
}

// collectIDs notes all ids of the file. They are one set: an id names one thing in the whole file.
func (c *checker) collectIDs() {
	c.ids = map[string]owner{}
	for i, a := range c.file.Applicants {
		c.own("applicant", "applicants", i, a.ID)
	}
	for i, d := range c.file.Debtors {
		c.own("debtor", "debtors", i, d.ID)
	}
	for i, p := range c.file.Persons {
		c.own("person", "persons", i, p.ID)
	}
	for i, o := range c.file.Obligations {
		c.own("obligation", "obligations", i, o.ID)
	}
	for i, s := range c.file.Sources {
		c.own("source", "sources", i, s.ID)
	}
	for i, e := range c.file.Events {
		c.own("event", "events", i, e.ID)
	}
}

func (c *checker) own(class, list string, i int, id string) {
	path := fmt.Sprintf("%s[%d].id", list, i)
	first, taken := c.ids[id]
	switch {
	case id == "":
	case taken:
		c.fail(path, i18n.M("casefile.id.twice", "id", id, "path", first.path), i18n.M("casefile.id.twice.hint"))
	case slices.Contains(Actors, id):
		c.fail(path, i18n.M("casefile.id.actor", "id", id), i18n.M("casefile.id.twice.hint"))
	default:
		c.ids[id] = owner{class, path}
	}
}

// references checks that every id in a field with a tag ref names something of the right class.
func (c *checker) references() { c.mapRefs(reflect.ValueOf(c.file).Elem(), "") }

func (c *checker) mapRefs(v reflect.Value, path string) {
	for _, k := range keysOf(v.Type()) {
		c.ref(v.Field(k.index), k, under(path, k.name))
	}
}

func (c *checker) ref(v reflect.Value, k key, path string) {
	switch {
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			c.ref(v.Index(i), k, path+"["+strconv.Itoa(i)+"]")
		}
	case isMap(v.Type()):
		c.mapRefs(v, path)
	case k.ref != "" && v.String() != "":
		c.resolve(v.String(), k.ref, path)
	}
}

func (c *checker) resolve(id, ref, path string) {
	classes := refs[ref]
	if o, ok := c.ids[id]; ok && slices.Contains(classes, o.class) {
		return
	}
	if ref == "actor" && slices.Contains(Actors, id) {
		return
	}
	c.fail(path, i18n.M("casefile.ref", "id", id, "what", i18n.Msg{Key: "casefile.ref." + ref}), meant(id, c.candidates(ref)))
}

// candidates are the words that could stand in a field with a tag ref. They are collected once: a long file may have many wrong references.
func (c *checker) candidates(ref string) []string {
	if names, ok := c.named[ref]; ok {
		return names
	}
	names := c.idsOf(refs[ref])
	if ref == "actor" {
		names = append(names, Actors...)
	}
	if c.named == nil {
		c.named = map[string][]string{}
	}
	c.named[ref] = names
	return names
}

// idsOf returns the ids of the classes in order.
func (c *checker) idsOf(classes []string) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(c.ids)) {
		if slices.Contains(classes, c.ids[id].class) {
			ids = append(ids, id)
		}
	}
	return ids
}
