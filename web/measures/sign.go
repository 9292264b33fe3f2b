package measures

import (
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// signing are the questions of who signs or refuses: what is on file, why not, a note.
type signing struct {
	Route   route
	Records page.Field
	Urgent  page.Field // asked while a request for recusal is undecided
	Reason  page.Field
	Note    page.Field
	Refusal *refused
	Errors  page.Errors
	Version int
	Action  string
}

// signing makes the questions about an act that somebody proposed.
func (r *reader) signing(act, proposer, action string) signing {
	rule, _ := r.App().Policy.Rule(act)
	return signing{
		Route: r.route(act, proposer, r.form["records"]...), Records: r.records(rule.After), Refusal: r.refusal, Errors: r.errs, Version: r.Docket.Version, Action: action,
		Reason: r.field("reason", page.RadiosField, words(r.Visit, "refusal_reason", docket.RefusalReasons)), Note: r.optional(r.field("note", page.AreaField, nil)),
	}
}

// records asks what is on file for an act.
func (r *reader) records(after []string) page.Field {
	var options []page.Option
	for _, word := range after {
		options = append(options, page.Option{Value: word, Text: r.T("policy.record." + word)})
	}
	return r.field("records", page.ChecksField, options)
}

// urgent asks whether a step bears no delay.
func (r *reader) urgent() page.Field {
	if r.Docket.Recusal.IsZero() {
		return page.Field{}
	}
	return r.field("urgent", page.ChecksField, []page.Option{{Value: "yes", Text: r.T("measures.urgent", "on", r.Docket.Recusal.On)}})
}

// signed reads the answers: whether to refuse, and the note.
func (r *reader) signed() (refuse bool, note docket.Words) {
	if refuse = r.form.Get("decision") == "refuse"; refuse {
		r.one("reason", docket.RefusalReasons, true)
	}
	return refuse, r.words("note", false)
}

// words are the words of a closed list of the docket, to choose from.
func words(v *page.Visit, list string, all []string) []page.Option {
	return optionsOf(v, all, func(w string) i18n.Msg { return docket.Label(list, w) })
}

// optionsOf are words to choose from, each with what it means.
func optionsOf(v *page.Visit, all []string, label func(word string) i18n.Msg) []page.Option {
	var out []page.Option
	for _, w := range all {
		out = append(out, page.Option{Value: w, Text: label(w).In(v.Lang)})
	}
	return out
}
