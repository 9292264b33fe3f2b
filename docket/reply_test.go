package docket

import (
	"strings"
	"testing"

	"mandamus/i18n"
)

func answer(stance string) FileReply {
	return FileReply{ReplyFiled: ReplyFiled{Stance: stance, Text: InWords("王五已经办理", "")}}
}

func moderated(reply, outcome, reason, text string) ModerateReply {
	return ModerateReply{ReplyModerated: ReplyModerated{Reply: reply, Outcome: outcome, Reason: reason, Text: i18n.Text{ZH: text}}}
}

func asked(about int) RequestCorrection {
	return RequestCorrection{CorrectionRequested: CorrectionRequested{Party: "d1", About: about, Ground: "wrong_day"}}
}

func settled(request, outcome, text string) AnswerCorrection {
	return AnswerCorrection{CorrectionAnswered: CorrectionAnswered{Request: request, Outcome: outcome, Text: i18n.Text{ZH: text}}}
}

// debtorOffice is the legal office of the body.
func debtorOffice() Context { return as("u-body") }

// answered is a case with a reply published, one returned, a request for correction refused, and a time closed to the public.
func answered(t *testing.T) *game {
	t.Helper()
	g := registered(t).do(debtorOffice(), answer("performing")).do(debtorOffice(), answer("disputes_fact"))
	g.do(clerk(), moderated("y1", "published", "", "正在办理。")).do(clerk(), moderated("y2", "returned", "names_a_person", ""))
	g.do(debtorOffice(), asked(10)).do(judge(), settled("z1", "refused", "送达日期有回证为据。"))
	return g.do(clerk(), RestrictPublicity{PublicityRestricted: PublicityRestricted{"minor"}}).do(judge(), RestorePublicity{})
}

// Claim: a reply and a request stand with their answers; what is published is what was put down for it, and what was handed in stays Words.
func TestReplies(t *testing.T) {
	g := answered(t)
	if r := g.d.Reply("y1"); r.Outcome != "published" || r.Moderated.IsZero() || r.Party != "d1" {
		t.Errorf("reply %+v", r)
	}
	if r := g.d.Reply("y2"); r.Outcome != "returned" {
		t.Errorf("reply %+v", r)
	}
	if c := g.d.CorrectionRequest("z1"); c.Outcome != "refused" || c.About != 10 {
		t.Errorf("request %+v", c)
	}
	for _, e := range g.events {
		if strings.Contains(string(e.Body), "王五") {
			t.Errorf("%s holds what was handed in: %s", e.Kind, e.Body)
		}
	}
	g.do(debtorOffice(), asked(0)).do(judge(), settled("z2", "corrected", ""))
}

// Claim: a closed case still takes a reply and a request that the record be corrected.
func TestReplyAfterClosing(t *testing.T) {
	g := played(t).do(debtorOffice(), answer("performed")).do(debtorOffice(), asked(0))
	g.do(clerk(), moderated("y1", "published", "", "已经履行。"))
}

// Claim: only a debtor replies, only the court decides on the text, once, and not who filed it; nothing is published without a text or
// with one too long.
func TestReplyRefused(t *testing.T) {
	g := answered(t)
	other := answer("performed")
	other.Party = "a1"
	g.refused(debtorOffice(), other, "unknown_id")
	g.refused(debtorOffice(), answer("mood"), "unknown_word")
	other = answer("performed")
	other.About = 99
	g.refused(debtorOffice(), other, "unknown_id")
	g.refused(clerk(), moderated("y1", "returned", "insult", ""), "reply.moderated")
	g.refused(clerk(), moderated("y9", "published", "", "某"), "unknown_id")
	g.do(debtorOffice(), answer("other"))
	g.refused(debtorOffice(), moderated("y3", "published", "", "某"), "office")
	g.refused(clerk(), moderated("y3", "published", "", ""), "wanting")
	g.refused(clerk(), moderated("y3", "published", "", strings.Repeat("字", longestText+1)), "reply.too_long")
	g.refused(clerk(), moderated("y3", "returned", "mood", ""), "unknown_word")
	g.refused(clerk(), moderated("y3", "lost", "", ""), "unknown_word")
	g.do(clerk(), moderated("y3", "published", "", strings.Repeat("字", longestText)))
	g.do(clerk(), answer("other"))
	g.refused(clerk(), moderated("y4", "published", "", "某"), "reply.own")
}

// Claim: a request for correction names a party, a ground and an event that counts, and is answered once, by a judge, with reasons.
func TestCorrectionRequestRefused(t *testing.T) {
	g := answered(t)
	g.refused(debtorOffice(), RequestCorrection{}, "unknown_id")
	g.refused(debtorOffice(), RequestCorrection{CorrectionRequested: CorrectionRequested{Party: "d1", Ground: "mood"}}, "unknown_word")
	g.refused(debtorOffice(), asked(99), "unknown_id")
	g.refused(judge(), settled("z1", "corrected", ""), "correction.answered")
	g.refused(judge(), settled("z9", "corrected", ""), "unknown_id")
	g.do(debtorOffice(), asked(0))
	g.refused(clerk(), settled("z2", "corrected", ""), "office")
	g.refused(judge(), settled("z2", "refused", ""), "wanting")
	g.refused(judge(), settled("z2", "mood", "某"), "unknown_word")
}

// Claim: a case is closed to the public by the court, on a ground of law, once, from its first event if the application says so; only a
// judge opens it again.
func TestPublicity(t *testing.T) {
	c := application()
	c.Restricted = "state_secret"
	g := newGame(t).do(clerk(), c)
	if g.d.Restricted == nil || g.d.Restricted.Ground != "state_secret" || g.d.Restricted.At != 3 {
		t.Errorf("restricted %+v", g.d.Restricted)
	}
	again := RestrictPublicity{PublicityRestricted: PublicityRestricted{"privacy"}}
	g.refused(clerk(), again, "publicity.already")
	g.refused(clerk(), RestorePublicity{}, "office")
	g.do(judge(), RestorePublicity{}).refused(judge(), RestorePublicity{}, "publicity.open")
	g.refused(debtorOffice(), again, "office")
	g.refused(clerk(), RestrictPublicity{PublicityRestricted: PublicityRestricted{"mood"}}, "unknown_word")
	if g.do(clerk(), again); g.d.Restricted.Ground != "privacy" {
		t.Errorf("restricted %+v", g.d.Restricted)
	}
	c.Restricted = "mood"
	newGame(t).refused(clerk(), c, "unknown_word")
}
