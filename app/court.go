package app

import (
	"regexp"
	"strings"

	"mandamus/court"
	"mandamus/docket"
	"mandamus/i18n"
)

// CourtOf returns the code of the court that keeps a docket: of its name, else of the number it was registered under, else of
// that of the title; a court that is in no list goes by its name.
func CourtOf(d *docket.Docket) string {
	name := ""
	if d.Opened != nil {
		name = d.Opened.Courts.Enforcing
		if name == "" {
			name = d.Opened.Courts.First
		}
	}
	if isCode(name) {
		return name
	}
	if c, ok, err := court.ByName(name); ok && err == nil && name != "" {
		return c.Code
	}
	for _, number := range numbers(d) {
		if code, ok := codeOf(number); ok {
			return code
		}
	}
	if name = strings.TrimSpace(name); name == "" {
		return "?"
	}
	return name
}

// codeForm is the form of a code in case numbers since 2016, also of courts that are in no list: a character for the province,
// two digits for an intermediate court, four for a basic one.
var (
	codeForm   = regexp.MustCompile(`^\p{Han}([0-9]{2}([0-9]{2})?)?$`)
	codeInside = regexp.MustCompile(`^[（(][0-9]{4}[）)](\p{Han}[0-9]{2}(?:[0-9]{2})?)\p{Han}`)
)

// isCode reports whether a text has the form of the code of a court, as 皖1181.
func isCode(s string) bool { return codeForm.MatchString(s) }

// codeOf returns the code in a case number.
func codeOf(number string) (string, bool) {
	m := codeInside.FindStringSubmatch(number)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// CourtName returns the name of the court with the code: of the list of courts or of the register; the code where nobody names it.
func (a *App) CourtName(code string) i18n.Text {
	if name, ok := a.Registry().CourtName(code); ok {
		return name
	}
	return i18n.Text{ZH: code, EN: code}
}

// courtName returns the name of the court with the code; the code where the court is in no list.
func courtName(code string) string {
	if c, ok := court.ByCode(code); ok {
		return c.Name
	}
	return code
}

// numbers returns the numbers of the case, then those of its title.
func numbers(d *docket.Docket) []string {
	var out []string
	for _, n := range d.Numbers {
		out = append(out, n.Number)
	}
	if d.Title == nil {
		return out
	}
	if d.Title.Number != "" {
		out = append(out, d.Title.Number)
	}
	return append(out, d.Title.Numbers...)
}
