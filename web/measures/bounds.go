package measures

import (
	"strconv"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
)

// bounds are the least and the most the law lets a measure be; zero: no bound. Of days they are numbers.
type bounds struct {
	Low, High money.Fen
	Days      int    // most, of a measure counted in days
	Unit      string // CNY, CNY_per_day or days; empty: the law sets none
}

// boundsOf are the bounds of a measure on a day.
func boundsOf(p *law.Pack, measure string, on civil.Day) bounds {
	a := p.Measures.M[measure].Amount
	if a == nil {
		return bounds{}
	}
	b := bounds{Unit: a.Unit}
	if a.Unit == "days" {
		b.Days, _ = strconv.Atoi(valueOn(p, a.High, on))
		return b
	}
	b.Low, b.High = fenOn(p, a.Low, on), fenOn(p, a.High, on)
	return b
}

// valueOn is a dated value of the pack as it stands on a day.
func valueOn(p *law.Pack, id string, on civil.Day) string {
	out := ""
	for _, v := range p.Values.M[id].At {
		if v.From <= on.String() {
			out = v.Value
		}
	}
	return out
}

func fenOn(p *law.Pack, id string, on civil.Day) money.Fen {
	fen, err := money.ParseYuan(valueOn(p, id, on))
	if err != nil {
		return 0
	}
	return fen
}

// In says the bounds in words; nothing where there are none.
func (b bounds) In(l i18n.Lang) string {
	low, high := b.Low.Grouped(), b.High.Grouped()
	switch {
	case b.Unit == "CNY_per_day":
		return i18n.T(l, "measures.bounds.rate", "low", low, "high", high)
	case b.Days > 0:
		return i18n.T(l, "measures.bounds.days", "most", b.Days)
	case b.Low > 0 && b.High > 0:
		return i18n.T(l, "measures.bounds.both", "low", low, "high", high)
	case b.High > 0:
		return i18n.T(l, "measures.bounds.high", "high", high)
	}
	return ""
}
