package register

import (
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/policy"
)

// Kind names one of the six tables.
type Kind string

// The tables, in the order in which they should be imported: each refers to those before it.
const (
	Bodies      Kind = "bodies"
	Successions Kind = "successions"
	Persons     Kind = "persons"
	StaffTable  Kind = "staff"
	Exclusions  Kind = "exclusions"
	Courts      Kind = "courts"
)

// Kinds are all tables.
var Kinds = []Kind{Bodies, Successions, Persons, StaffTable, Exclusions, Courts}

// column is a column of a table and the field of T behind it. The columns that make the key come first.
type column[T any] struct {
	name string
	get  func(*T) string
	set  func(*T, string) *flaw // nil where the text can be read
}

// flaw is why a cell cannot be read, and what to do.
type flaw struct{ what, hint i18n.Msg }

// table describes how rows of T are written. What the values mean is for check.
type table[T any] struct {
	kind    Kind
	keys    int // how many columns, from the first, make the key
	columns []column[T]
	rows    func(*Data) *[]T
}

// key returns the key of a row: bodies have their id, successions "body from", exclusions "staff body from".
func (t table[T]) key(row *T) string {
	var parts []string
	for _, c := range t.columns[:t.keys] {
		parts = append(parts, c.get(row))
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// names returns the head of the table.
func (t table[T]) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// cells returns a row as text.
func (t table[T]) cells(row *T) []string {
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		cells[i] = c.get(row)
	}
	return cells
}

func text[T any](name string, field func(*T) *string) column[T] {
	return column[T]{name, func(row *T) string { return *field(row) }, func(row *T, s string) *flaw {
		*field(row) = s
		return nil
	}}
}

// separator stands between the items of a list in one cell.
const separator = ";"

// list is a column whose cell holds several items.
func list[T any, S ~string](name string, field func(*T) *[]S) column[T] {
	return column[T]{name, func(row *T) string {
		var items []string
		for _, item := range *field(row) {
			items = append(items, string(item))
		}
		return strings.Join(items, separator)
	}, func(row *T, s string) *flaw {
		var items []S
		for item := range strings.SplitSeq(strings.ReplaceAll(s, "；", separator), separator) {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, S(item))
			}
		}
		*field(row) = items
		return nil
	}}
}

// first and end are the columns of the days: the first day, and the first day no longer; an empty cell leaves the side open.
func first[T any](field func(*T) *civil.Interval) column[T] {
	return day("from", civil.MinDay, func(row *T) *civil.Day { return &field(row).From })
}

func end[T any](field func(*T) *civil.Interval) column[T] {
	return day("until", civil.Never, func(row *T) *civil.Day { return &field(row).Until })
}

func day[T any](name string, open civil.Day, field func(*T) *civil.Day) column[T] {
	return column[T]{name, func(row *T) string {
		if d := *field(row); d != open {
			return d.String()
		}
		return ""
	}, func(row *T, s string) *flaw {
		*field(row) = open
		if s == "" {
			return nil
		}
		d, err := civil.ParseDay(s)
		if err != nil {
			return &flaw{i18n.M("register.day", "value", s), i18n.M("register.day.hint")}
		}
		*field(row) = d
		return nil
	}}
}

// code is the column of a unified social credit code, kept in normal form.
func code[T any](name string, field func(*T) *string) column[T] {
	c := text(name, field)
	c.set = func(row *T, s string) *flaw {
		*field(row) = NormalCode(s)
		return nil
	}
	return c
}

var bodies = table[Body]{Bodies, 1, []column[Body]{
	text("id", func(b *Body) *string { return &b.ID }),
	text("name_zh", func(b *Body) *string { return &b.Name.ZH }),
	text("name_en", func(b *Body) *string { return &b.Name.EN }),
	list("aliases", func(b *Body) *[]string { return &b.Aliases }),
	code("credit_code", func(b *Body) *string { return &b.CreditCode }),
	text("level", func(b *Body) *string { return &b.Level }),
	text("division", func(b *Body) *string { return &b.Division }),
	text("superior", func(b *Body) *string { return &b.Superior }),
	text("finance", func(b *Body) *string { return &b.Finance }),
	text("supervisor", func(b *Body) *string { return &b.Supervisor }),
	first(func(b *Body) *civil.Interval { return &b.Days }),
	end(func(b *Body) *civil.Interval { return &b.Days }),
}, func(d *Data) *[]Body { return &d.Bodies }}

var successions = table[Succession]{Successions, 2, []column[Succession]{
	text("body", func(s *Succession) *string { return &s.Body }),
	first(func(s *Succession) *civil.Interval { return &s.Days }),
	text("successor", func(s *Succession) *string { return &s.Successor }),
	end(func(s *Succession) *civil.Interval { return &s.Days }),
}, func(d *Data) *[]Succession { return &d.Successions }}

var persons = table[Person]{Persons, 1, []column[Person]{
	text("id", func(p *Person) *string { return &p.ID }),
	text("body", func(p *Person) *string { return &p.Body }),
	text("name_zh", func(p *Person) *string { return &p.Name.ZH }),
	text("name_en", func(p *Person) *string { return &p.Name.EN }),
	text("post_zh", func(p *Person) *string { return &p.Post.ZH }),
	text("post_en", func(p *Person) *string { return &p.Post.EN }),
	text("role", func(p *Person) *string { return &p.Role }),
	text("deputy", func(p *Person) *string { return &p.Deputy }),
	first(func(p *Person) *civil.Interval { return &p.Days }),
	end(func(p *Person) *civil.Interval { return &p.Days }),
}, func(d *Data) *[]Person { return &d.Persons }}

var staff = table[Staff]{StaffTable, 1, []column[Staff]{
	text("id", func(s *Staff) *string { return &s.ID }),
	text("name_zh", func(s *Staff) *string { return &s.Name.ZH }),
	text("name_en", func(s *Staff) *string { return &s.Name.EN }),
	list("roles", func(s *Staff) *[]policy.Role { return &s.Roles }),
	text("court", func(s *Staff) *string { return &s.Court }),
	first(func(s *Staff) *civil.Interval { return &s.Days }),
	end(func(s *Staff) *civil.Interval { return &s.Days }),
}, func(d *Data) *[]Staff { return &d.Staff }}

var exclusions = table[Exclusion]{Exclusions, 3, []column[Exclusion]{
	text("staff", func(e *Exclusion) *string { return &e.Staff }),
	text("body", func(e *Exclusion) *string { return &e.Body }),
	first(func(e *Exclusion) *civil.Interval { return &e.Days }),
	text("ground", func(e *Exclusion) *string { return &e.Ground }),
	end(func(e *Exclusion) *civil.Interval { return &e.Days }),
}, func(d *Data) *[]Exclusion { return &d.Exclusions }}

var courts = table[Court]{Courts, 1, []column[Court]{
	text("code", func(c *Court) *string { return &c.Code }),
	text("name_zh", func(c *Court) *string { return &c.Name.ZH }),
	text("name_en", func(c *Court) *string { return &c.Name.EN }),
}, func(d *Data) *[]Court { return &d.Courts }}
