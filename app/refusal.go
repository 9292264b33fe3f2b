package app

import (
	"fmt"

	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// Denied: the actor may not do that. Nothing was stored.
type Denied struct {
	Why      i18n.Msg
	Decision *policy.Decision // of the approval policy, where it was asked
	Act      string           // the act of the policy that has to be proposed and approved first; empty: nothing would help
}

// Error returns the reason in English.
func (d *Denied) Error() string { return d.In(i18n.EN) }

// In returns the reason in l.
func (d *Denied) In(l i18n.Lang) string { return d.Why.In(l) }

func denied(key string, args ...any) error { return &Denied{Why: i18n.M(key, args...)} }

// Stale: the docket has moved on since the actor saw it. Nothing was stored; Changed is what the actor has not seen.
type Stale struct {
	Docket     docket.ID
	Have, Want int            // version of the docket, version the actor saw
	Changed    []docket.Event // after Want, those the actor may see
}

// Error says what was found and what was expected.
func (s *Stale) Error() string {
	return fmt.Sprintf("docket %v: version %d, want %d", s.Docket, s.Have, s.Want)
}

// In says in l that the case has moved on.
func (s *Stale) In(l i18n.Lang) string {
	return i18n.T(l, "app.stale", "n", len(s.Changed))
}

// Clash: at that time the judge or the room is taken. Nothing was stored.
type Clash struct {
	With []store.Listed[store.Hearing]
}

// Error returns the sentence in English.
func (c *Clash) Error() string { return c.In(i18n.EN) }

// In says in l with which hearing the first clash is.
func (c *Clash) In(l i18n.Lang) string {
	h := c.With[0]
	at := fmt.Sprintf("%02d:%02d", h.Row.Start/60, h.Row.Start%60)
	return i18n.T(l, "app.clash", "number", h.Case.Number, "at", at, "n", len(c.With))
}

// wrong returns what is wrong with a field of what the actor said.
func wrong(path, key string, args ...any) error {
	return fault.Problems{{Path: path, What: i18n.M(key, args...)}}
}
