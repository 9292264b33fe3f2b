package view

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

var book = sync.OnceValue(func() *Book { return NewBook(pack()) })

var someDay = civil.Date(2024, 5, 17)

// Every provision, instrument and rule has a page in both languages, and nothing strays into it.
func TestEveryPartOfTheLawMakesAPage(t *testing.T) {
	p := pack()
	for _, l := range langs {
		for _, id := range p.ProvisionIDs() {
			made, ok := book().Provision(l, id, someDay)
			if !ok || made.Cite == "" || len(made.Versions) == 0 {
				t.Errorf("%s %s: %+v", l, id, made)
			}
			wantClean(t, id, made)
		}
		for _, id := range p.Instruments.Keys {
			made, ok := book().Instrument(l, id, someDay)
			if !ok || made.Title == "" {
				t.Errorf("%s %s: no page", l, id)
			}
			for _, row := range made.Rows {
				if len(row.Articles) != len(made.Versions) {
					t.Errorf("%s: %s has %d cells under %d versions", id, row.Subject.Text, len(row.Articles), len(made.Versions))
				}
			}
			wantClean(t, id, made)
		}
		for kind, ids := range map[string][]string{
			"limit": p.LimitIDs(), "measure": p.MeasureIDs(), "accrual": p.AccrualIDs(), "determine": p.DetermineIDs(),
			"condition": p.Conditions.Keys, "value": p.Values.Keys,
		} {
			for _, id := range ids {
				made, ok := book().Rule(l, kind, id, someDay)
				if !ok || made.Title == "" {
					t.Errorf("%s %s %s: no page", l, kind, id)
				}
				made.Code = nil // expressions of the pack may hold anything
				wantClean(t, id, made)
			}
		}
		wantClean(t, "contents", book().Contents(l))
		wantClean(t, "readings", book().Readings(l, someDay))
		wantClean(t, "gaps", book().Gaps(l, someDay))
		wantClean(t, "rules", book().Rules(l))
	}
}

// What there is not has no page.
func TestNoSuchPart(t *testing.T) {
	for _, id := range []string{"", "none", "all.daily-fine"} {
		_, a := book().Provision(i18n.ZH, id, someDay)
		_, b := book().Instrument(i18n.ZH, id, someDay)
		if a || b {
			t.Errorf("%q has a page", id)
		}
		for _, kind := range []string{"limit", "measure", "accrual", "determine", "condition", "value", "test", ""} {
			if _, ok := book().Rule(i18n.ZH, kind, id, someDay); ok {
				t.Errorf("%s %q has a page", kind, id)
			}
		}
	}
}

// The versions of article 96 stand side by side with the article each has, and the one of the day is marked.
func TestVersionsSideBySide(t *testing.T) {
	for day, now := range map[civil.Day]string{civil.Date(2014, 6, 1): "all@1989", civil.Date(2015, 5, 1): "all@2014", someDay: "all@2017"} {
		p, _ := book().Provision(i18n.ZH, "all.daily_fine", day)
		var articles []string
		for _, v := range p.Versions {
			articles = append(articles, v.Article)
			if v.Now != (v.ID == now) {
				t.Errorf("%s: %s is in force: %v", day, v.ID, v.Now)
			}
		}
		if want := []string{"第六十五条第三款第二项", "第九十六条第二项", "第九十六条第二项"}; !slices.Equal(articles, want) {
			t.Errorf("got %v", articles)
		}
	}
	p, _ := book().Provision(i18n.EN, "all.daily_fine", someDay)
	if p.Quote == "" || p.Paraphrase == "" || !hasRule(p.Rules, "daily fine") {
		t.Errorf("quote %q, paraphrase %q, rules %+v", p.Quote, p.Paraphrase, p.Rules)
	}
}

func hasRule(groups []RuleGroup, name string) bool {
	return slices.ContainsFunc(groups, func(g RuleGroup) bool {
		return slices.ContainsFunc(g.Rules, func(l Link) bool { return l.Text == name && l.URL != "" })
	})
}

// A search finds by citation, by words of either language, in any case and width, and says when there is nothing.
func TestSearch(t *testing.T) {
	for query, want := range map[string]string{
		"行政诉讼法 96(2)":             "/zh/law/provisions/all.daily_fine",
		"《行政诉讼法》第九十六条第二项":         "/zh/law/provisions/all.daily_fine",
		"行政诉讼法９６（２）":              "/zh/law/provisions/all.daily_fine",
		"Daily  FINE":             "/zh/law/rules/measure/daily_fine",
		"按日罚款":                    "/zh/law/rules/measure/daily_fine",
		"fine_first_day":          "/zh/law/readings#fine_first_day",
		"法释〔2014〕8号":              "/zh/law/instruments/interest_2014",
		"no such words":           "",
		"":                        "",
		"   ":                     "",
		strings.Repeat("长", 2000): "",
	} {
		found := book().Search(i18n.ZH, query, someDay)
		has := slices.ContainsFunc(found.Groups, func(g FoundGroup) bool {
			return slices.ContainsFunc(g.Hits, func(h Hit) bool { return h.Link.URL == want })
		})
		if has != (want != "") || want == "" && found.Total != 0 {
			t.Errorf("%.30q: %d found, %s among them: %v", query, found.Total, want, has)
		}
	}
}

// A search shows at most so many of a kind and counts the rest.
func TestSearchIsBounded(t *testing.T) {
	found := book().Search(i18n.EN, "a", someDay)
	total := 0
	for _, g := range found.Groups {
		if len(g.Hits) > shownHits {
			t.Errorf("%s: %d shown", g.Kind, len(g.Hits))
		}
		total += len(g.Hits) + g.More
	}
	if total != found.Total || total < 100 {
		t.Errorf("%d and %d", total, found.Total)
	}
}

// Whatever is searched for, nothing panics, and what is found holds each word.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"行政诉讼法 96", "96(2)", "《", "》》", "daily fine", "\xff", "ALL art. 1..2", "第〇条"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		found := book().Search(i18n.EN, query, someDay)
		if found.Total < 0 || (found.Total == 0) != (len(found.Groups) == 0) {
			t.Errorf("%q: %+v", query, found)
		}
	})
}

// The rule page of a measure names its conditions, and the page of a condition the measure.
func TestRulesLeadToEachOther(t *testing.T) {
	m, _ := book().Rule(i18n.EN, "measure", "daily_fine", someDay)
	if len(m.Needs) == 0 || len(m.Blocks) == 0 || len(m.Titles) == 0 {
		t.Fatalf("%+v", m)
	}
	for _, need := range m.Needs {
		id := need.URL[strings.LastIndex(need.URL, "/")+1:]
		c, ok := book().Rule(i18n.EN, "condition", id, someDay)
		if !ok || !hasRule(c.UsedBy, m.Title) {
			t.Errorf("%s does not lead back: %+v", id, c.UsedBy)
		}
	}
}

// A mark other than verified is shown in the table of an instrument.
func TestMarksAreShown(t *testing.T) {
	in, _ := book().Instrument(i18n.EN, "all", someDay)
	shown := 0
	for _, row := range in.Rows {
		for _, c := range row.Articles {
			if c.Mark.Text == "verified" {
				t.Errorf("%s: verified needs no word", row.Subject.Text)
			}
			if c.Mark.Text != "" {
				shown++
			}
		}
	}
	if shown == 0 {
		t.Error("no mark is shown")
	}
	if w := (newWords(i18n.EN, pack())); w.mark(law.Mark("")) != (Tag{}) {
		t.Error("no mark is not empty")
	}
}
