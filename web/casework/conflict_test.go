package casework

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"mandamus/web/webtest"
)

// opened is the version a form was opened on.
func versionIn(body string) string {
	m := regexp.MustCompile(`name="version" value="([0-9]+)"`).FindStringSubmatch(body)
	if m == nil {
		return ""
	}
	return m[1]
}

// late opens a form, lets somebody else record something, and sends the form.
func (b *bench) late(c *webtest.Client, mine filling, theirs ...filling) webtest.Answer {
	b.t.Helper()
	form := with(mine.form, "version", versionIn(c.Get(b.path("/do/"+mine.verb)).Body))
	b.run(theirs)
	return c.Post(b.path("/do/"+mine.verb), form)
}

// Claim: two sit at one case. What the second sends too late comes back filled in, with what the first has recorded, field by field; where it
// concerns another matter one button goes on, and then both are on record.
func TestConflictApart(t *testing.T) {
	b := enforced(t)
	mine := filling{verb: "payment", form: b.v("on", "past", "amount", "12345.60", "obligations", "o1", "fact", "凭证第7号")}
	a := b.late(b.clerk, mine, filling{verb: "representative", form: b.v("party", "a1", "name", "孙律师", "kind", "lawyer", "scope", "object", "on", "past"), kind: "representative.appeared"})
	if a.Status != http.StatusConflict {
		t.Fatalf("%d\n%s", a.Status, problems(a.Body))
	}
	for _, want := range []string{"12345.60", "凭证第7号", "代理人到案", "孙律师", "其他事项", "在新版本上继续", "<title>错误："} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	on := b.clerk.Post(b.path("/do/payment"), with(mine.form, "version", versionIn(a.Body)))
	if on.Status != http.StatusSeeOther || b.last().Kind.Name != "payment.made" {
		t.Errorf("going on: %d", on.Status)
	}
}

// Claim: where both concern the same thing, nothing goes on by itself: the page says so, keeps what was filled in, and it is recorded only
// when it is sent again.
func TestConflictSame(t *testing.T) {
	b := enforced(t)
	mine := filling{verb: "payment", form: b.v("on", "past", "amount", "500", "obligations", "o1")}
	a := b.late(b.clerk, mine, filling{verb: "payment", form: b.v("on", "past", "amount", "500", "obligations", "o1"), kind: "payment.made"})
	if a.Status != http.StatusConflict || strings.Contains(a.Body, "在新版本上继续") || !strings.Contains(a.Body, "涉及同一事项") || !strings.Contains(a.Body, "已核对，仍要记录") {
		t.Fatalf("%d\n%s", a.Status, problems(a.Body))
	}
	if len(b.state().Payments) != 1 {
		t.Error("recorded all the same")
	}
}

// Claim: a change of what was said shows what it was and what it is.
func TestConflictFieldByField(t *testing.T) {
	b := enforced(t)
	b.run([]filling{{verb: "hearing", form: b.v("about", "performance", "day", "soon", "at", "09:30"), kind: "hearing.scheduled"}})
	mine := filling{verb: "move-hearing", form: b.v("hearing", "h1", "day", "soon", "at", "11:00", "reason", "clash")}
	a := b.late(b.clerk, mine, filling{verb: "move-hearing", form: b.v("hearing", "h1", "day", "soon", "at", "15:00", "reason", "judge_prevented"), kind: "hearing.moved"})
	if a.Status != http.StatusConflict || !strings.Contains(a.Body, "<td>09:30</td><td>15:00</td>") || !strings.Contains(a.Body, `value="11:00"`) {
		t.Errorf("%d\n%s", a.Status, problems(a.Body))
	}
}

// Claim: what the newest file no longer allows is said, with rule and remedy, and nothing of the form is lost.
func TestConflictRefused(t *testing.T) {
	b := enforced(t)
	mine := filling{verb: "hold", form: b.v("reason", "awaiting_reply", "until", "soon", "note", "等财政局回函")}
	a := b.late(b.judge, mine, filling{verb: "hold", form: b.v("reason", "awaiting_payment", "until", "soon"), kind: "hold.placed"})
	if a.Status != http.StatusConflict || !strings.Contains(a.Body, "hold.already") || !strings.Contains(a.Body, "等财政局回函") {
		t.Errorf("%d\n%s", a.Status, problems(a.Body))
	}
}

// Claim: a form sent twice is carried out once, also when its version is old by then.
func TestSentTwice(t *testing.T) {
	b := enforced(t)
	form := with(b.v("note", "一次"), "version", itoa(b.state().Version))
	form = with(form, "token", b.clerk.Token())
	first, second := b.clerk.PostRaw(b.path("/do/note"), form), b.clerk.PostRaw(b.path("/do/note"), form)
	if first.Status != http.StatusSeeOther || second.Status != http.StatusSeeOther || len(b.state().Notes) != 1 {
		t.Errorf("%d, %d, %d notes", first.Status, second.Status, len(b.state().Notes))
	}
}

// Claim: touching is symmetric, notes touch nothing, and what is about the whole case touches all that is about something.
func TestTouch(t *testing.T) {
	for _, test := range []struct {
		a, b []string
		want bool
	}{
		{[]string{"kind payment", "obligation o1"}, []string{"obligation o1"}, true},
		{[]string{"kind payment", "obligation o1"}, []string{"kind hearing", "hearing h1"}, false},
		{[]string{wholeCase}, []string{"obligation o1"}, true},
		{[]string{wholeCase}, nil, false},
		{nil, nil, false},
	} {
		if touch(test.a, test.b) != test.want || touch(test.b, test.a) != test.want {
			t.Errorf("%v and %v", test.a, test.b)
		}
	}
}
