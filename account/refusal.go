package account

import (
	"strings"
	"time"

	"mandamus/i18n"
)

// Kind says what sort of refusal it is; pages choose their status by it.
type Kind uint8

// The kinds.
const (
	Denied  Kind = iota + 1 // name, password or code are not good; nothing more is said
	TooMany                 // too many attempts from one place; Retry says when to come again
	Ended                   // there is no such session, or it has run out
	Invalid                 // what was asked for cannot be: a weak password, a name that is taken, a grant without a court
)

// Refusal is the answer no, in words for whoever asked. Every method of Service returns it for what people do wrong; any other
// error is a failure.
type Refusal struct {
	Kind  Kind
	Why   []i18n.Msg // whole sentences
	Retry time.Duration
}

// In returns the sentences for a reader of l.
func (r *Refusal) In(l i18n.Lang) string {
	parts := make([]string, len(r.Why))
	for i, m := range r.Why {
		parts[i] = m.In(l)
	}
	if l == i18n.ZH {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, " ")
}

// Error returns the sentences in English.
func (r *Refusal) Error() string { return r.In(i18n.EN) }

func denied() *Refusal { return &Refusal{Kind: Denied, Why: []i18n.Msg{i18n.M("account.denied")}} }

func badCode() *Refusal {
	return &Refusal{Kind: Denied, Why: []i18n.Msg{i18n.M("account.code.denied")}}
}

func ended() *Refusal { return &Refusal{Kind: Ended, Why: []i18n.Msg{i18n.M("account.ended")}} }

func tooMany(retry time.Duration) *Refusal {
	return &Refusal{Kind: TooMany, Why: []i18n.Msg{i18n.M("account.too_many", "seconds", max(1, int(retry/time.Second)))}, Retry: retry}
}

func invalid(why ...i18n.Msg) *Refusal { return &Refusal{Kind: Invalid, Why: why} }
