package law

import (
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// Assessment is what the law says of a case file on a day: a position for each obligation, and the receipt that makes it repeatable.
type Assessment struct {
	On        civil.Day
	File      *casefile.File
	Positions []Position
	Receipt   Receipt
	SourcesTo civil.Day // the sources of the pack were read up to this day
	AfterFile bool      // the day lies after the end of an incomplete record
}

// Position is the legal position of one obligation.
type Position struct {
	Obligation     *casefile.Obligation
	Determinations []Determination
	Limits         []Limit
	Measures       []Measure
	Accruals       []Accrual
	Questions      []Question // what is missing, the most decisive first
	Gaps           []GapNote
	Next           Change // the next day on which something turns, other things equal
	pos            *position
}

// Truth is a three-valued answer.
type Truth uint8

// The three values.
const (
	No Truth = iota
	Yes
	Unknown
)

func (t Truth) String() string { return [...]string{"false", "true", "unknown"}[t] }

// State is the state of a slot; the words are those of docs/pack-format.md.
type State string

// States of limits and of measures.
const (
	NotApplicable State = "not_applicable"
	NotStarted    State = "not_started"
	Running       State = "running"
	Met           State = "met"
	Late          State = "late"
	Lapsed        State = "lapsed"
	Undetermined  State = "undetermined"
	Open          State = "open"
	Closed        State = "closed"
	Due           State = "due" // of an accrual: it runs or has run
)

// Citation is a provision as it stood in the version that governs.
type Citation struct {
	Provision  string
	Version    string
	Article    string // canonical, cite.Ref
	Instrument i18n.Text
	Mark       Mark
	Basis      Basis
}

// Determination is the value of a slot that defeasible rules decide.
type Determination struct {
	ID    string
	Label i18n.Text
	State State // Due when it has a value, NotApplicable, Undetermined
	Value string
	Word  i18n.Text
	Rules []RuleUse // the live rules
	Ask   []string
}

// RuleUse is a rule that took part, with its sentence and articles.
type RuleUse struct {
	ID    string
	Text  i18n.Text
	Cites []Citation
}

// Limit is the state of one limit.
type Limit struct {
	ID          string
	Label       i18n.Text
	Sort, Who   string
	State       State
	Start       civil.Partial
	Last        civil.Partial // last day, moved; zero where there is none
	Unmoved     civil.Partial
	MetOn       civil.Partial
	Saved       bool // late, but saved
	Provisional bool // the calendar of that year is not yet published
	Cite        Citation
	Length      string // as the version states it
	Effect      i18n.Text
	Ask         []string
	Incomplete  []string // gaps that taint it
}

// Measure is the state of one measure, route or step.
type Measure struct {
	ID         string
	Sort       string
	Label      i18n.Text
	State      State
	Taken      bool
	Reported   []casefile.Date // decided according to the record
	By         i18n.Text
	Target     i18n.Text
	Duty       string // may, must, right
	Cite       Citation
	Gate       Truth    // kind of title
	InForce    Truth    // the provision has an article on the governing day
	Reasons    []Reason // conditions in order, then blocking ones
	Plan       Plan     // what would open it; empty when open
	Ask        []string
	Incomplete []string
	def        *measureDef
}

// Reason is one condition of a measure with its value in this case.
type Reason struct {
	Condition string
	Value     Truth
	Blocks    bool // an unless: it stands in the way when it holds
	pos       *position
}

// Stands reports that the reason does its part for the measure.
func (r Reason) Stands() Truth {
	if r.Blocks && r.Value != Unknown {
		return Yes - r.Value
	}
	return r.Value
}

// Accrual is a sum that grows by the day.
type Accrual struct {
	ID         string
	Label      i18n.Text
	State      State // Due, NotApplicable, Undetermined
	Amount     money.Range
	Estimate   bool // a date is known only to the month or year: the range covers all of them
	Days       int
	From       civil.Partial // start; the first charged day follows the reading
	Until      civil.Partial
	Segments   []Segment
	Parts      []money.Range
	Shares     []Share
	Left       money.Fen // principal not paid
	Owed       Truth     // Yes: owed; No: only shown, no decision stands behind it
	Cites      []Citation
	Ask        []string
	Incomplete []string
}

// PerDay is what the last segment adds a day, rounded to the fen; false where there is none, or no day fell into it.
func (a *Accrual) PerDay() (money.Range, bool) {
	if len(a.Segments) == 0 {
		return money.Range{}, false
	}
	last := a.Segments[len(a.Segments)-1]
	low, err := money.MulDiv(last.Amount.Low, 1, int64(max(last.Days, 1)))
	high, err2 := money.MulDiv(last.Amount.High, 1, int64(max(last.Days, 1)))
	return money.Range{Low: low, High: high}, err == nil && err2 == nil && last.Days > 0
}

// Question is a fact the file does not give, and how many slots hang on it.
type Question struct {
	Fact    string
	Label   i18n.Text
	Ask     i18n.Text
	Decides int // undetermined slots that ask for it
}

// GapNote is a declared gap that bears on the obligation.
type GapNote struct {
	ID     string
	Reason i18n.Text
	Value  Truth
}

// Change is the next day on which a slot turns, and which.
type Change struct {
	On    civil.Day // civil.Never when nothing turns by itself
	Slots []SlotChange
}

// SlotChange is one slot that turns.
type SlotChange struct {
	Slot     string // "limit.apply"
	Label    i18n.Text
	From, To State
}

// Receipt pins everything an assessment rests on: the same receipt and case file give the same bytes.
type Receipt struct {
	Pack       string            `json:"pack"`
	Digest     string            `json:"digest"`
	Engine     string            `json:"engine"`
	Calendar   string            `json:"calendar"`
	CalendarID string            `json:"calendar_digest"`
	Rates      string            `json:"rates_digest"`
	Readings   map[string]string `json:"readings"` // all, default or chosen
	Chosen     []string          `json:"chosen"`   // readings that differ from their default
	On         string            `json:"on"`
	CaseFile   string            `json:"case_file"` // digest
}
