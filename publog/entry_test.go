package publog

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The bytes of an entry are as documented, whatever the order and spacing of what is let out.
func TestEntryCanonical(t *testing.T) {
	e := filed(7)
	e.Public = json.RawMessage(`{ "z": [1, {"b":"<&>", "a":true}], "a": "人\u4eba" }`)
	want := `{"v":1,"kind":"application.filed/1","court":"lab-1","case":"2026-0001-7QK3","year":2026,"number":7,"day":"2026-11-24",` +
		`"at":"2026-11-24T12:00:00Z","event":"` + e.Event + `","public":{"a":"人人","z":[1,{"a":true,"b":"<&>"}]}}`
	if got := canonical(t, e); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

var unsound = []struct {
	name   string
	change func(e *Entry)
	says   string
}{
	{"version", func(e *Entry) { e.V = 2 }, "version 2"},
	{"no kind", func(e *Entry) { e.Kind = "" }, "kind"},
	{"kind without version", func(e *Entry) { e.Kind = "application.filed" }, "kind"},
	{"blank in the court", func(e *Entry) { e.Court = "lab 1" }, "court"},
	{"quote in the case", func(e *Entry) { e.Case = `a"b` }, "case"},
	{"year without number", func(e *Entry) { e.Number = 0 }, "number 0"},
	{"number without year", func(e *Entry) { e.Year = 0 }, "number 7"},
	{"negative number", func(e *Entry) { e.Number = -1 }, "number -1"},
	{"day that is none", func(e *Entry) { e.Day = "2026-02-30" }, "day"},
	{"instant with a zone", func(e *Entry) { e.At = "2026-11-24T12:00:00+08:00" }, "at"},
	{"instant with a fraction", func(e *Entry) { e.At = "2026-11-24T12:00:00.5Z" }, "at"},
	{"no instant", func(e *Entry) { e.At = "" }, "at"},
	{"commitment too short", func(e *Entry) { e.Event = e.Event[2:] }, "event"},
	{"commitment in capitals", func(e *Entry) { e.Event = strings.ToUpper(e.Event) }, "event"},
	{"public is no object", func(e *Entry) { e.Public = json.RawMessage(`[1]`) }, "public"},
	{"public with a fraction", func(e *Entry) { e.Public = json.RawMessage(`{"a":1.5}`) }, "public"},
	{"public is no JSON", func(e *Entry) { e.Public = json.RawMessage(`{`) }, "public"},
	{"withheld shows a day", func(e *Entry) { e.Kind, e.Case, e.Public = KindWithheld, "", nil }, "withheld"},
	{"withheld shows a case", func(e *Entry) { e.Kind, e.Day, e.Public = KindWithheld, "", nil }, "withheld"},
	{"withheld without commitment", func(e *Entry) { *e = Withheld("lab-1", 2026, 1, noon, "") }, "withheld"},
	{"withheld without number", func(e *Entry) { *e = Withheld("lab-1", 0, 0, noon, e.Event) }, "withheld"},
}

// Each field that is not in its form is refused, by writer and reader, with its name.
func TestEntryUnsound(t *testing.T) {
	for _, test := range unsound {
		e := filed(7)
		test.change(&e)
		_, err := e.Canonical()
		if !errors.Is(err, ErrForm) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got the error %v", test.name, err)
		}
		data, jsonErr := json.Marshal(e)
		if jsonErr != nil {
			continue
		}
		if _, err := ParseEntry(data); !errors.Is(err, ErrForm) {
			t.Errorf("%s: the reader takes %s", test.name, data)
		}
	}
}

// An entry has one spelling: every other one of the same JSON is refused.
func TestEntryOneSpelling(t *testing.T) {
	good := string(canonical(t, filed(7)))
	for _, other := range []string{
		" " + good, good + "\n", strings.Replace(good, `:1,`, `: 1,`, 1), strings.Replace(good, `"v":1,`, `"v":1,"v":1,`, 1),
		strings.Replace(good, `"v":1,"kind":"application.filed/1"`, `"kind":"application.filed/1","v":1`, 1),
		strings.Replace(good, `"year":2026`, `"year":2.026e3`, 1), strings.Replace(good, `"day"`, `"Day"`, 1),
		strings.Replace(good, `"lab-1"`, `"lab\u002d1"`, 1), strings.Replace(good, `{"v"`, `{"extra":1,"v"`, 1),
		strings.Replace(good, `"judgment"`, `"judgment","title_kind":"ruling"`, 1), good[:len(good)-1], "", "null", "{}",
	} {
		if e, err := ParseEntry([]byte(other)); err == nil {
			t.Errorf("taken: %s\nas %+v", other, e)
		}
	}
}

// An entry of 65,535 bytes is the longest.
func TestEntryLongest(t *testing.T) {
	e := filed(7)
	e.Public = json.RawMessage(`{"a":""}`)
	room := MaxEntry - len(canonical(t, e))
	e.Public = json.RawMessage(`{"a":"` + strings.Repeat("x", room) + `"}`)
	if data := canonical(t, e); len(data) != MaxEntry {
		t.Errorf("got %d bytes", len(data))
	}
	e.Public = json.RawMessage(`{"a":"` + strings.Repeat("x", room+1) + `"}`)
	if _, err := e.Canonical(); !errors.Is(err, ErrForm) {
		t.Errorf("one byte more gives %v", err)
	}
}

// Withheld entries of one court with numbers of as many digits have one length, whatever they stand for.
func TestWithheldSize(t *testing.T) {
	one := canonical(t, Withheld("lab-1", 2026, 100, noon, Commitment(Salt{1}, []byte("a query"))))
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns"))
		event := rapid.SliceOf(rapid.Byte()).Draw(t, "event")
		e := Withheld("lab-1", rapid.IntRange(1000, 9999).Draw(t, "year"), rapid.IntRange(100, 999).Draw(t, "number"), at, Commitment(Salt{2}, event))
		data, err := e.Canonical()
		if err != nil || len(data) != len(one) {
			t.Fatalf("%d bytes, want %d (%v): %s", len(data), len(one), err, data)
		}
	})
}

// What is written is read back as it was.
func TestEntryRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Entry{
			V: 1, Kind: rapid.StringMatching(`[a-z]{1,9}\.[a-z_]{1,9}/[1-9]`).Draw(t, "kind"),
			Court: rapid.StringMatching(`([a-z0-9-]{1,20})?`).Draw(t, "court"), Case: rapid.StringMatching(`([一-龥0-9A-Z-]{1,20})?`).Draw(t, "case"),
			Day: rapid.SampledFrom([]string{"", "2026", "2026-11", "2026-11-24"}).Draw(t, "day"),
			At:  Stamp(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0)),
		}
		if rapid.Bool().Draw(t, "numbered") {
			e.Year, e.Number = rapid.IntRange(1, 9999).Draw(t, "year"), rapid.IntRange(1, 1e9).Draw(t, "number")
		}
		if rapid.Bool().Draw(t, "committed") {
			e.Event = hex.EncodeToString(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "event"))
		}
		if rapid.Bool().Draw(t, "shown") {
			public, err := json.Marshal(rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "public"))
			if err != nil {
				t.Fatal(err)
			}
			e.Public = public
		}
		data, err := e.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseEntry(data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := back.Canonical()
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("got %s, want %s (%v)", again, data, err)
		}
		e.Public, back.Public = nil, nil
		if !equalEntries(e, back) {
			t.Fatalf("got %+v, want %+v", back, e)
		}
	})
}

// equalEntries compares all but what is let out.
func equalEntries(a, b Entry) bool {
	one, err := json.Marshal(a)
	other, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(one, other)
}

func FuzzParseEntry(f *testing.F) {
	// Whatever is taken has one spelling and is at most as long as entries are; nothing panics.
	for _, e := range []Entry{filed(1), Withheld("lab-1", 2026, 1, noon, Commitment(Salt{}, nil)), {V: 1, Kind: KindDayCommitted, At: Stamp(noon)}} {
		data, err := e.Canonical()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ParseEntry(data)
		if err != nil {
			return
		}
		if again := canonical(t, e); !bytes.Equal(again, data) || len(data) > MaxEntry {
			t.Errorf("taken %q, written %q", data, again)
		}
	})
}

// A commitment changes with the salt and with each byte of the event, and salt and event cannot be shifted against each other.
func TestCommitment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		salt := Salt(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "salt"))
		event := rapid.SliceOfN(rapid.Byte(), 1, 100).Draw(t, "event")
		c := Commitment(salt, event)
		other, changed := salt, bytes.Clone(event)
		other[rapid.IntRange(0, 31).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		changed[rapid.IntRange(0, len(event)-1).Draw(t, "at")] ^= 1
		if Commitment(other, event) == c || Commitment(salt, changed) == c || Commitment(salt, event[1:]) == c {
			t.Fatal("another salt or event has the same commitment")
		}
	})
	// Known value, so that other programs can be held to it: SHA-256("mandamus/event/v1" ‖ 32 zero bytes ‖ "{}").
	if got := Commitment(Salt{}, []byte("{}")); got != knownCommitment {
		t.Errorf("got %s, want %s", got, knownCommitment)
	}
}

const knownCommitment = "654b255a72ba3719b626dcaf3db846183f0e678c2e7d1246f3805697279a4db8"
