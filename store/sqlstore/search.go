package sqlstore

var textsTarget = upsert("search_texts", []string{"docket"}, []string{"id", "court", "text"})

// text stores the search text of a case and puts its words into the index.
func (w *writing) text(is *models) {
	w.bulk.add(textsTarget, string(is.Case.Docket), is.Case.ID, is.Case.Court, is.Search)
	w.before = append(w.before, w.engine.Index(is.Case.ID, indexed(is.Case.Court, is.Search))...)
}

// indexed are the words under which a case is found.
func indexed(court, text string) []string {
	return append([]string{courtWord(court)}, wordsOf(text)...)
}
