package app

import (
	"context"
	"encoding/json"
	"time"

	"mandamus/calendar"
	"mandamus/publog"
	"mandamus/store"
)

// PublishedFile is a file that everybody may fetch, as the public record says of it.
type PublishedFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // in hexadecimal digits
	Size   int64  `json:"size"`   // number of entries of the log it was made of
}

// EnterFile puts the hash of a file on the public record, and returns the index of the entry. A file with this name and hash that is there
// already is not entered again. ErrNotLogged: the desk keeps no record.
func (a *App) EnterFile(ctx context.Context, f PublishedFile) (int64, error) {
	if a.Public == nil {
		return 0, ErrNotLogged
	}
	public, err := json.Marshal(f)
	if err != nil {
		return 0, err
	}
	now := a.now()
	year, _, _ := calendar.LegalDay(now).YMD()
	entry := store.Unlogged{Series: store.Series{Year: year, Kind: publog.KindPublished}, Make: func(number int) ([]byte, error) {
		return publog.Entry{V: publog.Version, Kind: publog.KindPublished, Year: year, Number: number, At: now.Format(time.RFC3339), Public: public}.Canonical()
	}}
	logged, err := a.Store.LogAppend(ctx, store.LogWrite{Entries: []store.Unlogged{entry}, Key: "file " + f.Name + " " + f.SHA256, At: now})
	if err != nil {
		return 0, err
	}
	return logged[0].Index, nil
}
