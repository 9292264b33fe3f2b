package record

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/publog"
)

// DayCommitment is what the log commits to for a court and a day: how many cases it has at which stage, how they ended, how many entries of
// which kind there are, how far each series goes, and what is withheld since when. Nothing of it may ever become less, but for stages and for
// what is withheld.
type DayCommitment struct {
	Day      string           `json:"day"`
	Size     int64            `json:"size"` // of the log when it was counted
	Cases    int64            `json:"cases"`
	Stages   Counts           `json:"stages,omitempty"`
	Outcomes Counts           `json:"outcomes,omitempty"`
	Kinds    Counts           `json:"kinds,omitempty"`  // entries ever, by kind with version
	Series   map[string]int   `json:"series,omitempty"` // last number, by "year kind"; of the year of the day and the one before
	Withheld []WithheldByRule `json:"withheld,omitempty"`
}

// WithheldByRule are the entries of a court that wait to be opened under a rule.
type WithheldByRule struct {
	Rule   Reveal `json:"rule"`
	Count  int64  `json:"count"`
	Oldest string `json:"oldest"` // legal day on which the oldest of them was recorded
}

// Commit returns the commitment of a court for a day: counts of its cases from the fold, of its entries from the tally; rules are the
// withheld entries by the rule under which they wait, which only the store knows.
func Commit(today civil.Day, court string, cases Counts, t *Tally, rules map[int64]Reveal) DayCommitment {
	year, _, _ := today.YMD()
	out := DayCommitment{Day: today.String(), Size: t.Size, Cases: cases["cases"], Stages: cases.Below("stage"), Outcomes: cases.Below("outcome"),
		Kinds: Counts{}, Series: map[string]int{}}
	for key, last := range t.Last {
		s := seriesOf(key)
		if s.Court != court || s.Kind == publog.KindDayCommitted {
			continue
		}
		out.Kinds[s.Kind] += int64(last)
		if s.Year >= year-1 {
			out.Series[fmt.Sprintf("%d %s", s.Year, s.Kind)] = last
		}
	}
	out.Withheld = t.withheld(court, rules)
	return out
}

// withheld counts what waits to be opened of a court, by rule. What the store knows no rule of counts under never.
func (t *Tally) withheld(court string, rules map[int64]Reveal) (out []WithheldByRule) {
	for _, rule := range Reveals[1:] {
		w := WithheldByRule{Rule: rule}
		for _, index := range sortedKeys(t.Waiting) {
			if e := t.Waiting[index]; e.Court == court && cmp.Or(rules[index], Never) == rule {
				w.Count++
				w.Oldest = cmp.Or(w.Oldest, e.On.String())
			}
		}
		if w.Count > 0 {
			out = append(out, w)
		}
	}
	return out
}

// Entry returns the commitment as an entry that only lacks its number.
func (d DayCommitment) Entry(court string, at time.Time) Projected {
	out := projected(court, at)
	out.Kind, out.Day, out.Public = publog.KindDayCommitted, d.Day, written(d)
	return out
}

// ReadDay reads the commitment in an entry; ok is false where there is none.
func ReadDay(e publog.Entry) (d DayCommitment, ok bool) {
	if e.Kind != publog.KindDayCommitted || json.Unmarshal(e.Public, &d) != nil {
		return DayCommitment{}, false
	}
	_, err := civil.ParseDay(d.Day)
	return d, err == nil && d.Day == e.Day
}

// Check returns what is wrong with the commitment of a court that follows another: days left out or again, and counts that have become
// less. The zero DayCommitment before is none.
func Check(court string, prev, next DayCommitment) []Flaw {
	var out []Flaw
	note := func(code, what string, before, after int64) {
		out = append(out, Flaw{Code: code, Court: court, What: what, Before: before, After: after})
	}
	if prev.Day == "" {
		return nil
	}
	before, _ := civil.ParseDay(prev.Day)
	after, _ := civil.ParseDay(next.Day)
	switch {
	case after <= before:
		note("day.again", next.Day, int64(before), int64(after))
	case after > before.AddDays(1):
		note("day.missing", before.AddDays(1).String(), int64(before), int64(after))
	}
	shrunk := func(what string, a, b int64) {
		if b < a {
			note("count.shrunk", what, a, b)
		}
	}
	shrunk("size", prev.Size, next.Size)
	shrunk("cases", prev.Cases, next.Cases)
	for _, kind := range prev.Kinds.Keys() {
		shrunk(kind, prev.Kinds[kind], next.Kinds[kind])
	}
	year, _, _ := after.YMD()
	for _, s := range slices.Sorted(maps.Keys(prev.Series)) {
		if now, there := next.Series[s]; there || !strings.HasPrefix(s, fmt.Sprintf("%d ", year-2)) {
			shrunk(s, int64(prev.Series[s]), int64(now))
		}
	}
	return out
}

// committed checks a commitment against the one before it, and against what the log comes to so far.
func (t *Tally) committed(index int64, e publog.Entry) []Flaw {
	next, ok := ReadDay(e)
	if !ok {
		return []Flaw{{Code: "day.form", Index: index, Court: e.Court}}
	}
	flaws := append(Check(e.Court, t.Days[e.Court], next), t.against(e.Court, next)...)
	for i := range flaws {
		flaws[i].Index = index
	}
	t.Days[e.Court] = next
	return flaws
}

// against compares a commitment with the log: how far each series goes is what the log has, or where the court got entries after it was
// counted, not more.
func (t *Tally) against(court string, d DayCommitment) (out []Flaw) {
	actual := map[string]int{}
	day, _ := civil.ParseDay(d.Day)
	year, _, _ := day.YMD()
	for key, last := range t.Last {
		if s := seriesOf(key); s.Court == court && s.Kind != publog.KindDayCommitted && s.Year >= year-1 {
			actual[fmt.Sprintf("%d %s", s.Year, s.Kind)] = last
		}
	}
	touched, ever := t.Touched[court]
	exact := !ever || touched < d.Size
	names := slices.Concat(slices.Collect(maps.Keys(actual)), slices.Collect(maps.Keys(d.Series)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if got, last := d.Series[name], actual[name]; got > last || exact && got != last {
			out = append(out, Flaw{Code: "count.wrong", Court: court, What: name, Before: int64(last), After: int64(got)})
		}
	}
	if d.Size >= t.Size {
		out = append(out, Flaw{Code: "count.wrong", Court: court, What: "size", Before: t.Size - 1, After: d.Size})
	}
	return out
}

// recordedOn returns the legal day on which an entry was recorded.
func recordedOn(e publog.Entry) civil.Day {
	at, err := time.Parse(stampForm, e.At)
	if err != nil {
		return civil.MinDay
	}
	return calendar.LegalDay(at)
}

// seriesOf reads the key of a series.
func seriesOf(key string) (s Series) {
	court, rest, _ := strings.Cut(key, " ")
	year, kind, _ := strings.Cut(rest, " ")
	_, _ = fmt.Sscan(year, &s.Year)
	s.Court, s.Kind = court, kind
	return s
}

func sortedKeys[V any](m map[int64]V) []int64 { return slices.Sorted(maps.Keys(m)) }
