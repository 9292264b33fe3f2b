package publog

import (
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"math/big"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

// Keys of each kind are read as they were made, and the private half gives the public one.
func TestNewKey(t *testing.T) {
	for _, alg := range []Algorithm{Ed25519, Cosignature, SM2} {
		private, public := pair(t, "k.example/log", alg, 7)
		if public.Algorithm() != alg || public.Name() != "k.example/log" {
			t.Errorf("0x%02x: read as 0x%02x of %s", alg, public.Algorithm(), public.Name())
		}
		if again, err := PublicOf(private); err != nil || again != public.String() {
			t.Errorf("0x%02x: public half %s, want %v (%v)", alg, again, public, err)
		}
		_, asLog := NewSigner(private, nil)
		_, asWitness := NewCosigner(private)
		if (asLog == nil) == (alg == Cosignature) || (asWitness == nil) != (alg == Cosignature) {
			t.Errorf("0x%02x: as the key of a log %v, of a witness %v", alg, asLog, asWitness)
		}
	}
	for _, name := range []string{"", "a b", "a+b", "a\n", "\x00"} {
		if _, _, err := NewKey(new(counting), name, Ed25519); !errors.Is(err, ErrKey) {
			t.Errorf("name %q: %v", name, err)
		}
	}
	if _, _, err := NewKey(new(counting), "a", 0x06); !errors.Is(err, ErrAlgorithm) {
		t.Errorf("a kind not known here: %v", err)
	}
}

// An Ed25519 key and its signature are those of the Go team's own package.
func TestEd25519IsNotes(t *testing.T) {
	private, public := pair(t, "k.example/log", Ed25519, 7)
	theirs, err := note.NewSigner(private)
	ours, err2 := NewSigner(private, nil)
	if err != nil || err2 != nil || theirs.KeyHash() != ours.KeyHash() {
		t.Fatalf("%v, %v", err, err2)
	}
	one, _ := theirs.Sign([]byte("text"))
	other, _ := ours.Sign([]byte("text"))
	if string(one) != string(other) || !public.Verify([]byte("text"), one) {
		t.Error("the signatures differ")
	}
}

// A key that is changed anywhere, or of a kind not known, is refused, and the text of a private key is in no error.
func TestKeyRefused(t *testing.T) {
	private, public := pair(t, "k.example", Ed25519, 7)
	good := public.String()
	name, rest, _ := strings.Cut(good, "+")
	hash, _, _ := strings.Cut(rest, "+")
	for _, bad := range []string{
		"", "+", "++", name, name + "+" + hash, good + "A", good[:len(good)-1], "other" + good, strings.Replace(good, hash, "00000000", 1),
		strings.Replace(good, hash, strings.ToUpper(hash), 1), name + "+" + hash + "+AQ==", " " + good, good + "\n",
	} {
		if k, err := ParseKey(bad); !errors.Is(err, ErrKey) {
			t.Errorf("%q: got %v, %v", bad, k, err)
		}
		if _, err := NewSigner("PRIVATE+KEY+"+bad, nil); err == nil {
			t.Errorf("%q: taken as a private key", bad)
		}
	}
	secret := private[strings.LastIndex(private, "+")+1:]
	for _, bad := range []string{secret, private[1:], private + "A", strings.Replace(private, "k.example", "l.example", 1)} {
		_, err := NewSigner(bad, nil)
		_, err2 := NewCosigner(bad)
		if !errors.Is(err, ErrKey) || err2 == nil || strings.Contains(err.Error()+err2.Error(), secret[1:20]) {
			t.Errorf("private key changed: %v; %v", err, err2)
		}
	}
	newer := append([]byte{0x06}, make([]byte, 1312)...)
	if _, err := ParseKey(publicText("pq.example", 0x06, newer[1:])); !errors.Is(err, ErrAlgorithm) {
		t.Errorf("a newer kind: %v", err)
	}
	if _, err := ParseKey(publicText("k.example", Cosignature, make([]byte, 31))); !errors.Is(err, ErrKey) {
		t.Errorf("a short key: %v", err)
	}
	if _, err := ParseKey(publicText("k.example", SM2, make([]byte, 65))); !errors.Is(err, ErrKey) {
		t.Errorf("a point that is not on the curve: %v", err)
	}
	other := append([]byte{0xff}, "somebody else's"...)
	if _, err := ParseKey(strings.Join([]string{"k.example", hashOf("k.example", other), base64.StdEncoding.EncodeToString(other)}, "+")); !errors.Is(err, ErrAlgorithm) {
		t.Errorf("another kind without a byte of its own: %v", err)
	}
}

func hashOf(name string, key []byte) string {
	h := keyHash(name, key)
	return hex.EncodeToString([]byte{byte(h >> 24), byte(h >> 16), byte(h >> 8), byte(h)})
}

func FuzzParseKey(f *testing.F) {
	// Whatever key is taken is written back the same, and verifies nothing that was not signed.
	for _, alg := range []Algorithm{Ed25519, Cosignature, SM2} {
		_, public := pair(f, "k.example", alg, 7)
		f.Add(public.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		k, err := ParseKey(text)
		if err != nil {
			return
		}
		if k.String() != text || k.Verify([]byte("text"), make([]byte, 72)) {
			t.Errorf("%q is taken as %v", text, k)
		}
	})
}

// The example of GB/T 32918.5, annex A.2, verifies under our key, so SM2 here is the standard's with the standard's user id.
func TestSM2Standard(t *testing.T) {
	point, _ := hex.DecodeString("04" + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020" + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
	r, _ := new(big.Int).SetString("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3", 16)
	s, _ := new(big.Int).SetString("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa", 16)
	key, err := ParseKey(publicText("court.example", SM2, point))
	if err != nil {
		t.Fatal(err)
	}
	sig, err := asn1.Marshal(struct{ R, S *big.Int }{r, s})
	if err != nil {
		t.Fatal(err)
	}
	if !key.Verify([]byte("message digest"), sig) {
		t.Error("the standard's own signature does not hold")
	}
	if key.Verify([]byte("message digesT"), sig) {
		t.Error("it holds for another message")
	}
}

// A checkpoint may bear SM2 beside Ed25519: who knows both verifies both, who knows one verifies that one and ignores the other.
func TestSM2Beside(t *testing.T) {
	w := newWorld(t)
	w.log.fill(5)
	private, national := pair(t, origin, SM2, 7)
	sign, err := NewSigner(private, new(counting))
	if err != nil {
		t.Fatal(err)
	}
	data, err := SignCheckpoint(w.log.head(origin), w.sign, sign)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		keys        []*Key
		by, ignored int
	}{{[]*Key{w.key, national}, 2, 0}, {[]*Key{w.key}, 1, 1}, {[]*Key{national}, 1, 1}} {
		if s, err := OpenCheckpoint(data, origin, test.keys...); err != nil || len(s.By) != test.by || s.Ignored != test.ignored {
			t.Errorf("with %d keys: %+v, %v", len(test.keys), s, err)
		}
	}
	theirs, err := note.NewVerifier(w.key.String())
	if err != nil {
		t.Fatal(err)
	}
	if n, err := note.Open(data, note.VerifierList(theirs)); err != nil || len(n.Sigs) != 1 || len(n.UnverifiedSigs) != 1 {
		t.Errorf("a program that knows Ed25519 alone: %+v, %v", n, err)
	}
	if _, err := note.NewVerifier(national.String()); err == nil {
		t.Error("it takes our SM2 key for one of its own")
	}
	bare, _ := NewSigner(private, nil)
	if _, err := SignCheckpoint(w.log.head(origin), bare); err == nil {
		t.Error("SM2 signs without a random source")
	}
}
