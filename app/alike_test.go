package app

import (
	"testing"

	"mandamus/docket"
	"mandamus/register"
)

// Claim: a case is like an application where it rests on the same title, however the number is written, or is between the same parties;
// the same title comes first, the case itself and one that shares but one party do not, and of another court nothing is told.
func TestAlike(t *testing.T) {
	d := newDesk(t)
	first := d.filed("housing")
	other := application("other")
	other.Title.Number = "（2023）皖1181行初1号"
	second := &kase{desk: d}
	second.ok(d.FileApplication(d.ctx, second.req(clerk()), other))
	alike := func(x Actor, s Application) []Likeness {
		t.Helper()
		out, err := d.Alike(d.ctx, x, s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	s := Application{Number: "(2024)皖1181行初009号", Applicants: []string{" " + secret}, Debtors: []string{"澄江县水务局"}}
	got := alike(clerk(), s)
	if len(got) != 2 || got[0].Case.Docket != first.id || !got[0].Title || got[0].Parties || got[1].Case.Docket != second.id || !got[1].Parties {
		t.Errorf("alike: %+v", got)
	}
	s.Except = first.id
	if got = alike(clerk(), s); len(got) != 1 {
		t.Errorf("without the case itself: %+v", got)
	}
	s = Application{Applicants: []string{secret}, Debtors: []string{"某局"}, Register: []string{"housing"}}
	if got = alike(clerk(), s); len(got) != 1 || got[0].Case.Docket != first.id {
		t.Errorf("by the register: %+v", got)
	}
	if got = alike(clerk(), Application{Applicants: []string{secret}, Debtors: []string{"某局"}}); len(got) != 0 {
		t.Errorf("one party alone: %+v", got)
	}
	elsewhere := clerk()
	elsewhere.Court = "皖1182"
	if got = alike(elsewhere, Application{Number: "（2024）皖1181行初9号"}); len(got) != 0 {
		t.Errorf("of another court: %+v", got)
	}
	if _, err := d.Alike(d.ctx, Actor{}, s); err == nil {
		t.Error("nobody is told")
	}
}

// Claim: the next number is one more than the highest of the year at the court, and a number that a case has is taken.
func TestNextNumber(t *testing.T) {
	d := newDesk(t)
	next := func(want string) {
		t.Helper()
		if n, err := d.NextNumber(d.ctx, judge()); err != nil || n.String() != want {
			t.Errorf("next %v (%v), want %s", n, err, want)
		}
	}
	next("（2025）皖1181执1号")
	k := d.filed("housing")
	k.ok(d.TypeObligation(d.ctx, k.req(clerk()), docket.TypeObligation{Duty: duty("pay")}, nil))
	k.ok(d.Register(d.ctx, k.req(judge()), docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: "（2025）皖1181执41号"}}}))
	next("（2025）皖1181执42号")
	for number, want := range map[string]bool{"（2025）皖1181执41号": true, "（2025）皖1181执42号": false} {
		if taken, err := d.NumberTaken(d.ctx, judge(), number); err != nil || taken != want {
			t.Errorf("%s: %v (%v)", number, taken, err)
		}
	}
	d.on(2026, 1, 5)
	next("（2026）皖1181执1号")
}

// Claim: the numbers of a court that only the register knows are read as those of any other; what is no number is refused as ever.
func TestReadNumber(t *testing.T) {
	registry, err := DemoRegister()
	if err != nil {
		t.Fatal(err)
	}
	a := &App{Registry: func() *register.Registry { return registry }}
	for in, want := range map[string]string{
		"(2025)岭01行初007号": "（2025）岭01行初7号", "（2024）岭7101执12号": "（2024）岭7101执12号", "（2024）京0105行初3号": "（2024）京0105行初3号",
		"（2024）岭99行初3号": "", "岭01": "", "": "",
	} {
		n, err := a.ReadNumber(in)
		if (err == nil) != (want != "") || err == nil && n.String() != want {
			t.Errorf("%q: %v (%v), want %q", in, n, err, want)
		}
	}
}

// Claim: what is handed in at the counter is recorded by who may: the text by who drafts, a passage by who types duties, a paper by who
// receives; the debtor never sees how the applicant is reached.
func TestWhatIsHandedIn(t *testing.T) {
	d := newDesk(t)
	cmd := application("housing")
	cmd.Handed = docket.Handed{Operative: docket.Say("一、支付。"), Contacts: []docket.ContactGiven{{Party: "a1", Phone: docket.Say("139" + secret)}}}
	k := &kase{desk: d}
	k.ok(d.FileApplication(d.ctx, k.req(clerk()), cmd))
	k.ok(d.EnterOperative(d.ctx, k.req(clerk()), docket.EnterOperative{OperativeEntered: docket.OperativeEntered{Text: docket.Say("一、支付一元。二、驳回。")}}))
	k.ok(d.SetAside(d.ctx, k.req(clerk()), docket.SetAside{PassageSetAside: docket.PassageSetAside{Anchor: docket.Anchor{From: 7, To: 12}, Reason: "dismissal"}}))
	k.ok(d.ReceivePaper(d.ctx, k.req(clerk()), docket.ReceivePaper{PaperReceived: docket.PaperReceived{Kind: "identity"}}))
	k.denied("policy.cannot")(d.EnterOperative(d.ctx, k.req(admin()), docket.EnterOperative{OperativeEntered: docket.OperativeEntered{Text: docket.Say("假")}}))
	v, err := d.Case(d.ctx, bureau(), k.id, d.Today())
	if err != nil || v.Docket.Contact("a1") != nil {
		t.Fatalf("the debtor sees %+v (%v)", v.Docket.Contacts, err)
	}
	for _, e := range v.Docket.History {
		if e.Kind.Name == "contact.given" {
			t.Error("the debtor sees that and how the applicant is reached")
		}
	}
	if v, err = d.Case(d.ctx, clerk(), k.id, d.Today()); err != nil || v.Docket.Contact("a1") == nil || len(v.Docket.SetAside) != 1 {
		t.Errorf("the court does not see it (%v)", err)
	}
}
