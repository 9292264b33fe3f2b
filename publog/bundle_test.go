package publog

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"mandamus/fault"

	"pgregory.net/rapid"
)

// A receipt of a promise alone is at most 1 KB, so that its code is easily read.
func TestBundleOfPromiseIsSmall(t *testing.T) {
	w := newWorld(t)
	w.log.fill(5)
	b := w.receipt(filed(123456), due)
	if n := len(b.Text()); n > 1024 {
		t.Errorf("%d bytes:\n%s", n, b.Text())
	}
	if text, ok := b.QR(); !ok || text != b.Text() {
		t.Errorf("its code has %q, %v", text, ok)
	}
}

// The code of a receipt with a proof has the whole receipt as long as it fits, then the receipt without its proof; what fits neither way says so.
func TestBundleQR(t *testing.T) {
	w := newWorld(t)
	b := honest(w)
	if text, ok := b.QR(); !ok || text != b.Text() {
		t.Errorf("a receipt of %d bytes: the code has %d, %v", len(b.Text()), len(text), ok)
	}
	long := *b
	long.Proof = &Proof{Index: 300, Hashes: make([]Hash, 50), Checkpoint: b.Proof.Checkpoint}
	text, ok := long.QR()
	if short, err := ParseBundle([]byte(text)); !ok || err != nil || short.Proof != nil || string(short.Promise) != string(b.Promise) {
		t.Errorf("a receipt of %d bytes: the code has %q, %v (%v)", len(long.Text()), text, ok, err)
	}
	if long.Proof == nil {
		t.Error("asking for the code changed the receipt")
	}
	e := filed(1)
	e.Public = fmt.Appendf(nil, `{"a":%q}`, strings.Repeat("x", 3000))
	if text, ok := w.receipt(e, due).QR(); ok {
		t.Errorf("an entry of 3,000 bytes fits a code as %d bytes", len(text))
	}
}

// A receipt is read back as it was written: with a promise, a proof or both, with and without a filing reference.
func TestBundleRoundTrip(t *testing.T) {
	whole := honest(newWorld(t))
	for _, change := range []func(b *Bundle){
		func(b *Bundle) {}, func(b *Bundle) { b.Promise = nil }, func(b *Bundle) { b.Proof = nil }, func(b *Bundle) { b.Filing = "" },
		func(b *Bundle) { b.Proof = &Proof{0, nil, b.Proof.Checkpoint} },
	} {
		b := *whole
		change(&b)
		text := b.Text()
		back, err := ParseBundle([]byte(text))
		if err != nil || back.Text() != text || back.Leaf() != b.Leaf() {
			t.Errorf("got %+v, %v of\n%s", back, err, text)
		}
		carried := "\ufeff\r\n" + strings.ReplaceAll(text, "\n", "\r\n") + " \r\n\r\n"
		if back, err := ParseBundle([]byte(carried)); err != nil || back.Text() != text {
			t.Errorf("as Windows carries it: %v", err)
		}
	}
}

var noBundles = []struct {
	name   string
	change func(text string) string
	line   int // where the problem is
}{
	{"empty", func(string) string { return "" }, 1},
	{"another head", func(s string) string { return "x" + s }, 1},
	{"newer version", func(s string) string { return strings.Replace(s, "/v1", "/v2", 1) }, 1},
	{"filing of two words", func(s string) string { return strings.Replace(s, "filing 2026", "filing a 2026", 1) }, 2},
	{"filing without value", func(s string) string { return strings.Replace(s, "filing 2026-0001-7QK3", "filing", 1) }, 2},
	{"entry is not base64", func(s string) string { return strings.Replace(s, "entry ey", "entry !y", 1) }, 3},
	{"entry is no entry", func(s string) string { return strings.Replace(s, "entry ey", "entry fy", 1) }, 3},
	{"no entry", func(s string) string { return strings.Replace(s, "entry ", "entri ", 1) }, 3},
	{"line more", func(s string) string { return strings.Replace(s, "\n\nmandamus", "\nsalt AAAA\n\nmandamus", 1) }, 4},
	{"nothing behind the entry", func(s string) string { return s[:strings.Index(s, "\n\n")] }, 3},
	{"promise without signature", func(s string) string { return s[:strings.Index(s, "\n\n—")] }, 9},
	{"promise with another day", func(s string) string { return strings.Replace(s, "2026-11-25T", "2026-11-35T", 1) }, 11},
	{"text behind the promise", func(s string) string { return strings.Replace(s, "\n\nc2sp", "\nsomething\nc2sp", 1) }, 12},
	{"proof of a newer version", func(s string) string { return strings.Replace(s, "proof@v1", "proof@v2", 1) }, 13},
	{"extra data in the proof", func(s string) string { return strings.Replace(s, "\nindex", "\nextra AAAA\nindex", 1) }, 14},
	{"index with a zero before it", func(s string) string { return strings.Replace(s, "index 300", "index 0300", 1) }, 14},
	{"hash cut", func(s string) string { return strings.Replace(s, "index 300\n", "index 300\nAAAA\n", 1) }, 15},
	{"64 hashes", func(s string) string {
		return strings.Replace(s, "index 300\n", "index 300\n"+strings.Repeat(Hash{}.String()+"\n", 64), 1)
	}, 78},
	{"checkpoint left out", func(s string) string { return s[:strings.LastIndex(s, "\n\n"+origin)] }, 24},
	{"checkpoint without signatures", func(s string) string { return s[:strings.LastIndex(s, "\n\n—")] }, 28},
	{"too long", func(s string) string { return s + strings.Repeat("x", MaxBundle) }, 0},
}

// What is not a receipt is refused with line and words, whatever is wrong with it.
func TestBundleRefused(t *testing.T) {
	text := honest(newWorld(t)).Text()
	for _, test := range noBundles {
		bad := test.change(text)
		b, err := ParseBundle([]byte(bad))
		var problems fault.Problems
		if !errors.Is(err, ErrForm) || !errors.As(err, &problems) {
			t.Errorf("%s: got %+v, %v", test.name, b, err)
			continue
		}
		if problems[0].Line != test.line {
			t.Errorf("%s: line %d, want %d: %v", test.name, problems[0].Line, test.line, problems)
		}
	}
}

// A receipt changed in any byte is either refused, or refuted, or vouched for by nobody; what its words then mean is never proved.
func TestBundleAnyByte(t *testing.T) {
	w := newWorld(t)
	whole := honest(w)
	text := whole.Text()
	signatures := strings.LastIndex(text, "\n— w.")
	rapid.Check(t, func(t *rapid.T) {
		bad := []byte(text)
		bad[rapid.IntRange(0, signatures).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "with"))
		b, err := ParseBundle(bad)
		if err != nil || b.Text() == text {
			return
		}
		if v := Verify(Question{Bundle: b, Trust: w.trust, Now: due}); v.Status == Proved && string(b.Entry) != string(whole.Entry) {
			t.Fatalf("another entry is proved by %q", bad)
		}
	})
}

func FuzzParseBundle(f *testing.F) {
	// Whatever is taken is written and read again as the same receipt, and has a verdict that nobody forged.
	w := newWorld(f)
	b := honest(w)
	f.Add([]byte(b.Text()))
	b.Proof = nil
	f.Add([]byte(b.Text()))
	known := string(b.Entry)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ParseBundle(data)
		if err != nil {
			return
		}
		if again, err := ParseBundle([]byte(b.Text())); err != nil || again.Text() != b.Text() {
			t.Errorf("%q is written as %q (%v)", data, b.Text(), err)
		}
		if v := Verify(Question{Bundle: b, Trust: w.trust, Now: due.Add(time.Hour)}); v.Status == Proved && string(b.Entry) != known {
			t.Errorf("a forged entry is proved: %q", data)
		}
	})
}
