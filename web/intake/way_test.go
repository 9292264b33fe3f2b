package intake

import (
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
)

// Claim: an application is taken in, its duties are typed beside the text and the case is registered, for a duty to pay, a duty to act
// and a repeated act, in either language, with nothing but forms.
func TestFromTheCounterToRegistration(t *testing.T) {
	for _, way := range []struct {
		name, lang, text, quote, kind string
		more                          []string
	}{
		{"money", "zh", "一、被告于本判决生效之日起三十日内支付原告补偿款100,000元；\n二、案件受理费50元，由被告负担。", "被告于本判决生效之日起三十日内支付原告补偿款100,000元", "pay",
			[]string{"amount", "10万元", "nature", "compensation"}},
		{"act", "en", "一、责令被告于判决生效之日起十五日内对原告的申请作出答复；\n二、驳回其他诉讼请求。", "责令被告于判决生效之日起十五日内对原告的申请作出答复", "perform_duty",
			[]string{"done", "收到书面答复"}},
		{"repeated", "zh", "一、撤销被告作出的决定，责令被告于六十日内重新作出决定。\n二、驳回其他诉讼请求。", "撤销被告作出的决定，责令被告于六十日内重新作出决定", "remake", nil},
	} {
		t.Run(way.name, func(t *testing.T) {
			clerk := &counter{newSite(t).As(t, "clerk"), t, way.lang}
			draft := clerk.begins("(2025)岭01行初7号")
			clerk.fills(draft, "申请人甲某", "澄江县测试局", way.text)
			clerk.sees(clerk.path("/intake/"+draft+"/check"), "申请人甲某", "澄江县测试局", "13900000001", "（2025）岭01行初7号")
			address := clerk.files(draft)
			clerk.sees(address+"/duties", way.quote)
			duty := append([]string{"version", clerk.version(address), "quote", way.quote, "kind", way.kind, "period", "length", "length", "30", "unit", "d", "from", "effectiveness"}, way.more...)
			clerk.sends(address+"/duties/new", 303, duty...)
			d := clerk.docketOf(address)
			o := d.Obligation("o1")
			if o.Kind != way.kind || o.Quote.In(i18n.ZH) != way.quote || o.Anchor == nil || o.Period.Length != "30d" || o.Debtor != "d1" {
				t.Fatalf("typed %+v", o)
			}
			all := covered(d)
			if len(all) != 2 || progress(all) != 1 {
				t.Fatalf("covered %+v", all)
			}
			clerk.sends(address+"/duties/none", 303, "version", clerk.version(address), "from", digits(all[1].From), "to", digits(all[1].To), "reason", "dismissal")
			d = clerk.docketOf(address)
			if progress(covered(d)) != 2 || len(d.Served) != 1 || d.Contact("a1") == nil || !d.Received("other") {
				t.Fatalf("after the second sentence: %+v", d)
			}
			body := clerk.sees(address + "/decide")
			clerk.sends(address+"/decide/register", 303, "version", clerk.version(address), "number", proposedIn(t, body), "not_same", "yes")
			if d = clerk.docketOf(address); d.Registered.IsZero() || !strings.HasPrefix(d.Numbers[0].Number, "（2026）岭01执") {
				t.Errorf("registered %+v", d.Numbers)
			}
			clerk.sees(address+"/decide", d.Numbers[0].Number)
		})
	}
}

// Claim: a duty that only declares is typed and flagged, and the question to the court that made the title is drafted from what is unclear.
func TestUnclearDutyIsAskedAbout(t *testing.T) {
	site := newSite(t)
	clerk := &counter{site.As(t, "clerk"), t, "zh"}
	draft := clerk.begins("（2025）岭01行初7号")
	clerk.fills(draft, "申请人甲某", "澄江县测试局", "一、被告依法处理原告的申请。")
	address := clerk.files(draft)
	clerk.sends(address+"/duties/new", 303, "version", clerk.version(address), "quote", "被告依法处理原告的申请", "kind", "perform_duty", "period", "unstated", "unclear", "no_period", "unclear", "no_done_criterion")
	clerk.sees(address+"/duties", "可能无法强制执行", "请求释明由承办人或者审判人员提出")
	if a := clerk.Get(address + "/duties/o1/clarify"); a.Status != 403 {
		t.Errorf("a clerk asks: %d", a.Status)
	}
	judge := &counter{site.As(t, "judge"), t, "zh"}
	judge.sees(address+"/duties/o1/clarify", "履行期限多长", "达到什么程度视为履行完毕")
	judge.sends(address+"/duties/o1/clarify", 422, "version", judge.version(address), "question", "")
	judge.sends(address+"/duties/o1/clarify", 303, "version", judge.version(address), "question", "期限多长？")
	if q := judge.docketOf(address).Clarifications; len(q) != 1 || q[0].Obligation != "o1" {
		t.Errorf("asked %+v", q)
	}
	judge.sees(address+"/duties", "已请求释明")
	judge.sees(address+"/duties/o1/revise", "被告依法处理原告的申请")
	judge.sends(address+"/duties/o1/revise", 422, "version", judge.version(address), "quote", "被告依法处理原告的申请", "kind", "perform_duty", "period", "unstated")
	judge.sends(address+"/duties/o1/revise", 303, "version", judge.version(address), "quote", "被告依法处理原告的申请", "kind", "perform_duty", "period", "unstated", "reason", "clarified")
	if o := judge.docketOf(address).Obligation("o1"); o.Revised.IsZero() || len(o.Unclear) != 0 {
		t.Errorf("revised %+v", o)
	}
}

// Claim: a refusal is proposed with its reasons, approved by somebody else and then decided by a judge with the same reasons, in both
// languages; who may not is told who may.
func TestRefused(t *testing.T) {
	site := newSite(t)
	clerk := &counter{site.As(t, "clerk"), t, "zh"}
	draft := clerk.begins("（2025）岭01行初7号")
	clerk.fills(draft, "申请人甲某", "澄江县测试局", "一、驳回原告的诉讼请求。")
	address := clerk.files(draft)
	clerk.sends(address+"/decide/paper", 303, "version", clerk.version(address), "paper", "proof_of_effect", "what", "法院出具")
	clerk.sees(address+"/decide", "提出不予受理的建议")
	judge := &counter{site.As(t, "judge"), t, "en"}
	english := strings.Replace(address, "/zh/", "/en/", 1)
	judge.sees(english+"/decide/refuse", "The title is not effective", "Propose to refuse")
	judge.sends(english+"/decide/refuse", 422, "version", judge.version(english), "note", "because")
	judge.sends(english+"/decide/refuse", 303, "version", judge.version(english), "grounds", "no_content", "grounds", "same", "note", "see the file")
	judge.sees(english+"/decide/refuse", "Awaiting approval", "see the file")
	approve(t, site, judge.docketOf(address))
	judge.sees(english+"/decide/refuse", "Approved")
	judge.sends(english+"/decide/refuse", 303, "version", judge.version(english))
	d := judge.docketOf(address)
	var why *docket.ApplicationRefused
	for _, e := range d.History {
		if b, ok := e.Body.(*docket.ApplicationRefused); ok {
			why = b
		}
	}
	if why == nil || !strings.Contains(why.Fact.ZH.In(i18n.ZH), "给付内容") || !strings.HasSuffix(why.Fact.EN.In(i18n.EN), "see the file") {
		t.Errorf("refused: %+v", why)
	}
	judge.sees(english+"/decide", "Refused by")
	judge.sends(english+"/decide/register", 422, "version", judge.version(english), "number", "（2026）岭01执99号", "not_same", "yes")
}
