package sides

import (
	"context"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// What either side asks of the court: to clear up a duty, to decide an objection, to turn to the court above, to recuse somebody, to end it.

// noDuty is the answer that names no duty: the question is about the title as a whole.
const noDuty = "title"

func askClarify(f *form) []page.Field {
	q := page.Field{Name: "about", Kind: page.RadiosField, Label: f.t("sides.ask.about")}
	for _, o := range f.mine() {
		q.Options = append(q.Options, page.Option{Value: o.ID, Text: o.What.In(f.lang)})
	}
	q.Options = append(q.Options, page.Option{Value: noDuty, Text: f.t("sides.ask.whole_title")})
	q = f.field(q)
	if q.Value == "" {
		q.Options = page.Choose(q.Options, f.get("o"))
	}
	unclear := page.Field{Name: "unclear", Kind: page.RadiosField, Label: f.t("sides.ask.unclear")}
	for _, word := range docket.Unclearness {
		unclear.Options = append(unclear.Options, page.Option{Value: word, Text: docket.Label("unclearness", word).In(f.lang)})
	}
	return []page.Field{
		q, f.field(unclear),
		f.field(page.Field{Name: "text", Kind: page.AreaField, Label: f.t("sides.ask.question"), Hint: f.t("sides.ask.question.hint"), Rows: 4}),
	}
}

func sendClarify(f *form) sending {
	about := []string{noDuty}
	for _, o := range f.mine() {
		about = append(about, o.ID)
	}
	of, unclear, text := f.choice("about", about), f.choice("unclear", docket.Unclearness), f.text("text", true)
	if of == noDuty {
		of = ""
	}
	question := f.t("sides.fact.unclear", "unclear", docket.Label("unclearness", unclear), "text", text)
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.RequestClarification(ctx, r, docket.RequestClarification{
			ClarificationRequested: docket.ClarificationRequested{Obligation: of, From: f.party.ID, Question: words(f.lang, question)},
		})
	}
}

func askObject(f *form) []page.Field {
	q := page.Field{Name: "way", Kind: page.RadiosField, Label: f.t("sides.ask.way")}
	for _, word := range f.topics() {
		q.Options = append(q.Options, page.Option{Value: word, Text: topic(f.lang, word)})
	}
	return []page.Field{
		f.field(q), f.field(page.Field{Name: "text", Kind: page.AreaField, Label: f.t("sides.ask.grounds"), Hint: f.t("sides.ask.grounds.hint"), Rows: 6}),
	}
}

func sendObject(f *form) sending {
	way, told := f.choice("way", f.topics()), f.told(nil, f.text("text", true))
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.RaiseObjection(ctx, r, docket.RaiseObjection{ObjectionRaised: docket.ObjectionRaised{Told: told, WithWay: docket.WithWay{Way: way}}})
	}
}

func askAbove(f *form) []page.Field {
	return []page.Field{f.field(page.Field{Name: "text", Kind: page.AreaField, Label: f.t("sides.ask.above"), Hint: f.t("sides.ask.above.hint"), Rows: 4})}
}

func sendAbove(f *form) sending {
	told := f.told(nil, f.text("text", true))
	return record(func() docket.Body { return &docket.InactionComplained{Told: told} })
}

func askRecuse(f *form) []page.Field {
	return []page.Field{f.field(page.Field{Name: "text", Kind: page.AreaField, Label: f.t("sides.ask.recuse"), Hint: f.t("sides.ask.recuse.hint"), Rows: 4})}
}

func sendRecuse(f *form) sending {
	told := f.told(nil, f.text("text", true))
	return record(func() docket.Body { return &docket.RecusalRequested{Told: told} })
}

// record records an occurrence that has no verb of its own.
func record(body func() docket.Body) sending {
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.Record(ctx, r, docket.Record{Body: body()})
	}
}

// withdrawals are why an application is withdrawn.
var withdrawals = []string{"performed", "settled", "later", "other"}

func withdrawalWord(l i18n.Lang, word string) string {
	return i18n.T(l, "sides.withdrawal."+word) //i18n:keys sides.withdrawal.*
}

func askWithdraw(f *form) []page.Field {
	q := page.Field{Name: "why", Kind: page.RadiosField, Label: f.t("sides.ask.why")}
	for _, word := range withdrawals {
		q.Options = append(q.Options, page.Option{Value: word, Text: withdrawalWord(f.lang, word)})
	}
	return []page.Field{f.field(q), f.note()}
}

func sendWithdraw(f *form) sending {
	why, note := f.choice("why", withdrawals), f.text("note", false)
	told := f.told(nil, withdrawalWord(f.lang, why), note)
	return func(ctx context.Context, a *app.App, r app.Request) (app.Result, error) {
		return a.WithdrawApplication(ctx, r, docket.On{}, told)
	}
}
