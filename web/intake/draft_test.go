package intake

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func digits(n int) string { return strconv.Itoa(n) }

var numberField = regexp.MustCompile(`id="number" name="number" value="([^"]*)"`)

// proposedIn is the case number a page proposes.
func proposedIn(t *testing.T, body string) string {
	t.Helper()
	m := numberField.FindStringSubmatch(body)
	if m == nil || m[1] == "" {
		t.Fatal("no number is proposed")
	}
	return m[1]
}

// Claim: a draft is resumed where it was left, also with what was typed wrongly; it is its owner's alone and can be thrown away.
func TestResume(t *testing.T) {
	site := newSite(t)
	clerk := &counter{site.As(t, "clerk"), t, "zh"}
	draft := clerk.begins("")
	clerk.step(draft, "title", 422, "number", "无号", "kind", "admin_judgment", "made", "去年")
	clerk.step(draft, "title", 303, "number", "无号", "kind", "admin_judgment", "made", "去年", "do", "later")
	clerk.sees("/zh/cases/new", draft, "无号")
	clerk.sees("/zh/intake/"+draft, "未填完")
	clerk.sees("/zh/intake/"+draft+"/title", "去年")
	other := &counter{site.As(t, "railway-clerk"), t, "zh"}
	if a := other.Get("/zh/intake/" + draft); a.Status != 404 {
		t.Errorf("another sees the draft: %d", a.Status)
	}
	clerk.sends("/zh/intake/"+draft+"/discard", 303)
	if a := clerk.Get("/zh/intake/" + draft); a.Status != 404 {
		t.Errorf("thrown away, and there: %d", a.Status)
	}
	if strings.Contains(clerk.sees("/zh/cases/new"), draft) {
		t.Error("thrown away, and listed")
	}
}

// Claim: two windows on one draft lose nothing: on different steps both are kept, on the same one both wordings are shown, and what is
// sent again is kept.
func TestTwoWindows(t *testing.T) {
	clerk := &counter{newSite(t).As(t, "clerk"), t, "zh"}
	draft := clerk.begins("（2025）岭01行初7号")
	mark := func(step string) string {
		return markField.FindStringSubmatch(clerk.sees("/zh/intake/" + draft + "/" + step))[1]
	}
	applicants, text := mark("applicants"), mark("text")
	clerk.sends("/zh/intake/"+draft+"/text", 303, "mark", text, "operative", "一、支付。")
	clerk.sends("/zh/intake/"+draft+"/applicants", 303, "mark", applicants, "rows", "1", "name-0", "张三", "kind-0", "citizen")
	a := clerk.sends("/zh/intake/"+draft+"/applicants", 409, "mark", applicants, "rows", "1", "name-0", "李四", "kind-0", "citizen", "phone-0", "139")
	for _, want := range []string{"张三", "李四", "139", "另一个窗口"} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("the conflict does not show %q", want)
		}
	}
	again := markField.FindStringSubmatch(a.Body)[1]
	clerk.sends("/zh/intake/"+draft+"/applicants", 303, "mark", again, "rows", "1", "name-0", "李四", "kind-0", "citizen", "phone-0", "139")
	clerk.sees("/zh/intake/"+draft+"/applicants", "李四")
	clerk.sees("/zh/intake/"+draft+"/text", "一、支付。")
	clerk.sends("/zh/intake/"+draft+"/applicants", 303, "mark", applicants, "rows", "1", "name-0", "李四", "kind-0", "citizen", "phone-0", "139") // the same words twice
}

// Claim: an application on a title that is here already is not filed before somebody has looked; sent twice, a draft is filed once.
func TestDuplicate(t *testing.T) {
	clerk := &counter{newSite(t).As(t, "clerk"), t, "zh"}
	first := clerk.begins("（2025）岭01行初7号")
	clerk.fills(first, "申请人甲某", "澄江县测试局", "一、支付1元。")
	address := clerk.files(first)
	if a := clerk.sends("/zh/intake/"+first+"/check", 303); a.Location != address+"/duties" {
		t.Errorf("sent twice it leads to %s, not %s", a.Location, address)
	}
	second := clerk.begins("(2025)岭01行初007号")
	clerk.sees("/zh/intake/"+second, "可能重复的案件", "同一执行依据。")
	clerk.fills(second, "申请人甲某", "澄江县测试局", "一、支付1元。")
	a := clerk.sends("/zh/intake/"+second+"/check", 422)
	if !strings.Contains(a.Body, "同一执行依据，同样的当事人。") || !strings.Contains(a.Body, address) {
		t.Errorf("the duplicate is not shown: %s", words(a.Body))
	}
	a = clerk.sends("/zh/intake/"+second+"/check", 303, "not_same", "yes")
	again := strings.TrimSuffix(a.Location, "/duties")
	clerk.sees(again+"/decide", "可能重复的案件", address)
	clerk.sends(again+"/duties/new", 303, "version", clerk.version(again), "quote", "支付1元", "kind", "pay", "amount", "1", "period", "unstated")
	clerk.sends(again+"/decide/register", 422, "version", clerk.version(again), "number", "（2026）岭01执901号")
	clerk.sends(again+"/decide/register", 303, "version", clerk.version(again), "number", "（2026）岭01执901号", "not_same", "yes")
	clerk.sends(address+"/duties/new", 303, "version", clerk.version(address), "quote", "支付1元", "kind", "pay", "amount", "1", "period", "unstated")
	a = clerk.sends(address+"/decide/register", 422, "version", clerk.version(address), "number", "（2026）岭01执901号", "not_same", "yes")
	if !strings.Contains(a.Body, "另一案件的") && !strings.Contains(a.Body, "已经用于另一案件") {
		t.Errorf("a number is given twice: %s", words(a.Body))
	}
	clerk.sends(address+"/decide/register", 422, "version", clerk.version(address), "number", "（2026）京01执1号", "not_same", "yes")
	clerk.sends(address+"/decide/register", 422, "version", clerk.version(address), "number", "99", "not_same", "yes")
}

// Claim: a typed name is looked up in the register: one of the very name is proposed and has to be confirmed; a changed name is asked anew.
func TestBodyOfTheRegister(t *testing.T) {
	clerk := &counter{newSite(t).As(t, "clerk"), t, "zh"}
	var known string
	for b := range clerk.Site.App.Registry().Bodies() {
		known = b.Name.ZH
		break
	}
	draft := clerk.begins("（2025）岭01行初7号")
	if a := clerk.step(draft, "debtors", 303, "rows", "1", "name-0", known); !strings.HasSuffix(a.Location, "?ask=body") {
		t.Fatalf("not asked which body: %s", a.Location)
	}
	body := clerk.sees("/zh/intake/"+draft+"/debtors?ask=body", "名录中有名称相同或者相近的机关", "checked")
	clerk.step(draft, "debtors", 422, "rows", "1", "name-0", known, "asked", "1")
	id := regexp.MustCompile(`name="body-0" type="radio" value="([^"]+)" checked`).FindStringSubmatch(body)
	if id == nil {
		t.Fatalf("none is proposed: %s", body)
	}
	if a := clerk.step(draft, "debtors", 303, "rows", "1", "name-0", known, "body-0", id[1]); strings.Contains(a.Location, "ask") {
		t.Errorf("asked again: %s", a.Location)
	}
	clerk.step(draft, "debtors", 422, "rows", "1", "name-0", known, "body-0", "nobody", "division-0", "12")
	clerk.step(draft, "debtors", 303, "rows", "1", "name-0", "完全不同的机关", "body-0", id[1])
	if strings.Contains(clerk.sees("/zh/intake/"+draft+"/debtors"), `value="`+id[1]+`"`) {
		t.Error("the body of the former name is kept")
	}
	clerk.step(draft, "debtors", 303, "rows", "1", "name-0", "甲局", "do", "more")
	clerk.step(draft, "debtors", 303, "rows", "2", "name-0", "甲局", "name-1", "乙局", "do", "drop-1")
	if body := clerk.sees("/zh/intake/" + draft + "/debtors"); strings.Contains(body, "甲局") || !strings.Contains(body, "乙局") {
		t.Error("the wrong debtor was dropped")
	}
}

// Claim: who does not work at the counter of a court takes nothing in; what is malformed is refused with the right code, and nothing of it
// is stored.
func TestRefusedAtTheCounter(t *testing.T) {
	site := newSite(t)
	judge := &counter{site.As(t, "judge"), t, "en"}
	if a := judge.Get("/en/cases/new"); a.Status != 403 {
		t.Errorf("a judge takes in: %d", a.Status)
	}
	if a := site.Nobody().Get("/en/cases/new"); a.Status != 303 {
		t.Errorf("nobody takes in: %d", a.Status)
	}
	party := site.WithCode(t, 0)
	if a := party.Get("/en/cases/new"); a.Status != 403 {
		t.Errorf("a party takes in: %d", a.Status)
	}
	clerk := &counter{site.As(t, "clerk"), t, "en"}
	if a := clerk.PostRaw("/en/cases/new", nil); a.Status != 403 {
		t.Errorf("without a token: %d", a.Status)
	}
	clerk.sends("/en/cases/new", 422, "number", strings.Repeat("长", 300))
	draft := clerk.begins("x")
	for _, path := range []string{"/en/intake/nothing", "/en/intake/" + draft + "/nothing", "/en/cases/nothing/duties", "/en/cases/0123456789abcdefghjkmnpqrs/decide"} {
		if a := clerk.Get(path); a.Status != 404 {
			t.Errorf("%s: %d", path, a.Status)
		}
	}
	clerk.step(draft, "application", 422, "filed", "2099-01-01", "way", "owl", "papers", "rumour", "pages", "-1")
	clerk.step(draft, "text", 422, "operative", "")
	clerk.step(draft, "applicants", 422, "rows", "999999999", "name-0", "", "kind-0", "ghost")
	clerk.step(draft, "persons", 422, "rows", "1", "name-0", "某人", "debtor-0", "7")
	clerk.step(draft, "persons", 303, "rows", "1")
	clerk.step(draft, "text", 422, "operative", strings.Repeat("长", mostText+1))
	if a := clerk.sends("/en/intake/"+draft+"/check", 303); !strings.HasSuffix(a.Location, "/check") {
		t.Errorf("filed unready: %s", a.Location)
	}
	clerk.sees("/en/intake/"+draft+"/check", "Steps are not complete")
}

// Claim: a duty quoted in words that are not in the text, or with figures that are none, is not typed, and nothing that was typed is lost.
func TestMalformedDuty(t *testing.T) {
	clerk := &counter{newSite(t).As(t, "clerk"), t, "en"}
	draft := clerk.begins("（2025）岭01行初7号")
	clerk.fills(draft, "申请人甲某", "澄江县测试局", "一、被告于三十日内支付原告5万元。")
	address := clerk.files(draft)
	version := clerk.version(address)
	a := clerk.sends(address+"/duties/new", 422, "version", version, "quote", "被告支付6万元", "kind", "pay", "amount", "five", "period", "length", "instalments", "ab cd\n5", "day", "soon", "unclear", "mood")
	for _, want := range []string{"被告支付6万元", "five", "ab cd", "not in the text"} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("the form does not keep %q", want)
		}
	}
	clerk.sends(address+"/duties/new", 422, "version", version, "quote", "", "kind", "", "period", "")
	clerk.sends(address+"/duties/none", 422, "version", version, "from", "0", "to", "5000", "reason", "other")
	clerk.sends(address+"/duties/none", 422, "version", version, "from", "0", "to", "5", "reason", "boredom")
	clerk.sees(address+"/duties/new?from=2&to=16", `value="50000.00"`, `value="30"`)
	clerk.sees(address + "/duties/new?from=-5&to=999999")
	clerk.sends(address+"/duties/text", 422, "version", version, "operative", "")
	clerk.sends(address+"/duties/text", 303, "version", version, "operative", "一、支付。")
	clerk.sends(address+"/duties/new", 409, "version", version, "quote", "支付", "kind", "pay", "period", "unstated") // an old version
	clerk.sends(address+"/duties/new", 303, "version", clerk.version(address), "quote", "支付", "kind", "pay", "amount", "30,000", "period", "day", "day", "2026-12", "instalments", "1万 2026年6月30日\n20,000元 2026-12-31")
	o := clerk.docketOf(address).Obligation("o1")
	if len(o.Instalments) != 2 || o.Instalments[0].Amount != "10000.00" || o.Instalments[1].Due.String() != "2026-12-31" {
		t.Errorf("instalments %+v", o.Instalments)
	}
}
