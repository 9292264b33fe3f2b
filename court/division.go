package court

import (
	"iter"
	"slices"
	"strings"
)

// Division is an administrative division during some years.
type Division struct {
	Code       string // six digits of GB/T 2260
	Name       string
	Level      string // province, prefecture, county
	Parent     string // code of the division above
	Province   string // name
	Prefecture string // name; 直辖 where the province administers the county directly
	Status     string // active, renamed_or_changed, abolished
	StartYear  int    // first year
	EndYear    int    // last year; 0 while active
	NewCode    string // codes that took its area over, joined by ";"; "[2020]" after one is the year
}

// Divisions iterates over all divisions, former ones too, in the order of the file.
func Divisions() iter.Seq[Division] { return slices.Values(divisions().all) }

// DivisionByCode returns the division with the code: the active one, else the last that had the code.
func DivisionByCode(code string) (Division, bool) {
	rows := divisions().byCode[code]
	if len(rows) == 0 {
		return Division{}, false
	}
	best := rows[0]
	for _, d := range rows[1:] {
		if d.years() > best.years() {
			best = d
		}
	}
	return best, true
}

// years orders divisions of one code: an active one is the latest.
func (d Division) years() int {
	if d.EndYear == 0 {
		return 9999
	}
	return d.EndYear
}

// successors returns the codes of the divisions that took over the area of d when it was abolished or renumbered.
func (d Division) successors() []string {
	if d.Status == "active" || d.NewCode == "" {
		return nil
	}
	codes := strings.Split(d.NewCode, ";")
	for i, code := range codes {
		codes[i], _, _ = strings.Cut(code, "[")
	}
	return codes
}
