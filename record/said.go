package record

import (
	"encoding/json"
	"math"

	"mandamus/i18n"
)

// said is what an entry shows, as it came: whoever wrote the log may have put anything there. What is not of the form asked for is absent.
type said map[string]any

// hear reads what an entry shows.
func hear(raw json.RawMessage) said {
	var out said
	if json.Unmarshal(raw, &out) != nil {
		return nil
	}
	return out
}

// mostText bounds a text that is taken from an entry, in bytes.
const mostText = 20_000

func (s said) text(key string) string {
	v, _ := s[key].(string)
	if len(v) > mostText {
		return ""
	}
	return v
}

// list returns the texts of a list, at most 1,000.
func (s said) list(key string) (out []string) {
	items, _ := s[key].([]any)
	for _, item := range items[:min(len(items), 1000)] {
		if v, ok := item.(string); ok && len(v) <= mostText {
			out = append(out, v)
		}
	}
	return out
}

// number returns a whole number from 0.
func (s said) number(key string) (n int64, ok bool) {
	f, is := s[key].(float64)
	if !is || f != math.Trunc(f) || f < 0 || f > 1<<53 {
		return 0, false
	}
	return int64(f), true
}

func (s said) yes(key string) (yes, ok bool) {
	yes, ok = s[key].(bool)
	return yes, ok
}

func (s said) part(key string) said {
	v, _ := s[key].(map[string]any)
	return v
}

// words returns a text in both languages.
func (s said) words(key string) i18n.Text {
	p := s.part(key)
	return i18n.Text{ZH: p.text("zh"), EN: p.text("en")}
}
