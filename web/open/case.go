package open

import (
	"cmp"
	"slices"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/record"
	"mandamus/web/page"
)

//i18n:keys open.step.*

// casePage is a case as everybody sees it.
type casePage struct {
	*record.Case
	Number   string
	Stage    string
	Since    *record.Proof
	Size     int64
	Court    string
	Bodies   []caseBody
	Duties   []caseDuty
	Lapses   []caseLapse
	Failed   []record.Promise // promises and settlements that were not kept
	Promised []record.Promise
	Replies  []reply
	Asked    []request
	Lines    []record.Line // the last first
	Last     string
	Feed     string
	Calendar string
}

type (
	// caseBody is a body that owes, by its name.
	caseBody struct {
		*record.Debtor
		Name, URL string
	}
	// caseDuty is a duty with what the sides say.
	caseDuty struct {
		*record.Duty
		State string
		Since record.Proof
		Says  []says
	}
	// says is what one side says of performance; the nil Voice: nothing.
	says struct {
		Who string
		*record.Voice
	}
	// caseLapse is a limit that ran out, by its name.
	caseLapse struct {
		record.Lapse
		Name string
	}
	// reply is the answer of a body, and by when its text is decided on as long as it is not.
	reply struct {
		*record.Reply
		Name, Case, URL, By string
		Late                bool
	}
	// request asks for a correction, and by when it is answered as long as it is not.
	request struct {
		*record.Request
		By   string
		Late bool
	}
)

// inCase answers with a page of the case in the address.
func inCase(show func(v *page.Visit, c app.OpenCase)) page.Handler {
	return func(v *page.Visit) {
		c, err := v.App().OpenCase(v.Ctx(), v.Value("ref"))
		if err != nil {
			v.Error(err)
			return
		}
		show(v, c)
	}
}

func showCase(v *page.Visit, c app.OpenCase) {
	stage, since := c.Stage()
	at := v.Path("open", "cases", c.Ref)
	data := casePage{
		Case: c.Case, Number: numberOf(c.Case), Stage: stage, Since: since, Size: c.Size, Court: v.CourtName(c.Court),
		Feed: at + "/feed.atom", Calendar: at + "/calendar.ics",
	}
	if len(c.Lines) > 0 {
		data.Last = c.Lines[len(c.Lines)-1].At
	}
	if c.Restricted == nil {
		data.fill(v, c.Case)
	}
	v.Show(page.Answer{Name: "open/case", Title: data.Number, Crumbs: trail(v, page.Crumb{Text: data.Court, URL: v.Path("open", "courts", c.Court)}), Data: data})
}

// numberOf is the case number; the filing reference where there is none yet.
func numberOf(c *record.Case) string { return cmp.Or(append(slices.Clone(c.Numbers), c.Ref)...) }

// fill adds what is not told of a case closed to the public.
func (data *casePage) fill(v *page.Visit, c *record.Case) {
	for _, b := range c.Bodies {
		one := caseBody{Debtor: b, Name: v.T("open.body.unregistered")}
		if b.Register != "" {
			one.Name, one.URL = bodyName(v, b.Register), v.Path("open", "bodies", b.Register)
		}
		data.Bodies = append(data.Bodies, one)
	}
	for _, d := range c.Duties {
		data.Duties = append(data.Duties, caseDuty{d, c.DutyState(d), c.Since(d), []says{
			{v.T("open.says.body"), d.Reported}, {v.T("open.says.applicant"), d.Viewed}, {v.T("open.says.court"), d.Assessed}}})
	}
	for _, l := range c.Lapses {
		if missed(v, l.Limit, false) {
			data.Lapses = append(data.Lapses, caseLapse{l, limitName(v, l.Limit)})
		}
	}
	for _, p := range c.Promises {
		if p.Kind == "promise.missed" || p.Kind == "settlement.breached" {
			data.Failed = append(data.Failed, p)
		} else {
			data.Promised = append(data.Promised, p)
		}
	}
	for _, r := range c.Replies {
		data.Replies = append(data.Replies, replyOf(v, r, ""))
	}
	for _, r := range c.Requests {
		one := request{Request: r}
		if r.Answered == nil {
			one.By, one.Late = clock(v, r.Proof, record.Default().AnswerBy)
		}
		data.Asked = append(data.Asked, one)
	}
	data.Lines = slices.Clone(c.Lines)
	slices.Reverse(data.Lines)
}

// limitName is what the law in force calls a limit; a limit it does not have goes by its id.
func limitName(v *page.Visit, id string) string {
	if l, ok := v.App().Pack.Limits.M[id]; ok {
		return l.Label.In(v.Lang)
	}
	return id
}

func replyOf(v *page.Visit, r *record.Reply, body string) reply {
	out := reply{Reply: r, Name: body}
	if r.Decided == nil {
		out.By, out.Late = clock(v, r.Proof, record.Default().ReplyBy)
	}
	return out
}

// clock is the last day of a time that runs from the day of an entry, and whether it is over; empty where no day is known.
func clock(v *page.Visit, from *record.Proof, by func(civil.Day) civil.Day) (string, bool) {
	if from == nil {
		return "", false
	}
	day, err := civil.ParseDay(from.Day)
	if err != nil {
		return "", false
	}
	last := by(day)
	return last.String(), v.Today() > last
}
