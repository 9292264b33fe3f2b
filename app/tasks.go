package app

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

//i18n:keys app.task.*

// TaskKinds are what somebody may have to do. A limit of the enforcing court is a task of kind limit.
var TaskKinds = []string{"answer_clarification", "approve_act", "approve_measure", "assess_performance", "assign_case", "close_case", "compare_new_act",
	"decide_application", "decide_measure", "decide_objection", "give_notice", "inform_congress", "limit", "perform", "serve_measure",
	"state_view", "take_act", "type_obligations"}

// taskActions gives each kind of task the actions of the matrix, one of which doing it takes.
var taskActions = map[string][]string{
	"answer_clarification": {"clarification.answer"}, "approve_act": {"act.approve"}, "approve_measure": {"measure.approve"},
	"assess_performance": {"performance.assess"}, "assign_case": {"case.assign"}, "close_case": {"case.close"},
	"compare_new_act": {"finding.make"}, "decide_application": {"application.register"}, "decide_measure": {"measure.decide"},
	"decide_objection": {"objection.decide"}, "give_notice": {"notice.record"}, "inform_congress": {"measure.serve"},
	"limit": {"stay.decide", "measure.propose", "case.close"}, "perform": {"performance.report"}, "serve_measure": {"measure.serve"},
	"state_view": {"performance.view"}, "take_act": {"case.close", "stay.decide"}, "type_obligations": {"obligation.type"},
}

// mayDo reports whether somebody in the role may do tasks of the kind in a case of the own court.
func (a *App) mayDo(role policy.Role, kind string) bool {
	return slices.ContainsFunc(taskActions[kind], func(action string) bool {
		ok, _ := a.Matrix.Can(role, action, policy.Own)
		return ok
	})
}

// TaskLabel returns a kind of task for people.
func TaskLabel(kind string) i18n.Msg { return i18n.Msg{Key: "app.task." + kind} }

// Kinds of task that are more than a word.
const (
	kindLimit      = "limit"
	approveMeasure = "approve_measure"
	approveAct     = "approve_act"
)

// The states of tasks. Overdue is only what has a legal limit that has passed.
const (
	TaskOpen    = "open"
	TaskOverdue = "overdue"
)

// The owners of tasks who are no members of staff: sides of the case.
const (
	ownerDebtor    = "debtor"
	ownerApplicant = "applicant"
)

// tasks gathers the tasks of a docket.
type tasks struct {
	docket *docket.Docket
	policy *policy.Policy
	stage  string
	out    []store.Task
}

// taskRows returns what waits for whom. What has a legal limit is due on its last day, all else on the day it arose.
func taskRows(d *docket.Docket, a *law.Assessment, p *policy.Policy) []store.Task {
	if d.Closed != nil || !d.Refused.IsZero() {
		return nil
	}
	t := tasks{docket: d, policy: p}
	t.stage, _ = stageOf(d, a.On)
	t.intake()
	t.measures()
	t.acts()
	t.performance()
	t.questions()
	t.limits(a)
	t.number()
	return t.out
}

// limitSteps are the limits that one kind of task keeps: who may not do that has nothing to do about them.
var limitSteps = map[string]string{
	"assign": "assign_case", "docket": "decide_application", "notice_after_immediate": "give_notice", "notice_law": "give_notice",
	"objection_decide": "decide_objection", "outsider_decide": "decide_objection",
}

// step is the kind of task by which a limit is kept. What one step keeps has to wait until the application is decided on.
func (t *tasks) step(slot string) string {
	step, ok := limitSteps[slot]
	switch {
	case !ok:
		return kindLimit
	case undecided(t.stage):
		return "decide_application"
	}
	return step
}

// undecided reports whether at a stage the application to enforce waits for a decision, and all else for that.
func undecided(stage string) bool { return stage == "intake" }

// number numbers the limits that run for several obligations until the same day.
func (t *tasks) number() {
	slices.SortStableFunc(t.out, func(a, b store.Task) int { return strings.Compare(a.ID, b.ID) })
	type one struct {
		slot string
		due  civil.Day
	}
	seen := map[one]int{}
	for i := range t.out {
		if task := &t.out[i]; task.Kind == kindLimit {
			task.Nth = seen[one{task.About, task.Due}]
			seen[one{task.About, task.Due}]++
		}
	}
}

// officer is who has the case, or else the role that has such cases.
func (t *tasks) officer() string {
	if t.docket.Officer != "" {
		return t.docket.Officer
	}
	return string(policy.Judge)
}

// arose adds a task that came up with an event.
func (t *tasks) arose(kind, of, owner string, at docket.Mark) {
	id := kind
	if of != "" {
		id += "." + of
	}
	t.out = append(t.out, store.Task{ID: id, Kind: kind, Step: kind, Owner: owner, State: TaskOpen, Due: firstOf(at.On), Version: at.At})
}

// approval adds an act that waits for approval.
func (t *tasks) approval(kind, of, act string, proposed docket.Mark) {
	t.arose(kind, of, t.approver(act), proposed)
	last := &t.out[len(t.out)-1]
	last.About, last.By = act, proposed.Actor
}

func (t *tasks) intake() {
	d := t.docket
	switch {
	case d.Registered.IsZero() && !d.Filed.IsZero() && d.Withdrawn.IsZero():
		if len(d.Obligations) == 0 {
			t.arose("type_obligations", "", string(policy.Clerk), d.Filed)
		}
		t.arose("decide_application", "", string(policy.Clerk), d.Filed)
	case !d.Registered.IsZero() && d.Officer == "":
		t.arose("assign_case", "", string(policy.President), d.Registered)
	case !d.Registered.IsZero() && d.Noticed.IsZero():
		t.arose("give_notice", "", t.officer(), d.Registered)
	}
}

func (t *tasks) measures() {
	for _, m := range t.docket.Measures {
		switch {
		case m.ID == "" || m.Over() || !m.Settled.IsZero():
		case !m.Decided.IsZero() && m.Served.IsZero():
			t.arose("serve_measure", m.ID, string(policy.Clerk), m.Decided)
		case !m.Decided.IsZero():
		case !m.Approved.IsZero():
			t.arose("decide_measure", m.ID, t.officer(), m.Approved)
		case !m.Proposed.IsZero():
			t.approval(approveMeasure, m.ID, m.Measure, m.Proposed)
		}
		if m.ReportDue {
			t.arose("inform_congress", m.ID, t.officer(), m.Decided)
		}
	}
}

// acts adds the steps of procedure that wait for approval, or were approved and wait to be taken.
func (t *tasks) acts() {
	for _, p := range t.docket.Proposals {
		switch {
		case p.Waits():
			t.approval(approveAct, p.ID, p.Act, p.Proposed)
		case p.Ready():
			t.arose("take_act", p.ID, t.officer(), p.Approved)
		}
	}
}

// proposed reports whether a step was proposed, and waits for approval or to be taken.
func (t *tasks) proposed(act string) bool {
	return slices.ContainsFunc(t.docket.Proposals, func(p *docket.Proposal) bool { return p.Act == act && (p.Waits() || p.Ready()) })
}

// approver is the role that approves an act under the policy; the president for an act without a rule, which only a change of the
// policy will let through.
func (t *tasks) approver(act string) string {
	if rule, ok := t.policy.Rule(act); ok {
		return string(rule.Approve)
	}
	return string(policy.President)
}

func (t *tasks) performance() {
	for _, o := range t.docket.Obligations {
		switch {
		case o.Reported == nil || o.Assessed != nil && o.Assessed.At > o.Reported.At:
		case o.Viewed == nil:
			t.arose("state_view", o.ID, ownerApplicant, o.Reported.Mark)
			t.arose("assess_performance", o.ID, t.officer(), o.Reported.Mark)
		default:
			t.arose("assess_performance", o.ID, t.officer(), o.Viewed.Mark)
		}
	}
	for _, n := range t.docket.NewActs {
		if n.Same == nil {
			t.arose("compare_new_act", strconv.Itoa(n.At), t.officer(), n.Mark)
		}
	}
	if _, ok := performed(t.docket); ok && !t.proposed("closing") {
		t.arose("close_case", "", t.officer(), lastAssessed(t.docket))
	}
}

// lastAssessed is where the court assessed an obligation last.
func lastAssessed(d *docket.Docket) (last docket.Mark) {
	for _, o := range d.Obligations {
		if o.Assessed != nil && o.Assessed.At > last.At {
			last = o.Assessed.Mark
		}
	}
	return last
}

func (t *tasks) questions() {
	for _, o := range t.docket.Objections {
		if o.Decided.IsZero() {
			t.arose("decide_objection", strconv.Itoa(o.At), t.officer(), o.Mark)
		}
	}
	for _, q := range t.docket.Clarifications {
		if q.Answered.IsZero() {
			t.arose("answer_clarification", q.ID, string(policy.Judge), q.Asked)
		}
	}
}

// limits adds what has a legal limit: what the court must do, and the performance the debtor owes.
func (t *tasks) limits(a *law.Assessment) {
	for _, p := range a.Positions {
		o := t.docket.Obligation(p.Obligation.ID)
		for _, l := range p.Limits {
			if l.Sort != "due" || !slices.Contains(runningStates, l.State) || l.Last == (civil.Partial{}) {
				continue
			}
			switch {
			case l.Who == "enforcing_court" && concerns(t.docket, l):
				t.due(store.Task{Kind: kindLimit, ID: o.ID + "." + l.ID, Step: t.step(l.ID), Owner: t.officer(), About: l.ID}, l, o)
			case l.ID == "performance" && open(t.docket, o):
				t.due(store.Task{Kind: "perform", ID: o.ID, Step: "perform", Owner: ownerDebtor}, l, o)
			}
		}
	}
}

// due adds a task whose ID says so far only what it is about.
func (t *tasks) due(task store.Task, l law.Limit, o *docket.Obligation) {
	task.ID, task.State, task.Due, task.Version = task.Kind+"."+task.ID, TaskOpen, l.Last.Last, max(o.Typed.At, o.Revised.At)
	if l.State == law.Lapsed {
		task.State = TaskOverdue
	}
	t.out = append(t.out, task)
}

// open reports whether the court has not assessed the obligation as performed.
func open(d *docket.Docket, o *docket.Obligation) bool { return slices.Contains(d.Open(), o) }

// exactly returns a date known to be the day.
func exactly(d civil.Day) casefile.Date { return casefile.On(civil.Exactly(d)) }
