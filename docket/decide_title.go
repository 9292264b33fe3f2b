package docket

// DescribeTitle describes the enforcement title anew, as when it is found to have taken effect.
type DescribeTitle struct {
	On
	TitleDescribed
}

func (c DescribeTitle) decide(*Docket, Context) ([]act, error) { return say(&c.TitleDescribed) }

// RecordService records that the title or the enforcement notice reached a party on the legal day.
type RecordService struct {
	On
	Paper string // title or notice; a measure is served with ServeMeasure
	Party string
	Told  Told // of a notice
}

func (c RecordService) decide(d *Docket, _ Context) ([]act, error) {
	if d.Party(c.Party) == nil {
		return nil, noSuch("party", c.Party)
	}
	switch c.Paper {
	case "title":
		return say(&TitleServed{WithParty{c.Party}})
	case "notice":
		if d.Noticed.IsZero() {
			return nil, refuse("notice.none")
		}
		c.Told.By = or(c.Told.By, "court")
		return say(&NoticeServed{c.Told, WithParty{c.Party}})
	}
	return nil, oneOf("paper", c.Paper, []string{"title", "notice"})
}

// RecordNotice records an enforcement notice and the last day it gives.
type RecordNotice struct {
	On
	NoticeGiven
}

func (c RecordNotice) decide(d *Docket, _ Context) ([]act, error) {
	if d.Registered.IsZero() {
		return nil, refuse("notice.not_registered")
	}
	c.By = or(c.By, "court")
	return say(&c.NoticeGiven)
}

// RevokeTitle records that another decision has revoked the title. What was enforced can then be reversed.
type RevokeTitle struct {
	On
	late
	TitleRevoked
}

func (c RevokeTitle) decide(*Docket, Context) ([]act, error) {
	return say(&CaseLinked{Relation: "retrial", Number: c.Number, Effect: "revoked"}, &c.TitleRevoked)
}
