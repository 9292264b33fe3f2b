package law

import (
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
)

// fieldReaders are the field paths a fact may take its value from. A reader returns ok = false where the file says nothing.
var fieldReaders = map[string]func(*rowBuilder, *fact) (value, bool){
	"title.kind":             func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.file.Enforcement.Kind) },
	"title.judgment":         func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.file.Enforcement.Judgment) },
	"title.instance":         func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.file.Enforcement.Instance) },
	"title.annulled_for":     func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.file.Enforcement.AnnulledFor) },
	"title.made":             func(b *rowBuilder, _ *fact) (value, bool) { return b.date(b.file.Enforcement.Made) },
	"title.effective":        func(b *rowBuilder, _ *fact) (value, bool) { return b.date(b.file.Enforcement.Effective) },
	"title.time_to_sue_ends": func(b *rowBuilder, _ *fact) (value, bool) { return b.date(b.file.Enforcement.TimeToSueEnds) },
	"title.served_debtor":    func(b *rowBuilder, _ *fact) (value, bool) { return b.served(b.debtorIDs()) },
	"title.served_applicant": func(b *rowBuilder, _ *fact) (value, bool) { return b.served(b.applicantIDs()) },

	"courts.centralised": func(b *rowBuilder, _ *fact) (value, bool) { return boolOf(b.file.Courts.Centralised) },

	"applicant.kind":       func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.applicantKind()) },
	"debtor.kind":          func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.debtor().Kind) },
	"debtor.level":         func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.debtor().Level) },
	"debtor.count":         func(b *rowBuilder, _ *fact) (value, bool) { return exactly(int64(len(b.debtors()))), true },
	"debtor.abolished":     func(b *rowBuilder, _ *fact) (value, bool) { return b.date(b.debtor().Abolished) },
	"debtor.has_successor": func(b *rowBuilder, _ *fact) (value, bool) { return yes, b.debtor().Successor != "" },

	"persons.head":              func(b *rowBuilder, _ *fact) (value, bool) { return b.anyPerson(isHead) },
	"persons.responsible":       func(b *rowBuilder, _ *fact) (value, bool) { return b.anyPerson(isResponsible) },
	"persons.deputy":            func(b *rowBuilder, f *fact) (value, bool) { return b.deputy(f) },
	"persons.deputy_permission": func(b *rowBuilder, _ *fact) (value, bool) { return b.permission() },

	"obligation.kind":              func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.Kind) },
	"obligation.nature":            func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.Nature) },
	"obligation.amount":            func(b *rowBuilder, _ *fact) (value, bool) { return sumOf(b.ob.Amount) },
	"obligation.amount_stated":     func(b *rowBuilder, _ *fact) (value, bool) { return b.amountStated() },
	"obligation.period_kind":       func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.Period.Kind) },
	"obligation.period_end":        func(b *rowBuilder, _ *fact) (value, bool) { return b.periodEnd() },
	"obligation.general_interest":  func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.GeneralInterest) },
	"obligation.performance":       func(b *rowBuilder, f *fact) (value, bool) { return b.performance(f) },
	"obligation.performance_as_of": func(b *rowBuilder, _ *fact) (value, bool) { return b.date(b.ob.Performance.AsOf) },
	"obligation.account":           func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.Account) },
	"obligation.ability":           func(b *rowBuilder, f *fact) (value, bool) { return f.wordValue(b.ob.Ability) },
	"obligation.substitutable":     func(b *rowBuilder, _ *fact) (value, bool) { return boolOf(b.ob.Substitutable) },
	"obligation.is_alternative":    func(b *rowBuilder, _ *fact) (value, bool) { return truth(b.ob.AlternativeTo != ""), true },
}

func boolOf(b *bool) (value, bool) {
	if b == nil {
		return value{}, false
	}
	return truth(*b), true
}

// debtors are those who owe this obligation.
func (b *rowBuilder) debtors() []casefile.Debtor {
	if b.ob.Debtor == "" {
		return b.file.Debtors
	}
	return slices.DeleteFunc(slices.Clone(b.file.Debtors), func(d casefile.Debtor) bool { return d.ID != b.ob.Debtor })
}

// debtor is the first of them.
func (b *rowBuilder) debtor() casefile.Debtor {
	if ds := b.debtors(); len(ds) > 0 {
		return ds[0]
	}
	return casefile.Debtor{}
}

func (b *rowBuilder) isDebtor(id string) bool {
	return slices.ContainsFunc(b.debtors(), func(d casefile.Debtor) bool { return d.ID == id })
}

// served is the last day of service on the parties: with several, the title has reached all only then. One of them without a day leaves
// it unknown.
func (b *rowBuilder) served(parties []string) (value, bool) {
	out := value{st: none}
	for _, id := range parties {
		i := slices.IndexFunc(b.file.Enforcement.Served, func(s casefile.Served) bool { return s.Party == id })
		if i < 0 {
			return value{}, false
		}
		v, given := b.date(b.file.Enforcement.Served[i].On)
		if !given {
			return value{}, false
		}
		out = extreme(irMax, out, v)
	}
	return out, len(parties) > 0
}

func (b *rowBuilder) debtorIDs() (out []string) {
	for _, d := range b.debtors() {
		out = append(out, d.ID)
	}
	return out
}

func (b *rowBuilder) applicantIDs() (out []string) {
	for _, a := range b.file.Applicants {
		out = append(out, a.ID)
	}
	return out
}

// applicantKind is the kind all applicants share; mixed kinds are not known as one.
func (b *rowBuilder) applicantKind() string {
	kind := ""
	for _, a := range b.file.Applicants {
		if kind != "" && a.Kind != kind {
			return ""
		}
		kind = a.Kind
	}
	return kind
}

func isHead(p casefile.Person) bool        { return p.Role == "head" }
func isResponsible(p casefile.Person) bool { return p.FoundResponsible }

// persons are the office-holders of the obligation's debtors.
func (b *rowBuilder) persons(pick func(casefile.Person) bool) []casefile.Person {
	var out []casefile.Person
	for _, p := range b.file.Persons {
		if b.isDebtor(p.Debtor) && pick(p) {
			out = append(out, p)
		}
	}
	return out
}

func (b *rowBuilder) anyPerson(pick func(casefile.Person) bool) (value, bool) {
	if len(b.persons(pick)) > 0 {
		return yes, true
	}
	return no, b.file.Complete
}

// deputy is the highest level at which anyone found responsible is a deputy; one person of unknown status leaves it unknown
// unless another already needs permission.
func (b *rowBuilder) deputy(ft *fact) (value, bool) {
	highest, sure := -1, true
	for _, p := range b.persons(isResponsible) {
		i := slices.Index(casefile.Deputies, p.Deputy)
		sure = sure && i >= 0
		highest = max(highest, i)
	}
	if highest < 0 || !sure && highest < len(casefile.Deputies)-1 {
		return value{}, false
	}
	return ft.wordValue(casefile.Deputies[highest])
}

// permission is the day the last permission needed was given; missing for one, missing for all.
func (b *rowBuilder) permission() (value, bool) {
	out, ok := value{st: none}, false
	for _, p := range b.persons(isResponsible) {
		if p.Deputy != "county_or_above" {
			continue
		}
		v, given := b.date(p.Permission)
		if !given || v.lo > int64(b.on) {
			return value{st: none}, given || b.file.Complete
		}
		if v.hi > int64(b.on) {
			return undecided() // given in a month or year that is not over
		}
		out, ok = extreme(irMax, out, v), true
	}
	return out, ok
}

func (b *rowBuilder) amountStated() (value, bool) {
	if b.ob.AmountStated != nil {
		return boolOf(b.ob.AmountStated)
	}
	return yes, b.ob.Amount != ""
}

// periodEnd is the unmoved last day of the stated period. Source of the count: Civil Code 201, 202.
func (b *rowBuilder) periodEnd() (value, bool) {
	t := b.ob.Period
	switch t.Kind {
	case "day":
		return b.date(t.Day)
	case "unstated":
		return value{st: none}, true
	case "length":
		start, ok := value{}, false
		switch t.From {
		case "service":
			start, ok = b.served(b.debtorIDs())
		case "effectiveness":
			start, ok = b.date(b.file.Enforcement.Effective)
		}
		p, err := civil.ParsePeriod(t.Length)
		if !ok || err != nil {
			return value{}, false
		}
		count := func(d civil.Day) civil.Day {
			if p.Unit == civil.WorkingDays {
				return b.pack.cal.AddWorking(d, p.N)
			}
			end, err := p.End(d)
			if err != nil {
				panic("law: unchecked period " + t.Length)
			}
			return end
		}
		return mapDay(start, count), true
	}
	return value{}, false
}

// performance is what the file says of performance, if it still speaks of the day of assessment.
func (b *rowBuilder) performance(ft *fact) (value, bool) {
	p := b.ob.Performance
	for _, h := range slices.Backward(b.now) {
		if h.Kind == "performance_assessed" && h.sure {
			return ft.wordValue(h.State)
		}
	}
	asOf := p.AsOf
	if !asOf.Given {
		asOf = b.file.ReportedTo
	}
	if asOf.Known() && asOf.Last < b.on && !(p.State == "full") {
		return value{}, false
	}
	if asOf.Known() && asOf.First > b.on && p.State != "none" {
		return value{}, false // only what was still not done then was not done before either
	}
	return ft.wordValue(p.State)
}
