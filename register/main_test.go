package register

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
)

// open is an interval from a day on, or of all days.
func open(from ...civil.Day) civil.Interval {
	if len(from) == 0 {
		return civil.Interval{From: civil.MinDay, Until: civil.Never}
	}
	return civil.Interval{From: from[0], Until: civil.Never}
}

// sample is a small register of fictitious bodies around a real division, 341181 天长市, whose court is 皖1181.
func sample() Data {
	return Data{
		Bodies: []Body{
			{ID: "county", Name: i18n.Text{ZH: "清河县人民政府", EN: "Qinghe County Government"}, Aliases: []string{"清河县政府"},
				Level: "county_government", Division: "341181", Superior: "city", Finance: "purse", Supervisor: "watch", Days: open()},
			{ID: "city", Name: i18n.Text{ZH: "清河市人民政府"}, Level: "prefecture_government", Division: "341100", Days: open()},
			{ID: "purse", Name: i18n.Text{ZH: "清河县财政局"}, Level: "county_department", Division: "341181", Superior: "county", Days: open()},
			{ID: "watch", Name: i18n.Text{ZH: "清河县监察委员会"}, Days: open()},
			{ID: "old", Name: i18n.Text{ZH: "清河县工商行政管理局"}, Level: "county_department", Division: "341181",
				Days: civil.Interval{From: civil.Date(1990, 1, 1), Until: civil.Date(2015, 3, 1)}},
			{ID: "mid", Name: i18n.Text{ZH: "清河县市场监督管理局（旧）"}, CreditCode: "91110000802100433B", Level: "county_department", Division: "341181",
				Days: civil.Interval{From: civil.Date(2015, 3, 1), Until: civil.Date(2019, 2, 1)}},
			{ID: "new", Name: i18n.Text{ZH: "清河县市场监督管理局"}, Aliases: []string{"市监局", "Market Office"}, CreditCode: "914403001922038216",
				Level: "county_department", Division: "341181", Superior: "county", Days: open(civil.Date(2019, 2, 1))},
		},
		Successions: []Succession{
			{Body: "old", Successor: "mid", Days: open(civil.Date(2015, 3, 1))},
			{Body: "mid", Successor: "new", Days: open(civil.Date(2019, 2, 1))},
		},
		Persons: []Person{
			{ID: "head2", Body: "new", Name: i18n.Text{ZH: "乙"}, Post: i18n.Text{ZH: "局长"}, Role: "head", Deputy: "none", Days: open(civil.Date(2022, 5, 1))},
			{ID: "head1", Body: "new", Name: i18n.Text{ZH: "甲"}, Post: i18n.Text{ZH: "局长"}, Role: "head",
				Days: civil.Interval{From: civil.Date(2019, 2, 1), Until: civil.Date(2022, 5, 1)}},
			{ID: "chief", Body: "new", Name: i18n.Text{ZH: "丙"}, Post: i18n.Text{ZH: "科长"}, Role: "directly_responsible", Days: open()},
		},
		Staff: []Staff{
			{ID: "judge-1", Name: i18n.Text{ZH: "法官甲"}, Roles: []policy.Role{policy.Judge}, Court: "皖1181", Days: open(civil.Date(2018, 1, 1))},
			{ID: "boss", Name: i18n.Text{ZH: "院长乙"}, Roles: []policy.Role{policy.President, policy.Judge}, Court: "皖1181",
				Days: civil.Interval{From: civil.Date(2020, 1, 1), Until: civil.Date(2024, 1, 1)}},
			{ID: "above", Name: i18n.Text{ZH: "监督丙"}, Roles: []policy.Role{policy.Supervisor}, Court: "皖11", Days: open()},
		},
		Exclusions: []Exclusion{
			{Staff: "judge-1", Body: "mid", Ground: "曾任该局法律顾问", Days: civil.Interval{From: civil.Date(2016, 1, 1), Until: civil.Date(2023, 1, 1)}},
		},
		Courts: []Court{{Code: "岭01", Name: i18n.Text{ZH: "云岭省澜溪市中级人民法院", EN: "Lanxi Intermediate Court"}}},
	}
}

// registry is the sample as a Registry.
func registry(t testing.TB) *Registry {
	t.Helper()
	r, problems := New(sample())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

// complaint is a problem as the tests look for it.
func complaint(p fault.Problem) string { return p.Path + " " + p.What.Key }

// sayable fails for a problem that has no text in a language.
func sayable(t testing.TB, problems fault.Problems, input string) {
	t.Helper()
	for _, p := range problems {
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			if s := p.In(l); strings.Contains(s, "⟦") && !strings.Contains(input, "⟦") || strings.TrimSpace(s) == "" {
				t.Errorf("%s: %q", p.What.Key, s)
			}
		}
	}
}
