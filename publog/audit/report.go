package audit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/publog"
)

//i18n:keys audit.receipt.*

// Report is what an audit found.
type Report struct {
	Place      string
	Checkpoint publog.Checkpoint
	From       int64 // entries that were audited before
	Trusted    bool  // there was a trust file
	Standing   publog.Standing
	New        []Finding      // in entries, not known before
	Before     []Finding      // in entries, known before
	Counts     map[string]int // of findings in entries, by code: more than are listed
	Today      []Finding      // of the day
	Notes      []i18n.Msg
	Waiting    int // entries that are withheld, and may be
	Receipts   map[publog.Status]int
	Next       *State // to be saved; nil: the audit could not go on, and the state before stays
}

// Exit codes of a program that ends with a report. 2 is for a wrong use of the program.
const (
	exitClean     = 0
	exitFound     = 1
	exitUnvouched = 3
)

// ExitCode returns the exit code: 0 where nothing was found and a quorum outside the court vouches for the log.
func (r *Report) ExitCode() int {
	switch {
	case len(r.New)+len(r.Before)+len(r.Today) > 0:
		return exitFound
	case !r.Standing.Vouched() || !r.Trusted:
		return exitUnvouched
	}
	return exitClean
}

// Evidence returns the files that show findings to others, by the order of the findings.
func (r *Report) Evidence() []*Evidence {
	var out []*Evidence
	for _, f := range r.Today {
		if f.Evidence != nil {
			out = append(out, f.Evidence)
		}
	}
	return out
}

func (a *audit) note(key string, args ...any) {
	a.report.Notes = append(a.report.Notes, i18n.Msg{Key: key, Args: args})
}

// Text returns the report in plain words, whole lines.
func (r *Report) Text(l i18n.Lang) string {
	var out strings.Builder
	line := func(key string, args ...any) { out.WriteString(i18n.Msg{Key: key, Args: args}.In(l) + "\n") }
	switch r.ExitCode() {
	case exitClean:
		line("audit.clean")
	case exitFound:
		line("audit.wrong")
	default:
		line("audit.unvouched")
	}
	line("audit.log", "origin", r.Checkpoint.Origin, "place", r.Place, "size", r.Checkpoint.Size, "root", r.Checkpoint.Root)
	if r.Next != nil {
		line("audit.read", "from", r.From, "new", r.Checkpoint.Size-r.From, "waiting", r.Waiting)
	} else {
		line("audit.not_read", "from", r.From)
	}
	r.section(&out, l, "audit.head.today", r.Today)
	r.section(&out, l, "audit.head.new", r.New)
	r.section(&out, l, "audit.head.before", r.Before)
	out.WriteString(r.vouched(l))
	out.WriteString(r.rest(l))
	return out.String()
}

// section writes findings under a heading.
func (r *Report) section(out *strings.Builder, l i18n.Lang, heading string, findings []Finding) {
	if len(findings) == 0 {
		return
	}
	out.WriteString("\n" + i18n.T(l, heading) + "\n")
	last := map[string]int{}
	for i, f := range findings {
		last[f.Code] = i
	}
	for i, f := range findings {
		out.WriteString("  - " + f.In(l) + "\n")
		if f.Evidence != nil {
			out.WriteString("    " + f.Evidence.line(l) + "\n")
		}
		if more := r.Counts[f.Code] - listed; i == last[f.Code] && f.Index >= 0 && more > 0 {
			out.WriteString("    " + i18n.T(l, "audit.more", "n", more) + "\n")
		}
	}
}

func (e *Evidence) line(l i18n.Lang) string {
	if e.Proof {
		return i18n.T(l, "audit.evidence.proof", "name", e.Name)
	}
	return i18n.T(l, "audit.evidence.shown", "name", e.Name)
}

// vouched says who stands for the log.
func (r *Report) vouched(l i18n.Lang) string {
	if !r.Trusted {
		return "\n" + i18n.T(l, "audit.vouch.no_trust") + "\n"
	}
	s := r.Standing
	out := "\n" + i18n.T(l, "audit.vouch.quorum", "have", len(s.Outside), "want", s.Quorum) + "\n"
	for _, v := range s.Outside {
		out += "  - " + i18n.T(l, "audit.vouch.outside", "name", v.Name, "at", text(v.Last)) + "\n"
	}
	for _, v := range s.Under {
		out += "  - " + i18n.T(l, "audit.vouch.under", "name", v.Name, "at", text(v.Last)) + "\n"
	}
	for _, v := range s.Future {
		out += "  - " + i18n.T(l, "audit.vouch.future", "name", v.Name, "at", text(v.Last)) + "\n"
	}
	return out
}

// rest are receipts and notes.
func (r *Report) rest(l i18n.Lang) string {
	var lines []string
	for _, status := range slices.Sorted(maps.Keys(r.Receipts)) {
		lines = append(lines, i18n.T(l, "audit.receipt."+string(status), "n", r.Receipts[status]))
	}
	for _, n := range r.Notes {
		lines = append(lines, n.In(l))
	}
	if len(lines) == 0 {
		return ""
	}
	return fmt.Sprintf("\n%s\n  - %s\n", i18n.T(l, "audit.head.notes"), strings.Join(lines, "\n  - "))
}
