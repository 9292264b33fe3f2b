// Package law answers what the law says of one obligation on one day, from a body of law that is data.
//
// A pack is a folder of YAML files: one body of law with its instruments and their dated versions, its provisions, and the rules
// that follow from them. Load reads it strictly and refuses what is contradictory, dead, circular, uncited or in one language only; each
// problem has a file, a line and a likely remedy. Assess takes a pack, a case file and a day and returns a position for each obligation.
//
// Words. A slot is a question the pack answers; there are four sorts. A limit (期限) is a time with a last day, and the state that
// follows: running, met, late, lapsed. A measure (措施) is what an office may, must or can be asked to do: coercion, a route out of
// inaction, a procedural step; it is open, closed or undetermined. An accrual is a sum that grows by the day, with its segments. A
// determination is one word out of a list, given by rules of which one may defeat another. A fact is what a case file can say; a
// condition is a named test of facts with a sentence for either answer, the unit of every explanation; a defeater is a condition that
// takes another away and may itself be taken away. A reading is a contested point with a default and alternatives; a regime is a pack
// compiled for one choice of readings. A gap is what the pack declares not to model. A row is what is known of one obligation: its facts
// and its lists of events. A title gates every slot: for another kind of title it is closed because of the title.
//
// Everything has three values. What the file does not say is unknown, an unknown makes an answer undetermined unless the answer is
// decided without it, and the facts that would decide it are asked for. A day can also be none: known not to have come about. A
// date known to the month or year is an interval, and so is what follows from it. Learning more never turns a decided answer.
//
// Two evaluators run one compiled representation (ir.go): the walker (walk.go), which is the reference and carries intervals and
// questions, and the batch engine (batch.go), which evaluates many rows in columns. An explanation is read off the walker's values; a
// plan (plan.go) says what would open a measure, and is called verified only when, applied to a copy, it did.
//
// The package does not decide cases. It infers no finding (a refusal is a finding of the court), weighs no discretion (an open
// measure that an office may take is no breach if it is not taken), and does not read the law: whether a pack renders its sources is for
// the people who check it. It has no clock, no network and no files but the folder given to Load.
//
// What can surprise you: undetermined is not no. Compare with Yes or No, never with “not Yes”. An incomplete file may leave out items of
// a list (Row): a period that such a list can move then has a first possible last day and no last one (FarOff), and has not lapsed. Sums
// are computed from the payments and stops that are told, also where there may have been others. A sum or number that does not fit is
// unknown, a day past the calendar is its last.
//
// Where to begin: schema.go (the pack format as types), load.go and resolve.go (reading it), ir.go (the compiled form), walk.go (what it
// means), assess.go (what comes out). slot_*.go compile the four sorts of slot, period*.go and accrue.go hold their arithmetic.
package law
