package law

import (
	"errors"
	"strings"
	"testing"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/money"
)

const rateHead = "series,effective_from,rate_pct,per,status\n"

// The rows of a table of rates are read by series, a year's rate spread over the days of the year, a day's taken as it is.
func TestReadRates(t *testing.T) {
	table, err := ReadRates(strings.NewReader(rateHead + "b,2000-01-01,3.65,year,observed,\"a\nnote\"\na,2014-08-01,0.0175,day,unverified\nb,2001-01-01,7.30,year,observed\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(table.names(), " "); got != "a b" || len(table.series["b"]) != 2 {
		t.Errorf("series %s: %+v", got, table.series)
	}
	year, err1 := table.series["b"][0].daily(365)
	day, err2 := table.series["a"][0].daily(365)
	if errors.Join(err1, err2) != nil || year != money.Scale/10_000 || day != money.Scale*175/1_000_000 || !table.series["a"][0].unverified || table.series["b"][0].unverified {
		t.Errorf("%v a day, %v a day", year, day)
	}
}

// A wrong table of rates is refused with its line, in both languages; a line break inside a quoted cell is counted.
func TestReadRatesRefuses(t *testing.T) {
	var out strings.Builder
	for _, text := range []string{
		"series,from,rate_pct,per,status\n", "series,effective_from\n", rateHead + "a,2000-01-01,3.65\n", rateHead + "a,2000-02-30,3.65,year,observed\n", rateHead + "a,2000-01-01,x,year,observed\n",
		rateHead + "a,2000-01-01,3.65,month,observed\n", rateHead + "a,2000-01-01,3.65,year,guessed\n", rateHead + "a,2000-01-01,3.65,year,observed\na,2000-01-01,3.65,year,observed\n",
		rateHead + "a,2000-01-01,3.65,year,observed,\"x\ny\"\na,1999-01-01,3.65,year,observed\n", rateHead + "a,\"2000\n", rateHead + "a,2000-01-01,3\"65,year,observed\n",
	} {
		_, err := ReadRates(strings.NewReader(text))
		var problems fault.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Line == 0 {
			t.Fatalf("%q: %v", text, err)
		}
		out.WriteString(problems.In(i18n.EN) + "\n" + problems.In(i18n.ZH) + "\n")
	}
	golden(t, "rates_refused.txt", out.String())
}

// No table of rates makes reading it panic; what is read has rates in order.
func FuzzReadRates(f *testing.F) {
	for _, s := range []string{"", rateHead, rateHead + "a,2000-01-01,3.65,year,observed\n", rateHead + "a,2000-01-01,0.0175,day,unverified,\"\n", "\xff", rateHead + ",,,,\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		table, err := ReadRates(strings.NewReader(s))
		if err != nil {
			if !errors.As(err, new(fault.Problems)) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		for _, rates := range table.series {
			for i := range rates {
				if i > 0 && rates[i-1].from >= rates[i].from {
					t.Fatalf("%q: %+v", s, rates)
				}
			}
		}
	})
}
