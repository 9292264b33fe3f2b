package casework

import (
	"context"
	"reflect"
	"slices"

	"mandamus/app"
	"mandamus/docket"
)

//i18n:keys casework.verb.*
//i18n:keys casework.lead.*
//i18n:keys casework.group.*
//i18n:keys casework.needs.*

// verb is one thing that can be recorded on a case: its form, and the method of app that takes it.
type verb struct {
	name    string   // last part of its address, and of its messages
	group   string   // heading under which people look for it
	actions []string // of the matrix: who may take one of them is offered the form
	specs   []spec
	grave   bool // the answers are shown once more before they are recorded
	counter bool // a party's own act: who is of the court records it for the party that handed it in
	lead    bool // a sentence stands over the form
	needs   func(k *kase) bool
	finish  func(k *kase, cmd docket.Command) docket.Command // adds what the fields alone do not say
	whole   func(k *kase, in *answers) docket.Command        // makes the command where its fields are not those of the form
	step
}

// step carries out one type of command.
type step struct {
	blank func() reflect.Value
	run   func(ctx context.Context, a *app.App, r app.Request, cmd docket.Command) (app.Result, error)
}

// by makes the step of a method of app.
func by[C docket.Command](method func(*app.App, context.Context, app.Request, C) (app.Result, error)) step {
	return step{
		blank: func() reflect.Value { return reflect.New(reflect.TypeFor[C]()).Elem() },
		run: func(ctx context.Context, a *app.App, r app.Request, cmd docket.Command) (app.Result, error) {
			return method(a, ctx, r, cmd.(C))
		},
	}
}

// command returns the command the answers make.
func (b *verb) command(k *kase, in *answers) docket.Command {
	if b.whole != nil {
		return b.whole(k, in)
	}
	target := b.blank()
	in.into(target)
	cmd := target.Interface().(docket.Command)
	if b.finish != nil {
		cmd = b.finish(k, cmd)
	}
	return cmd
}

// nothing returns a command of the verb that says nothing.
func (b *verb) nothing() docket.Command { return b.blank().Interface().(docket.Command) }

// fields returns the fields of the form for an actor. Whoever is of the court says for which party a party's act was handed in.
func (b *verb) fields(k *kase) []spec {
	specs := b.specs
	switch b.name {
	case "occurrence":
		specs = k.occurrenceSpecs()
	case "correct":
		specs = k.correctSpecs()
	}
	if b.counter && !k.ofSide() {
		specs = append([]spec{handedInBy(b.name).required()}, specs...)
	}
	return specs
}

// handedInBy is the party for which somebody of the court records a party's act.
func handedInBy(name string) spec {
	among := parties
	switch name {
	case "report":
		among = sideOf("debtor")
	case "view", "withdraw":
		among = sideOf("applicant")
	}
	return pick("for", "", among)
}

// offered reports whether the matrix lets the actor take the verb on the case.
func (b *verb) offered(k *kase) bool {
	if b.counter && !k.ofSide() {
		return k.can("service.record")
	}
	return k.can(b.actions...)
}

// obstacle returns why the verb cannot be taken now, whatever is said; nil where it can.
func (b *verb) obstacle(k *kase) *obstacle {
	x := k.actor
	if r := k.app.Blocked(x, k.Docket, b.nothing()); r != nil {
		return &obstacle{Rule: r.Rule, Fact: k.in(r.Fact), Remedy: k.in(r.Remedy), cite: r.Cite}
	}
	if b.needs != nil && !b.needs(k) {
		return &obstacle{Fact: k.t("casework.needs." + b.name), Remedy: k.t("casework.needs." + b.name + ".remedy")}
	}
	return nil
}

// obstacle is why a verb cannot be taken: the fact, the rule with where it stands, and what would remove it.
type obstacle struct {
	Rule, Fact, Remedy string
	cite               []string // ids of provisions
}

// verbs are all verbs, in the order of their groups.
var verbs = slices.Concat(noticeVerbs, hearingVerbs, sideVerbs, objectionVerbs, timeVerbs, partyVerbs, titleVerbs, fileVerbs, publicVerbs, endVerbs)

// verbNamed returns the verb with the name; nil if there is none.
func verbNamed(name string) *verb {
	i := slices.IndexFunc(verbs, func(b verb) bool { return b.name == name })
	if i < 0 {
		return nil
	}
	return &verbs[i]
}
