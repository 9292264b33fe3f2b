package account

import (
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// A code has 128 bits, is read however people type it, and gives the hash it was made with.
func TestHashCode(t *testing.T) {
	text, hash, err := newCode(strings.NewReader("\x00\x00\x042\x10\x88 \xff\x01\x02\x03\x04\x05\x06\x07\x08"))
	if err != nil || !strings.Contains(text, "0") || !strings.Contains(text, "1") || len(text) != 34 || strings.Count(text, "-") != 6 {
		t.Fatalf("%q, %v", text, err)
	}
	wide := strings.Map(func(r rune) rune { return r + '\uff01' - '!' }, text)
	for _, typed := range []string{text, strings.ToLower(text), strings.ReplaceAll(text, "-", ""), strings.ReplaceAll(text, "-", " "), " " + text + "\n", wide,
		strings.ReplaceAll(text, "-", "—"), strings.ReplaceAll(text, "0", "O"), strings.ReplaceAll(text, "0", "o"), strings.ReplaceAll(text, "1", "l"), strings.ReplaceAll(text, "1", "I")} {
		if got, ok := HashCode(typed); !ok || got != hash {
			t.Errorf("%q is not read", typed)
		}
	}
	for _, typed := range []string{"", "-", text[:33], text + "0", strings.Replace(text, "-", "_", 1), strings.Repeat("-", 300) + text, strings.Repeat("0", 28), "u" + text[1:]} {
		if _, ok := HashCode(typed); ok {
			t.Errorf("%q is read", typed)
		}
	}
}

// Of codes with one character changed or two neighbours swapped, nearly all are noticed before anybody looks them up.
func TestCodeNoticesSlips(t *testing.T) {
	passed, tried := 0, 0
	for range 100 {
		text, hash, _ := newCode(rand.Reader)
		plain := strings.ReplaceAll(text, "-", "")
		for i := range plain {
			slip := []byte(plain)
			slip[i] = crockford[(strings.IndexByte(crockford, slip[i])+1+i)%32]
			swap := []byte(plain)
			swap[i], swap[(i+1)%len(swap)] = swap[(i+1)%len(swap)], swap[i]
			for _, typed := range []string{string(slip), string(swap)} {
				if typed == plain {
					continue
				}
				tried++
				if got, ok := HashCode(typed); ok {
					passed++
					if got == hash {
						t.Errorf("%s opens what %s opens", typed, plain)
					}
				}
			}
		}
	}
	if passed*100 > tried {
		t.Errorf("%d of %d slips pass", passed, tried)
	}
}

// Whatever is typed: nothing panics, and what is read is a code that was written in the one way.
func FuzzHashCode(f *testing.F) {
	text, _, _ := newCode(strings.NewReader("0123456789abcdef"))
	for _, seed := range []string{text, "", "0000-0000", strings.ToLower(text)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if hash, ok := HashCode(typed); ok {
			if again, ok := HashCode(strings.ToLower(typed)); !ok || again != hash {
				t.Fatalf("%q: case matters", typed)
			}
		}
	})
}

// A token has 256 bits and one writing; its hash is not that of a code of the same bytes.
func TestToken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.SliceOfN(rapid.Byte(), tokenBytes, tokenBytes).Draw(t, "secret")
		text, hash, err := newToken(strings.NewReader(string(secret)))
		got, ok := hashToken(text)
		if err != nil || len(text) != 43 || !ok || got != hash || hash == tagged("mandamus/access-code/v1", secret) {
			t.Fatalf("%q, %v, %v", text, ok, err)
		}
		for _, typed := range []string{text + "=", text[:42], " " + text[1:], text[:42] + string(text[42]+1)} {
			if _, ok := hashToken(typed); ok {
				t.Fatalf("%q is read for %q", typed, text)
			}
		}
	})
}

// Without random bytes nothing is made.
func TestNoRandom(t *testing.T) {
	dry := iotest.ErrReader(errors.New("dry"))
	_, _, errToken := newToken(dry)
	_, _, errCode := newCode(dry)
	_, errID := newID(dry)
	_, errPassword := oneTimePassword(dry)
	_, errService := NewService(newMemory(), dry, DefaultConfig)
	for _, err := range []error{errToken, errCode, errID, errPassword, errService} {
		if err == nil {
			t.Error("something was made without random bytes")
		}
	}
}
