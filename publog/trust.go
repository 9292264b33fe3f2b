package publog

import (
	"slices"
	"time"

	"mandamus/fault"
	"mandamus/i18n"
)

// Trust is whom a reader believes: keys of the log, witnesses, who runs them, and how many must agree. It comes by another way than the
// log and the receipt, or it proves nothing.
type Trust struct {
	Origin    string
	Logs      []LogKey
	Operators []Operator
	Witnesses []Witness
	Quorum    int            // operators outside the court that must have cosigned, at least 2
	Warnings  fault.Problems // keys of a kind not understood here; they count for nothing
}

// LogKey is a key of the log, and when it counts.
type LogKey struct {
	Key   *Key
	Use   KeyUse
	From  int64 // it signs checkpoints of at least this size
	Until int64 // and of less than this size; 0: still in use
	End   KeyEnd
	// Compromised is when somebody else may have had the key; what it signed counts where witnesses had stamped it before. Zero unless
	// End is KeyCompromised.
	Compromised time.Time
}

// KeyUse is what a key of the log signs.
type KeyUse string

// Uses of a key. Promises are signed at the counter, so their key is there; that of checkpoints may live with another operator.
const (
	UseBoth        KeyUse = "both"
	UseCheckpoints KeyUse = "checkpoints"
	UsePromises    KeyUse = "promises"
)

// KeyEnd is why a key is no longer in use.
type KeyEnd string

// Ends of a key.
const (
	KeyInUse       KeyEnd = ""
	KeyRotated     KeyEnd = "rotated"     // it handed over in an entry of the log
	KeyLost        KeyEnd = "lost"        // nobody has it; the next one is believed for the trust file's sake alone
	KeyCompromised KeyEnd = "compromised" // somebody else may have it
)

// Operator runs witnesses.
type Operator struct {
	ID      string
	Outside bool // neither the court nor one of its superiors
	Name    i18n.Text
}

// Witness is the key of a witness and who runs it.
type Witness struct {
	Key      *Key
	Operator string // id
}

// MinQuorum is the least quorum: one outside operator can be talked to.
const MinQuorum = 2

// keys are the keys that may sign checkpoints, witnesses with them.
func (t *Trust) keys() []*Key {
	out := t.logKeys(UsePromises)
	for _, w := range t.Witnesses {
		out = append(out, w.Key)
	}
	return out
}

// logKeys are the keys of the log, but for those of one use.
func (t *Trust) logKeys(not KeyUse) []*Key {
	var out []*Key
	for _, k := range t.Logs {
		if k.Use != not {
			out = append(out, k.Key)
		}
	}
	return out
}

// logKey finds what the file says of a key.
func (t *Trust) logKey(k *Key) LogKey {
	i := slices.IndexFunc(t.Logs, func(l LogKey) bool { return l.Key == k })
	return t.Logs[i]
}

// covers reports whether the key is in use at a size.
func (k LogKey) covers(size int64) bool { return size >= k.From && (k.Until == 0 || size < k.Until) }

// binds reports whether one of the keys that signed a promise was in use at that size, and in nobody else's hands.
func (t *Trust) binds(by []*Key, size int64) bool {
	return slices.ContainsFunc(by, func(k *Key) bool {
		known := t.logKey(k)
		return known.End != KeyCompromised && known.covers(size)
	})
}

// operator finds an operator by id.
func (t *Trust) operator(id string) (Operator, bool) {
	i := slices.IndexFunc(t.Operators, func(o Operator) bool { return o.ID == id })
	if i < 0 {
		return Operator{}, false
	}
	return t.Operators[i], true
}

// OpenCheckpoint verifies a signed checkpoint of this log with the keys trusted. It does not count: see Standing.
func (t *Trust) OpenCheckpoint(data []byte) (*Signed, error) {
	return OpenCheckpoint(data, t.Origin, t.keys()...)
}

// Voucher is an operator who cosigned a checkpoint.
type Voucher struct {
	Operator
	First, Last time.Time // stamps of its witnesses; the same where it has one
}

// Standing is what a checkpoint's signatures amount to.
type Standing struct {
	ByLog   bool      // a key of the log in use at that size has signed
	Retired *LogKey   // the log's key that signed and was not in use at that size; nil where ByLog
	Outside []Voucher // operators outside the court, in the order of their first stamp
	Under   []Voucher // operators under the court or its superiors; they do not count
	Future  []Voucher // operators whose stamp lies in the reader's future; they do not count
	Quorum  int
}

// clockSkew is how far a witness's clock may run ahead of the reader's.
const clockSkew = 10 * time.Minute

// Standing counts the signatures of a checkpoint. now is the reader's clock; the zero time takes every stamp as it is.
func (t *Trust) Standing(s *Signed, now time.Time) Standing {
	out := Standing{Quorum: t.Quorum}
	all := t.vouchers(s)
	for _, v := range all {
		switch {
		case !now.IsZero() && v.Last.After(now.Add(clockSkew)):
			out.Future = append(out.Future, v)
		case v.Outside:
			out.Outside = append(out.Outside, v)
		default:
			out.Under = append(out.Under, v)
		}
	}
	for _, k := range s.By {
		known := t.logKey(k)
		if out.counts(known, s.Size) {
			out.ByLog, out.Retired = true, nil
			break
		}
		out.Retired = &known
	}
	return out
}

// counts: a key counts in its time; one that was compromised only where a quorum had stamped before.
func (s Standing) counts(k LogKey, size int64) bool {
	if k.End == KeyCompromised {
		at, ok := s.Seen()
		return ok && at.Before(k.Compromised) && size >= k.From
	}
	return k.covers(size)
}

// vouchers are the operators who cosigned, each once, in the order of their first stamp.
func (t *Trust) vouchers(s *Signed) []Voucher {
	var out []Voucher
	for _, c := range s.Cosigned {
		w := slices.IndexFunc(t.Witnesses, func(w Witness) bool { return w.Key == c.Key })
		o, _ := t.operator(t.Witnesses[w].Operator)
		i := slices.IndexFunc(out, func(v Voucher) bool { return v.ID == o.ID })
		if i < 0 {
			out = append(out, Voucher{o, c.At, c.At})
			continue
		}
		out[i].First = earlier(out[i].First, c.At)
		out[i].Last = later(out[i].Last, c.At)
	}
	slices.SortStableFunc(out, func(a, b Voucher) int { return a.First.Compare(b.First) })
	return out
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// Vouched reports whether the log has signed and enough operators outside the court have cosigned.
func (s Standing) Vouched() bool { return s.ByLog && len(s.Outside) >= s.Quorum }

// Seen returns when a quorum had seen the checkpoint: the stamp of the one that made the quorum full. ok is false where there is none.
func (s Standing) Seen() (at time.Time, ok bool) {
	if len(s.Outside) < s.Quorum {
		return time.Time{}, false
	}
	return s.Outside[s.Quorum-1].First, true
}

// After reports whether a quorum stamped later than t: then this is what the log was after t.
func (s Standing) After(t time.Time) bool {
	n := 0
	for _, v := range s.Outside {
		if v.Last.After(t) {
			n++
		}
	}
	return s.ByLog && n >= s.Quorum
}
