package casework

import (
	"net/http"
	"slices"
	"strings"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys casework.tab.*

// tabs are the pages of a case; the first is its address itself.
var tabs = []string{"overview", "obligations", "limits", "measures", "money", "parties", "supervision", "history"}

// casePage is one tab of a case. The parts that come from the assessment are those of the examples.
type casePage struct {
	view.Case
	Head    head
	Tabs    []tabLink
	Tab     string
	Notices []notice
	Panel   []panelGroup
	Guides  []panelItem
	Lives   []lifeView
	Waiting []lifeView

	SealedCount int          // events nobody sees in passing
	SealedURL   string       // where a judge reads them, on record
	Key         []choiceView // what the ids of the obligations mean
	Duties      []dutyView
	Recent      []historyItem
	History     history
	Holds       []holdView
	Lapses      []lapseView
	Payments    []paymentView
	Sides       []sideView
	Persons     []personView
	Agents      []agentView
	Watch       []watchGroup
	Codes       string // address of the access codes of the case; empty: not for the reader

	Action string // of the forms that change day and readings
	Query  []hidden
	Wrong  string
	Text   string // the examples send a file along; a docket does not
	URL    string
}

// head is what stands above the tabs.
type head struct {
	Number, Title string
	Stage         view.Tag
	Flags         []view.Tag
	Officer       string
	Version       int
}

// tabLink leads to a tab.
type tabLink struct {
	Text, URL string
	Now       bool
	Count     int
}

// notice is a sentence everybody should see before the rest.
type notice struct{ Tone, Text string }

// tab answers with a tab of a case.
func tab(name string) page.Handler {
	return func(v *page.Visit) {
		ask := readAsked(v.Query(), v.App().Pack, v.Today(), v.Lang)
		k, err := load(v, ask)
		if err != nil {
			v.Error(err)
			return
		}
		p := k.page(name, ask)
		if err := k.fill(&p, v); err != nil {
			v.Error(err)
			return
		}
		a := page.Answer{Name: "casework/case", Title: k.pageTitle(name), Crumbs: k.crumbs()[:len(k.crumbs())-1], Data: p}
		if ask.wrong != "" {
			a.Status, a.Failed = http.StatusUnprocessableEntity, true
		}
		v.Show(a)
	}
}

func (k *kase) pageTitle(name string) string {
	title := k.number()
	if title == "" {
		title = k.title()
	}
	if name == "overview" {
		return title
	}
	return title + " · " + i18n.T(k.lang, "casework.tab."+name)
}

// page is a tab with what all tabs have.
func (k *kase) page(name string, ask asked) casePage {
	c := view.CaseOf(k.app.Pack, k.Assessment, k.lang, view.Options{})
	p := casePage{
		Case: c, Head: k.head(), Tab: name, Notices: k.notices(ask), Action: k.tabPath(name), Query: ask.hidden(), Wrong: ask.wrong, URL: k.path(),
	}
	k.nameCourt(p.Facts)
	for i, m := range p.Metrics {
		p.Metrics[i].URL = k.tabOf(m.URL) + ask.query()
	}
	k.takeLinks(&p)
	for i := range p.Next.Now {
		for j, w := range p.Next.Now[i].What {
			if p.Next.Now[i].What[j].URL = p.taking(strings.TrimPrefix(w.URL, "#m-")); p.Next.Now[i].What[j].URL == "" {
				p.Next.Now[i].What[j].URL = k.path("measures") + ask.query() + w.URL
			}
		}
	}
	for _, t := range tabs {
		p.Tabs = append(p.Tabs, tabLink{Text: i18n.T(k.lang, "casework.tab."+t), URL: k.tabPath(t) + ask.query(), Now: t == name, Count: k.count(t, &c)})
	}
	for _, o := range k.Docket.Obligations {
		p.Key = append(p.Key, choiceView{Value: o.ID, Text: k.in(o.What)})
	}
	return p
}

// taking is where the actor takes an open measure; empty of one that is not the actor's to take.
func (p *casePage) taking(id string) string {
	for _, g := range p.Measures {
		for _, m := range g.Rows {
			if m.ID == id && m.Take != "" {
				return m.Take
			}
		}
	}
	return ""
}

// nameCourt puts the name of the court of the case in the reader's language in the place of its code, which is all a court in no list
// has, or of its Chinese name, which is what a title says.
func (k *kase) nameCourt(facts []view.Fact) {
	code := app.CourtOf(k.Docket)
	name := k.app.CourtName(code)
	for _, f := range facts {
		for i := range f.Values {
			if text := f.Values[i].Text; text == code || text == name.ZH {
				f.Values[i].Text = k.in(name)
			}
		}
	}
}

// tabPath is the address of a tab.
func (k *kase) tabPath(name string) string {
	if name == tabs[0] {
		return k.path()
	}
	return k.path(name)
}

// tabOf is the tab on which a part stands that the page of an example has under an anchor.
func (k *kase) tabOf(anchor string) string {
	switch name := strings.TrimPrefix(anchor, "#"); name {
	case "record":
		return k.tabPath("history")
	default:
		return k.tabPath(name)
	}
}

// count is how many things a tab has; 0 where that says nothing.
func (k *kase) count(tab string, c *view.Case) int {
	switch tab {
	case "obligations":
		return len(k.Docket.Obligations)
	case "measures":
		return c.OpenCount
	case "history":
		return len(k.Docket.History)
	}
	return 0
}

func (k *kase) head() head {
	h := head{
		Number: k.number(), Title: k.title(), Stage: view.Tag{Tone: view.Tone(stageTone(k.Line.Stage)), Text: k.in(app.StageLabel(k.Line.Stage))},
		Officer: k.who(k.Docket.Officer), Version: k.Docket.Version,
	}
	for _, f := range k.Line.Flags {
		h.Flags = append(h.Flags, view.Tag{Tone: flagTone(f), Text: k.in(app.FlagLabel(f))})
	}
	return h
}

func flagTone(flag string) view.Tone {
	switch flag {
	case "lapsed":
		return view.Bad
	case "unassigned", "held", "congress", "recusal", "reversal":
		return view.Warn
	}
	return view.Neutral
}

// notices are what a reader has to know first: how the docket came about, what is withheld, that it is laid aside, that time ran out.
func (k *kase) notices(ask asked) []notice {
	var out []notice
	d := k.Docket
	if d.Reconstruction() {
		out = append(out, notice{"a", k.t("casework.reconstruction", "banner", d.Opened.Banner, "day", k.date(d.Opened.ReportedTo))})
	}
	if len(d.Unknown) > 0 {
		out = append(out, notice{"a", k.t("casework.unknown", "n", len(d.Unknown))})
	}
	if k.Withheld {
		out = append(out, notice{"b", k.t("casework.withheld")})
	}
	if h := d.Hold(); h != nil {
		out = append(out, notice{"a", k.t("casework.on_hold", "until", h.Until, "why", labelOf("hold_reason", h.Reason))})
	}
	for _, h := range d.Halting(k.today) {
		key := "casework.suspended"
		if h.Stay {
			key = "casework.stayed"
		}
		out = append(out, notice{"a", i18n.T(k.lang, key, "on", h.On, "of", k.idsOf(h.Obligations))}) //i18n:keys casework.suspended //i18n:keys casework.stayed
	}
	if ask.given || len(ask.readings) > 0 {
		out = append(out, notice{"b", k.t("casework.as_if", "day", view.LongDay(k.lang, k.Assessment.On), "n", len(ask.readings))})
	}
	return out
}

// idsOf names obligations; none are all.
func (k *kase) idsOf(ids []string) string {
	if len(ids) == 0 {
		return k.t("casework.all_obligations")
	}
	return strings.Join(ids, k.t("report.comma"))
}

// fill adds what the tab shows.
func (k *kase) fill(p *casePage, v *page.Visit) error {
	switch p.Tab {
	case "overview":
		p.Panel, p.Recent = k.panel(), k.recent(5)
		p.Guides, p.Waiting = k.guided(), k.waiting()
		p.Duties = k.duties(p)
		return k.decidedOtherwise(p)
	case "obligations":
		p.Duties = k.duties(p)
	case "limits":
		p.Holds, p.Lapses = k.holds(), k.lapses()
	case "measures":
		p.Lives = k.lives()
		return k.decidedOtherwise(p)
	case "money":
		p.Payments = k.payments()
	case "parties":
		p.Sides, p.Persons, p.Agents = k.sides(), k.people(), k.representatives()
		if k.can("code.issue") {
			p.Codes = k.path("codes")
		}
	case "supervision":
		p.Watch = k.watch()
	case "history":
		p.SealedCount = k.Sealed
		if k.can("sealed.read") {
			p.SealedURL = k.path("sealed")
		}
		var err error
		p.History, err = k.historyOf(v.Query(), k.path("history"))
		return err
	}
	return nil
}

// decidedOtherwise says that an act was taken under law that today says otherwise.
func (k *kase) decidedOtherwise(p *casePage) error {
	all, err := k.app.Otherwise(k.ctx, k.View)
	if err != nil {
		return err
	}
	for _, o := range all {
		if !o.Open() {
			m := k.app.Pack.Measures.M[o.Measure]
			p.Notices = append(p.Notices, notice{"a", k.t("casework.otherwise", "n", o.Event, "measure", m.Label, "receipt", shortReceipt(o.Kept))})
		}
	}
	return nil
}

// recent are the last events that were recorded, but for the rows of the ledger of non-use, which have a page of their own.
func (k *kase) recent(n int) []historyItem {
	var out []historyItem
	for i := range slices.Backward(k.Docket.History) {
		if len(out) == n {
			break
		}
		e := &k.Docket.History[i]
		if inLedger(*e) {
			continue
		}
		item := k.item(e)
		item.Legal = k.date(e.Event.Legal)
		out = append(out, item)
	}
	return out
}

// takeLinks puts beside each measure where it is taken, or where it is said what would open it.
func (k *kase) takeLinks(p *casePage) {
	if !k.can("measure.propose") || k.Docket.Reconstruction() || k.Docket.Closed != nil {
		return
	}
	for i := range p.Measures {
		g := &p.Measures[i]
		if g.ID == "routes" || g.ID == "steps" {
			continue
		}
		for j := range g.Rows {
			m := &g.Rows[j]
			if o := k.firstOf(m.Of); o != "" {
				m.Take = k.path("measures", "take") + "?slot=" + o + "." + m.ID
			}
		}
	}
}

// firstOf is the first of some obligations; of all, where none is named.
func (k *kase) firstOf(ids []string) string {
	if len(ids) > 0 {
		return ids[0]
	}
	if len(k.Docket.Obligations) > 0 {
		return k.Docket.Obligations[0].ID
	}
	return ""
}
