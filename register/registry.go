package register

import (
	"iter"
	"slices"

	"mandamus/civil"
	"mandamus/court"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
)

// Registry is a checked, indexed, immutable snapshot of a register. The zero Registry is empty. What its methods return shares
// lists with it and must not be changed.
type Registry struct {
	data         Data
	bodies       map[string]int
	persons      map[string]int
	staff        map[string]int
	byName       map[string][]int // normal form of a name or alias
	byCode       map[string]int
	names        [][]string // normal forms, by body
	successions  map[string][]Succession
	predecessors map[string][]Succession
}

// New checks the rows and indexes them. Where there is anything worse than a warning there is no Registry.
func New(data Data) (*Registry, fault.Problems) {
	problems := check(data, nowhere)
	if problems.Err() != nil {
		return nil, problems
	}
	return index(data), problems
}

// index builds the ways to find rows that have been checked.
func index(data Data) *Registry {
	r := &Registry{data: data, bodies: map[string]int{}, persons: map[string]int{}, staff: map[string]int{},
		byName: map[string][]int{}, byCode: map[string]int{},
		successions: map[string][]Succession{}, predecessors: map[string][]Succession{}}
	for i, b := range data.Bodies {
		r.bodies[b.ID] = i
		r.byCode[b.CreditCode] = i
		r.names = append(r.names, b.normalNames())
		for _, name := range r.names[i] {
			r.byName[name] = append(r.byName[name], i)
		}
	}
	delete(r.byCode, "")
	for i, p := range data.Persons {
		r.persons[p.ID] = i
	}
	for i, s := range data.Staff {
		r.staff[s.ID] = i
	}
	for _, s := range data.Successions {
		r.successions[s.Body] = append(r.successions[s.Body], s)
		r.predecessors[s.Successor] = append(r.predecessors[s.Successor], s)
	}
	return r
}

// Data returns a copy of the rows.
func (r *Registry) Data() Data { return r.data.clone() }

// Bodies iterates over all bodies in the order they were entered.
func (r *Registry) Bodies() iter.Seq[Body] { return slices.Values(r.data.Bodies) }

// Body returns the body with the id.
func (r *Registry) Body(id string) (Body, bool) { return at(r.data.Bodies, r.bodies, id) }

// BodyByCode returns the body with the unified social credit code, in either case, with or without spaces.
func (r *Registry) BodyByCode(code string) (Body, bool) {
	return at(r.data.Bodies, r.byCode, NormalCode(code))
}

// BodiesNamed returns the bodies that have the name or an alias that differs from it in nothing but width, case, spaces and
// punctuation.
func (r *Registry) BodiesNamed(name string) []Body {
	var out []Body
	for _, i := range r.byName[Normal(name)] {
		out = append(out, r.data.Bodies[i])
	}
	return out
}

// Person returns the office-holder with the id.
func (r *Registry) Person(id string) (Person, bool) { return at(r.data.Persons, r.persons, id) }

// Staff returns the member of staff with the id.
func (r *Registry) Staff(id string) (Staff, bool) { return at(r.data.Staff, r.staff, id) }

// CourtName returns the name of a court: as package court lists it, else as the register has it. ok is false where nobody does.
func (r *Registry) CourtName(code string) (name i18n.Text, ok bool) {
	if c, listed := court.ByCode(code); listed {
		return i18n.Text{ZH: c.Name}, true
	}
	for _, c := range r.data.Courts {
		if c.Code == code {
			return c.Name, true
		}
	}
	return i18n.Text{}, false
}

func at[T any](rows []T, index map[string]int, id string) (T, bool) {
	if i, ok := index[id]; ok {
		return rows[i], true
	}
	var none T
	return none, false
}

// InOffice returns the persons who hold the role in the body on the day, in the order they took office.
func (r *Registry) InOffice(body, role string, on civil.Day) []Person {
	var out []Person
	for _, p := range r.data.Persons {
		if p.Body == body && p.Role == role && p.Days.Contains(on) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Person) int { return int(a.Days.From) - int(b.Days.From) })
	return out
}

// StaffOf returns the staff of a court on the day, in the order they were entered, which is the order of seniority.
func (r *Registry) StaffOf(courtCode string, on civil.Day) []Staff {
	var out []Staff
	for _, s := range r.data.Staff {
		if s.Court == courtCode && s.Days.Contains(on) {
			out = append(out, s)
		}
	}
	return out
}

// WithRole returns the staff of a court who hold the role on the day.
func (r *Registry) WithRole(courtCode string, role policy.Role, on civil.Day) []Staff {
	return slices.DeleteFunc(r.StaffOf(courtCode, on), func(s Staff) bool { return !slices.Contains(s.Roles, role) })
}

// Excluded returns the exclusion that keeps the member of staff from the cases of the body on the day. An exclusion from a body
// holds for those that have since taken over from it.
func (r *Registry) Excluded(staff, body string, on civil.Day) (Exclusion, bool) {
	for _, e := range r.data.Exclusions {
		if e.Staff != staff || !e.Days.Contains(on) {
			continue
		}
		if carrier, ok := r.SuccessorOn(e.Body, on); e.Body == body || ok && carrier.ID == body {
			return e, true
		}
	}
	return Exclusion{}, false
}

// Supervises reports whether the court above stands over the court below, directly or at any distance. It is false where package
// court does not know one of them.
func Supervises(above, below string) bool {
	c, ok := court.ByCode(below)
	for ok {
		if c, ok = c.Above(); ok && c.Code == above {
			return true
		}
	}
	return false
}
