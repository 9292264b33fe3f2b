// Package open is what everybody sees of the public record, without signing in: cases, bodies, courts, figures, and the log itself entry by
// entry.
//
// Words. A chip is a link to the entry that says what stands beside it. A line is an entry of a case as people read it. The explorer shows
// the log as it is: checkpoint, cosignatures, entries in their canonical bytes, and for each the proof that the checkpoint holds it. A feed
// tells what was recorded since, a calendar the days to come.
//
// All is the same for everybody: nobody is looked up, nothing is remembered, and caches may keep the pages for a minute. What is shown is
// computed from entries alone, with the names of bodies from the register. The package writes nothing and does not decide what is public:
// that does the policy of package record.
package open

import (
	"embed"
	"html/template"
	"slices"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/record"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys open.duty.*

//go:embed templates
var templates embed.FS

// Pages are the templates of the package.
func Pages() page.Screens { return page.Screens{Name: "open", Files: templates, Funcs: functions} }

// Routes declares the pages.
func Routes(r *page.Router) {
	for _, route := range []struct {
		pattern string
		handler page.Handler
	}{
		{"", home}, {"/feed.atom", recordFeed},
		{"/cases/{ref}", inCase(showCase)}, {"/cases/{ref}/feed.atom", inCase(caseFeed)}, {"/cases/{ref}/calendar.ics", inCase(caseCalendar)},
		{"/bodies", bodies}, {"/bodies/{id}", body}, {"/bodies/{id}/feed.atom", bodyFeed},
		{"/courts/{code}", court}, {"/courts/{code}/feed.atom", courtFeed},
		{"/figures", figures}, {"/log", explore}, {"/log/{index}", entry}, {"/log/{index}/entry", entryBytes}, {"/log/{index}/proof", entryProof},
	} {
		r.Share("/open"+route.pattern, route.handler)
	}
	r.Bare("/sitemap.xml", sitemap)
}

// functions are what the templates call beside those of every page.
func functions(l i18n.Lang) template.FuncMap {
	return template.FuncMap{
		"word": func(list, word string) string { return word2(list, word).In(l) },
		"stage": func(stage string) view.Tag {
			return view.Tag{Tone: stageTone(stage), Text: app.StageLabel(stage).In(l)}
		},
		"duty": func(state string) view.Tag {
			return view.Tag{Tone: dutyTone(state), Text: i18n.T(l, "open.duty."+state)}
		},
		"kind":   func(kind string) string { return kindLabel(kind).In(l) },
		"sum":    sum,
		"rule":   func(r record.Reveal) string { return r.Label().In(l) },
		"at":     func(index *int64) int64 { return *index },
		"say":    func(t i18n.Text) string { return t.In(l) },
		"length": func(length string) string { return lengthOf(l, length) },
		"link":   func(text, url string) view.Link { return view.Link{Text: text, URL: url} },
	}
}

// word2 is a word of a closed list of the case file or of the docket; any other word stands for itself.
func word2(list, word string) i18n.Localizer {
	if slices.Contains(casefile.Words(list), word) {
		return casefile.Label(list, word)
	}
	return docket.Said(list, word)
}

// kindLabel is what an entry of a kind is called; a kind that this program does not know stands for itself.
func kindLabel(kind string) i18n.Localizer {
	if k, ok := docket.KindOf(kind); ok {
		return k.Label()
	}
	if key, ok := logKinds[kind]; ok {
		return i18n.M(key)
	}
	return i18n.Text{ZH: kind, EN: kind}
}

// sum is a sum in yuan with its separators; what is none stands for itself.
func sum(yuan string) string {
	f, err := money.ParseYuan(yuan)
	if err != nil {
		return yuan
	}
	return f.Grouped()
}

func stageTone(stage string) view.Tone {
	switch stage {
	case "performed":
		return view.Good
	case "halted":
		return view.Warn
	case "enforcing", "registered":
		return view.Info
	}
	return view.Neutral
}

// dutyTone: that a duty is open is no fault by itself, so it is not red.
func dutyTone(state string) view.Tone {
	switch state {
	case record.Performed:
		return view.Good
	case record.Open, record.Partly:
		return view.Warn
	}
	return view.Neutral
}
