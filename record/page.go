package record

import (
	"mandamus/civil"
)

// Age is a class of open duties by how long they have been owed.
type Age struct {
	From  int // whole months, included
	Until int // whole months, not included; 0: no end
	Count int64
}

// ages bound the classes, in months.
var ages = []Age{{0, 3, 0}, {3, 6, 0}, {6, 12, 0}, {12, 24, 0}, {24, 60, 0}, {60, 0, 0}}

// Ages returns the open duties of a court or body by age on a day, and how many are of no known age. What is counted is the month, so a duty
// changes its class on the first of a month.
func (k Counts) Ages(today civil.Day) (classes []Age, unknown int64) {
	classes = append(classes, ages...)
	year, month, _ := today.YMD()
	unknown = k["duty."+Open] + k["duty."+Partly]
	for since, n := range k.Below("since") {
		first, err := civil.ParseDay(since + "-01")
		if err != nil {
			continue
		}
		y, m, _ := first.YMD()
		months := max(0, (year-y)*12+month-m)
		for i := range classes {
			if a := &classes[i]; months >= a.From && (a.Until == 0 || months < a.Until) {
				a.Count += n
				unknown -= n
			}
		}
	}
	return classes, unknown
}

// Body is the page of a body, but for the lines of its duties and the replies, which a store looks up by its id (Row.Body).
type Body struct {
	ID     string // in the register
	Size   int64  // of the log it was computed from
	Counts Counts
	Ages   []Age
	// Unknown is how many open duties are of no known age.
	Unknown int64
}

// BodyPage returns the page of a body from its counts. It takes as long for 10,000 duties as for ten.
func BodyPage(id string, size int64, k Counts, today civil.Day) Body {
	b := Body{ID: id, Size: size, Counts: k}
	b.Ages, b.Unknown = k.Ages(today)
	return b
}

// Court is the page of a court, but for the lines of its cases.
type Court struct {
	Code    string
	Size    int64
	Counts  Counts
	Ages    []Age
	Unknown int64
	Day     DayCommitment // the last; zero: none yet
}

// CourtPage returns the page of a court from its counts and its last commitment.
func CourtPage(code string, size int64, k Counts, day DayCommitment, today civil.Day) Court {
	c := Court{Code: code, Size: size, Counts: k, Day: day}
	c.Ages, c.Unknown = k.Ages(today)
	return c
}
