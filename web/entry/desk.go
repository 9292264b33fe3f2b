package entry

import (
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/law/parcel"
	"mandamus/web/page"
)

// deskPage is the state of the desk, for who looks after it.
type deskPage struct {
	Law     []fact
	Refused *refusedLaw
	Mail    *mailState // nil: not for this reader
}

// refusedLaw is law that could not be taken up.
type refusedLaw struct{ At, Why string }

// mailState is whether the desk sends mail, and what it could not send.
type mailState struct {
	On   bool
	Dead []deadLine
}

// deadLine is a letter that was given up.
type deadLine struct{ ID, Who, At, Why, Again string }

func showDesk(v *page.Visit) {
	s, err := v.App().Standing(v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	p := deskPage{Law: lawFacts(v, s.Book)}
	if r := s.Refused; r != nil {
		p.Refused = &refusedLaw{clock(r.At), page.Said(r.Why, v.Lang)}
	}
	if v.May("user.manage") {
		dead, err := v.App().DeadLetters(v.Ctx(), v.Actor)
		if err != nil {
			v.Error(err)
			return
		}
		p.Mail = &mailState{On: v.App().Mails, Dead: deadLines(v, dead)}
	}
	v.Show(page.Answer{Name: "entry/desk", Title: v.T("entry.desk"), Data: p})
}

// lawFacts say which law is in force.
func lawFacts(v *page.Visit, b *app.Lawbook) []fact {
	known := b.Pack.Calendar().Known()
	out := []fact{
		{v.T("entry.desk.pack"), []string{b.Pack.Title().In(v.Lang), b.Pack.Digest()}},
		{v.T("entry.desk.from"), []string{signed(v, b.Installed)}},
		{v.T("entry.desk.sources"), []string{b.Pack.SourcesTo().String()}},
		{v.T("entry.desk.holidays"), []string{(known.Until - 1).String()}},
	}
	if n := len(b.Notices); n > 0 {
		out = append(out, fact{v.T("entry.desk.notice"), []string{signed(v, b.Notices[n-1])}})
	}
	return out
}

// signed says where law comes from.
func signed(v *page.Visit, p *parcel.Parcel) string {
	if p == nil {
		return v.T("entry.desk.shipped")
	}
	return v.T("entry.desk.signed", "at", clock(p.Made), "digest", p.Digest)
}

func deadLines(v *page.Visit, all []app.DeadLetter) []deadLine {
	var out []deadLine
	for _, l := range all {
		out = append(out, deadLine{
			ID: l.ID, Who: v.T("entry.person", "display", l.Display, "name", l.Name), At: clock(l.At), Why: l.Why, Again: v.Path("desk", "letters", l.ID),
		})
	}
	return out
}

// reviveLetter has a letter sent that was given up.
func reviveLetter(v *page.Visit) {
	if err := v.App().ReviveLetter(v.Ctx(), v.Actor, v.Value("letter")); err != nil {
		v.Error(err)
		return
	}
	v.Done(v.Path("desk"), i18n.M("entry.desk.again.done"))
}
