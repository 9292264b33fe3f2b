// Package mail is what the desk tells people by mail: that there is something to do, and where. It words letters, says when they are due,
// and how often one that was not taken is sent again.
//
// Words. A thing is one piece of news: a case was assigned, something waits for approval. A letter tells somebody of all things that are
// due, by their number and the numbers of their cases, and leads to the desk. How often is chosen by whoever is told: at once, or together
// in a digest once a working day or once a week.
//
// No letter holds a name, what a case is about, or anything that somebody wrote: mail travels in the open and is kept by others. What a
// letter is made of has no field for them.
//
// The package sends nothing (mail/smtp does), stores nothing and has no clock.
package mail

import (
	"context"
	"regexp"
	"time"

	"mandamus/court"
	"mandamus/i18n"
)

// Kind is what a thing is about.
type Kind string

// The kinds there are.
const (
	Assigned Kind = "assigned" // a case was assigned
	Approval Kind = "approval" // a measure or a step waits for approval
	Lapsed   Kind = "lapsed"   // a limit has passed
	Soon     Kind = "soon"     // a limit ends within days
	Report   Kind = "report"   // a body reports how it performs
	Duty     Kind = "duty"     // a body has a new duty
	Reminder Kind = "reminder" // a body was given notice to perform
)

// Kinds are all kinds in the order of a letter.
var Kinds = []Kind{Lapsed, Soon, Approval, Assigned, Report, Duty, Reminder}

// Thing is one piece of news.
type Thing struct {
	Kind Kind
	Case court.Number // zero: the case has none yet
}

// Letter is a letter as it is sent.
type Letter struct {
	ID      string // names the letter: sent twice it bears the same
	To      string // address
	At      time.Time
	Subject string
	Body    string // plain text, lines ended by \n
}

// Sender sends letters.
type Sender interface {
	// Send hands a letter to a mail server. An error says that the server may not have taken it.
	Send(ctx context.Context, l Letter) error
}

// MaxAddress bounds an address.
const MaxAddress = 254

// ValidAddress reports whether a text is the address of a mailbox alone: no name, no list.
func ValidAddress(s string) bool {
	return len(s) <= MaxAddress && address.MatchString(s)
}

// address is a mailbox at a host, in the plain form that every server takes.
var address = regexp.MustCompile(`^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$`)

// Trial words the letter that shows that mail arrives.
func Trial(l i18n.Lang, desk string) (subject, body string) {
	return i18n.T(l, "mail.trial.subject"), i18n.T(l, "mail.trial.body", "desk", desk) + "\n"
}
