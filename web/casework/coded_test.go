package casework

import (
	"html"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// plain are the fields of events that hold no code: numbers, names of courts and bodies, times of day, and what is an id by itself.
var plain = []string{"at", "court", "division", "finance", "number",
	"old", "reply", "request", "superior"}

// bare is a word as programs write it.
var bare = regexp.MustCompile(`[a-z]+_[a-z_]+|⟦|[0-9a-f]{26,}`)

// codes returns the words a field of a body may hold; nil where it holds none.
func codes(kind docket.Kind, body docket.Body, l leaf) []string {
	switch {
	case l.name == "evidence":
		return docket.EvidenceKinds
	case l.name == "act":
		return policy.Acts
	case l.name == "records":
		return policy.Records
	case l.name == "from" && kind.Name == "clarification.requested":
		return casefile.Actors
	}
	return listOf(kind, body, l.name).words()
}

// Claim: every value an event may hold that is a word of a closed list reads as words in both languages in the record of a case, and every
// field that may hold a code has such a list, or is one of those that hold none.
func TestEveryCodeHasWords(t *testing.T) {
	site := newSite(t)
	for _, lang := range []i18n.Lang{i18n.ZH, i18n.EN} {
		k := &kase{ctx: t.Context(), app: site.App, lang: lang}
		k.Docket = &docket.Docket{}
		for _, kind := range docket.Kinds {
			for _, l := range leavesOf(kind.Blank()) {
				body := kind.Blank()
				if p, ok := body.(*docket.PartyAdded); ok {
					p.Side = "debtor"
				}
				words := codes(kind, body, l)
				for _, w := range words {
					k.reads(t, kind, body, l, w)
				}
				if b, ok := body.(*docket.ActProposed); ok && l.name == "way" { // from another list for each act
					for act, of := range grounds {
						b.Act = act
						for _, w := range of.words() {
							k.reads(t, kind, b, l, w)
						}
					}
					continue
				}
				text := l.v.Kind() == reflect.String && l.v.Type() == reflect.TypeFor[string]() || l.v.Type() == reflect.TypeFor[[]string]()
				if text && len(words) == 0 && k.among(kind, body, l) == nil && k.byHand(kind, l) == "" && !slices.Contains(plain, l.name) {
					t.Errorf("%s: nothing says what %s means", kind.Name, l.name)
				}
			}
		}
	}
}

// reads holds that a word of a field is shown in words.
func (k *kase) reads(t *testing.T, kind docket.Kind, body docket.Body, l leaf, word string) {
	t.Helper()
	v := leafAt(body, l.path)
	if v.Kind() == reflect.Slice {
		v.Set(reflect.ValueOf([]string{word}))
	} else {
		v.SetString(word)
	}
	for _, d := range k.details(&docket.Entry{Kind: kind, Body: body}) {
		if d.name == l.name && (d.Text == word && k.lang == i18n.ZH || bare.MatchString(d.Text)) {
			t.Errorf("%s: %s %q reads %q", kind.Name, l.name, word, d.Text)
		}
	}
}

// byHand is what a field that holds a code of no list reads, in an example.
func (k *kase) byHand(kind docket.Kind, l leaf) string {
	if kind.Name == "passage.set_aside" {
		return "the passage"
	}
	text := k.ofEvent(&docket.Entry{Kind: kind, Body: kind.Blank()}, l.name, "x")
	if l.name == "limit" || l.name == "proposal" { // named by the pack and the docket
		return "x"
	}
	return text
}

func leafAt(body docket.Body, path string) reflect.Value {
	v := reflect.ValueOf(body).Elem()
	for _, name := range strings.Split(path, ".") {
		v = v.FieldByName(name)
	}
	return v
}

// unrecorded are the closed lists of which no event of the record shows a word: where a measure stands is read from what happened.
var unrecorded = []string{"station"}

// Claim: every closed list of a docket is the list of some field, so that none is shown as it is stored.
func TestEveryListIsUsed(t *testing.T) {
	used := slices.Concat(slices.Collect(maps.Values(listsOf)), slices.Collect(maps.Values(grounds)), []list{inDocket("evidence_kind")})
	for _, name := range docket.Lists() {
		if slices.Contains(used, inDocket(name)) == slices.Contains(unrecorded, name) {
			t.Errorf("%s: used %v", name, !slices.Contains(unrecorded, name))
		}
	}
}

// Claim: a passage that was set aside reads as its words and the reason, never as a digest and places; where the text is withheld it says
// so; an erasure names the field it took a value from.
func TestPassageReads(t *testing.T) {
	b := enforced(t)
	text := "一、判令履行；二、驳回其他诉讼请求。"
	b.act(func(r app.Request) (app.Result, error) {
		return b.App.EnterOperative(t.Context(), r, docket.EnterOperative{OperativeEntered: docket.OperativeEntered{Text: docket.Say(text)}})
	})
	entered := b.state().Operative
	value, _ := entered.Text.Value()
	k := &kase{ctx: t.Context(), app: b.App, lang: i18n.ZH}
	k.Docket = b.state()
	set := &docket.PassageSetAside{Anchor: docket.Anchor{Text: docket.TextHash(value), From: 7, To: 18}, Reason: "dismissal"}
	kind, _ := docket.KindOf("passage.set_aside/1")
	got := k.details(&docket.Entry{Kind: kind, Body: set})
	if len(got) != 2 || got[0].Text != "二、驳回其他诉讼请求。" || bare.MatchString(got[1].Text) || got[1].Text == "dismissal" {
		t.Errorf("%+v", got)
	}
	set.To = 99
	if got := k.details(&docket.Entry{Kind: kind, Body: set}); len(got) != 1 {
		t.Errorf("beyond the text: %+v", got)
	}
	erased, _ := docket.KindOf("value.erased/1")
	for _, d := range k.details(&docket.Entry{Kind: erased, Body: &docket.ValueErased{Of: 3, Field: "/name/zh", Basis: "request_of_person"}}) {
		if strings.Contains(d.Text, "/") || bare.MatchString(d.Text) {
			t.Errorf("an erasure reads %+v", d)
		}
	}
}

// Claim: what the account of a debtor's office recorded is said to be of the legal office of that body, to the court and to the sides; no id
// of an account stands in the record of a case.
func TestOfficeActs(t *testing.T) {
	s := newSite(t)
	account, err := s.App.Store.Accounts().AccountNamed(t.Context(), "debtor")
	if err != nil {
		t.Fatal(err)
	}
	office := app.Actor{ID: account.ID, Roles: []policy.Role{policy.DebtorOffice}, Body: account.Grants[0].Body}
	cases, err := s.App.Cases(t.Context(), office, store.CaseFilter{Open: true, Stages: []string{"enforcing"}, Limit: 1})
	if err != nil || len(cases.Rows) == 0 {
		t.Fatal(cases, err)
	}
	of := cases.Rows[0]
	report := docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{
		Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "partial"}, WithEvidence: docket.WithEvidence{Evidence: []string{"bank_receipt"}}}}
	if _, err := s.App.ReportPerformance(t.Context(), app.Request{Actor: office, Docket: of.Docket, Version: of.Version}, report); err != nil {
		t.Fatal(err)
	}
	body, _ := s.App.Registry().Body(office.Body)
	for who, lang := range map[string]string{"judge": "zh", "debtor": "en"} {
		text := html.UnescapeString(s.As(t, who).Get("/" + lang + "/cases/" + string(of.Docket) + "/history").Body)
		text = strings.ReplaceAll(text, `value="`+account.ID+`"`, "") // of the filter
		want := map[string]string{"zh": body.Name.ZH + "法制机构", "en": "legal office of " + body.Name.In(i18n.EN)}[lang]
		if !strings.Contains(text, want) || strings.Contains(text, account.ID) || strings.Contains(text, "bank_receipt") {
			t.Errorf("%s: the legal office is named %v, its id %v", who, strings.Contains(text, want), strings.Contains(text, account.ID))
		}
	}
}

// Claim: a new act that was recorded leads whoever finds to where it stands beside the annulled one: from the case, from its event, until it
// is compared; who does not find is not led there.
func TestNewActLeads(t *testing.T) {
	b := enforced(t)
	b.act(func(r app.Request) (app.Result, error) {
		return b.App.RecordNewAct(t.Context(), r, docket.RecordNewAct{On: docket.On{On: on(2026, 11, 20)}, NewActMade: docket.NewActMade{New: docket.Grounds{Result: docket.InWords("不予登记", "")}}})
	})
	at := b.path("/newacts/" + itoa(b.state().NewActs[0].At))
	if page := b.judge.Get(b.path("")).Body; strings.Count(page, at+`"`) != 2 {
		t.Errorf("%d links to %s", strings.Count(page, at), at)
	}
	if page := b.judge.Get(b.path("/history")).Body; !strings.Contains(page, at+`"`) {
		t.Error("its event does not lead to it")
	}
	if page := b.clerk.Get(b.path("")).Body; strings.Contains(page, at) {
		t.Error("a clerk is led to it")
	}
}
