package view

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
)

// words puts the things of a pack into the words and links of a reader.
type words struct{ wording.Words }

func newWords(l i18n.Lang, p *law.Pack) words { return words{wording.Words{Lang: l, Pack: p}} }

func (w words) t(key string, args ...any) string { return i18n.T(w.Lang, key, args...) }

func (w words) n(n int, key string, args ...any) string { return i18n.N(w.Lang, n, key, args...) }

// tones are the looks of the states.
var tones = map[law.State]Tone{
	law.Running: Info, law.Met: Good, law.Late: Bad, law.Lapsed: Bad, law.Undetermined: Unknown,
	law.Open: Good, law.Closed: Neutral, law.NotApplicable: Neutral, law.NotStarted: Neutral, law.Due: Info,
}

// state is the tag of a state.
func (w words) state(s law.State) Tag { return Tag{tones[s], w.State(s)} }

// longDay prints a day as people write it, with its weekday: 2026年3月5日（星期四） | Thursday 5 March 2026.
func (w words) longDay(d civil.Day) string {
	y, m, day := d.YMD()
	weekday := i18n.T(w.Lang, "web.weekday."+strconv.Itoa(d.Weekday())) //i18n:keys web.weekday.*
	month := i18n.T(w.Lang, "web.month."+strconv.Itoa(m))               //i18n:keys web.month.*
	return w.t("web.day.long", "year", y, "month", month, "day", day, "weekday", weekday)
}

// cite is an article with its link, as it stood in the version that governs.
func (w words) cite(c law.Citation) Cite {
	out := Cite{Text: w.In(c), Notes: w.CiteNotes(c)}
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

// path is a path under the reader's language; each part is escaped.
func (w words) path(parts ...string) string {
	out := "/" + string(w.Lang)
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
	return w.t("web.incomplete", "reasons", w.Clauses(each.Mapped(gaps, func(id string) string { return w.In(w.Pack.Gaps.M[id].Reason) })))
}
