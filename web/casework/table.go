package casework

import (
	"strconv"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
)

// The table of verbs: for each its form. A command of package docket that has no row here, and is not named as that of another screen,
// fails a test.

var noticeVerbs = []verb{
	{
		name: "notice", group: "notice", actions: []string{"notice.record"}, step: by((*app.App).RecordNotice),
		specs: []spec{legalDay(), day("until", "Until").required().called("notice_until"), obligations("Obligations"), fact()},
	},
	{
		name: "service", group: "notice", actions: []string{"service.record"}, step: by((*app.App).RecordService),
		specs: []spec{
			legalDay().called("served_on"), pick("paper", "Paper", papers).required(), pick("party", "Party", parties).required(),
			fact().at("Told.Fact").hinted("proof"),
		},
	},
	{
		name: "payment", group: "notice", actions: []string{"payment.record"}, step: by((*app.App).RecordPayment),
		needs: func(k *kase) bool { return len(moneyDuties(k)) > 0 },
		specs: []spec{
			legalDay().called("paid_on"), sum("amount", "Amount").required(),
			{name: "obligations", path: "Obligations", sort: someOf, must: true, choices: moneyDuties, given: firstOf(moneyDuties)},
			pick("by", "By", offices).from(firstOf(sideOf("debtor"))), fact().hinted("payment"),
		},
	},
}

// papers are those whose service is recorded here.
func papers(k *kase) []choice {
	out := []choice{{"title", k.t("casework.paper.title")}}
	if !k.Docket.Noticed.IsZero() {
		out = append(out, choice{"notice", k.t("casework.paper.notice")})
	}
	return out
}

// firstOf gives the only choice there is.
func firstOf(choices func(k *kase) []choice) func(k *kase) string {
	return func(k *kase) string {
		if all := choices(k); len(all) == 1 {
			return all[0].value
		}
		return ""
	}
}

var hearingVerbs = []verb{
	{
		name: "hearing", group: "hearing", actions: []string{"hearing.schedule"}, step: by((*app.App).ScheduleHearing),
		specs: []spec{
			word("about", "About", inDocket("hearing_topic")).required(), day("day", "HearingScheduled.On").required().called("hearing_day"),
			clock("at", "At").required(), count("minutes", "Minutes"), text("place", "Place"), pick("judge", "Judge", staff).hinted("judge"),
		},
	},
	{
		name: "move-hearing", group: "hearing", actions: []string{"hearing.schedule"}, step: by((*app.App).MoveHearing),
		needs: func(k *kase) bool { return len(hearingsAhead(k)) > 0 },
		specs: []spec{
			pick("hearing", "Hearing", hearingsAhead).required().from(firstOf(hearingsAhead)), day("day", "HearingMoved.On").required().called("hearing_day"),
			clock("at", "At").required(), word("reason", "Reason", inDocket("moving_reason")).required(), text("place", "Place").hinted("unchanged"),
			count("minutes", "Minutes").hinted("unchanged"), pick("judge", "Judge", staff).hinted("unchanged"),
		},
	},
	{
		name: "hold-hearing", group: "hearing", actions: []string{"hearing.schedule"}, step: by((*app.App).HoldHearing),
		needs: func(k *kase) bool { return len(hearingsAhead(k)) > 0 },
		specs: []spec{
			pick("hearing", "Hearing", hearingsAhead).required().from(firstOf(hearingsAhead)), legalDay().called("held_on"),
			{name: "present", path: "Present", sort: someOf, choices: everybody}, text("outcome", "Outcome"),
		},
	},
}

// hearingsAhead are the hearings that were not held yet.
func hearingsAhead(k *kase) []choice {
	var out []choice
	for _, h := range k.Docket.Hearings {
		if h.Held.IsZero() {
			out = append(out, choice{h.ID, k.hearing(h.ID)})
		}
	}
	return out
}

// everybody is who may be present at a hearing.
func everybody(k *kase) []choice { return append(append(parties(k), agents(k)...), persons(k)...) }

var sideVerbs = []verb{
	{
		name: "report", group: "sides", actions: []string{"performance.report"}, counter: true, step: by((*app.App).ReportPerformance),
		needs: func(k *kase) bool { return len(duties(k)) > 0 },
		specs: []spec{
			obligations("Obligations").required(), word("state", "State", inCasefile("performance_state")).required(),
			legalDay().called("said_on"), fact().hinted("proof"),
		},
	},
	{
		name: "view", group: "sides", actions: []string{"performance.view"}, counter: true, step: by((*app.App).StateView),
		needs: func(k *kase) bool { return len(duties(k)) > 0 },
		specs: []spec{
			obligations("Obligations").required(), word("state", "State", inCasefile("performance_state")).required(),
			legalDay().called("said_on"), fact(),
		},
	},
	{
		name: "ask-clarification", group: "sides", actions: []string{"clarification.request"}, step: by((*app.App).RequestClarification),
		specs: []spec{
			pick("obligation", "Obligation", duties).hinted("whole_title"), text("question", "Question").required(),
			pick("from", "From", offices).called("asked_by"), legalDay(),
		},
		finish: func(k *kase, cmd docket.Command) docket.Command {
			c := cmd.(docket.RequestClarification)
			if k.Docket.Party(c.From) == nil && c.From == "" && k.actor.For != "" {
				c.From = k.actor.For
			}
			return c
		},
	},
	{
		name: "answer-clarification", group: "sides", actions: []string{"clarification.answer"}, step: by((*app.App).AnswerClarification),
		needs: func(k *kase) bool { return len(openQuestions(k)) > 0 },
		specs: []spec{
			pick("clarification", "Clarification", openQuestions).required().from(firstOf(openQuestions)), text("answer", "Answer").required(), legalDay(),
		},
	},
	{
		name: "settlement", group: "sides", actions: []string{"settlement.record"}, step: by((*app.App).Settle),
		needs: func(k *kase) bool { return len(duties(k)) > 0 },
		specs: []spec{
			legalDay().called("settled_on"), obligations("Obligations").required(), day("until", "Until").called("settled_until"), sum("amount", "Amount"), fact(),
		},
	},
	{
		name: "breach", group: "sides", actions: []string{"settlement.record"}, step: by((*app.App).BreachSettlement),
		specs: []spec{legalDay(), flag("renounced", "Renounced"), fact()},
	},
}

// openQuestions are the requests for clarification without an answer.
func openQuestions(k *kase) []choice {
	var out []choice
	for _, q := range k.Docket.Clarifications {
		if q.Answered.IsZero() {
			out = append(out, choice{q.ID, k.clarification(q.ID)})
		}
	}
	return out
}

var objectionVerbs = []verb{
	{
		name: "objection", group: "objection", actions: []string{"objection.raise"}, counter: true, step: by((*app.App).RaiseObjection),
		specs: []spec{
			word("way", "Way", inCasefile("objection_topic")).required().called("objection_topic"), legalDay().called("said_on"), caseNumber(), fact().required(),
		},
	},
	{
		name: "outsider-objection", group: "objection", actions: []string{"service.record"}, step: by((*app.App).RaiseOutsiderObjection),
		specs: []spec{legalDay().called("said_on"), caseNumber(), obligations("Obligations"), fact().required()},
	},
	{
		name: "decide-objection", group: "objection", actions: []string{"objection.decide"}, grave: true, step: by((*app.App).DecideObjection),
		needs: func(k *kase) bool { return len(openObjections(k)) > 0 },
		specs: []spec{
			pick("about", "About", openObjections).required().called("objection").from(firstOf(openObjections)),
			word("way", "Way", inCasefile("decision")).required().called("outcome_of"), caseNumber(), legalDay(), fact().at("Told.Fact"),
		},
	},
}

// openObjections are the objections not yet decided.
func openObjections(k *kase) []choice {
	var out []choice
	for _, o := range k.Docket.Objections {
		if o.Decided.IsZero() {
			at := strconv.Itoa(o.At)
			out = append(out, choice{at, k.objection(at)})
		}
	}
	return out
}

var timeVerbs = []verb{
	{
		name: "hold", group: "time", actions: []string{"hold.place"}, lead: true, step: by((*app.App).PlaceHold),
		specs: []spec{
			word("reason", "Reason", inDocket("hold_reason")).required(), day("until", "Until").required().called("hold_until"), text("note", "Note").hinted("note"),
		},
	},
	{
		name: "end-hold", group: "time", actions: []string{"hold.place"}, step: by((*app.App).EndHold),
		specs: []spec{word("why", "Why", inDocket("hold_ending")).only("event_came", "taken_up", "ordered").required()},
	},
	{
		name: "stay", group: "time", actions: []string{"stay.decide"}, grave: true, lead: true, step: by((*app.App).Stay),
		specs: halting("stay_ground"),
	},
	{
		name: "suspend", group: "time", actions: []string{"stay.decide"}, grave: true, lead: true, step: by((*app.App).Suspend),
		specs: halting("suspension_ground"),
	},
	{
		name: "resume", group: "time", actions: []string{"stay.decide"}, step: by((*app.App).Resume),
		specs: []spec{legalDay(), pick("by", "By", offices), fact()},
	},
}

// halting are the fields of a stay or suspension.
func halting(grounds string) []spec {
	return []spec{
		word("way", "Way", inCasefile(grounds)).required().called("ground_of_halt"), pick("by", "By", offices).required().called("asked_by").hinted("asked_by"),
		legalDay(), day("until", "Until").called("halt_until"), obligations("Obligations").hinted("none_is_all"), fact(),
	}
}

var partyVerbs = []verb{
	{
		name: "add-party", group: "party", actions: []string{"party.change"}, step: by((*app.App).AddParty),
		specs: append([]spec{word("side", "Side", inDocket("side")).required(), legalDay()}, partySpecs("")...),
	},
	{
		name: "change-party", group: "party", actions: []string{"party.change"}, grave: true, lead: true, step: by((*app.App).ChangeParty),
		specs: append(append([]spec{pick("old", "Old", parties).required()}, partySpecs("New.")...),
			caseNumber(), day("abolished", "Abolished"), legalDay(), fact().at("Told.Fact")),
	},
	{
		name: "representative", group: "party", actions: []string{"representative.appear"}, step: by((*app.App).AppearRepresentative),
		specs: []spec{
			pick("party", "Party", parties).required().called("acts_for"), text("name", "Name").required(), word("kind", "Kind", inDocket("representative_kind")).required(),
			words("scope", "Scope", inDocket("scope")).required(), legalDay().called("acts_from"), day("until", "Until").called("first_day_not"),
		},
	},
	{
		name: "withdraw-representative", group: "party", actions: []string{"representative.appear"}, step: by((*app.App).WithdrawRepresentative),
		needs: func(k *kase) bool { return len(agents(k)) > 0 },
		specs: []spec{pick("representative", "Representative", agents).required().from(firstOf(agents)), legalDay().called("first_day_not")},
	},
	{
		name: "name-person", group: "party", actions: []string{"person.name"}, lead: true, step: by((*app.App).NamePerson),
		specs: []spec{
			pick("debtor", "Debtor", sideOf("debtor")).required().from(firstOf(sideOf("debtor"))), line("name", "Name"), line("post", "Post").required(),
			word("role", "Role", inCasefile("person_role")).required(), date("from", "From").called("in_office_from"), date("until", "Until").called("first_day_not"),
			word("deputy", "Deputy", inCasefile("deputy")),
		},
	},
	{
		name: "change-person", group: "party", actions: []string{"person.name"}, step: by((*app.App).ChangePerson),
		needs: func(k *kase) bool { return len(persons(k)) > 0 },
		specs: []spec{
			pick("person", "Person", persons).required().from(firstOf(persons)), day("until", "Until").called("first_day_not"),
			word("deputy", "Deputy", inCasefile("deputy")), day("permission", "Permission"), legalDay(),
		},
	},
}

// partySpecs describe a party; prefix leads to it.
func partySpecs(prefix string) []spec {
	kinds := func(k *kase) []choice {
		return append(partyKinds["debtor"].choices(k.lang), partyKinds["applicant"].choices(k.lang)...)
	}
	return []spec{
		pick("register", prefix+"Register", registered).hinted("register"), text("name", prefix+"Name").called("party_name").hinted("party_name"),
		pick("kind", prefix+"Kind", kinds).called("party_kind"), word("level", prefix+"Level", inCasefile("debtor_level")),
	}
}

// mostRegistered bounds how many bodies a form offers; a longer register is searched at the intake.
const mostRegistered = 400

// registered are the bodies of the register.
func registered(k *kase) []choice {
	var out []choice
	for b := range k.app.Registry().Bodies() {
		if b.Days.Contains(k.today) && len(out) < mostRegistered {
			out = append(out, choice{b.ID, k.in(b.Name)})
		}
	}
	return out
}

// staff are those of the court of the case who are at work today.
func staff(k *kase) []choice {
	var out []choice
	for _, s := range k.app.Registry().StaffOf(app.CourtOf(k.Docket), k.today) {
		out = append(out, choice{s.ID, k.in(s.Name)})
	}
	return out
}

var titleVerbs = []verb{
	{
		name: "describe-title", group: "title", actions: []string{"application.draft"}, grave: true, lead: true, step: by((*app.App).DescribeTitle),
		specs: []spec{
			word("kind", "Kind", inCasefile("title_kind")).required().from(titleOf(func(b *docket.TitleDescribed) string { return b.Kind })).called("title_kind"),
			caseNumber().from(titleOf(func(b *docket.TitleDescribed) string { return b.Number })),
			line("court", "Court").from(titleOf(func(b *docket.TitleDescribed) string { return b.Court })),
			word("instance", "Instance", inCasefile("instance")).from(titleOf(func(b *docket.TitleDescribed) string { return b.Instance })),
			word("judgment", "Judgment", inCasefile("judgment_kind")).from(titleOf(func(b *docket.TitleDescribed) string { return b.Judgment })),
			word("annulled_for", "AnnulledFor", inCasefile("annulled_for")).from(titleOf(func(b *docket.TitleDescribed) string { return b.AnnulledFor })),
			date("made", "Made").from(titleOf(func(b *docket.TitleDescribed) string { return dateValue(b.Made) })),
			date("effective", "Effective").from(titleOf(func(b *docket.TitleDescribed) string { return dateValue(b.Effective) })),
			date("time_to_sue_ends", "TimeToSueEnds").from(titleOf(func(b *docket.TitleDescribed) string { return dateValue(b.TimeToSueEnds) })),
			legalDay(),
		},
		finish: func(k *kase, cmd docket.Command) docket.Command {
			c := cmd.(docket.DescribeTitle)
			if k.Docket.Title != nil {
				c.Numbers, c.Source = k.Docket.Title.Numbers, k.Docket.Title.Source
			}
			return c
		},
	},
	{
		name: "revoke-title", group: "title", actions: []string{"case.reverse"}, grave: true, lead: true, step: by((*app.App).RevokeTitle),
		specs: []spec{caseNumber().required(), legalDay(), fact()},
	},
	{
		name: "link-appeal", group: "title", actions: []string{"case.link"}, lead: true, step: by((*app.App).LinkAppeal),
		specs: []spec{
			caseNumber().required(), word("effect", "Effect", inDocket("link_effect")).only("not_effective", "stands", "revoked").required().called("appeal_effect"),
			legalDay(), text("note", "Note").hinted("note"),
		},
	},
	{
		name: "link-retrial", group: "title", actions: []string{"case.link"}, grave: true, lead: true, step: by((*app.App).LinkRetrial),
		specs: []spec{
			caseNumber().required(), pick("stage", "Stage", retrialStages).required(), pick("by", "By", offices).called("asked_by"),
			{name: "going_on", path: "GoingOn", sort: someOf, choices: benefits, hint: "casework.hint.going_on"}, legalDay(), fact().at("Told.Fact"),
		},
	},
	{
		name: "link-case", group: "title", actions: []string{"case.link"}, step: by((*app.App).LinkCase),
		specs: []spec{word("relation", "Relation", inDocket("relation")).required(), caseNumber().required(), legalDay(), text("note", "Note").hinted("note")},
	},
}

// titleOf gives what the docket says of its title.
func titleOf(field func(*docket.TitleDescribed) string) func(k *kase) string {
	return func(k *kase) string {
		if k.Docket.Title == nil {
			return ""
		}
		return field(k.Docket.Title)
	}
}

func dateValue(d casefile.Date) string {
	if !d.Known() {
		return ""
	}
	return d.String()
}

func retrialStages(k *kase) []choice {
	return []choice{
		{"applied", k.in(casefile.Label("event", "retrial_application"))}, {"ordered", k.in(casefile.Label("event", "retrial_ordered"))},
		{"refused", k.in(casefile.Label("event", "retrial_refused"))},
	}
}

var fileVerbs = []verb{
	{
		name: "note", group: "file", actions: []string{"note.add"}, step: by((*app.App).AddNote),
		specs: []spec{text("note", "NoteAdded.Note").required().hinted("note")},
	},
	{
		name: "occurrence", group: "file", actions: []string{"occurrence.record", "interference.record", "recusal.request", "recusal.decide", "supervision.order",
			"supervision.apply", "reconsideration.decide"}, step: by((*app.App).Record), whole: occurrence,
	},
	{
		name: "assign", group: "file", actions: []string{"case.assign"}, step: by((*app.App).AssignCase),
		specs: []spec{
			pick("officer", "Officer", staff).required(), word("reason", "Reason", inDocket("assignment_reason")).hinted("assignment"), legalDay(),
		},
	},
	{
		name: "number", group: "file", actions: []string{"application.register"}, step: by((*app.App).AssignNumber),
		specs: []spec{caseNumber().required(), word("use", "Use", inDocket("number_use")).required(), legalDay()},
	},
	{
		name: "correct", group: "file", actions: []string{"record.correct"}, grave: true, lead: true, step: by((*app.App).Correct),
		whole: correction,
		needs: func(k *kase) bool { return len(correctable(k)) > 0 },
		specs: []spec{
			pick("event", "", correctable).required(), word("reason", "Reason", inDocket("correction_reason")).required(), text("note", "Note").hinted("note"),
		},
	},
}

var endVerbs = []verb{
	{
		name: "withdraw", group: "end", actions: []string{"application.withdraw"}, counter: true, grave: true, lead: true, step: by(withdraw),
		needs: func(k *kase) bool {
			return !k.Docket.Filed.IsZero() && k.Docket.Withdrawn.IsZero() && k.Docket.Closed == nil
		},
		specs: []spec{legalDay().called("said_on"), fact().at("")},
		whole: withdrawal,
	},
	{
		name: "terminate", group: "end", actions: []string{"case.close"}, grave: true, lead: true, step: by((*app.App).Terminate),
		specs: []spec{word("ground", "Ground", inDocket("termination_ground")).required(), legalDay(), fact().at("Told.Fact").hinted("other_ground")},
	},
	{
		name: "close", group: "end", actions: []string{"case.close"}, grave: true, lead: true, step: by((*app.App).Close),
		specs: []spec{
			word("way", "Way", inCasefile("closing_way")).only("performed", "end_of_round", "deregistered", "not_enforced", "dismissed").required().called("closing_way"),
			legalDay(), fact(),
		},
	},
	{
		name: "reverse", group: "end", actions: []string{"case.reverse"}, grave: true, lead: true, step: by((*app.App).Reverse),
		specs: []spec{legalDay(), sum("amount", "Amount"), caseNumber(), obligations("Obligations").hinted("none_is_all"), fact()},
	},
}
