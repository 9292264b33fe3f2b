package view

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
)

//i18n:keys report.state.*
//i18n:keys report.mark.*
//i18n:keys report.basis.*

// words puts the things of a pack into the words of a reader.
type words struct {
	lang i18n.Lang
	pack *law.Pack
}

func (w words) t(key string, args ...any) string { return i18n.T(w.lang, key, args...) }

func (w words) n(n int, key string, args ...any) string { return i18n.N(w.lang, n, key, args...) }

// in is a text of the pack or the case file in the reader's language.
func (w words) in(text i18n.Localizer) string { return text.In(w.lang) }

// term is the label of an office, paper or word of the pack.
func (w words) term(id string) string { return w.in(w.pack.Term(id)) }

// word is the label of a word of a closed list of the case file; empty for no word.
func (w words) word(list, word string) string {
	if word == "" {
		return ""
	}
	return w.in(casefile.Label(list, word))
}

// fact is the label of a fact of the pack.
func (w words) fact(id string) string { return w.in(w.pack.Facts.M[id].Label) }

// items joins words as a list: 甲、乙 | a, b.
func (w words) items(words []string) string { return strings.Join(words, w.t("report.comma")) }

// clauses joins clauses as a sentence does: 甲；乙 | a; b.
func (w words) clauses(words []string) string { return strings.Join(words, w.t("report.semicolon")) }

// dotted joins what stands side by side without a sentence, leaving out what is empty.
func dotted(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " · ")
}

// noted puts a note in brackets behind a text; no note leaves the text as it is.
func (w words) noted(text, note string) string {
	if note == "" {
		return text
	}
	return w.t("report.noted", "text", text, "note", note)
}

// tones are the looks of the states.
var tones = map[law.State]Tone{
	law.Running: Info, law.Met: Good, law.Late: Bad, law.Lapsed: Bad, law.Undetermined: Unknown,
	law.Open: Good, law.Closed: Neutral, law.NotApplicable: Neutral, law.NotStarted: Neutral, law.Due: Info,
}

// state is the tag of a state.
func (w words) state(s law.State) Tag { return Tag{tones[s], w.stateWord(s)} }

// stateWord is the word for a state or for the value of a determination.
func (w words) stateWord(s law.State) string {
	if _, ok := tones[s]; ok {
		return i18n.T(w.lang, "report.state."+string(s))
	}
	if s == "" {
		return w.t("report.state.none")
	}
	return w.term(string(s))
}

// earliest is a day before which the engine's dates stand for “some day in the past”.
var earliest = civil.Date(1900, 1, 1)

// day prints a date as exactly as it is known; the zero date is the empty text.
func (w words) day(d civil.Partial) string {
	switch {
	case d == civil.Partial{}:
		return ""
	case d.First < earliest:
		return w.t("report.day.unknown")
	case d.Last >= civil.MaxDay:
		return w.t("web.day.or_later", "first", d.First)
	case strings.Contains(d.String(), ".."):
		return w.t("report.day.between", "first", d.First, "last", d.Last)
	}
	return d.String()
}

// date prints a date of the case file.
func (w words) date(d casefile.Date) string {
	if d.Unknown {
		return w.t("report.day.unknown")
	}
	return d.String()
}

// longDay prints a day as people write it, with its weekday: 2026年3月5日（星期四） | Thursday 5 March 2026.
func (w words) longDay(d civil.Day) string {
	y, m, day := d.YMD()
	weekday := i18n.T(w.lang, "web.weekday."+strconv.Itoa(d.Weekday())) //i18n:keys web.weekday.*
	month := i18n.T(w.lang, "web.month."+strconv.Itoa(m))               //i18n:keys web.month.*
	return w.t("web.day.long", "year", y, "month", month, "day", day, "weekday", weekday)
}

// length is a length of time in words; what is none stays as it is.
func (w words) length(s string) string {
	if p, err := civil.ParsePeriod(s); err == nil {
		return p.Label(string(w.lang))
	}
	return s
}

// sum is a sum of money or a range of it.
func (w words) sum(r money.Range) string { return w.t("report.yuan", "sum", r.String()) }

// cite is an article with its link, as it stood in the version that governs.
func (w words) cite(c law.Citation) Cite {
	out := Cite{Text: w.in(c)}
	if c.Mark != "" && c.Mark != "verified" {
		out.Notes = append(out.Notes, i18n.T(w.lang, "report.mark."+string(c.Mark)))
	}
	if c.Basis != "" && c.Basis != "text" {
		out.Notes = append(out.Notes, i18n.T(w.lang, "report.basis."+string(c.Basis)))
	}
	if c.Provision != "" {
		out.URL = w.provisionURL(c.Provision) + "#" + anchor(c.Version)
	}
	return out
}

// cites are articles, each once.
func (w words) cites(cs []law.Citation) []Cite {
	var out []Cite
	for _, c := range cs {
		if made := w.cite(c); c.Provision != "" && !slices.ContainsFunc(out, func(o Cite) bool { return o.Text == made.Text }) {
			out = append(out, made)
		}
	}
	return out
}

// person is the post of an office-holder of the file.
func (w words) person(f *casefile.File, id string) string {
	for _, p := range f.Persons {
		if p.ID == id {
			return cmp.Or(w.in(p.Post), id)
		}
	}
	return id
}

// path is a path under the reader's language; each part is escaped.
func (w words) path(parts ...string) string {
	out := "/" + string(w.lang)
	for _, p := range parts {
		out += "/" + url.PathEscape(p)
	}
	return out
}

func (w words) provisionURL(id string) string { return w.path("law", "provisions", id) }

// ruleURL is the page of a rule: kind limit, measure, accrual, determine, condition or value.
func (w words) ruleURL(kind, id string) string { return w.path("law", "rules", kind, id) }

// anchor makes an id of a page out of the id of a version.
func anchor(version string) string {
	return "v-" + strings.NewReplacer("@", "-", ".", "-", " ", "-").Replace(version)
}

// incomplete names what the pack does not model and a result would need.
func (w words) incomplete(gaps []string) string {
	if len(gaps) == 0 {
		return ""
	}
	return w.t("web.incomplete", "reasons", w.clauses(mapped(gaps, func(id string) string { return w.in(w.pack.Gaps.M[id].Reason) })))
}

func mapped[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, x := range in {
		out[i] = f(x)
	}
	return out
}

func kept[T any](in []T, keep func(T) bool) []T {
	var out []T
	for _, x := range in {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
