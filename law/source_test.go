package law

import (
	"strings"
	"testing"

	"mandamus/casefile"
)

// A list takes the events of its kinds: all, those of one state or way, those of another, and only about the measure named. A state also holds for
// the kinds before it that have none.
func TestSelectors(t *testing.T) {
	for _, c := range []struct {
		source, event string
		want          bool
	}{
		{"event stay", "2021 stay", true}, {"event stay", "2021 suspension", false}, {"event stay,suspension", "2021 suspension", true},
		{"event stay[review]", "2021 stay state=review", true}, {"event stay[review]", "2021 stay state=retrial", false}, {"event stay[review]", "2021 stay", false},
		{"event stay[!review]", "2021 stay state=review", false}, {"event stay[!review]", "2021 stay state=retrial", true}, {"event stay[!review]", "2021 stay", true},
		{"event stay[review],suspension[retrial]", "2021 suspension state=review", false}, {"event stay[review],suspension[retrial]", "2021 suspension state=retrial", true},
		{"event stay,suspension[review]", "2021 stay state=retrial", false}, {"event stay,suspension[review]", "2021 stay state=review", true},
		{"event stay[review],suspension", "2021 suspension state=retrial", true},
		{"event measure_decided for freeze", "2021 measure_decided measure=freeze", true}, {"event measure_decided for freeze", "2021 measure_decided measure=search", false},
		{"event measure_decided[!movables] for freeze", "2021 measure_decided measure=freeze state=movables", false},
	} {
		list, err := parseListSource(c.source)
		if err != nil {
			t.Fatal(err)
		}
		fact, err := parseFactSource(strings.Replace(c.source, " for", " any for", 1) + map[bool]string{true: "", false: " any"}[strings.Contains(c.source, " for")])
		if err != nil {
			t.Fatal(err)
		}
		e := eventOf(t, 0, c.event)
		if l, f := list.matches(&e), fact.matches(&e); l != c.want || f != c.want {
			t.Errorf("%s, %s: list %v, fact %v; want %v", c.source, c.event, l, f, c.want)
		}
	}
	way := casefile.Event{Kind: "stay", Way: "review"}
	if list, _ := parseListSource("event stay[review]"); !list.matches(&way) {
		t.Error("a way is not matched as a state is")
	}
}

// What only resembles a source is refused.
func TestSourcesRefused(t *testing.T) {
	for _, s := range []string{"", "event", "event stay[", "event stay[review", "event stay[]", "event stay[!]", "event stay[a]b", "event stay[a][b]", "event [a]", "event stay,", "event ,stay",
		"event stay for", "event stay for nothing", "event stay for freeze again", "event stay by freeze", "field", "field made", "field instalments heads", "list stay"} {
		if got, err := parseListSource(s); err == nil {
			t.Errorf("list %q is read as %+v", s, got)
		}
	}
	for _, s := range []string{"", "event stay", "event stay[x any", "event stay often", "event stay first amount amount", "event stay first for", "event stay first until freeze", "field", "field title.maid",
		"finding", "finding refusal twice", "none at all"} {
		if got, err := parseFactSource(s); err == nil {
			t.Errorf("fact %q is read as %+v", s, got)
		}
	}
}
