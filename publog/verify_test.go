package publog

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
)

// attack is one way to deceive, or an honest case beside it, and the verdict it meets.
type attack struct {
	name string
	ask  func(t *testing.T, w *world) Question
	want Status
	says string // the key of a message that must be in the verdict; empty: none in particular
}

// due is the day of the promises in these tests.
var due = noon.Add(24 * time.Hour)

// honest is a log of 600 entries with the one of the receipt at 300, cosigned an hour later by both outside operators.
func honest(w *world) *Bundle {
	w.log.fill(300)
	b := w.receipt(filed(7), due)
	w.log.add(b.Entry)
	w.log.fill(299)
	return w.prove(b, 300, w.checkpoint(noon.Add(time.Hour), "bar", "congress"))
}

// promisedOnly is a log that took everything but the receipt's entry, cosigned at an instant.
func promisedOnly(w *world, at time.Time, operators ...string) *Bundle {
	w.log.fill(10)
	b := w.receipt(filed(7), due)
	w.log.fill(20)
	w.log.served = w.checkpoint(at, operators...)
	return b
}

var attacks = []attack{
	{"honest", func(t *testing.T, w *world) Question { return Question{Bundle: honest(w), Trust: w.trust, Now: due} }, Proved, "publog.shown.kept"},
	{"honest, and the log goes on from it", func(t *testing.T, w *world) Question {
		b := honest(w)
		w.log.fill(700)
		w.log.served = w.checkpoint(due, "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Log: w.log, Now: due}
	}, Proved, "publog.shown.goes_on"},
	{"no trust file", func(t *testing.T, w *world) Question { return Question{Bundle: honest(w), Now: due} }, Unvouched, "publog.open.no_trust"},
	{"trust file of another log", func(t *testing.T, w *world) Question {
		other := *w.trust
		other.Origin = "other.example/record"
		return Question{Bundle: honest(w), Trust: &other}
	}, Unvouched, "publog.open.other_log"},

	{"entry altered in the receipt", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Entry = bytes.Replace(b.Entry, []byte(`"number":7`), []byte(`"number":8`), 1)
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.promised_other"},
	{"entry altered, promise left out", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Entry, b.Promise = bytes.Replace(b.Entry, []byte(`"number":7`), []byte(`"number":8`), 1), nil
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.path"},
	{"entry altered in the log", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Log: rewritten(w, func(e [][]byte) [][]byte {
			e[300] = bytes.Replace(e[300], []byte(`"day":"2026-11-24"`), []byte(`"day":"2026-12-24"`), 1)
			return e
		}), Now: due}
	}, Forked, "publog.wrong.fork"},
	{"entry removed from the log", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Log: rewritten(w, func(e [][]byte) [][]byte { return append(e[:300:300], e[301:]...) }), Now: due}
	}, Forked, "publog.wrong.fork"},
	{"entries of the log reordered", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Log: rewritten(w, func(e [][]byte) [][]byte { e[3], e[4] = e[4], e[3]; return e }), Now: due}
	}, Forked, "publog.wrong.fork"},
	{"log put back to yesterday, and cosigned", func(t *testing.T, w *world) Question {
		b := honest(w)
		back := new(memory)
		back.add(w.log.entries[:100]...)
		w.log = back
		back.served = w.checkpoint(due, "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Log: back, Now: due}
	}, Forked, "publog.wrong.fork"},
	{"log put back to yesterday, cosigned by nobody", func(t *testing.T, w *world) Question {
		b := honest(w)
		back := new(memory)
		back.add(w.log.entries[:100]...)
		w.log = back
		back.served = w.checkpoint(due)
		return Question{Bundle: b, Trust: w.trust, Log: back, Now: due}
	}, Proved, "publog.open.log_older"},
	{"log serves tiles that do not fit its checkpoint", func(t *testing.T, w *world) Question {
		b := honest(w)
		w.log.served = w.checkpoint(due, "bar", "congress")
		w.log.hashes[0][0]++
		b.Proof = nil
		return Question{Bundle: b, Trust: w.trust, Log: w.log, Now: due}
	}, Promised, "publog.open.log_unreadable"},

	{"receipt forged with another key", func(t *testing.T, w *world) Question {
		w.sign, _ = logKey(t, 99)
		return Question{Bundle: w.receipt(filed(7), due), Trust: w.trust}
	}, Unvouched, "publog.open.promise_unknown"},
	{"promise changed after it was signed", func(t *testing.T, w *world) Question {
		b := w.receipt(filed(7), due)
		b.Promise = bytes.Replace(b.Promise, []byte("2026-11-25"), []byte("2026-11-20"), 1)
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.promise_signature"},
	{"checkpoint changed after it was signed", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = spoil(b.Proof.Checkpoint)
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.checkpoint_signature"},
	{"checkpoint signed by somebody else", func(t *testing.T, w *world) Question {
		sign, _ := logKey(t, 99)
		w.sign = sign
		return Question{Bundle: honest(w), Trust: w.trust}
	}, Unvouched, "publog.open.log_unknown"},
	{"promise of one log, proof of another", func(t *testing.T, w *world) Question {
		b := honest(w)
		c := w.log.head("other.example/record")
		b.Proof.Checkpoint, _ = SignCheckpoint(c, w.sign)
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.two_logs"},
	{"filing reference of somebody else", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Filing = "2026-0002-9ZZZ"
		return Question{Bundle: b, Trust: w.trust}
	}, Refuted, "publog.wrong.filing"},
	{"receipt with nothing in it", func(t *testing.T, w *world) Question {
		return Question{Bundle: &Bundle{Filing: "2026-0001-7QK3", Entry: canonical(t, filed(7))}, Trust: w.trust}
	}, Refuted, "publog.wrong.empty"},

	{"salt swapped", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Opening: &Opening{Leaf: b.Leaf(), Salt: Salt{8}, Event: []byte("event 7")}}
	}, Refuted, "publog.wrong.opening"},
	{"event of the opening changed", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Opening: &Opening{Leaf: b.Leaf(), Salt: Salt{7}, Event: []byte("event 8")}}
	}, Refuted, "publog.wrong.opening"},
	{"opening of another entry", func(t *testing.T, w *world) Question {
		return Question{Bundle: honest(w), Trust: w.trust, Opening: &Opening{Leaf: LeafHash(nil), Salt: Salt{7}, Event: []byte("event 7")}}
	}, Refuted, "publog.wrong.opening"},
	{"opening that fits", func(t *testing.T, w *world) Question {
		b := honest(w)
		return Question{Bundle: b, Trust: w.trust, Opening: &Opening{Leaf: b.Leaf(), Salt: Salt{7}, Event: []byte("event 7")}}
	}, Proved, "publog.shown.opening"},

	{"both witnesses run by the court", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(noon.Add(time.Hour), "registry", "highcourt")
		return Question{Bundle: b, Trust: w.trust}
	}, Unvouched, "publog.open.under"},
	{"one witness outside, one of the court", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(noon.Add(time.Hour), "bar", "registry")
		return Question{Bundle: b, Trust: w.trust}
	}, Unvouched, "publog.open.no_quorum"},
	{"one operator with two witnesses", func(t *testing.T, w *world) Question {
		b := honest(w)
		private, second := pair(t, "w2.bar.example", Cosignature, 200)
		cosigner, _ := NewCosigner(private)
		w.trust.Witnesses = append(w.trust.Witnesses, Witness{second, "bar"})
		b.Proof.Checkpoint, _ = Cosign(w.checkpoint(noon, "bar"), cosigner.At(noon))
		return Question{Bundle: b, Trust: w.trust}
	}, Unvouched, "publog.open.no_quorum"},
	{"no witness, and today's log has them", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(noon)
		w.log.fill(50)
		w.log.served = w.checkpoint(due, "congress", "bar")
		return Question{Bundle: b, Trust: w.trust, Log: w.log}
	}, Proved, "publog.shown.seen"},

	{"stamps of the future", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(due, "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Now: noon}
	}, Unvouched, "publog.open.future"},
	{"stamps from before the entry was recorded", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(noon.Add(-time.Hour), "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Now: due}
	}, Proved, "publog.open.ahead"},
	{"stamps from after the promise was due", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof.Checkpoint = w.checkpoint(due.Add(time.Second), "bar", "congress")
		return Question{Bundle: b, Trust: w.trust}
	}, Proved, "publog.open.late"},

	{"promised, not yet due", func(t *testing.T, w *world) Question {
		return Question{Bundle: w.receipt(filed(7), due), Trust: w.trust, Now: due}
	}, Promised, "publog.shown.promise"},
	{"promised, due, log not asked", func(t *testing.T, w *world) Question {
		return Question{Bundle: w.receipt(filed(7), due), Trust: w.trust, Now: due.Add(time.Second)}
	}, Due, "publog.do.ask_log"},
	{"promised, not there, witnesses stamped at the very second", func(t *testing.T, w *world) Question {
		return Question{Bundle: promisedOnly(w, due, "bar", "congress"), Trust: w.trust, Log: w.log, Now: due}
	}, Promised, "publog.open.absent_yet"},
	{"promise broken", func(t *testing.T, w *world) Question {
		return Question{Bundle: promisedOnly(w, due.Add(time.Second), "bar", "congress"), Trust: w.trust, Log: w.log, Now: due.Add(time.Hour)}
	}, BrokenBy, "publog.wrong.broken"},
	{"promise broken, whatever the reader's clock", func(t *testing.T, w *world) Question {
		return Question{Bundle: promisedOnly(w, due.Add(time.Second), "bar", "congress"), Trust: w.trust, Log: w.log}
	}, BrokenBy, "publog.wrong.broken"},
	{"promise not kept, but only the court's witnesses say so", func(t *testing.T, w *world) Question {
		return Question{Bundle: promisedOnly(w, due.Add(time.Second), "registry", "highcourt"), Trust: w.trust, Log: w.log, Now: due.Add(time.Hour)}
	}, Due, "publog.open.absent_unvouched"},
	{"promise not kept, and one outside stamp is old", func(t *testing.T, w *world) Question {
		b := promisedOnly(w, due.Add(time.Second), "bar")
		w.log.served = w.cosign(w.log.served, due, "congress")
		return Question{Bundle: b, Trust: w.trust, Log: w.log, Now: due.Add(time.Hour)}
	}, Due, "publog.open.absent_yet"},
	{"promise broken by a log that shrank", func(t *testing.T, w *world) Question {
		w.log.fill(40)
		b := w.receipt(filed(7), due)
		w.log = new(memory)
		w.log.fill(30)
		w.log.served = w.checkpoint(due.Add(time.Second), "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Log: w.log}
	}, BrokenBy, "publog.wrong.shrunk"},
	{"promise kept, found in the log", func(t *testing.T, w *world) Question {
		b := honest(w)
		b.Proof = nil
		w.log.served = w.checkpoint(due, "bar", "congress")
		return Question{Bundle: b, Trust: w.trust, Log: w.log}
	}, Proved, "publog.do.keep_completed"},
	{"log does not answer", func(t *testing.T, w *world) Question {
		b := promisedOnly(w, due)
		w.log.broken = errSilent
		return Question{Bundle: b, Trust: w.trust, Log: w.log, Now: due.Add(time.Hour)}
	}, Due, "publog.open.log_unreadable"},
	{"log answers with nonsense", func(t *testing.T, w *world) Question {
		b := promisedOnly(w, due)
		w.log.served = []byte("404 not found")
		return Question{Bundle: b, Trust: w.trust, Log: w.log, Now: due.Add(time.Hour)}
	}, Due, "publog.open.log_refused"},
	{"withheld entry", func(t *testing.T, w *world) Question {
		b := w.receipt(Withheld("lab-1", 2026, 3, noon, Commitment(Salt{1}, nil)), due)
		return Question{Bundle: b, Trust: w.trust}
	}, Promised, "publog.open.withheld"},
}

var errSilent = errors.New("no answer")

// rewritten is a second history of the log, signed and cosigned like the first.
func rewritten(w *world, change func(entries [][]byte) [][]byte) Log {
	w.t.Helper()
	second := new(memory)
	second.add(change(slices.Clone(w.log.entries))...)
	second.fill(5)
	w.log = second
	second.served = w.checkpoint(due, "bar", "congress")
	return second
}

// spoil changes the log's signature under a checkpoint.
func spoil(checkpoint []byte) []byte {
	out := bytes.Clone(checkpoint)
	at := bytes.Index(out, []byte("— "+origin+" ")) + len("— "+origin+" ") + 10
	if out[at] == 'A' {
		out[at] = 'B'
	} else {
		out[at] = 'A'
	}
	return out
}

// Each attack meets its verdict and the words for it; the honest cases beside them meet theirs.
func TestAttacks(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			v := Verify(a.ask(t, newWorld(t)))
			if v.Status != a.want {
				t.Errorf("got the verdict %s, want %s:\n%s", v.Status, a.want, v.Text(i18n.EN))
			}
			if a.says != "" && !v.has(a.says) {
				t.Errorf("the verdict does not say %s:\n%s", a.says, v.Text(i18n.EN))
			}
			for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
				if text := v.Text(l); strings.ContainsAny(text, "⟦{}") {
					t.Errorf("a message is not whole:\n%s", text)
				}
			}
		})
	}
}

// has reports whether a message is anywhere in the verdict.
func (v Verdict) has(key string) bool {
	for _, list := range [][]i18n.Msg{v.Wrong, v.Shown, v.Open, v.Do} {
		for _, m := range list {
			if m.Key == key {
				return true
			}
		}
	}
	return false
}
