package main

import (
	"strings"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// lawShowCommand shows a provision: by its id (all.daily_fine) or as people cite it (行政诉讼法 96(2)).
type lawShowCommand struct {
	Provision []string `arg:"" name:"provision"`
	On        string   `placeholder:"DAY"`
	Pack      string   `placeholder:"DIR"`
}

// Run prints the provision as it stands on the day, or all provisions of the article that was cited.
func (c *lawShowCommand) Run(p *program) error {
	on, err := dayFlag("--on", c.On)
	if err != nil {
		return err
	}
	if on == nil {
		today := p.today()
		on = &today
	}
	pack, err := p.pack(c.Pack, homeLaw)
	if err != nil {
		return err
	}
	asked := strings.Join(c.Provision, " ")
	found := findProvisions(pack, asked, *on)
	if len(found) == 0 {
		return misuse(i18n.M("cmd.law.no_provision", "text", asked, "day", on), near(asked, pack.ProvisionIDs(), i18n.M("cmd.law.no_provision.hint")))
	}
	page := p.page()
	for _, d := range found {
		page.Blank()
		p.provision(page, pack, d, *on)
	}
	return p.print(page)
}

// findProvisions are the provisions meant by an id or a citation. A citation of a whole article means all that is in it.
func findProvisions(pack *law.Pack, asked string, on civil.Day) []law.ProvisionText {
	if d, ok := law.Show(pack, asked, on); ok {
		return []law.ProvisionText{d}
	}
	in, ref, ok := cutCitation(pack, asked)
	if !ok {
		return nil
	}
	var out []law.ProvisionText
	for _, id := range pack.ProvisionIDs() {
		d, _ := law.Show(pack, id, on)
		own, err := cite.Parse(d.Cite.Article)
		if err == nil && (d.Cite.Instrument == in.Short || d.Cite.Instrument == in.Title) && ref.Meets(own) {
			out = append(out, d)
		}
	}
	return out
}

// cutCitation divides a citation into the instrument, the one with the longest fitting name, and the place in it.
func cutCitation(pack *law.Pack, s string) (law.Instrument, cite.Ref, bool) {
	s = strings.TrimSpace(strings.NewReplacer("《", "", "》", " ").Replace(s))
	best, at := law.Instrument{}, 0
	for _, in := range pack.Instruments.M {
		for _, name := range []string{in.Title.ZH, in.Title.EN, in.Short.ZH, in.Short.EN, in.Number} {
			if len(name) > at && len(s) > len(name) && strings.EqualFold(s[:len(name)], name) {
				best, at = in, len(name)
			}
		}
	}
	ref, err := cite.Parse(strings.TrimSpace(s[at:]))
	return best, ref, at > 0 && err == nil
}

// provision sets one provision.
func (p *program) provision(page *layout.Page, pack *law.Pack, d law.ProvisionText, on civil.Day) {
	page.Rule(layout.T(layout.Strong, d.Cite.In(p.lang)).Add(layout.Faint, "  "+d.ID))
	page.Para(1, 1, layout.P(d.Subject.In(p.lang)))
	if !d.InForce {
		page.Para(1, 1, layout.T(layout.Bad, p.t("cmd.law.not_in_force", "day", on)))
	}
	if d.Quote != "" {
		page.Blank()
		page.Para(3, 3, layout.P("“"+d.Quote+"”"))
		if d.QuoteOf != d.Cite.Version {
			_, year, _ := strings.Cut(d.QuoteOf, "@")
			page.Para(3, 3, layout.T(layout.Warn, p.t("cmd.law.quote_of", "year", year)))
		}
	}
	if text := d.Paraphrase.In(p.lang); text != "" {
		page.Blank()
		page.Para(3, 3, layout.T(layout.Faint, p.t("cmd.law.paraphrase")).Add(layout.Plain, text))
	}
	page.Blank()
	t := layout.Table{Indent: 1}
	for _, h := range d.History {
		days := layout.T(layout.Faint, p.days(pack.InForce(h.Version)))
		t.Row(layout.T(layout.Faint, p.t("cmd.law.version")), layout.P(h.Version), layout.P(h.In(p.lang)), days, layout.P(p.mark(h.Mark)))
	}
	page.Table(t)
	if d.Source != "" {
		page.Para(1, 3, layout.T(layout.Faint, p.t("cmd.law.source")).Add(layout.Plain, d.Source))
	}
	if len(d.UsedBy) > 0 {
		page.Para(1, 3, layout.T(layout.Faint, p.t("cmd.law.used_by")).Add(layout.Plain, strings.Join(d.UsedBy, ", ")))
	}
}

// days are the days on which a version is in force.
func (p *program) days(in civil.Interval) string {
	if in.Until == civil.Never {
		return p.t("cmd.law.since", "from", in.From)
	}
	return p.t("cmd.law.between", "from", in.From, "until", in.Until-1)
}

// mark says how far the text was seen.
func (p *program) mark(m law.Mark) string {
	return i18n.T(p.lang, "cmd.law.mark."+string(m)) //i18n:keys cmd.law.mark.*
}
