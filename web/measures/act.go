package measures

import (
	"net/url"
	"slices"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
)

// ways are the ways of the acts that have some: the list a way is chosen from.
var ways = map[string]struct {
	words []string
	label func(word string) i18n.Msg
}{
	"stay":         {casefile.StayGrounds, func(w string) i18n.Msg { return casefile.Label("stay_ground", w) }},
	"suspension":   {casefile.SuspensionGround, func(w string) i18n.Msg { return casefile.Label("suspension_ground", w) }},
	"termination":  {docket.TerminationGrounds, func(w string) i18n.Msg { return docket.Label("termination_ground", w) }},
	"closing":      {without(casefile.ClosingWays, "terminated", "end_of_round"), closingWay},
	"end_of_round": {[]string{"end_of_round"}, closingWay},
}

func closingWay(w string) i18n.Msg { return casefile.Label("closing_way", w) }

func without(all []string, words ...string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(words, w) })
}

// lasting are the acts that may be proposed up to a day; about those about the life of a measure.
var (
	lasting = []string{"stay", "stay_extension", "suspension", "term_extension"}
	about   = []string{"lift_measure", "fine_settlement"}
)

type actPage struct {
	Caption caption
	Act     string
	Name    string
	Acts    []page.Field // which act, where none is named yet
	Fields  []page.Field
	Route   route
	Waiting string // address of a proposal of the same act that is not taken yet
	Refusal *refused
	Errors  page.Errors
	Version int
	Action  string
}

// proposeAct asks what a step of procedure is to be that needs approval.
func proposeAct(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	r := f.reader()
	r.form = v.Query()
	if act := r.form.Get("act"); act != "" && !slices.Contains(docket.Acts, act) {
		v.NoSuch(act, docket.Acts, func(id string) string { return f.at("acts", "propose") + "?act=" + url.QueryEscape(id) })
		return
	}
	r.act()
}

// act shows the form of an act; of none named, the acts there are.
func (r *reader) act() {
	act := r.form.Get("act")
	p := actPage{Caption: r.caption(), Act: act, Refusal: r.refusal, Errors: r.errs, Version: r.Docket.Version, Action: r.at("acts", "propose")}
	if act == "" {
		f := r.field("act", page.RadiosField, optionsOf(r.Visit, docket.Acts, policy.ActLabel))
		p.Acts = []page.Field{f}
		r.show("act", r.T("measures.act"), p, r.errs)
		return
	}
	p.Name, p.Route, p.Fields = policy.ActLabel(act).In(r.Lang), r.route(act, ""), r.actFields(act)
	if s := r.App().Approval(r.Actor, r.Docket, act, r.form.Get("life")); s.Proposal != nil && s.Proposal.Refused.IsZero() {
		p.Waiting = r.at("acts", s.Proposal.ID, "approve")
	}
	r.show("act", r.T("measures.act.propose", "act", p.Name), p, r.errs)
}

func (r *reader) actFields(act string) []page.Field {
	var out []page.Field
	if way, ok := ways[act]; ok {
		out = append(out, r.field("way", page.RadiosField, optionsOf(r.Visit, way.words, way.label)))
	}
	if slices.Contains(about, act) {
		out = append(out, r.field("life", page.RadiosField, r.lives()))
	}
	if slices.Contains(lasting, act) {
		until := r.optional(r.field("until", page.DateField, nil))
		until.Width = "10"
		out = append(out, until)
	}
	if len(r.Docket.Obligations) > 1 {
		all := r.optional(r.field("obligations", page.ChecksField, r.obligationOptions(r.obligationIDs())))
		all.Hint = r.T("measures.hint.all")
		out = append(out, all)
	}
	return append(out, r.optional(r.field("note", page.AreaField, nil)))
}

// lives are the measures that are decided.
func (f *file) lives() []page.Option {
	var out []page.Option
	for _, m := range f.Docket.Measures {
		if m.ID != "" && !m.Decided.IsZero() && m.Settled.IsZero() {
			text := f.label("measure", m.Measure)
			if who := f.person(m.Person); who != "" {
				text += " · " + who
			}
			out = append(out, page.Option{Value: m.ID, Text: text, Hint: docket.Label("station", m.Station()).In(f.Lang)})
		}
	}
	return out
}

// proposeActSent proposes the act.
func proposeActSent(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	r := f.reader()
	act := r.form.Get("act")
	if !slices.Contains(docket.Acts, act) {
		r.form.Del("act")
		r.wrong("act", "measures.error.choose")
		r.act()
		return
	}
	c := docket.ProposeAct{ActProposed: docket.ActProposed{Act: act, Obligations: r.some("obligations", r.obligationIDs(), false), Note: r.words("note", false)}}
	if way, ok := ways[act]; ok {
		c.Way = r.one("way", way.words, true)
	}
	if slices.Contains(about, act) {
		c.Life = r.one("life", lifeIDs(f.lives()), true)
	}
	if slices.Contains(lasting, act) {
		c.Until = r.day("until", false)
	}
	if len(r.errs) > 0 {
		r.act()
		return
	}
	_, err := r.App().ProposeAct(r.Ctx(), r.Request(r.id), c)
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.act()
	default:
		r.Done(r.at(), i18n.M("measures.done.act_proposed", "act", policy.ActLabel(act)))
	}
}

func lifeIDs(options []page.Option) []string {
	var out []string
	for _, o := range options {
		out = append(out, o.Value)
	}
	return out
}

// actApprovalPage is a step of procedure that waits for a signature.
type actApprovalPage struct {
	Caption caption
	Name    string
	Station string
	Lines   []line
	Waits   bool
	Sign    signing
}

// proposedAct is the case and the proposed act that the address names; nil where the visit has been answered.
func proposedAct(v *page.Visit) (*file, *docket.Proposal) {
	f := open(v)
	if f == nil {
		return nil, nil
	}
	p := f.Docket.Proposal(v.Value("proposal"))
	if p == nil || !f.can("deliberation.read") {
		v.NotFound()
		return nil, nil
	}
	return f, p
}

// actApproval shows a proposed act to who may sign or refuse it.
func actApproval(v *page.Visit) {
	if f, p := proposedAct(v); f != nil {
		f.reader().actApproval(p)
	}
}

//i18n:keys measures.act.station.*

func (r *reader) actApproval(p *docket.Proposal) {
	name := policy.ActLabel(p.Act).In(r.Lang)
	out := actApprovalPage{
		Caption: r.caption(), Name: name, Station: r.T("measures.act.station." + stationOf(p)), Lines: r.actLines(p), Waits: p.Waits(),
		Sign: r.signing(p.Act, p.Proposed.Actor, r.at("acts", p.ID, "approve")),
	}
	r.show("actapproval", r.T("measures.approval", "measure", name), out, r.errs, r.approvalsCrumb())
}

// stationOf says where a proposed act stands.
func stationOf(p *docket.Proposal) string {
	switch {
	case !p.Taken.IsZero():
		return "taken"
	case !p.Refused.IsZero():
		return "refused"
	case !p.Approved.IsZero():
		return "approved"
	}
	return "proposed"
}

// actLines say what a proposed act is to be.
func (f *file) actLines(p *docket.Proposal) []line {
	var out []line
	add := func(name, text string) {
		if text != "" {
			out = append(out, line{f.T("measures.q." + name), text})
		}
	}
	if way, ok := ways[p.Act]; ok && p.Way != "" {
		add("way", way.label(p.Way).In(f.Lang))
	}
	if m := f.Docket.Measure(p.Life); m != nil {
		add("life", f.label("measure", m.Measure))
	}
	add("obligations", f.list(f.whats(p.Obligations)))
	add("until", p.Until.String())
	add("note", p.Note.In(f.Lang))
	add("proposed", f.mark(p.Proposed))
	return out
}

// actApprovalSent signs or refuses a proposed act.
func actApprovalSent(v *page.Visit) {
	f, p := proposedAct(v)
	if f == nil {
		return
	}
	r := f.reader()
	refuse, note := r.signed()
	if len(r.errs) > 0 {
		r.actApproval(p)
		return
	}
	var err error
	done := "act_approved"
	if refuse {
		done = "act_refused"
		_, err = r.App().RefuseAct(r.Ctx(), r.Request(r.id), docket.RefuseAct{ActRefused: docket.ActRefused{Proposal: p.ID, Reason: r.form.Get("reason"), Note: note}})
	} else {
		_, err = r.App().ApproveAct(r.Ctx(), r.Request(r.id), docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: p.ID, Records: r.form["records"]}})
	}
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.actApproval(p)
	default:
		r.Done(r.Path("approvals"), i18n.M("measures.done."+done, "act", policy.ActLabel(p.Act)))
	}
}
