package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"mandamus/store"
)

// SavedView is a list of cases that somebody has given a name: what it asks for, as the query of its address. It is theirs alone.
type SavedView struct {
	ID    string
	Name  string
	Query string
	Saved time.Time
}

// Bounds of saved views.
const (
	ViewsMost    = 30   // of one person
	viewNameMost = 40   // signs
	viewMost     = 2000 // bytes of the query
)

// viewKind is the kind of the drafts that views are kept as.
const viewKind = "view"

// viewBody is a view as it is kept.
type viewBody struct {
	Name  string `json:"name"`
	Query string `json:"query"`
}

// SavedViews returns the views of the actor by name. *Denied: the actor has no list of cases.
func (a *App) SavedViews(ctx context.Context, x Actor) ([]SavedView, error) {
	// Whoever has no list has no views. Above all who came with an access code: their id is that of the party in a case, and stands for
	// somebody else in the next.
	if _, err := a.sight(x, "case.list"); err != nil {
		return nil, err
	}
	drafts, err := a.Store.Drafts(ctx, x.ID)
	if err != nil {
		return nil, err
	}
	var out []SavedView
	for _, d := range drafts {
		var body viewBody
		if d.Kind == viewKind && json.Unmarshal([]byte(d.Body), &body) == nil {
			out = append(out, SavedView{ID: d.ID, Name: body.Name, Query: body.Query, Saved: d.Saved})
		}
	}
	slices.SortFunc(out, func(v, w SavedView) int { return strings.Compare(v.Name, w.Name) })
	return out, nil
}

// SaveView keeps a view under a name; one of that name is replaced.
func (a *App) SaveView(ctx context.Context, x Actor, name, query string) error {
	views, err := a.SavedViews(ctx, x)
	if err != nil {
		return err
	}
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return wrong("name", "app.view.name")
	case utf8.RuneCountInString(name) > viewNameMost || !utf8.ValidString(name):
		return wrong("name", "app.view.long", "most", viewNameMost)
	case len(query) > viewMost:
		return wrong("query", "app.view.query")
	}
	body, err := json.Marshal(viewBody{name, query})
	if err != nil {
		return err
	}
	draft := store.Draft{Owner: x.ID, Kind: viewKind, Body: string(body), Saved: a.now()}
	if i := slices.IndexFunc(views, func(v SavedView) bool { return v.Name == name }); i >= 0 {
		old, err := a.Store.Draft(ctx, x.ID, views[i].ID)
		if err != nil {
			return err
		}
		draft.ID, draft.Version = old.ID, old.Version
	} else if len(views) >= ViewsMost {
		return wrong("name", "app.view.many", "most", ViewsMost)
	} else if draft.ID, err = a.mint(draft.Saved); err != nil {
		return err
	}
	_, err = a.Store.SaveDraft(ctx, draft)
	return err
}

// DropView throws a view away. store.ErrNotFound: the actor has none with that id.
func (a *App) DropView(ctx context.Context, x Actor, id string) error {
	views, err := a.SavedViews(ctx, x)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(views, func(v SavedView) bool { return v.ID == id }) {
		return store.ErrNotFound
	}
	return a.Store.DeleteDraft(ctx, x.ID, id)
}
