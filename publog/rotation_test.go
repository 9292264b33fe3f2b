package publog

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"mandamus/i18n"
)

// handOver is a log of 10 entries whose eleventh hands over to a second key.
func handOver(w *world) (next Signer, r Rotation, index int64) {
	w.t.Helper()
	next, key := logKey(w.t, 2)
	r = Rotation{origin, w.key, key}
	public, err := SignRotation(r, w.sign, next)
	if err != nil {
		w.t.Fatal(err)
	}
	w.log.fill(10)
	w.log.add(canonical(w.t, Entry{V: 1, Kind: KindKeyRotated, At: Stamp(noon), Public: public}))
	return next, r, 10
}

// The entry of a hand-over is read back out of the log with both keys, and the trust that follows it splits at that entry.
func TestRotation(t *testing.T) {
	w := newWorld(t)
	_, want, index := handOver(w)
	e, err := ParseEntry(w.log.entries[index])
	if err != nil {
		t.Fatal(err)
	}
	r, err := OpenRotation(e.Public)
	if err != nil || r.text() != want.text() {
		t.Fatalf("got %+v, %v", r, err)
	}
	trust, err := w.trust.Follow(r, index)
	if err != nil {
		t.Fatal(err)
	}
	old, next := trust.Logs[0], trust.Logs[1]
	if !old.covers(10) || old.covers(11) || next.covers(10) || !next.covers(11) || old.End != KeyRotated {
		t.Errorf("the keys are in use as %+v and %+v", old, next)
	}
	if len(w.trust.Logs) != 1 || w.trust.Logs[0].End != KeyInUse {
		t.Error("following changed the trust it began with")
	}
	if again, err := ParseTrust([]byte(trust.Text())); err != nil || again.Text() != trust.Text() {
		t.Errorf("the trust that follows is no trust file: %v", err)
	}
	if _, err := trust.Follow(r, 20); err == nil {
		t.Error("the same hand-over is followed twice")
	}
}

// A hand-over that one of the keys did not sign, of another log, or from a key that is not the log's there, is not followed.
func TestRotationRefused(t *testing.T) {
	w := newWorld(t)
	next, r, index := handOver(w)
	if _, err := SignRotation(r, next, next); !errors.Is(err, ErrKey) {
		t.Errorf("the new key signs for both: %v", err)
	}
	if _, err := SignRotation(Rotation{origin, w.key, w.key}, w.sign, w.sign); !errors.Is(err, ErrKey) {
		t.Errorf("to the same key: %v", err)
	}
	public, err := SignRotation(r, w.sign, next)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]json.RawMessage{
		"no JSON": json.RawMessage("x"), "no note": json.RawMessage(`{}`), "changed": bytes.Replace(public, []byte(origin+`\n`), []byte(`x\n`), 1),
		"one signature": public[:bytes.LastIndex(public, []byte("— "))], "a promise": note64(w.receipt(filed(1), due).Promise),
		"the old key's signature alone": note64(cut(t, public)),
	} {
		if got, err := OpenRotation(bad); err == nil {
			t.Errorf("%s: read as %+v", name, got)
		}
	}
	stranger, key := logKey(t, 3)
	for name, bad := range map[string]Rotation{"another log": {"other.example", r.Old, r.New}, "from a stranger": {origin, key, r.New}} {
		if _, err := w.trust.Follow(bad, index); err == nil {
			t.Errorf("%s: followed", name)
		}
	}
	_ = stranger
	if _, err := w.trust.Follow(r, 0); err == nil {
		t.Error("a hand-over before any entry is followed")
	}
	w.trust.Logs[0].End, w.trust.Logs[0].Compromised = KeyCompromised, noon
	if _, err := w.trust.Follow(r, index); !errors.Is(err, ErrKey) {
		t.Errorf("from a compromised key: %v", err)
	}
}

// note64 is what an entry makes public of a note.
func note64(signed []byte) json.RawMessage {
	out, _ := json.Marshal(map[string]string{"note": string(signed)})
	return out
}

// cut is the note of a hand-over without its last signature.
func cut(t *testing.T, public json.RawMessage) []byte {
	t.Helper()
	var body struct{ Note string }
	if err := json.Unmarshal(public, &body); err != nil {
		t.Fatal(err)
	}
	return []byte(body.Note[:bytes.LastIndex([]byte(body.Note), []byte("— "))])
}

func FuzzOpenRotation(f *testing.F) {
	// Whatever hand-over is taken names two keys, and both have signed it.
	w := newWorld(f)
	next, r, _ := handOver(w)
	public, err := SignRotation(r, w.sign, next)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(public))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := OpenRotation(data); err == nil && (got.Old.SameAs(got.New) || got.Origin == "") {
			t.Errorf("%q is read as %+v", data, got)
		}
	})
}

// lifeOfKeys are what a trust file says of the log's first key, and what a receipt signed with it, or with the next one, is then worth. The
// receipt's entry is number 300 of 600, promised at size 300, cosigned an hour after noon.
var lifeOfKeys = []struct {
	name   string
	first  LogKey // of the first key; Key is filled in
	second bool   // the log signs with the second key
	want   Status
	says   string
}{
	{"handed over later, receipt with the first key", LogKey{Until: 601, End: KeyRotated}, false, Proved, "publog.shown.kept"},
	{"handed over before, receipt with the first key", LogKey{Until: 600, End: KeyRotated}, false, Unvouched, "publog.open.retired"},
	{"handed over before, receipt with the second key", LogKey{Until: 100, End: KeyRotated}, true, Proved, "publog.shown.logged"},
	{"handed over later, receipt with the second key already", LogKey{Until: 601, End: KeyRotated}, true, Unvouched, "publog.open.retired"},
	{"lost later, receipt with the first key", LogKey{Until: 700, End: KeyLost}, false, Proved, "publog.open.lost"},
	{"lost before, receipt with the second key", LogKey{Until: 100, End: KeyLost}, true, Proved, "publog.open.lost"},
	{"compromised after the witnesses stamped", LogKey{End: KeyCompromised, Compromised: noon.Add(time.Hour + time.Second)}, false, Proved, "publog.shown.logged"},
	{"compromised before the witnesses stamped", LogKey{End: KeyCompromised, Compromised: noon.Add(time.Hour)}, false, Unvouched, "publog.open.compromised"},
}

// What a receipt is worth after the log's key was handed over, lost or compromised.
func TestLifeOfKeys(t *testing.T) {
	for _, test := range lifeOfKeys {
		w := newWorld(t)
		next, key := logKey(t, 2)
		test.first.Key, test.first.Use = w.key, UseBoth
		w.trust.Logs = []LogKey{test.first, {Key: key, Use: UseBoth, From: test.first.Until}}
		if test.second {
			w.sign = next
		}
		if v := Verify(Question{Bundle: honest(w), Trust: w.trust, Now: due}); v.Status != test.want || !v.has(test.says) {
			t.Errorf("%s: got %s, want %s with %s:\n%s", test.name, v.Status, test.want, test.says, v.Text(i18n.EN))
		}
	}
}

// A promise alone, by a key that was compromised or not in use, is vouched for by nobody: a thief could have signed it.
func TestPromiseOfEndedKey(t *testing.T) {
	for says, first := range map[string]LogKey{
		"publog.open.promise_compromised": {End: KeyCompromised, Compromised: noon},
		"publog.open.promise_retired":     {End: KeyRotated, Until: 5},
	} {
		w := newWorld(t)
		w.log.fill(5)
		first.Key, first.Use = w.key, UseBoth
		w.trust.Logs[0] = first
		if v := Verify(Question{Bundle: w.receipt(filed(7), due), Trust: w.trust}); v.Status != Unvouched || !v.has(says) {
			t.Errorf("got %s:\n%s", v.Status, v.Text(i18n.EN))
		}
	}
}

// A key for promises alone signs no checkpoint that counts, and one for checkpoints alone no promise.
func TestUsesOfKeys(t *testing.T) {
	w := newWorld(t)
	b := honest(w)
	w.trust.Logs[0].Use = UsePromises
	if v := Verify(Question{Bundle: b, Trust: w.trust}); v.Status != Unvouched || !v.has("publog.open.log_unknown") {
		t.Errorf("a checkpoint by the key of promises: %s", v.Text(i18n.EN))
	}
	w.trust.Logs[0].Use = UseCheckpoints
	if v := Verify(Question{Bundle: b, Trust: w.trust}); v.Status != Proved || !v.has("publog.open.promise_unknown") {
		t.Errorf("a promise by the key of checkpoints: %s", v.Text(i18n.EN))
	}
}
