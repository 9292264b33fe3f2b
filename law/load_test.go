package law

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mandamus/i18n"
)

// golden compares text with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\ngot\n%s\nwant\n%s", path, got, want)
	}
}

// edited is the small pack with one text of one file replaced.
func edited(t testing.TB, file, old, new string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	folder := os.DirFS("testdata/packs/small")
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(out[file].Data)
	if strings.Count(text, old) == 0 {
		t.Fatalf("%s does not contain %q", file, old)
	}
	out[file].Data = []byte(strings.Replace(text, old, new, 1))
	return out
}

// broken are faults planted one at a time; warns are those that do not keep a pack from being used.
var broken = []struct {
	name, file, old, new string
	warns                bool
}{
	{name: "unknown key", file: "rules.yaml", old: "    sort: cap\n", new: "    sort: cap\n    srot: cap\n"},
	{name: "duplicate key", file: "rules.yaml", old: "    sort: cap\n", new: "    sort: cap\n    sort: cap\n"},
	{name: "duplicate id in one file", file: "rules.yaml", old: "  wait:\n", new: "  term:\n"},
	{name: "duplicate id in two files", file: "facts.yaml", old: "derive:\n", new: "terms:\n  court: {zh: 法庭, en: the tribunal}\nderive:\n"},
	{name: "unquoted day", file: "pack.yaml", old: `from: "2005-01-01"`, new: `from: 2005-01-01`},
	{name: "bad day", file: "pack.yaml", old: `from: "2005-01-01"`, new: `from: "2005-02-29"`},
	{name: "empty interval", file: "pack.yaml", old: `until: "2012-01-01"`, new: `until: "2005-01-01"`},
	{name: "unknown provision", file: "rules.yaml", old: "cite: decree.levy", new: "cite: decree.levi"},
	{name: "unknown version", file: "rules.yaml", old: "{of: code@1990,", new: "{of: code@1991,"},
	{name: "unknown version in a provision", file: "pack.yaml", old: `at: {decree@2005: "4"}`, new: `at: {decree@2006: "4"}`},
	{name: "bad article", file: "pack.yaml", old: `at: {decree@2005: "4"}`, new: `at: {decree@2005: "4("}`},
	{name: "versions of an instrument overlap", file: "pack.yaml", old: `from: "1990-01-01", until: "2010-01-01"}`, new: `from: "1990-01-01", until: "2010-01-02"}`},
	{name: "versions of a limit in the wrong order", file: "rules.yaml", old: "{of: code@2010, cite: code.answer, mark: secondary, length: 7d}", new: "{of: code@1990, cite: code.answer, mark: secondary, length: 7d}"},
	{name: "values overlap", file: "facts.yaml", old: `until: "2010-01-01", value: "500.00"`, new: `until: "2010-01-02", value: "500.00"`},
	{name: "parts overlap", file: "rules.yaml", old: `{from: "2010-01-01", until: "2020-01-01", cite`, new: `{from: "2010-01-01", until: "2020-01-02", cite`},
	{name: "dead condition", file: "rules.yaml", old: "if: today > deadline\n", new: "if: today > deadline and deadline > today\n"},
	{name: "condition that is always false", file: "rules.yaml", old: "if: not has(performed)", new: "if: duty == pay and duty == perform_duty"},
	{name: "defeater that never strikes", file: "rules.yaml", old: "    if: urgent\n", new: "    if: urgent and not stayed\n"},
	{name: "measure that can never be open", file: "rules.yaml", old: "when: [money_due, lapsed]\n    unless: [small]", new: "when: [money_due, lapsed, in_time]\n    unless: [small]"},
	{name: "unless that never blocks", file: "rules.yaml", old: "    when: [refused]\n    unless: [in_time]", new: "    when: [refused, lapsed]\n    unless: [in_time]", warns: true},
	{name: "contradictory rules", file: "rules.yaml", old: "if: instance == second, defeats: [usual]", new: "if: instance == second, defeats: []"},
	{name: "dead rule", file: "rules.yaml", old: "if: instance == second and urgent", new: "if: instance == second and instance == first"},
	{name: "circle of defeats", file: "rules.yaml", old: "if: instance == second, defeats: [usual]", new: "if: instance == second, defeats: [usual, sent_back]"},
	{name: "unknown rule defeated", file: "rules.yaml", old: "if: instance == second, defeats: [usual]", new: "if: instance == second, defeats: [usul]"},
	{name: "circle of derives", file: "facts.yaml", old: "derive:\n", new: "derive:\n  a: {type: day, is: b, label: {zh: 甲, en: a}}\n  b: {type: day, is: a, label: {zh: 乙, en: b}}\n"},
	{name: "circle of conditions", file: "rules.yaml", old: "    if: not heard\n", new: "    if: not heard\n    unless: urgent_case\n"},
	{name: "circle through a limit", file: "rules.yaml", old: "    start: registered\n    versions: [{cite: code.term, mark: verified, length: 6m}]\n    roll: none\n  reply", new: "    start: limit.wait\n    versions: [{cite: code.term, mark: verified, length: 6m}]\n    roll: none\n  reply"},
	{name: "missing label", file: "rules.yaml", old: "    label: {zh: 六个月等待期, en: six months of waiting}\n", new: ""},
	{name: "label in one language", file: "rules.yaml", old: "label: {zh: 六个月等待期, en: six months of waiting}", new: "label: {zh: 六个月等待期}"},
	{name: "governs missing", file: "rules.yaml", old: "    governs: {by: immediate, cite: code.answer}\n", new: ""},
	{name: "governs unknown", file: "rules.yaml", old: "{by: immediate, cite", new: "{by: imediate, cite"},
	{name: "governs by each day in a limit", file: "rules.yaml", old: "{by: immediate, cite", new: "{by: each_day, cite"},
	{name: "reading whose default is no choice", file: "pack.yaml", old: "default: tail", new: "default: tale"},
	{name: "reading with choices that do not fit", file: "rules.yaml", old: "mode: suspension", new: "mode: first_day"},
	{name: "unknown reading", file: "rules.yaml", old: "roll: rolling", new: "roll: roling"},
	{name: "unknown fact", file: "rules.yaml", old: "if: has(applied)", new: "if: has(aplied)"},
	{name: "unknown condition", file: "rules.yaml", old: "when: [refused, impact_found]", new: "when: [refused, impact_fond]"},
	{name: "unknown term", file: "rules.yaml", old: "papers: [decision]", new: "papers: [decison]"},
	{name: "unknown value", file: "rules.yaml", old: "amount: {low: fine_low", new: "amount: {low: fine_lo"},
	{name: "unknown list", file: "rules.yaml", old: "interrupt: {list: demands", new: "interrupt: {list: demand"},
	{name: "unknown title", file: "rules.yaml", old: "titles: [admin_judgment, civil_judgment]", new: "titles: [admin_judgment, civil_judgement]"},
	{name: "unknown enum word", file: "rules.yaml", old: "if: duty == pay", new: "if: duty == play"},
	{name: "unknown enum", file: "rules.yaml", old: "type: court_kind", new: "type: court_kinds"},
	{name: "unknown source", file: "facts.yaml", old: "source: field title.made", new: "source: field title.maid"},
	{name: "unknown event", file: "facts.yaml", old: "source: event demand", new: "source: event demnd"},
	{name: "unknown finding", file: "facts.yaml", old: "source: finding refusal", new: "source: finding refused"},
	{name: "unknown measure in a source", file: "facts.yaml", old: "rate for daily_fine", new: "rate for daily_fines"},
	{name: "unknown series", file: "rules.yaml", old: "series: base, times: 2", new: "series: bse, times: 2"},
	{name: "unknown calendar", file: "pack.yaml", old: "calendar: china", new: "calendar: mars"},
	{name: "covers an unknown row", file: "rules.yaml", old: "covers: [time.apply]", new: "covers: [time.apply, time.aply]"},
	{name: "row not covered", file: "rules.yaml", old: "    covers: [force.fine]\n", new: ""},
	{name: "absent not allowed", file: "facts.yaml", old: "source: event application first, change", new: "source: event application first, absent: none, change"},
	{name: "absent of the wrong type", file: "facts.yaml", old: "rate for daily_fine, absent: \"0\"", new: "rate for daily_fine, absent: none"},
	{name: "types do not fit", file: "rules.yaml", old: "if: today > deadline\n", new: "if: amount > deadline\n"},
	{name: "condition that is a day", file: "rules.yaml", old: "if: has(applied)", new: "if: applied"},
	{name: "today shifted", file: "rules.yaml", old: "if: today > deadline\n", new: "if: today > deadline + 1d and today - 1d > deadline\n"},
	{name: "limit that starts today", file: "rules.yaml", old: "    start: applied\n    governs: {by: immediate", new: "    start: applied ?? today\n    governs: {by: immediate"},
	{name: "placeholder without a name", file: "rules.yaml", old: "en: \"enforcement was applied for on {applied}\"", new: "en: \"enforcement was applied for on {aplied}\""},
	{name: "no length", file: "rules.yaml", old: "mark: verified, length: 2w}", new: "mark: verified}"},
	{name: "tail without a window", file: "rules.yaml", old: "window: 6m, ", new: ""},
	{name: "window in working days", file: "rules.yaml", old: "window: 6m", new: "window: 6wd"},
	{name: "part without a rate", file: "rules.yaml", old: ", percent_per_day: \"0.0175\"", new: ""},
	{name: "mark of no kind", file: "rules.yaml", old: "{of: decree@2005, cite: decree.levy, mark: verified", new: "{of: decree@2005, cite: decree.levy, mark: sure"},
	{name: "cited provision not in force", file: "rules.yaml", old: "{of: code@1990, cite: code.answer, mark: recalled, length: 10d}", new: "{of: code@1990, cite: code.fine, mark: recalled, length: 10d}", warns: true},
	{name: "unused fact", file: "facts.yaml", old: "lists:\n", new: "  spare: {type: bool, source: none, change: fixed, label: {zh: 备用, en: spare}, ask: {zh: 备用？, en: \"Spare?\"}}\nlists:\n", warns: true},
	{name: "no versions", file: "rules.yaml", old: "versions: [{cite: code.force, mark: verified, end: notice_end}]", new: "versions: []"},
	{name: "no dated values", file: "facts.yaml", old: "at: [{from: \"2010-01-01\", value: \"30000.00\", cite: code.fine, mark: verified}]", new: "at: []"},
	{name: "no parts", file: "rules.yaml", old: "parts: [{from: \"2000-01-01\", cite: code.interest, mark: verified, series: base, fixed_on: effective}]", new: "parts: []"},
	{name: "no choices", file: "pack.yaml", old: "    default: \"365\"\n    choices:\n      \"365\": {zh: 三百六十五日, en: \"365\"}\n      \"360\": {zh: 三百六十日, en: \"360\"}\n", new: "    default: \"365\"\n    choices: {}\n"},
	{name: "no rate table", file: "rules.yaml", old: "series: base, fixed_on", new: "series: basis, fixed_on"},
	{name: "broken expression", file: "rules.yaml", old: "if: has(applied)", new: "if: has(applied"},
	{name: "rates out of order", file: "rates.csv", old: "2014-11-22", new: "1999-11-22"},
	{name: "rate of no status", file: "rates.csv", old: "unverified", new: "guessed"},
	{name: "value that begins inside a part", file: "facts.yaml", old: `{from: "2010-01-01", value: "30000.00"`, new: `{from: "2010-01-02", value: "30000.00"`},
	{name: "selector left open", file: "facts.yaml", old: "performance_assessed[full]", new: "performance_assessed[full"},
	{name: "vector of unknown names", file: "rules.yaml", old: "accruals:\n", new: "vectors:\n  zz.day:\n    arithmetic: duration_dys\n    facts: {mad: a}\n    lists: {demand: b}\n    readings: {first_dy: c}\n    out: {days: days}\naccruals:\n"},
	{name: "no header", file: "pack.yaml", old: "pack:\n", new: "other:\n"},
}

// Every fault planted in the small pack is reported with file and line, in both languages, with the likely remedy where there is one,
// and keeps the pack from being used unless it is only a warning.
func TestBrokenPacks(t *testing.T) {
	for _, b := range broken {
		t.Run(b.name, func(t *testing.T) {
			p, problems := Load(edited(t, b.file, b.old, b.new))
			if len(problems) == 0 {
				t.Fatal("no problem was reported")
			}
			if (p != nil) != b.warns {
				t.Errorf("usable: %v, want %v", p != nil, b.warns)
			}
			golden(t, filepath.Join("broken", strings.ReplaceAll(b.name, " ", "_")+".txt"), problems.In(i18n.EN)+"\n\n"+problems.In(i18n.ZH)+"\n")
		})
	}
}

// No line put in place of another makes loading panic; a pack that still loads can be run.
func FuzzLoad(f *testing.F) {
	for i, text := range []string{
		"", "    - x", "    versions: [{cite: code.term, mark: verified, length: 24h}]", "    start: limit.apply", "    if: open.daily_fine", "    when: []",
		"    versions: [{of: code@2010, cite: code.term, mark: verified, end: notice_end, length: 9999y}]", "    titles: [all]", "    from: \"2010-01-01\"",
		"    until: limit.wait", "    cap: small_sum", "    unless: blocked", "      usual: {value: second_court, if: elevated, cite: code.term, mark: verified, text: {zh: 一, en: a}}",
	} {
		f.Add(uint16(i*31), text)
	}
	data, err := os.ReadFile("testdata/packs/small/rules.yaml")
	if err != nil {
		f.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	f.Fuzz(func(t *testing.T, at uint16, text string) {
		if strings.Count(text, "\n") > 3 || len(text) > 300 {
			return
		}
		changed := slices.Clone(lines)
		changed[int(at)%len(lines)] = text
		folder := edited(t, "rules.yaml", string(data), strings.Join(changed, "\n"))
		p, problems := Load(folder)
		for _, prob := range problems {
			if prob.In(i18n.ZH) == "" {
				t.Fatalf("no message in Chinese: %+v", prob)
			}
		}
		if p != nil {
			RunTests(p)
		}
	})
}
