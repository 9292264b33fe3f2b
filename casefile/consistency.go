package casefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/money"
)

// parties checks titles, debtors and persons.
func (c *checker) parties() {
	t := c.file.Enforcement
	c.ordered("enforcement_title.effective", t.Effective, "enforcement_title.made", t.Made)
	for i, d := range c.file.Debtors {
		if d.Successor == d.ID && d.ID != "" {
			c.itself(fmt.Sprintf("debtors[%d].successor", i))
		}
	}
	for i, p := range c.file.Persons {
		at := fmt.Sprintf("persons[%d].", i)
		c.ordered(at+"until", p.Until, at+"from", p.From)
		if p.Permission.Given && p.Deputy != "county_or_above" {
			c.warn(at+"deputy_permission", i18n.M("casefile.permission"), i18n.M("casefile.permission.hint"))
		}
	}
}

// obligations checks what the parts of an obligation say of each other.
func (c *checker) obligations() {
	for i, o := range c.file.Obligations {
		at := fmt.Sprintf("obligations[%d].", i)
		c.term(o.Period, at+"period")
		if o.AlternativeTo == o.ID && o.ID != "" {
			c.itself(at + "alternative_to")
		}
		if o.Amount != "" && o.AmountStated != nil && !*o.AmountStated {
			c.fail(at+"amount", i18n.M("casefile.unstated"), i18n.M("casefile.unstated.hint"))
		}
		c.instalments(o, at)
	}
}

// term checks that a period has what its kind needs and nothing else.
func (c *checker) term(t Term, path string) {
	has := map[string]bool{"day": t.Day.Given, "length": t.Length != "", "from": t.From != ""}
	wants := map[string]string{"day": "day", "length": "length"}[t.Kind]
	if wants != "" && !has[wants] {
		c.fail(path, i18n.M("casefile.term.missing", "kind", Label("period_kind", t.Kind), "key", wants),
			i18n.M("casefile.term.missing.hint", "key", wants))
	}
	for _, name := range []string{"day", "length", "from"} {
		if has[name] && name != wants && (name != "from" || t.Kind != "length") {
			c.fail(path+"."+name, i18n.M("casefile.term.stray", "kind", Label("period_kind", t.Kind), "key", name),
				i18n.M("casefile.stray.hint", "key", name))
		}
	}
}

// instalments checks that the instalments add up to the amount where both are given.
func (c *checker) instalments(o Obligation, at string) {
	whole, err := money.ParseYuan(o.Amount)
	if err != nil || len(o.Instalments) == 0 {
		return
	}
	var sum money.Fen
	for _, part := range o.Instalments {
		f, err := money.ParseYuan(part.Amount)
		if err != nil || f > whole-sum {
			sum = -1
			break
		}
		sum += f
	}
	if sum != whole {
		c.fail(at+"instalments", i18n.M("casefile.instalments", "amount", whole.Grouped()), i18n.M("casefile.instalments.hint"))
	}
}

// events checks each event against its kind, and its days.
func (c *checker) events() {
	for i, e := range c.file.Events {
		path := fmt.Sprintf("events[%d]", i)
		if k, ok := KindOf(e.Kind); ok {
			c.carried(e, k, path)
		}
		c.ordered(path+".until", e.Until, path+".on", e.On)
		if surelyBefore(c.file.ReportedTo, e.On) {
			c.fail(path+".on", i18n.M("casefile.after", "on", e.On, "to", c.file.ReportedTo), i18n.M("casefile.after.hint"))
		}
	}
}

// carried checks that an event has the typed fields its kind must have, and no others than it may have.
func (c *checker) carried(e Event, k Kind, path string) {
	v := reflect.ValueOf(e)
	for _, f := range keysOf(v.Type()) {
		switch present := !v.Field(f.index).IsZero(); {
		case !slices.Contains(typedFields, f.name):
		case present && !k.Carries(f.name):
			c.fail(under(path, f.name), i18n.M("casefile.stray", "kind", k.Label(), "word", k.Word, "key", f.name), carries(k))
		case !present && slices.Contains(k.Must, f.name) && !c.given(under(path, f.name)):
			c.fail(path, i18n.M("casefile.missing", "kind", k.Label(), "word", k.Word, "key", f.name),
				i18n.M("casefile.missing.hint", "key", f.name))
		}
	}
	if e.Way != "" && k.Ways != "" {
		c.oneOf(e.Way, k.Ways, path+".way")
	}
}

// typedFields are the keys of an event that depend on its kind.
var typedFields = []string{"person", "party", "until", "amount", "measure", "finding", "value", "rate", "days", "state", "way", "number"}

// carries returns the hint which typed fields the kind has.
func carries(k Kind) i18n.Msg {
	all := slices.Concat(k.Must, k.May)
	if len(all) == 0 {
		return i18n.M("casefile.carries.none")
	}
	return i18n.M("casefile.carries", "keys", strings.Join(all, " "))
}

// noneOf checks that no event of the file contradicts what none_of denies.
func (c *checker) noneOf() {
	for i, n := range c.file.NoneOf {
		for _, e := range c.file.Events {
			if slices.Contains(n.Kinds, e.Kind) && e.On.Known() && n.AsOf.Known() && e.On.Last <= n.AsOf.First {
				c.fail(fmt.Sprintf("none_of[%d].kinds", i), i18n.M("casefile.denied", "id", e.ID, "word", e.Kind, "on", e.On),
					i18n.M("casefile.denied.hint"))
			}
		}
	}
}

// ordered checks that later is not surely before earlier.
func (c *checker) ordered(laterPath string, later Date, earlierPath string, earlier Date) {
	if surelyBefore(later, earlier) {
		c.fail(laterPath, i18n.M("casefile.order", "later", later, "earlier", earlier, "key", earlierPath), i18n.M("casefile.order.hint"))
	}
}

func (c *checker) itself(path string) {
	c.fail(path, i18n.M("casefile.itself"), i18n.M("casefile.itself.hint"))
}
