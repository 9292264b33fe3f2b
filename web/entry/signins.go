package entry

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/web/page"
)

// reading reads a page of a record.
type reading = func(ctx context.Context, x app.Actor, q account.Query) (app.Audit, error)

// linesPerPage is how many records stand on a page.
const linesPerPage = 50

// auditPage is a page of the record of sign-ins, or of who read what is sealed.
type auditPage struct {
	Heading, Lead string
	Here          string // address without its query
	Sealed        bool
	Other         *link // the other record, for who may read it
	Name          string
	What          []page.Option
	From, Until   page.Field
	Errors        page.Errors
	Filtered      bool
	Lines         []auditLine
	More, Newest  string
}

// auditLine is one record for people.
type auditLine struct {
	At, ISO       string
	What          tag
	Who, By, From string
	Why, Object   string
	Case          *link // what the object is, for who may read cases
}

func showSignIns(v *page.Visit) {
	if !v.May("signins.read") && v.May("sealed.audit") {
		v.Redirect(v.Path("sign-ins", "sealed"))
		return
	}
	p := auditPage{Heading: v.T("entry.sign_ins"), Lead: v.T("entry.sign_ins.lead"), Here: v.Path("sign-ins")}
	if v.May("sealed.audit") {
		p.Other = &link{v.T("entry.sealed"), v.Path("sign-ins", "sealed")}
	}
	showAudit(v, p, v.App().SignIns)
}

func showSealed(v *page.Visit) {
	p := auditPage{Heading: v.T("entry.sealed"), Lead: v.T("entry.sealed.lead"), Here: v.Path("sign-ins", "sealed"), Sealed: true}
	if v.May("signins.read") {
		p.Other = &link{v.T("entry.sign_ins"), v.Path("sign-ins")}
	}
	showAudit(v, p, v.App().SealedReads)
}

// showAudit shows a page of a record, narrowed by the query of the address.
func showAudit(v *page.Visit, p auditPage, read reading) {
	q, keep := p.query(v)
	var audit app.Audit
	if p.Errors == nil {
		var err error
		if audit, err = read(v.Ctx(), v.Actor, q); err != nil {
			v.Error(err)
			return
		}
	}
	p.Lines = linesOf(v, audit)
	if audit.Next > 0 {
		keep.Set("before", strconv.FormatInt(audit.Next, 10))
		p.More = p.Here + "?" + keep.Encode()
	}
	keep.Del("before")
	p.Filtered = len(keep) > 0
	if q.Before > 0 {
		p.Newest = p.Here + "?" + keep.Encode()
	}
	v.Show(page.Answer{Name: "entry/audit", Title: p.Heading, Failed: p.Errors != nil, Data: p})
}

//i18n:keys entry.sign_ins.from entry.sign_ins.until

// query reads the filter of a page and fills in its fields; keep are the parts that the next page has too.
func (p *auditPage) query(v *page.Visit) (q account.Query, keep url.Values) {
	keep = url.Values{}
	get := func(name string) string {
		value := v.Query().Get(name)
		if value != "" {
			keep.Set(name, value)
		}
		return value
	}
	q.Limit = linesPerPage
	q.Before, _ = strconv.ParseInt(v.Query().Get("before"), 10, 64)
	if p.Name = get("name"); p.Name != "" {
		p.of(v, &q)
	}
	p.What = []page.Option{{Text: v.T("entry.any")}}
	what := account.What(get("what"))
	for _, w := range account.Whats {
		p.What = append(p.What, page.Option{Value: string(w), Text: w.Label().In(v.Lang), Chosen: w == what})
	}
	if slices.Contains(account.Whats, what) {
		q.What = []account.What{what}
	}
	q.From = p.day(v, &p.From, "from", get("from"), 0)
	q.Until = p.day(v, &p.Until, "until", get("until"), 1)
	return q, keep
}

// of narrows a query to the account with a sign-in name. A name nobody has and one of another court find nothing alike.
func (p *auditPage) of(v *page.Visit, q *account.Query) {
	a, err := v.App().Store.Accounts().AccountNamed(v.Ctx(), account.NormalName(p.Name))
	switch {
	case errors.Is(err, account.ErrNone):
		q.Account = "-" // the id of nobody
	case err != nil:
		panic(err)
	default:
		q.Account = a.ID
	}
}

// day reads a day of the filter, and returns its first moment, or that of a day so many days later.
func (p *auditPage) day(v *page.Visit, f *page.Field, name, typed string, later int) time.Time {
	*f = page.Field{Name: name, Label: v.T("entry.sign_ins." + name), Value: typed, Kind: page.DateField}
	if typed == "" {
		return time.Time{}
	}
	d, err := civil.ParseDay(typed)
	if err != nil {
		f.Error = v.T("entry.sign_ins.day", "day", typed)
		p.Errors.Add(name, f.Error)
		return time.Time{}
	}
	return morning(d.AddDays(later))
}

// morning is the first moment of a day by the clocks of the court.
func morning(d civil.Day) time.Time {
	y, m, day := d.YMD()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, calendar.Local(time.Time{}).Location())
}

// whatTones are the colours of what happened; red is what was refused.
var whatTones = map[account.What]string{
	account.SignedIn: "g", account.CodeUsed: "g", account.Refused: "r", account.Locked: "a", account.Disabled: "n", account.CodeRevoked: "n",
	account.SignedOut: "n", account.Expired: "n",
}

func linesOf(v *page.Visit, audit app.Audit) []auditLine {
	out := make([]auditLine, 0, len(audit.Lines))
	for _, line := range audit.Lines {
		tone := whatTones[line.What]
		if tone == "" {
			tone = "b"
		}
		x := auditLine{
			At: clock(line.At), ISO: line.At.Format(time.RFC3339), What: tag{line.What.Label().In(v.Lang), tone}, From: line.From, Object: line.Object,
			Who: whoOf(v, audit, line.Record), By: nameIn(v, audit, line.By),
		}
		if c := audit.Cases[docket.ID(line.Object)]; c.Number != "" && v.May("case.read") {
			x.Object, x.Case = "", &link{c.Number, v.Path("cases", line.Object)}
		}
		if line.Why != "" {
			x.Why = line.Why.Label().In(v.Lang)
		}
		out = append(out, x)
	}
	return out
}

// whoOf says about whom a record is: an account, or an access code by its short name.
func whoOf(v *page.Visit, audit app.Audit, r account.Record) string {
	switch {
	case r.Account != "":
		return nameIn(v, audit, r.Account)
	case r.Code != "":
		return v.T("entry.sign_ins.code", "role", audit.Codes[r.Code].Role.Label(), "code", shortCode(r.Code))
	}
	return v.T("entry.sign_ins.unknown")
}

// nameIn is the name of an account in a record.
func nameIn(v *page.Visit, audit app.Audit, id string) string {
	switch a, ok := audit.Accounts[id]; {
	case id == account.System:
		return v.T("entry.sign_ins.system")
	case ok:
		return v.T("entry.person", "display", a.Display, "name", a.Name)
	}
	return id
}

// shortCode is how an access code is spoken of without being told: the beginning of its id.
func shortCode(id string) string { return id[:min(len(id), 6)] }
