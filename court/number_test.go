package court

import (
	"cmp"
	"errors"
	"strings"
	"testing"

	"mandamus/i18n"

	"pgregory.net/rapid"
)

// Published case numbers are read (rows CN-CN-01 to 03, 08 and 09 of the vectors) and printed in canonical form.
func TestParseNumber(t *testing.T) {
	tests := []struct {
		text, canonical string
		want            Number
	}{
		{"（2019）辽0212行审89号", "", Number{Year: 2019, Code: "辽0212", Type: "行审", Seq: 89}},
		{"(2020)最高法行再237号", "（2020）最高法行再237号", Number{Year: 2020, Code: "最高法", Type: "行再", Seq: 237}},
		{"（2009）海南二中行初字第10号", "", Number{Year: 2009, Code: "海南二中", Type: "行初", Seq: 10, Old: true}},
		{"（2016）川0322执313号", "", Number{Year: 2016, Code: "川0322", Type: "执", Seq: 313}},
		{"（2014）琼立一终字第70号", "", Number{Year: 2014, Code: "琼", Type: "立一终", Seq: 70, Old: true}},
		{"(2007)陕行监字第1号", "（2007）陕行监字第1号", Number{Year: 2007, Code: "陕", Type: "行监", Seq: 1, Old: true}},
		{"(2007)榆民初字第2619号", "（2007）榆民初字第2619号", Number{Year: 2007, Code: "榆", Type: "民初", Seq: 2619, Old: true}},
		{"(2015)白执他字第33号", "（2015）白执他字第33号", Number{Year: 2015, Code: "白", Type: "执他", Seq: 33, Old: true}},
		{"(2005)黔高行再终字第1号", "（2005）黔高行再终字第1号", Number{Year: 2005, Code: "黔高", Type: "行再终", Seq: 1, Old: true}},
		{"(2021)吉0182执异20号", "（2021）吉0182执异20号", Number{Year: 2021, Code: "吉0182", Type: "执异", Seq: 20}},
		{"(2020)冀执复67号", "（2020）冀执复67号", Number{Year: 2020, Code: "冀", Type: "执复", Seq: 67}},
		{"（2019）最高法知行终1号", "", Number{Year: 2019, Code: "最高法", Special: "知", Type: "行终", Seq: 1}},
		{"（2021）粤73知民初12号", "", Number{Year: 2021, Code: "粤73", Special: "知", Type: "民初", Seq: 12}},
		{"（2021）京01行终5号之一", "", Number{Year: 2021, Code: "京01", Type: "行终", Seq: 5, Part: "之一"}},
		{"（2021）京01行终5号之十二", "", Number{Year: 2021, Code: "京01", Type: "行终", Seq: 5, Part: "之十二"}},
		{"(2021)京01行终第5号", "（2021）京01行终5号", Number{Year: 2021, Code: "京01", Type: "行终", Seq: 5}},
		{"〔２０２１年〕 京 01 行终 005 号", "（2021）京01行终5号", Number{Year: 2021, Code: "京01", Type: "行终", Seq: 5}},
		{"[2021]京01行终5号", "（2021）京01行终5号", Number{Year: 2021, Code: "京01", Type: "行终", Seq: 5}},
	}
	for _, test := range tests {
		got, err := ParseNumber(test.text)
		if got != test.want || err != nil {
			t.Errorf("%s: got %+v, %v; want %+v", test.text, got, err, test.want)
		}
		if want := cmp.Or(test.canonical, test.text); got.String() != want {
			t.Errorf("%s: prints as %s, want %s", test.text, got, want)
		}
	}
}

// What is no case number is refused, and the reason names the part that is wrong.
func TestParseNumberRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "court.number.start",
		"检例第208号":          "court.number.start",
		"29920/05":         "court.number.start",
		"2019辽0212行审89号":   "court.number.start",
		"（2019辽0212行审89号":  "court.number.start",
		"（19）辽0212行审89号":   "court.number.year",
		"（1948）辽行审89号":     "court.number.year",
		"（二〇一九）辽0212行审89号": "court.number.year",
		"（2019）辽0212行审89":  "court.number.end",
		"（2016）黔0324行初55号 [as printed; code does not fit the court]": "court.number.tail",
		"（2019）辽0212行审89号之":                                          "court.number.tail",
		"（2019）辽0212行审89号之A":                                         "court.number.tail",
		"（2019）辽0212行审号":                                             "court.number.seq",
		"（2019）辽0212行审0号":                                            "court.number.seq",
		"（2019）辽0212行审1234567890号":                                   "court.number.seq",
		"（2009）海南二中字第10号":                                            "court.number.old",
		"（2009）行初字第10号":                                              "court.number.old",
		"（2009）A中行初字第10号":                                            "court.number.old",
		"（2019）欧0212行审89号":                                           "court.number.province",
		"（2019）89号":                                                  "court.number.province",
		"（2019）贵0324行初5号":                                            "court.number.guizhou",
		"（2019）辽021行审89号":                                            "court.number.digits",
		"（2019）辽02120行审89号":                                          "court.number.digits",
		"（2019）辽0212第89号":                                            "court.number.type",
		"（2019）辽02122号":                                              "court.number.type",
		"（2019）辽0212行政审查89号":                                         "court.number.type",
		"（2019）辽0212x89号":                                            "court.number.type",
		"（2019）最高法89号":                                               "court.number.type",
		"（2019）\xe889号":                                              "court.number.province",
	} {
		n, err := ParseNumber(text)
		var reason *Error
		switch {
		case !errors.As(err, &reason) || reason.Key != want || !n.IsZero():
			t.Errorf("%q: got %+v, %v; want %s", text, n, err, want)
		case reason.In(i18n.ZH) == "" || strings.ContainsAny(reason.Error(), "⟦{"):
			t.Errorf("%q: the reason cannot be read: %v", text, reason)
		}
	}
}

// Any number we can build is read back from its print.
func TestNumberRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Number{
			Year: rapid.IntRange(1949, 2100).Draw(t, "year"),
			Seq:  rapid.IntRange(1, 999_999_999).Draw(t, "seq"),
			Part: rapid.StringMatching(`(之[一二三四五六七八九十]{1,3})?`).Draw(t, "part"),
			Old:  rapid.Bool().Draw(t, "old"),
		}
		if n.Old {
			n.Code = rapid.StringMatching(`[海南二中榆白黔高京]{1,6}`).Draw(t, "code")
			n.Type = rapid.StringMatching(`[行民刑执立赔委][初终一再监字他]{0,3}`).Draw(t, "type")
		} else {
			n.Code = rapid.StringMatching(`(最高法|[京黔兵新])|[京黔兵新]([0-9]{2}){1,2}`).Draw(t, "code")
			n.Special = rapid.StringMatching(`知?`).Draw(t, "special")
			n.Type = rapid.StringMatching(`[行民刑执立赔委][初终一再监他]{0,2}`).Draw(t, "type")
		}
		if got, err := ParseNumber(n.String()); err != nil || got != n {
			t.Errorf("%s: got %+v, %v; want %+v", n, got, err, n)
		}
	})
}

// ParseNumber never panics, and what it reads prints as a number that it reads again.
func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"（2019）辽0212行审89号", "(2020)最高法行再237号", "（2009）海南二中行初字第10号", "（2019）最高法知行终1号之一", "检例第208号", "（2019）\xe8", "〔２０２１年〕京01行终5号"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := ParseNumber(text)
		if err != nil {
			return
		}
		if again, err := ParseNumber(n.String()); err != nil || again != n {
			t.Errorf("%q was read as %+v, its print %s as %+v, %v", text, n, n, again, err)
		}
	})
}
