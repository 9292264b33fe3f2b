package publog

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A promise is five lines, read back as they were written.
func TestPromiseText(t *testing.T) {
	p := Promise{origin, LeafHash([]byte("entry")), due, 1234}
	want := "mandamus/promise/v1\ncourt.example/record\n" + p.Leaf.String() + "\n2026-11-25T12:00:00Z\n1234\n"
	if p.Text() != want {
		t.Errorf("got %q, want %q", p.Text(), want)
	}
	if got, err := ParsePromise(want); err != nil || got != p {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, bad := range []string{
		"", want[1:], want[:len(want)-1], want + "\n", want + "more\n", strings.Replace(want, "T12", " 12", 1), strings.Replace(want, "00Z", "00+00:00", 1),
		strings.Replace(want, "00Z", "00.5Z", 1), strings.Replace(want, "1234", "01234", 1), strings.Replace(want, "1234", "-1", 1),
		strings.Replace(want, origin, "", 1), strings.Replace(want, origin, "a\tb", 1), strings.Replace(want, p.Leaf.String(), "AAAA", 1),
		strings.Replace(want, "2026-11-25", "2026-02-30", 1), strings.Replace(want, "2026-11-25", "1969-11-25", 1),
	} {
		if got, err := ParsePromise(bad); !errors.Is(err, ErrForm) {
			t.Errorf("%q: got %+v, %v", bad, got, err)
		}
	}
}

// A promise holds under the keys that signed it; changed in any byte it holds under none.
func TestSignPromise(t *testing.T) {
	sign, key := logKey(t, 1)
	private, national := pair(t, origin, SM2, 9)
	second, err := NewSigner(private, new(counting))
	if err != nil {
		t.Fatal(err)
	}
	p := Promise{origin, LeafHash([]byte("entry")), due, 1234}
	data, err := SignPromise(p, sign, second)
	if err != nil {
		t.Fatal(err)
	}
	if got, by, err := OpenPromise(data, key, national); err != nil || got != p || len(by) != 2 {
		t.Errorf("got %+v by %v, %v", got, by, err)
	}
	if got, by, err := OpenPromise(data, key); err != nil || got != p || len(by) != 1 {
		t.Errorf("with one key: %+v by %v, %v", got, by, err)
	}
	_, stranger := logKey(t, 2)
	if _, _, err := OpenPromise(data, stranger); !errors.Is(err, ErrUnknown) {
		t.Errorf("with a stranger's key: %v", err)
	}
	rapid.Check(t, func(t *rapid.T) {
		bad := bytes.Clone(data)
		bad[rapid.IntRange(0, len(p.Text())-1).Draw(t, "at")] ^= 1
		if got, _, err := OpenPromise(bad, key); err == nil {
			t.Fatalf("a changed promise holds: %+v", got)
		}
	})
	for _, bad := range []Promise{{}, {origin, Hash{}, due.Add(time.Millisecond), 1}, {origin, Hash{}, due, -1}, {"", Hash{}, due, 1}} {
		if _, err := SignPromise(bad, sign); !errors.Is(err, ErrForm) {
			t.Errorf("%+v: signed, %v", bad, err)
		}
	}
}

// A checkpoint is no promise and a promise is no checkpoint, though the same key signs both.
func TestPromiseIsNoCheckpoint(t *testing.T) {
	w := newWorld(t)
	if p, _, err := OpenPromise(w.checkpoint(noon), w.key); !errors.Is(err, ErrForm) {
		t.Errorf("a checkpoint is read as the promise %+v, %v", p, err)
	}
	b := w.receipt(filed(1), due)
	if c, err := OpenCheckpoint(b.Promise, "", w.key); !errors.Is(err, ErrForm) {
		t.Errorf("a promise is read as the checkpoint %+v, %v", c, err)
	}
}

func FuzzParsePromise(f *testing.F) {
	// Whatever is taken is written back the same.
	f.Add(Promise{origin, Hash{}, due, 0}.Text())
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := ParsePromise(text); err == nil && p.Text() != text {
			t.Errorf("%q is written as %q", text, p.Text())
		}
	})
}
