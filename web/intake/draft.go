package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"mandamus/docket"
	"mandamus/store"
	"mandamus/web/page"
)

// draftKind is what drafts of this package are called among those of an owner.
const draftKind = "intake"

// row is one party, person or paper of a section, or its only row: what was typed, by field.
type row map[string]string

// section is what was typed at a step.
type section []row

// draft is an application half taken in.
type draft struct {
	ID       string             `json:"-"`
	Saved    time.Time          `json:"-"`
	version  int                // of the store
	Sections map[string]section `json:"sections"`
	Filed    docket.ID          `json:"filed,omitempty"` // where it was filed; then it has no sections any more
}

// one returns the only row of a section, never nil.
func (d *draft) one(step string) row {
	if s := d.Sections[step]; len(s) > 0 {
		return s[0]
	}
	return row{}
}

// mark names what a section says, so that a form can tell whether it has changed since.
func (s section) mark() string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // texts only
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// loadDraft returns a draft of the visitor.
func loadDraft(v *page.Visit, id string) (*draft, error) {
	kept, err := v.App().Store.Draft(v.Ctx(), v.Actor.ID, id)
	if err != nil {
		return nil, err
	}
	return read(kept)
}

// read reads a draft as the store has it.
func read(kept store.Draft) (*draft, error) {
	d := &draft{ID: kept.ID, Saved: kept.Saved, version: kept.Version}
	if kept.Kind != draftKind {
		return nil, store.ErrNotFound
	}
	if err := json.Unmarshal([]byte(kept.Body), d); err != nil {
		return nil, err
	}
	if d.Sections == nil {
		d.Sections = map[string]section{}
	}
	return d, nil
}

// drafts returns those of the visitor that are not filed, the one saved last first.
func drafts(v *page.Visit) ([]*draft, error) {
	kept, err := v.App().Store.Drafts(v.Ctx(), v.Actor.ID)
	if err != nil {
		return nil, err
	}
	var out []*draft
	for _, k := range kept {
		d, err := read(k)
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return nil, err
		case d.Filed == "":
			out = append(out, d)
		}
	}
	return out, nil
}

// save keeps a draft. *store.Stale: another window has saved it meanwhile.
func (d *draft) save(v *page.Visit) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	at := v.Site.Now().UTC().Truncate(time.Microsecond)
	kept := store.Draft{Owner: v.Actor.ID, ID: d.ID, Kind: draftKind, Docket: string(d.Filed), Body: string(body), Saved: at, Version: d.version}
	version, err := v.App().Store.SaveDraft(v.Ctx(), kept)
	if err == nil {
		d.version, d.Saved = version, at
	}
	return err
}

// tries is how often a section is written anew where another window writes other sections at the same moment.
const tries = 5

// errChanged: the section has changed since the form was shown.
var errChanged = errors.New("the section has changed")

// put keeps one section of a draft, whatever other windows do to its other sections. It returns the draft as it is then. errChanged: the
// section is not the one with the mark.
func put(v *page.Visit, id, step string, typed section, mark string) (*draft, error) {
	for range tries {
		d, err := loadDraft(v, id)
		switch {
		case err != nil:
			return nil, err
		case d.Filed != "":
			return d, nil
		case d.Sections[step].mark() != mark && d.Sections[step].mark() != typed.mark():
			return d, errChanged
		}
		d.Sections[step] = typed
		err = d.save(v)
		var stale *store.Stale
		if !errors.As(err, &stale) {
			return d, err
		}
	}
	return nil, &store.Stale{What: "draft", ID: id}
}

// blank reports whether nothing was typed into a row.
func (r row) blank() bool {
	for _, value := range r {
		if value != "" {
			return false
		}
	}
	return true
}

// typed returns the rows in which something was typed.
func (s section) typed() section {
	return slices.DeleteFunc(slices.Clone(s), row.blank)
}
