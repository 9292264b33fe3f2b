package view

import (
	"slices"

	"mandamus/law"
)

// Question is a fact the file does not give, and how many slots hang on it.
type Question struct {
	Fact, Ask string
	Decides   int
}

// shownQuestions is how many questions stand in front of the others.
const shownQuestions = 6

// questions are the questions of all obligations, each once, with the slots that hang on it added up; the most decisive first.
func (c *caseMaker) questions() (first, further []Question) {
	var all []Question
	for _, pos := range c.a.Positions {
		for _, q := range pos.Questions {
			all = c.addQuestion(all, q)
		}
	}
	slices.SortStableFunc(all, func(a, b Question) int { return b.Decides - a.Decides })
	n := min(shownQuestions, len(all))
	return all[:n], all[n:]
}

func (c *caseMaker) addQuestion(all []Question, q law.Question) []Question {
	if i := slices.IndexFunc(all, func(o Question) bool { return o.Fact == q.Fact }); i >= 0 {
		all[i].Decides += q.Decides
		return all
	}
	return append(all, Question{q.Fact, c.in(q.Ask), q.Decides})
}
