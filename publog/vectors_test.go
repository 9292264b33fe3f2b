package publog

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"mandamus/fault"
	"mandamus/i18n"
)

// vector is a question as its reader puts it, in texts, and the answer. The page that checks receipts in a browser must give the same one: it
// reads these files. The log of now is in none of them, since the page asks nobody.
type vector struct {
	Name    string    `json:"name"`
	Receipt string    `json:"receipt"`
	Trust   string    `json:"trust,omitempty"`
	Opening string    `json:"opening,omitempty"`
	Now     time.Time `json:"now"`
	answer
}

// answer is a verdict, or where and by which message a text was refused.
type answer struct {
	Status  string `json:"status"` // a Status, or "unreadable"
	ZH      string `json:"zh,omitempty"`
	EN      string `json:"en,omitempty"`
	Problem string `json:"problem,omitempty"` // key of the message
	Line    int    `json:"line,omitempty"`
}

const vectorFile = "testdata/verify/vectors.json"

// Every attack without its log, and every text that is refused, meets the answer that is kept in the file for other implementations.
func TestVectors(t *testing.T) {
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(append(attackVectors(t), spoiltVectors(t)...)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(vectorFile, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(vectorFile)
	if err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is of another program (%v): run the test with -update, and the page against it", vectorFile, err)
	}
}

// A log that signs with SM2 is verified the same way. SM2 signs with chance, so the file is kept and not made anew.
func TestVectorsSM2(t *testing.T) {
	const file = "testdata/verify/sm2.json"
	if *update {
		data, err := json.MarshalIndent(sm2Vectors(t), "", " ")
		if err != nil || os.WriteFile(file, append(data, '\n'), 0o666) != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	var kept []vector
	if err != nil || json.Unmarshal(data, &kept) != nil || len(kept) != 2 {
		t.Fatal(file, err)
	}
	for i, want := range []Status{Proved, Refuted} {
		if got := answered(kept[i]); got != kept[i].answer || got.Status != string(want) {
			t.Errorf("%s: got %s, want %s", kept[i].Name, got.Status, want)
		}
	}
}

// sm2Vectors are an honest receipt of a log that signs with SM2, and the same with a signature spoilt.
func sm2Vectors(t *testing.T) []vector {
	w := newWorld(t)
	private, public := pair(t, origin, SM2, 33)
	w.trust.Logs[0].Key = public
	var err error
	if w.sign, err = NewSigner(private, rand.Reader); err != nil {
		t.Fatal(err)
	}
	b := honest(w)
	good := vector{Name: "log that signs with SM2", Receipt: b.Text(), Trust: w.trust.Text(), Now: due}
	spoilt := good
	b.Promise = bytes.Replace(b.Promise, []byte("2026-11-25"), []byte("2026-11-26"), 1)
	b.Proof, spoilt.Name = nil, "promise signed with SM2 and changed"
	spoilt.Receipt = b.Text()
	good.answer, spoilt.answer = answered(good), answered(spoilt)
	return []vector{good, spoilt}
}

// attackVectors puts every attack as a reader of texts does.
func attackVectors(t *testing.T) []vector {
	var out []vector
	for _, a := range append(attacks, keyAttacks...) {
		q := a.ask(t, newWorld(t))
		if q.Now.IsZero() {
			q.Now = due.Add(time.Hour)
		}
		v := vector{Name: a.name, Receipt: q.Bundle.Text(), Now: q.Now}
		if q.Trust != nil {
			v.Trust = q.Trust.Text()
		}
		if q.Opening != nil {
			v.Opening = q.Opening.Text()
		}
		v.answer = answered(v)
		out = append(out, v)
	}
	return out
}

// keyAttacks turn on what the trust file says of the log's key.
var keyAttacks = []attack{
	{"key compromised before the stamps", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].End, w.trust.Logs[0].Compromised = KeyCompromised, noon
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Unvouched, ""},
	{"key compromised after the stamps", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].End, w.trust.Logs[0].Compromised = KeyCompromised, due
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Proved, ""},
	{"key retired before this size", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].End, w.trust.Logs[0].Until = KeyRotated, 200
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Unvouched, ""},
	{"key lost after this size", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].End, w.trust.Logs[0].Until = KeyLost, 700
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Proved, "publog.open.lost"},
	{"key of promises alone under a checkpoint", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].Use = UsePromises
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Unvouched, ""},
	{"key of checkpoints alone under a promise", func(t *testing.T, w *world) Question {
		w.trust.Logs[0].Use = UseCheckpoints
		return Question{Bundle: w.receipt(filed(7), due), Trust: w.trust}
	}, Unvouched, ""},
	{"cosignature of a witness with another stamp", func(t *testing.T, w *world) Question {
		b := honest(w)
		other := w.checkpoint(noon.Add(2*time.Hour), "bar")
		_, theirs, _ := bytes.Cut(other, []byte("— w.bar.example "))
		before, own, _ := bytes.Cut(b.Proof.Checkpoint, []byte("— w.bar.example "))
		mixed := string(theirs[:16]) + string(own[16:]) // id of the key and time
		b.Proof.Checkpoint = append(bytes.Clone(before), "— w.bar.example "+mixed...)
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.checkpoint_signature"},
}

// spoiltVectors are texts that are not in their form, each by one change of a good one.
func spoiltVectors(t *testing.T) []vector {
	w := newWorld(t)
	b := honest(w)
	good := vector{Receipt: b.Text(), Trust: w.trust.Text(), Now: due,
		Opening: Opening{Filing: b.Filing, Leaf: b.Leaf(), Salt: Salt{7}, Event: []byte("event 7")}.Text()}
	var out []vector
	for _, change := range []struct{ name, part, old, new string }{
		{"line ends of Windows and blanks around", "receipt", "\n", "\r\n"},
		{"no receipt at all", "receipt", "mandamus/receipt/v1", "mandamus/receipt/v2"},
		{"entry cut off", "receipt", "\nentry e", "\nentry "},
		{"entry spelt otherwise", "receipt", "\nentry eyJ2Ij", "\nentry eyJWIj"},
		{"filing with nothing in it", "receipt", "filing 2026-0001-7QK3", "filing "},
		{"proof cut off", "receipt", "index 300\n", ""},
		{"index with a zero before it", "receipt", "index 300", "index 0300"},
		{"index beyond all sizes", "receipt", "index 300", "index 300000000000000000"},
		{"signature line without its dash", "receipt", "— ", "- "},
		{"other trust", "trust", "mandamus/trust/v1", "trust"},
		{"unknown word in the trust file", "trust", "quorum 2", "quorum 2\ntell everybody"},
		{"quorum of one", "trust", "quorum 2", "quorum 1"},
		{"quorum left out", "trust", "quorum 2\n", ""},
		{"witness of nobody", "trust", "witness bar", "witness mayor"},
		{"operator twice", "trust", "operator congress", "operator bar"},
		{"operator of no side", "trust", "bar outside", "bar beside"},
		{"operator with one name", "trust", " | Bar association", " Bar association"},
		{"key with another hash", "trust", "log court.example/record+", "log court.example/records+"},
		{"log with half a pair", "trust", "\noperator bar", " until\noperator bar"},
		{"log with an unknown pair", "trust", "\noperator bar", " since 4\noperator bar"},
		{"log that ended for no size", "trust", "\noperator bar", " end rotated\noperator bar"},
		{"origin twice", "trust", "quorum 2", "origin other"},
		{"other opening", "opening", "mandamus/opening/v1", "opening"},
		{"salt cut off", "opening", "salt BwAAAAAA", "salt BwAA"},
		{"part with no field", "opening", "event ZXZlbnQgNw==", "event ZXZlbnQgNw==\npart name AAAA AAAA"},
	} {
		v := good
		v.Name = change.name
		text := map[string]*string{"receipt": &v.Receipt, "trust": &v.Trust, "opening": &v.Opening}[change.part]
		before := *text
		if *text = strings.ReplaceAll(before, change.old, change.new); *text == before {
			t.Fatalf("%s: nothing was changed", change.name)
		}
		v.answer = answered(v)
		out = append(out, v)
	}
	return out
}

// answered reads the texts and verifies.
func answered(v vector) answer {
	q := Question{Now: v.Now}
	var err error
	if q.Bundle, err = ParseBundle([]byte(v.Receipt)); err != nil {
		return refused(err)
	}
	if v.Trust != "" {
		if q.Trust, err = ParseTrust([]byte(v.Trust)); err != nil {
			return refused(err)
		}
	}
	if v.Opening != "" {
		if q.Opening, err = ParseOpening([]byte(v.Opening)); err != nil {
			return refused(err)
		}
	}
	verdict := Verify(q)
	return answer{Status: string(verdict.Status), ZH: verdict.Text(i18n.ZH), EN: verdict.Text(i18n.EN)}
}

func refused(err error) answer {
	var all fault.Problems
	if !errors.As(err, &all) {
		return answer{Status: err.Error()}
	}
	return answer{Status: "unreadable", Problem: all[0].What.Key, Line: all[0].Line}
}
