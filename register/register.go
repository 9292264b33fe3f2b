// Package register knows the public bodies that courts rule against, who leads them, and who works in a court.
//
// Words:
//
//   - A body is a public body (行政机关): what a debtor is before there is a case. Its id is the court's own, stable word; its
//     unified social credit code (统一社会信用代码) is the one the State gave it.
//   - Days are half-open: from the first day up to, not including, the first day no longer. An unknown beginning is
//     civil.MinDay, an open end civil.Never.
//   - A succession (职权承继) says that from a day on another body carries what a body carried. It may end again.
//   - A person is an office-holder of a body: its head (负责人) or somebody responsible, during some days.
//   - Staff are people of a court with their roles (package policy) during some days. An exclusion keeps one of them from
//     the cases of a body; it blocks, whoever assigns.
//
// A Registry is an immutable snapshot: New checks the rows and indexes them, Import shows what a CSV file would change and,
// if nothing is refused, gives the next snapshot. The six tables (Kinds) are the storage form too: Export writes what Import
// reads.
//
// Dependence states facts about a court and a body (same division, same purse, who outranks whom), each known or not, never a
// figure and never an order of courts. Match finds bodies a name may mean; a person decides whether it does.
//
// The register holds names of officials in office, as public duty; nothing of it is copied into the body of an event. It does
// not know cases, it reads no file, and the courts themselves are in package court, but for those missing there.
package register

import (
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/policy"
)

// Body is a public body. Superior, Finance and Supervisor are ids of bodies, empty where unknown.
type Body struct {
	ID         string
	Name       i18n.Text // the Chinese name is required
	Aliases    []string  // other names, in any language
	CreditCode string    // 18 characters; empty where unknown
	Level      string    // a word of casefile.DebtorLevels; empty where unknown
	Division   string    // code of package court; empty where unknown
	Superior   string    // the body above it
	Finance    string    // the finance department that pays for it
	Supervisor string    // the supervisory body over it (监察机关)
	Days       civil.Interval
}

// Succession says that Successor carries what Body carried, on the days of Days.
type Succession struct {
	Body      string
	Successor string
	Days      civil.Interval
}

// Person is an office-holder of a body.
type Person struct {
	ID     string
	Body   string
	Name   i18n.Text
	Post   i18n.Text
	Role   string // a word of casefile.PersonRoles
	Deputy string // a word of casefile.Deputies; empty: unknown
	Days   civil.Interval
}

// Staff is somebody who works in a court.
type Staff struct {
	ID    string
	Name  i18n.Text
	Roles []policy.Role // some of policy.CourtRoles
	Court string        // code of package court
	Days  civil.Interval
}

// Exclusion keeps a member of staff from the cases of a body.
type Exclusion struct {
	Staff  string
	Body   string
	Ground string // why, in the words of who entered it
	Days   civil.Interval
}

// Court is a court that package court does not list: new since, or invented for a demonstration.
type Court struct {
	Code string // as case numbers have it
	Name i18n.Text
}

// Data are the rows of a register.
type Data struct {
	Bodies      []Body
	Successions []Succession
	Persons     []Person
	Staff       []Staff
	Exclusions  []Exclusion
	Courts      []Court
}

// clone copies the lists of rows, so that one can be changed without the other. Rows themselves are never changed in place.
func (d Data) clone() Data {
	return Data{slices.Clone(d.Bodies), slices.Clone(d.Successions), slices.Clone(d.Persons), slices.Clone(d.Staff),
		slices.Clone(d.Exclusions), slices.Clone(d.Courts)}
}
