package law

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
)

// refusing is a body that refuses to act, with every fact known; each plan below changes some of it.
var refusing = map[string]string{"title": "admin_judgment", "duty": "perform_duty", "made": "2021-01-11", "period_end": "2021-03-31", "applied": "2021-04-15",
	"registered": "2021-04-20", "refusal": "true", "head_known": "true", "performed": "none", "instance": "first", "served": "2021-01-18", "impact": "true"}

var plans = []struct {
	name, on string
	facts    map[string]string
	measure  string
	want     string // steps, then whether the plan was seen to open the measure
}{
	{"open already", "2021-06-30", nil, "daily_fine", " unverified"},
	{"an answer", "2021-06-30", map[string]string{"head_known": "unknown"}, "daily_fine", "answer head_known; verified"},
	{"an answer that must be a certain word", "2021-06-30", map[string]string{"duty": "unknown", "amount": "5000.00"}, "transfer", "answer duty=pay; verified"},
	{"time", "2021-03-20", nil, "daily_fine", "wait 2021-04-01; verified"},
	{"time, where a condition must end", "2021-03-20", nil, "publish", "wait 2021-04-01; verified"},
	{"an act of the applicant", "2021-06-30", map[string]string{"applied": "none"}, "daily_fine", "act applied applicant; verified"},
	{"an act that ends a stay", "2021-06-30", map[string]string{"stayed": "true"}, "daily_fine", "act stayed court; verified"},
	{"a finding", "2021-06-30", map[string]string{"impact": "false"}, "detention", "finding impact court; verified"},
	{"two findings", "2021-06-30", map[string]string{"impact": "false", "refusal": "false"}, "detention", "finding refusal court; finding impact court; verified"},
	{"impossible: the title", "2021-06-30", map[string]string{"title": "civil_judgment"}, "daily_fine", "impossible; unverified"},
	{"impossible: the duty", "2021-06-30", map[string]string{"amount": "5000.00"}, "transfer", "impossible; unverified"},
	{"an act, and then time", "2021-06-30", map[string]string{"registered": "none"}, "go_above", "act registered court; wait 2021-12-31; verified"},
	{"an answer, time and a finding", "2021-03-20", map[string]string{"head_known": "unknown", "refusal": "false"}, "daily_fine",
		"wait 2021-04-01; finding refusal court; answer head_known; verified"},
}

// For a closed or undetermined measure the plan names the weakest means that open it, of whom, and when; and says so only when it did.
func TestPlans(t *testing.T) {
	p := smallPack()
	for _, c := range plans {
		facts := maps.Clone(refusing)
		maps.Copy(facts, c.facts)
		row, err := p.textRow(facts, nil)
		if err != nil {
			t.Fatal(err)
		}
		on, err := civil.ParseDay(c.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := newPosition(p.standard, row, on).plan(c.measure).text(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// text prints a plan.
func (p Plan) text() string {
	var out []string
	for _, s := range p.Steps {
		switch {
		case s.Means == Wait:
			out = append(out, fmt.Sprint("wait ", s.On))
		case s.Means == Answer && s.Value != "":
			out = append(out, "answer "+s.Fact+"="+s.Value)
		case s.Means == Answer || s.By == "":
			out = append(out, strings.TrimSpace(s.Means.String()+" "+s.Fact))
		default:
			out = append(out, s.Means.String()+" "+s.Fact+" "+s.By)
		}
	}
	verdict := " unverified"
	if p.Verified {
		verdict = " verified"
	}
	return strings.Join(out, "; ") + map[bool]string{true: ";", false: ""}[len(out) > 0] + verdict
}

// A verified plan opens the measure when its steps come about in order, whatever the case; trying plans out leaves the position as it was.
func TestVerifiedPlansOpen(t *testing.T) {
	p := smallPack()
	rapid.Check(t, func(t *rapid.T) {
		today := civil.Date(2019, 12, 1).AddDays(rapid.IntRange(0, 800).Draw(t, "today"))
		pos := newPosition(p.standard, anyRow(t, p), today)
		for _, id := range p.Measures.Keys {
			plan := pos.plan(id)
			if !plan.Verified {
				continue
			}
			then := &position{walker: &walker{prog: pos.prog, row: pos.row.clone(), today: today}}
			for _, s := range plan.Steps {
				if s.Means == Wait {
					then.today = max(then.today, s.On)
				}
			}
			waited := then.today
			for _, s := range plan.Steps {
				if s.Means != Wait {
					then.today = today
					i := p.factIndex[s.Fact]
					then.row.vals[i] = then.supposed(p.facts[i], s)
				}
			}
			if got := newPosition(p.standard, then.row, waited).measure(id).State; got != Open {
				t.Fatalf("%s: %s leaves it %s", id, plan.text(), got)
			}
		}
		if again := newPosition(p.standard, pos.row, today); fmt.Sprint(again.vals) != fmt.Sprint(pos.vals) {
			t.Fatal("planning changed the position")
		}
	})
}
