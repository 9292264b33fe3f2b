package web

import (
	"fmt"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/law"
	"mandamus/web/view"
)

// library is what the desk holds from the start and never changes: the law of each jurisdiction as a book, and the examples.
type library struct {
	books    map[string]*view.Book
	examples []example
	byID     map[string]int
	entries  []view.Entry
}

// example is a case file with the bytes it was read from.
type example struct {
	file     *casefile.File
	data     []byte
	invented bool
}

func newLibrary(c Config) (library, error) {
	lib := library{books: map[string]*view.Book{}, byID: map[string]int{}}
	for id, pack := range c.Packs {
		lib.books[id] = view.NewBook(pack)
	}
	if lib.books[c.Home] == nil {
		return lib, fmt.Errorf("web: no pack of law for %q", c.Home)
	}
	today := calendar.LegalDay(c.Now())
	for _, e := range c.Examples {
		f, problems := casefile.Read(e.Name, e.Data)
		if f == nil {
			return lib, problems
		}
		pack := c.Packs[f.Jurisdiction]
		if pack == nil {
			return lib, fmt.Errorf("web: %s: no pack of law for %q", e.Name, f.Jurisdiction)
		}
		a, err := law.Assess(pack, f, exampleDay(f, today))
		if err != nil {
			return lib, fmt.Errorf("web: %s: %w", e.Name, err)
		}
		lib.byID[f.ID] = len(lib.examples)
		lib.examples = append(lib.examples, example{f, e.Data, e.Invented})
		lib.entries = append(lib.entries, view.EntryOf(a, e.Invented))
	}
	return lib, nil
}

// exampleDay is the day on which an example is assessed if nobody asks for another: the last of its record, else today.
func exampleDay(f *casefile.File, today civil.Day) civil.Day {
	if f.ReportedTo.Known() {
		return f.ReportedTo.Last
	}
	return today
}

// caseDay is the day for the case of a visitor: the last of a record that is not complete, else today.
func caseDay(f *casefile.File, today civil.Day) civil.Day {
	if !f.Complete && f.ReportedTo.Known() {
		return f.ReportedTo.Last
	}
	return today
}

// ids are the ids of all examples.
func (lib *library) ids() []string {
	var out []string
	for _, e := range lib.examples {
		out = append(out, e.file.ID)
	}
	return out
}

// find returns an example by id.
func (lib *library) find(id string) (example, bool) {
	i, ok := lib.byID[id]
	if !ok {
		return example{}, false
	}
	return lib.examples[i], true
}
