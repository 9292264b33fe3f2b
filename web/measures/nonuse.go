package measures

import (
	"slices"
	"strconv"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/web/page"
)

// ledgerRow is a row of the non-use ledger of the case, for the page.
type ledgerRow struct {
	Measure, Obligation string
	From, Until         string
	Finding             string
	Reason              string
	None                bool // no reason is given
	URL                 string
}

type nonUsePage struct {
	Caption caption
	Unused  []ledgerRow // available, not used
	Asked   []ledgerRow // not decided
}

// rows are the rows of the ledger, of each only what counts now, the last first.
func (f *file) rows() []docket.NonUse {
	var out []docket.NonUse
	for _, n := range f.Docket.NonUse {
		i := slices.IndexFunc(out, func(o docket.NonUse) bool {
			return o.Obligation == n.Obligation && o.Measure == n.Measure && o.Sort == n.Sort && o.From == n.From
		})
		if i >= 0 {
			out[i] = n
		} else {
			out = append(out, n)
		}
	}
	slices.Reverse(out)
	return out
}

func (f *file) ledgerRow(n docket.NonUse) ledgerRow {
	out := ledgerRow{
		Measure: f.measure(n.Measure), From: n.From.String(), Until: n.Until.String(), Reason: docket.Label("nonuse_reason", n.Reason).In(f.Lang),
		None: n.Reason == "none_given", URL: f.at("nonuse", strconv.Itoa(n.At)), Obligation: f.list(f.whats([]string{n.Obligation})),
	}
	if n.Finding != "" {
		out.Finding = f.findingName(n.Finding)
	}
	return out
}

// findingName is a finding in words, of a word of the case file or a fact of the pack.
func (f *file) findingName(word string) string {
	if slices.Contains(casefile.Findings, word) {
		return f.label("finding", word)
	}
	return f.App().Pack.Facts.M[word].Label.In(f.Lang)
}

// nonUse lists the rows of the ledger of a case, the two kinds apart.
func nonUse(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	p := nonUsePage{Caption: f.caption()}
	for _, n := range f.rows() {
		if row := f.ledgerRow(n); n.Finding == "" {
			p.Unused = append(p.Unused, row)
		} else {
			p.Asked = append(p.Asked, row)
		}
	}
	f.show("nonuse", f.T("measures.nonuse"), p, nil)
}

type explainPage struct {
	Caption caption
	Row     ledgerRow
	Reason  page.Field
	Refusal *refused
	Errors  page.Errors
	Version int
	Action  string
}

// rowOf is the case and the row of the ledger that the address names; ok is false where the visit has been answered.
func rowOf(v *page.Visit) (f *file, n docket.NonUse, ok bool) {
	if f = open(v); f == nil {
		return nil, n, false
	}
	i := slices.IndexFunc(f.Docket.NonUse, func(n docket.NonUse) bool { return strconv.Itoa(n.At) == v.Value("row") })
	if i < 0 {
		v.NotFound()
		return nil, n, false
	}
	return f, f.Docket.NonUse[i], true
}

// explain asks for the reason why a measure that stood open was not taken.
func explain(v *page.Visit) {
	if f, n, ok := rowOf(v); ok {
		f.reader().explain(n)
	}
}

// reasons are those that can be given; none_given is for the daily run.
var reasons = slices.DeleteFunc(slices.Clone(docket.NonUseReasons), func(word string) bool { return word == "none_given" })

func (r *reader) explain(n docket.NonUse) {
	p := explainPage{
		Caption: r.caption(), Row: r.ledgerRow(n), Reason: r.field("reason", page.RadiosField, words(r.Visit, "nonuse_reason", reasons)), Refusal: r.refusal,
		Errors: r.errs, Version: r.Docket.Version, Action: r.at("nonuse", strconv.Itoa(n.At)),
	}
	p.Reason.Label = r.T("measures.nonuse.why")
	r.show("explain", r.T("measures.nonuse.why"), p, r.errs, crumb(r.T("measures.nonuse"), r.at("nonuse")))
}

// explainSent records the reason in the place of the one on the ledger.
func explainSent(v *page.Visit) {
	f, n, ok := rowOf(v)
	if !ok {
		return
	}
	r := f.reader()
	again := *n.NonUseNoted
	if again.Reason = r.one("reason", reasons, true); len(r.errs) > 0 {
		r.explain(n)
		return
	}
	_, err := r.App().ExplainNonUse(r.Ctx(), r.Request(r.id), docket.NoteNonUse{NonUseNoted: again})
	took, answered := r.took(err)
	switch {
	case answered:
	case !took:
		r.explain(n)
	default:
		r.Done(r.at("nonuse"), noted("explained", f.measure(n.Measure)))
	}
}
