package publog

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

// broken is the proof of a broken promise, as it is written, in a world that shows it.
func broken(t testing.TB) (*world, *Bundle, []byte) {
	t.Helper()
	w := newWorld(t)
	b := promisedOnly(w, due.Add(time.Second), "bar", "congress")
	v := Verify(Question{Bundle: b, Trust: w.trust, Log: w.log})
	if v.Status != BrokenBy || v.Broken == nil {
		t.Fatalf("no broken promise: %s", v.Status)
	}
	var out bytes.Buffer
	n, err := v.Broken.WriteTo(&out)
	if err != nil || n != int64(out.Len()) {
		t.Fatalf("%d bytes written, %d said (%v)", out.Len(), n, err)
	}
	return w, b, out.Bytes()
}

// The proof of a broken promise convinces somebody who has nothing else but the trust file.
func TestBrokenProof(t *testing.T) {
	w, b, data := broken(t)
	p, s, err := CheckBroken(bytes.NewReader(data), w.trust, time.Time{})
	if err != nil || p.Leaf != b.Leaf() || len(s.Outside) != 2 {
		t.Errorf("got %+v, %+v, %v", p, s, err)
	}
}

// A proof of a broken promise that is changed in any way does not hold.
func TestBrokenProofRefused(t *testing.T) {
	w, b, data := broken(t)
	text := string(data)
	leaves := strings.Index(text, "leaves\n") + len("leaves\n")
	kept := new(world)
	*kept = *w
	kept.log = new(memory)
	kept.log.add(w.log.entries...)
	kept.log.add(b.Entry)
	late := kept.checkpoint(due.Add(time.Second), "bar", "congress")
	var thatKept bytes.Buffer
	if _, err := NewBroken(b.Promise, late, kept.log).WriteTo(&thatKept); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"empty": "", "no leaves": text[:leaves], "a leaf short": text[:len(text)-45], "a leaf more": text + Hash{}.String() + "\n",
		"a leaf changed": text[:leaves] + Hash{}.String() + "\n" + text[leaves+45:], "no hash": text[:leaves] + "x\n" + text[leaves:],
		"leaves reordered":     text[:leaves] + text[leaves+45:leaves+90] + text[leaves:leaves+45] + text[leaves+90:],
		"promise of other day": strings.Replace(text, "2026-11-25T12", "2026-11-24T12", 1),
		"another head":         "x" + text, "checkpoint left out": text[:strings.Index(text, "\n"+origin+"\n30")],
		"the entry is there": thatKept.String(),
		"stamped too early":  strings.Replace(text, string(w.log.served), string(w.checkpoint(due, "bar", "congress")), 1),
		"stamped by one":     strings.Replace(text, string(w.log.served), string(w.checkpoint(due.Add(time.Hour), "bar")), 1),
		"stamped by court":   strings.Replace(text, string(w.log.served), string(w.checkpoint(due.Add(time.Hour), "registry", "highcourt")), 1),
	} {
		if _, _, err := CheckBroken(strings.NewReader(bad), w.trust, time.Time{}); err == nil {
			t.Errorf("%s: the proof holds", name)
		}
	}
	w.trust.Logs[0].End, w.trust.Logs[0].Compromised = KeyCompromised, due.Add(time.Hour)
	if _, _, err := CheckBroken(bytes.NewReader(data), w.trust, time.Time{}); !errors.Is(err, ErrNoProof) {
		t.Errorf("a promise that a thief may have signed: %v", err)
	}
}

// A log that cannot be read while the proof is written is an error, not half a proof.
func TestBrokenProofUnreadable(t *testing.T) {
	w := newWorld(t)
	b := promisedOnly(w, due.Add(time.Second), "bar", "congress")
	v := Verify(Question{Bundle: b, Trust: w.trust, Log: w.log})
	w.log.broken = errSilent
	if _, err := v.Broken.WriteTo(new(bytes.Buffer)); !errors.Is(err, errSilent) {
		t.Errorf("got %v", err)
	}
}

func FuzzCheckBroken(f *testing.F) {
	// Only the promise that was broken is ever shown broken.
	w, b, data := broken(f)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, _, err := CheckBroken(bytes.NewReader(data), w.trust, time.Time{}); err == nil && p.Leaf != b.Leaf() {
			t.Errorf("%q shows %+v broken", data, p)
		}
	})
}

// forked is the proof of two histories, in a world that shows it.
func forked(t testing.TB, change func(e [][]byte) [][]byte) (*world, *Fork) {
	t.Helper()
	w := newWorld(t)
	b := honest(w)
	v := Verify(Question{Bundle: b, Trust: w.trust, Log: rewritten(w, change)})
	if v.Status != Forked || v.Fork == nil {
		t.Fatalf("no fork: %s", v.Status)
	}
	return w, v.Fork
}

func swapped(e [][]byte) [][]byte { e[3], e[4] = e[4], e[3]; return e }

// The proof of two histories convinces somebody who has nothing else but the trust file: of a longer, an equally long and a shorter log.
func TestForkProof(t *testing.T) {
	for name, change := range map[string]func(e [][]byte) [][]byte{
		"longer": swapped, "as long": func(e [][]byte) [][]byte { return swapped(e[:595]) }, "shorter": func(e [][]byte) [][]byte { return e[:200] },
	} {
		w, f := forked(t, change)
		again, err := ParseFork([]byte(f.Text()))
		if err != nil || again.Text() != f.Text() || again.Check(w.trust, time.Time{}) != nil {
			t.Errorf("%s: %v; %v of\n%s", name, err, again.Check(w.trust, time.Time{}), f.Text())
		}
	}
}

// What is no proof of two histories does not hold: a log that went on, a proof that was changed, an older view, a signature that is not the log's.
func TestForkProofRefused(t *testing.T) {
	w, good := forked(t, swapped)
	for name, change := range map[string]func(f *Fork){
		"root changed":       func(f *Fork) { f.Root[0]++ },
		"proof cut":          func(f *Fork) { f.Proof = f.Proof[1:] },
		"checkpoints turned": func(f *Fork) { f.A, f.B = f.B, f.A },
		"same checkpoint":    func(f *Fork) { f.B = f.A },
		"signature spoilt":   func(f *Fork) { f.A = spoil(f.A) },
		"no checkpoint":      func(f *Fork) { f.B = []byte("x") },
	} {
		f := *good
		f.Proof = append([]Hash(nil), good.Proof...)
		change(&f)
		if f.Check(w.trust, time.Time{}) == nil {
			t.Errorf("%s: the proof holds", name)
		}
	}
	honestWorld := newWorld(t)
	honest(honestWorld)
	first := honestWorld.checkpoint(noon, "bar", "congress")
	honestWorld.log.fill(100)
	second := honestWorld.checkpoint(due, "bar", "congress")
	if f, err := NewFork(first, second, honestWorld.log); f != nil || err != nil {
		t.Errorf("a log that went on is a fork: %+v, %v", f, err)
	}
	if f, err := NewFork(second, first, honestWorld.log); err != nil || f.Check(honestWorld.trust, time.Time{}) == nil {
		t.Errorf("an older view is a fork (%v)", err)
	}
	if _, err := NewFork([]byte("x"), first, honestWorld.log); !errors.Is(err, ErrForm) {
		t.Errorf("no checkpoint: %v", err)
	}
	text := good.Text()
	for _, bad := range []string{"", "x" + text, strings.Replace(text, "\nroot ", "\nroots ", 1), text + "x\n", text + strings.Repeat(Hash{}.String()+"\n", 129)} {
		if f, err := ParseFork([]byte(bad)); !errors.Is(err, ErrForm) {
			t.Errorf("%.40q…: got %+v, %v", bad, f, err)
		}
	}
}

func FuzzParseFork(f *testing.F) {
	// Whatever is taken is written and read again as the same, and holds only against the log that forked.
	_, good := forked(f, swapped)
	other := newWorld(f)
	other.trust.Logs[0].Key = other.trust.Witnesses[0].Key
	f.Add([]byte(good.Text()))
	f.Fuzz(func(t *testing.T, data []byte) {
		fork, err := ParseFork(data)
		if err != nil {
			return
		}
		if again, err := ParseFork([]byte(fork.Text())); err != nil || again.Text() != fork.Text() {
			t.Errorf("%q is written as %q (%v)", data, fork.Text(), err)
		}
		if fork.Check(other.trust, time.Time{}) == nil {
			t.Errorf("%q holds against a log that did not fork", data)
		}
	})
}

// Evidence has a verdict in words like a receipt has: it convinces under the right trust file, proves nothing under none or another, and is
// refuted where it was changed.
func TestVerifyEvidence(t *testing.T) {
	w, b, promise := broken(t)
	other, fork := forked(t, swapped)
	stranger := *w.trust
	_, key := logKey(t, 77)
	stranger.Logs = []LogKey{{Key: key, Use: UseBoth}}
	stranger.Witnesses = nil
	for _, test := range []struct {
		name  string
		data  string
		trust *Trust
		want  Status
		says  string
	}{
		{"broken promise", string(promise), w.trust, BrokenBy, "publog.wrong.broken"},
		{"two histories", fork.Text(), other.trust, Forked, "publog.wrong.fork"},
		{"broken promise, no trust", string(promise), nil, Unvouched, "publog.open.no_trust"},
		{"two histories, keys not known", fork.Text(), &stranger, Unvouched, "publog.open.log_unknown"},
		{"broken promise, leaf cut", string(promise[:len(promise)-45]), w.trust, Refuted, "publog.wrong.evidence"},
		{"two histories, one of them twice", strings.Replace(fork.Text(), string(fork.B), string(fork.A), 1), other.trust, Refuted, "publog.wrong.evidence"},
		{"something else", "hello", w.trust, Refuted, "publog.wrong.evidence"},
	} {
		v := VerifyEvidence(strings.NewReader(test.data), test.trust, time.Time{})
		if v.Status != test.want || !v.has(test.says) {
			t.Errorf("%s: got %s, want %s with %s", test.name, v.Status, test.want, test.says)
		}
		if IsEvidence([]byte(test.data)) != (test.name != "something else") {
			t.Errorf("%s: taken for evidence or not", test.name)
		}
	}
	if IsEvidence([]byte(b.Text())) {
		t.Error("a receipt is taken for evidence")
	}
}
