package view

import (
	"cmp"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// Book is a pack as readers leaf through it: instruments with their versions, provisions, the rules that rest on them, readings, gaps. It
// is made once for a pack and never changes.
type Book struct {
	pack         *law.Pack
	instrumentOf map[string]string   // version id → instrument id
	provisions   map[string][]string // instrument id → provisions, in the order of the pack
	index        []indexed
}

// NewBook opens a pack.
func NewBook(p *law.Pack) *Book {
	b := &Book{pack: p, instrumentOf: map[string]string{}, provisions: map[string][]string{}}
	for id, in := range p.Instruments.All() {
		for _, v := range in.Versions {
			b.instrumentOf[v.ID] = id
		}
	}
	for id, pr := range p.Provisions.All() {
		for version := range pr.At {
			in := b.instrumentOf[version]
			if !slices.Contains(b.provisions[in], id) {
				b.provisions[in] = append(b.provisions[in], id)
			}
		}
	}
	b.index = buildIndex(b)
	return b
}

// Pack is the pack of the book.
func (b *Book) Pack() *law.Pack { return b.pack }

// Contents is the first page of the law.
type Contents struct {
	Title       string
	SourcesTo   string
	Counts      []Metric
	Instruments []InstrumentRow
}

// InstrumentRow is one line of the list of instruments.
type InstrumentRow struct {
	Link       Link
	Full       string // title in full, where the link is a short one
	Number     string
	Rank       string
	Since      string // first day of its first version
	Versions   int
	Provisions int
}

//i18n:keys web.rank.*

// Contents lists what the book holds.
func (b *Book) Contents(l i18n.Lang) Contents {
	w, p := newWords(l, b.pack), b.pack
	out := Contents{Title: w.In(p.Title()), SourcesTo: p.SourcesTo().String()}
	rules := len(p.LimitIDs()) + len(p.MeasureIDs()) + len(p.AccrualIDs()) + len(p.DetermineIDs())
	for _, c := range []struct {
		n        int
		key, url string
	}{
		{len(p.ProvisionIDs()), "web.law.provisions", w.path("law")}, {rules, "web.law.rules", w.path("law", "rules")},
		{len(p.ReadingIDs()), "web.law.readings", w.path("law", "readings")}, {len(p.Gaps.Keys), "web.law.gaps", w.path("law", "gaps")},
	} {
		out.Counts = append(out.Counts, Metric{Value: w.n(c.n, c.key), URL: c.url, Tone: Neutral})
	}
	for id, in := range p.Instruments.All() {
		first := p.InForce(in.Versions[0].ID)
		row := InstrumentRow{
			Link: w.instrumentLink(id), Number: in.Number, Rank: w.rank(in.Rank), Since: first.From.String(),
			Versions: len(in.Versions), Provisions: len(b.provisions[id]),
		}
		if full := w.In(in.Title); full != row.Link.Text {
			row.Full = full
		}
		out.Instruments = append(out.Instruments, row)
	}
	return out
}

func (w words) rank(rank string) string { return i18n.T(w.Lang, "web.rank."+rank) }

func (w words) instrumentLink(id string) Link {
	in := w.Pack.Instruments.M[id]
	return Link{cmp.Or(w.In(in.Short), w.In(in.Title)), w.path("law", "instruments", id)}
}

// Instrument is the page of one instrument: its versions side by side.
type Instrument struct {
	ID, Title, Short string
	Number, Rank     string
	Versions         []Version
	Rows             []ProvisionRow
}

// Version is one text of an instrument with its days in force.
type Version struct {
	ID       string
	Name     string // text of 2017
	Anchor   string
	Adopted  string
	Days     string // in force
	Mark     Tag
	Note     string
	Now      bool // in force on the day asked for
	Article  string
	NotThere bool // of a provision: not in this version
}

// ProvisionRow is a provision with its article in each version; empty where it has none.
type ProvisionRow struct {
	Subject  Link
	Articles []Cell
}

// Cell is an article in one version with its mark where that is worth saying.
type Cell struct {
	Text string
	Mark Tag
}

// Instrument is the page of an instrument; the versions in force on the day are marked.
func (b *Book) Instrument(l i18n.Lang, id string, on civil.Day) (Instrument, bool) {
	in, ok := b.pack.Instruments.M[id]
	if !ok {
		return Instrument{}, false
	}
	w := newWords(l, b.pack)
	out := Instrument{ID: id, Title: w.In(in.Title), Short: w.In(in.Short), Number: in.Number, Rank: w.rank(in.Rank)}
	for _, v := range in.Versions {
		out.Versions = append(out.Versions, w.version(v, on))
	}
	for _, p := range b.provisions[id] {
		out.Rows = append(out.Rows, w.provisionRow(p, in))
	}
	return out, true
}

func (w words) version(v law.Version, on civil.Day) Version {
	days := w.Pack.InForce(v.ID)
	return Version{
		ID: v.ID, Name: w.versionName(v.ID), Anchor: anchor(v.ID), Adopted: v.Adopted, Days: w.inForce(days), Mark: w.mark(v.Mark), Note: v.Note, Now: days.Contains(on),
	}
}

// versionName is a version by the year behind its id, all@2017; an id of another form stays as it is.
func (w words) versionName(id string) string {
	if _, year, ok := strings.Cut(id, "@"); ok {
		return w.t("web.law.version", "year", year)
	}
	return id
}

// inForce are the days on which a version is in force.
func (w words) inForce(in civil.Interval) string {
	if in.Until == civil.Never {
		return w.t("cmd.law.since", "from", in.From)
	}
	return w.t("cmd.law.between", "from", in.From, "until", in.Until-1)
}

// markTones are the looks of the marks.
var markTones = map[law.Mark]Tone{"verified": Good, "secondary": Warn, "recalled": Unknown}

//i18n:keys cmd.law.mark.*

// mark says how far a text was seen.
func (w words) mark(m law.Mark) Tag {
	if m == "" {
		return Tag{}
	}
	return Tag{markTones[m], i18n.T(w.Lang, "cmd.law.mark."+string(m))}
}

func (w words) provisionRow(id string, in law.Instrument) ProvisionRow {
	pr := w.Pack.Provisions.M[id]
	out := ProvisionRow{Subject: Link{w.In(pr.Subject), w.provisionURL(id)}}
	shown, _ := law.Show(w.Pack, id, w.Pack.InForce(in.Versions[0].ID).From)
	for _, v := range in.Versions {
		i := slices.IndexFunc(shown.History, func(c law.Citation) bool { return c.Version == v.ID })
		if i < 0 {
			out.Articles = append(out.Articles, Cell{})
			continue
		}
		c := shown.History[i]
		cell := Cell{Text: w.article(c)}
		if c.Mark != "verified" {
			cell.Mark = w.mark(c.Mark)
		}
		out.Articles = append(out.Articles, cell)
	}
	return out
}
