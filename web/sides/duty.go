package sides

import (
	"slices"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
	"mandamus/web/view"
)

// Duty is one obligation for a side: what is owed, since when, by when, what shows that it is done, and what each side says of it.
type Duty struct {
	view.Obligation
	Since    string      // why it binds: the day the title took effect
	Due      *view.Limit // the performance limit; nil: the law cannot tell
	Open     bool        // the court has not found it performed
	Sum      string
	Paid     string    // on record, where it can be told for this duty alone
	Left     money.Fen // of the sum, unpaid by the record; 0 where there is none or it cannot be told
	Share    int       // hundredths paid; -1 where it cannot be said
	Proof    []string
	Asked    bool // the proof is what the record asks for, not what is usual
	Said     []Word
	Disputed bool
	Last     law.Limit // as the law has it; the zero limit: none
	Asks     []view.Link
}

// Word is what one side says of performance.
type Word struct {
	Who      string
	State    view.Tag
	On       string
	Fact     string
	Evidence string
	None     bool // nothing has been said
}

// duties are the obligations of the case that concern the place: for a debtor its own, for an applicant all.
func (s *seen) duties() []Duty {
	var out []Duty
	for i, o := range s.docket.Obligations {
		if s.side == debtor && o.Debtor != "" && o.Debtor != s.party.ID {
			continue
		}
		out = append(out, s.duty(o, s.page.Obligations[i]))
	}
	slices.SortStableFunc(out, func(a, b Duty) int { return closedLast(a) - closedLast(b) })
	return out
}

func closedLast(d Duty) int {
	if d.Open {
		return 0
	}
	return 1
}

func (s *seen) duty(o *docket.Obligation, made view.Obligation) Duty {
	d := Duty{Obligation: made, Open: s.open(o), Said: s.said(o), Disputed: o.Disputed(), Share: -1}
	if e := s.assessment.File.Enforcement.Effective; e.Known() {
		d.Since = s.t("sides.duty.since", "day", e)
	}
	d.Due, d.Last = s.due(o.ID)
	d.Proof, d.Asked = s.proof(o)
	if o.Money() && o.Amount != "" {
		d.Sum = s.yuan(o.Amount.Fen())
		d.paid(s, o)
	}
	if d.Open {
		d.Asks = s.asks(o)
	}
	return d
}

// open reports whether the court has not found the duty performed.
func (s *seen) open(o *docket.Obligation) bool { return slices.Contains(s.docket.Open(), o) }

func (s *seen) yuan(f money.Fen) string { return s.t("report.yuan", "sum", f.Grouped()) }

// paid adds up the payments on record that are for this duty alone.
func (d *Duty) paid(s *seen, o *docket.Obligation) {
	var sum money.Fen
	for _, p := range s.docket.Payments {
		if len(p.Obligations) > 1 || len(p.Obligations) == 1 && p.Obligations[0] != o.ID {
			continue
		}
		next, err := sum.Add(p.Amount.Fen())
		if err != nil {
			return
		}
		sum = next
	}
	d.Paid = s.yuan(sum)
	if whole := o.Amount.Fen(); whole > 0 && sum <= whole {
		d.Left = whole - sum
		if share, err := money.MulDiv(sum, 100, int64(whole)); err == nil {
			d.Share = int(share)
		}
	}
}

// performanceLimit is the limit of the law within which a duty has to be performed.
const performanceLimit = "performance"

// due is the limit for performing a duty, in words and as the law has it.
func (s *seen) due(obligation string) (*view.Limit, law.Limit) {
	var last law.Limit
	for i := range s.assessment.Positions {
		if p := &s.assessment.Positions[i]; p.Obligation.ID == obligation {
			for _, l := range p.Limits {
				if l.ID == performanceLimit {
					last = l
				}
			}
		}
	}
	for _, rows := range [][]view.Limit{s.page.Limits.Rows, s.page.Limits.Met} {
		for i := range rows {
			if rows[i].ID == performanceLimit && concerns(rows[i].Of, obligation) {
				return &rows[i], last
			}
		}
	}
	return nil, last
}

// concerns reports whether an obligation is among those named; none named are all.
func concerns(of []string, obligation string) bool {
	return of == nil || slices.Contains(of, obligation)
}

//i18n:keys sides.proof.*

// proof is what shows that a duty is done: what the record asks for, else what is usual for its kind.
func (s *seen) proof(o *docket.Obligation) (proof []string, asked bool) {
	if !o.Done.IsZero() {
		return []string{o.Done.In(s.lang)}, true
	}
	kind := o.Kind
	if !slices.Contains(proofKinds, kind) {
		kind = "other"
	}
	return []string{s.t("sides.proof." + kind)}, false
}

// proofKinds are the kinds of duty for which we say what usually shows that it is done.
var proofKinds = []string{"pay", "return_fine", "return_property", "remake", "perform_duty", "disclose"}

// said is what the three sides say of a duty, the court last.
func (s *seen) said(o *docket.Obligation) []Word {
	return []Word{s.word("debtor", o.Reported), s.word("applicant", o.Viewed), s.word("court", o.Assessed)}
}

//i18n:keys sides.says.*

// tones are the looks of the states of performance.
var tones = map[string]view.Tone{"none": view.Bad, "partial": view.Warn, "full": view.Good, "disputed": view.Warn}

func (s *seen) word(who string, said *docket.Statement) Word {
	w := Word{Who: s.t("sides.says." + who)}
	if said == nil {
		w.None, w.State = true, view.Tag{Tone: view.Unknown, Text: s.t("sides.says_nothing")}
		return w
	}
	w.State = view.Tag{Tone: tones[said.State], Text: casefile.Label("performance_state", said.State).In(s.lang)}
	if said.State == "" {
		w.State = view.Tag{Tone: view.Neutral, Text: s.t("sides.says_words")}
	}
	w.On, w.Fact, w.Evidence = said.On.String(), said.Fact.In(s.lang), s.evidence(said.Evidence)
	return w
}

// evidence are the papers named with a statement; a word of the list in words, another id as it stands.
func (s *seen) evidence(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, evidenceWord(s.lang, id))
	}
	return i18n.List(s.lang, out)
}
