package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"mandamus/calendar"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/law/parcel"
	"mandamus/store"
)

// The law of a court is kept as sheets: the pack that was installed, the holiday notices, and beside each what was in force before it,
// so that an installation that was interrupted can be taken up. What is not installed comes with the program.

// Lawbook is the law a court goes by.
type Lawbook struct {
	Pack      *law.Pack
	Installed *parcel.Parcel   // the pack; nil: the one that comes with the program
	Notices   []*parcel.Parcel // of holidays, in the order in which they were installed
	Version   string           // of the sheets it was read from, as LawVersion has it
}

// State names the law by its digests.
func (b *Lawbook) State() docket.LawState {
	return docket.LawState{Pack: b.Pack.Digest(), Calendar: b.Pack.Calendar().Digest()}
}

// lawSheets are the texts of the sheets of a lawbook; empty: nothing is installed.
type lawSheets struct {
	pack    string // a parcel
	notices string // a JSON list of parcels
	version string // as LawVersion has it
}

func packSheet(jurisdiction string) string     { return "law." + jurisdiction }
func calendarSheet(jurisdiction string) string { return "calendar." + jurisdiction }
func before(sheet string) string               { return sheet + ".before" }

// SheetReader reads sheets: a store does, and a backup of one.
type SheetReader interface {
	Sheet(ctx context.Context, name string) (store.Sheet, error)
}

// LoadLaw reads the law a store goes by; shipped is the pack that comes with the program.
func LoadLaw(ctx context.Context, sheets SheetReader, jurisdiction string, shipped fs.FS) (*Lawbook, error) {
	texts, err := readLaw(ctx, sheets, jurisdiction)
	if err != nil {
		return nil, err
	}
	return texts.book(shipped)
}

func readLaw(ctx context.Context, sheets SheetReader, jurisdiction string) (texts lawSheets, err error) {
	pack, err := sheetOrNone(ctx, sheets, packSheet(jurisdiction))
	if err != nil {
		return texts, err
	}
	notices, err := sheetOrNone(ctx, sheets, calendarSheet(jurisdiction))
	return lawSheets{pack: pack.Text, notices: notices.Text, version: lawVersion(pack.Version, notices.Version)}, err
}

// sheetOrNone is a sheet; one without a version where there is none.
func sheetOrNone(ctx context.Context, sheets SheetReader, name string) (store.Sheet, error) {
	s, err := sheets.Sheet(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return store.Sheet{Name: name}, nil
	}
	return s, err
}

// book loads the law the texts come to.
func (t lawSheets) book(shipped fs.FS) (*Lawbook, error) {
	out := &Lawbook{Version: t.version}
	files := shipped
	if t.pack != "" {
		p, err := parcel.Again([]byte(t.pack))
		if err != nil {
			return nil, err
		}
		if files, err = p.Folder(); err != nil {
			return nil, err
		}
		out.Installed = p
	}
	days, err := out.calendar(t.notices)
	if err != nil {
		return nil, err
	}
	pack, problems := law.Load(files, law.WithCalendar(days))
	if pack == nil {
		return nil, problems.Errors()
	}
	out.Pack = pack
	return out, nil
}

// calendar lays the notices over the calendar that comes with the program.
func (b *Lawbook) calendar(notices string) (*calendar.Calendar, error) {
	all, err := noticesOf(notices)
	if err != nil {
		return nil, err
	}
	days := calendar.China()
	for _, raw := range all {
		p, err := parcel.Again(raw)
		if err != nil {
			return nil, err
		}
		for _, text := range p.Files {
			if days, err = days.Extend(strings.NewReader(text)); err != nil {
				return nil, err
			}
		}
		b.Notices = append(b.Notices, p)
	}
	return days, nil
}

// noticesOf are the parcels in the sheet of a calendar.
func noticesOf(text string) (all []json.RawMessage, err error) {
	if text == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, fmt.Errorf("sheet of the calendar: %w", err)
	}
	return all, nil
}

// withNotice is the sheet of a calendar with one notice more.
func withNotice(text string, notice []byte) (string, error) {
	all, err := noticesOf(text)
	if err != nil {
		return "", err
	}
	out, err := json.Marshal(append(all, notice))
	return string(out), err
}

// trustSheet holds the public keys of those whose law the court takes, one a line.
const trustSheet = "law.trust"

// TrustedKeys returns the public keys that are kept.
func TrustedKeys(ctx context.Context, sheets SheetReader) ([]string, error) {
	s, err := sheetOrNone(ctx, sheets, trustSheet)
	return strings.Fields(s.Text), err
}

// LawVersion names the state of the sheets of the law: it differs whenever one of them does.
func LawVersion(ctx context.Context, sheets store.Sheets, jurisdiction string) (string, error) {
	pack, err := sheets.SheetHistory(ctx, packSheet(jurisdiction))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	notices, err := sheets.SheetHistory(ctx, calendarSheet(jurisdiction))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	return lawVersion(newest(pack), newest(notices)), nil
}

// newest is the version of the first of a history; 0 where there is none.
func newest(history []store.Sheet) int {
	if len(history) == 0 {
		return 0
	}
	return history[0].Version
}

func lawVersion(pack, notices int) string { return fmt.Sprintf("%d.%d", pack, notices) }
