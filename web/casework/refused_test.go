package casework

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Claim: every form sent empty comes back with 422, an error for each field that is wanted, and nothing is recorded.
func TestEmptyForms(t *testing.T) {
	b := enforced(t)
	before := b.state().Version
	for i := range verbs {
		v := &verbs[i]
		name := v.name
		switch name {
		case "occurrence":
			name += "?kind=extension.requested"
		case "correct":
			name += "?event=1"
		}
		page := b.chief.Get(b.path("/do/" + name))
		if !strings.Contains(page.Body, `id="form"`) {
			continue // blocked, as other tests hold
		}
		a := b.send(b.chief, name, url.Values{})
		if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, "govuk-error-summary") || !strings.Contains(a.Body, "<title>错误：") {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
	if after := b.state().Version; after != before {
		t.Errorf("recorded %d events", after-before)
	}
}

// Claim: an answer that makes no sense comes back beside its field as it was written; what the docket refuses says its rule by name
// and article, the id of the rule only beside it, and the remedy; both with 422.
func TestRefusals(t *testing.T) {
	b := enforced(t)
	for _, test := range []struct {
		verb string
		form url.Values
		want []string
	}{
		{"payment", b.v("on", "past", "amount", "很多", "obligations", "o1"), []string{"不是大于零的金额", "很多"}},
		{"payment", b.v("on", "past", "amount", "1", "obligations", "o2"), []string{"不在可选之列"}},
		{"payment", b.v("on", "soon", "amount", "1", "obligations", "o1"), []string{"future"}},
		{"notice", b.v("on", "2026-13-01", "until", "soon"), []string{"不是日期"}},
		{"number", b.v("number", "12", "use", "other", "on", "today"), []string{"不是案号"}},
		{"number", b.v("number", "（2026）岭01执77号", "use", "other", "on", "today"), []string{"number.taken"}},
		{"hearing", b.v("about", "other", "day", "past", "at", "09:00"), []string{"hearing.past"}},
		{"hearing", b.v("about", "other", "day", "soon", "at", "9点"), []string{"不是时间"}},
		{"close", b.v("way", "performed", "on", "today"), []string{"closing.not_assessed", `规则：结案方式 <a class="govuk-link" href="/zh/law/provisions/exec_rules.closing">`, `<span class="m-mark">closing.not_assessed</span>`, "如何解决"}},
		{"close", b.v("way", "end_of_round", "on", "today"), []string{"closing.act"}},
		{"terminate", b.v("ground", "title_revoked", "on", "today"), []string{"closing.ground"}},
		{"hold", b.v("reason", "other", "until", "past"), []string{`规则：卷宗记录规则 <span class="m-mark">hold.past</span>`}},
	} {
		a := b.send(b.judge, test.verb, test.form)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s %v: %d", test.verb, test.form, a.Status)
		}
		for _, want := range test.want {
			if !strings.Contains(a.Body, want) {
				t.Errorf("%s %v does not say %s\n%s", test.verb, test.form, want, problems(a.Body))
			}
		}
	}
}

// Claim: a form is not taken from who may not send it, without a token, or on a case that is another court's.
func TestNotAllowed(t *testing.T) {
	b := enforced(t)
	if a := b.send(b.clerk, "close", b.v("way", "performed", "on", "today")); a.Status != http.StatusForbidden {
		t.Errorf("a clerk closes: %d", a.Status)
	}
	if a := b.clerk.PostRaw(b.path("/do/note"), b.v("note", "x", "version", "1")); a.Status != http.StatusForbidden {
		t.Errorf("without a token: %d", a.Status)
	}
	if a := b.send(b.As(t, "railway-judge"), "note", b.v("note", "x")); a.Status != http.StatusForbidden {
		t.Errorf("another court: %d", a.Status)
	}
	if a := b.Nobody().Post(b.path("/do/note"), b.v("note", "x")); a.Status != http.StatusUnauthorized {
		t.Errorf("nobody: %d", a.Status)
	}
}

// Claim: a hearing that meets another of the same judge is not set: the form comes back with the other one.
func TestClash(t *testing.T) {
	b := enforced(t)
	b.run([]filling{{verb: "hearing", form: b.v("about", "other", "day", "soon", "at", "09:30", "place", "第一法庭"), kind: "hearing.scheduled"}})
	a := b.send(b.judge, "hearing", b.v("about", "other", "day", "soon", "at", "10:00", "place", "第二法庭"))
	if a.Status != http.StatusConflict || !strings.Contains(a.Body, "09:30") || !strings.Contains(a.Body, "第二法庭") {
		t.Errorf("%d\n%s", a.Status, problems(a.Body))
	}
}
