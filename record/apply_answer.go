package record

import "slices"

// Objections, hearings, and what a body and the court say to each other before the public.

func objected(outsider bool) func(*Case, *Line, said) {
	return func(c *Case, l *Line, s said) {
		c.Remedies = append(c.Remedies, &Remedy{Proof: l.proof(), Place: l.Place, Outsider: outsider, About: s.text("way")})
	}
}

// objectionDecided decides the objection that the entry names, else the first that is not decided.
func (c *Case) objectionDecided(l *Line, s said) {
	about, named := s.number("about")
	i := slices.IndexFunc(c.Remedies, func(r *Remedy) bool { return r.Decided == nil && (!named || r.Entry == about || r.Place == about) })
	if i >= 0 {
		c.Remedies[i].Outcome, c.Remedies[i].Decided = s.text("way"), l.proof()
	}
}

func (c *Case) hearingSet(l *Line, s said) {
	c.Hearings = append(c.Hearings, &Hearing{Proof: l.proof(), ID: s.text("id"), On: s.text("on"), At: s.text("at"), About: s.text("about")})
}

func (c *Case) hearingMoved(_ *Line, s said) {
	if h := c.hearing(s.text("hearing")); h != nil {
		h.On, h.At = s.text("on"), s.text("at")
	}
}

func (c *Case) hearingHeld(l *Line, s said) {
	if h := c.hearing(s.text("hearing")); h != nil {
		h.Held = l.proof()
	}
}

func (c *Case) hearing(id string) *Hearing {
	i := slices.IndexFunc(c.Hearings, func(h *Hearing) bool { return h.ID == id })
	if i < 0 {
		return nil
	}
	return c.Hearings[i]
}

func (c *Case) replied(l *Line, s said) {
	r := &Reply{Proof: l.proof(), ID: s.text("id"), Party: s.text("party"), Stance: s.text("stance")}
	if about, ok := s.number("about"); ok {
		r.About = &about
	}
	c.Replies = append(c.Replies, r)
}

func (c *Case) moderated(l *Line, s said) {
	if i := slices.IndexFunc(c.Replies, func(r *Reply) bool { return r.ID == s.text("reply") }); i >= 0 {
		r := c.Replies[i]
		r.Decided, r.Outcome, r.Reason, r.Text = l.proof(), s.text("outcome"), s.text("reason"), s.words("text")
	}
}

func (c *Case) requested(l *Line, s said) {
	r := &Request{Proof: l.proof(), ID: s.text("id"), Party: s.text("party"), Ground: s.text("ground")}
	if about, ok := s.number("about"); ok {
		r.About = &about
	}
	c.Requests = append(c.Requests, r)
}

func (c *Case) answered(l *Line, s said) {
	if i := slices.IndexFunc(c.Requests, func(r *Request) bool { return r.ID == s.text("request") }); i >= 0 {
		r := c.Requests[i]
		r.Answered, r.Outcome, r.Text = l.proof(), s.text("outcome"), s.words("text")
	}
}
