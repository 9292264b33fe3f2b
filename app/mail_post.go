package app

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/court"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/mail"
	"mandamus/store"
)

// Post tells people by mail what concerns them. Of several programs on a store one gathers and words letters at a time; a letter is handed
// out for sending to one, and again where that one has died: then it arrives twice under one id.
type Post struct {
	App    func() *App
	Sender mail.Sender // nil: nobody is told anything, and what there is to tell is put away
	Desk   string      // address of the desk as people reach it, without a slash at its end

	looked civil.Day // on which limits were looked at last
}

// Posted says what a round of the post did.
type Posted struct {
	Sent, Failed, Dead int // letters
}

const (
	postLease  = "mail"
	letterKind = "mail.letter"
	letterTime = 2 * time.Minute // no attempt takes so long
	gathered   = 200             // messages at a time
	toldMost   = 500             // things in a letter
	sentMost   = 100             // letters in a round
	limitsHour = 7               // by the clocks of the court: the night is over, and the digests come at eight
	keptMail   = 90 * 24 * time.Hour
	keptOutbox = 30 * 24 * time.Hour
)

// Round does what is due now: it takes in what has happened, words the letters whose time has come, and sends.
func (p *Post) Round(ctx context.Context) (Posted, error) {
	a := p.App()
	holder, err := a.mint(a.now())
	if err != nil {
		return Posted{}, err
	}
	_, ok, err := a.Store.Acquire(ctx, postLease, holder, a.now(), lease)
	if err != nil {
		return Posted{}, err
	}
	if ok {
		err = p.write(ctx, a)
		a.release(ctx, postLease, holder)
	}
	if err != nil || p.Sender == nil {
		return Posted{}, err
	}
	return p.send(ctx, a)
}

// write gathers what there is to tell, and words the letters whose time has come.
func (p *Post) write(ctx context.Context, a *App) error {
	var subscribers []subscriber
	if p.Sender != nil {
		var err error
		if subscribers, err = a.subscribers(ctx); err != nil {
			return err
		}
	}
	if err := p.gather(ctx, a, subscribers); err != nil {
		return err
	}
	if err := p.morning(ctx, a, subscribers); err != nil {
		return err
	}
	for _, r := range subscribers {
		if err := p.compose(ctx, a, r); err != nil {
			return err
		}
	}
	return nil
}

// gather takes in the messages of the outbox.
func (p *Post) gather(ctx context.Context, a *App, subscribers []subscriber) error {
	for {
		messages, err := a.Store.Pending(ctx, gathered)
		if err != nil || len(messages) == 0 {
			return err
		}
		g := gazette{app: a, ctx: ctx, subscribers: subscribers, now: a.now()}
		ids := make([]string, len(messages))
		for i, m := range messages {
			if ids[i] = m.ID; err == nil {
				err = g.changed(m)
			}
		}
		if err == nil && g.proposals {
			err = g.approvals()
		}
		if err != nil {
			return err
		}
		if err := a.Store.Note(ctx, g.now, g.tidings, ids...); err != nil {
			return err
		}
	}
}

// morning looks once a day at the limits and at what still waits for approval, and throws away what is old.
func (p *Post) morning(ctx context.Context, a *App, subscribers []subscriber) error {
	today := a.Today()
	if p.looked == today || calendar.Local(a.now()).Hour() < limitsHour {
		return nil
	}
	g := gazette{app: a, ctx: ctx, subscribers: subscribers, now: a.now()}
	if err := errors.Join(g.limits(), g.approvals()); err != nil {
		return err
	}
	if err := a.Store.Note(ctx, g.now, g.tidings); err != nil {
		return err
	}
	if err := errors.Join(a.Store.Prune(ctx, g.now.Add(-keptOutbox)), a.Store.PruneMail(ctx, g.now.Add(-keptMail))); err != nil {
		return err
	}
	p.looked = today
	return nil
}

// letterBody is a letter as its job has it. The address is not in it.
type letterBody struct {
	Account string    `json:"account"`
	At      time.Time `json:"at"`
	Subject string    `json:"subject"`
	Body    string    `json:"body"`
}

// compose words the letter of a subscriber, if its time has come.
func (p *Post) compose(ctx context.Context, a *App, r subscriber) error {
	untold, err := a.Store.Untold(ctx, r.Account, toldMost)
	if err != nil || len(untold) == 0 {
		return err
	}
	now := a.now()
	if due, ok := mail.Due(mail.Often(r.Often), untold[0].At, a.Pack.Calendar()); !ok || now.Before(due) {
		return nil
	}
	things, ids, err := a.things(ctx, untold)
	if err != nil {
		return err
	}
	out := letterBody{Account: r.Account, At: now}
	out.Subject, out.Body = mail.Write(i18n.Lang(r.Lang), p.Desk, things)
	payload, err := json.Marshal(out)
	if err != nil {
		return err
	}
	id, err := a.mint(now)
	if err != nil {
		return err
	}
	err = a.Store.Compose(ctx, store.Job{ID: id, Kind: letterKind, Key: id, Payload: string(payload), At: now}, ids...)
	var stale *store.Stale
	if errors.As(err, &stale) {
		return nil // another program has told it
	}
	return err
}

// things are tidings as a letter has them. Of a case there is its number alone, where it is one.
func (a *App) things(ctx context.Context, tidings []store.Tiding) (out []mail.Thing, ids []string, err error) {
	for _, t := range tidings {
		c, err := a.Store.Case(ctx, docket.ID(t.Docket))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, nil, err
		}
		number, err := court.ParseNumber(c.Number)
		if err != nil {
			number = court.Number{}
		}
		out, ids = append(out, mail.Thing{Kind: mail.Kind(t.Kind), Case: number}), append(ids, t.ID)
	}
	return out, ids, nil
}

// send sends the letters that are due.
func (p *Post) send(ctx context.Context, a *App) (done Posted, err error) {
	for range sentMost {
		job, err := a.Store.Claim(ctx, store.Claim{Kinds: []string{letterKind}, Now: a.now(), Lease: letterTime})
		if errors.Is(err, store.ErrNotFound) {
			return done, nil
		}
		if err != nil {
			return done, err
		}
		if err := p.deliver(ctx, a, job, &done); err != nil {
			return done, err
		}
	}
	return done, nil
}

// deliver sends one letter, and notes what became of it. Who wants no mail any more gets none.
func (p *Post) deliver(ctx context.Context, a *App, job store.Job, done *Posted) error {
	var l letterBody
	if err := json.Unmarshal([]byte(job.Payload), &l); err != nil {
		return a.Store.Bury(ctx, store.DeadLetter{ID: job.ID, Payload: job.Payload, At: a.now(), Attempts: job.Attempt, Why: err.Error()}, job.Attempt)
	}
	w, err := a.Store.Wish(ctx, l.Account)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && w.Often == store.WishOff:
		return a.Store.Finish(ctx, job.ID, job.Attempt)
	case err != nil:
		return err
	}
	err = p.Sender.Send(ctx, mail.Letter{ID: job.ID, To: w.Address, At: l.At, Subject: l.Subject, Body: l.Body})
	if ctx.Err() != nil {
		return ctx.Err() // the claim runs out, and the letter is sent again
	}
	if err == nil {
		done.Sent++
		return a.Store.Finish(ctx, job.ID, job.Attempt)
	}
	why := reason(err, w.Address)
	a.fail("letter not sent", "letter", job.ID, "attempt", job.Attempt, "error", why)
	if wait, ok := mail.Again(job.Attempt); ok {
		done.Failed++
		return a.Store.Again(ctx, job.ID, job.Attempt, a.now().Add(wait), why)
	}
	done.Dead++
	return a.Store.Bury(ctx, store.DeadLetter{ID: job.ID, Account: l.Account, Payload: job.Payload, At: a.now(), Attempts: job.Attempt, Why: why}, job.Attempt)
}

// reasonMost bounds what is kept of an error, in bytes.
const reasonMost = 300

// reason is an error as it is kept: without the address, which servers like to repeat.
func reason(err error, address string) string {
	text := strings.ReplaceAll(err.Error(), address, "…")
	if len(text) > reasonMost {
		text = strings.ToValidUTF8(text[:reasonMost], "")
	}
	return text
}
