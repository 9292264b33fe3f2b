package opendata

// The rows of the tables. Of a field the tag parquet has the name of the column (optional: it may be empty), unit what its numbers or texts
// are in, words the closed list its words are of, from the kinds of events whose entries say it; without the tag it is computed. What a column
// means stands in the catalogue.

// Case is a row of the table cases: a case, or one closed to the public by law, of which no more than its court and stage is told.
type Case struct {
	Court             string   `parquet:"court" unit:"code"`
	Case              string   `parquet:"case"`
	Number            string   `parquet:"number,optional" from:"application.registered number.assigned"`
	ClosedByLaw       bool     `parquet:"closed_by_law" from:"publicity.restricted publicity.restored"`
	Ground            string   `parquet:"ground,optional" words:"docket.secrecy_ground" from:"publicity.restricted"`
	Stage             string   `parquet:"stage" words:"record.stage"`
	StageSince        string   `parquet:"stage_since,optional" unit:"day"`
	StageEntry        *int64   `parquet:"stage_entry,optional" unit:"entry"`
	Live              bool     `parquet:"live"`
	Bodies            []string `parquet:"bodies,list" from:"party.added party.changed obligation.typed obligation.revised"`
	TitleKind         string   `parquet:"title_kind,optional" words:"casefile.title_kind" from:"title.described"`
	Judgment          string   `parquet:"judgment,optional" words:"casefile.judgment_kind" from:"title.described"`
	TitleMade         string   `parquet:"title_made,optional" unit:"day" from:"title.described"`
	TitleEffective    string   `parquet:"title_effective,optional" unit:"day" from:"title.described"`
	Applicants        int64    `parquet:"applicants" from:"party.added"`
	Filed             string   `parquet:"filed,optional" unit:"day" from:"application.filed"`
	Registered        string   `parquet:"registered,optional" unit:"day" from:"application.registered"`
	Noticed           string   `parquet:"noticed,optional" unit:"day" from:"notice.given"`
	NoticeEnds        string   `parquet:"notice_ends,optional" unit:"day" from:"notice.given"`
	Closed            string   `parquet:"closed,optional" unit:"day" from:"case.closed"`
	Way               string   `parquet:"way,optional" words:"casefile.closing_way" from:"case.closed"`
	BrokenPromises    int64    `parquet:"broken_promises" from:"promise.missed"`
	BrokenSettlements int64    `parquet:"broken_settlements" from:"settlement.breached"`
	Relapses          int64    `parquet:"relapses" from:"new_act.made finding.made"`
	LastEntry         int64    `parquet:"last_entry" unit:"entry"`
}

// Duty is a row of the table duties: a duty of the operative part.
type Duty struct {
	Court      string `parquet:"court" unit:"code"`
	Case       string `parquet:"case"`
	Duty       string `parquet:"duty" from:"obligation.typed"`
	Body       string `parquet:"body,optional" from:"party.added party.changed obligation.typed obligation.revised"`
	Kind       string `parquet:"kind,optional" words:"casefile.obligation_kind" from:"obligation.typed obligation.revised"`
	Nature     string `parquet:"nature,optional" words:"casefile.nature" from:"obligation.typed obligation.revised"`
	Amount     *int64 `parquet:"amount,optional" unit:"fen" from:"obligation.typed obligation.revised"`
	State      string `parquet:"state" words:"record.duty"`
	Disputed   bool   `parquet:"disputed" from:"performance.reported performance.viewed performance.assessed"`
	Since      string `parquet:"since,optional" unit:"day"`
	SinceEntry *int64 `parquet:"since_entry,optional" unit:"entry"`
	Reported   string `parquet:"reported,optional" words:"casefile.performance_state" from:"performance.reported"`
	Viewed     string `parquet:"viewed,optional" words:"casefile.performance_state" from:"performance.viewed"`
	Assessed   string `parquet:"assessed,optional" words:"casefile.performance_state" from:"performance.assessed"`
	AssessedOn string `parquet:"assessed_on,optional" unit:"day" from:"performance.assessed"`
	Manner     string `parquet:"manner,optional" words:"docket.manner" from:"performance.assessed"`
	Entry      int64  `parquet:"entry" unit:"entry"`
}

// Measure is a row of the table measures: the life of a measure, as far as it is shown.
type Measure struct {
	Court      string   `parquet:"court" unit:"code"`
	Case       string   `parquet:"case"`
	Bodies     []string `parquet:"bodies,list"`
	Measure    string   `parquet:"measure" words:"casefile.measure" from:"measure.warned measure.decided measure.taken_at_once"`
	Person     string   `parquet:"person,optional" words:"casefile.person_role" from:"measure.warned measure.decided measure.taken_at_once"`
	Duties     []string `parquet:"duties,list" from:"measure.decided measure.taken_at_once"`
	Taken      bool     `parquet:"taken"`
	Station    string   `parquet:"station" words:"record.station"`
	StationOn  string   `parquet:"station_on,optional" unit:"day"`
	Decided    string   `parquet:"decided,optional" unit:"day" from:"measure.decided measure.taken_at_once"`
	Served     string   `parquet:"served,optional" unit:"day" from:"measure.served"`
	Amount     *int64   `parquet:"amount,optional" unit:"fen" from:"measure.decided measure.taken_at_once"`
	Rate       *int64   `parquet:"rate,optional" unit:"fen_a_day" from:"measure.decided"`
	FirstDay   string   `parquet:"first_day,optional" unit:"day" from:"measure.decided"`
	Days       *int64   `parquet:"days,optional" unit:"days" from:"measure.decided measure.taken_at_once"`
	Settlement *int64   `parquet:"settlement,optional" unit:"fen" from:"measure.settled"`
	Entry      int64    `parquet:"entry" unit:"entry"`
}

// Unused is a row of the table unused: a measure that could be used and was not, or was not decided on.
type Unused struct {
	Court   string   `parquet:"court" unit:"code"`
	Case    string   `parquet:"case"`
	Bodies  []string `parquet:"bodies,list"`
	Duty    string   `parquet:"duty,optional" from:"nonuse.noted"`
	Measure string   `parquet:"measure" words:"casefile.measure" from:"nonuse.noted"`
	Sort    string   `parquet:"sort,optional" words:"docket.nonuse_sort" from:"nonuse.noted"`
	From    string   `parquet:"from,optional" unit:"day" from:"nonuse.noted"`
	Until   string   `parquet:"until,optional" unit:"day" from:"nonuse.noted"`
	Reason  string   `parquet:"reason,optional" words:"docket.nonuse_reason" from:"nonuse.noted"`
	Finding string   `parquet:"finding,optional" words:"casefile.finding" from:"nonuse.noted"`
	Entry   int64    `parquet:"entry" unit:"entry"`
}

// Lapse is a row of the table lapses: a limit that ran out and nobody had acted.
type Lapse struct {
	Court  string   `parquet:"court" unit:"code"`
	Case   string   `parquet:"case"`
	Bodies []string `parquet:"bodies,list"`
	Duty   string   `parquet:"duty,optional" from:"limit.lapsed"`
	Limit  string   `parquet:"limit,optional" from:"limit.lapsed"`
	Last   string   `parquet:"last,optional" unit:"day" from:"limit.lapsed"`
	Entry  int64    `parquet:"entry" unit:"entry"`
}

// Payment is a row of the table payments: money paid.
type Payment struct {
	Court  string   `parquet:"court" unit:"code"`
	Case   string   `parquet:"case"`
	Bodies []string `parquet:"bodies,list"`
	Duties []string `parquet:"duties,list" from:"payment.made"`
	Amount *int64   `parquet:"amount,optional" unit:"fen" from:"payment.made"`
	Day    string   `parquet:"day,optional" unit:"day" from:"payment.made"`
	Entry  int64    `parquet:"entry" unit:"entry"`
}

// Remedy is a row of the table remedies: an objection and what became of it.
type Remedy struct {
	Court     string   `parquet:"court" unit:"code"`
	Case      string   `parquet:"case"`
	Bodies    []string `parquet:"bodies,list"`
	Outsider  bool     `parquet:"outsider" from:"objection.raised outsider_objection.raised"`
	About     string   `parquet:"about,optional" words:"casefile.objection_topic" from:"objection.raised"`
	Day       string   `parquet:"day,optional" unit:"day" from:"objection.raised outsider_objection.raised"`
	Outcome   string   `parquet:"outcome,optional" words:"casefile.decision" from:"objection.decided outsider_objection.decided"`
	DecidedOn string   `parquet:"decided_on,optional" unit:"day" from:"objection.decided outsider_objection.decided"`
	Entry     int64    `parquet:"entry" unit:"entry"`
}

// Reply is a row of the table replies: what a body says to what the record says of it.
type Reply struct {
	Court   string   `parquet:"court" unit:"code"`
	Case    string   `parquet:"case"`
	Bodies  []string `parquet:"bodies,list" from:"reply.filed"`
	Reply   string   `parquet:"reply" from:"reply.filed"`
	Stance  string   `parquet:"stance,optional" words:"docket.stance" from:"reply.filed"`
	About   *int64   `parquet:"about,optional" unit:"entry" from:"reply.filed"`
	Day     string   `parquet:"day,optional" unit:"day" from:"reply.filed"`
	Waiting bool     `parquet:"waiting"`
	Outcome string   `parquet:"outcome,optional" words:"docket.moderation_outcome" from:"reply.moderated"`
	Reason  string   `parquet:"reason,optional" words:"docket.moderation_reason" from:"reply.moderated"`
	TextZH  string   `parquet:"text_zh,optional" from:"reply.moderated"`
	TextEN  string   `parquet:"text_en,optional" from:"reply.moderated"`
	Entry   int64    `parquet:"entry" unit:"entry"`
}

// Request is a row of the table requests: somebody asks that the record be corrected.
type Request struct {
	Court   string   `parquet:"court" unit:"code"`
	Case    string   `parquet:"case"`
	Bodies  []string `parquet:"bodies,list" from:"correction.requested"`
	Request string   `parquet:"request" from:"correction.requested"`
	Ground  string   `parquet:"ground,optional" words:"docket.correction_reason" from:"correction.requested"`
	About   *int64   `parquet:"about,optional" unit:"entry" from:"correction.requested"`
	Day     string   `parquet:"day,optional" unit:"day" from:"correction.requested"`
	Waiting bool     `parquet:"waiting"`
	Outcome string   `parquet:"outcome,optional" words:"docket.correction_outcome" from:"correction.answered"`
	TextZH  string   `parquet:"text_zh,optional" from:"correction.answered"`
	TextEN  string   `parquet:"text_en,optional" from:"correction.answered"`
	Entry   int64    `parquet:"entry" unit:"entry"`
}

// Event is a row of the table events: an entry that tells something of a case.
type Event struct {
	Court       string `parquet:"court" unit:"code"`
	Case        string `parquet:"case"`
	Entry       int64  `parquet:"entry" unit:"entry"`
	Kind        string `parquet:"kind"`
	Day         string `parquet:"day,optional" unit:"day"`
	At          string `parquet:"at" unit:"instant"`
	Opens       *int64 `parquet:"opens,optional" unit:"entry"`
	Corrects    *int64 `parquet:"corrects,optional" unit:"entry"`
	CorrectedBy *int64 `parquet:"corrected_by,optional" unit:"entry"`
}
