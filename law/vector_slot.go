package law

import (
	"fmt"
	"math/big"
	"strings"

	"mandamus/civil"
	"mandamus/money"
)

// How the answer of a vector is read off a slot of the pack.

// throughSlot makes a row of the inputs and reads the outputs off the slot.
func (d vectorDef) throughSlot(p *Pack, in *vectorInput) (map[string]string, error) {
	pos, err := d.vectorPosition(p, in)
	if err != nil {
		return nil, err
	}
	read, err := d.slotReader(p, pos, in)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for key, what := range d.Out {
		if out[key], err = read(what); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// slotInput is the slot as an input: itself, or “by name a=limit.x b=limit.y”, which the input chooses.
func (d vectorDef) slotInput() string {
	if choice, ok := strings.CutPrefix(d.Slot, "by "); ok {
		return choice
	}
	return "=" + d.Slot
}

// slotReader resolves the slot and returns how to read an output off it.
func (d vectorDef) slotReader(p *Pack, pos *position, in *vectorInput) (func(string) (string, error), error) {
	slot, _ := in.get(d.slotInput())
	w := strings.Fields(strings.Replace(slot, "limit.", "limit ", 1))
	if len(w) < 2 {
		return nil, wrong("law.vector.slot", "slot", d.Slot)
	}
	switch {
	case w[0] == "limit" && hasKey(p.Limits.M, w[1]):
		return pos.limitReader(w[1]), nil
	case w[0] == "accrual" && hasKey(p.Accruals.M, w[1]):
		return pos.accrualReader(w[1]), nil
	case w[0] == "determine", w[0] == "measure":
		return func(string) (string, error) { return pos.result(w[0] + "." + w[1]) }, nil
	case w[0] == "range":
		return pos.rangeReader(w[1:], in)
	case w[0] == "allocate":
		return pos.allocationReader(w[1:], in)
	}
	return nil, wrong("law.vector.slot", "slot", d.Slot)
}

func (p *position) limitReader(id string) func(string) (string, error) {
	l := p.limit(id)
	return func(what string) (string, error) {
		switch what {
		case "last_day":
			return l.Last.String(), nil
		case "unrolled":
			return l.Unmoved.String(), nil
		case "day_after":
			return (l.Last.First + 1).String(), nil
		case "late":
			return p.lateInterruptions(id), nil
		case "state":
			return string(l.State), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}
}

// lateInterruptions are the interrupting days that came too late, or none.
func (p *position) lateInterruptions(id string) string {
	prog := p.prog.limits[id]
	var out []string
	for _, u := range prog.periods {
		n := p.prog.nodes[u.node]
		if p.truth(u.governs) != Yes || !p.vals[n.a].exact() || p.vals[u.node].lo != p.vals[prog.last].lo {
			continue
		}
		spec := &p.prog.specs[n.k]
		_, _, moves := spec.run(civil.Day(p.vals[n.a].lo), spec.exactOccurrences(p.row), p.prog.cal, p.today)
		for _, m := range moves {
			if m.kind == "late_interrupt" {
				out = append(out, m.to.String())
			}
		}
		break
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, "|")
}

func (p *position) accrualReader(id string) func(string) (string, error) {
	a := p.accrual(id)
	return func(what string) (string, error) {
		n := 0
		switch _, err := fmt.Sscanf(what, "part%d", &n); {
		case what == "amount":
			return accrualResult(a, ""), nil
		case what == "days":
			return fmt.Sprint(a.Days), nil
		case err == nil && n > 0 && n <= len(a.Parts):
			return a.Parts[n-1].Low.String(), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}
}

// rangeReader accepts or rejects a sum between two dated values. LOW may be “above:ID”, then the bound itself is outside.
func (p *position) rangeReader(w []string, in *vectorInput) (func(string) (string, error), error) {
	if len(w) != 3 {
		return nil, wrong("law.vector.slot", "slot", strings.Join(w, " "))
	}
	s, _ := in.get(w[2])
	sum, err := money.ParseYuan(s)
	if err != nil {
		return nil, wrong("law.fact.value", "fact", w[2], "value", s, "type", "money")
	}
	low, above := strings.CutPrefix(w[0], "above:")
	lo, hi := p.valueToday(low), p.valueToday(w[1])
	ok := sum <= hi && (sum > lo || sum == lo && !above)
	return func(string) (string, error) { return map[bool]string{true: "accept", false: "reject"}[ok], nil }, nil
}

// valueToday is a sum a value has on the day of assessment; “0” is nothing.
func (p *position) valueToday(id string) money.Fen {
	v, ok := p.prog.pack.Values.M[id]
	if !ok {
		return 0
	}
	i := v.on(p.today)
	if i < 0 {
		return 0
	}
	f, err := money.ParseYuan(v.At[i].Value)
	if err != nil {
		panic("law: unchecked value " + id)
	}
	return f
}

// allocationReader divides a payment between principal and interest as one part of an accrual does.
func (p *position) allocationReader(w []string, in *vectorInput) (func(string) (string, error), error) {
	n := 0
	a, ok := p.prog.accruals[w[0]]
	if _, err := fmt.Sscan(strings.Join(w[1:], " "), &n); !ok || err != nil || n < 1 || n > len(a.parts) {
		return nil, wrong("law.vector.slot", "slot", strings.Join(w, " "))
	}
	out, err := a.divide(n-1, in)
	if err != nil {
		return nil, err
	}
	return func(what string) (string, error) {
		if f, ok := out[what]; ok {
			return f.String(), nil
		}
		return "", wrong("law.vector.out", "what", what)
	}, nil
}

// divide splits a payment as one part of an accrual does: principal first (2014), or in proportion (2009). The interest owed is given as a sum,
// or as a rate over days.
func (a *accrualSpec) divide(part int, v *vectorInput) (map[string]money.Fen, error) {
	in := &inputs{vectorInput: v}
	principal, received := in.sum("principal"), in.sum("received")
	own := new(big.Int)
	if _, ok := v.m["rate_pct"]; ok {
		rate, err := money.ParsePercentPerYear(in.text("rate_pct"), in.number("basis"))
		if err != nil {
			return nil, err
		}
		over, err := (rate * money.Rate(max(a.parts[part].def.Times, 1))).Over(in.number("days"))
		if err != nil {
			return nil, err
		}
		own.Mul(big.NewInt(int64(principal)), big.NewInt(over))
	} else {
		own.Mul(big.NewInt(int64(in.sum("doubled_accrued"))), big.NewInt(money.Scale))
	}
	owed := money.Fen(divHalfUp(own, big.NewInt(money.Scale)).Int64())
	both, err := principal.Add(owed)
	if err != nil {
		return nil, err
	}
	cleared, used := min(received, principal), min(received, both)
	if a.proRata || a.parts[part].proRata {
		if cleared, used, err = proRata(received, principal, own); err != nil {
			return nil, err
		}
	}
	interest := used - cleared
	return map[string]money.Fen{"principal_cleared": cleared, "interest_cleared": interest, "principal_left": principal - cleared,
		"interest_left": owed - interest, "doubled_left": owed - interest}, in.err
}
