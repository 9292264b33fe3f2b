package house

import "testing"

func TestEventsPageListsEveryKind(t *testing.T) {
	// docs/events.md lists each kind of event of the docket, and nothing that is not there.
	got, err := checkEvents(repository)
	wantFindings(t, got, err)
}

func TestEventFaultsAreFound(t *testing.T) {
	// A kind the page leaves out and one that is gone are found; what a sentence of the page names is no entry.
	tree := planted(
		"docket/kindtable.go", "package docket\n\nvar k = []Kind{kind[A](\"case.opened\"), kind[B](\"note.added\")}\n",
		"docs/events.md", "As in `note.added`.\n\n| the case | `case.opened` `case.lost` |\n",
	)
	got, err := checkEvents(tree)
	wantFindings(t, got, err, "add the kind `note.added`", "no docket has the kind case.lost")
}
