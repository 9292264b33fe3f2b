package casefile

import (
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Obligation is one duty of the operative part. A sum or a period the record gives only roughly (“about”, “more than”) is
// told in What and left out of the typed fields.
type Obligation struct {
	strictyaml.Pos `yaml:"-" json:"-"`

	ID              string       `yaml:"id,required" json:"id" form:"id"`
	Kind            string       `yaml:"kind,required" json:"kind" words:"obligation_kind"`
	What            i18n.Text    `yaml:"what,required" json:"what"`                     // the duty in plain words
	Quote           string       `yaml:"quote" json:"quote,omitempty"`                  // exact words of the operative part
	Debtor          string       `yaml:"debtor" json:"debtor,omitempty" ref:"debtor"`   // absent: all debtors
	Nature          string       `yaml:"nature" json:"nature,omitempty" words:"nature"` // of the sum
	Period          Term         `yaml:"period" json:"period,omitzero"`
	Amount          string       `yaml:"amount" json:"amount,omitempty" form:"yuan"`
	AmountStated    *bool        `yaml:"amount_stated" json:"amount_stated,omitempty"` // false: the operative part names no sum
	GeneralInterest string       `yaml:"general_interest" json:"general_interest,omitempty" words:"general_interest"`
	Instalments     []Instalment `yaml:"instalments" json:"instalments,omitempty"`
	AlternativeTo   string       `yaml:"alternative_to" json:"alternative_to,omitempty" ref:"obligation"` // the duty it replaces
	Substitutable   *bool        `yaml:"substitutable" json:"substitutable,omitempty"`                    // another can perform it (代履行)
	Performance     Performance  `yaml:"performance" json:"performance,omitzero"`
	Done            i18n.Text    `yaml:"done_when" json:"done_when,omitzero"`              // by what performance will be judged
	Account         string       `yaml:"account" json:"account,omitempty" words:"account"` // nature of the money in the debtor's account
	Ability         string       `yaml:"ability" json:"ability,omitempty" words:"ability"` // absent: unknown
}

// Term is the performance period (履行期限): a day, a length from service or effectiveness, none stated, or not known.
type Term struct {
	Kind   string `yaml:"kind,required" json:"kind" words:"period_kind"`
	Day    Date   `yaml:"day" json:"day,omitzero"`
	Length string `yaml:"length" json:"length,omitempty" form:"period"`
	From   string `yaml:"from" json:"from,omitempty" words:"period_from"` // absent: not known
}

// Instalment is a part of the amount with its own last day.
type Instalment struct {
	Amount string `yaml:"amount,required" json:"amount" form:"yuan"`
	Due    Date   `yaml:"due,required" json:"due"`
}

// Performance is what is said of performance at the end of the record, by whom and as of when. What the debtor, the applicant
// and the court said at different times stands in events performance_report and performance_assessed.
type Performance struct {
	State string `yaml:"state,required" json:"state" words:"performance_state"`
	By    string `yaml:"by" json:"by,omitempty" words:"performance_by"`
	AsOf  Date   `yaml:"as_of" json:"as_of,omitzero"`
}
