package i18n

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

//go:embed catalogue/*.json
var files embed.FS

// catalogue holds every message. A broken file stops the program at start, before anybody reads half a page.
var catalogue = mustLoad(files)

// Keys returns all keys of the catalogue in order.
func Keys() []string { return slices.Sorted(maps.Keys(catalogue)) }

func mustLoad(fsys fs.FS) map[string]Text {
	all, err := load(fsys)
	if err != nil {
		panic("i18n: " + err.Error())
	}
	return all
}

// load merges catalogue/*.json. A key given twice, in one file or in two, is an error that names both places.
func load(fsys fs.FS) (map[string]Text, error) {
	names, err := fs.Glob(fsys, "catalogue/*.json")
	if err != nil {
		return nil, err
	}
	all, home := map[string]Text{}, map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		err = eachMessage(data, func(key string, text Text) error {
			if first, ok := home[key]; ok {
				return fmt.Errorf("key %q is already in %s: delete one of the two", key, first)
			}
			all[key], home[key] = text, name
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

// eachMessage calls add for every entry of one file in order. It reads by tokens because json.Unmarshal would let the second of
// two equal keys win in silence.
func eachMessage(data []byte, add func(key string, text Text) error) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf(`want one object {"key": {"zh": …, "en": …}} (%v)`, err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fmt.Errorf("at byte %d: %w", dec.InputOffset(), err)
		}
		var text Text
		if err := dec.Decode(&text); err != nil {
			return fmt.Errorf("key %q: %w", key, err)
		}
		if err := add(key.(string), text); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}
