package intake

import (
	"strconv"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/record"
	"mandamus/web/page"
)

// dutiesPage is the operative part with the duties typed from it.
type dutiesPage struct {
	Case, CaseURL string
	Version       int
	Sentences     []sentenceView
	Done, Of      int
	Share         int
	Duties        []dutyView
	MayType       bool
	MayText       bool
	TextURL       string
	NewURL        string
	NoneURL       string
	DecideURL     string
	Undecided     bool
	Receipt       string // address of the receipt for the applicant; empty where no public record is kept
	Lost          bool   // the text was erased or is withheld
}

// sentenceView is a sentence with what it carries.
type sentenceView struct {
	Number   int
	From, To int
	Text     string
	Duties   []dutyRef
	None     string
	URL      string // to type a duty from it
	Chosen   bool
	Reasons  []page.Option // why it may carry no duty
}

// dutyRef names a duty.
type dutyRef struct{ ID, Kind string }

// dutyView is a duty that was typed.
type dutyView struct {
	dutyRef
	What, Quote   string
	Debtor        string
	Sum           money.Fen
	Period        string
	Done          string
	Doubts        []string
	Asked         bool   // a question is open
	Revise, Ask   string // addresses; empty where the visitor may not
	WhoMayAsk     bool   // the visitor may not ask: the page says who may
	Instalments   int
	AlternativeTo string
}

func showDuties(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	all := covered(k.Docket)
	data := dutiesPage{
		Case: k.name(v), CaseURL: k.path(v), Version: k.Docket.Version, Done: progress(all), Of: len(all), Undecided: k.undecided(),
		MayType: k.can("obligation.type"), MayText: k.can("application.draft"), TextURL: k.path(v, "duties", "text"),
		NewURL: k.path(v, "duties", "new"), NoneURL: k.path(v, "duties", "none"), DecideURL: k.path(v, "decide"),
		Lost: k.Docket.Operative != nil && len(all) == 0,
	}
	if v.App().Public != nil {
		data.Receipt = v.Path("receipt", record.Reference(k.id))
	}
	if len(all) > 0 {
		data.Share = data.Done * 100 / len(all)
	}
	data.Sentences = sentenceViews(v, k, all, Span{})
	for _, o := range k.Docket.Obligations {
		data.Duties = append(data.Duties, k.duty(v, o))
	}
	v.Show(page.Answer{Name: "intake/duties", Title: v.T("intake.duties"), Crumbs: k.crumbs(v), Data: data})
}

// sentenceViews are the sentences as pages show them; those in the span are chosen.
func sentenceViews(v *page.Visit, k *kase, all []Sentence, chosen Span) []sentenceView {
	var reasons []page.Option
	for _, word := range docket.PassageReasons {
		reasons = append(reasons, page.Option{Value: word, Text: docket.Label("passage_reason", word).In(v.Lang)})
	}
	var out []sentenceView
	for i, s := range all {
		view := sentenceView{Number: i + 1, From: s.From, To: s.To, Text: s.Text, Chosen: s.overlaps(chosen), Reasons: page.Choose(reasons, guessReason(s.Text))}
		view.URL = k.path(v, "duties", "new") + "?from=" + strconv.Itoa(s.From) + "&to=" + strconv.Itoa(s.To)
		for _, o := range s.Duties {
			view.Duties = append(view.Duties, refOf(v, o))
		}
		if s.None != "" {
			view.None = docket.Label("passage_reason", s.None).In(v.Lang)
		}
		out = append(out, view)
	}
	return out
}

func refOf(v *page.Visit, o *docket.Obligation) dutyRef {
	return dutyRef{o.ID, casefile.Label("obligation_kind", o.Kind).In(v.Lang)}
}

// duty is a duty as the page shows it.
func (k *kase) duty(v *page.Visit, o *docket.Obligation) dutyView {
	out := dutyView{
		dutyRef: refOf(v, o), What: o.What.In(v.Lang), Quote: o.Quote.In(v.Lang), Sum: o.Amount.Fen(), Period: periodText(v, o.Period),
		Done: o.Done.In(v.Lang), Instalments: len(o.Instalments), AlternativeTo: o.AlternativeTo,
	}
	if p := k.Docket.Party(o.Debtor); p != nil {
		out.Debtor = p.Name.In(v.Lang)
	}
	for _, doubt := range k.Doubts {
		if doubt.Obligation == o.ID {
			out.Doubts, out.Asked = doubtTexts(v, doubt), doubt.Clarification
		}
	}
	if k.can("obligation.revise") {
		out.Revise = k.path(v, "duties", o.ID, "revise")
	}
	if len(out.Doubts) > 0 && !out.Asked {
		out.Ask = k.path(v, "duties", o.ID, "clarify")
		out.WhoMayAsk = !k.can("clarification.request")
	}
	return out
}

// doubtTexts say why the wording of a duty may not be enforceable.
func doubtTexts(v *page.Visit, doubt app.Doubt) []string {
	var out []string
	if det := doubt.Enforceable; det.Value != "" && det.Value != "enforceable" {
		out = append(out, det.Word.In(v.Lang))
	}
	for _, word := range doubt.Unclear {
		out = append(out, docket.Label("unclearness", word).In(v.Lang))
	}
	return out
}

// periodText is a performance period in words; empty where none was typed.
func periodText(v *page.Visit, t docket.Term) string {
	switch t.Kind {
	case "day":
		return v.T("intake.period.until", "day", t.Day)
	case "length":
		from := v.T("intake.period.unsaid")
		if t.From != "" {
			from = casefile.Label("period_from", t.From).In(v.Lang)
		}
		return v.T("intake.period.length", "length", lengthLabel{t.Length}, "from", from)
	case "":
		return ""
	}
	return casefile.Label("period_kind", t.Kind).In(v.Lang)
}

// setAside says that a sentence carries no duty.
func setAside(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	cmd := docket.SetAside{PassageSetAside: docket.PassageSetAside{
		Anchor: docket.Anchor{From: count(v.Form.Get("from")), To: count(v.Form.Get("to"))}, Reason: v.Form.Get("reason"),
	}}
	if _, err := v.App().SetAside(v.Ctx(), v.Request(k.id), cmd); err != nil {
		v.Error(err)
		return
	}
	v.Done(k.path(v, "duties"), i18n.M("intake.set_aside"))
}

// textPage is the form of the operative part of a case that is filed.
type textPage struct {
	Field   page.Field
	Errors  page.Errors
	Version int
	Back    string
	Typed   int // duties whose anchors will name the former text
}

func showText(v *page.Visit) {
	if k, ok := openCase(v); ok {
		text := ""
		if k.Docket.Operative != nil {
			text, _ = k.Docket.Operative.Text.Value()
		}
		k.showText(v, text, nil)
	}
}

func (k *kase) showText(v *page.Visit, text string, errs page.Errors) {
	f := textStep.draw(v, row{"operative": text}, 0, errs)[0]
	a := page.Answer{Name: "intake/text", Title: v.T("intake.step.text"), Failed: len(errs) > 0, Data: textPage{
		Field: f, Errors: errs, Version: k.Docket.Version, Back: k.path(v, "duties"), Typed: len(k.Docket.Obligations),
	}, Crumbs: k.crumbs(v, page.Crumb{Text: v.T("intake.duties"), URL: k.path(v, "duties")})}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

func saveText(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	rows := textStep.read(v)
	if errs := textStep.problems(v, nil, rows); len(errs) > 0 {
		k.showText(v, rows[0]["operative"], errs)
		return
	}
	cmd := docket.EnterOperative{OperativeEntered: docket.OperativeEntered{Text: docket.Say(rows[0]["operative"])}}
	if _, err := v.App().EnterOperative(v.Ctx(), v.Request(k.id), cmd); err != nil {
		v.Error(err)
		return
	}
	v.Done(k.path(v, "duties"), i18n.M("intake.text_kept"))
}
