package court

import (
	"errors"
	"strings"
	"testing"

	"mandamus/i18n"
)

// The files hold what SOURCES.md says, and every reference in them leads somewhere.
func TestData(t *testing.T) {
	levels, count := map[string]int{}, 0
	for c := range All() {
		count++
		levels[c.Level]++
		above, ok := c.Above()
		if c.Superior != "" && (!ok || above.Code != c.Superior) {
			t.Errorf("%s: the court above, %s, is not in the list", c.Code, c.Superior)
		}
		if strings.HasPrefix(i18n.T(i18n.EN, "court.status."+c.Status), "⟦") {
			t.Errorf("%s: unknown status %s", c.Code, c.Status)
		}
		if n, err := ParseNumber("（2020）" + c.Code + "行初1号"); err != nil || n.Code != c.Code {
			t.Errorf("%s: a case number of this court is not read: %v", c.Code, err)
		}
		if _, ok := DivisionByCode(c.Division); !ok && c.Division != "" && !strings.HasSuffix(c.Division, "0000") && !strings.HasSuffix(c.Division, "9000") {
			t.Errorf("%s: division %s is not in the list", c.Code, c.Division)
		}
	}
	if count != 3305 || levels["supreme"] != 1 || levels["high"] != 33 || levels["intermediate"] != 392 {
		t.Errorf("got %d courts, %v", count, levels)
	}
	count = 0
	for d := range Divisions() {
		count++
		if d.EndYear != 0 && d.EndYear < d.StartYear {
			t.Errorf("%s ends before it begins", d.Code)
		}
	}
	if count != 6823 {
		t.Errorf("got %d divisions", count)
	}
}

// The court above is the one the list gives (rows CN-CT-01, 02, 04, 05, 07, 08 of the vectors); the Supreme Court has none.
func TestAbove(t *testing.T) {
	for code, want := range map[string]string{
		"京0105": "京03", "甘7101": "甘71", "粤7101": "粤71", "豫1081": "豫10", "琼9002": "琼96", "渝0154": "渝02",
		"京03": "京", "京": "最高法", "最高法": "", "津8601": "",
	} {
		c, ok := ByCode(code)
		if !ok {
			t.Fatalf("%s is not in the list", code)
		}
		if above, ok := c.Above(); above.Code != want || ok != (want != "") {
			t.Errorf("%s: got %s, want %s", code, above.Code, want)
		}
	}
	if _, ok := ByCode("京9999"); ok {
		t.Error("a court that is not in the list was found")
	}
}

// A court is found by its full name or by an end of it that only one court has.
func TestByName(t *testing.T) {
	for name, want := range map[string]string{
		"北京市朝阳区人民法院": "京0105", "义马市人民法院": "豫1281", "最高人民法院": "最高法", " 贵州省 正安县人民法院": "黔0324", "忻州市中级人民法院": "晋09",
		"江苏省南通市崇川区人民法院": "苏0613", "崇川区人民法院": "苏0613", "某某市人民法院": "", "": "", "a Shanxi intermediate court": "",
	} {
		c, ok, err := ByName(name)
		if err != nil || c.Code != want || ok != (want != "") {
			t.Errorf("%s: got %s, %v, %v; want %s", name, c.Code, ok, err, want)
		}
	}
	_, ok, err := ByName("朝阳区人民法院")
	var reason *Error
	if ok || !errors.As(err, &reason) || !strings.Contains(err.Error(), "北京市朝阳区人民法院") || !strings.Contains(reason.In(i18n.ZH), "长春市朝阳区人民法院") {
		t.Errorf("朝阳区人民法院 may be in Beijing or Changchun: %v, %v", ok, err)
	}
	if _, _, err := ByName("人民法院"); err == nil || len(err.Error()) > 500 {
		t.Errorf("every court fits, but not all can be listed: %v", err)
	}
}

// A number is checked against the named court (row CN-CN-04 of the vectors), and what cannot be told is not called wrong.
func TestCheckNumber(t *testing.T) {
	tests := []struct{ number, court, what, hint string }{
		{"（2016）黔0324行初55号", "义马市人民法院", "court.mismatch", "court.mismatch.hint"},
		{"（2020）京9999行初1号", "北京市朝阳区人民法院", "court.mismatch.unknown", "court.mismatch.hint"},
		{"（2020）黔0324行初1号", "朝阳区人民法院", "court.mismatch", "court.mismatch.several"},
		{"（2020）京0105行初1号", "北京市朝阳区人民法院", "", ""},
		{"（2020）京0105行初1号", "朝阳区人民法院", "", ""},
		{"（2009）海南二中行初字第10号", "义马市人民法院", "", ""},
		{"（2020）京0105行初1号", "某某市人民法院", "", ""},
		{"（2017）冀0429行初1号", "河北省邯郸市永年区人民法院", "", ""}, // 永年县 became 永年区 in 2016
		{"（2017）冀0408行初1号", "河北省邯郸市永年区人民法院", "", ""}, // the new code
		{"（2018）陕0118行初1号", "陕西省户县人民法院", "", ""},     // 户县 became 鄠邑区 in 2016
		{"（2018）苏0602行初1号", "江苏省南通市崇川区人民法院", "", ""}, // renumbered 2020
		{"（2018）藏22行初1号", "西藏自治区山南市中级人民法院", "", ""},  // 山南地区 became a city in 2016
		{"（2020）京0102行初1号", "北京市东城区人民法院", "court.mismatch", "court.mismatch.hint"},
	}
	for _, test := range tests {
		n, err := ParseNumber(test.number)
		if err != nil {
			t.Fatal(err)
		}
		problems := CheckNumber(n, test.court)
		switch {
		case test.what == "" && len(problems) > 0:
			t.Errorf("%s, %s: %v", test.number, test.court, problems)
		case test.what != "" && (len(problems) != 1 || problems[0].What.Key != test.what || problems[0].Hint.Key != test.hint || !problems[0].Warning):
			t.Errorf("%s, %s: got %v, want %s", test.number, test.court, problems, test.what)
		}
	}
}

// The warning of row CN-CN-04 names the court of the code and the code of the court.
func TestMismatchText(t *testing.T) {
	n, _ := ParseNumber("（2016）黔0324行初55号")
	problem := CheckNumber(n, "义马市人民法院")[0]
	want := "警告：案号代字 黔0324 属于贵州省正安县人民法院，与 “义马市人民法院” 不符。河南省义马市人民法院的代字是 豫1281（见于已公布的案号）。请核对裁判文书。"
	if got := problem.In(i18n.ZH); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Of a code that several divisions had, the one that still exists is found, else the last.
func TestDivisionByCode(t *testing.T) {
	for code, want := range map[string]string{"130502": "襄都区", "320602": "崇川区", "110101": "东城区", "610125": "户县"} {
		if d, ok := DivisionByCode(code); !ok || d.Name != want {
			t.Errorf("%s: got %s, want %s", code, d.Name, want)
		}
	}
	if _, ok := DivisionByCode("999999"); ok {
		t.Error("a division that does not exist was found")
	}
}

// A broken file is refused with its line.
func TestBrokenFiles(t *testing.T) {
	const courtHead, divisionHead = "code,name,level,division,superior,status,basis,note\n", "code,name,level,parent,province,prefecture,status,start_year,end_year,new_code\n"
	for text, want := range map[string]string{
		"":                                   "the first line must be",
		"name,code\n":                        "the first line must be",
		courtHead + "a,b\n":                  "wrong number of fields",
		courtHead + ",a,,,,,,\n":             "line 2",
		courtHead + "a,b,,,,,,\na,c,,,,,,\n": "line 3",
	} {
		if _, err := readCourts(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"": "the first line must be", divisionHead + "110000,a,,,,,active,x,,\n": "line 2", divisionHead + "11,a,,,,,active,1981,,\n": "line 2",
	} {
		if _, err := readDivisions(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}
