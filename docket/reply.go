package docket

import "mandamus/i18n"

// The public sees what a case says of a body, and the body's answer beside it. What it answers in its own words is Words, as all that
// people write; what is published is another text, put down by somebody of the court who has seen that it names no natural person.
// That text can never be taken back, as the public record cannot.

// ReplyFiled is the answer of a debtor to what the public record says of it (right of reply).
type ReplyFiled struct {
	ID     string `json:"id"`
	Party  string `json:"party"`           // the debtor
	Stance string `json:"stance"`          // a word of Stances
	About  int    `json:"about,omitempty"` // version of the event it answers; 0: the case as a whole
	Text   Words  `json:"text,omitzero"`   // as it was handed in
}

// Stances are what a body may answer without a word of its own.
var Stances = []string{"performed", "performing", "will_perform", "disputes_duty", "disputes_fact", "prevented", "other"}

// ReplyModerated says whether the text of a reply is published, and as what.
type ReplyModerated struct {
	Reply   string    `json:"reply"`
	Outcome string    `json:"outcome"`          // a word of ModerationOutcomes
	Reason  string    `json:"reason,omitempty"` // of one that is not published: a word of ModerationReasons
	Text    i18n.Text `json:"text,omitzero"`    // as it is published
}

// ModerationOutcomes are what becomes of the text of a reply: it is published, or goes back to be written otherwise.
var ModerationOutcomes = []string{"published", "returned"}

// ModerationReasons are why a text is not published. What the court thinks of the answer is none of them.
var ModerationReasons = []string{"names_a_person", "secret", "other_matter", "insult", "too_long"}

// CorrectionRequested asks the court to correct what the public record says.
type CorrectionRequested struct {
	ID     string `json:"id"`
	Party  string `json:"party"`           // who asks
	About  int    `json:"about,omitempty"` // version of the event; 0: the case as a whole
	Ground string `json:"ground"`          // a word of CorrectionReasons
	Text   Words  `json:"text,omitzero"`
}

// CorrectionAnswered answers it. The correction itself is a correction of the event, as ever.
type CorrectionAnswered struct {
	Request string    `json:"request"`
	Outcome string    `json:"outcome"`       // a word of CorrectionOutcomes
	Text    i18n.Text `json:"text,omitzero"` // the reasons, as they are published
}

// CorrectionOutcomes are how a request for correction is answered.
var CorrectionOutcomes = []string{"corrected", "partly_corrected", "refused"}

type (
	// Reply is an answer of a debtor, and whether its text is published.
	Reply struct {
		ReplyFiled
		Filed, Moderated Mark
		Outcome          string // empty: not decided
	}
	// CorrectionRequest is a request that the record be corrected, and its answer.
	CorrectionRequest struct {
		CorrectionRequested
		Asked, Answered Mark
		Outcome         string // empty: not answered
	}
)

// Reply returns the reply with the id; nil if there is none.
func (d *Docket) Reply(id string) *Reply {
	return find(d.Replies, func(r *Reply) bool { return r.ID == id })
}

// CorrectionRequest returns the request with the id; nil if there is none.
func (d *Docket) CorrectionRequest(id string) *CorrectionRequest {
	return find(d.CorrectionRequests, func(r *CorrectionRequest) bool { return r.ID == id })
}

func (b *ReplyFiled) apply(d *Docket, e *Entry) {
	d.Replies = append(d.Replies, &Reply{ReplyFiled: *b, Filed: e.mark()})
}

func (b *ReplyModerated) apply(d *Docket, e *Entry) {
	if r := d.Reply(b.Reply); r != nil {
		r.Moderated, r.Outcome = e.mark(), b.Outcome
	}
}

func (b *CorrectionRequested) apply(d *Docket, e *Entry) {
	d.CorrectionRequests = append(d.CorrectionRequests, &CorrectionRequest{CorrectionRequested: *b, Asked: e.mark()})
}

func (b *CorrectionAnswered) apply(d *Docket, e *Entry) {
	if r := d.CorrectionRequest(b.Request); r != nil {
		r.Answered, r.Outcome = e.mark(), b.Outcome
	}
}
