package intake

import (
	"mandamus/docket"
)

// Sentence is one of the operative part, with what is said of it.
type Sentence struct {
	Span
	Text   string
	Duties []*docket.Obligation // quoted from it
	None   string               // why it carries no duty: a word of docket.PassageReasons
}

// Done reports whether it is said what the sentence carries.
func (s Sentence) Done() bool { return len(s.Duties) > 0 || s.None != "" }

// covered returns the sentences of the operative part of a docket. Duties and passages anchored in another text do not count; a duty
// counts before a passage set aside.
func covered(d *docket.Docket) []Sentence {
	if d.Operative == nil {
		return nil
	}
	text, ok := d.Operative.Text.Value()
	if !ok {
		return nil
	}
	runes, hash := []rune(text), docket.TextHash(text)
	var out []Sentence
	for _, s := range sentences(runes) {
		sentence := Sentence{Span: s, Text: s.within(runes)}
		for _, o := range d.Obligations {
			if a := o.Anchor; a != nil && a.Text == hash && s.overlaps(Span{a.From, a.To}) {
				sentence.Duties = append(sentence.Duties, o)
			}
		}
		for _, p := range d.SetAside {
			if len(sentence.Duties) == 0 && p.Text == hash && s.overlaps(Span{p.From, p.To}) {
				sentence.None = p.Reason
			}
		}
		out = append(out, sentence)
	}
	return out
}

// progress counts the sentences of which it is said what they carry.
func progress(all []Sentence) (done int) {
	for _, s := range all {
		if s.Done() {
			done++
		}
	}
	return done
}
