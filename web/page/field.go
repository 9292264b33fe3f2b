package page

// FieldError is a field of a form with what is wrong with it.
type FieldError struct{ Field, Text string }

// Errors are what is wrong with a form, in the order of its fields.
type Errors []FieldError

// Add adds what is wrong with a field; "" is the form as a whole.
func (e *Errors) Add(field, text string) { *e = append(*e, FieldError{field, text}) }

// Of is what is wrong with a field; empty where nothing is.
func (e Errors) Of(field string) string {
	for _, f := range e {
		if f.Field == field {
			return f.Text
		}
	}
	return ""
}

// Field is one question of a form, as the partial "field" draws it.
type Field struct {
	Name, Label, Hint, Value, Error string
	Kind                            Kind
	Options                         []Option // of radios, checkboxes, select
	Optional                        bool     // said beside the label
	Width                           string   // 2, 3, 4, 5, 10, 20, 30; empty: full
	Rows                            int      // of a text area; 0: 4
	Unit                            string   // after the input: 元, days
	Auto                            string   // autocomplete; empty: off
	Heading                         bool     // the label is the heading of the page
}

// Kind says how a question is asked.
type Kind string

// The kinds there are. A date is a whole day; a partial may be a month or a year.
const (
	TextField     Kind = ""
	AreaField     Kind = "area"
	DateField     Kind = "date"
	PartialField  Kind = "partial"
	NumberField   Kind = "number"
	MoneyField    Kind = "money"
	SelectField   Kind = "select"
	RadiosField   Kind = "radios"
	ChecksField   Kind = "checks"
	PasswordField Kind = "password"
	HiddenField   Kind = "hidden"
)

// Option is one answer of several.
type Option struct {
	Value, Text, Hint string
	Chosen            bool
}

// Described names the hint and the error of a field, for readers of a screen.
func (f Field) Described() string {
	switch {
	case f.Hint != "" && f.Error != "":
		return f.Name + "-hint " + f.Name + "-error"
	case f.Hint != "":
		return f.Name + "-hint"
	case f.Error != "":
		return f.Name + "-error"
	}
	return ""
}

// Choose marks the options that are chosen.
func Choose(options []Option, chosen ...string) []Option {
	out := make([]Option, len(options))
	for i, o := range options {
		out[i] = o
		for _, c := range chosen {
			out[i].Chosen = out[i].Chosen || o.Value == c
		}
	}
	return out
}
