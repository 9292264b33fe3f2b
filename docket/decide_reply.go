package docket

import (
	"unicode/utf8"

	"mandamus/i18n"
)

// FileReply files the answer of a debtor to what the public record says of it; without a party, of the only debtor.
type FileReply struct {
	On
	late
	ReplyFiled
}

func (c FileReply) decide(d *Docket, _ Context) ([]act, error) {
	side := d.Side("debtor")
	if c.Party == "" && len(side) == 1 {
		c.Party = side[0].ID
	}
	if p := d.Party(c.Party); p == nil || p.Side != "debtor" {
		return nil, noSuch("party", c.Party)
	}
	if err := oneOf("stance", c.Stance, Stances); err != nil {
		return nil, err
	}
	if err := d.counts(c.About); err != nil {
		return nil, err
	}
	c.ID = nextID("y", func(id string) bool { return d.Reply(id) != nil })
	return say(&c.ReplyFiled)
}

// counts refuses a version that is not that of an event which counts; 0 stands for the case as a whole.
func (d *Docket) counts(version int) error {
	if version == 0 || d.Entry(version) != nil {
		return nil
	}
	return noSuch("about", version)
}

// ModerateReply publishes the text of a reply, or gives it back with a coded reason. Who filed it cannot.
type ModerateReply struct {
	On
	late
	ReplyModerated
}

func (c ModerateReply) decide(d *Docket, at Context) ([]act, error) {
	r := d.Reply(c.Reply)
	switch {
	case !at.is("clerk", "judge", "president"):
		return nil, refuse("office", "actor", at.Actor)
	case r == nil:
		return nil, noSuch("reply", c.Reply)
	case !r.Moderated.IsZero():
		return nil, refuse("reply.moderated", "on", r.Moderated.On)
	case r.Filed.Actor == at.Actor && r.Filed.For == "":
		return nil, refuse("reply.own", "actor", at.Actor)
	}
	if err := oneOf("outcome", c.Outcome, ModerationOutcomes); err != nil {
		return nil, err
	}
	if c.Outcome == "published" {
		c.Reason = ""
		return publishing(c.Text, &c.ReplyModerated)
	}
	c.Text = i18n.Text{}
	if err := oneOf("reason", c.Reason, ModerationReasons); err != nil {
		return nil, err
	}
	return say(&c.ReplyModerated)
}

// longestText is how many characters a text for publication may have, in each language.
const longestText = 2000

// publishing records a body with a text for the public, which must be there and not too long.
func publishing(t i18n.Text, body Body) ([]act, error) {
	switch {
	case t == (i18n.Text{}):
		return nil, wanting("text")
	case max(utf8.RuneCountInString(t.ZH), utf8.RuneCountInString(t.EN)) > longestText:
		return nil, refuse("reply.too_long", "most", longestText)
	}
	return say(body)
}

// RequestCorrection asks that the public record be corrected.
type RequestCorrection struct {
	On
	late
	CorrectionRequested
}

func (c RequestCorrection) decide(d *Docket, _ Context) ([]act, error) {
	if d.Party(c.Party) == nil {
		return nil, noSuch("party", c.Party)
	}
	if err := oneOf("ground", c.Ground, CorrectionReasons); err != nil {
		return nil, err
	}
	if err := d.counts(c.About); err != nil {
		return nil, err
	}
	c.ID = nextID("z", func(id string) bool { return d.CorrectionRequest(id) != nil })
	return say(&c.CorrectionRequested)
}

// AnswerCorrection answers such a request; a refusal has reasons.
type AnswerCorrection struct {
	On
	late
	CorrectionAnswered
}

func (c AnswerCorrection) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	r := d.CorrectionRequest(c.Request)
	switch {
	case r == nil:
		return nil, noSuch("request", c.Request)
	case !r.Answered.IsZero():
		return nil, refuse("correction.answered", "on", r.Answered.On)
	}
	if err := oneOf("outcome", c.Outcome, CorrectionOutcomes); err != nil {
		return nil, err
	}
	if c.Outcome == "corrected" && c.Text == (i18n.Text{}) {
		return say(&c.CorrectionAnswered)
	}
	return publishing(c.Text, &c.CorrectionAnswered)
}
