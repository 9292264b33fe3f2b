package law

import (
	"fmt"
	"math/big"
	"strconv"

	"mandamus/civil"
	"mandamus/court"
	"mandamus/money"
)

// Computations that are no law: named in a pack's vectors as `arithmetic`.
var arithmetics = map[string]func(*Pack, *vectorInput) (map[string]string, error){
	"duration_days":          durationDays,
	"months_inclusive":       monthsInclusive,
	"periodic_damages":       periodicDamages,
	"case_number_parse":      caseNumberParse,
	"case_number_court":      caseNumberCourt,
	"court_superior":         courtSuperior,
	"alternative_obligation": alternativeObligation,
	"working_days_add":       workingDaysAdd,
}

// inputs reads typed inputs and keeps the first error.
type inputs struct {
	*vectorInput
	err error
}

func (in *inputs) bad(key, value, typ string) {
	if in.err == nil {
		in.err = wrong("law.fact.value", "fact", key, "value", value, "type", typ)
	}
}

func (in *inputs) text(key string) string {
	s, _ := in.get(key)
	return s
}

func (in *inputs) day(key string) civil.Day {
	d, err := civil.ParseDay(in.text(key))
	if err != nil {
		in.bad(key, in.text(key), "day")
	}
	return d
}

func (in *inputs) number(key string) int {
	n, err := strconv.Atoi(in.text(key))
	if err != nil {
		in.bad(key, in.text(key), "int")
	}
	return n
}

func (in *inputs) sum(key string) money.Fen {
	f, err := money.ParseYuan(in.text(key))
	if err != nil {
		in.bad(key, in.text(key), "money")
	}
	return f
}

func (in *inputs) result(out map[string]string) (map[string]string, error) { return out, in.err }

// product multiplies two decimals and rounds half up to the fen.
func (in *inputs) product(a, b string) string {
	x, ok1 := new(big.Rat).SetString(in.text(a))
	y, ok2 := new(big.Rat).SetString(in.text(b))
	if !ok1 || !ok2 {
		in.bad(a+" × "+b, in.text(a)+" × "+in.text(b), "dec")
		return ""
	}
	return new(big.Rat).Mul(x, y).FloatString(2) // rounds halves away from zero
}

// times is an exact multiple; nothing is rounded.
func (in *inputs) times(f money.Fen, n int) money.Fen {
	out, err := money.MulDiv(f, int64(n), 1)
	if err != nil && in.err == nil {
		in.err = err
	}
	return out
}

func durationDays(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	return in.result(map[string]string{"days": fmt.Sprint(int(in.day("to") - in.day("from")))})
}

func workingDaysAdd(p *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	from, n := in.day("from"), in.number("working_days")
	day := p.cal.AddWorking(from, n)
	if p.cal.Provisional(from, day) && in.err == nil {
		in.err = wrong("law.vector.calendar", "day", day)
	}
	return in.result(map[string]string{"day": day.String()})
}

func alternativeObligation(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	return in.result(map[string]string{"amount": in.product("unit_price", "quantity")})
}

func monthsInclusive(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	month := func(key string) int {
		p, err := civil.ParsePartial(in.text(key))
		if err != nil || p.Precision() != "month" {
			in.bad(key, in.text(key), "month")
		}
		y, m, _ := p.First.YMD()
		return 12*y + m
	}
	n := month("to_month") - month("from_month") + 1
	return in.result(map[string]string{"months": fmt.Sprint(n), "amount": in.times(in.sum("per_month"), n).String()})
}

// periodicDamages counts months from a day until a thing is handed over; a part month is a whole one.
func periodicDamages(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	from, handover, n := in.day("from"), in.day("handover"), 0
	if in.text("part_month") != "whole" {
		in.bad("part_month", in.text("part_month"), "whole")
	}
	for in.err == nil && from.AddMonths(n) < handover {
		n++
	}
	periodic := in.times(in.sum("per_month"), n)
	total, err := periodic.Add(in.sum("fixed"))
	if err != nil && in.err == nil {
		in.err = err
	}
	return in.result(map[string]string{"months": fmt.Sprint(n), "periodic": periodic.String(), "total": total.String()})
}

func caseNumberParse(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	n, err := court.ParseNumber(in.text("number"))
	if err != nil {
		return nil, err
	}
	format := "2016"
	if n.Old {
		format = "pre2016"
	}
	return map[string]string{"year": fmt.Sprint(n.Year), "code": n.Code, "type": n.Type, "seq": fmt.Sprint(n.Seq), "format": format}, nil
}

func caseNumberCourt(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	n, err := court.ParseNumber(in.text("number"))
	if err != nil {
		return nil, err
	}
	named, _, err := court.ByName(in.text("court"))
	if err != nil {
		return nil, err
	}
	own, _ := court.ByCode(n.Code)
	match := "yes"
	if len(court.CheckNumber(n, in.text("court"))) > 0 {
		match = "no"
	}
	return map[string]string{"match": match, "number_court": own.Name, "court_code": named.Code}, nil
}

func courtSuperior(_ *Pack, v *vectorInput) (map[string]string, error) {
	in := &inputs{vectorInput: v}
	c, ok := court.ByCode(in.text("code"))
	if !ok {
		in.bad("code", in.text("code"), "court")
	}
	return in.result(map[string]string{"superior": c.Superior})
}
