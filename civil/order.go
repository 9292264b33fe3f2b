package civil

// Order is how one date lies to another when either may be known only in part.
type Order uint8

const (
	Undetermined Order = iota // the dates overlap: more must be known
	Before                    // surely before
	After                     // surely after
	Same                      // both known to the day, and the same day
)

// String returns the order in English, for messages to developers.
func (o Order) String() string {
	switch o {
	case Before:
		return "before"
	case After:
		return "after"
	case Same:
		return "same"
	}
	return "undetermined"
}

// Compare tells how p lies to q: Before if every day p may be is earlier than
// every day q may be, After in the opposite case, Same if both are known and
// equal, else Undetermined.
func Compare(p, q Partial) Order {
	switch {
	case p.Last < q.First:
		return Before
	case p.First > q.Last:
		return After
	case p.Exact() && p == q:
		return Same
	}
	return Undetermined
}
