package store

import (
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// Rows are the read models of one docket, all of them: what is not in Rows any more is removed. In every row Version is the
// version of the event that made it, and a day that does not exist is civil.Never, which sorts last.
type Rows struct {
	Case     Case
	Limits   []Limit
	Tasks    []Task
	Holds    []Hold
	NonUse   []NonUse
	Hearings []Hearing
	Search   string // text by which the case is found: numbers, names, words of the operative part
}

// Case is the line of a case in lists.
type Case struct {
	Docket      docket.ID // filled in by the store, as are ID and Pos
	ID          int64     // position of the docket's first event: the order in which dockets were opened
	Pos         int64     // position of the docket's last event
	Version     int       // of the docket
	Court       string    // code
	Number      string    // case number, as it is written
	Title       i18n.Text
	Debtor      string // id of the body
	DebtorName  string
	Stage       string
	StageSince  civil.Day // when the case came to this stage
	Assigned    string    // id of the officer; empty: nobody
	Moved       civil.Day // day of the last effective act
	Opened      civil.Day
	Closed      civil.Day
	NextChange  civil.Day // first day on which the assessment differs, all else equal
	AsOf        civil.Day // day on which the rows were computed
	Reconstruct bool      // made from reports, not by a court
	Flags       []string  // what is special: "stalled", "sealed" …; small letters, digits and _, sorted
}

// Limit is a legal deadline of an obligation.
type Limit struct {
	Obligation string // with Slot the key
	Slot       string
	State      string
	Last       civil.Day // last day
	Version    int
}

// Task is something that somebody must do.
type Task struct {
	ID      string // key within the docket
	Kind    string
	Step    string // kind of the task by which it is done; most are done as what they are
	Owner   string // who must: id of a person, or a role
	State   string
	Due     civil.Day
	Version int
	About   string // of a limit: its id in the pack; of an approval: the act; else empty
	Nth     int    // of a limit that runs for several obligations until one day: its place among these, from 0
	By      string // of an approval: who proposed the act; else empty
}

// Hold is a pause that ends by itself.
type Hold struct {
	ID      string // key within the docket
	Reason  string
	By      string
	State   string // "held", "returned" …
	From    civil.Day
	Until   civil.Day // day on which the case comes back
	Version int
}

// NonUse is a row of the non-use ledger: a measure that was lawful and not taken, or not decided; for comparison also one that was
// taken.
type NonUse struct {
	Obligation string // with Slot, Kind and From the key
	Slot       string
	Kind       string // "available_not_used", "not_decided", "used"
	Reason     string // coded; empty: none given
	From       civil.Day
	Until      civil.Day
	Version    int
}

// Hearing is an appointment in the diary.
type Hearing struct {
	ID      string // key within the docket
	Room    string
	Judge   string
	State   string
	Day     civil.Day
	Start   int // minute of the day
	End     int
	Version int
}

// Projected are the read models of a docket at a version.
type Projected struct {
	Docket  docket.ID
	Version int
	Rows    Rows
}
