package register

import (
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/policy"
)

// Each row is found by each of its keys, and nothing by another.
func TestLookups(t *testing.T) {
	r := registry(t)
	for id, want := range map[string]bool{"new": true, "county": true, "": false, "New": false, "none": false} {
		if b, ok := r.Body(id); ok != want || ok && b.ID != id {
			t.Errorf("%q: %+v, %v", id, b, ok)
		}
	}
	for code, want := range map[string]string{"914403001922038216": "new", "9144 0300-1922 038216": "new", "９１４４０３００１９２２０３８２１６": "new",
		"91110000802100433b": "mid", "": "", "91110108551385082Q": ""} {
		if b, _ := r.BodyByCode(code); b.ID != want {
			t.Errorf("%s: %s, want %s", code, b.ID, want)
		}
	}
	for name, want := range map[string]string{"清河县市场监督管理局": "new", " 市监局 ": "new", "ＭＡＲＫＥＴ　office": "new", "清河县市场监督管理局(旧)": "mid", "清河县": "", "": ""} {
		var ids []string
		for _, b := range r.BodiesNamed(name) {
			ids = append(ids, b.ID)
		}
		if strings.Join(ids, " ") != want {
			t.Errorf("%s: %v, want %s", name, ids, want)
		}
	}
	if p, ok := r.Person("head1"); !ok || p.Name.ZH != "甲" {
		t.Errorf("%+v", p)
	}
	if s, ok := r.Staff("boss"); !ok || s.Name.ZH != "院长乙" {
		t.Errorf("%+v", s)
	}
	if n := len(slices.Collect(r.Bodies())); n != 7 {
		t.Errorf("%d bodies", n)
	}
}

// The zero Registry is empty, and finds nothing without a panic.
func TestZeroRegistry(t *testing.T) {
	var r Registry
	_, body := r.Body("x")
	_, successor := r.SuccessorOn("x", 0)
	_, excluded := r.Excluded("x", "", 0)
	if body || successor || excluded || len(r.Match(Sought{Name: "清河县公安局"})) > 0 || len(r.StaffOf("", 0)) > 0 {
		t.Error("something was found")
	}
}

// Whoever carries a body's duties is found for each day: the day before, the day, and the day after each change.
func TestSuccessorOn(t *testing.T) {
	r := registry(t)
	for _, test := range []struct {
		id   string
		on   civil.Day
		want string
	}{
		{"old", civil.Date(1989, 12, 31), ""}, {"old", civil.Date(1990, 1, 1), "old"}, {"old", civil.Date(2015, 2, 28), "old"},
		{"old", civil.Date(2015, 3, 1), "mid"}, {"old", civil.Date(2019, 1, 31), "mid"}, {"old", civil.Date(2019, 2, 1), "new"},
		{"old", civil.Date(2030, 1, 1), "new"}, {"mid", civil.Date(2015, 2, 28), ""}, {"mid", civil.Date(2015, 3, 1), "mid"},
		{"new", civil.Date(2019, 1, 31), ""}, {"new", civil.Date(2019, 2, 1), "new"}, {"none", civil.Date(2019, 2, 1), ""}, {"", 0, ""},
	} {
		if b, ok := r.SuccessorOn(test.id, test.on); b.ID != test.want && ok || ok != (test.want != "") {
			t.Errorf("%s on %s: %s, %v; want %q", test.id, test.on, b.ID, ok, test.want)
		}
	}
	for on, want := range map[civil.Day]int{civil.Date(2019, 1, 31): 0, civil.Date(2019, 2, 1): 1} {
		if got := r.PredecessorsOn("new", on); len(got) != want || want == 1 && got[0].ID != "mid" {
			t.Errorf("predecessors on %s: %v", on, got)
		}
	}
}

// A body that ended and was taken over by nobody has no successor; a succession that ended gives the duties back.
func TestSuccessionEnds(t *testing.T) {
	d := sample()
	d.Successions[1].Days.Until = civil.Date(2021, 1, 1)
	r, problems := New(d)
	if problems.Err() != nil {
		t.Fatal(problems)
	}
	if b, ok := r.SuccessorOn("mid", civil.Date(2020, 12, 31)); !ok || b.ID != "new" {
		t.Errorf("got %s, %v", b.ID, ok)
	}
	if _, ok := r.SuccessorOn("mid", civil.Date(2021, 1, 1)); ok {
		t.Error("a body that has ended carries duties")
	}
}

// Persons and staff are found by role for each day, at the boundaries of their terms too.
func TestInOffice(t *testing.T) {
	r := registry(t)
	for on, want := range map[civil.Day]string{civil.Date(2019, 1, 31): "", civil.Date(2019, 2, 1): "head1", civil.Date(2022, 4, 30): "head1",
		civil.Date(2022, 5, 1): "head2", civil.Date(2099, 1, 1): "head2"} {
		got := r.InOffice("new", "head", on)
		if len(got) != min(1, len(want)) || want != "" && got[0].ID != want {
			t.Errorf("on %s: %v, want %s", on, got, want)
		}
	}
	for on, want := range map[civil.Day]string{civil.Date(2017, 12, 31): "", civil.Date(2018, 1, 1): "judge-1", civil.Date(2020, 1, 1): "judge-1 boss",
		civil.Date(2023, 12, 31): "judge-1 boss", civil.Date(2024, 1, 1): "judge-1"} {
		var ids []string
		for _, s := range r.WithRole("皖1181", policy.Judge, on) {
			ids = append(ids, s.ID)
		}
		if strings.Join(ids, " ") != want {
			t.Errorf("on %s: %v, want %s", on, ids, want)
		}
	}
}

// An exclusion holds for its days, and for the body that has taken over; not for another body or another judge.
func TestExcluded(t *testing.T) {
	r := registry(t)
	for _, test := range []struct {
		staff, body string
		on          civil.Day
		want        bool
	}{
		{"judge-1", "mid", civil.Date(2015, 12, 31), false}, {"judge-1", "mid", civil.Date(2016, 1, 1), true},
		{"judge-1", "new", civil.Date(2019, 1, 31), false}, {"judge-1", "new", civil.Date(2019, 2, 1), true},
		{"judge-1", "new", civil.Date(2022, 12, 31), true}, {"judge-1", "new", civil.Date(2023, 1, 1), false},
		{"judge-1", "county", civil.Date(2020, 1, 1), false}, {"boss", "new", civil.Date(2020, 1, 1), false}, {"judge-1", "", civil.Date(2020, 1, 1), false},
	} {
		e, got := r.Excluded(test.staff, test.body, test.on)
		if got != test.want || got && e.Ground == "" {
			t.Errorf("%s, %s, %s: %v", test.staff, test.body, test.on, got)
		}
	}
}

// A court stands over those below it at any distance, never over itself or upward.
func TestSupervises(t *testing.T) {
	for _, test := range []struct {
		above, below string
		want         bool
	}{
		{"皖11", "皖1181", true}, {"皖", "皖1181", true}, {"最高法", "皖1181", true}, {"皖", "皖11", true},
		{"皖1181", "皖1181", false}, {"皖1181", "皖11", false}, {"京", "皖1181", false}, {"", "皖1181", false}, {"皖", "", false}, {"", "最高法", false},
	} {
		if got := Supervises(test.above, test.below); got != test.want {
			t.Errorf("%s over %s: %v", test.above, test.below, got)
		}
	}
}

// A snapshot does not change when the rows it was made of, or those it gave out, do.
func TestSnapshot(t *testing.T) {
	d := sample()
	r, _ := New(d.clone())
	out := r.Data()
	out.Bodies[0].ID = "changed"
	if b, ok := r.Body("county"); !ok || b.ID != "county" {
		t.Error("the snapshot changed")
	}
}

// Structure alone: division, purse and tier, each yes, no and unknown.
func TestDependence(t *testing.T) {
	d := sample()
	d.Bodies = append(d.Bodies, Body{ID: "zone", Name: i18n.Text{ZH: "清河开发区管委会"}, Level: "development_zone", Finance: "watch", Days: open()})
	r, problems := New(d)
	if problems.Err() != nil {
		t.Fatal(problems)
	}
	for _, test := range []struct {
		court, body string
		want        [3]Truth
	}{
		{"皖1181", "county", [3]Truth{Yes, Yes, No}},
		{"皖1181", "city", [3]Truth{No, Unknown, Yes}},
		{"皖1181", "new", [3]Truth{Yes, Unknown, No}},
		{"皖11", "county", [3]Truth{No, No, No}},
		{"皖11", "city", [3]Truth{Yes, Unknown, No}},
		{"皖1181", "zone", [3]Truth{Unknown, Unknown, Unknown}},
		{"皖1181", "none", [3]Truth{}}, {"皖9", "county", [3]Truth{}},
	} {
		facts := r.Dependence(test.court, test.body)
		if len(facts) != 3 {
			t.Fatalf("%d facts", len(facts))
		}
		for i, f := range facts {
			said := f.Label().In(i18n.ZH) + f.Label().In(i18n.EN) + f.Why.In(i18n.ZH) + f.Why.In(i18n.EN)
			if f.Truth != test.want[i] || f.Why.Key == "" || strings.ContainsAny(said, "⟦{") {
				t.Errorf("%s, %s, %s: %v, want %v: %s", test.court, test.body, f.ID, f.Truth, test.want[i], said)
			}
		}
	}
}

// A body becomes a debtor of a case file, and its office-holders persons, with open days absent.
func TestDebtor(t *testing.T) {
	r := registry(t)
	d, ok := r.Debtor("county", "d1")
	if !ok || d.ID != "d1" || d.Kind != "public_body" || d.Superior != "清河市人民政府" || d.Finance != "清河县财政局" || !d.Abolished.IsZero() {
		t.Errorf("%+v", d)
	}
	if d, _ := r.Debtor("mid", "d2"); d.Abolished.String() != "2019-02-01" || d.Superior != "" {
		t.Errorf("%+v", d)
	}
	if _, ok := r.Debtor("none", "d3"); ok {
		t.Error("an unknown body became a debtor")
	}
	got := r.OfficeHolders("new", "d1", civil.Interval{From: civil.Date(2021, 1, 1), Until: civil.Date(2022, 5, 1)})
	if len(got) != 2 || got[0].ID != "head1" || got[0].From.String() != "2019-02-01" || got[0].Until.String() != "2022-05-01" ||
		got[1].ID != "chief" || !got[1].From.IsZero() || !got[1].Until.IsZero() || got[1].Debtor != "d1" {
		t.Errorf("%+v", got)
	}
}

// A court is named by the list of courts, then by the register; one that neither has is not named. A row of the register for a listed
// court is a warning, one without a name is refused.
func TestCourtName(t *testing.T) {
	data := sample()
	data.Courts = append(data.Courts, Court{Code: "皖1181", Name: i18n.Text{ZH: "别的名称"}})
	r, problems := New(data)
	if r == nil || len(problems) != 1 || complaint(problems[0]) != "courts[皖1181].code register.court.listed" {
		t.Fatal(problems)
	}
	sayable(t, problems, "")
	for code, want := range map[string]string{"皖1181": "天长市人民法院", "岭01": "云岭省澜溪市中级人民法院", "岭99": "", "": ""} {
		if got, ok := r.CourtName(code); got.ZH != want && !strings.HasSuffix(got.ZH, want) || ok != (want != "") {
			t.Errorf("%q is called %q", code, got.ZH)
		}
	}
	data.Courts = []Court{{Code: "岭02"}}
	if r, _ := New(data); r != nil {
		t.Error("a court without a name is taken")
	}
}
