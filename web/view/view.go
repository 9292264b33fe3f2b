// Package view says what a page shows, as data: it turns assessments, case files and packs of law into the words, tags and links of
// one reader. The templates of package web only set it.
//
// Words. A tag is a state in one word with a tone; the tone never carries the meaning alone. A light line names a slot and why, without its
// conditions. A limit is over when somebody had to act and did not in time. Outcomes, obstacles, lacks and blocks are those of package
// report/wording, which says what the terminal says too.
//
// Links are paths of this site, under the reader's language: /zh/law/provisions/all.daily_fine. Days are printed as they stand in the
// tables of the law, 2025-03-31, in running text as people write them.
//
// The package judges nothing: what a page says of the law is what package law found. It knows no request, no template and no clock.
package view

import "net/url"

// Tone is how a tag looks: over or failed, soon or partial, done or available, for information, neutral, not known.
type Tone string

// The tones; the letters are the ends of their class names.
const (
	Bad     Tone = "r"
	Warn    Tone = "a"
	Good    Tone = "g"
	Info    Tone = "b"
	Neutral Tone = "n"
	Unknown Tone = "q"
)

// Tag is a state in one word.
type Tag struct {
	Tone Tone
	Text string
}

// Link is a text that leads somewhere; without a URL it is only a text.
type Link struct {
	Text string
	URL  string
}

// Field is a label with what it is about.
type Field struct {
	Label string
	Text  string
	Cites []Cite
}

// Cite is an article with what has to be said about it: how far its text was seen, and why it applies where it does not say so itself.
type Cite struct {
	Text  string
	URL   string
	Notes []string
}

// Options say for whom and how a page is made.
type Options struct {
	Full bool // every condition of every measure, not only of the principal ones
}

// withQuery puts a query behind a path.
func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
