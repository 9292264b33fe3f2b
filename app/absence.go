package app

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mandamus/civil"
	"mandamus/store"
)

// Absence says that somebody of a court is away, so that others stand in. It is no event of a case: it concerns all.
type Absence struct {
	Staff       string
	From, Until civil.Day // first and last day
	By          string    // who declared it
}

// on reports whether the absence lasts on the day.
func (x Absence) on(day civil.Day) bool { return x.From <= day && day <= x.Until }

// absenceSheet is the sheet of the absences: staff, first day, last day, who declared it, a line each. Those that are over are
// dropped when it is next saved; its history keeps them.
const absenceSheet = "absences"

// Absences returns who of the actor's court is away now or later, in the order of days.
func (a *App) Absences(ctx context.Context, x Actor) ([]Absence, error) {
	if err := a.may(x, "absence.declare", subject{court: x.Court, today: a.Today()}); err != nil {
		return nil, err
	}
	all, _, err := a.absences(ctx)
	ours := func(v Absence) bool {
		staff, ok := a.Registry().Staff(v.Staff)
		return ok && staff.Court == x.Court && v.Until >= a.Today()
	}
	return slices.DeleteFunc(all, func(v Absence) bool { return !ours(v) }), err
}

// DeclareAbsence declares somebody of the actor's court away from the first day to the last; with no days, back at once. Everybody may
// for themselves, who assigns cases also for others.
func (a *App) DeclareAbsence(ctx context.Context, x Actor, staff string, from, until civil.Day) error {
	s, today := subject{court: x.Court, today: a.Today()}, a.Today()
	action := "absence.declare"
	if staff != x.ID {
		action = "case.assign"
	}
	if err := a.may(x, action, s); err != nil {
		return err
	}
	if known, ok := a.Registry().Staff(staff); !ok || known.Court != x.Court {
		return wrong("staff", "app.no_staff", "staff", staff)
	}
	back := from == 0 && until == 0
	if !back && (!from.Valid() || !until.Valid() || until < from || until < today) {
		return wrong("until", "app.absence_days")
	}
	all, version, err := a.absences(ctx)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(v Absence) bool {
		return v.Until < today || v.Staff == staff && (back || v.From <= until && from <= v.Until)
	})
	if !back {
		all = append(all, Absence{staff, from, until, x.ID})
	}
	return a.Store.SaveSheets(ctx, store.Sheet{Name: absenceSheet, Version: version, Text: absenceText(all), By: x.ID, At: a.now()})
}

// absences reads the sheet.
func (a *App) absences(ctx context.Context) ([]Absence, int, error) {
	sheet, err := a.Store.Sheet(ctx, absenceSheet)
	if err != nil {
		if errors.Is(err, store.ErrNotFound) {
			err = nil
		}
		return nil, 0, err
	}
	reader := csv.NewReader(strings.NewReader(sheet.Text))
	reader.FieldsPerRecord = 4
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, 0, fmt.Errorf("absences: %w", err)
	}
	var out []Absence
	for _, row := range rows {
		from, err1 := civil.ParseDay(row[1])
		until, err2 := civil.ParseDay(row[2])
		if err := errors.Join(err1, err2); err != nil {
			return nil, 0, fmt.Errorf("absences: %q: %w", row, err)
		}
		out = append(out, Absence{row[0], from, until, row[3]})
	}
	return out, sheet.Version, nil
}

// absenceText writes the sheet, in the order of days.
func absenceText(all []Absence) string {
	slices.SortStableFunc(all, func(v, w Absence) int { return int(v.From) - int(w.From) })
	var out strings.Builder
	w := csv.NewWriter(&out)
	for _, v := range all {
		_ = w.Write([]string{v.Staff, v.From.String(), v.Until.String(), v.By}) // a builder takes everything
	}
	w.Flush()
	return out.String()
}

// away returns who is declared away on a day. Where the sheet cannot be read nobody is: then nothing can be written either.
func (a *App) away(day civil.Day) func(staff string) bool {
	if a.Away != nil {
		return func(staff string) bool { return a.Away(staff, day) }
	}
	ctx, done := context.WithTimeout(context.Background(), awayTimeout)
	defer done()
	all, _, err := a.absences(ctx)
	if err != nil {
		a.fail("absences not read", "error", err)
	}
	return func(staff string) bool {
		return slices.ContainsFunc(all, func(v Absence) bool { return v.Staff == staff && v.on(day) })
	}
}

// awayTimeout bounds the reading of the sheet.
const awayTimeout = 5 * time.Second
