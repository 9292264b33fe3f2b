package register

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"

	"pgregory.net/rapid"
)

// Every slip in a row is named with its row and column; an error means that there is no register.
func TestNewRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		change func(d *Data)
		want   string
	}{
		"id":                 {func(d *Data) { d.Bodies[0].ID = "County" }, "bodies[County].id register.id"},
		"id of person":       {func(d *Data) { d.Persons[0].ID = "" }, "persons[].id register.id"},
		"id twice":           {func(d *Data) { d.Bodies[1].ID = "county" }, "bodies[county].id register.twice"},
		"name":               {func(d *Data) { d.Bodies[0].Name.ZH = "" }, "bodies[county].name_zh register.empty"},
		"space":              {func(d *Data) { d.Bodies[0].Name.EN = " x" }, "bodies[county].name_en register.plain"},
		"line break":         {func(d *Data) { d.Exclusions[0].Ground = "a\nb" }, "exclusions[judge-1 mid 2016-01-01].ground register.plain"},
		"alias":              {func(d *Data) { d.Bodies[0].Aliases = []string{"a;b"} }, "bodies[county].aliases register.alias"},
		"code":               {func(d *Data) { d.Bodies[0].CreditCode = "91330100799655058C" }, "bodies[county].credit_code register.code.check"},
		"code twice":         {func(d *Data) { d.Bodies[0].CreditCode = "914403001922038216" }, "bodies[new].credit_code register.same_code"},
		"level":              {func(d *Data) { d.Bodies[0].Level = "county_goverment" }, "bodies[county].level register.word"},
		"division":           {func(d *Data) { d.Bodies[0].Division = "999999" }, "bodies[county].division register.division"},
		"superior":           {func(d *Data) { d.Bodies[0].Superior = "citty" }, "bodies[county].superior register.no_body"},
		"circle":             {func(d *Data) { d.Bodies[1].Superior = "purse" }, "bodies[county].superior register.circle"},
		"own superior":       {func(d *Data) { d.Bodies[3].Superior = "watch" }, "bodies[watch].superior register.circle"},
		"no day":             {func(d *Data) { d.Bodies[4].Days.Until = civil.Date(1990, 1, 1) }, "bodies[old].until register.no_days"},
		"successor":          {func(d *Data) { d.Successions[0].Successor = "nwe" }, "successions[old 2015-03-01].successor register.no_body"},
		"succession to none": {func(d *Data) { d.Successions[0].Successor = "" }, "successions[old 2015-03-01].successor register.empty"},
		"own successor":      {func(d *Data) { d.Successions[0].Successor = "old" }, "successions[old 2015-03-01].successor register.leads_back"},
		"two successors": {func(d *Data) {
			d.Successions = append(d.Successions, Succession{"old", "county", open(civil.Date(2017, 1, 1))})
		}, "successions[old 2017-01-01].from register.two_successors"},
		"leads back": {func(d *Data) {
			d.Successions = append(d.Successions, Succession{"new", "old", open(civil.Date(2020, 1, 1))})
		}, "successions[new 2020-01-01].successor register.leads_back"},
		"person's body":   {func(d *Data) { d.Persons[0].Body = "neww" }, "persons[head2].body register.no_body"},
		"person's role":   {func(d *Data) { d.Persons[0].Role = "boss" }, "persons[head2].role register.word"},
		"person's deputy": {func(d *Data) { d.Persons[0].Deputy = "no" }, "persons[head2].deputy register.word"},
		"staff role":      {func(d *Data) { d.Staff[0].Roles = []policy.Role{policy.Applicant} }, "staff[judge-1].roles register.word"},
		"no staff role":   {func(d *Data) { d.Staff[0].Roles = nil }, "staff[judge-1].roles register.empty"},
		"no court":        {func(d *Data) { d.Staff[0].Court = "" }, "staff[judge-1].court register.empty"},
		"no such staff":   {func(d *Data) { d.Exclusions[0].Staff = "judge-2" }, "exclusions[judge-2 mid 2016-01-01].staff register.no_staff"},
		"no ground":       {func(d *Data) { d.Exclusions[0].Ground = "" }, "exclusions[judge-1 mid 2016-01-01].ground register.empty"},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample()
			test.change(&d)
			r, problems := New(d)
			if r != nil || !slices.ContainsFunc(problems, func(p fault.Problem) bool { return complaint(p) == test.want && !p.Warning }) {
				t.Errorf("got %v, want %s", problems, test.want)
			}
			sayable(t, problems, "")
		})
	}
}

// What may be right all the same is a warning, and the register stands.
func TestNewWarns(t *testing.T) {
	for name, test := range map[string]struct {
		change func(d *Data)
		want   string
	}{
		"court":     {func(d *Data) { d.Staff[0].Court = "皖9999" }, "staff[judge-1].court register.court"},
		"level":     {func(d *Data) { d.Bodies[0].Division = "340000" }, "bodies[county].level register.level"},
		"name":      {func(d *Data) { d.Bodies[6].Aliases = []string{"清河县 财政局"} }, "bodies[new].name_zh register.same_name"},
		"two heads": {func(d *Data) { d.Persons[1].Days.Until = civil.Date(2022, 5, 2) }, "persons[head1].from register.two_heads"},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample()
			test.change(&d)
			r, problems := New(d)
			if r == nil || len(problems) != 1 || complaint(problems[0]) != test.want || !problems[0].Warning {
				t.Errorf("got %v, want %s", problems, test.want)
			}
			sayable(t, problems, "")
		})
	}
}

// A word a slip away is offered.
func TestDidYouMean(t *testing.T) {
	d := sample()
	d.Bodies[0].Level = "county_goverment"
	d.Persons[0].Body = "nwe"
	_, problems := New(d)
	text := problems.Error()
	for _, want := range []string{"Did you mean “county_government”?", "Did you mean “new”?"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
}

// Whatever successions are entered: if they are accepted, the successor of every body is found on every day, and nobody has
// two; if a walk would never end, they are refused.
func TestChainsEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d Data
		for i := range 4 {
			d.Bodies = append(d.Bodies, Body{ID: fmt.Sprint("b", i), Name: nameOf(i), Days: open()})
		}
		id := rapid.SampledFrom([]string{"b0", "b1", "b2", "b3"})
		for range rapid.IntRange(0, 5).Draw(t, "successions") {
			from := civil.Day(rapid.IntRange(0, 6).Draw(t, "from"))
			d.Successions = append(d.Successions, Succession{id.Draw(t, "body"), id.Draw(t, "successor"),
				civil.Interval{From: from, Until: from + civil.Day(rapid.IntRange(1, 6).Draw(t, "days"))}})
		}
		r, problems := New(d)
		if want := sound(d.Successions); want != (problems.Err() == nil) {
			t.Fatalf("accepted %v, sound %v: %v", !want, want, problems)
		}
		for on := civil.Day(0); r != nil && on < 14; on++ {
			for _, b := range d.Bodies {
				if _, ok := r.SuccessorOn(b.ID, on); !ok {
					t.Fatalf("%s has no successor on day %d", b.ID, on)
				}
			}
		}
	})
}

// sound looks at every day by itself: at most one successor a body, and no way round.
func sound(list []Succession) bool {
	for on := civil.Day(0); on < 14; on++ {
		next := map[string]string{}
		for _, s := range list {
			if !s.Days.Contains(on) {
				continue
			}
			if _, twice := next[s.Body]; twice {
				return false
			}
			next[s.Body] = s.Successor
		}
		for start := range next {
			steps := 0
			for id, ok := start, true; ok; id, ok = next[id] {
				if steps++; steps > len(next)+1 {
					return false
				}
			}
		}
	}
	return true
}

func nameOf(i int) i18n.Text { return i18n.Text{ZH: fmt.Sprint("机关", i)} }
