package casefile

import (
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Check returns what contradicts the format in a File, however it came about: words outside their closed list, sums, periods
// and ids written wrongly, ids given twice or naming nothing, fields an event of that kind does not carry, days in an order
// that cannot be. It judges the form of the facts, not the facts, and no law.
func Check(f *File) fault.Problems {
	c := newChecker(f, strictyaml.Node{})
	c.all()
	c.problems.Sort()
	return c.problems
}

// checker collects the problems of one file.
type checker struct {
	file     *File
	root     strictyaml.Node            // zero for a File that was not read
	nodes    map[string]strictyaml.Node // path → node; filled with the first problem
	ids      map[string]owner
	problems fault.Problems
	named    map[string][]string // words a reference may be, by tag
}

func newChecker(f *File, root strictyaml.Node) *checker { return &checker{file: f, root: root} }

// all runs every check.
func (c *checker) all() {
	c.collectIDs()
	c.fields()
	c.references()
	c.version()
	c.parties()
	c.obligations()
	c.events()
	c.noneOf()
}

func (c *checker) version() {
	if c.file.Version != Version {
		c.fail("casefile", i18n.M("casefile.version", "value", c.file.Version, "version", Version),
			i18n.M("casefile.version.hint", "version", Version))
	}
}

// fail notes an error at a path.
func (c *checker) fail(path string, what, hint i18n.Msg) { c.note(path, what, hint, false) }

// warn notes a warning at a path.
func (c *checker) warn(path string, what, hint i18n.Msg) { c.note(path, what, hint, true) }

func (c *checker) note(path string, what, hint i18n.Msg, warning bool) {
	p := fault.Problem{File: c.file.File, Path: path, What: what, Hint: hint, Warning: warning}
	if node, ok := c.nearest(path); ok {
		pos := node.Pos()
		p.File, p.Line, p.Col, p.Value = pos.File, pos.Line, pos.Col, node.Text()
	}
	c.problems = append(c.problems, p)
}

// given reports whether the file mentions the path. Of a File that was not read only its values are known.
func (c *checker) given(path string) bool {
	c.index()
	_, ok := c.nodes[path]
	return ok
}

// nearest returns the node at the path or, where the file does not mention it, at the closest path around it.
func (c *checker) nearest(path string) (strictyaml.Node, bool) {
	c.index()
	for {
		if node, ok := c.nodes[path]; ok {
			return node, true
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return c.root, !c.root.IsZero()
		}
		path = path[:cut]
	}
}

// index fills nodes.
func (c *checker) index() {
	if c.nodes == nil {
		c.nodes = map[string]strictyaml.Node{}
		c.indexNode(c.root)
	}
}

func (c *checker) indexNode(n strictyaml.Node) {
	for _, item := range n.Items() {
		c.nodes[item.Path()] = item
		c.indexNode(item)
	}
	for _, entry := range n.Entries() {
		c.nodes[entry.Value.Path()] = entry.Value
		c.indexNode(entry.Value)
	}
}

// apartFrom returns the problems at places for which reported has none yet.
func (c *checker) apartFrom(reported fault.Problems) fault.Problems {
	seen := map[string]bool{}
	for _, p := range reported {
		seen[p.Path] = true
	}
	var fresh fault.Problems
	for _, p := range c.problems {
		if !seen[p.Path] {
			fresh = append(fresh, p)
		}
	}
	return fresh
}
