package sides

import (
	"context"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/web/page"
)

// What a debtor says: what it has done, what it has paid, what it will do. And what an applicant says of it.

// stateOptions are the states of performance a side may choose from.
func (f *form) stateOptions(states []string) []page.Option {
	var out []page.Option
	for _, word := range states {
		out = append(out, page.Option{Value: word, Text: stateWord(f.lang, word)})
	}
	return out
}

// The states a debtor may report, and those an applicant may see.
var (
	reported = []string{"full", "partial", "none"}
	paidWays = []string{"full", "partial"}
	viewed   = []string{"full", "partial", "none", "disputed"}
)

func (f *form) state(states []string, label string) page.Field {
	return f.field(page.Field{Name: "state", Kind: page.RadiosField, Label: label, Options: f.stateOptions(states)})
}

// asOf asks for the day of what is told; it is today unless somebody says otherwise.
func (f *form) asOf(label, hint string) page.Field {
	q := f.field(page.Field{Name: "on", Kind: page.DateField, Label: label, Hint: hint, Width: "10"})
	if q.Value == "" && q.Error == "" {
		q.Value = f.v.Today().String()
	}
	return q
}

func (f *form) papers() []page.Field {
	return []page.Field{
		f.field(page.Field{Name: "evidence", Kind: page.ChecksField, Label: f.t("sides.ask.evidence"), Optional: true, Options: evidenceOptions(f.lang)}),
		f.field(page.Field{Name: "papers", Kind: page.AreaField, Label: f.t("sides.ask.papers"), Hint: f.t("sides.ask.papers.hint"), Optional: true, Rows: 3}),
	}
}

func (f *form) note() page.Field {
	return f.field(page.Field{Name: "note", Kind: page.AreaField, Label: f.t("sides.ask.note"), Optional: true, Rows: 3})
}

// shown are the papers a form names, and the words on them.
func (f *form) shown() (docket.WithEvidence, string) {
	var out docket.WithEvidence
	for _, kind := range docket.EvidenceKinds {
		for _, word := range f.values["evidence"] {
			if word == kind {
				out.Evidence = append(out.Evidence, kind)
			}
		}
	}
	text := f.text("papers", false)
	if text != "" {
		text = f.t("sides.fact.papers", "papers", text)
	}
	return out, text
}

func askReport(f *form) []page.Field {
	return f.askStatement(reported, f.t("sides.ask.state"))
}

func sendReport(f *form) sending {
	s := f.statement(reported)
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.ReportPerformance(ctx, r, docket.ReportPerformance{
			On: s.on, PerformanceReported: docket.PerformanceReported{Told: s.told, WithState: s.state, WithEvidence: s.evidence},
		})
	}
}

// statement is what a side says of how a duty was performed: of which, how far, as of which day, shown by what.
type statement struct {
	on       docket.On
	told     docket.Told
	state    docket.WithState
	evidence docket.WithEvidence
}

// askStatement asks for a statement, with the states there are and the question for them.
func (f *form) askStatement(states []string, question string) []page.Field {
	out := []page.Field{f.which(f.mine()), f.state(states, question), f.asOf(f.t("sides.ask.as_of"), "")}
	return append(append(out, f.papers()...), f.note())
}

// statement reads it.
func (f *form) statement(states []string) statement {
	of, s := f.obligations(f.mine()), statement{state: docket.WithState{State: f.choice("state", states)}}
	s.on = f.day("on", civil.MinDay, f.v.Today())
	var papers string
	s.evidence, papers = f.shown()
	s.told = f.told(of, f.text("note", false), papers)
	return s
}

func askPaid(f *form) []page.Field {
	return []page.Field{
		f.which(f.payable()),
		f.field(page.Field{Name: "amount", Kind: page.MoneyField, Label: f.t("sides.ask.amount"), Unit: f.t("sides.yuan"), Width: "10"}),
		f.asOf(f.t("sides.ask.paid_on"), ""),
		f.field(page.Field{Name: "receipt", Label: f.t("sides.ask.receipt"), Hint: f.t("sides.ask.receipt.hint"), Optional: true, Width: "20"}),
		f.state(paidWays, f.t("sides.ask.paid_state")),
		f.note(),
	}
}

// sendPaid reports a payment. The payment itself is recorded by the court when it has seen it.
func sendPaid(f *form) sending {
	of, amount, state := f.obligations(f.payable()), f.amount("amount", true), f.choice("state", paidWays)
	on := f.day("on", civil.MinDay, f.v.Today())
	fact := f.t("sides.fact.paid", "sum", f.yuan(amount.Fen()))
	receipt := f.text("receipt", false)
	var evidence docket.WithEvidence
	if receipt != "" {
		evidence.Evidence, receipt = []string{"bank_receipt"}, f.t("sides.fact.receipt", "receipt", receipt)
	}
	told := f.told(of, fact, receipt, f.text("note", false))
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.ReportPerformance(ctx, r, docket.ReportPerformance{
			On: on, PerformanceReported: docket.PerformanceReported{Told: told, WithState: docket.WithState{State: state}, WithEvidence: evidence},
		})
	}
}

func askPlan(f *form) []page.Field {
	return []page.Field{
		f.which(f.mine()),
		f.field(page.Field{Name: "until", Kind: page.DateField, Label: f.t("sides.ask.until"), Width: "10"}),
		f.field(page.Field{Name: "amount", Kind: page.MoneyField, Label: f.t("sides.ask.plan_amount"), Optional: true, Unit: f.t("sides.yuan"), Width: "10"}),
		f.field(page.Field{Name: "steps", Kind: page.AreaField, Label: f.t("sides.ask.steps"), Hint: f.t("sides.ask.steps.hint"), Rows: 4}),
	}
}

func sendPlan(f *form) sending {
	of := f.obligations(f.mine())
	until := f.day("until", f.v.Today(), civil.MaxDay)
	promise := docket.PromiseMade{
		Told: f.told(of, f.text("steps", true)), WithUntil: docket.WithUntil{Until: until.On}, WithAmount: docket.WithAmount{Amount: f.amount("amount", false)},
	}
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.PlanPerformance(ctx, r, docket.On{}, promise)
	}
}

func askView(f *form) []page.Field {
	return f.askStatement(viewed, f.t("sides.ask.view"))
}

func sendView(f *form) sending {
	s := f.statement(viewed)
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.StateView(ctx, r, docket.StateView{
			On: s.on, PerformanceViewed: docket.PerformanceViewed{Told: s.told, WithState: s.state, WithEvidence: s.evidence},
		})
	}
}

// closing is the topic of an objection to the closing of the case.
const closing = "closing"

// topics are what the side may object to: an act of enforcement, the jurisdiction where it is the debtor, the time to apply where the law
// opens it, and the closing where there is one.
func (f *form) topics() []string {
	var out []string
	for _, word := range casefile.ObjectionTopics {
		switch {
		case word == "jurisdiction" && f.side != debtor,
			word == "limitation" && !f.lawOpens("object_to_late_application"),
			word == closing && f.docket.Closed == nil,
			word != closing && f.docket.Closed != nil:
		default:
			out = append(out, word)
		}
	}
	return out
}
