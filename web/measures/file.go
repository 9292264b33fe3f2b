package measures

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// file is the case a page is about, with the visit that asks for it.
type file struct {
	*page.Visit
	app.View
	id    docket.ID
	may   []string            // actions of the matrix
	shown []view.MeasureGroup // the gates in words; made when first asked for
}

// open reads the case of the address; nil where the visit has been answered.
func open(v *page.Visit) *file {
	f := &file{Visit: v, id: docket.ID(v.Value("id"))}
	var err error
	if f.View, err = v.App().Case(v.Ctx(), v.Actor, f.id, v.Today()); err != nil {
		v.Error(err)
		return nil
	}
	f.may = v.App().MayOn(v.Actor, f.Docket)
	return f
}

// can reports whether the actor may take an action on this case.
func (f *file) can(action string) bool { return slices.Contains(f.may, action) }

// at is an address below the case.
func (f *file) at(parts ...string) string {
	return f.Path(append([]string{"cases", string(f.id)}, parts...)...)
}

// name is what the case is called: its number, else its title.
func (f *file) name() string { return cmp.Or(f.Line.Number, f.Line.Title.In(f.Lang), string(f.id)) }

// crumbs are the pages above a page of this case.
func (f *file) crumbs(more ...page.Crumb) []page.Crumb {
	return append([]page.Crumb{{Text: f.T("measures.crumb.cases"), URL: f.Path("cases")}, {Text: f.name(), URL: f.at()}}, more...)
}

// show shows a page of the case.
func (f *file) show(name, title string, data any, errs page.Errors, more ...page.Crumb) {
	a := page.Answer{Name: "measures/" + name, Title: capital(title), Data: data, Crumbs: f.crumbs(more...), Failed: len(errs) > 0}
	if a.Failed {
		a.Status = 422
	}
	f.Show(a)
}

// capital begins a title with a capital letter, where the script has them: the pack names its measures as they stand inside a sentence.
func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// caption is the line over the heading of a form.
type caption struct{ Title string }

func (f *file) caption() caption { return caption{f.Line.Title.In(f.Lang)} }

// label is a word of a closed list of the case file.
func (f *file) label(list, word string) string {
	if word == "" {
		return ""
	}
	return casefile.Label(list, word).In(f.Lang)
}

// measure is a measure in words, also one that only the pack has.
func (f *file) measure(id string) string {
	if slices.Contains(casefile.Measures, id) {
		return f.label("measure", id)
	}
	return f.App().Pack.Measures.M[id].Label.In(f.Lang)
}

// what is an obligation in words, with its id.
func (f *file) what(o *docket.Obligation) string {
	return o.ID + " · " + cmp.Or(o.What.In(f.Lang), f.label("obligation_kind", o.Kind))
}

// whats are obligations in words.
func (f *file) whats(ids []string) []string {
	var out []string
	for _, id := range ids {
		if o := f.Docket.Obligation(id); o != nil {
			out = append(out, f.what(o))
		}
	}
	return out
}

// person is an office-holder in words: post and name.
func (f *file) person(id string) string {
	p := f.Docket.Person(id)
	if p == nil {
		return ""
	}
	return strings.TrimSpace(p.Post.In(f.Lang) + " " + p.Name.In(f.Lang))
}

// staff are members of staff by name.
func (f *file) staff(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, f.Person(id))
	}
	return out
}

// list joins words.
func (f *file) list(words []string) string { return i18n.List(f.Lang, words) }

// mark says when and by whom something was done.
func (f *file) mark(m docket.Mark) string {
	if m.IsZero() {
		return ""
	}
	return f.T("measures.mark", "day", m.On, "who", f.Person(m.Actor))
}

// position is the legal position of an obligation; nil where it has none.
func (f *file) position(obligation string) *law.Position {
	for i := range f.Assessment.Positions {
		if p := &f.Assessment.Positions[i]; p.Obligation.ID == obligation {
			return p
		}
	}
	return nil
}

// length is a length of time in words.
func (f *file) length(s string) string {
	p, err := civil.ParsePeriod(s)
	if err != nil {
		return s
	}
	return p.Label(string(f.Lang))
}
