package measures

import (
	"net/url"
	"strconv"
	"unicode/utf8"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// pair is one point of two acts, side by side.
type pair struct{ Label, Annulled, New string }

type comparePage struct {
	Caption  caption
	On       string
	Number   string
	Pairs    []pair
	Annulled string // ground on which the old act was annulled
	Cites    []page.Cited
	Found    string // what a judge has found; empty: nothing yet
	Fields   []page.Field
	Refusal  *refused
	Errors   page.Errors
	Version  int
	Action   string
}

// tests are the provisions by which a new act is compared with the annulled one.
var tests = []string{"spc.repeat_same", "spc.repeat_procedure"}

func (f *file) compareURL(at int) string { return f.at("newacts", strconv.Itoa(at)) }

// actOf is the case and the new act that the address names; nil where the visit has been answered.
func actOf(v *page.Visit) (*file, *docket.NewAct) {
	f := open(v)
	if f == nil {
		return nil, nil
	}
	at, err := strconv.Atoi(v.Value("act"))
	n := f.Docket.NewAct(at)
	if err != nil || n == nil {
		v.NotFound()
		return nil, nil
	}
	return f, n
}

// compare puts the facts, reasons and result of a new act beside those of the annulled one, and asks a judge.
func compare(v *page.Visit) {
	if f, n := actOf(v); f != nil {
		r := f.reader()
		r.form = url.Values{"on": {f.Today().String()}}
		r.compare(n)
	}
}

func (r *reader) compare(n *docket.NewAct) {
	on := r.field("on", page.DateField, nil)
	on.Width = "10"
	p := comparePage{
		Caption: r.caption(), On: n.On.String(), Number: n.Number, Cites: r.Cited(tests), Refusal: r.refusal, Errors: r.errs, Version: r.Docket.Version,
		Action: r.compareURL(n.At), Annulled: r.T("measures.annulled_for.unknown"),
		Pairs: []pair{
			{r.T("measures.q.facts"), n.Annulled.Facts.In(r.Lang), n.New.Facts.In(r.Lang)},
			{r.T("measures.q.reasons"), n.Annulled.Reasons.In(r.Lang), n.New.Reasons.In(r.Lang)},
			{r.T("measures.q.result"), n.Annulled.Result.In(r.Lang), n.New.Result.In(r.Lang)},
		},
		Fields: []page.Field{
			r.field("facts_changed", page.RadiosField, r.yesNo("measures.changed", "measures.unchanged")),
			r.field("reasons_changed", page.RadiosField, r.yesNo("measures.changed", "measures.unchanged")),
			r.field("same", page.RadiosField, r.yesNo("measures.same", "measures.not_same")),
			on, r.optional(r.field("note", page.AreaField, nil)),
		},
	}
	if t := r.Docket.Title; t != nil && t.AnnulledFor != "" {
		p.Annulled = r.label("annulled_for", t.AnnulledFor)
	}
	if n.Same != nil {
		p.Found = r.T(map[bool]string{true: "measures.same", false: "measures.not_same"}[*n.Same])
	}
	r.show("compare", r.T("measures.compare"), p, r.errs)
}

// compareSent records whether the acts are substantially the same.
func compareSent(v *page.Visit) {
	f, n := actOf(v)
	if f == nil {
		return
	}
	r := f.reader()
	c := docket.MakeFinding{On: r.on(), FindingMade: docket.FindingMade{
		Finding: "substantially_same", NewAct: n.At, FactsChanged: r.yesOrNo("facts_changed"), ReasonsChanged: r.yesOrNo("reasons_changed"), Value: r.yesOrNo("same"),
		Told: docket.Told{Fact: r.words("note", false)},
	}}
	if len(r.errs) > 0 {
		r.compare(n)
		return
	}
	_, err := r.App().MakeFinding(r.Ctx(), r.Request(r.id), c)
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.compare(n)
	default:
		r.Done(r.compareURL(n.At), i18n.M("measures.done.compared"))
	}
}

type newActPage struct {
	Caption       caption
	Head          []page.Field
	Annulled, New []page.Field
	Refusal       *refused
	Errors        page.Errors
	Version       int
	Action        string
}

// newAct asks for a new act of the debtor with the annulled one beside it.
func newAct(v *page.Visit) {
	if f := open(v); f != nil {
		r := f.reader()
		r.form = url.Values{"on": {f.Today().String()}}
		r.newAct()
	}
}

func (r *reader) newAct() {
	on := r.field("on", page.DateField, nil)
	on.Width = "10"
	p := newActPage{
		Caption: r.caption(), Head: []page.Field{on, r.optional(r.field("number", page.TextField, nil))}, Annulled: r.groundsFields("annulled_"), New: r.groundsFields("new_"),
		Refusal: r.refusal, Errors: r.errs, Version: r.Docket.Version, Action: r.at("newacts", "record"),
	}
	r.show("newact", r.T("measures.newact"), p, r.errs)
}

// parts are what two acts are compared in.
var parts = []string{"facts", "reasons", "result"}

func (r *reader) groundsFields(prefix string) []page.Field {
	var out []page.Field
	for _, part := range parts {
		name := prefix + part
		out = append(out, page.Field{Name: name, Label: r.T("measures.q." + part), Kind: page.AreaField, Value: r.form.Get(name), Error: r.errs.Of(name)})
	}
	return out
}

// maxGrounds bounds what is told of an act, in characters.
const maxGrounds = 4000

// grounds reads what is told of one act.
func (r *reader) grounds(prefix string) docket.Grounds {
	var said [3]docket.Words
	for i, part := range parts {
		s := r.form.Get(prefix + part)
		switch n := utf8.RuneCountInString(s); {
		case s == "":
			r.wrong(prefix+part, "measures.error.text")
		case n > maxGrounds:
			r.wrong(prefix+part, "measures.error.long", "most", maxGrounds, "n", n)
		}
		said[i] = r.said(s)
	}
	return docket.Grounds{Facts: said[0], Reasons: said[1], Result: said[2]}
}

// newActSent records the new act and leads to the comparison.
func newActSent(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	r := f.reader()
	c := docket.RecordNewAct{On: r.on(), NewActMade: docket.NewActMade{WithNumber: r.number("number"), Annulled: r.grounds("annulled_"), New: r.grounds("new_")}}
	if len(r.errs) > 0 {
		r.newAct()
		return
	}
	result, err := r.App().RecordNewAct(r.Ctx(), r.Request(r.id), c)
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.newAct()
	case r.can("finding.make"):
		r.Done(r.compareURL(result.Version), i18n.M("measures.done.newact"))
	default:
		r.Done(r.at(), i18n.M("measures.done.newact"))
	}
}
