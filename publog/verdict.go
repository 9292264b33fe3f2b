package publog

import (
	"strings"
	"time"

	"mandamus/docket"
	"mandamus/i18n"
)

// Status is a verdict in one word.
type Status string

// The verdicts there are.
const (
	Proved    Status = "proved"    // in the log, and a quorum outside the court vouches for it
	Promised  Status = "promised"  // promised, and the day is not past
	Due       Status = "due"       // promised, the day is past, and what was looked at shows neither that the promise was kept nor broken
	BrokenBy  Status = "broken"    // the promise was broken, and the proof of it is at hand
	Forked    Status = "forked"    // the receipt is good, and the log has been rewritten since; the proof of it is at hand
	Unvouched Status = "unvouched" // consistent with itself, and vouched for by nobody the reader trusts
	Refuted   Status = "refuted"   // a signature, a proof or a commitment is wrong
)

// exits are the exit codes of a program that ends with a verdict. 2 is for a wrong use of the program.
var exits = map[Status]int{Proved: 0, Refuted: 1, Unvouched: 3, Promised: 4, Due: 5, BrokenBy: 6, Forked: 7}

// ExitCode returns the exit code of a program that ends with s: 0 for Proved and nothing else.
func (s Status) ExitCode() int { return exits[s] }

// Verdict is what follows from a receipt, a trust file and the log as it was seen.
type Verdict struct {
	Status Status
	Filing string
	Entry  Entry // zero where it could not be read
	Leaf   Hash
	Index  int64 // of the entry in the log; -1 as long as that is not shown

	Wrong  []i18n.Msg // what is false; only of Refuted, BrokenBy and Forked
	Shown  []i18n.Msg // what is proved
	Open   []i18n.Msg // what is not proved, and what weakens the rest
	Do     []i18n.Msg // what to do now
	Parts  []Part     // personal texts of the event that the opening proves
	Vouch  []Voucher  // operators outside the court
	Under  []Voucher  // operators that do not count
	Broken *Broken    // of BrokenBy
	Fork   *Fork      // of Forked
	// Completed is the receipt with a proof found in the log; nil where nothing was added.
	Completed *Bundle
}

// Part is one text of the event that the opening proves.
type Part struct{ Field, Text string }

// ExitCode returns the exit code of a program that ends with v.
func (v Verdict) ExitCode() int { return v.Status.ExitCode() }

// Text returns the verdict in plain words, whole lines.
func (v Verdict) Text(l i18n.Lang) string {
	var out strings.Builder
	out.WriteString(i18n.T(l, "publog.status."+string(v.Status)) + "\n")
	if about := v.about(l); about != "" {
		out.WriteString(about + "\n")
	}
	section(&out, l, "publog.head.wrong", told(l, v.Wrong))
	section(&out, l, "publog.head.shown", append(told(l, v.Shown), v.parts(l)...))
	section(&out, l, "publog.head.vouch", vouchers(l, v.Vouch))
	section(&out, l, "publog.head.open", told(l, v.Open))
	section(&out, l, "publog.head.do", told(l, v.Do))
	return out.String()
}

//i18n:keys publog.status.* publog.head.*

// about says which entry the verdict is about.
func (v Verdict) about(l i18n.Lang) string {
	var lines []string
	if v.Filing != "" {
		lines = append(lines, i18n.T(l, "publog.about.filing", "filing", v.Filing))
	}
	if v.Entry.V != 0 {
		lines = append(lines, i18n.T(l, "publog.about.entry", "kind", kindName(v.Entry.Kind), "at", readable(v.Entry.At)))
	}
	if v.Entry.Number > 0 {
		lines = append(lines, i18n.T(l, "publog.about.number", "court", v.Entry.Court, "year", v.Entry.Year, "number", v.Entry.Number))
	}
	return strings.Join(lines, "\n")
}

// parts are the texts that the opening proves.
func (v Verdict) parts(l i18n.Lang) []string {
	var out []string
	for _, p := range v.Parts {
		out = append(out, i18n.T(l, "publog.shown.part", "field", strings.TrimPrefix(p.Field, "/"), "text", p.Text))
	}
	return out
}

func told(l i18n.Lang, all []i18n.Msg) []string {
	var out []string
	for _, m := range all {
		out = append(out, m.In(l))
	}
	return out
}

// vouchers are lines of who stamped, and when.
func vouchers(l i18n.Lang, all []Voucher) []string {
	var out []string
	for _, v := range all {
		at := instant(v.First)
		if !v.Last.Equal(v.First) {
			at += " – " + instant(v.Last)
		}
		out = append(out, i18n.T(l, "publog.vouch", "name", v.Name, "at", at))
	}
	return out
}

// section writes a heading with its lines; without lines nothing.
func section(out *strings.Builder, l i18n.Lang, heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	out.WriteString("\n" + i18n.T(l, heading) + "\n")
	for _, line := range lines {
		out.WriteString("  - " + line + "\n")
	}
}

// instant prints an instant for people, to the second and in UTC: the page does not know where its reader is.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// readable prints the instant of an entry.
func readable(at string) string {
	t, err := time.Parse(stamp, at)
	if err != nil {
		return at
	}
	return instant(t)
}

// kindName is a kind of entry as a reader is told it.
type kindName string

//i18n:keys publog.kind.*

// ownKinds are the kinds of the log itself, with the keys of their names.
var ownKinds = map[kindName]string{
	KindWithheld: "publog.kind.withheld", KindOpened: "publog.kind.opened", KindDayCommitted: "publog.kind.day.committed",
	KindKeyRotated: "publog.kind.key.rotated", KindPublished: "publog.kind.file.published", KindLodged: "publog.kind.filing.lodged",
}

// In returns what the kind is called, by the log or by the docket; one of a newer program as it is written.
func (k kindName) In(l i18n.Lang) string {
	if key, own := ownKinds[k]; own {
		return i18n.T(l, key)
	}
	if kind, known := docket.KindOf(string(k)); known {
		return kind.Label().In(l)
	}
	return string(k)
}

// names are the names of operators in one text.
type names []Voucher

// In returns the names in l.
func (n names) In(l i18n.Lang) string {
	var out []string
	for _, v := range n {
		out = append(out, v.Name.In(l))
	}
	return i18n.List(l, out)
}
