package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"mandamus/docket"
	"mandamus/law"
)

// Span is where a duty stands in the text of the title: the characters from From up to, not including, To.
type Span struct {
	Text     string // of the operative part
	From, To int    // in characters, from 0
}

// Doubt says why the wording of a duty may not be enforceable: what the law determines of it, or what whoever typed it found
// unclear.
type Doubt struct {
	Obligation    string
	Enforceable   law.Determination
	Unclear       []string // words of docket.Unclearness
	Clarification bool     // a question to the court that made the title is open
}

// enforceability is the determination of the pack that says whether a duty can be enforced, and enforceable its good answer.
const (
	enforceability = "enforceability"
	enforceable    = "enforceable"
)

// TypeObligation types one duty of the operative part. With a span the duty is quoted from there and anchored to it. Wording
// that may not be enforceable is typed all the same, and the result says so.
func (a *App) TypeObligation(ctx context.Context, r Request, cmd docket.TypeObligation, span *Span) (Result, error) {
	if err := span.anchor(&cmd.Duty); err != nil {
		return Result{}, err
	}
	result, err := a.simply(ctx, r, "obligation.type", cmd.On, cmd)
	return a.doubted(ctx, result, err)
}

// ReviseObligation types a duty anew, with a span as TypeObligation does.
func (a *App) ReviseObligation(ctx context.Context, r Request, cmd docket.ReviseObligation, span *Span) (Result, error) {
	if err := span.anchor(&cmd.Duty); err != nil {
		return Result{}, err
	}
	result, err := a.simply(ctx, r, "obligation.revise", cmd.On, cmd)
	return a.doubted(ctx, result, err)
}

// anchor quotes the span. A nil span leaves the duty as it is.
func (s *Span) anchor(d *docket.Duty) error {
	if s == nil {
		return nil
	}
	text := []rune(s.Text)
	if s.From < 0 || s.To <= s.From || s.To > len(text) {
		return wrong("span", "app.span", "from", s.From, "to", s.To, "length", len(text))
	}
	sum := sha256.Sum256([]byte(s.Text))
	d.Quote = docket.Say(string(text[s.From:s.To]))
	d.Anchor = &docket.Anchor{Text: hex.EncodeToString(sum[:]), From: s.From, To: s.To}
	return nil
}

// doubted adds to a result what is doubtful of the duties its events typed.
func (a *App) doubted(ctx context.Context, result Result, err error) (Result, error) {
	if err != nil || result.Again {
		return result, err
	}
	d, _, err := a.load(ctx, result.Docket)
	if err != nil {
		return result, err
	}
	typed := func(o *docket.Obligation) bool {
		first := result.Events[0].Version
		return o.Typed.At >= first || o.Revised.At >= first
	}
	assessment, err := a.assess(d, a.Today())
	if err != nil {
		return result, err
	}
	for _, o := range Doubts(d, assessment) {
		if typed(d.Obligation(o.Obligation)) {
			result.Doubts = append(result.Doubts, o)
		}
	}
	return result, nil
}

// Doubts returns the duties whose wording may not be enforceable.
func Doubts(d *docket.Docket, a *law.Assessment) []Doubt {
	var out []Doubt
	for _, p := range a.Positions {
		o := d.Obligation(p.Obligation.ID)
		doubt := Doubt{Obligation: o.ID, Unclear: o.Unclear, Clarification: slices.ContainsFunc(d.Clarifications, func(q *docket.Clarification) bool {
			return q.Obligation == o.ID && q.Answered.IsZero()
		})}
		for _, det := range p.Determinations {
			if det.ID == enforceability {
				doubt.Enforceable = det
			}
		}
		if det := doubt.Enforceable; len(o.Unclear) > 0 || det.State == law.Due && det.Value != enforceable {
			out = append(out, doubt)
		}
	}
	return out
}

// RequestClarification asks the court that made the title what a duty means.
func (a *App) RequestClarification(ctx context.Context, r Request, cmd docket.RequestClarification) (Result, error) {
	return a.simply(ctx, r, "clarification.request", cmd.On, cmd)
}

// AnswerClarification records the answer.
func (a *App) AnswerClarification(ctx context.Context, r Request, cmd docket.AnswerClarification) (Result, error) {
	return a.simply(ctx, r, "clarification.answer", cmd.On, cmd)
}
