package law

import (
	"strconv"

	"mandamus/civil"
	"mandamus/money"
)

// Rows written as text: a pack's tests and the vectors name facts and give their values in words.

// textRow builds a row from facts and lists in text. What is not given is what an absent fact means in a complete file.
func (p *Pack) textRow(facts map[string]string, lists map[string][]item) (*Row, error) {
	r := newRow(p)
	if err := r.readLists(p, lists); err != nil {
		return nil, err
	}
	for i, f := range p.facts {
		switch {
		case f.source.how == "aggregate":
			r.put(i, r.aggregate(f))
		case f.absent != unknown:
			r.put(i, f.absentValue())
		}
	}
	for id, text := range facts {
		i, ok := p.factIndex[id]
		if !ok {
			return nil, wrong("law.pack.unknown_name", "name", id)
		}
		v, err := p.facts[i].parse(text)
		if err != nil {
			return nil, err
		}
		r.put(i, v)
	}
	return r, nil
}

func (r *Row) readLists(p *Pack, lists map[string][]item) error {
	for id, items := range lists {
		i, ok := p.listIndex[id]
		if !ok {
			return wrong("law.pack.unknown_list", "name", id)
		}
		for _, it := range items {
			x, err := it.parse()
			if err != nil {
				return err
			}
			r.lists[i] = append(r.lists[i], x)
		}
	}
	return nil
}

// put sets a fact; what is not known exactly is asked for by it.
func (r *Row) put(i int, v value) {
	v.ask = factSet{}
	if !v.exact() && v.st != none {
		v.ask = v.ask.with(i)
	}
	r.vals[i] = v
}

// parse reads a value of the fact: a word, a sum, a number, a day, month or year; none (absent where none is a word); unknown.
func (f *fact) parse(s string) (value, error) {
	if s == "unknown" {
		return value{st: unknown}, nil
	}
	if s == "absent" || s == "none" && (f.enum == nil || f.enum.index(s) < 0) {
		return value{st: none}, nil
	}
	bad := wrong("law.fact.value", "fact", f.id, "value", s, "type", f.def.Type)
	switch f.typ {
	case tBool:
		return truth(s == "true"), errUnless(s == "true" || s == "false", bad)
	case tDay:
		d, err := civil.ParsePartial(s)
		return value{lo: int64(d.First), hi: int64(d.Last)}, errUnless(err == nil, bad)
	case tMoney:
		m, err := money.ParseYuan(s)
		return exactly(int64(m)), errUnless(err == nil, bad)
	case tInt:
		k, err := strconv.ParseInt(s, 10, 32)
		return exactly(k), errUnless(err == nil, bad)
	}
	i := f.enum.index(s)
	return exactly(int64(i)), errUnless(i >= 0, bad)
}

func errUnless(ok bool, err error) error {
	if ok {
		return nil
	}
	return err
}

func (it item) parse() (Item, error) {
	out := Item{By: it.By, Kind: it.Kind, Person: it.Person}
	var err error
	if out.From, err = civil.ParsePartial(it.On); err != nil {
		return out, wrong("law.pack.bad_day", "day", it.On)
	}
	switch it.Until {
	case "":
	case "open":
		out.Open = true
	default:
		if out.Until, err = civil.ParsePartial(it.Until); err != nil {
			return out, wrong("law.pack.bad_day", "day", it.Until)
		}
	}
	if it.Amount != "" {
		if out.Amount, err = money.ParseYuan(it.Amount); err != nil {
			return out, wrong("law.fact.value", "fact", "amount", "value", it.Amount, "type", "money")
		}
	}
	return out, nil
}
