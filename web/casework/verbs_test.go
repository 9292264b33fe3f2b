package casework

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"mandamus/docket"
)

// filling is the form of a verb as somebody fills it in, and what the record then says last.
type filling struct {
	verb string
	form url.Values
	kind string                  // of the last event
	says func(docket.Entry) bool // nil: that it is there is enough
	who  string                  // clerk or president; else the judge
}

// v makes a form of pairs of name and value; days count from today.
func (b *bench) v(pairs ...string) url.Values {
	out := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1]
		switch value {
		case "past":
			value = b.iso(-3)
		case "today":
			value = b.iso(0)
		case "soon":
			value = b.iso(6)
		}
		out.Add(pairs[i], value)
	}
	return out
}

// run sends the deeds one after the other on one case.
func (b *bench) run(deeds []filling) {
	b.t.Helper()
	for _, d := range deeds {
		c := b.judge
		switch d.who {
		case "clerk":
			c = b.clerk
		case "president":
			c = b.chief
		}
		a := b.send(c, d.verb, d.form)
		if a.Status != http.StatusSeeOther {
			b.t.Fatalf("%s: %d\n%s", d.verb, a.Status, problems(a.Body))
		}
		last := b.last()
		if last.Kind.Name != d.kind || d.says != nil && !d.says(last) {
			b.t.Errorf("%s: the record ends with %s: %s", d.verb, last.Kind.Name, last.Event.Body)
		}
	}
}

// problems is the error summary of a page, and what the docket says.
func problems(body string) string {
	i := strings.Index(body, "<main")
	if i < 0 {
		return body
	}
	return body[i:min(len(body), i+1500)]
}

// Claim: notices, services, payments, hearings, notes and numbers are recorded by their forms, with what was written in them.
func TestDeskVerbs(t *testing.T) {
	b := enforced(t)
	b.run([]filling{
		{verb: "notice", form: b.v("on", "past", "until", "soon", "fact", "卷一第3页"), kind: "notice.given"},
		{verb: "service", form: b.v("on", "past", "paper", "title", "party", "d1"), kind: "title.served", who: "clerk"},
		{verb: "service", form: b.v("on", "past", "paper", "notice", "party", "d1", "fact", "回执"), kind: "notice.served", who: "clerk"},
		{verb: "payment", form: b.v("on", "past", "amount", "２０，０００元", "obligations", "o1"), kind: "payment.made", says: func(e docket.Entry) bool {
			p := e.Body.(*docket.PaymentMade)
			return p.Amount == "20000.00" && p.Obligations[0] == "o1"
		}, who: "clerk"},
		{verb: "hearing", form: b.v("about", "performance", "day", "today", "at", "9:30", "place", "第一法庭"), kind: "hearing.scheduled", says: func(e docket.Entry) bool {
			return e.Body.(*docket.HearingScheduled).At == "09:30"
		}},
		{verb: "move-hearing", form: b.v("hearing", "h1", "day", "today", "at", "10:00", "reason", "clash"), kind: "hearing.moved"},
		{verb: "hold-hearing", form: b.v("hearing", "h1", "on", "today", "present", "a1", "present", "d1", "outcome", "各执一词"), kind: "hearing.held"},
		{verb: "note", form: b.v("note", "电话联系"), kind: "note.added", who: "clerk"},
		{verb: "number", form: b.v("number", "（2026）岭01执恢5号", "use", "resumption", "on", "today"), kind: "number.assigned"},
		{verb: "assign", form: b.v("officer", "demo-director", "reason", "workload", "on", "today"), kind: "case.assigned", who: "president"},
		{verb: "hold", form: b.v("reason", "awaiting_reply", "until", "soon"), kind: "hold.placed"},
		{verb: "end-hold", form: b.v("why", "taken_up"), kind: "hold.ended"},
		{verb: "link-case", form: b.v("relation", "same_debtor", "number", "（2026）岭01执5号", "on", "today"), kind: "case.linked"},
		{verb: "describe-title", form: b.v("kind", "admin_judgment", "number", "（2026）岭01行初9号", "made", "2026-06", "effective", "2026-07-02", "on", "today"),
			kind: "title.described", says: func(e docket.Entry) bool { return e.Body.(*docket.TitleDescribed).Made.String() == "2026-06" }},
	})
}

// Claim: what the two sides hand in at the counter is recorded on their behalf; settlements, questions and objections by their forms.
func TestSideVerbs(t *testing.T) {
	b := enforced(t)
	handed := func(e docket.Entry) bool { return e.Event.For != "" && e.Event.Actor == "demo-clerk" }
	b.run([]filling{
		{verb: "report", form: b.v("for", "d1", "on", "past", "obligations", "o2", "state", "full", "fact", "已答复"), kind: "performance.reported", says: handed, who: "clerk"},
		{verb: "view", form: b.v("for", "a1", "on", "today", "obligations", "o2", "state", "none"), kind: "performance.viewed", says: handed, who: "clerk"},
		{verb: "ask-clarification", form: b.v("obligation", "o2", "question", "何时答复", "on", "today"), kind: "clarification.requested"},
		{verb: "answer-clarification", form: b.v("clarification", "q1", "answer", "三十日内", "on", "today"), kind: "clarification.answered"},
		{verb: "settlement", form: b.v("on", "past", "obligations", "o1", "until", "soon", "amount", "90000"), kind: "settlement.made"},
		{verb: "breach", form: b.v("on", "today", "renounced", "yes", "fact", "书面声明"), kind: "settlement.breached"},
		{verb: "objection", form: b.v("for", "d1", "way", "enforcement_act", "on", "today", "fact", "异议书"), kind: "objection.raised", says: handed, who: "clerk"},
		{verb: "outsider-objection", form: b.v("on", "today", "fact", "主张所有权"), kind: "outsider_objection.raised"},
	})
	first := b.state().Objections[0].At
	b.run([]filling{{verb: "decide-objection", form: b.v("about", itoa(first), "way", "refused", "on", "today"), kind: "objection.decided"}})
}

// Claim: what a body answers to the public record is published in the words of the court or goes back, requests for correction are
// answered, and the case is closed to the public and opened again.
func TestPublicVerbs(t *testing.T) {
	b := enforced(t)
	b.run([]filling{
		{verb: "reply", form: b.v("for", "d1", "party", "d1", "stance", "performing", "text", "王某正在办理", "on", "today"), kind: "reply.filed", who: "clerk"},
		{verb: "ask-correction", form: b.v("for", "d1", "party", "d1", "ground", "wrong_day", "text", "日期有误", "on", "today"), kind: "correction.requested", who: "clerk"},
	})
	b.run([]filling{
		{verb: "moderate-reply", form: b.v("reply", b.state().Replies[0].ID, "outcome", "published", "text_zh", "正在办理", "text_en", "in hand", "on", "today"),
			kind: "reply.moderated", says: func(e docket.Entry) bool { return e.Body.(*docket.ReplyModerated).Text.ZH == "正在办理" }},
		{verb: "answer-correction", form: b.v("request", b.state().CorrectionRequests[0].ID, "outcome", "refused", "text_zh", "记录无误", "text_en", "the record is right", "on", "today"),
			kind: "correction.answered"},
		{verb: "restrict-publicity", form: b.v("ground", "privacy", "on", "today"), kind: "publicity.restricted"},
		{verb: "restore-publicity", form: b.v("on", "today"), kind: "publicity.restored"},
	})
}

// Claim: halts, parties, people and titles are recorded by their forms, after a check where that weighs.
func TestProcedureVerbs(t *testing.T) {
	b := enforced(t)
	b.run([]filling{
		{verb: "add-party", form: b.v("side", "debtor", "name", "青禾县财政局", "kind", "public_body", "level", "county_department", "on", "today"), kind: "party.added"},
		{verb: "representative", form: b.v("party", "a1", "name", "孙律师", "kind", "lawyer", "scope", "ordinary", "scope", "object", "on", "past"), kind: "representative.appeared"},
		{verb: "withdraw-representative", form: b.v("representative", "r1", "on", "today"), kind: "representative.withdrew"},
		{verb: "name-person", form: b.v("debtor", "d1", "name", "李某", "post", "副局长", "role", "responsible_supervisor", "from", "2025", "deputy", "none"), kind: "person.named",
			says: func(e docket.Entry) bool { return e.Body.(*docket.PersonNamed).From.String() == "2025" }},
		{verb: "change-person", form: b.v("person", "p1", "until", "past", "on", "today"), kind: "person.changed"},
		{verb: "link-appeal", form: b.v("number", "（2026）岭行终8号", "effect", "stands", "on", "today"), kind: "case.linked"},
		{verb: "link-retrial", form: b.v("number", "（2026）岭行申8号", "stage", "applied", "by", "d1", "on", "today"), kind: "retrial.applied"},
	})
}

// Claim: an occurrence without a verb of its own is recorded by a form made from its kind.
func TestOccurrence(t *testing.T) {
	b := enforced(t)
	a := b.judge.Get(b.path("/do/occurrence"))
	if a.Status != http.StatusOK || !strings.Contains(a.Body, "kind=promise.made") {
		t.Fatalf("the kinds: %d", a.Status)
	}
	b.run([]filling{
		{verb: "occurrence?kind=promise.made", form: b.v("on", "past", "until", "soon", "amount", "5000", "by", "d1", "obligations", "o1", "fact", "口头承诺"), kind: "promise.made",
			says: func(e docket.Entry) bool {
				p := e.Body.(*docket.PromiseMade)
				return p.Amount == "5000.00" && p.By == "d1" && p.Until.String() == b.iso(6)
			}},
	})
	if a := b.send(b.clerk, "occurrence?kind=interference.occurred", b.v("on", "past", "fact", "电话过问")); a.Status != http.StatusSeeOther {
		t.Errorf("an interference: %d", a.Status)
	}
	if a := b.judge.Get(b.path("/do/occurrence?kind=case.closed")); a.Status != http.StatusNotFound {
		t.Errorf("a kind with a verb of its own: %d", a.Status)
	}
}

// Claim: every form opens in both languages for those it is offered to, says why it is blocked where it is, and has no hole in its texts.
func TestFormsOpen(t *testing.T) {
	b := enforced(t)
	for _, lang := range []string{"zh", "en"} {
		for i := range verbs {
			a := b.chief.Get("/" + lang + "/cases/" + string(b.id) + "/do/" + verbs[i].name)
			if a.Status != http.StatusOK || hole(a.Body) != "" {
				t.Errorf("%s %s: %d %s", lang, verbs[i].name, a.Status, hole(a.Body))
			}
		}
	}
	a := b.judge.Get(b.path("/do/reverse"))
	if strings.Contains(a.Body, `id="form"`) || !strings.Contains(a.Body, "reversal.stands") || !strings.Contains(a.Body, "/law/provisions/") {
		t.Error("a blocked verb does not say its rule and article")
	}
	if a := b.judge.Get(b.path("/do/nothing")); a.Status != http.StatusNotFound {
		t.Errorf("no such verb: %d", a.Status)
	}
}
