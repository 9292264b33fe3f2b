package intake

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mandamus/web/page"
)

// stepPage is one step of an intake.
type stepPage struct {
	Name, Step string
	Label      string
	Rows       []rowView
	Many       bool
	Count      int
	More       bool // a row can be added
	Mark       string
	Errors     page.Errors
	Changed    []difference // what another window has saved meanwhile
	Holders    []holder
	Asked      bool // the page before found bodies that it may be
	Asks       bool // the page asks which body of the register it is
	Back       string
	Hint       bool
}

// rowView is one row of a step.
type rowView struct {
	Number int
	Fields []page.Field
	Hand   []page.Field // asked only where the register does not know the body
	Open   bool         // and not folded away
	Drop   bool
}

// difference is a field that two windows have answered differently.
type difference struct{ Label, Saved, Typed string }

// openStep opens a step of a draft; where there is no such step it has been answered.
func openStep(v *page.Visit) (*draft, *step, bool) {
	d, ok := openDraft(v)
	if !ok {
		return nil, nil, false
	}
	s, known := stepNamed(v.Value("step"))
	if !known {
		v.NotFound()
	}
	return d, s, known
}

// showStep shows a step with what was typed, or with what can be proposed.
func showStep(v *page.Visit) {
	d, s, ok := openStep(v)
	if !ok {
		return
	}
	rows := d.Sections[s.name]
	view := stepPage{Mark: rows.mark(), Asked: v.Query().Get("ask") == "body"}
	show(v, d, s, copied(rows), view, 0)
}

// copied returns rows that can be changed, at least one.
func copied(rows section) section {
	out := section{}
	for _, r := range rows {
		out = append(out, maps.Clone(r))
	}
	if len(out) == 0 {
		out = section{{}}
	}
	return out
}

// show sets the page of a step.
func show(v *page.Visit, d *draft, s *step, rows section, view stepPage, status int) {
	if s.fill != nil && len(view.Errors) == 0 && view.Changed == nil {
		rows = s.fill(v, d, rows)
	}
	view.Name, view.Step, view.Label, view.Many = d.name(v), s.name, s.label(v), s.many
	view.Count, view.More, view.Back = len(rows), len(rows) < mostRows, v.Path("intake", d.ID)
	view.Rows = s.views(v, d, rows, view.Errors)
	view.Asks = s == debtorsStep && slices.ContainsFunc(view.Rows, func(r rowView) bool { return r.Fields[1].Kind == page.RadiosField })
	if s == personsStep {
		view.Holders = officeHolders(v, d, rows)
	}
	list := page.Crumb{Text: v.T("intake.tasks"), URL: view.Back}
	v.Show(page.Answer{
		Name: "intake/step", Status: status, Title: view.Label, Failed: len(view.Errors) > 0,
		Crumbs: crumbs(v, page.Crumb{Text: v.T("intake.start"), URL: v.Path("cases", "new")}, list), Data: view,
	})
}

// views are the rows of a step as the page shows them.
func (s *step) views(v *page.Visit, d *draft, rows section, errs page.Errors) []rowView {
	var hits map[int]page.Field
	if s == debtorsStep {
		hits = debtorHits(v, rows)
	}
	var out []rowView
	for i, r := range rows {
		view := rowView{Number: i + 1, Fields: s.draw(v, r, i, errs), Drop: len(rows) > 1}
		if q, ok := hits[i]; ok {
			q.Error = errs.Of(q.Name)
			view.Fields[1] = q // the hidden answer becomes a question
		}
		if s == personsStep && len(d.Sections["debtors"].typed()) < 2 {
			view.Fields[3].Kind = page.HiddenField // of which debtor is no question
		}
		if s == debtorsStep {
			view.Fields, view.Hand, view.Open = view.Fields[:2], view.Fields[2:], r["body"] == byHand || len(errs) > 0
		}
		out = append(out, view)
	}
	return out
}

// saveStep keeps what was typed and leads on, or shows what is wrong.
func saveStep(v *page.Visit) {
	d, s, ok := openStep(v)
	if !ok {
		return
	}
	rows := s.read(v)
	if s == debtorsStep {
		forgetBodies(d.Sections[s.name], rows)
	}
	do := v.Form.Get("do")
	rows, stay := s.rearranged(v, d, rows, do)
	errs := s.problems(v, d, keptOf(s, rows))
	asking := onlyBodies(errs) && v.Form.Get("asked") == "" // the page has not asked yet which body of the register it is
	if len(errs) > 0 && !stay && do != "later" && !asking {
		show(v, d, s, rows, stepPage{Mark: v.Form.Get("mark"), Errors: errs}, 422)
		return
	}
	d, err := put(v, d.ID, s.name, rows, v.Form.Get("mark"))
	switch {
	case errors.Is(err, errChanged):
		conflict(v, d, s, rows)
	case err != nil:
		v.Error(err)
	default:
		v.Redirect(s.next(v, d, do, stay, errs))
	}
}

// keptOf returns the rows that are checked: of a step with many, those in which something was typed, but at least one.
func keptOf(s *step, rows section) section {
	if kept := rows.typed(); len(kept) > 0 || s == personsStep {
		return kept
	}
	return rows
}

// rearranged adds a row, drops one, or takes an office-holder over, as the button asks; stay says that the step is not left.
func (s *step) rearranged(v *page.Visit, d *draft, rows section, do string) (out section, stay bool) {
	if n, ok := strings.CutPrefix(do, "drop-"); ok {
		i, err := strconv.Atoi(n)
		if err == nil && i >= 1 && i <= len(rows) {
			rows = slices.Delete(rows, i-1, i)
		}
		return rows, true
	}
	if id, ok := strings.CutPrefix(do, "take-"); ok && s == personsStep {
		return takeOver(v, d, rows, id), true
	}
	if do == "more" && s.many && len(rows) < mostRows {
		return append(rows, row{}), true
	}
	if s.many {
		rows = keptOf(s, rows)
	}
	return rows, false
}

// forgetBodies takes the body of the register from a debtor whose name was changed, so that it is asked anew.
func forgetBodies(before, rows section) {
	for i, r := range rows {
		if i < len(before) && r["name"] != before[i]["name"] && r["body"] == before[i]["body"] {
			delete(r, "body")
		}
	}
}

// onlyBodies reports whether nothing is wrong but that a body of the register is to be chosen.
func onlyBodies(errs page.Errors) bool {
	return !slices.ContainsFunc(errs, func(e page.FieldError) bool { return !strings.HasPrefix(e.Field, "body-") })
}

// next is where a step leads: to itself where a row was added or a body is to be chosen, else to the next step that is not done.
func (s *step) next(v *page.Visit, d *draft, do string, stay bool, errs page.Errors) string {
	switch {
	case d.Filed != "":
		return v.Path("cases", string(d.Filed), "duties")
	case do == "later":
		return v.Path("cases", "new")
	case stay:
		return v.Path("intake", d.ID, s.name)
	case len(errs) > 0:
		return v.Path("intake", d.ID, s.name) + "?ask=body"
	}
	for _, t := range steps[slices.Index(steps, s)+1:] {
		if d.status(v, t) != statusDone {
			return v.Path("intake", d.ID, t.name)
		}
	}
	if d.ready(v) {
		return v.Path("intake", d.ID, "check")
	}
	return v.Path("intake", d.ID)
}

// conflict shows both wordings of a section that another window has changed; sent again, what was typed here is kept.
func conflict(v *page.Visit, d *draft, s *step, rows section) {
	saved := d.Sections[s.name]
	view := stepPage{Mark: saved.mark(), Changed: s.differences(v, saved, rows)}
	show(v, d, s, copied(rows), view, 409)
}

// differences are the fields in which two wordings of a section differ.
func (s *step) differences(v *page.Visit, saved, typed section) []difference {
	out := []difference{}
	for i := range max(len(saved), len(typed)) {
		var a, b row
		if i < len(saved) {
			a = saved[i]
		}
		if i < len(typed) {
			b = typed[i]
		}
		for _, f := range s.fields {
			if a[f.name] == b[f.name] {
				continue
			}
			label := v.T("intake.field." + s.name + "." + f.name)
			if s.many {
				label = v.T("intake.nth", "n", i+1, "field", label)
			}
			out = append(out, difference{label, f.shown(v, a[f.name]), f.shown(v, b[f.name])})
		}
	}
	return out
}

// shown is an answer for people.
func (f field) shown(v *page.Visit, value string) string {
	if f.words == nil {
		return value
	}
	var out []string
	for _, word := range strings.Fields(value) {
		out = append(out, f.label(word).In(v.Lang))
	}
	return strings.Join(out, v.T("intake.comma"))
}
