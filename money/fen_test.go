package money

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ParseYuan reads plain yuan and String and Grouped write them.
func TestFenText(t *testing.T) {
	for _, c := range []struct {
		in      string
		fen     Fen
		plain   string
		grouped string
	}{
		{"0", 0, "0.00", "0.00"},
		{"0.00", 0, "0.00", "0.00"},
		{"0.5", 50, "0.50", "0.50"},
		{"0.05", 5, "0.05", "0.05"},
		{"-0.05", -5, "-0.05", "-0.05"},
		{"100", 10000, "100.00", "100.00"},
		{"999.99", 99999, "999.99", "999.99"},
		{"1000", 100000, "1000.00", "1,000.00"},
		{"100000", 10000000, "100000.00", "100,000.00"},
		{"100000.5", 10000050, "100000.50", "100,000.50"},
		{"5154500.00", 515450000, "5154500.00", "5,154,500.00"},
		{"-1234567.89", -123456789, "-1234567.89", "-1,234,567.89"},
		{"92233720368547758.07", math.MaxInt64, "92233720368547758.07", "92,233,720,368,547,758.07"},
		{"-92233720368547758.07", -math.MaxInt64, "-92233720368547758.07", "-92,233,720,368,547,758.07"},
	} {
		f, err := ParseYuan(c.in)
		if err != nil || f != c.fen || f.String() != c.plain || f.Grouped() != c.grouped {
			t.Errorf("ParseYuan(%q) = %d (%s, %s), %v", c.in, int64(f), f, f.Grouped(), err)
		}
	}
	if got := Fen(math.MinInt64).Grouped(); got != "-92,233,720,368,547,758.08" {
		t.Errorf("the least int64 prints as %s", got)
	}
}

// ParseYuan refuses what only resembles an amount, and what does not fit.
func TestParseYuanRefuses(t *testing.T) {
	for s, want := range map[string]error{
		"": ErrSyntax, "-": ErrSyntax, ".": ErrSyntax, ".5": ErrSyntax, "5.": ErrSyntax, "+5": ErrSyntax, "--5": ErrSyntax, "- 5": ErrSyntax,
		"1,000.00": ErrSyntax, "1 000": ErrSyntax, "1_000": ErrSyntax, "1e3": ErrSyntax, "0x10": ErrSyntax, "007": ErrSyntax, "00": ErrSyntax,
		"1.234": ErrSyntax, "1.000": ErrSyntax, "1.2.3": ErrSyntax, " 1": ErrSyntax, "1 ": ErrSyntax, "1元": ErrSyntax, "￥1": ErrSyntax, "１": ErrSyntax,
		"10万": ErrSyntax, "NaN": ErrSyntax, "1.-5": ErrSyntax, "99999999999999999999999x": ErrSyntax,
		"92233720368547758.08": ErrOverflow, "-92233720368547758.08": ErrOverflow, "92233720368547759": ErrOverflow,
		"922337203685477580.7": ErrOverflow, "18446744073709551616": ErrOverflow, strings.Repeat("9", 100): ErrOverflow,
	} {
		if f, err := ParseYuan(s); !errors.Is(err, want) {
			t.Errorf("ParseYuan(%q) = %v, %v; want error %v", s, f, err, want)
		}
	}
}

// Every sum but the least int64 prints in a form that reads back as itself; the
// grouped form is the plain one with separators.
func TestFenRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Fen(rapid.Int64Min(-math.MaxInt64).Draw(t, "f"))
		if got, err := ParseYuan(f.String()); err != nil || got != f {
			t.Fatalf("ParseYuan(%q) = %v, %v", f, got, err)
		}
		if strings.ReplaceAll(f.Grouped(), ",", "") != f.String() {
			t.Fatalf("%s, %s", f, f.Grouped())
		}
	})
}

// A sum that does not fit is an error on either side, and its neighbour is exact.
func TestFenAdd(t *testing.T) {
	const most, least = math.MaxInt64, math.MinInt64
	for _, c := range []struct {
		a, b, want Fen
		err        error
	}{
		{1, 2, 3, nil}, {1, -2, -1, nil}, {0, 0, 0, nil}, {most, 0, most, nil}, {most - 1, 1, most, nil}, {least + 1, -1, least, nil}, {most, least, -1, nil},
		{most, 1, 0, ErrOverflow}, {1, most, 0, ErrOverflow}, {most, most, 0, ErrOverflow}, {least, -1, 0, ErrOverflow}, {-1, least, 0, ErrOverflow}, {least, least, 0, ErrOverflow},
	} {
		if got, err := c.a.Add(c.b); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%d + %d = %d, %v", c.a, c.b, got, err)
		}
	}
}

// Ranges print one sum when it is known and two when it is not, and add bound by bound.
func TestRange(t *testing.T) {
	fine := Range{305000, 610000}
	if fine.Exact() || fine.String() != "3,050.00–6,100.00" {
		t.Error(fine)
	}
	if known := (Range{305000, 305000}); !known.Exact() || known.String() != "3,050.00" {
		t.Error(known)
	}
	if got, err := fine.Add(Range{100, 200}); err != nil || got != (Range{305100, 610200}) {
		t.Error(got, err)
	}
	for _, r := range []Range{{0, math.MaxInt64}, {math.MaxInt64, math.MaxInt64}} {
		if got, err := fine.Add(r); !errors.Is(err, ErrOverflow) {
			t.Errorf("%v + %v = %v, %v", fine, r, got, err)
		}
	}
}

// Whatever ParseYuan accepts prints as the same number with two decimals.
func FuzzParseYuan(f *testing.F) {
	for _, s := range []string{"100000", "100000.5", "5154500.00", "-3.2", "0", "-0", "1,000", "92233720368547758.08", "1.234", "十万"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sum, err := ParseYuan(s)
		if err != nil {
			return
		}
		whole, fraction, _ := strings.Cut(s, ".")
		want := whole + "." + (fraction + "00")[:2]
		if sum == 0 {
			want = strings.TrimPrefix(want, "-")
		}
		if sum.String() != want {
			t.Errorf("ParseYuan(%q) = %v", s, sum)
		}
	})
}
