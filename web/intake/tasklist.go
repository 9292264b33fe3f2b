package intake

import (
	"time"

	"mandamus/web/page"
)

// The statuses of a step.
const (
	statusEmpty = "empty"
	statusBegun = "begun"
	statusDone  = "done"
)

//i18n:keys intake.status.*

// status says how far a step is. Persons need not be named; there, nothing is done.
func (d *draft) status(v *page.Visit, s *step) string {
	rows := d.Sections[s.name].typed()
	switch {
	case len(rows) == 0 && (s != personsStep || d.Sections[s.name] == nil):
		return statusEmpty
	case len(rows) > 0 && len(s.problems(v, d, rows)) > 0:
		return statusBegun
	}
	return statusDone
}

// needed reports whether a step has to be done before the draft can be filed.
func (s *step) needed() bool { return s != personsStep }

// task is a line of the task list.
type task struct {
	Text, URL, Status, Word string
	Needed                  bool
}

// listPage is the task list of a draft.
type listPage struct {
	Name       string
	Tasks      []task
	Ready      bool
	Check      string
	Discard    string
	Saved      string
	Duplicates []duplicate
}

// taskList shows what is done of an intake and what is not.
func taskList(v *page.Visit) {
	d, ok := openDraft(v)
	if !ok {
		return
	}
	found, err := duplicates(v, d)
	if err != nil {
		v.Error(err)
		return
	}
	data := listPage{
		Name: d.name(v), Ready: d.ready(v), Check: v.Path("intake", d.ID, "check"), Discard: v.Path("intake", d.ID, "discard"),
		Saved: clock(d.Saved), Duplicates: found,
	}
	for _, s := range steps {
		status := d.status(v, s)
		data.Tasks = append(data.Tasks, task{s.label(v), v.Path("intake", d.ID, s.name), status, v.T("intake.status." + status), s.needed()})
	}
	v.Show(page.Answer{Name: "intake/tasks", Title: v.T("intake.tasks"), Crumbs: crumbs(v, page.Crumb{Text: v.T("intake.start"), URL: v.Path("cases", "new")}), Data: data})
}

// ready reports whether every step that is needed is done.
func (d *draft) ready(v *page.Visit) bool {
	for _, s := range steps {
		if s.needed() && d.status(v, s) != statusDone {
			return false
		}
	}
	return true
}

// openDraft returns the draft of the address. One that was filed leads to its case; where there is none, it has been answered.
func openDraft(v *page.Visit) (*draft, bool) {
	d, err := loadDraft(v, v.Value("draft"))
	switch {
	case err != nil:
		v.Error(err)
		return nil, false
	case d.Filed != "":
		v.Redirect(v.Path("cases", string(d.Filed), "duties"))
		return nil, false
	}
	return d, true
}

// beijing is the time of the courts.
var beijing = time.FixedZone("+08:00", 8*60*60)

// clock is an instant as the court's clock has it, to the minute.
func clock(at time.Time) string { return at.In(beijing).Format("2006-01-02 15:04") }
