package audit

import (
	"fmt"
	"io"
	"slices"

	"mandamus/i18n"
	"mandamus/publog"
	"mandamus/record"
)

//i18n:keys audit.found.*

// Finding is something that must not be.
type Finding struct {
	Code     string    `json:"code"`  // key of what it says, in the catalogue
	Index    int64     `json:"index"` // of the entry; -1 where it is of none
	Args     []string  `json:"args,omitempty"`
	Evidence *Evidence `json:"-"` // nil: the log itself shows it
}

// Evidence is a file that shows a finding to others.
type Evidence struct {
	Name  string
	Write func(io.Writer) error
	// Proof says that the file alone proves it, to whoever has the trust file. Else it only says what this auditor was shown.
	Proof bool
}

// In returns the finding for people.
func (f Finding) In(l i18n.Lang) string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = a
	}
	return i18n.Msg{Key: f.Code, Args: args}.In(l)
}

// found is a finding of this package: audit.found.CODE.
func found(code string, index int64, args ...any) Finding {
	return finding("audit.found."+code, index, args)
}

// flawed is a finding of package record.
func flawed(f record.Flaw) Finding {
	m := f.Message()
	return finding(m.Key, f.Index, m.Args)
}

// finding keeps the arguments as text, so that a state can hold them.
func finding(key string, index int64, args []any) Finding {
	f := Finding{Code: key, Index: index, Args: []string{"index", fmt.Sprint(index)}}
	for _, a := range args {
		f.Args = append(f.Args, fmt.Sprint(a))
	}
	return f
}

func contains(all []Finding, f Finding) bool {
	return slices.ContainsFunc(all, func(o Finding) bool { return o.Code == f.Code && o.Index == f.Index && slices.Equal(o.Args, f.Args) })
}

// twoHistories is the evidence of a fork.
func (a *audit) twoHistories(f *publog.Fork, first, second int64) *Evidence {
	return &Evidence{
		Name:  fmt.Sprintf("two-histories-%d-%d.txt", first, second),
		Write: func(w io.Writer) error { _, err := io.WriteString(w, f.Text()); return err },
		Proof: a.trust != nil && f.Check(a.trust, a.Now) == nil,
	}
}
