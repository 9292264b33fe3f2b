package measures

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/law"
)

// lead says where a question of the law is answered, or who has to answer it.
type lead struct {
	Fact, Ask string
	Text      string // what leads there
	URL       string // empty: the actor cannot answer it
}

//i18n:keys measures.lead.*

// leads are where the questions are answered that would decide a slot: what it asks for, and what its plan would have come about.
func (f *file) leads(s *slot) []lead {
	var facts []string
	add := func(fact string) {
		if !slices.Contains(facts, fact) {
			facts = append(facts, fact)
		}
	}
	for _, step := range s.Law.Plan.Steps {
		if step.Fact != "" && step.Means != law.Wait {
			add(step.Fact)
		}
	}
	for _, fact := range s.Law.Ask {
		add(fact)
	}
	var out []lead
	for _, fact := range facts {
		out = append(out, f.lead(fact, s.Obligation.ID))
	}
	return out
}

// lead says where a fact of the pack is answered for an obligation.
func (f *file) lead(fact, obligation string) lead {
	d := f.App().Pack.Facts.M[fact]
	out := lead{Fact: fact, Ask: d.Ask.In(f.Lang)}
	kind, rest, _ := strings.Cut(d.Source, " ")
	word, more, _ := strings.Cut(rest, " ")
	switch kind {
	case "finding":
		f.toFinding(&out, word, obligation)
	case "event":
		f.toEvent(&out, word, more, obligation)
	case "field":
		if finding := foundIn[word]; finding != "" {
			f.toFinding(&out, finding, obligation)
		} else {
			f.toField(&out, word, obligation)
		}
	default:
		out.Text = f.T("measures.lead.nowhere")
	}
	return out
}

// foundIn are the fields of a case that a finding fills in.
var foundIn = map[string]string{"persons.responsible": "responsible_identified"}

func (f *file) toFinding(out *lead, finding, obligation string) {
	switch {
	case !f.can("finding.make"):
		out.Text = f.T("measures.lead.judge")
	case finding == "substantially_same" && len(f.Docket.NewActs) > 0:
		out.Text, out.URL = f.T("measures.lead.compare"), f.compareURL(f.Docket.NewActs[len(f.Docket.NewActs)-1].At)
	default:
		out.Text = f.T("measures.lead.finding", "finding", casefile.Label("finding", finding))
		out.URL = f.at("findings", finding) + "?obligation=" + obligation
	}
}

// toEvent leads to the form of the first kind of event that would answer the fact.
func (f *file) toEvent(out *lead, words, more, obligation string) {
	word, _, _ := strings.Cut(words, ",")
	if strings.HasPrefix(word, "measure_") {
		out.Text = f.T("measures.lead.measure")
		if _, measure, ok := strings.Cut(more, "for "); ok && f.can("measure.propose") {
			out.URL = f.at("measures", "take") + "?slot=" + obligation + "." + measure
		}
		return
	}
	i := slices.IndexFunc(docket.Kinds, func(k docket.Kind) bool { return k.Event == word })
	if i < 0 {
		out.Text = f.T("measures.lead.nowhere")
		return
	}
	k := docket.Kinds[i]
	out.Text, out.URL = f.T("measures.lead.event", "kind", k.Label()), f.formOf(k)
}

// forms are the addresses below the case at which the kinds of event are recorded that have a form of their own.
var forms = map[string][]string{
	"application.registered": {"obligations"}, "case.closed": {"do", "close"}, "enforcement.resumed": {"do", "resume"}, "enforcement.stayed": {"do", "stay"},
	"enforcement.suspended": {"do", "suspend"}, "new_act.made": {"newacts", "record"}, "notice.given": {"do", "notice"}, "notice.served": {"do", "service"},
	"objection.decided": {"do", "decide-objection"}, "objection.raised": {"do", "objection"}, "outsider_objection.decided": {"do", "decide-objection"},
	"outsider_objection.raised": {"do", "outsider-objection"}, "payment.made": {"do", "payment"}, "performance.reported": {"do", "report"},
	"retrial.applied": {"do", "link-retrial"}, "retrial.ordered": {"do", "link-retrial"}, "reversal.ordered": {"do", "reverse"},
	"settlement.breached": {"do", "breach"}, "settlement.made": {"do", "settlement"}, "title.revoked": {"do", "revoke-title"},
}

// formOf is where a kind of event is recorded; the case itself where no form is known.
func (f *file) formOf(k docket.Kind) string {
	if k.Free {
		return f.at("do", "occurrence") + "?kind=" + k.Name
	}
	return f.at(forms[k.Name]...)
}

// toField leads to where a part of the case is described.
func (f *file) toField(out *lead, field, obligation string) {
	part, of, _ := strings.Cut(field, ".")
	switch part {
	case "persons":
		out.Text, out.URL = f.T("measures.lead.parties"), f.at("do", "change-person")
		if of == "head" || len(f.Docket.Persons) == 0 {
			out.URL = f.at("do", "name-person")
		}
	case "applicant", "debtor":
		out.Text, out.URL = f.T("measures.lead.parties"), f.at("parties")
	case "obligation":
		out.Text, out.URL = f.T("measures.lead.obligation"), f.at("obligations")+"#"+obligation
	default:
		out.Text, out.URL = f.T("measures.lead.title"), f.at("obligations")
	}
}
