package law

import (
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// The types of this file are the pack format: what `law.Load` reads, strictly, from the files of a pack's folder.
// docs/pack-format.md explains them for the people who write law; the checks are in check*.go.

// source is one file of a pack. Every file may hold any of the sections; ids are unique over the whole pack.
type source struct {
	Pack        *header                          `yaml:"pack"`
	Instruments strictyaml.Ordered[Instrument]   `yaml:"instruments"`
	Provisions  strictyaml.Ordered[Provision]    `yaml:"provisions"`
	Texts       strictyaml.Ordered[Quotation]    `yaml:"texts"`
	Terms       strictyaml.Ordered[i18n.Text]    `yaml:"terms"`
	Enums       strictyaml.Ordered[enumDef]      `yaml:"enums"`
	Facts       strictyaml.Ordered[factDef]      `yaml:"facts"`
	Lists       strictyaml.Ordered[listDef]      `yaml:"lists"`
	Values      strictyaml.Ordered[valueDef]     `yaml:"values"`
	Readings    strictyaml.Ordered[Reading]      `yaml:"readings"`
	Gaps        strictyaml.Ordered[Gap]          `yaml:"gaps"`
	Derive      strictyaml.Ordered[deriveDef]    `yaml:"derive"`
	Conditions  strictyaml.Ordered[conditionDef] `yaml:"conditions"`
	Determine   strictyaml.Ordered[determineDef] `yaml:"determine"`
	Limits      strictyaml.Ordered[limitDef]     `yaml:"limits"`
	Measures    strictyaml.Ordered[measureDef]   `yaml:"measures"`
	Accruals    strictyaml.Ordered[accrualDef]   `yaml:"accruals"`
	Coverage    strictyaml.Ordered[coverageList] `yaml:"coverage"`
	Vectors     strictyaml.Ordered[vectorDef]    `yaml:"vectors"`
	Fixtures    strictyaml.Ordered[fixture]      `yaml:"fixtures"`
	Tests       []packTest                       `yaml:"tests"`
}

type header struct {
	strictyaml.Pos `yaml:"-"`
	ID             string    `yaml:"id,required"`
	Schema         int       `yaml:"schema,required"`
	Title          i18n.Text `yaml:"title,required"`
	Jurisdiction   string    `yaml:"jurisdiction,required"`
	Currency       string    `yaml:"currency,required"`
	SourcesTo      string    `yaml:"sources_to,required"` // last day of the sources read, shown as a banner
	Calendar       string    `yaml:"calendar,required"`
	MakeUpReading  string    `yaml:"make_up_reading"` // reading whose choices are working_day and rest_day: what make-up weekends are
	Spans          span      `yaml:"spans,required"`  // days on which every rule is run by the time-coverage test
}

type span struct {
	From  string `yaml:"from,required"`
	Until string `yaml:"until"` // first day no longer inside; absent: open
}

// Mark says how far a text was verified: verified (read in full in the named source), secondary (seen only quoted), recalled (from memory).
type Mark string

// Basis says why a rule applies where its text does not say so itself: text, analogy, reference, derived, policy.
type Basis string

// Instrument is a law, interpretation, regulation or paper, with its dated versions.
type Instrument struct {
	strictyaml.Pos `yaml:"-"`
	Title          i18n.Text `yaml:"title,required"`
	Short          i18n.Text `yaml:"short"`
	Number         string    `yaml:"number"`
	Rank           string    `yaml:"rank,required"` // law, interpretation, regulation, rule, policy
	Versions       []Version `yaml:"versions,required"`
}

// Version is one text of an instrument and the days on which it is in force.
type Version struct {
	strictyaml.Pos `yaml:"-"`
	ID             string `yaml:"id,required"`
	Adopted        string `yaml:"adopted"`
	InForce        span   `yaml:"in_force,required"`
	Mark           Mark   `yaml:"mark,required"` // of the in-force days
	Note           string `yaml:"note"`
}

// Provision is a norm with a stable identity; its article number belongs to a version.
type Provision struct {
	strictyaml.Pos `yaml:"-"`
	Subject        i18n.Text         `yaml:"subject,required"`
	At             map[string]string `yaml:"at,required"` // version id → cite.Ref
	Mark           markOf            `yaml:"mark,required"`
	Source         string            `yaml:"source"`
}

// markOf is one mark for all versions, or a mark a version.
type markOf struct {
	All Mark
	By  map[string]Mark
}

// Quotation is the short quotation the sources gave for a provision, and our own paraphrase of it.
type Quotation struct {
	strictyaml.Pos `yaml:"-"`
	Quote          string    `yaml:"quote"` // Chinese, word for word from Source
	Source         string    `yaml:"source"`
	Paraphrase     i18n.Text `yaml:"paraphrase,required"` // our own words
}

type enumDef struct {
	strictyaml.Pos `yaml:"-"`
	Words          strictyaml.Ordered[i18n.Text] `yaml:"words,required"`
}

type factDef struct {
	strictyaml.Pos `yaml:"-"`
	Type           string    `yaml:"type,required"`   // bool, day, money, int or the id of an enum
	Source         string    `yaml:"source,required"` // field PATH | event KIND… first|last|count|sum [take FIELD] | finding NAME | none
	Absent         string    `yaml:"absent"`          // unknown (default) | none | false: what a complete file without it means
	Change         string    `yaml:"change,required"` // fixed | act ACTOR | finding OFFICE
	Label          i18n.Text `yaml:"label,required"`
	Ask            i18n.Text `yaml:"ask,required"`
}

type listDef struct {
	strictyaml.Pos `yaml:"-"`
	Source         string    `yaml:"source,required"` // event KIND… | field PATH
	Label          i18n.Text `yaml:"label,required"`
}

// valueDef is a dated parameter: a sum, a length, a rate, a number. Each dated value has its own citation and mark.
type valueDef struct {
	strictyaml.Pos `yaml:"-"`
	Label          i18n.Text    `yaml:"label,required"`
	Unit           string       `yaml:"unit,required"` // CNY, CNY_per_day, days, months, percent_per_day, …
	Governs        governs      `yaml:"governs"`
	At             []datedValue `yaml:"at,required"`
}

type datedValue struct {
	strictyaml.Pos `yaml:"-"`
	From           string `yaml:"from,required"`
	Until          string `yaml:"until"`
	Value          string `yaml:"value,required"`
	Cite           string `yaml:"cite,required"`
	Mark           Mark   `yaml:"mark,required"`
	Basis          Basis  `yaml:"basis"`
}

// Reading is a contested point: named, defaulted, switchable.
type Reading struct {
	strictyaml.Pos `yaml:"-"`
	Question       i18n.Text                     `yaml:"question,required"`
	Default        string                        `yaml:"default,required"`
	Choices        strictyaml.Ordered[i18n.Text] `yaml:"choices,required"`
	Cite           strictyaml.OneOrList[string]  `yaml:"cite,required"`
	Covers         []string                      `yaml:"covers"`
}

// Gap is what the pack does not model, with the reason and what it taints.
type Gap struct {
	strictyaml.Pos `yaml:"-"`
	Reason         i18n.Text `yaml:"reason,required"`
	Affects        []string  `yaml:"affects"` // slot ids whose results say “incomplete: …”
	When           string    `yaml:"when"`    // expression; absent: always
	Cite           string    `yaml:"cite"`
	Covers         []string  `yaml:"covers"`
}

type deriveDef struct {
	strictyaml.Pos `yaml:"-"`
	Type           string    `yaml:"type,required"`
	Is             string    `yaml:"is,required"`
	Label          i18n.Text `yaml:"label,required"`
	Cite           string    `yaml:"cite"`
}

// conditionDef is a named, labelled boolean: the unit of every explanation. A defeater (unless) is a condition too and may itself be defeated.
type conditionDef struct {
	strictyaml.Pos `yaml:"-"`
	If             string                       `yaml:"if,required"`
	Unless         strictyaml.OneOrList[string] `yaml:"unless"`       // conditions that defeat this one
	Yes            i18n.Text                    `yaml:"yes,required"` // sentence when it holds; {name} inserts a fact, derive, limit or value
	No             i18n.Text                    `yaml:"no,required"`
	Cite           strictyaml.OneOrList[string] `yaml:"cite"`
	Basis          Basis                        `yaml:"basis"`
}

// determineDef is a slot with one value out of an enum, given by defeasible rules.
type determineDef struct {
	strictyaml.Pos `yaml:"-"`
	Label          i18n.Text                   `yaml:"label,required"`
	Type           string                      `yaml:"type,required"` // enum id
	Titles         []string                    `yaml:"titles"`
	Rules          strictyaml.Ordered[ruleDef] `yaml:"rules,required"`
	Covers         []string                    `yaml:"covers"`
}

type ruleDef struct {
	strictyaml.Pos `yaml:"-"`
	Value          string                       `yaml:"value,required"`
	If             string                       `yaml:"if,required"`
	Defeats        []string                     `yaml:"defeats"`
	Cite           strictyaml.OneOrList[string] `yaml:"cite,required"`
	Mark           Mark                         `yaml:"mark,required"`
	Basis          Basis                        `yaml:"basis"`
	Text           i18n.Text                    `yaml:"text,required"` // the rule in a sentence
}

// governs says which version of a slot applies (docs/pack-format.md, “Limits”).
type governs struct {
	strictyaml.Pos `yaml:"-"`
	By             string `yaml:"by,required"` // immediate | event | each_day | still_running | completed_acts_stay | more_favourable | fixed
	On             string `yaml:"on"`          // event, completed_acts_stay: a day expression; fixed: a version id
	Reading        string `yaml:"reading"`     // still_running may be one choice of a reading: still_running, at_application, at_start
	Cite           string `yaml:"cite"`
}

type limitDef struct {
	strictyaml.Pos `yaml:"-"`
	Label          i18n.Text      `yaml:"label,required"`
	Sort           string         `yaml:"sort,required"` // due (someone must act) | right (a right ends) | wait (something opens when it has run) | cap (longest lawful time)
	Who            string         `yaml:"who,required"`
	Titles         []string       `yaml:"titles,required"` // title kinds, "kind@day" = only titles from that day on; [all]
	When           []string       `yaml:"when"`            // conditions; none: always applies
	Start          string         `yaml:"start,required"`  // day expression
	Governs        governs        `yaml:"governs"`
	Versions       []limitVersion `yaml:"versions,required"`
	Count          string         `yaml:"count"` // next_day (default) | same_day | a reading
	CountCite      string         `yaml:"count_cite"`
	Roll           string         `yaml:"roll,required"` // next_working_day | none | a reading with these choices
	RollCite       string         `yaml:"roll_cite"`
	Interrupt      *interruptDef  `yaml:"interrupt"`
	Suspend        *suspendDef    `yaml:"suspend"`
	Extend         *extendDef     `yaml:"extend"`
	Exclude        *excludeDef    `yaml:"exclude"`
	MetAfterStart  bool           `yaml:"met_after_start"` // an act before the start belongs to an earlier turn and meets nothing
	Met            string         `yaml:"met"`             // day expression: when the act was done; absent: nothing meets it
	Late           *lateDef       `yaml:"late"`            // what a late act or silence leads to
	Effect         i18n.Text      `yaml:"effect"`          // what it means when the limit has run out
	Covers         []string       `yaml:"covers"`
}

type limitVersion struct {
	strictyaml.Pos `yaml:"-"`
	Of             string `yaml:"of"` // version id of an instrument: sets the in-force days; absent: From/Until
	Cite           string `yaml:"cite,required"`
	Mark           Mark   `yaml:"mark,required"`
	Basis          Basis  `yaml:"basis"`
	Length         string `yaml:"length"` // period, value id, or condition over periods: "applicant_kind == citizen ? 1y : 180d"
	End            string `yaml:"end"`    // instead of length: a day expression (a day that an act itself set)
	Start          string `yaml:"start"`  // if it differs from the limit's
}

type interruptDef struct {
	List  string                       `yaml:"list,required"`
	EndOf strictyaml.OneOrList[string] `yaml:"restart_at_end_of"` // kinds of event that restart the period from their until; the others from their own day
	Cite  string                       `yaml:"cite,required"`
}

type suspendDef struct {
	List   string            `yaml:"list,required"`
	Window string            `yaml:"window"`        // only obstacles in the last … count; absent: all
	Mode   string            `yaml:"mode,required"` // resume | tail | a reading with these choices
	Cite   map[string]string `yaml:"cite,required"` // mode → provision
}

type extendDef struct {
	List string `yaml:"list,required"` // each item's until becomes the last day if later
	Cite string `yaml:"cite,required"`
}

type excludeDef struct {
	List string `yaml:"list,required"` // days of each item (both included) are not counted
	Cite string `yaml:"cite,required"`
}

type lateDef struct {
	Unless  string    `yaml:"unless"` // condition that saves a late act
	Effect  i18n.Text `yaml:"effect,required"`
	Cite    string    `yaml:"cite"`
	Reading string    `yaml:"reading"`
}

type measureDef struct {
	strictyaml.Pos `yaml:"-"`
	Sort           string      `yaml:"sort,required"` // measure | route | step
	Label          i18n.Text   `yaml:"label,required"`
	Cite           string      `yaml:"cite,required"` // a provision without an article in the governing version: not available then
	Basis          Basis       `yaml:"basis"`
	Titles         []string    `yaml:"titles,required"`
	Governs        governs     `yaml:"governs"`
	By             string      `yaml:"by,required"`   // term id of the actor
	Target         targetOf    `yaml:"target"`        // term id, or one per version
	Duty           string      `yaml:"duty,required"` // may | must | right (of a party)
	When           []string    `yaml:"when"`          // conditions that must hold
	Unless         []string    `yaml:"unless"`        // conditions that block
	Taken          string      `yaml:"taken"`         // expression: the measure has been decided or taken
	Approve        *approveDef `yaml:"approve"`
	Remedy         *remedyDef  `yaml:"remedy"`
	Amount         *amountDef  `yaml:"amount"`
	Papers         []string    `yaml:"papers"` // term ids
	Next           []string    `yaml:"next"`   // term ids: what follows
	Note           i18n.Text   `yaml:"note"`
	Covers         []string    `yaml:"covers"`
}

type targetOf struct {
	All string
	By  map[string]string
}

type approveDef struct {
	By      string `yaml:"by,required"`
	Basis   Basis  `yaml:"basis,required"`
	Cite    string `yaml:"cite,required"`
	Reading string `yaml:"reading"`
}

type remedyDef struct {
	Kind     string `yaml:"kind,required"`
	To       string `yaml:"to"`
	Within   string `yaml:"within"`  // period
	Decided  string `yaml:"decided"` // period
	Suspends bool   `yaml:"suspends"`
	Basis    Basis  `yaml:"basis,required"`
	Cite     string `yaml:"cite,required"`
	Reading  string `yaml:"reading"`
}

type amountDef struct {
	Low  string `yaml:"low"`  // value id
	High string `yaml:"high"` // value id
	Unit string `yaml:"unit,required"`
}

type accrualDef struct {
	strictyaml.Pos `yaml:"-"`
	Label          i18n.Text     `yaml:"label,required"`
	Titles         []string      `yaml:"titles,required"`
	When           []string      `yaml:"when"`
	Base           string        `yaml:"base"`        // money expression; absent: a sum a day
	Instalments    string        `yaml:"instalments"` // list: each from its own last day; used instead of base when not empty
	From           string        `yaml:"from,required"`
	FirstDay       string        `yaml:"first_day,required"` // next_day | same_day | a reading
	Until          string        `yaml:"until,required"`     // last charged day
	Parts          []accrualPart `yaml:"parts,required"`     // dated rates: every day under the part in force on that day
	Payments       string        `yaml:"payments"`           // list
	Allocate       string        `yaml:"allocate"`           // principal_first | pro_rata | a reading
	AllocateCite   string        `yaml:"allocate_cite"`
	Stop           *stopDef      `yaml:"stop"`
	Decided        string        `yaml:"decided"` // money expression: the rate an office has fixed collapses the range
	Split          *splitDef     `yaml:"split"`
	Owed           string        `yaml:"owed"`  // condition: only then is the sum owed; otherwise it is only shown
	Cap            string        `yaml:"cap"`   // value id
	Floor          string        `yaml:"floor"` // value id
	Covers         []string      `yaml:"covers"`
}

type accrualPart struct {
	strictyaml.Pos `yaml:"-"`
	From           string    `yaml:"from,required"`
	Until          string    `yaml:"until"`
	Cite           string    `yaml:"cite,required"`
	Mark           Mark      `yaml:"mark,required"`
	PerDay         string    `yaml:"percent_per_day"` // value id or decimal percent a day
	Low            string    `yaml:"low"`             // value id, a sum a day
	High           string    `yaml:"high"`
	Series         string    `yaml:"series"`   // series of the rate table, or a reading whose choices are series
	Tiers          []tierDef `yaml:"tiers"`    // for the choice by_length_of_delay of the series' reading: the series by the length of the whole delay, shortest first
	Times          int       `yaml:"times"`    // multiple of the series, default 1
	Basis          string    `yaml:"basis"`    // 360 | 365 | a reading with these choices
	FixedOn        string    `yaml:"fixed_on"` // day expression: the rate in force that day for the whole run
	Allocate       string    `yaml:"allocate"` // of payments made under this part, if it differs: principal_first | pro_rata
	AllocateCite   string    `yaml:"allocate_cite"`
}

// tierDef is a series for delays up to a length; the last tier has none and takes all longer ones.
type tierDef struct {
	UpTo   string `yaml:"up_to"`
	Series string `yaml:"series,required"`
}

type stopDef struct {
	List   string `yaml:"list,required"`
	Unless string `yaml:"unless_by"` // items caused by this actor are charged all the same
	Cite   string `yaml:"cite,required"`
}

type splitDef struct {
	List    string `yaml:"list,required"` // persons with days in office
	Reading string `yaml:"reading,required"`
	Served  string `yaml:"served"`  // list of services on a person: only that person's share is owed
	Notices string `yaml:"notices"` // list of notices to a person: a successor's days start the day after
}

type coverageList struct {
	strictyaml.Pos `yaml:"-"`
	Title          i18n.Text                     `yaml:"title,required"`
	Rows           strictyaml.Ordered[i18n.Text] `yaml:"rows,required"`
}

// vectorDef maps one kind of published or derived computation to a slot of the pack: inputs → facts and lists, slot → outputs.
type vectorDef struct {
	strictyaml.Pos `yaml:"-"`
	Arithmetic     string            `yaml:"arithmetic"`   // pure arithmetic, done by the named function; no slot
	Slot           string            `yaml:"slot"`         // limit ID | accrual ID | measure ID | value ID | determine ID
	On             string            `yaml:"on"`           // day of assessment: an input name or a day
	Facts          map[string]string `yaml:"facts"`        // fact → input name, or '=word' for a constant
	Lists          map[string]string `yaml:"lists"`        // list → input name
	Readings       map[string]string `yaml:"readings"`     // reading → input name, or '=word'
	Out            map[string]string `yaml:"out,required"` // expected key → what of the slot: last_day, unrolled, days, amount, …
	Ignore         []string          `yaml:"ignore"`       // inputs that do not bear on the answer; every other input must be used
}

type fixture struct {
	Uses  string            `yaml:"uses"`
	Facts map[string]string `yaml:"facts"`
	Lists map[string][]item `yaml:"lists"`
}

// item is one element of a list in a fixture or test.
type item struct {
	On     string `yaml:"on"`
	Until  string `yaml:"until"`
	Amount string `yaml:"amount"`
	Kind   string `yaml:"kind"`
	By     string `yaml:"by"`
	Person string `yaml:"person"`
}

type packTest struct {
	strictyaml.Pos `yaml:"-"`
	Name           string              `yaml:"name,required"` // the claim, in a sentence
	On             string              `yaml:"on,required"`
	Uses           string              `yaml:"uses"`
	Facts          map[string]string   `yaml:"facts"` // fact → value; "none", "unknown"; a month or year for a partial date
	Lists          map[string][]item   `yaml:"lists"`
	Readings       map[string]string   `yaml:"readings"`
	Expect         map[string]string   `yaml:"expect"`  // slot → value, see docs/pack-format.md
	WhyNot         map[string][]string `yaml:"why_not"` // measure → ids of the failing conditions
	Ask            map[string][]string `yaml:"ask"`     // slot → facts asked for
}
