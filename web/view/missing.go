package view

import (
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
)

// Question is a fact the file does not give, and how many slots hang on it.
type Question struct {
	Fact, Ask string
	Decides   int
}

// shownQuestions is how many questions stand in front of the others.
const shownQuestions = 6

// questions are the questions of all obligations, the most decisive first.
func (c *caseMaker) questions() (first, further []Question) {
	all := each.Mapped(wording.Questions(c.a.Positions), func(q law.Question) Question { return Question{q.Fact, c.In(q.Ask), q.Decides} })
	n := min(shownQuestions, len(all))
	return all[:n], all[n:]
}
