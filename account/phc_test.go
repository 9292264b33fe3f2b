package account

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// reference is the hash of “password” under the salt “somesalt” in the tests of the reference implementation of Argon2.
const reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"

// Other people's hash is verified, and is stale under our costs.
func TestReference(t *testing.T) {
	if ok, stale, err := VerifyPassword(reference, "password", DefaultParams); !ok || !stale || err != nil {
		t.Errorf("got %v, %v, %v", ok, stale, err)
	}
	if ok, stale, err := VerifyPassword(reference, "passwore", Params{256, 2, 1}); ok || stale || err != nil {
		t.Errorf("got %v, %v, %v", ok, stale, err)
	}
}

// The default costs are those the court was promised, and stand in the hash.
func TestDefaultParams(t *testing.T) {
	hash, err := HashPassword(good, DefaultParams, rand.Reader)
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("got %s, %v", hash, err)
	}
}

// A hash verifies its own password and no other, and two hashes of one password differ.
func TestHashPassword(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		password, wrong := rapid.String().Draw(t, "password"), rapid.String().Draw(t, "other")
		one, _ := HashPassword(password, cheap, rand.Reader)
		two, _ := HashPassword(password, cheap, rand.Reader)
		ok, stale, err := VerifyPassword(one, password, cheap)
		if !ok || stale || err != nil || one == two {
			t.Fatalf("%v, %v, %v; %s, %s", ok, stale, err, one, two)
		}
		if ok, _, _ := VerifyPassword(one, wrong, cheap); ok != (wrong == password) {
			t.Fatalf("%q for %q: %v", wrong, password, ok)
		}
	})
}

// Without random bytes there is no hash.
func TestHashWithoutSalt(t *testing.T) {
	if hash, err := HashPassword(good, cheap, iotest.ErrReader(errors.New("dry"))); err == nil || hash != "" {
		t.Errorf("got %q, %v", hash, err)
	}
	if _, err := HashPassword(good, cheap, bytes.NewReader(make([]byte, saltBytes-1))); err == nil {
		t.Error("a short salt was accepted")
	}
}

// Any other writing of a hash, and costs out of bounds, are refused before any work is done.
func TestParsePHCRefuses(t *testing.T) {
	if _, err := parsePHC(reference); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"argon2id", "argon2i"}, {"v=19", "v=16"}, {"v=19", "v=019"}, {"m=256", "m=0"}, {"m=256", "m=7"}, {"m=256", "m=262145"}, {"m=256", "m=4294967552"},
		{"m=256", "m=+256"}, {"m=256", "m=0256"}, {"t=2", "t=0"}, {"t=2", "t=17"}, {"p=1", "p=0"}, {"p=1", "p=17"}, {"p=1", "p=257"}, {"p=1", "p=33"},
		{"t=2,p=1", "p=1,t=2"}, {",p=1", ""}, {"p=1", "p=1,x=1"}, {"c29tZXNhbHQ", "c29tZXNhbA"}, {"c29tZXNhbHQ", "c29tZXNhbHQ="}, {"c29tZXNhbHQ", "c29tZXNhbHR"},
		{"/4", "/5"}, {"/4", "/4$"}, {"nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", "nf65EOgL"}, {"$argon2id", "argon2id"}, {"$c29", "c29"},
		{"nf65", strings.Repeat("nf65", 20)}, {"c29t", strings.Repeat("c29t", 30)},
	} {
		altered := strings.Replace(reference, change[0], change[1], 1)
		if _, err := parsePHC(altered); !errors.Is(err, ErrHash) || altered == reference {
			t.Errorf("%s is accepted", altered)
		}
	}
}

// Whatever is read prints as it was, within the bounds; nothing panics.
func FuzzParsePHC(f *testing.F) {
	for _, seed := range []string{reference, "", "$", "$$$$$", "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + strings.Repeat("A", 43)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parsePHC(s)
		if err != nil {
			if !errors.Is(err, ErrHash) {
				t.Fatal(err)
			}
			return
		}
		p := h.params
		if h.String() != s || p.MemoryKiB > maxMemoryKiB || p.Passes > maxPasses || p.Threads > maxThreads || p.Threads == 0 || p.Passes == 0 {
			t.Fatalf("%q: %+v", s, h)
		}
	})
}
