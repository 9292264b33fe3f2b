package register

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/court"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
)

// locate tells the file and line a row was read from; "" and 0 for one that was there before.
type locate func(kind Kind, key string) (file string, line int)

func nowhere(Kind, string) (string, int) { return "", 0 }

// checker collects what is wrong with rows.
type checker struct {
	data     Data
	at       locate
	bodies   map[string]Body
	staff    map[string]bool
	problems fault.Problems
}

// row is the row being looked at.
type row struct {
	kind Kind
	key  string
}

// check returns what is wrong with the rows, in the order of the tables.
func check(data Data, at locate) fault.Problems {
	c := &checker{data: data, at: at, bodies: map[string]Body{}, staff: map[string]bool{}}
	for _, b := range data.Bodies {
		c.bodies[b.ID] = b
	}
	for _, s := range data.Staff {
		c.staff[s.ID] = true
	}
	each(c, bodies, c.body)
	each(c, successions, c.succession)
	each(c, persons, c.person)
	each(c, staff, c.member)
	each(c, exclusions, c.exclusion)
	each(c, courts, c.courtRow)
	c.same()
	c.superiors()
	c.chains()
	return c.problems
}

// each looks at all rows of a table; a key given twice is refused here.
func each[T any](c *checker, t table[T], look func(at row, value T)) {
	seen := map[string]bool{}
	for _, value := range *t.rows(&c.data) {
		at := row{t.kind, t.key(&value)}
		if seen[at.key] {
			c.fail(at, t.columns[0].name, at.key, i18n.M("register.twice", "key", at.key), i18n.M("register.twice.hint"))
		}
		seen[at.key] = true
		for _, col := range t.columns {
			c.plain(at, col.name, col.get(&value))
		}
		look(at, value)
	}
}

func (c *checker) fail(at row, column, value string, what, hint i18n.Msg) {
	c.note(at, column, value, what, hint, false)
}

func (c *checker) warn(at row, column, value string, what, hint i18n.Msg) {
	c.note(at, column, value, what, hint, true)
}

func (c *checker) note(at row, column, value string, what, hint i18n.Msg, warning bool) {
	file, line := c.at(at.kind, at.key)
	path := fmt.Sprintf("%s[%s].%s", at.kind, at.key, column)
	c.problems = append(c.problems, fault.Problem{File: file, Line: line, Path: path, Value: value, What: what, Hint: hint, Warning: warning})
}

// plain refuses what a table cannot hold: spaces around a text, line breaks and other control characters.
func (c *checker) plain(at row, column, cell string) {
	if cell != strings.TrimSpace(cell) || strings.ContainsFunc(cell, unicode.IsControl) || !utf8.ValidString(cell) {
		c.fail(at, column, cell, i18n.M("register.plain", "column", column), i18n.M("register.plain.hint"))
	}
}

func (c *checker) body(at row, b Body) {
	c.id(at, "id", b.ID)
	c.required(at, "name_zh", b.Name.ZH)
	c.word(at, "level", b.Level, casefile.DebtorLevels)
	c.reference(at, "superior", b.Superior)
	c.reference(at, "finance", b.Finance)
	c.reference(at, "supervisor", b.Supervisor)
	c.days(at, b.Days)
	c.division(at, b)
	for _, alias := range b.Aliases {
		if strings.ContainsAny(alias, ";；") || alias != strings.TrimSpace(alias) || alias == "" {
			c.fail(at, "aliases", alias, i18n.M("register.alias", "alias", alias), i18n.M("register.alias.hint"))
		}
	}
	if b.CreditCode == "" {
		return
	}
	if what, hint := CheckCode(b.CreditCode); what.Key != "" {
		c.fail(at, "credit_code", b.CreditCode, what, hint)
	}
}

func (c *checker) succession(at row, s Succession) {
	c.required(at, "body", s.Body)
	c.required(at, "successor", s.Successor)
	c.reference(at, "body", s.Body)
	c.reference(at, "successor", s.Successor)
	c.days(at, s.Days)
}

func (c *checker) person(at row, p Person) {
	c.id(at, "id", p.ID)
	c.required(at, "body", p.Body)
	c.reference(at, "body", p.Body)
	c.required(at, "name_zh", p.Name.ZH)
	c.required(at, "post_zh", p.Post.ZH)
	c.required(at, "role", p.Role)
	c.word(at, "role", p.Role, casefile.PersonRoles)
	c.word(at, "deputy", p.Deputy, casefile.Deputies)
	c.days(at, p.Days)
}

func (c *checker) member(at row, s Staff) {
	c.id(at, "id", s.ID)
	c.required(at, "name_zh", s.Name.ZH)
	c.required(at, "court", s.Court)
	if len(s.Roles) == 0 {
		c.required(at, "roles", "")
	}
	var known []string
	for _, r := range policy.CourtRoles {
		known = append(known, string(r))
	}
	for _, r := range s.Roles {
		c.word(at, "roles", string(r), known)
	}
	if _, ok := court.ByCode(s.Court); !ok && s.Court != "" && !slices.ContainsFunc(c.data.Courts, func(x Court) bool { return x.Code == s.Court }) {
		c.warn(at, "court", s.Court, i18n.M("register.court", "code", s.Court), i18n.M("register.court.hint"))
	}
	c.days(at, s.Days)
}

func (c *checker) exclusion(at row, e Exclusion) {
	c.required(at, "staff", e.Staff)
	c.required(at, "body", e.Body)
	c.required(at, "ground", e.Ground)
	c.reference(at, "body", e.Body)
	if e.Staff != "" && !c.staff[e.Staff] {
		c.fail(at, "staff", e.Staff, i18n.M("register.no_staff", "id", e.Staff), near(e.Staff, slices.Sorted(maps.Keys(c.staff))))
	}
	c.days(at, e.Days)
}

// courtRow refuses a court without a code or name, and warns of one that the list of courts has: its name there is shown.
func (c *checker) courtRow(at row, x Court) {
	c.required(at, "code", x.Code)
	c.required(at, "name_zh", x.Name.ZH)
	if listed, ok := court.ByCode(x.Code); ok {
		c.warn(at, "code", x.Code, i18n.M("register.court.listed", "name", listed.Name), i18n.M("register.court.listed.hint"))
	}
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,62}$`)

func (c *checker) id(at row, column, id string) {
	if !idForm.MatchString(id) {
		c.fail(at, column, id, i18n.M("register.id", "id", id), i18n.M("register.id.hint"))
	}
}

func (c *checker) required(at row, column, value string) {
	if strings.TrimSpace(value) == "" {
		c.fail(at, column, "", i18n.M("register.empty", "column", column), i18n.M("register.empty.hint"))
	}
}

// word checks a word of a closed list; an empty one is unknown.
func (c *checker) word(at row, column, word string, list []string) {
	if word != "" && !slices.Contains(list, word) {
		c.fail(at, column, word, i18n.M("register.word", "column", column, "word", word), nearOrAll(word, list))
	}
}

// reference checks the id of a body; an empty one is unknown.
func (c *checker) reference(at row, column, id string) {
	if _, ok := c.bodies[id]; !ok && id != "" {
		c.fail(at, column, id, i18n.M("register.no_body", "id", id), near(id, slices.Sorted(maps.Keys(c.bodies))))
	}
}

func (c *checker) days(at row, days civil.Interval) {
	if days.Empty() {
		c.fail(at, "until", days.Until.String(), i18n.M("register.no_days", "from", days.From, "until", days.Until), i18n.M("register.no_days.hint"))
	}
}

// tierOfDivision gives the tiers of bodies that fit the level of a division.
var tierOfDivision = map[string][]string{
	"province": {"province", "state"}, "prefecture": {"prefecture"}, "county": {"county", "township"},
}

// division checks that the division exists, and warns where its level is not that of the body. Districts of the municipalities
// stand a tier higher than other counties, so nothing is said of them.
func (c *checker) division(at row, b Body) {
	if b.Division == "" {
		return
	}
	d, ok := court.DivisionByCode(b.Division)
	tier := tierOfLevel[b.Level]
	switch {
	case !ok:
		c.fail(at, "division", b.Division, i18n.M("register.division", "code", b.Division), i18n.M("register.division.hint"))
	case tier != "" && d.Prefecture != "直辖" && !slices.Contains(tierOfDivision[d.Level], tier):
		c.warn(at, "level", b.Level, i18n.M("register.level", "level", casefile.Label("debtor_level", b.Level), "division", d.Name),
			i18n.M("register.level.hint"))
	}
}

// near names the id that was probably meant.
func near(id string, ids []string) i18n.Msg {
	if word, ok := fault.Nearest(id, ids); ok {
		return i18n.M("register.near", "word", word)
	}
	return i18n.M("register.import_first")
}

// nearOrAll names the word that was probably meant, or all.
func nearOrAll(word string, list []string) i18n.Msg {
	if w, ok := fault.Nearest(word, list); ok {
		return i18n.M("register.near", "word", w)
	}
	return i18n.M("register.words", "words", strings.Join(list, " "))
}
