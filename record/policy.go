package record

import (
	"embed"
	"slices"
	"sync"

	"mandamus/civil"
	"mandamus/i18n"
)

//go:embed policies/*.yaml
var files embed.FS

//i18n:keys record.reveal.* record.show.*

// Reveal is when an entry shows what its event says.
type Reveal string

// The reveal rules.
const (
	AtOnce         Reveal = "at_once"
	AfterService   Reveal = "after_service"
	AfterExecution Reveal = "after_execution"
	AtClosing      Reveal = "at_closing"
	Never          Reveal = "never"
)

// Reveals are the reveal rules, the earliest first.
var Reveals = []Reveal{AtOnce, AfterService, AfterExecution, AtClosing, Never}

// Label returns the rule for people.
func (r Reveal) Label() i18n.Msg { return i18n.Msg{Key: "record.reveal." + string(r)} }

// later returns the later of two rules. What is none counts as never.
func later(a, b Reveal) Reveal {
	i, j := slices.Index(Reveals, a), slices.Index(Reveals, b)
	if i < 0 || j < 0 {
		return Never
	}
	return Reveals[max(i, j)]
}

// Show is what an entry shows of a field.
type Show string

// What may be shown of a field.
const (
	Shown  Show = "shown" // as it is, if it has its form
	Coded  Show = "coded" // if it is a word of a closed list; of a person or party the office or side
	Hidden Show = "never"
)

// Shows are what may be said of a field.
var Shows = []Show{Shown, Coded, Hidden}

// Label returns it for people.
func (s Show) Label() i18n.Msg { return i18n.Msg{Key: "record.show." + string(s)} }

// Policy is a publication policy. Load makes one; the zero Policy withholds everything. It never changes.
type Policy struct {
	ID     string
	Label  i18n.Text
	Digest string // SHA-256 of its file, in hexadecimal digits

	sound    bool // read without an error
	rules    map[string]Rule
	measures map[string]Reveal
	closed   map[string][]string // kinds that show that a case closed by law is there, with the fields shown
	latest   map[Reveal]civil.Period
	reply    civil.Period
	answer   civil.Period
}

// Rule is what a policy says of a kind of event.
type Rule struct {
	Kind     string // without its version: "measure.decided"
	Reveal   Reveal
	Of       string          // measure of which it tells, where its body does not say
	ServedBy string          // kind whose event says that it has reached the one it is for
	Fields   map[string]Show // by their names in the body, a dot between a field and what it is a part of
}

// Sound reports whether the policy was read without an error. One that was not withholds everything.
func (p *Policy) Sound() bool { return p.sound }

// Rule returns what the policy says of a kind, by its name without a version.
func (p *Policy) Rule(kind string) (Rule, bool) {
	r, ok := p.rules[kind]
	return r, ok
}

// Latest returns the last day on which an entry recorded on a day may still be withheld under a rule. By then it is opened, or marked as
// one that is only counted. Under at_once that is the day itself.
func (p *Policy) Latest(rule Reveal, recorded civil.Day) civil.Day {
	return plus(p.latest[rule], recorded)
}

// Outermost returns the last day on which an entry recorded on a day may still be withheld, whatever its rule, which nobody sees.
func (p *Policy) Outermost(recorded civil.Day) civil.Day {
	last := recorded
	for _, period := range p.latest {
		last = max(last, plus(period, recorded))
	}
	return last
}

// ReplyBy returns the day by which the text of a reply filed on a day is decided on. The time is a policy of the court, not law.
func (p *Policy) ReplyBy(filed civil.Day) civil.Day { return plus(p.reply, filed) }

// AnswerBy returns the day by which a request for correction made on a day is answered. The time is a policy of the court, not law.
func (p *Policy) AnswerBy(asked civil.Day) civil.Day { return plus(p.answer, asked) }

// plus returns the last day of a period that runs from a day; the day itself where there is no period.
func plus(period civil.Period, day civil.Day) civil.Day {
	if period.N <= 0 {
		return day
	}
	end, err := period.End(day)
	if err != nil {
		return day
	}
	return end
}

// Default returns the policy that ships with the program.
var Default = sync.OnceValue(func() *Policy {
	data, err := files.ReadFile("policies/cn.yaml")
	if err != nil {
		panic("record: " + err.Error())
	}
	p, problems := Load("cn.yaml", data)
	if err := problems.Err(); err != nil {
		panic("record: " + err.Error())
	}
	return p
})

// DefaultFile returns the text of the policy that ships with the program, for a court to copy and for everybody to read.
func DefaultFile() []byte {
	data, _ := files.ReadFile("policies/cn.yaml") // that it is there, Default has shown
	return data
}
