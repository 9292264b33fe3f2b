package web

import (
	"fmt"
	"maps"
	"sync"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/law"
	"mandamus/web/view"
)

// library is what the desk has ready under one law: the law of each jurisdiction as a book, and the examples. It never changes.
type library struct {
	law      string // what it was made under
	packs    map[string]*law.Pack
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

// shelf keeps the library of the law in force, and that of the law before for the visits that began under it.
type shelf struct {
	config Config
	mu     sync.Mutex
	kept   []*library // the newest first
}

// shelved is how many libraries are kept.
const shelved = 2

// under returns the library under a pack of the home jurisdiction, made where it is not kept.
func (s *shelf) under(home *law.Pack) (*library, error) {
	key := home.Digest() + " " + home.Calendar().Digest()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, lib := range s.kept {
		if lib.law == key {
			return lib, nil
		}
	}
	lib, err := newLibrary(s.config, home)
	if err != nil {
		return nil, err
	}
	lib.law = key
	s.kept = append([]*library{lib}, s.kept[:min(len(s.kept), shelved-1)]...)
	return lib, nil
}

func newLibrary(c Config, home *law.Pack) (*library, error) {
	lib := &library{packs: maps.Clone(c.Packs), books: map[string]*view.Book{}, byID: map[string]int{}}
	lib.packs[c.Home] = home
	for id, pack := range lib.packs {
		lib.books[id] = view.NewBook(pack)
	}
	today := calendar.LegalDay(c.Now())
	for _, e := range c.Examples {
		f, problems := casefile.Read(e.Name, e.Data)
		if f == nil {
			return lib, problems
		}
		pack := lib.packs[f.Jurisdiction]
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
