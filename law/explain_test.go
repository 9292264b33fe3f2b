package law

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

// explained prints the tree of a condition.
func explained(out *strings.Builder, e Explanation, indent string) {
	fmt.Fprintf(out, "%s%s: %s", indent, e.Value, e.Text)
	for _, c := range e.Cites {
		fmt.Fprintf(out, " [%s %s]", c.In(i18n.ZH), c.In(i18n.EN))
	}
	out.WriteString("\n")
	for _, f := range e.Facts {
		fmt.Fprintf(out, "%s  - %s: %s (%s)\n", indent, f.Label, f.Value, f.State)
	}
	for _, u := range e.Unless {
		explained(out, u, indent+"    unless ")
	}
}

// A condition is explained by its clause, with values where they are known and words where they are not, and by what may defeat it.
func TestExplanations(t *testing.T) {
	p := smallPack()
	var out strings.Builder
	for _, facts := range []map[string]string{
		{"applied": "2021-04-15", "period_end": "2021-03-31", "stayed": "true", "urgent": "true", "heard": "true", "duty": "pay", "amount": "1234.50", "registered": "2021-01-11", "performed": "none"},
		{"applied": "none", "period_end": "none", "notice_end": "2021-07", "stayed": "true", "urgent": "true", "heard": "false", "duty": "pay", "performed": "2021"},
		{"applied": "2021-04", "period_end": "unknown", "stayed": "unknown", "urgent": "unknown", "amount": "1000.00"},
	} {
		row, err := p.textRow(facts, nil)
		if err != nil {
			t.Fatal(err)
		}
		pos := newPosition(p.standard, row, civil.Date(2021, 7, 15))
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			for _, id := range []string{"filed", "lapsed", "blocked", "money_due", "small", "inaction", "unperformed", "demanded"} {
				explained(&out, pos.explain(id, l), "")
			}
		}
		out.WriteString("\n")
	}
	golden(t, "explanations.txt", out.String())
}

var derivations = []struct {
	limit string
	facts map[string]string
	lists map[string][]item
}{
	{limit: "apply", facts: map[string]string{"period_end": "2018-10-01"}},
	{limit: "apply", facts: map[string]string{"period_end": "2020-02-29"}, lists: map[string][]item{"demands": {{On: "2021-06-05"}, {On: "2023-06-06"}}}},
	{limit: "apply", facts: map[string]string{"period_end": "2019-12-31"}, lists: map[string][]item{"obstacles": {{On: "2021-08-01", Until: "2021-08-20"}}}},
	{limit: "apply", facts: map[string]string{"period_end": "2020-02"}},
	{limit: "apply", facts: map[string]string{"period_end": "2020-02-29"}, lists: map[string][]item{"demands": {{On: "2021-06"}}}},
	{limit: "term", facts: map[string]string{"registered": "2021-04-20", "applied": "2021-04-15"}, lists: map[string][]item{"appraisals": {{On: "2021-06-01", Until: "2021-06-30"}}, "extensions": {{On: "2021-11-01", Until: "2021-12-31"}}}},
	{limit: "notice", facts: map[string]string{"notice_end": "2021-05-10"}},
	{limit: "answer_then", facts: map[string]string{"applied": "2021-04-28"}},
	{limit: "frozen", facts: map[string]string{"served": "2021-06-01"}},
	{limit: "notice", facts: map[string]string{"notice_end": "none"}},
}

// A last day is derived step by step, each with its article: counted, restarted, lengthened, moved over the days that are named. What is
// known only to the month is not derived.
func TestDerivations(t *testing.T) {
	p := smallPack()
	var out strings.Builder
	for _, c := range derivations {
		facts := map[string]string{"title": "admin_judgment", "duty": "perform_duty"}
		for k, v := range c.facts {
			facts[k] = v
		}
		row, err := p.textRow(facts, c.lists)
		if err != nil {
			t.Fatal(err)
		}
		pos := newPosition(p.standard, row, civil.Date(2021, 7, 15))
		fmt.Fprintf(&out, "%s %v %v: %s\n", c.limit, c.facts, c.lists, limitResult(pos.limit(c.limit), ""))
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			for _, step := range pos.derivation(c.limit, l) {
				fmt.Fprintf(&out, "  %s\n", step)
			}
		}
	}
	golden(t, "derivations.txt", out.String())
}

// A sentence may name a fact that no rule reads.
func TestSentenceNamesAnyFact(t *testing.T) {
	fact := "  spare: {type: day, source: none, change: fixed, label: {zh: 备用, en: spare}, ask: {zh: 备用？, en: \"Spare?\"}}\nlists:\n"
	folder := edited(t, "facts.yaml", "lists:\n", fact)
	text := string(folder["rules.yaml"].Data)
	folder["rules.yaml"].Data = []byte(strings.Replace(text, "en: no fine was decided}", "en: \"no fine was decided on {spare}\"}", 1))
	p, problems := Load(folder)
	if p == nil {
		t.Fatal(problems)
	}
	row, err := p.textRow(map[string]string{"spare": "2021-06-30", "fined": "none"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := newPosition(p.standard, row, civil.Date(2021, 7, 1)).sentence("fine_decided", i18n.EN), "no fine was decided on 2021-06-30"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
