package casework

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/web/page"
)

// conflictView is what has changed since a form was opened, and whether it touches the same thing.
type conflictView struct {
	Since   []changed
	Touches bool         // look again before it is recorded
	Refused *refusedView // it can no longer be recorded as it stands
	Hidden  []hidden     // to go on at once
}

// changed is an event the form has not seen.
type changed struct {
	historyItem
	Changes []change
	Touches bool
}

// conflict answers a form that was sent on an old version: filled in as it was, on the newest version, beside what has changed since.
func (k *kase) conflict(v *page.Visit, d deed, in *answers, seen int) {
	b := d.verb
	c := &conflictView{Hidden: kept(in.form, in.specs)}
	events, err := k.app.Preview(k.actor, k.Docket, d.asked)
	var r *docket.Refusal
	if errors.As(err, &r) {
		c.Refused, c.Touches = refusedOf(v, r), true
	}
	mine := k.subjectsOf(events, d.asked)
	for i := range k.Docket.History {
		e := &k.Docket.History[i]
		if e.Event.Version <= seen {
			continue
		}
		one := changed{historyItem: k.item(e), Changes: k.changes(e), Touches: touch(mine, subjects(k, e))}
		c.Since = append(c.Since, one)
		c.Touches = c.Touches || one.Touches
	}
	if !c.Touches && (b.grave || d.proposes) {
		c.Hidden = append(c.Hidden, hidden{"confirmed", "yes"})
	}
	p := k.formPage(v, b)
	p.Conflict = c
	if c.Touches {
		p.Button = k.t("casework.conflict.all_the_same")
	}
	p.Fields, p.Errors = k.drawn(b.fields(k), in)
	k.chooseFirst(b, &p)
	v.Show(page.Answer{Name: "casework/do", Status: http.StatusConflict, Title: p.Title, Failed: true, Crumbs: k.crumbs(), Data: p, Secret: true})
}

// Explain says what the events of a case after a version say, field by field, for the forms of other screens that came too late.
func Explain(v *page.Visit, id docket.ID, since int) map[int][]page.Difference {
	seen, err := v.App().Case(v.Ctx(), v.Actor, id, v.Today())
	if err != nil {
		return nil
	}
	k := &kase{View: seen, ctx: v.Ctx(), app: v.App(), actor: v.Actor, lang: v.Lang, id: id, today: v.Today()}
	out := map[int][]page.Difference{}
	for i := range k.Docket.History {
		e := &k.Docket.History[i]
		if e.Event.Version <= since {
			continue
		}
		for _, c := range k.changes(e) {
			out[e.Event.Version] = append(out[e.Event.Version], page.Difference(c))
		}
	}
	return out
}

// Subjects are what an event is about. Two events touch where they have one in common, or where one is about the case as a whole.

// sweeping are the kinds of event that change what may be done on the whole case.
var sweeping = []string{"case.closed", "enforcement.stayed", "enforcement.suspended", "enforcement.resumed", "case.elevated", "case.designated",
	"case.cross_enforced", "case.entrusted", "enforcement.transferred", "application.withdrawn", "application.registered",
	"application.refused", "title.revoked", "retrial.ordered", "reversal.ordered", "case.linked"}

// apart are the kinds of event that never touch each other, however many there are.
var apart = []string{"note.added", "limit.lapsed", "nonuse.noted", "letter.sent", "lead.given"}

// wholeCase is the subject of what is about the whole case.
const wholeCase = "case"

// subjects are what an event is about.
func subjects(k *kase, e *docket.Entry) []string {
	if !e.Known() || slices.Contains(sweeping, e.Kind.Name) {
		return []string{wholeCase}
	}
	if slices.Contains(apart, e.Kind.Name) {
		return nil
	}
	family, _, _ := strings.Cut(e.Kind.Name, ".")
	out := []string{"kind " + family}
	for _, l := range leavesOf(e.Body) {
		if role, ok := roles[l.name]; ok {
			for _, id := range l.value(k) {
				out = append(out, role+" "+id)
			}
		}
	}
	if e.Event.Corrects != 0 {
		out = append(out, "event "+itoa(e.Event.Corrects))
		if was := k.entryAt(e.Event.Corrects); was != nil && was.Known() && e.Kind.Name == "correction.made" {
			out = append(out, subjects(k, was)...)
		}
	}
	return out
}

// roles are the fields that say what an event is about, and what they name.
var roles = map[string]string{
	"obligations": "obligation", "obligation": "obligation", "going_on": "obligation", "party": "party", "successor": "party",
	"person": "person", "hearing": "hearing", "hold": "hold", "representative": "representative", "clarification": "clarification", "about": "objection",
}

// subjectsOf are what the events of a command would be about; of one the docket refuses, nothing is known.
func (k *kase) subjectsOf(events []docket.Event, cmd docket.Command) []string {
	next, err := k.Docket.With(events...)
	if err != nil {
		return nil
	}
	after := *k
	after.Docket = next
	var out []string
	for i := len(next.History) - len(events); i < len(next.History); i++ {
		out = append(out, subjects(&after, &next.History[i])...)
	}
	if c, ok := cmd.(docket.Correct); ok {
		out = append(out, "event "+itoa(c.At))
	}
	return out
}

// touch reports whether two lists of subjects have one in common. What is about the whole case touches all but what never touches.
func touch(mine, theirs []string) bool {
	if len(mine) == 0 || len(theirs) == 0 {
		return false
	}
	return slices.Contains(mine, wholeCase) || slices.Contains(theirs, wholeCase) ||
		slices.ContainsFunc(mine, func(s string) bool { return slices.Contains(theirs, s) })
}
