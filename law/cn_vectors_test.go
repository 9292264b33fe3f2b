package law

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"testing"
	"testing/fstest"

	"mandamus/i18n"
	"mandamus/law/packs"
)

func readVectors(t *testing.T) []Vector {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := ReadVectors(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every Chinese row of the vectors passes through the pack; no other row does.
func TestVectorsPass(t *testing.T) {
	passed := 0
	for _, r := range RunVectors(cnPack(), readVectors(t)) {
		if (r.Jurisdiction == "CN") == r.NoPack || r.Unknown {
			t.Errorf("%s: no pack = %v, unknown = %v", r.ID, r.NoPack, r.Unknown)
		}
		if r.Jurisdiction != "CN" {
			continue
		}
		if !r.Passed() {
			t.Errorf("%s %s: %s %v", r.ID, r.Rule, r.Err.In(i18n.EN), r.Differ)
			continue
		}
		passed++
	}
	if passed < 60 {
		t.Errorf("only %d rows passed", passed)
	}
}

// mutation is one replacement in one file of the pack.
type mutation struct{ file, pattern, replacement string }

var (
	rate    = mutation{"interest.yaml", `value: "0\.0175"`, `value: "0.02"`}
	twice   = mutation{"interest.yaml", `times: 2`, `times: 3`}
	twoYear = mutation{"application.yaml", `(of: spc@2018, cite: spc\.apply, mark: verified, length: )2y`, `${1}3y`}
)

// mutations change the value behind each legal rule id (two years to three, 50 to 60, 0.0175 to 0.02, the next day to the same day …): rows of
// that id must then fail. The other ids are pure arithmetic.
var mutations = map[string]mutation{
	"cn.double_interest_2014":                 {"interest.yaml", `first_day: interest_first_day`, `first_day: next_day`},
	"cn.double_interest_2014.base":            rate,
	"cn.double_interest_2014.excluded_period": {"interest.yaml", `unless_by: debtor`, `unless_by: other`},
	"cn.double_interest_2014.instalments":     rate,
	"cn.double_interest_2014.part_payments":   rate,
	"cn.double_interest_2014.start":           rate,
	"cn.double_interest_2009":                 twice,
	"cn.double_interest.straddle_2014":        twice,
	"cn.double_interest_2009.pro_rata":        twice,
	"cn.appropriation_2014":                   {"interest.yaml", `allocate: principal_first`, `allocate: pro_rata`},
	"cn.state_compensation_late_interest":     {"interest.yaml", `series: deposit_fixed_1y`, `series: deposit_demand`},
	"cn.art96_daily_fine":                     {"interest.yaml", `first_day: fine_first_day`, `first_day: same_day`},
	"cn.art96_daily_fine.range":               {"measures_art96.yaml", `value: "50\.00"`, `value: "60.00"`},
	"cn.art96_daily_fine.addressee":           {"measures_art96.yaml", `today (<|>=) 2015-05-01`, `today $1 2015-04-30`},
	"cn.application_period_2y":                twoYear,
	"cn.application_period_2y.interruption":   twoYear,
	"cn.application_period_2y.suspension":     {"application.yaml", `window: 6m`, `window: 5m`},
	"cn.enforcement_term":                     {"procedure.yaml", `length: 6m`, `length: 7m`},
	"cn.unit_fine.range":                      {"measures_other.yaml", `value: "50000\.00"`, `value: "60000.00"`},
	"cn.person_fine.range":                    {"measures_other.yaml", `value: "100000\.00"`, `value: "90000.00"`},
	"cn.first_instance_effective":             {"performance.yaml", `10d : 15d`, `11d : 16d`},
	"cn.performance_period":                   {"performance.yaml", `roll: performance_period_rolls`, `roll: none`},
}

// Changing the value behind a legal rule makes rows of that rule fail, and no legal rule is without such a change.
func TestVectorsFailWhenTheLawIsChanged(t *testing.T) {
	rows := map[string][]Vector{}
	for _, v := range readVectors(t) {
		rows[v.Rule] = append(rows[v.Rule], v)
	}
	for rule, d := range cnPack().Vectors.All() {
		m, ok := mutations[rule]
		if !ok {
			if d.Arithmetic == "" {
				t.Errorf("%s is a rule of law without a mutation", rule)
			}
			continue
		}
		failed := 0
		for _, r := range RunVectors(mutated(t, m.file, m.pattern, m.replacement), rows[rule]) {
			if !r.NoPack && !r.Unknown && !r.Passed() {
				failed++
			}
		}
		if failed == 0 {
			t.Errorf("%s: %d rows all pass although %s reads %s", rule, len(rows[rule]), m.pattern, m.replacement)
		}
	}
}

// Without its line in the pack a rule is unknown, and an unknown rule is never passed over.
func TestVectorsKnowWhatIsDeleted(t *testing.T) {
	p := mutated(t, "vectors.yaml", `(?m)^  cn\.enforcement_term:`, `  cn.enforcement_term_gone:`)
	for _, r := range RunVectors(p, readVectors(t)) {
		if r.Rule == "cn.enforcement_term" && (!r.Unknown || r.Passed()) {
			t.Errorf("%s: unknown = %v, passed = %v", r.ID, r.Unknown, r.Passed())
		}
	}
}

// mutated loads the shipped pack with one replacement in one file; it must strike.
func mutated(t *testing.T, file, pattern, replacement string) *Pack {
	t.Helper()
	folder, _ := packs.Open("cn")
	changed := fstest.MapFS{}
	struck := false
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		if name == file {
			out := regexp.MustCompile(pattern).ReplaceAll(data, []byte(replacement))
			struck = !bytes.Equal(out, data)
			data = out
		}
		changed[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !struck {
		t.Fatalf("%s: %s changes nothing", file, pattern)
	}
	p, problems := Load(changed)
	if p == nil {
		t.Fatalf("the mutated pack does not load: %s", problems.In(i18n.EN))
	}
	return p
}
