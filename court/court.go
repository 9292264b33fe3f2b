// Package court knows the courts of the People's Republic of China and reads their case numbers.
//
// A case number (案号) names one case: （2019）辽0212行审89号 is the year, the code of the court (法院代字), the type of the case
// (类型代字) and a running number. Since 2016 the code is one character for the province and two digits for an intermediate or
// four for a basic court, taken from the administrative divisions (法〔2015〕137号, amended by 法〔2018〕335号). Before 2016 the code
// was an abbreviation each court chose, and the middle ends in 字第: （2009）海南二中行初字第10号.
//
// A division (行政区划) is a province, prefecture or county by its six-digit code of GB/T 2260.
//
// The lists of courts and divisions are embedded files; SOURCES.md says where they come from and how far to trust each row.
// Many courts of development zones, forests, farms and the XPCC are missing. So a court we do not know is never called wrong,
// and a number whose code does not fit its court is a warning: press and parties misprint numbers, and courts of renumbered
// divisions may go on using their older code.
//
// The package does not read codes of the years before 2016 back into courts, and it does not say what court is competent.
package court

import (
	"iter"
	"slices"
)

// Court is one court.
type Court struct {
	Code     string // code in case numbers since 2016: 京0105; unique
	Name     string // full name: 北京市朝阳区人民法院
	Level    string // supreme, high, intermediate, basic
	Division string // code of its division
	Superior string // code of the court above; empty for the Supreme Court and where we do not know it
	Status   string // how the row is known: observed, rule, derived, derived-new-division, memory; see SOURCES.md
	Basis    string // source
	Note     string
}

// All iterates over the courts in the order of the file: the Supreme Court first, then by province and code.
func All() iter.Seq[Court] { return slices.Values(courts().all) }

// ByCode returns the court with the code of a case number since 2016.
func ByCode(code string) (Court, bool) {
	i, ok := courts().byCode[code]
	if !ok {
		return Court{}, false
	}
	return courts().all[i], true
}

// Above returns the next higher court, or false where there is none or we do not know it.
func (c Court) Above() (Court, bool) { return ByCode(c.Superior) }
