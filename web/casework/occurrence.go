package casework

import (
	"context"
	"reflect"
	"slices"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
)

// An occurrence is what happens in or around a case and has no verb of its own: a letter, a promise, a step of the procuratorate. Its kind
// is chosen first; the fields of the form are those of its body.

// freeKind returns the kind of occurrence with the name; ok is false where there is none that may be recorded so.
func freeKind(name string) (docket.Kind, bool) {
	i := slices.IndexFunc(docket.Kinds, func(x docket.Kind) bool { return x.Free && x.Name == name })
	if i < 0 {
		return docket.Kind{}, false
	}
	return docket.Kinds[i], true
}

// kindGroup are the kinds of occurrence under one heading.
type kindGroup struct {
	Title string
	Kinds []choiceView
}

// kindGroups are the kinds of occurrence the actor may record.
func (k *kase) kindGroups() []kindGroup {
	var out []kindGroup
	for _, kind := range docket.Kinds {
		if !kind.Free || !k.can(app.RecordAction(kind.Blank())) {
			continue
		}
		title := k.in(kind.StageLabel())
		i := slices.IndexFunc(out, func(g kindGroup) bool { return g.Title == title })
		if i < 0 {
			i, out = len(out), append(out, kindGroup{Title: title})
		}
		out[i].Kinds = append(out[i].Kinds, choiceView{Value: kind.Name, Text: k.in(kind.Label())})
	}
	return out
}

// occurrenceSpecs are the fields of the kind chosen; none before one is.
func (k *kase) occurrenceSpecs() []spec {
	kind, ok := freeKind(k.kind)
	if !ok {
		return nil
	}
	event, _ := casefile.KindOf(kind.Event)
	out := []spec{legalDay()}
	body := kind.Blank()
	for _, l := range leavesOf(body) {
		s, ok := k.specOf(kind, body, l)
		if !ok {
			continue
		}
		s.must = slices.Contains(event.Must, l.name)
		if l.name == "fact" {
			s.hint = "casework.hint.fact"
		}
		out = append(out, s)
	}
	return out
}

// occurrence makes the command that records the occurrence of the kind chosen.
func occurrence(k *kase, in *answers) docket.Command {
	kind, ok := freeKind(k.kind)
	if !ok {
		return docket.Record{}
	}
	body := kind.Blank()
	bound := &answers{k: k, form: in.form, specs: slices.DeleteFunc(slices.Clone(in.specs), func(s spec) bool { return s.name == "on" })}
	bound.into(reflect.ValueOf(body).Elem())
	return docket.Record{On: in.legal(), Body: body}
}

// legal is the legal day answered.
func (in *answers) legal() docket.On {
	d, _ := parseDate(in.value("on"))
	return docket.On{On: d}
}

// withdrawal makes the command that records that the applicant withdraws.
func withdrawal(k *kase, in *answers) docket.Command {
	told := docket.Told{By: k.actor.For, Fact: in.words(docket.Words{}, in.value("fact"))}
	return docket.Record{On: in.legal(), Body: &docket.ApplicationWithdrawn{Told: told}}
}

// withdraw carries it out.
func withdraw(a *app.App, ctx context.Context, r app.Request, cmd docket.Record) (app.Result, error) {
	told := docket.Told{}
	if b, ok := cmd.Body.(*docket.ApplicationWithdrawn); ok {
		told = b.Told
	}
	return a.WithdrawApplication(ctx, r, cmd.On, told)
}
