package casework

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
)

// formPage is the page of a verb: its form, or why it cannot be taken.
type formPage struct {
	Case     caption
	Title    string
	Lead     string
	Action   string
	Version  int
	Fields   []page.Field
	Errors   page.Errors
	Refused  *refusedView
	Clash    []clashView
	Conflict *conflictView
	Blocked  *refusedView
	Notices  []notice    // how far the step is with its approval
	Kinds    []kindGroup // of occurrence, to choose from
	Choose   *page.Field // the event to be corrected, to choose from
	About    *historyItem
	Button   string
}

// caption says above a form which case it is on.
type caption struct{ Number, Title, URL string }

// refusedView is why something is not done: the fact, the points, where it is written, and what would help.
type refusedView struct {
	Fact, Remedy, Rule string
	Points             []string
	Cites              []page.Cited
}

// clashView is a hearing that is in the way.
type clashView struct{ Number, When, Room, Judge string }

// showForm answers with the form of a verb.
func showForm(v *page.Visit) {
	k, b, ok := opened(v)
	if !ok {
		return
	}
	p := k.formPage(v, b)
	if o := b.obstacle(k); o != nil {
		p.Blocked = &refusedView{Fact: o.Fact, Remedy: o.Remedy, Rule: o.Rule, Cites: v.Cited(o.cite)}
		v.Show(page.Answer{Name: "casework/do", Title: p.Title, Crumbs: k.crumbs(), Data: p})
		return
	}
	p.Fields, _ = k.drawn(b.fields(k), nil)
	k.chooseFirst(b, &p)
	v.Show(page.Answer{Name: "casework/do", Title: p.Title, Crumbs: k.crumbs(), Data: p})
}

// opened loads the case and the verb of a visit; where that is not possible, or not for this actor, the visit has been answered.
func opened(v *page.Visit) (*kase, *verb, bool) {
	k, err := load(v, asked{on: v.Today()})
	if err != nil {
		v.Error(err)
		return nil, nil, false
	}
	b := verbNamed(v.Value("verb"))
	if b == nil {
		v.NotFound()
		return nil, nil, false
	}
	q := v.Query()
	k.kind = q.Get("kind")
	k.event, _ = strconv.Atoi(q.Get("event"))
	k.event = max(k.event, 0)
	if _, ok := freeKind(k.kind); !ok && k.kind != "" || k.event != 0 && k.wronged() == nil {
		v.NotFound()
		return nil, nil, false
	}
	if b.counter && !k.ofSide() {
		k.actor.For = v.Form.Get("for")
	}
	if !b.offered(k) {
		v.Error(&app.Denied{Why: i18n.M("casework.denied", "what", v.App().Matrix.Label(b.actions[0]))})
		return nil, nil, false
	}
	return k, b, true
}

// formPage is the frame of a form.
func (k *kase) formPage(v *page.Visit, b *verb) formPage {
	p := formPage{Case: k.caption(), Title: k.verbText(b), Action: v.R.URL.RequestURI(), Version: k.Docket.Version, Button: k.t("casework.record")}
	if b.lead {
		p.Lead = i18n.T(k.lang, "casework.lead."+b.name)
	}
	if b.grave {
		p.Button = k.t("casework.go_check")
	}
	if kind, ok := freeKind(k.kind); ok {
		p.Title = k.in(kind.Label())
	}
	p.Notices = k.approvals(b)
	return p
}

func (k *kase) caption() caption {
	return caption{Number: k.number(), Title: k.title(), URL: k.path()}
}

// title is the name of the case; to who is not shown the names in it, the debtor, as in the lists.
func (k *kase) title() string {
	if k.Docket.Opened == nil {
		return ""
	}
	if k.Docket.Opened.Title.ZH.Withheld() {
		return k.Line.DebtorName
	}
	return k.in(k.Docket.Opened.Title)
}

func (k *kase) crumbs() []page.Crumb {
	name := k.number()
	if name == "" {
		name = k.title()
	}
	out := []page.Crumb{{Text: shortened(name, 40), URL: k.path()}}
	if !k.ofSide() {
		out = append([]page.Crumb{{Text: k.t("page.nav.cases"), URL: page.PathIn(k.lang, "cases")}}, out...)
	}
	return out
}

// chooseFirst turns the page into the choice that comes before the form: of the kind of occurrence, or of the event to be corrected.
func (k *kase) chooseFirst(b *verb, p *formPage) {
	switch {
	case b.name == "occurrence" && k.kind == "":
		p.Fields, p.Kinds = nil, k.kindGroups()
	case b.name == "correct" && k.event == 0:
		p.Choose, p.Fields = &p.Fields[0], nil
		p.Choose.Kind = page.SelectField
	case b.name == "correct":
		item := k.item(k.wronged())
		item.Correct, item.Legal = "", k.date(k.wronged().Event.Legal)
		p.About = &item
		p.Fields[0].Kind = page.HiddenField
	}
}

// sendForm takes the form of a verb.
func sendForm(v *page.Visit) {
	k, b, ok := opened(v)
	if !ok {
		return
	}
	if v.Form.Get("change") != "" { // back from the check
		k.again(v, b, read(k, b.fields(k), v.Form), nil)
		return
	}
	in := read(k, b.fields(k), v.Form)
	if len(in.wrong) > 0 {
		k.again(v, b, in, nil)
		return
	}
	d := k.deed(b, in)
	stale := v.Version() != k.Docket.Version
	switch {
	case (b.grave || d.proposes) && v.Form.Get("confirmed") == "" && stale:
		k.conflict(v, d, in, v.Version())
	case (b.grave || d.proposes) && v.Form.Get("confirmed") == "":
		k.check(v, d, in)
	default:
		k.carryOut(v, d, in)
	}
}

// deed is a verb with what somebody has said for it: a command, or the proposal that has to come before it.
type deed struct {
	*verb
	cmd      docket.Command
	step     step
	asked    docket.Command // the command itself, also where only its proposal is recorded
	proposes bool
}

func (k *kase) deed(b *verb, in *answers) deed {
	cmd := b.command(k, in)
	d := deed{verb: b, cmd: cmd, step: b.step, asked: cmd}
	if p, ok := k.proposal(in, cmd); ok {
		d.cmd, d.step, d.proposes = p, proposing, true
	}
	return d
}

// name is what the deed is called.
func (d deed) name(k *kase) string {
	if d.proposes {
		return k.t("casework.propose", "what", k.verbText(d.verb))
	}
	return k.verbText(d.verb)
}

// carryOut records what the form says.
func (k *kase) carryOut(v *page.Visit, d deed, in *answers) {
	r := v.Request(k.id)
	r.Actor = k.actor
	_, err := d.step.run(v.Ctx(), v.App(), r, d.cmd)
	var stale *app.Stale
	switch {
	case err == nil:
		v.Done(k.path(), i18n.M("casework.done", "what", d.name(k)))
	case errors.As(err, &stale):
		fresh, err := load(v, asked{on: v.Today()})
		if err != nil {
			v.Error(err)
			return
		}
		fresh.kind, fresh.event, fresh.actor = k.kind, k.event, k.actor
		in.k = fresh
		fresh.conflict(v, fresh.deed(d.verb, in), in, r.Version)
	default:
		k.again(v, d.verb, in, err)
	}
}

// again shows the form as it was filled in, with why it was not taken.
func (k *kase) again(v *page.Visit, b *verb, in *answers, err error) {
	p := k.formPage(v, b)
	p.Version = v.Version()
	status := http.StatusUnprocessableEntity
	var (
		refusal  *docket.Refusal
		clash    *app.Clash
		problems fault.Problems
	)
	switch {
	case err == nil:
	case errors.As(err, &refusal):
		p.Refused = refusedOf(v, refusal)
		in.wrong = append(in.wrong, wrongField{refusedField(refusal), refusal.Fact.In(k.lang)})
	case errors.As(err, &clash):
		status, p.Clash = http.StatusConflict, k.clashes(clash)
		in.wrong = append(in.wrong, wrongField{"at", clash.In(k.lang)})
	case errors.As(err, &problems):
		for _, x := range problems {
			in.wrong = append(in.wrong, wrongField{x.Path, x.What.In(k.lang)})
		}
	default:
		v.Error(err)
		return
	}
	failed := len(in.wrong) > 0
	if !failed {
		status = http.StatusOK
	}
	p.Fields, p.Errors = k.drawn(b.fields(k), in)
	k.chooseFirst(b, &p)
	v.Show(page.Answer{Name: "casework/do", Status: status, Title: p.Title, Failed: failed, Crumbs: k.crumbs(), Data: p})
}

// refusedOf is a refusal for people.
func refusedOf(v *page.Visit, r *docket.Refusal) *refusedView {
	out := &refusedView{Fact: r.Fact.In(v.Lang), Remedy: r.Remedy.In(v.Lang), Rule: r.Rule, Cites: v.Cited(r.Cite)}
	for _, g := range r.Grounds {
		out.Points = append(out.Points, g.Text.In(v.Lang))
	}
	for _, p := range r.Problems {
		out.Points = append(out.Points, p.In(v.Lang))
	}
	return out
}

// refusedField is the field a refusal is about; empty where it is about none.
func refusedField(r *docket.Refusal) string {
	for i := 0; i+1 < len(r.Fact.Args); i += 2 {
		if m, ok := r.Fact.Args[i+1].(i18n.Msg); ok && r.Fact.Args[i] == "field" {
			const prefix = "docket.field."
			if len(m.Key) > len(prefix) {
				return m.Key[len(prefix):]
			}
		}
	}
	return ""
}

// clashes are the hearings in the way.
func (k *kase) clashes(c *app.Clash) []clashView {
	var out []clashView
	for _, h := range c.With {
		out = append(out, clashView{
			Number: h.Case.Number, When: h.Row.Day.String() + " " + minutes(h.Row.Start) + "–" + minutes(h.Row.End), Room: h.Row.Room, Judge: k.who(h.Row.Judge),
		})
	}
	return out
}

// minutes is a time of day: 570 is 09:30.
func minutes(n int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(n/60) + ":" + two(n%60)
}

// kept are the answers of a form, to be sent once more without being seen.
func kept(form url.Values, specs []spec) []hidden {
	var out []hidden
	for _, s := range specs {
		for _, value := range form[s.name] {
			if value != "" {
				out = append(out, hidden{s.name, value})
			}
		}
	}
	return out
}
