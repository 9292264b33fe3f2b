package docket

import (
	"testing"

	"mandamus/i18n"
)

const operative = "一、撤销被告作出的行政处罚决定；二、被告于三十日内退还罚款。"

func handing() FileApplication {
	cmd := application()
	cmd.Handed = Handed{
		Served:    []Served{{On: date(2024, 12, 20), Party: "d1"}},
		Operative: Say(operative),
		Papers:    []PaperReceived{{Kind: "application", Way: "counter", Pages: 2}},
		Contacts:  []ContactGiven{{Party: "a1", Address: Say("某路1号"), Phone: Say("13900000000")}},
	}
	return cmd
}

// Claim: what is handed in with an application is recorded with it, service on its own legal day, and nothing of a contact or of
// the text stands in a body.
func TestHandedInWithTheApplication(t *testing.T) {
	g := newGame(t).do(clerk(), handing())
	if len(g.d.Served) != 1 || g.d.Served[0].On != date(2024, 12, 20) || !g.d.Received("application") || g.d.Received("title") {
		t.Errorf("served %v, papers %v", g.d.Served, g.d.Papers)
	}
	if c := g.d.Contact("a1"); c == nil || c.Phone.In(i18n.ZH) != "13900000000" || g.d.Contact("d1") != nil {
		t.Errorf("contact %+v", c)
	}
	if g.d.Operative.Text.In(i18n.ZH) != operative || g.d.Filed.IsZero() {
		t.Errorf("operative part %+v", g.d.Operative)
	}
}

// Claim: what is handed in is refused as a whole where one thing of it cannot be.
func TestHandedInAndRefused(t *testing.T) {
	for rule, spoil := range map[string]func(*Handed){
		"unknown_id":   func(h *Handed) { h.Served[0].Party = "d9" },
		"future":       func(h *Handed) { h.Served[0].On = date(2099, 1, 1) },
		"inexact_day":  func(h *Handed) { h.Served[0].On.FromString("2024") },
		"unknown_word": func(h *Handed) { h.Papers[0].Kind = "rumour" },
	} {
		cmd := handing()
		spoil(&cmd.Handed)
		newGame(t).refused(clerk(), cmd, rule)
	}
}

// Claim: a passage is set aside where it lies in the text that is kept, with a reason of the list, under the hash of that text.
func TestPassageSetAside(t *testing.T) {
	aside := func(from, to int, reason string) SetAside {
		return SetAside{PassageSetAside: PassageSetAside{Anchor: Anchor{From: from, To: to}, Reason: reason}}
	}
	filed(t).refused(clerk(), aside(0, 3, "heading"), "wanting")
	g := newGame(t).do(clerk(), handing())
	g.refused(clerk(), aside(0, 300, "heading"), "wanting")
	g.refused(clerk(), aside(3, 3, "heading"), "wanting")
	g.refused(clerk(), aside(0, 3, "boredom"), "unknown_word")
	g.do(clerk(), aside(0, 15, "annulment"))
	if p := g.d.SetAside; len(p) != 1 || p[0].Text != TextHash(operative) || p[0].To != 15 {
		t.Errorf("set aside: %+v", p)
	}
	g.do(clerk(), ReceivePaper{PaperReceived: PaperReceived{Kind: "proof_of_effect"}})
	g.refused(clerk(), ReceivePaper{PaperReceived: PaperReceived{Kind: "proof_of_effect", Way: "owl"}}, "unknown_word")
	g.refused(clerk(), EnterOperative{}, "wanting")
	g.do(clerk(), EnterOperative{OperativeEntered: OperativeEntered{Text: Say("二、")}})
	if g.d.Operative.Text.In(i18n.ZH) != "二、" || !g.d.Received("proof_of_effect") {
		t.Errorf("%+v", g.d.Operative)
	}
}

// intakeEvents is a docket with one event of each kind of the intake, every field filled.
func intakeEvents(t *testing.T) []Event { return oneOfEach(t, intakeKinds) }
