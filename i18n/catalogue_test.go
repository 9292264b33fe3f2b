package i18n

import (
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
