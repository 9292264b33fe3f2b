package law

import (
	"strconv"
	"strings"

	"mandamus/civil"
)

// How the inputs of a vector become a row: the input language of a pack's `vectors` section.

// vectorInput hands out inputs and remembers which were used and which were wanted but missing.
type vectorInput struct {
	m       map[string]string
	used    map[string]bool
	missing string
}

// get takes an input; ok is false where it is missing, which is noted unless it may be. The forms, tried in this order:
//
//	=word           a constant
//	a | b           a if it is there, else b
//	has a x y       x if a is there, else y; asking does not count as a use of a
//	day + days      a day moved by a number of days
//	a from=to …     a, translated word by word; other words stay
//	?a              a, which may be missing
//	a
func (in *vectorInput) get(name string) (string, bool) {
	if c, ok := strings.CutPrefix(name, "="); ok {
		return c, true
	}
	if first, second, ok := strings.Cut(name, " | "); ok {
		if v, ok := in.get("?" + first); ok {
			return v, true
		}
		return in.get(second)
	}
	if test, ok := strings.CutPrefix(name, "has "); ok {
		if w := strings.Fields(test); len(w) == 3 {
			if hasKey(in.m, w[0]) {
				return in.get(w[1])
			}
			return in.get(w[2])
		}
	}
	if day, days, ok := strings.Cut(name, " + "); ok {
		return in.shifted(day, days)
	}
	if key, words, ok := strings.Cut(name, " "); ok {
		return in.translated(key, words)
	}
	key, optional := strings.CutPrefix(name, "?")
	v, ok := in.m[key]
	in.used[key] = true
	if !ok && !optional && in.missing == "" {
		in.missing = key
	}
	return v, ok
}

func (in *vectorInput) shifted(day, days string) (string, bool) {
	d, ok1 := in.get(day)
	n, ok2 := in.get(days)
	from, err1 := civil.ParseDay(d)
	by, err2 := strconv.Atoi(n)
	if !ok1 || !ok2 || err1 != nil || err2 != nil {
		return d + " + " + n, ok1 && ok2 // refused as a day by whoever reads it
	}
	return from.AddDays(by).String(), true
}

func (in *vectorInput) translated(key, words string) (string, bool) {
	v, ok := in.get(key)
	for _, w := range strings.Fields(words) {
		if from, to, _ := strings.Cut(w, "="); ok && from == v {
			return to, true
		}
	}
	return v, ok
}

func (d vectorDef) vectorPosition(p *Pack, in *vectorInput) (*position, error) {
	facts, readings, lists := map[string]string{}, map[string]string{}, map[string][]item{}
	for fact, name := range d.Facts {
		if s, ok := in.get(name); ok {
			facts[fact] = p.factText(fact, s)
		}
	}
	for reading, name := range d.Readings {
		if s, ok := in.get(name); ok {
			readings[reading] = s
		}
	}
	for list, name := range d.Lists {
		if err := d.listInput(in, list, name, lists); err != nil {
			return nil, err
		}
	}
	on, err := d.day(in)
	if err != nil {
		return nil, err
	}
	row, err := p.textRow(facts, lists)
	if err != nil {
		return nil, err
	}
	prog, err := p.regime(readings)
	if err != nil {
		return nil, err
	}
	return newPosition(prog, row, on), nil
}

func (d vectorDef) day(in *vectorInput) (civil.Day, error) {
	text := strings.TrimPrefix(d.On, "=")
	if _, err := civil.ParseDay(text); err != nil {
		text, _ = in.get(d.On)
	}
	on, err := civil.ParseDay(text)
	if err != nil && in.missing == "" {
		return 0, wrong("law.pack.bad_day", "day", text)
	}
	return on, nil
}

// factText lets a sum be given without decimals.
func (p *Pack) factText(fact, s string) string {
	if i, ok := p.factIndex[fact]; ok && p.facts[i].typ == tMoney && !strings.Contains(s, ".") {
		return s + ".00"
	}
	return s
}

// listInput reads days, intervals and sums: 2021-06-01..2021-08-29, 100000@2021-01-31, several joined by “|”. A list may be fed by several inputs,
// “a,b”; “by:name” and “amount:name” set a field of the items of the input before.
func (d vectorDef) listInput(in *vectorInput, list, name string, into map[string][]item) error {
	for _, n := range strings.Split(name, ",") {
		if by, ok := strings.CutPrefix(n, "by:"); ok {
			who, given := in.get(by)
			for i := range into[list] {
				if given {
					into[list][i].By = who
				}
			}
			continue
		}
		s, ok := in.get(n)
		if !ok {
			continue
		}
		for _, part := range strings.Split(s, "|") {
			into[list] = append(into[list], itemText(part))
		}
	}
	return nil
}

func itemText(s string) item {
	if sum, day, ok := strings.Cut(s, "@"); ok {
		return item{On: day, Amount: sum}
	}
	from, until, _ := strings.Cut(s, "..")
	return item{On: from, Until: until}
}
