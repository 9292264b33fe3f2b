package casefile

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/money"
)

// form is a way of writing a value. The pattern goes into the JSON Schema, which can say no more; ok knows the rest.
type form struct {
	pattern    string
	ok         func(s string) bool
	what, hint string // keys of the catalogue
}

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,62}$`)

// forms are the ways of writing a text, by the tag form. Whole numbers have the form count: one or more.
var forms = map[string]form{
	"id":       {idPattern.String(), idPattern.MatchString, "casefile.id", "casefile.id.hint"},
	"yuan":     {`^[0-9]+(\.[0-9]{1,2})?$`, isSum, "casefile.yuan", "casefile.yuan.hint"},
	"period":   {`^[0-9]+(h|d|wd|w|m|y)$`, isPeriod, "casefile.period", "casefile.period.hint"},
	"division": {`^[0-9]{6}$`, isDivision, "casefile.division", "casefile.division.hint"},
}

// isSum reports whether s is a sum above zero.
func isSum(s string) bool {
	f, err := money.ParseYuan(s)
	return err == nil && f > 0
}

// isPeriod reports whether s is a length of time above zero.
func isPeriod(s string) bool {
	p, err := civil.ParsePeriod(s)
	return err == nil && p.N > 0
}

// isDivision reports whether s has the form of a division code.
func isDivision(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil && len(s) == 6
}

// fields checks every value by itself: closed lists, forms, texts that are empty.
func (c *checker) fields() { c.mapFields(reflect.ValueOf(c.file).Elem(), "") }

func (c *checker) mapFields(v reflect.Value, path string) {
	for _, k := range keysOf(v.Type()) {
		c.field(v.Field(k.index), k, under(path, k.name))
	}
}

func (c *checker) field(v reflect.Value, k key, path string) {
	switch {
	case v.Type() == textType:
		c.text(v.Interface().(i18n.Text), k, path)
	case v.Type() == dateType:
		if v.IsZero() && c.due(k, path) {
			c.empty(path)
		}
	case v.Kind() == reflect.Struct:
		if !v.IsZero() || c.due(k, path) {
			c.mapFields(v, path)
		}
	case v.Kind() == reflect.Slice:
		c.list(v, k, path)
	case v.Kind() == reflect.String:
		c.word(v.String(), k, path)
	case k.form == "count":
		if v.Int() < 0 || v.Int() == 0 && c.given(path) {
			c.fail(path, i18n.M("casefile.count", "value", v.Int()), i18n.M("casefile.count.hint"))
		}
	}
}

// due reports whether a value must stand at the path: the file has the key, or the File was not read and needs it. That a file
// lacks a key it needs was said when it was read.
func (c *checker) due(k key, path string) bool { return c.given(path) || k.required && c.root.IsZero() }

func (c *checker) empty(path string) {
	c.fail(path, i18n.M("casefile.empty"), i18n.M("casefile.empty.hint"))
}

// list checks the items of a list.
func (c *checker) list(v reflect.Value, k key, path string) {
	if v.Len() == 0 && k.required && c.due(k, path) {
		c.fail(path, i18n.M("casefile.none", "name", k.name), i18n.M("casefile.none.hint"))
	}
	k.required = true
	for i := range v.Len() {
		c.field(v.Index(i), k, path+"["+strconv.Itoa(i)+"]")
	}
}

// text checks a text of which one language at least must be there.
func (c *checker) text(t i18n.Text, k key, path string) {
	if strings.TrimSpace(t.ZH+t.EN) == "" && c.due(k, path) {
		c.fail(path, i18n.M("casefile.text"), i18n.M("casefile.text.hint"))
	}
}

// word checks one text value.
func (c *checker) word(s string, k key, path string) {
	f, hasForm := forms[k.form]
	switch {
	case strings.TrimSpace(s) == "":
		if c.due(k, path) {
			c.empty(path)
		}
	case k.words != "":
		c.oneOf(s, k.words, path)
	case hasForm && !f.ok(s):
		c.fail(path, i18n.Msg{Key: f.what, Args: []any{"value", s}}, i18n.Msg{Key: f.hint})
	}
}

// oneOf checks that s is a word of the closed list.
func (c *checker) oneOf(s, list, path string) {
	words := lists[list]
	if slices.Contains(words, s) {
		return
	}
	c.fail(path, i18n.M("casefile.word", "value", s, "list", listLabel(list)), meant(s, words))
}

// longestListing is how many words a hint may list; of longer lists it names the page that has them.
const longestListing = 15

// meant returns the hint for a word that is not among words: the one probably meant, or all.
func meant(s string, words []string) i18n.Msg {
	if near, ok := fault.Nearest(s, words); ok {
		return i18n.M("casefile.near", "word", near)
	}
	switch {
	case len(words) == 0:
		return i18n.M("casefile.nothing")
	case len(words) > longestListing:
		return i18n.M("casefile.many")
	}
	return i18n.M("casefile.words", "words", strings.Join(words, " "))
}
