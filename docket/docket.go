// Package docket is the record of one enforcement case: what happened, who recorded it, what follows for the state of the
// case, and what may be recorded next.
//
// Words. A docket (执行卷宗) is the list of events of one enforcement case, numbered 1, 2, 3 … without a gap. An event is
// something that has happened, in the past tense (“application.filed/1”); its legal day is when it happened in law, its
// recorded instant when somebody entered it. The body of an event says what its kind says and holds no personal datum: what
// people wrote, and what names a person, is a Personal, of which the body keeps a commitment and Private the value and the
// salt. Erasing value and salt leaves the docket as it was, but for that value. A correction is a new event that points back
// at an old one (Event.Corrects): the old one no longer counts, both stay in History.
//
// Fold reads a docket from its events. The Docket it returns is the state of the case; Docket.CaseFile says the same in the
// form package law reads. Decide answers a command (“register this application”) with the events that record it, or with a
// Refusal, which is data: rule, provisions, fact, remedy. A command is a struct with the name of its verb, one file a family.
//
// A reconstruction is a docket made from reports about a real case (FromCaseFile). It holds what was reported and nothing
// else; Decide refuses to add to it.
//
// The package is pure: the day, the instant, the actor, ids and salts come in with Context, and what the law says of a
// measure comes in through Gate. It stores nothing, asks no policy who may do what (it only refuses, as a last line, that
// one person proposes and approves), and looks up no court or body.
package docket

import "regexp"

// ID names a docket: opaque, sortable by the moment it was minted, 26 small letters and digits. The zero ID names none.
type ID string

var idForm = regexp.MustCompile(`^[0-9a-z]{26}$`)

// Valid reports whether the ID has its form.
func (id ID) Valid() bool { return idForm.MatchString(string(id)) }

// String returns the ID as people meet it: dk_ and the characters.
func (id ID) String() string { return "dk_" + string(id) }
