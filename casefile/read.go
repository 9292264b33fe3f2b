package casefile

import (
	"strconv"

	"mandamus/fault"
	"mandamus/strictyaml"
)

// Read reads a case file, called name in problems, from YAML or JSON. It refuses what the format does not foresee and what
// contradicts itself (see Check), and returns all that is wrong, in the order of the file. The File is nil where there is
// anything worse than a warning.
func Read(name string, data []byte) (*File, fault.Problems) {
	doc, problems := decode(name, data)
	if doc.root.IsZero() {
		return nil, problems
	}
	checks := newChecker(&doc.file, doc.root)
	if len(problems) == 0 {
		checks.all()
	} else {
		checks.fields() // what hangs together can only be judged in a file that was read whole
	}
	problems = append(problems, checks.apartFrom(problems)...)
	problems.Sort()
	if problems.Err() != nil {
		return nil, problems
	}
	return &doc.file, problems
}

// document is a case file with the nodes it was read from, which know the place of every value.
type document struct {
	root strictyaml.Node
	file File
}

// UnmarshalStrict keeps the node and reads the file from it.
func (d *document) UnmarshalStrict(n strictyaml.Node) error {
	d.root = n
	return n.Decode(&d.file)
}

// decode reads the file and names the events that have no id.
func decode(name string, data []byte) (*document, fault.Problems) {
	var doc document
	problems := strictyaml.Decode(name, data, &doc)
	for i := range doc.file.Events {
		if e := &doc.file.Events[i]; e.ID == "" {
			e.ID = eventID(i)
		}
	}
	return &doc, problems
}

// eventID returns the id of the event at index i if it is given none.
func eventID(i int) string { return "e" + strconv.Itoa(i+1) }
