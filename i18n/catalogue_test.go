package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Two entries of one key, a key without a text, and a broken file are refused with their place.
func TestLoadRefuses(t *testing.T) {
	for name, test := range map[string]struct{ one, two, want string }{
		"in two files":   {`{"a": {"zh": "甲", "en": "x"}}`, `{"a": {"zh": "乙", "en": "y"}}`, `catalogue/two.json: key "a" is already in catalogue/one.json`},
		"in one file":    {`{}`, `{"a": {"zh": "甲", "en": "x"}, "a": {"zh": "乙", "en": "y"}}`, `catalogue/two.json: key "a" is already in catalogue/two.json`},
		"other language": {`{"a": {"zh": "甲", "de": "x"}}`, `{}`, `catalogue/one.json: key "a": json: unknown field "de"`},
		"no object":      {`[]`, `{}`, `catalogue/one.json: want one object`},
		"cut off":        {`{"a": {"zh": "甲", "en": "x"},`, `{}`, `catalogue/one.json: `},
		"open":           {`{"a": {"zh": "甲", "en": "x"}`, `{}`, `catalogue/one.json: `},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"catalogue/one.json": {Data: []byte(test.one)}, "catalogue/two.json": {Data: []byte(test.two)}}
			if _, err := load(files); err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// Every message has both texts, and both have the same placeholders.
func TestCatalogueIsBilingual(t *testing.T) {
	for key, text := range catalogue {
		if text.ZH == "" || text.EN == "" {
			t.Errorf("%s: a text is missing: %+v", key, text)
		}
		zh, en := Placeholders(text.ZH), Placeholders(text.EN)
		slices.Sort(zh)
		slices.Sort(en)
		if !slices.Equal(slices.Compact(zh), slices.Compact(en)) {
			t.Errorf("%s: zh has the placeholders %v, en has %v", key, zh, en)
		}
	}
}

// A form for one thing stands beside the form for many, and says the same in Chinese.
func TestFormsForOne(t *testing.T) {
	for key, text := range catalogue {
		base, ok := strings.CutSuffix(key, oneForm)
		if !ok {
			continue
		}
		if many, ok := catalogue[base]; !ok || many.ZH != text.ZH || many.EN == text.EN {
			t.Errorf("%s: %+v does not go with %+v", key, text, many)
		}
	}
}

// Chinese is written with full-width punctuation; a half-width mark at a Chinese character is found. The keys named here show how
// YAML is written.
func TestChinesePunctuation(t *testing.T) {
	halfWidth := regexp.MustCompile(`\p{Han}[,:;!?()]|[,:;!?()]\p{Han}`)
	yaml := []string{"strictyaml.kind.list.hint", "strictyaml.kind.map.hint", "strictyaml.syntax.no-colon.hint"}
	for key, text := range catalogue {
		if at := halfWidth.FindString(text.ZH); at != "" && !slices.Contains(yaml, key) {
			t.Errorf("%s: half-width punctuation %q in %q", key, at, text.ZH)
		}
	}
	for _, bad := range []string{"期限,已过", "期限:", "(期限", "期限)"} {
		if !halfWidth.MatchString(bad) {
			t.Errorf("%q is not found", bad)
		}
	}
}
