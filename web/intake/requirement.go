package intake

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
)

//i18n:keys intake.need.*
//i18n:keys intake.state.*

// The states of a requirement.
const (
	needMet  = "met"
	needNot  = "not"
	needOpen = "open"
)

// requirement is one of the conditions under which a case is registered.
type requirement struct {
	Name, State, Word string
	Fact              string // of this case
	Fix, FixURL       string // what would fulfil it, and where; empty where nothing is to be done
	Cites             []page.Cited
}

// requirements are the conditions of registration (执行规定 art. 16 and 18), each with what this case has of it.
func (k *kase) requirements(v *page.Visit) []requirement {
	return []requirement{
		k.effective(v), k.entitled(v), k.content(v), k.unperformed(v), k.inTime(v), k.competent(v), k.papers(v),
	}
}

// need makes a requirement of a name: its words, and the provision.
func need(v *page.Visit, name, state, fact, cite string) requirement {
	return requirement{Name: v.T("intake.need." + name), State: state, Word: v.T("intake.state." + state), Fact: fact, Cites: v.Cited([]string{cite})}
}

const (
	acceptance = "exec_rules.acceptance"
	paperRule  = "exec_rules.papers"
)

func (k *kase) effective(v *page.Visit) requirement {
	on := k.Docket.Title.Effective
	switch {
	case !on.Known():
		r := need(v, "effective", needOpen, v.T("intake.fact.not_effective"), acceptance)
		r.Fix, r.FixURL = v.T("intake.fix.describe"), k.path(v, "do", "describe-title")
		return r
	case on.First > v.Today():
		return need(v, "effective", needNot, v.T("intake.fact.effective", "day", on), acceptance)
	}
	return need(v, "effective", needMet, v.T("intake.fact.effective", "day", on), acceptance)
}

func (k *kase) entitled(v *page.Visit) requirement {
	var names []string
	for _, p := range k.Docket.Side("applicant") {
		names = append(names, p.Name.In(v.Lang))
	}
	state := needOpen
	if k.Docket.Received("identity") {
		state = needMet
	}
	return need(v, "entitled", state, v.T("intake.fact.entitled."+state, "names", i18n.List(v.Lang, names)), acceptance)
}

//i18n:keys intake.fact.*

func (k *kase) content(v *page.Visit) requirement {
	all := covered(k.Docket)
	done, state, fact := progress(all), needMet, "intake.fact.content"
	switch {
	case len(k.Doubts) > 0:
		state, fact = needNot, "intake.fact.doubtful"
	case len(all) == 0 && len(k.Docket.Obligations) > 0:
		fact = "intake.fact.no_text"
	case len(k.Docket.Obligations) == 0 || done < len(all):
		state, fact = needOpen, "intake.fact.untyped"
	}
	r := need(v, "content", state, v.T(fact, "duties", len(k.Docket.Obligations), "n", done, "m", len(all), "doubtful", len(k.Doubts)), acceptance)
	if state != needMet {
		r.Fix, r.FixURL = v.T("intake.fix.type"), k.path(v, "duties")
	}
	return r
}

// states returns the states of the limits called one of the names, over all duties, without those that do not apply.
func (k *kase) states(names ...string) (out []law.Limit) {
	for _, p := range k.Assessment.Positions {
		for _, l := range p.Limits {
			if slices.Contains(names, l.ID) && l.State != law.NotApplicable {
				out = append(out, l)
			}
		}
	}
	return out
}

// given reports whether a limit has a last day.
func given(last civil.Partial) bool { return last != civil.Partial{} }

// unperformed: the period to perform is over. Of several duties one is enough, as each can be enforced.
func (k *kase) unperformed(v *page.Visit) requirement {
	state, fact := needOpen, v.T("intake.fact.period_unknown")
	for _, l := range k.states("performance", "performance_unstated") {
		switch {
		case given(l.Last) && l.Last.Last < v.Today():
			return need(v, "unperformed", needMet, v.T("intake.fact.period_over", "day", casefile.On(l.Last)), acceptance)
		case l.State == law.Running:
			state, fact = needNot, v.T("intake.fact.period_runs", "day", casefile.On(l.Last))
		}
	}
	return need(v, "unperformed", state, fact, acceptance)
}

// inTime: the application was made within the time to apply. One duty out of time is told.
func (k *kase) inTime(v *page.Visit) requirement {
	state, fact := needOpen, v.T("intake.fact.time_unknown")
	for _, l := range k.states("apply", "apply_last_instalment", "apply_refrain", "apply_civil", "nle_apply") {
		switch l.State {
		case law.Late, law.Lapsed:
			return need(v, "in_time", needNot, v.T("intake.fact.late", "day", casefile.On(l.Last)), l.Cite.Provision)
		case law.Met, law.Running, law.NotStarted:
			state, fact = needMet, v.T("intake.fact.in_time", "day", casefile.On(l.Last))
			if !given(l.Last) {
				fact = v.T("intake.fact.not_begun")
			}
		}
	}
	return need(v, "in_time", state, fact, acceptance)
}

// competent: the case is at the court that the law determines, as far as it names it by the instance.
func (k *kase) competent(v *page.Visit) requirement {
	c := k.Docket.Opened.Courts
	c.Enforcing = v.CourtName(c.Enforcing)
	for _, p := range k.Assessment.Positions {
		for _, det := range p.Determinations {
			if det.ID != "enforcing_court" || det.State != law.Due {
				continue
			}
			state := needOpen
			if det.Value == "first_instance" && c.First != "" {
				state = needNot
				if c.First == c.Enforcing {
					state = needMet
				}
			}
			return need(v, "competent", state, v.T("intake.fact.court", "court", c.Enforcing, "law", det.Word), acceptance)
		}
	}
	return need(v, "competent", needOpen, v.T("intake.fact.court_unknown", "court", c.Enforcing), acceptance)
}

func (k *kase) papers(v *page.Visit) requirement {
	var lack []string
	for _, kind := range []string{"application", "title", "identity"} {
		if !k.Docket.Received(kind) {
			lack = append(lack, docket.Label("paper_kind", kind).In(v.Lang))
		}
	}
	if len(lack) == 0 {
		return need(v, "papers", needMet, v.T("intake.fact.papers", "n", strconv.Itoa(len(k.Docket.Papers))), paperRule)
	}
	r := need(v, "papers", needOpen, v.T("intake.fact.papers_lack", "papers", strings.Join(lack, v.T("intake.comma"))), paperRule)
	r.Fix, r.FixURL = v.T("intake.fix.paper"), "#paper-form"
	return r
}
