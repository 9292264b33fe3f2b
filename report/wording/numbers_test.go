package wording

import (
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/i18n"
)

// A case number whose code fits none of the named courts is warned of, with the right code; one that fits any of them, the court above
// one of them, or is no number of a court, is not.
func TestNumberWarnings(t *testing.T) {
	court := casefile.Courts{First: "义马市人民法院"}
	for _, c := range []struct {
		number string
		courts casefile.Courts
		want   string
	}{
		{"（2016）黔0324行初55号", court, "豫1281"},
		{"（2016）豫1281行初55号", court, ""},
		{"（2016）豫12行终5号", court, ""},     // the intermediate court above it
		{"（2009）海南二中行初字第10号", court, ""}, // before codes
		{"（2022）岭01行赔初7号", court, ""},    // invented
		{"检例第208号", court, ""},
		{"（2016）黔0324行初55号", casefile.Courts{}, ""}, // no court named
		{"（2016）黔0324行初55号", casefile.Courts{First: "义马市人民法院", Enforcing: "贵州省正安县人民法院"}, ""},
	} {
		f := &casefile.File{Courts: c.courts, Enforcement: casefile.Title{Number: c.number}, Events: []casefile.Event{{Number: c.number}}}
		problems := numberWarnings(f)
		if c.want == "" {
			if len(problems) > 0 {
				t.Errorf("%s with %v: warned %s", c.number, c.courts, problems[0].In(i18n.EN))
			}
			continue
		}
		if len(problems) != 1 || !strings.Contains(problems[0].In(i18n.EN), c.want) || !problems[0].Warning {
			t.Errorf("%s with %v: %v, want one warning with %s", c.number, c.courts, problems, c.want)
		}
	}
}
