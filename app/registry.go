package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"mandamus/court"
	"mandamus/register"
	"mandamus/store"
)

// The register is kept as sheets, one a table, in the form it is imported from. Every version of a sheet stays.

func sheetName(kind register.Kind) string { return "register." + string(kind) }

// LoadRegister reads the register from its sheets; a store without them has an empty one.
func LoadRegister(ctx context.Context, sheets store.Sheets) (*register.Registry, error) {
	registry := new(register.Registry)
	for _, kind := range register.Kinds {
		sheet, err := sheets.Sheet(ctx, sheetName(kind))
		if errors.Is(err, store.ErrNotFound) || err == nil && sheet.Text == "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		changes, problems := registry.Import(kind, sheetName(kind), []byte(sheet.Text))
		next, ok := changes.Result()
		if !ok {
			return nil, fmt.Errorf("register: %w", problems.Errors())
		}
		registry = next
	}
	return registry, nil
}

// RegisterVersion names the state of the sheets of the register: it differs whenever one of them does.
func RegisterVersion(ctx context.Context, sheets store.Sheets) (string, error) {
	var out strings.Builder
	for _, kind := range register.Kinds {
		history, err := sheets.SheetHistory(ctx, sheetName(kind))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return "", err
		}
		fmt.Fprintf(&out, "%d.", len(history))
	}
	return out.String(), nil
}

// SaveRegister stores a register as the next version of all its sheets, or none. *store.Stale: somebody saved another meanwhile.
func SaveRegister(ctx context.Context, sheets store.Sheets, registry *register.Registry, by string, at time.Time) error {
	var next []store.Sheet
	for _, kind := range register.Kinds {
		old, err := sheets.Sheet(ctx, sheetName(kind))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		text := string(registry.Export(kind))
		if text != old.Text {
			next = append(next, store.Sheet{Name: sheetName(kind), Version: old.Version, Text: text, By: by, At: at})
		}
	}
	if len(next) == 0 {
		return nil
	}
	return sheets.SaveSheets(ctx, next...)
}

// supervises reports whether one court stands over another: by the list of courts, else, where a court is in no list, by the codes
// themselves, since that of a court begins with that of the court above (法〔2015〕137号).
func supervises(above, below string) bool {
	_, known := court.ByCode(above)
	_, too := court.ByCode(below)
	if known && too {
		return register.Supervises(above, below)
	}
	return above != "" && above != below && isCode(below) && strings.HasPrefix(below, above)
}
