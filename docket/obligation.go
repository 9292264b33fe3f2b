package docket

import "mandamus/casefile"

// ObligationTyped types one duty of the operative part. It is the unit of everything that follows.
type ObligationTyped struct {
	ID string `json:"id"`
	Duty
}

// Duty is what an obligation says.
type Duty struct {
	Kind            string       `json:"kind"`
	What            Words        `json:"what"`
	Quote           Personal     `json:"quote,omitzero"` // exact words of the operative part
	Anchor          *Anchor      `json:"anchor,omitempty"`
	Unclear         []string     `json:"unclear,omitempty"` // why the wording may yield no enforceable duty: words of Unclearness
	Debtor          string       `json:"debtor,omitempty"`
	Nature          string       `json:"nature,omitempty"`
	Period          Term         `json:"period,omitzero"`
	Amount          Yuan         `json:"amount,omitempty"`
	AmountStated    *bool        `json:"amount_stated,omitempty"`
	GeneralInterest string       `json:"general_interest,omitempty"`
	Instalments     []Instalment `json:"instalments,omitempty"`
	AlternativeTo   string       `json:"alternative_to,omitempty"`
	Substitutable   *bool        `json:"substitutable,omitempty"`
	Performance     Performance  `json:"performance,omitzero"` // reconstructions: as reported at the end of the record
	Done            Words        `json:"done_when,omitzero"`
	Account         string       `json:"account,omitempty"`
	Ability         string       `json:"ability,omitempty"`
}

// Anchor is where the quotation stands in the text of the title.
type Anchor struct {
	Text string `json:"text"` // SHA-256 of the text, in hexadecimal digits
	From int    `json:"from"` // first character, from 0
	To   int    `json:"to"`   // first character no longer in it
}

// Unclearness are the ways in which the wording of a duty may be unfit to be enforced.
var Unclearness = []string{"no_content", "no_amount", "no_period", "no_addressee", "no_done_criterion", "contradictory"}

// Performance is what is said of performance at the end of a record.
type Performance struct {
	State string        `json:"state"`
	By    string        `json:"by,omitempty"`
	AsOf  casefile.Date `json:"as_of,omitzero"`
}

func (b *ObligationTyped) apply(d *Docket, e *Entry) {
	d.Obligations = append(d.Obligations, &Obligation{ID: b.ID, Duty: b.Duty, Typed: e.mark()})
}

// ObligationRevised types a duty anew, after a clarification or a closer reading. What it says takes the place of all that
// was said before.
type ObligationRevised struct {
	Obligation string `json:"obligation"`
	Reason     string `json:"reason"` // a word of RevisionReasons
	Duty
}

// RevisionReasons are why a duty is typed anew.
var RevisionReasons = []string{"clarified", "closer_reading", "supplementary_ruling", "partly_settled", "division_of_debtors"}

func (b *ObligationRevised) apply(d *Docket, e *Entry) {
	if o := d.Obligation(b.Obligation); o != nil {
		o.Duty, o.Revised = b.Duty, e.mark()
	}
}

// ClarificationRequested asks the court that made the title what an unclear duty means.
type ClarificationRequested struct {
	ID         string `json:"id"`
	Obligation string `json:"obligation,omitempty"` // empty: the title as a whole
	From       string `json:"from"`                 // who asks: a word of casefile.Actors or an id
	Question   Words  `json:"question"`
}

func (b *ClarificationRequested) apply(d *Docket, e *Entry) {
	d.Clarifications = append(d.Clarifications, &Clarification{ClarificationRequested: *b, Asked: e.mark()})
}

// ClarificationAnswered answers it.
type ClarificationAnswered struct {
	Clarification string `json:"clarification"`
	Answer        Words  `json:"answer"`
}

func (b *ClarificationAnswered) apply(d *Docket, e *Entry) {
	for _, c := range d.Clarifications {
		if c.ID == b.Clarification {
			c.Answer, c.Answered = b.Answer, e.mark()
		}
	}
}
