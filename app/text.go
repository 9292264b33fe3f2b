package app

import (
	"strings"

	"mandamus/docket"
)

// searchText is the text by which a case is found: its numbers, names, title, and the words of its duties. What was erased is
// not in it.
func searchText(d *docket.Docket) string {
	var t text
	t.add(numbers(d)...)
	if d.Opened != nil {
		t.words(d.Opened.Title)
	}
	for _, p := range d.Parties {
		t.words(p.Name)
	}
	for _, r := range d.Representatives {
		t.words(r.Name)
	}
	for _, p := range d.Persons {
		t.personal(p.Name)
		t.add(p.Post.ZH, p.Post.EN)
	}
	for _, o := range d.Obligations {
		t.words(o.What)
		t.personal(o.Quote)
	}
	return strings.Join(t, "\n")
}

// text is the lines of a search text.
type text []string

func (t *text) add(lines ...string) {
	for _, line := range lines {
		if line != "" {
			*t = append(*t, line)
		}
	}
}

func (t *text) personal(p docket.Personal) {
	if value, ok := p.Value(); ok {
		t.add(value)
	}
}

func (t *text) words(w docket.Words) {
	t.personal(w.ZH)
	t.personal(w.EN)
}
