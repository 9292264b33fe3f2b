package view

import (
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Rule is the page of one rule of a pack, whatever its kind.
type Rule struct {
	Kind, ID string
	KindName string
	Title    string
	No       string // of a condition: the sentence where it does not hold
	Titles   []string
	Fields   []Field
	Needs    []Link // conditions that must hold
	Blocks   []Link // conditions that stand in the way
	Steps    []RuleStep
	Table    Table
	Code     []Field // expressions of the pack, as they are written
	UsedBy   []RuleGroup
	Gaps     []Link
}

// RuleStep is one rule of a determination: what it says, and by which article.
type RuleStep struct {
	Value, Text string
	Cites       []Cite
}

// Table is a small table: versions of a limit, dated values, rates.
type Table struct {
	Caption string
	Head    []string
	Rows    []TableRow
}

// TableRow is a row of texts with its article.
type TableRow struct {
	Cells []string
	Cite  Cite
}

// Rule is the page of a rule: kind limit, measure, accrual, determine, condition or value.
func (b *Book) Rule(l i18n.Lang, kind, id string, on civil.Day) (Rule, bool) {
	r := &ruleMaker{words: newWords(l, b.pack), on: on}
	makers := map[string]func(string) bool{
		"limit": r.limit, "measure": r.measure, "accrual": r.accrual, "determine": r.determine, "condition": r.condition, "value": r.value,
	}
	if make, ok := makers[kind]; !ok || !make(id) {
		return Rule{}, false
	}
	r.out.Kind, r.out.ID, r.out.KindName = kind, id, i18n.T(l, "web.rule.kind."+kind)
	r.out.Title = r.ruleName(kind, id)
	r.gaps(kind + "." + id)
	return r.out, true
}

// Rules lists the slots of the pack in groups, as readers look for them.
func (b *Book) Rules(l i18n.Lang) []RuleGroup {
	w := newWords(l, b.pack)
	var used []string
	for kind, ids := range map[string][]string{
		"measure": b.pack.MeasureIDs(), "limit": b.pack.LimitIDs(), "accrual": b.pack.AccrualIDs(), "determine": b.pack.DetermineIDs(),
		"value": b.pack.Values.Keys, "condition": b.pack.Conditions.Keys,
	} {
		for _, id := range ids {
			used = append(used, kind+" "+id)
		}
	}
	return w.rulesUnder(used)
}

// ruleMaker makes the page of one rule.
type ruleMaker struct {
	words
	on  civil.Day
	out Rule
}

func (r *ruleMaker) field(key, text string, cites ...string) {
	var out []Cite
	for _, id := range cites {
		if id != "" {
			out = append(out, r.citeID(id))
		}
	}
	if text != "" || len(out) > 0 {
		r.out.Fields = append(r.out.Fields, Field{i18n.T(r.Lang, key), text, out})
	}
}

// citeID is a provision as it stands on the day.
func (r *ruleMaker) citeID(id string) Cite {
	d, ok := law.Show(r.Pack, id, r.on)
	if !ok {
		return Cite{Text: id}
	}
	return r.cite(d.Cite)
}

func (r *ruleMaker) code(key, expression string) {
	if expression != "" {
		r.out.Code = append(r.out.Code, Field{Label: i18n.T(r.Lang, key), Text: expression})
	}
}

// titles are the kinds of enforcement title a rule applies to; "kind@day" is only titles from that day on.
func (r *ruleMaker) titles(kinds []string) {
	for _, k := range kinds {
		kind, day, dated := strings.Cut(k, "@")
		text := r.t("web.rule.all_titles")
		if kind != "all" {
			text = r.Word("title_kind", kind)
		}
		if dated {
			text = r.Noted(text, r.t("cmd.law.since", "from", day))
		}
		r.out.Titles = append(r.out.Titles, text)
	}
}

func (r *ruleMaker) conditions(ids []string) []Link {
	return each.Mapped(ids, func(id string) Link { return r.ruleLink("condition", id) })
}

//i18n:keys web.limit_sort.*
//i18n:keys web.roll.*

func (r *ruleMaker) limit(id string) bool {
	d, ok := r.Pack.Limits.M[id]
	r.titles(d.Titles)
	r.field("web.field.who", r.Term(d.Who))
	r.field("web.field.sort", i18n.T(r.Lang, "web.limit_sort."+d.Sort))
	r.field("web.field.effect", r.In(d.Effect))
	r.field("web.field.roll", r.rolls(d.Roll), d.RollCite)
	if d.Late != nil {
		r.field("web.field.late", r.In(d.Late.Effect), d.Late.Cite)
	}
	r.out.Needs = r.conditions(d.When)
	r.out.Table = Table{Caption: r.t("web.rule.versions"), Head: []string{r.t("web.col.version"), r.t("web.col.in_force"), r.t("web.col.length")}}
	for _, v := range d.Versions {
		row := TableRow{Cells: []string{r.versionName(v.Of), "", r.lengthOf(v.Length, v.End)}, Cite: r.citeID(v.Cite)}
		if v.Of != "" {
			row.Cells[1] = r.inForce(r.Pack.InForce(v.Of))
		}
		r.out.Table.Rows = append(r.out.Table.Rows, row)
	}
	r.code("web.code.start", d.Start)
	r.code("web.code.met", d.Met)
	r.code("web.code.count", d.Count)
	return ok
}

// rolls says whether a last day that is no working day moves; a reading may decide it.
func (r *ruleMaker) rolls(roll string) string {
	if d, ok := r.Pack.Reading(roll); ok {
		return r.In(d.Question)
	}
	if roll == "none" || roll == "next_working_day" {
		return i18n.T(r.Lang, "web.roll."+roll)
	}
	return roll
}

// lengthOf is the length of a limit in one version: a period, a value, an expression, or a day an act sets.
func (r *ruleMaker) lengthOf(length, end string) string {
	if length == "" {
		return end
	}
	if v, ok := r.Pack.Values.M[length]; ok {
		return r.In(v.Label)
	}
	return r.Length(length)
}

func (r *ruleMaker) measure(id string) bool {
	d, ok := r.Pack.Measures.M[id]
	if !ok {
		return false
	}
	r.titles(d.Titles)
	r.field("web.field.cite", "", d.Cite)
	r.field("web.field.by", r.Term(d.By))
	r.field("web.field.duty", i18n.T(r.Lang, "web.duty."+d.Duty)) //i18n:keys web.duty.*
	r.out.Fields = append(r.out.Fields, r.sidework(id)...)
	if d.Amount != nil {
		for _, v := range []string{d.Amount.Low, d.Amount.High} {
			if v != "" {
				r.out.Fields = append(r.out.Fields, Field{Label: r.In(r.Pack.Values.M[v].Label), Text: r.valueOn(v)})
			}
		}
	}
	r.out.Needs, r.out.Blocks = r.conditions(d.When), r.conditions(d.Unless)
	r.code("web.code.taken", d.Taken)
	return true
}

// valueOn is a dated value as it stands on the day.
func (r *ruleMaker) valueOn(id string) string {
	d := r.Pack.Values.M[id]
	out := ""
	for _, v := range d.At {
		if v.From <= r.on.String() {
			out = v.Value + " " + r.unit(d.Unit)
		}
	}
	return out
}

//i18n:keys web.unit.*

func (r *ruleMaker) unit(u string) string { return i18n.T(r.Lang, "web.unit."+u) }

func (r *ruleMaker) accrual(id string) bool {
	d, ok := r.Pack.Accruals.M[id]
	r.titles(d.Titles)
	r.out.Needs = r.conditions(d.When)
	if d.Owed != "" {
		r.out.Fields = append(r.out.Fields, Field{Label: r.t("web.field.owed"), Text: r.ruleName("condition", d.Owed)})
	}
	r.out.Table = Table{Caption: r.t("web.rule.parts"), Head: []string{r.t("web.col.in_force"), r.t("web.col.rate")}}
	for _, p := range d.Parts {
		days := r.t("cmd.law.since", "from", p.From)
		if p.Until != "" {
			days = r.t("web.law.from_until", "from", p.From, "until", p.Until)
		}
		r.out.Table.Rows = append(r.out.Table.Rows, TableRow{Cells: []string{days, r.rateOf(p.PerDay, p.Low, p.High, p.Series)}, Cite: r.citeID(p.Cite)})
	}
	r.code("web.code.base", d.Base)
	r.code("web.code.from", d.From)
	r.code("web.code.until", d.Until)
	return ok
}

// rateOf is the rate of a part of an accrual: a share of the base, a sum a day or a series of rates.
func (r *ruleMaker) rateOf(rates ...string) string {
	var out []string
	for _, id := range rates {
		if v, ok := r.Pack.Values.M[id]; ok {
			out = append(out, r.Noted(r.In(v.Label), r.valueOn(id)))
		} else if d, ok := r.Pack.Reading(id); ok {
			out = append(out, r.In(d.Question))
		} else if id != "" {
			out = append(out, id)
		}
	}
	return r.Clauses(out)
}

func (r *ruleMaker) determine(id string) bool {
	d, ok := r.Pack.Determine.M[id]
	if !ok {
		return false
	}
	r.titles(d.Titles)
	for _, k := range d.Rules.Keys {
		rule := d.Rules.M[k]
		step := RuleStep{Value: r.Term(rule.Value), Text: r.In(rule.Text), Cites: each.Mapped(rule.Cite, r.citeID)}
		r.out.Steps = append(r.out.Steps, step)
		r.out.Code = append(r.out.Code, Field{Label: k, Text: rule.If})
	}
	return true
}

func (r *ruleMaker) condition(id string) bool {
	d, ok := r.Pack.Conditions.M[id]
	if !ok {
		return false
	}
	r.out.No = r.In(unfilled(d.No, r.Pack))
	r.field("web.field.cite", "", d.Cite...)
	r.out.Blocks = r.conditions(d.Unless)
	r.code("web.code.if", d.If)
	r.out.UsedBy = r.rulesUnder(r.users(id))
	return true
}

// users are the rules that name a condition.
func (r *ruleMaker) users(id string) []string {
	var out []string
	put := func(kind, name string, in ...[]string) {
		if slices.Contains(slices.Concat(in...), id) {
			out = append(out, kind+" "+name)
		}
	}
	for k, d := range r.Pack.Limits.All() {
		put("limit", k, d.When)
	}
	for k, d := range r.Pack.Measures.All() {
		put("measure", k, d.When, d.Unless)
	}
	for k, d := range r.Pack.Accruals.All() {
		put("accrual", k, d.When, []string{d.Owed})
	}
	for k, d := range r.Pack.Conditions.All() {
		put("condition", k, d.Unless)
	}
	return out
}

func (r *ruleMaker) value(id string) bool {
	d, ok := r.Pack.Values.M[id]
	r.out.Table = Table{Caption: r.t("web.rule.values"), Head: []string{r.t("web.col.since"), r.t("web.col.value"), r.t("web.col.mark")}}
	for _, v := range d.At {
		row := TableRow{Cells: []string{v.From, v.Value + " " + r.unit(d.Unit), r.mark(v.Mark).Text}, Cite: r.citeID(v.Cite)}
		r.out.Table.Rows = append(r.out.Table.Rows, row)
	}
	return ok
}

// gaps are the declared gaps that taint a slot.
func (r *ruleMaker) gaps(slot string) {
	for id, g := range r.Pack.Gaps.All() {
		if slices.Contains(g.Affects, slot) {
			r.out.Gaps = append(r.out.Gaps, Link{r.In(g.Reason), r.path("law", "gaps") + "#" + id})
		}
	}
}
