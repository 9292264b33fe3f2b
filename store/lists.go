package store

import (
	"context"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// Lists answers what pages ask.
type Lists interface {
	// Case returns the line of one case.
	Case(ctx context.Context, id docket.ID) (Case, error)

	// Cases returns a page of the cases that match, in the order asked for. ErrCursor: f.After is not from this list.
	Cases(ctx context.Context, f CaseFilter) (Page[Case], error)

	// CountCases counts the cases that match, up to CountMost, of a flag up to FoundMost. Where only court, officer and stage of Live cases are asked
	// for, the answer comes from a running count and has no such bound.
	CountCases(ctx context.Context, f CaseFilter) (Count, error)

	// Workload returns how many live cases of the courts are at each stage with each officer.
	Workload(ctx context.Context, courts []string) ([]Load, error)

	// Due returns up to limit open cases whose next change is on or before a day, after the case given, ordered by day.
	Due(ctx context.Context, f DueFilter) ([]Case, error)

	// Limits, Tasks, Holds, NonUse and Hearings list across cases, by day: last day, due day, day of return, first day,
	// day of the hearing.
	Limits(ctx context.Context, a Agenda) (Page[Listed[Limit]], error)
	Tasks(ctx context.Context, a Agenda) (Page[Listed[Task]], error)
	Holds(ctx context.Context, a Agenda) (Page[Listed[Hold]], error)
	NonUse(ctx context.Context, a Agenda) (Page[Listed[NonUse]], error)
	Hearings(ctx context.Context, a Agenda) (Page[Listed[Hearing]], error)

	// CountAgenda counts what such a list would hold, up to CountMost.
	CountAgenda(ctx context.Context, l List, a Agenda) (Count, error)

	// TaskCounts counts the tasks of a list by state, and whether they are due by a day. Of a list longer than a.Limit only the part up to one row
	// beyond it is counted.
	TaskCounts(ctx context.Context, a Agenda, by civil.Day) ([]TaskCount, error)

	// NonUseSums counts the rows of the ledger by slot, kind and reason, in this order.
	NonUseSums(ctx context.Context, a Agenda) ([]NonUseSum, error)
}

// Bounds of lists.
const (
	PageMost  = 500    // rows of a page; what is asked for beyond, and 0, is cut to this
	CountMost = 10_000 // counts stop here
	FoundMost = 2_000  // a search looks at so many cases, those opened last first
)

// Page is a part of a list.
type Page[R any] struct {
	Rows []R
	Next string // where the next page starts; empty at the end
	Of   Count  // on the first page of a search: how many there are in all; otherwise the zero Count, and the list is to be counted
}

// Count is a number of rows. Where it is not exact there are more.
type Count struct {
	N     int
	Exact bool
}

// CaseFilter says which cases, in which order. Empty fields ask nothing.
type CaseFilter struct {
	Courts          []string // codes; none: all courts
	Assigned        string
	Debtor          string
	Number          string // exact
	Stages          []string
	Flag            string
	Open            bool           // not closed
	Live            bool           // without those made from reports
	Reconstructions bool           // only those made from reports
	Opened          civil.Interval // days
	Moved           civil.Interval // day of the last effective act
	Next            civil.Interval // day of the next change
	Text            string         // words; all must occur, Chinese of two characters and more in sequence
	Sort            Sort
	Desc            bool
	After           string // Page.Next of the page before; sort and filter must be the same
	Limit           int
}

// Sort is the order of a list of cases; ties go by Case.ID.
type Sort string

// The orders there are.
const (
	ByOpened     Sort = "" // day of opening
	ByNextChange Sort = "next_change"
	ByStageSince Sort = "stage_since"
	ByMoved      Sort = "moved"
	ByNumber     Sort = "number"
)

// DueFilter says which cases the daily run wants.
type DueFilter struct {
	Day       civil.Day
	AfterDay  civil.Day // with AfterCase the last one seen
	AfterCase int64     // 0: from the start
	Limit     int
}

// Load is a number of cases.
type Load struct {
	Court, Assigned, Stage string
	N                      int
}

// List names a list across cases.
type List string

// The lists there are.
const (
	ListLimits   List = "limits"
	ListTasks    List = "tasks"
	ListHolds    List = "holds"
	ListNonUse   List = "nonuse"
	ListHearings List = "hearings"
)

// NonUseSum is a number of rows of the ledger.
type NonUseSum struct {
	Slot, Kind, Reason string
	N                  int
}

// TaskCount is a number of tasks.
type TaskCount struct {
	State string
	Due   bool // by the day asked for
	N     int
}

// Agenda says which rows of a list across cases. Empty fields ask nothing.
type Agenda struct {
	Docket   docket.ID
	Dockets  []docket.ID // one of these
	Courts   []string
	Assigned string         // officer of the case
	Who      string         // owner of a task, judge of a hearing, who placed a hold; other lists have none
	Whose    []string       // one of these is Who
	Kinds    []string       // of the step that does a task; other lists have none
	First    bool           // of a limit that runs for several obligations until one day the first alone
	States   []string       // of limits, tasks, holds and hearings; kinds of non-use
	Slot     string         // of limits and non-use; other lists have none
	Days     civil.Interval // half-open
	Bare     bool           // of the case only Docket and Court
	After    string
	Limit    int
}

// Listed is a row with the case it belongs to.
type Listed[R any] struct {
	Case Ref
	Row  R
}

// Ref is what a list says of a case.
type Ref struct {
	Docket     docket.ID
	Court      string
	Number     string
	Title      i18n.Text
	DebtorName string
	Stage      string
	Assigned   string
}
