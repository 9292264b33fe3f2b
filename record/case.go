package record

import (
	"cmp"
	"slices"

	"mandamus/i18n"
	"mandamus/publog"
)

// Case is what the public sees of a case: what its entries come to. Apply adds an entry, FoldCase makes it of all. It can be written as
// JSON, read back and gone on with.
type Case struct {
	Ref   string `json:"ref"`   // filing reference
	Court string `json:"court"` // code
	Lines []Line `json:"lines"` // every entry, those that were corrected too
	State
}

// State is what the lines that count come to.
type State struct {
	Restricted *Proof `json:"restricted,omitempty"` // closed to the public by law
	Ground     string `json:"ground,omitempty"`     // on which: a word of docket.SecrecyGrounds

	Numbers    []string  `json:"numbers,omitempty"` // case numbers of the enforcement case
	Title      Title     `json:"title"`
	Applicants int64     `json:"applicants,omitempty"` // how many people and bodies apply
	Bodies     []*Debtor `json:"bodies,omitempty"`

	Opened     *Proof `json:"opened,omitempty"`
	Filed      *Proof `json:"filed,omitempty"`
	Registered *Proof `json:"registered,omitempty"`
	Refused    *Proof `json:"refused,omitempty"`
	Withdrawn  *Proof `json:"withdrawn,omitempty"`
	Noticed    *Proof `json:"noticed,omitempty"`
	NoticeEnds string `json:"notice_ends,omitempty"` // last day of the notice
	Moved      *Proof `json:"moved,omitempty"`       // it went to another court
	Closed     *Proof `json:"closed,omitempty"`
	Way        string `json:"way,omitempty"` // of the closing: a word of casefile.ClosingWays
	CloseWhy   string `json:"close_why,omitempty"`

	Duties   []*Duty    `json:"duties,omitempty"`
	Halts    []*Halt    `json:"halts,omitempty"`
	Measures []*Measure `json:"measures,omitempty"`
	Unused   []Unused   `json:"unused,omitempty"`
	Lapses   []Lapse    `json:"lapses,omitempty"`
	Findings []Finding  `json:"findings,omitempty"`
	Payments []Payment  `json:"payments,omitempty"`
	Promises []Promise  `json:"promises,omitempty"` // of the body, and settlements
	NewActs  []*NewAct  `json:"new_acts,omitempty"`
	Remedies []*Remedy  `json:"remedies,omitempty"` // objections
	Replies  []*Reply   `json:"replies,omitempty"`
	Requests []*Request `json:"requests,omitempty"`
	Hearings []*Hearing `json:"hearings,omitempty"`
	Erased   []Proof    `json:"erased,omitempty"` // values destroyed on a basis of law
}

// The parts of a case. Words are those of the closed lists of packages casefile and docket; ids are those of the parts of the case.
type (
	// Title is the enforcement title.
	Title struct {
		*Proof
		Kind, Number, Judgment, Made, Effective string
	}
	// Debtor is a body that owes.
	Debtor struct {
		*Proof
		ID, Register, Kind, Level string // Register: id in the register; empty: it is in none
		Successor                 string // id of the debtor that continues it
	}
	// Halt is a stay or suspension.
	Halt struct {
		*Proof
		Stay       bool
		Until, Way string
		Duties     []string // none: all
		Ended      *Proof
	}
	// Finding is an open-textured fact that the court has found, or found not to be so.
	Finding struct {
		*Proof
		Finding string
		Holds   bool
	}
	// Payment is money paid; Amount in yuan.
	Payment struct {
		*Proof
		Amount string
		Duties []string
	}
	// Promise is a promise of the body or a settlement, or word that one was not kept: Kind is promise.made, promise.missed,
	// settlement.made or settlement.breached.
	Promise struct {
		*Proof
		Kind, Until string
	}
	// NewAct is a new act of the body after its act was annulled. Same: the court has found whether it is substantially the same.
	NewAct struct {
		*Proof
		Place int64 // of its line
		Same  *bool
		Found *Proof
	}
	// Remedy is an objection and what became of it.
	Remedy struct {
		*Proof
		Place          int64 // of its line
		Outsider       bool
		About, Outcome string
		Decided        *Proof
	}
	// Lapse is a limit that ran out and nobody had acted.
	Lapse struct {
		*Proof
		Limit, Duty, Last string
	}
	// Unused is a row of the ledger of measures not used: available_not_used or not_decided.
	Unused struct {
		*Proof
		Measure, Duty, Sort, From, Until, Reason, Finding string
	}
	// Reply is what a body says to what the record says of it, beside that.
	Reply struct {
		*Proof
		ID, Party, Stance string
		About             *int64 // index of the entry it answers; nil: the case
		Decided           *Proof // on the text; nil: not yet
		Outcome, Reason   string
		Text              i18n.Text // as it was published
	}
	// Request asks that the record be corrected.
	Request struct {
		*Proof
		ID, Party, Ground string
		About             *int64
		Answered          *Proof
		Outcome           string
		Text              i18n.Text
	}
	// Hearing is a hearing that was set.
	Hearing struct {
		*Proof
		ID, On, At, About string
		Held              *Proof
	}
)

// NewCase returns a case without entries.
func NewCase(court, ref string) *Case { return &Case{Ref: ref, Court: court} }

// Indexed is an entry with its index in the log.
type Indexed struct {
	Index int64
	Entry publog.Entry
}

// FoldCase makes the case of its entries, in the order of their indexes. Those that are of another case are left out.
func FoldCase(court, ref string, entries []Indexed) *Case {
	c := NewCase(court, ref)
	for _, e := range entries {
		if l, ok := c.line(e.Index, e.Entry); ok {
			c.Lines = append(c.Lines, l)
		}
	}
	c.derive()
	return c
}

// Apply adds an entry to the case and returns what it changes in the counts of court and bodies; ok is false where it is none of this case,
// or not later than those it has, and nothing was done.
func (c *Case) Apply(index int64, e publog.Entry) (change Change, ok bool) {
	l, ok := c.line(index, e)
	if !ok {
		return Change{}, false
	}
	before := c.counts()
	c.Lines = append(c.Lines, l)
	if l.Corrects != nil || l.Of != nil {
		c.derive()
	} else {
		c.count(&c.Lines[len(c.Lines)-1])
	}
	return changed(c.Court, before, c.counts()), true
}

// line reads an entry that is to be the last of the case.
func (c *Case) line(index int64, e publog.Entry) (Line, bool) {
	l, ok := lineOf(index, e)
	later := len(c.Lines) == 0 || c.Lines[len(c.Lines)-1].Index < index
	return l, ok && later && e.Case == c.Ref
}

// derive computes the state of the lines that count, in the order of their places.
func (c *Case) derive() {
	c.State = State{}
	correct(c.Lines)
	for _, i := range c.order() {
		c.count(&c.Lines[i])
	}
}

// correct notes which lines no longer count. The reason for a correction comes first, what takes the place of the wrong line may follow.
// What was withheld stands where the entry stood that it opens, and is named by either.
func correct(lines []Line) {
	at, order := map[int64]int{}, make([]int, len(lines))
	for i := range lines {
		l := &lines[i]
		l.By, l.Place = nil, l.Index
		if l.Of != nil {
			l.Place = *l.Of
		}
		at[l.Place], order[i] = i, i
	}
	for i := range lines {
		at[lines[i].Index] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lines[a].Place, lines[b].Place) })
	for _, i := range order {
		l := &lines[i]
		if l.Corrects == nil {
			continue
		}
		wrong, ok := at[*l.Corrects]
		if !ok || wrong == i {
			continue
		}
		lines[wrong].By = &l.Index
		if l.name() != "correction.made" {
			l.Place = lines[wrong].Place
		}
	}
}

// order returns the lines that count in the order of their places.
func (c *Case) order() []int {
	var out []int
	for i := range c.Lines {
		if c.Lines[i].By == nil {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(c.Lines[a].Place, c.Lines[b].Place) })
	return out
}
