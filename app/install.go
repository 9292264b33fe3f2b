package app

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"time"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/law/parcel"
	"mandamus/store"
)

// Installer is the actor of installations.
const Installer = "system:install"

// Install is a change of the law of a court, ready to be looked at or carried out.
type Install struct {
	Parcel *parcel.Parcel
	Before *Lawbook
	After  *Lawbook
	Again  bool // it is in force already: only what an interrupted installation left is done

	app    *App // its use cases, under the law after
	sheets []store.Sheet
}

// Trust keeps one more public key. Keeping one that is kept changes nothing.
func (a *App) Trust(ctx context.Context, key string) error {
	if _, err := parcel.KeyName(key); err != nil {
		return err
	}
	s, err := sheetOrNone(ctx, a.Store, trustSheet)
	if err != nil || slices.Contains(strings.Fields(s.Text), key) {
		return err
	}
	return a.Store.SaveSheets(ctx, store.Sheet{Name: trustSheet, Version: s.Version, Text: s.Text + key + "\n", By: Installer, At: a.now()})
}

// Prepare checks a signed file of law or holidays against the keys that are trusted and the law in force, loads it and runs the tests
// the law carries. It stores nothing. What is wrong with the file comes back as fault.Problems.
func (a *App) Prepare(ctx context.Context, raw []byte, kind parcel.Kind, shipped fs.FS, keys ...string) (*Install, error) {
	kept, err := TrustedKeys(ctx, a.Store)
	if err != nil {
		return nil, err
	}
	p, err := parcel.Open(raw, slices.Concat(keys, kept)...)
	if err != nil {
		return nil, err
	}
	home := a.Pack.ID()
	switch {
	case p.Kind != kind:
		return nil, refused("app.install.kind", "kind", i18n.Msg{Key: "app.install.kind." + string(p.Kind)}) //i18n:keys app.install.kind.*
	case p.Jurisdiction != home:
		return nil, refused("app.install.jurisdiction", "file", p.Jurisdiction, "here", home)
	}
	now, err := readLaw(ctx, a.Store, home)
	if err != nil {
		return nil, err
	}
	in := &Install{Parcel: p}
	from, to, err := in.texts(ctx, a.Store, now, string(raw))
	if err != nil {
		return nil, err
	}
	if in.Before, err = from.book(shipped); err != nil {
		return nil, err
	}
	if in.After, err = to.book(shipped); err != nil {
		return nil, asRefusal(err)
	}
	in.app = a.under(in.After.Pack)
	for i := range in.sheets {
		in.sheets[i].By, in.sheets[i].At = Installer, a.now()
	}
	return in, in.sound(home)
}

// texts returns the law before and after, as sheets have it, and notes which sheets change. Of a file that is in force already the law
// before is what was kept beside it.
func (in *Install) texts(ctx context.Context, sheets SheetReader, now lawSheets, raw string) (from, to lawSheets, err error) {
	from, to = now, now
	name := packSheet(in.Parcel.Jurisdiction)
	old, changed, is := &from.pack, &to.pack, now.pack
	latest, next := now.pack, raw
	if in.Parcel.Kind == parcel.Calendar {
		name, old, changed, is = calendarSheet(in.Parcel.Jurisdiction), &from.notices, &to.notices, now.notices
		if latest, err = lastNotice(now.notices); err != nil {
			return from, to, err
		}
		if next, err = withNotice(now.notices, []byte(raw)); err != nil {
			return from, to, err
		}
	}
	kept, err := sheetOrNone(ctx, sheets, before(name))
	if err != nil {
		return from, to, err
	}
	if in.Again, err = in.follows(latest); err != nil || in.Again {
		*old = kept.Text
		return from, to, err
	}
	current, err := sheetOrNone(ctx, sheets, name)
	*changed = next
	in.sheets = []store.Sheet{
		{Name: name, Version: current.Version, Text: next}, {Name: kept.Name, Version: kept.Version, Text: is},
	}
	return from, to, err
}

// lastNotice is the parcel that was installed last; empty: none was.
func lastNotice(text string) (string, error) {
	all, err := noticesOf(text)
	if len(all) == 0 {
		return "", err
	}
	return string(all[len(all)-1]), err
}

// follows refuses what was made before the file that was installed last, and reports whether it is that file.
func (in *Install) follows(latest string) (again bool, err error) {
	if latest == "" {
		return false, nil
	}
	last, err := parcel.Again([]byte(latest))
	switch {
	case err != nil:
		return false, err
	case last.Digest == in.Parcel.Digest && last.Made.Equal(in.Parcel.Made):
		return true, nil
	case !in.Parcel.Made.After(last.Made):
		return false, refused("app.install.older", "made", in.Parcel.Made.Format(time.DateTime), "installed", last.Made.Format(time.DateTime))
	}
	return false, nil
}

// sound refuses a pack of other law, and one whose own tests fail.
func (in *Install) sound(home string) error {
	pack := in.After.Pack
	if pack.ID() != home {
		return refused("app.install.jurisdiction", "file", pack.ID(), "here", home)
	}
	if in.Parcel.Kind != parcel.Law {
		return nil
	}
	var all fault.Problems
	results, _ := law.RunTests(pack)
	for _, r := range results {
		for _, f := range r.Failures {
			all = append(all, fault.Problem{File: r.File, Line: r.Line, Path: r.Name, What: f})
		}
	}
	if len(all) > 0 {
		all = append(all, fault.Problem{What: i18n.M("app.install.tests", "n", len(all)), Hint: i18n.M("app.install.tests.hint")})
		return all
	}
	return nil
}

// under returns the use cases under other law.
func (a *App) under(pack *law.Pack) *App {
	out := a.twin()
	out.Pack, out.book = pack, nil
	return out
}

// refused is a refusal with its remedy.
func refused(key string, args ...any) error {
	return fault.Problems{{What: i18n.Msg{Key: key, Args: args}, Hint: i18n.Msg{Key: key + ".hint"}}}
}

// asRefusal gives an error of the content words for people.
func asRefusal(err error) error {
	if _, told := err.(i18n.Localizer); told {
		return err
	}
	return refused("app.install.content", "error", err.Error())
}

//i18n:keys app.install.*
