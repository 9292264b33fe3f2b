package law

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// An input of a vector is a constant, a key, a choice between keys, a translated word or a moved day; what is missing and what was used are noted.
func TestVectorInputForms(t *testing.T) {
	given := map[string]string{"a": "1", "b": "2", "day": "2021-01-30", "n": "3", "empty": ""}
	for _, c := range []struct {
		form, want    string
		ok            bool
		missing, used string
	}{
		{"=word", "word", true, "", ""}, {"=", "", true, "", ""}, {"a", "1", true, "", "a"}, {"?a", "1", true, "", "a"}, {"empty", "", true, "", "empty"},
		{"x", "", false, "x", "x"}, {"?x", "", false, "", "x"}, {"a | b", "1", true, "", "a"}, {"x | b", "2", true, "", "b x"}, {"x | y", "", false, "y", "x y"}, {"x | =k", "k", true, "", "x"},
		{"x | ?y", "", false, "", "x y"}, {"has a =x =y", "x", true, "", ""}, {"has z =x =y", "y", true, "", ""}, {"has a b =y", "2", true, "", "b"}, {"has a =x", "", false, "has", "has"},
		{"a 1=one 2=two", "one", true, "", "a"}, {"b 1=one", "2", true, "", "b"}, {"x 1=one", "", false, "x", "x"}, {"day + n", "2021-02-02", true, "", "day n"}, {"day + =-1", "2021-01-29", true, "", "day"},
		{"a + n", "1 + 3", true, "", "a n"}, {"day + x", "2021-01-30 + ", false, "x", "day x"},
	} {
		in := &vectorInput{m: given, used: map[string]bool{}}
		got, ok := in.get(c.form)
		if used := strings.Join(slices.Sorted(maps.Keys(in.used)), " "); got != c.want || ok != c.ok || in.missing != c.missing || used != c.used {
			t.Errorf("%q: %q %v, missing %q, used %q; want %+v", c.form, got, ok, in.missing, used, c)
		}
	}
}

// A list is fed by days, intervals and sums joined by “|”, by several inputs, and “by:” names who caused the items so far.
func TestVectorLists(t *testing.T) {
	given := map[string]string{"days": "2021-01-01|2021-02-01", "stay": "2021-03-01..2021-03-09", "paid": "12.50@2021-04-01", "who": "debtor"}
	for _, c := range []struct {
		form string
		want []item
	}{
		{"days", []item{{On: "2021-01-01"}, {On: "2021-02-01"}}}, {"paid", []item{{On: "2021-04-01", Amount: "12.50"}}},
		{"stay,by:who", []item{{On: "2021-03-01", Until: "2021-03-09", By: "debtor"}}}, {"stay,by:?nobody", []item{{On: "2021-03-01", Until: "2021-03-09"}}},
		{"stay,by:who,paid", []item{{On: "2021-03-01", Until: "2021-03-09", By: "debtor"}, {On: "2021-04-01", Amount: "12.50"}}}, {"?none", nil},
	} {
		in, into := &vectorInput{m: given, used: map[string]bool{}}, map[string][]item{}
		if err := (vectorDef{}).listInput(in, "l", c.form, into); err != nil || !slices.Equal(into["l"], c.want) || in.missing != "" {
			t.Errorf("%s: %+v, missing %q, %v", c.form, into["l"], in.missing, err)
		}
	}
}

// A vector whose slot is none of the pack's is an error, not a panic; a line counts as it stands in the file.
func TestVectorsRefused(t *testing.T) {
	p := smallPack()
	for _, slot := range []string{"", "limit", "limit nothing", "limit.nothing", "accrual nothing", "measure nothing", "determine nothing", "range x", "range x y z", "allocate nothing 1",
		"allocate interest 3", "allocate interest", "by who", "value small_sum"} {
		d := vectorDef{Slot: slot, On: "=2021-01-01", Out: map[string]string{"day": "last_day"}}
		if got, err := d.evaluate(p, Vector{Expected: map[string]string{"day": "1"}}); err == nil {
			t.Errorf("%q: %v", slot, got)
		}
	}
	const head = "id,jurisdiction,rule,kind,inputs,expected\n"
	rows, err := ReadVectors(strings.NewReader(head + "v1,ZZ,r,derived,\"a=\n1\",b=2\nv2,ZZ,r,derived,a=1,b=2\n"))
	if err != nil || len(rows) != 2 || rows[0].Line != 2 || rows[1].Line != 4 {
		t.Errorf("%+v, %v", rows, err)
	}
	for _, text := range []string{"", "id\n", head + "v,ZZ,r,derived,a,b=2\n", head + "v,ZZ,r,derived,a=1;a=2,b=2\n", head + "v,ZZ\n", head + "\"v"} {
		if _, err := ReadVectors(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
