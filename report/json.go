package report

import (
	"encoding/json"
	"io"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/wording"
)

// jsonVersion is the version of the JSON form of an assessment.
const jsonVersion = 1

// JSON writes an assessment as one JSON object, for other programs: every slot, whatever its state, with all texts in both languages.
// Days are YYYY-MM-DD, YYYY-MM or YYYY as far as they are known, sums are decimal text in yuan, and a key whose value is empty is
// left out.
func JSON(out io.Writer, p *law.Pack, a *law.Assessment) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(toJSON(p, a))
}

type assessmentJSON struct {
	Version     int            `json:"assessment"`
	Case        string         `json:"case"`
	Title       i18n.Text      `json:"title"`
	Banner      i18n.Text      `json:"banner,omitzero"`
	On          string         `json:"on"`
	SourcesTo   string         `json:"sources_to"`
	Complete    bool           `json:"complete"`
	AfterRecord bool           `json:"after_record"`
	Warnings    []i18n.Text    `json:"warnings,omitempty"`
	Counts      Counts         `json:"counts"`
	Obligations []positionJSON `json:"obligations"`
	Questions   []questionJSON `json:"questions,omitempty"`
	Receipt     law.Receipt    `json:"receipt"`
}

type positionJSON struct {
	ID             string              `json:"id"`
	What           i18n.Text           `json:"what"`
	Determinations []determinationJSON `json:"determinations"`
	Limits         []limitJSON         `json:"limits"`
	Measures       []measureJSON       `json:"measures"`
	Accruals       []accrualJSON       `json:"accruals"`
	Gaps           []gapJSON           `json:"gaps,omitempty"`
	Next           *changeJSON         `json:"next_change,omitempty"`
}

type citationJSON struct {
	Provision string    `json:"provision"`
	Version   string    `json:"version,omitempty"`
	Article   string    `json:"article,omitempty"`
	Text      i18n.Text `json:"text"`
	Mark      law.Mark  `json:"mark,omitempty"`
	Basis     law.Basis `json:"basis,omitempty"`
}

type determinationJSON struct {
	ID    string         `json:"id"`
	Label i18n.Text      `json:"label"`
	State law.State      `json:"state"`
	Value string         `json:"value,omitempty"`
	Word  i18n.Text      `json:"word,omitzero"`
	Cites []citationJSON `json:"cites,omitempty"`
	Ask   []string       `json:"ask,omitempty"`
}

type limitJSON struct {
	ID          string       `json:"id"`
	Label       i18n.Text    `json:"label"`
	Sort        string       `json:"sort"`
	Who         string       `json:"who"`
	State       law.State    `json:"state"`
	Start       string       `json:"start,omitempty"`
	Last        string       `json:"last_day,omitempty"`
	Met         string       `json:"met_on,omitempty"`
	Saved       bool         `json:"saved,omitempty"`
	Provisional bool         `json:"provisional,omitempty"`
	Cite        citationJSON `json:"cite"`
	Derivation  []i18n.Text  `json:"derivation,omitempty"`
	Ask         []string     `json:"ask,omitempty"`
	Incomplete  []string     `json:"incomplete,omitempty"`
}

type measureJSON struct {
	ID         string          `json:"id"`
	Sort       string          `json:"sort"`
	Label      i18n.Text       `json:"label"`
	State      law.State       `json:"state"`
	Duty       string          `json:"duty"`
	By         i18n.Text       `json:"by,omitzero"`
	Target     i18n.Text       `json:"target,omitzero"`
	Taken      bool            `json:"taken,omitempty"`
	Reported   []casefile.Date `json:"reported,omitempty"`
	Title      string          `json:"fits_title"`
	InForce    string          `json:"in_force"`
	Cite       citationJSON    `json:"cite"`
	Conditions []conditionJSON `json:"conditions"`
	Plan       []stepJSON      `json:"plan,omitempty"`
	Verified   bool            `json:"plan_verified,omitempty"`
	Ask        []string        `json:"ask,omitempty"`
	Incomplete []string        `json:"incomplete,omitempty"`
}

type conditionJSON struct {
	ID     string         `json:"id"`
	Value  string         `json:"value"`
	Blocks bool           `json:"blocks,omitempty"`
	Stands string         `json:"stands"` // whether it does its part for the measure
	Text   i18n.Text      `json:"text"`
	Cites  []citationJSON `json:"cites,omitempty"`
}

type stepJSON struct {
	Means     string `json:"means"`
	Condition string `json:"condition,omitempty"`
	Fact      string `json:"fact,omitempty"`
	By        string `json:"by,omitempty"`
	On        string `json:"on,omitempty"`
	Value     string `json:"value,omitempty"`
}

type accrualJSON struct {
	ID         string         `json:"id"`
	Label      i18n.Text      `json:"label"`
	State      law.State      `json:"state"`
	Low        string         `json:"low,omitempty"`
	High       string         `json:"high,omitempty"`
	Estimate   bool           `json:"estimate,omitempty"`
	Days       int            `json:"days,omitempty"`
	From       string         `json:"from,omitempty"`
	Until      string         `json:"until,omitempty"`
	Owed       string         `json:"owed"`
	Left       string         `json:"principal_left,omitempty"`
	Shares     []shareJSON    `json:"shares,omitempty"`
	Segments   []segmentJSON  `json:"segments,omitempty"`
	Cites      []citationJSON `json:"cites,omitempty"`
	Ask        []string       `json:"ask,omitempty"`
	Incomplete []string       `json:"incomplete,omitempty"`
}

type shareJSON struct {
	Person string `json:"person,omitempty"`
	Days   int    `json:"days"`
	Low    string `json:"low"`
	High   string `json:"high"`
}

type segmentJSON struct {
	From  string `json:"from"`
	Until string `json:"until"` // included
	Days  int    `json:"days"`
	Base  string `json:"base,omitempty"`
	Rate  string `json:"rate_percent,omitempty"`
	Low   string `json:"low"`
	High  string `json:"high"`
}

type gapJSON struct {
	ID     string    `json:"id"`
	Reason i18n.Text `json:"reason"`
	Bears  string    `json:"bears"` // whether it bears on the case
}

type questionJSON struct {
	Fact    string    `json:"fact"`
	Ask     i18n.Text `json:"ask"`
	Decides int       `json:"decides"`
}

type changeJSON struct {
	On    string     `json:"on"`
	Slots []turnJSON `json:"slots"`
}

type turnJSON struct {
	Slot string    `json:"slot"`
	From law.State `json:"from"`
	To   law.State `json:"to"`
}

func toJSON(p *law.Pack, a *law.Assessment) assessmentJSON {
	out := assessmentJSON{
		Version: jsonVersion, Case: a.File.ID, Title: a.File.Title, Banner: a.File.Banner, On: a.On.String(), SourcesTo: a.SourcesTo.String(),
		Complete: a.File.Complete, AfterRecord: a.AfterFile, Counts: Tally(a), Receipt: a.Receipt,
	}
	for _, w := range wording.Warnings(a) {
		out.Warnings = append(out.Warnings, both(w))
	}
	for i := range a.Positions {
		out.Obligations = append(out.Obligations, positionToJSON(&a.Positions[i]))
	}
	for _, q := range wording.Questions(a.Positions) {
		out.Questions = append(out.Questions, questionJSON{q.Fact, q.Ask, q.Decides})
	}
	return out
}

func positionToJSON(pos *law.Position) positionJSON {
	out := positionJSON{
		ID: pos.Obligation.ID, What: pos.Obligation.What, Determinations: each.Mapped(pos.Determinations, determinationToJSON),
		Measures: each.Mapped(pos.Measures, measureToJSON), Accruals: each.Mapped(pos.Accruals, accrualToJSON),
		Gaps: each.Mapped(pos.Gaps, func(g law.GapNote) gapJSON { return gapJSON{g.ID, g.Reason, g.Value.String()} }),
	}
	for _, l := range pos.Limits {
		out.Limits = append(out.Limits, limitToJSON(pos, l))
	}
	if pos.Next.On != civil.Never && len(pos.Next.Slots) > 0 {
		turns := each.Mapped(pos.Next.Slots, func(s law.SlotChange) turnJSON { return turnJSON{s.Slot, s.From, s.To} })
		out.Next = &changeJSON{pos.Next.On.String(), turns}
	}
	return out
}

func determinationToJSON(d law.Determination) determinationJSON {
	return determinationJSON{d.ID, d.Label, d.State, d.Value, d.Word, each.Mapped(wording.RuleCites(&d), citationToJSON), d.Ask}
}

func limitToJSON(pos *law.Position, l law.Limit) limitJSON {
	out := limitJSON{
		ID: l.ID, Label: l.Label, Sort: l.Sort, Who: l.Who, State: l.State, Start: dayJSON(l.Start), Last: dayJSON(l.Last), Met: dayJSON(l.MetOn),
		Saved: l.Saved, Provisional: l.Provisional, Cite: citationToJSON(l.Cite), Ask: l.Ask, Incomplete: l.Incomplete,
	}
	en := pos.Derivation(l.ID, i18n.EN)
	for i, zh := range pos.Derivation(l.ID, i18n.ZH) {
		out.Derivation = append(out.Derivation, i18n.Text{ZH: zh, EN: en[i]})
	}
	return out
}

func measureToJSON(m law.Measure) measureJSON {
	return measureJSON{
		ID: m.ID, Sort: m.Sort, Label: m.Label, State: m.State, Duty: m.Duty, By: m.By, Target: m.Target, Taken: m.Taken, Reported: m.Reported,
		Title: m.Gate.String(), InForce: m.InForce.String(), Cite: citationToJSON(m.Cite), Conditions: each.Mapped(m.Reasons, conditionToJSON),
		Plan: each.Mapped(m.Plan.Steps, stepToJSON), Verified: m.Plan.Verified, Ask: m.Ask, Incomplete: m.Incomplete,
	}
}

func conditionToJSON(r law.Reason) conditionJSON {
	text := i18n.Text{ZH: r.Sentence(i18n.ZH), EN: r.Sentence(i18n.EN)}
	return conditionJSON{r.Condition, r.Value.String(), r.Blocks, r.Stands().String(), text, each.Mapped(r.Cites(), citationToJSON)}
}

func stepToJSON(s law.Step) stepJSON {
	out := stepJSON{Means: s.Means.String(), Condition: s.Condition, Fact: s.Fact, By: s.By, Value: s.Value}
	if s.Means == law.Wait {
		out.On = s.On.String()
	}
	return out
}

func accrualToJSON(a law.Accrual) accrualJSON {
	out := accrualJSON{
		ID: a.ID, Label: a.Label, State: a.State, Owed: a.Owed.String(), Cites: each.Mapped(a.Cites, citationToJSON),
		Ask: a.Ask, Incomplete: a.Incomplete,
	}
	if a.State != law.Due {
		return out
	}
	out.Low, out.High, out.Estimate, out.Days = a.Amount.Low.String(), a.Amount.High.String(), a.Estimate, a.Days
	out.From, out.Until, out.Left = dayJSON(a.From), dayJSON(a.Until), yuanJSON(a.Left)
	out.Shares = each.Mapped(a.Shares, func(s law.Share) shareJSON {
		return shareJSON{s.Person, s.Days, s.Amount.Low.String(), s.Amount.High.String()}
	})
	out.Segments = each.Mapped(a.Segments, func(s law.Segment) segmentJSON {
		return segmentJSON{s.From.String(), s.Until.String(), s.Days, yuanJSON(s.Base), s.Percent, s.Amount.Low.String(), s.Amount.High.String()}
	})
	return out
}

func citationToJSON(c law.Citation) citationJSON {
	return citationJSON{c.Provision, c.Version, c.Article, both(c), c.Mark, c.Basis}
}

// both is a text in both languages.
func both(t i18n.Localizer) i18n.Text { return i18n.Text{ZH: t.In(i18n.ZH), EN: t.In(i18n.EN)} }

func dayJSON(d civil.Partial) string {
	if (d == civil.Partial{}) || d.First < wording.Earliest {
		return ""
	}
	return d.String()
}

func yuanJSON(f money.Fen) string {
	if f == 0 {
		return ""
	}
	return f.String()
}
