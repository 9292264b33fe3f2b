package publog

import (
	"errors"
	"strings"
	"testing"
	"time"

	"mandamus/fault"
)

// A trust file is read as it says, comments and empty lines left out, and written back the same.
func TestTrustFile(t *testing.T) {
	_, one := logKey(t, 1)
	_, two := logKey(t, 2)
	_, national := pair(t, origin, SM2, 3)
	_, stolen := logKey(t, 4)
	_, witness := pair(t, "w.example", Cosignature, 5)
	text := "mandamus/trust/v1\norigin " + origin + "\nlog " + one.String() + " until 5000 end rotated\nlog " + two.String() +
		" use checkpoints from 5000\nlog " + national.String() + " use promises\nlog " + stolen.String() + " end compromised at 2026-11-24T12:00:00Z\n" +
		"operator bar outside 某市律师协会 | Bar association\noperator court under 某县法院 | The court\nwitness bar " + witness.String() + "\nquorum 2\n"
	trust, err := ParseTrust([]byte(strings.ReplaceAll(text, "\nquorum", "\n\n  # who counts\nquorum")))
	if err != nil || trust.Text() != text || len(trust.Warnings) > 0 {
		t.Fatalf("got %v, %v", trust, err)
	}
	if k := trust.Logs[1]; k.Use != UseCheckpoints || k.From != 5000 || k.covers(4999) || !k.covers(5000) || k.End != KeyInUse {
		t.Errorf("the second key is read as %+v", k)
	}
	if k := trust.Logs[0]; !k.covers(4999) || k.covers(5000) || k.Use != UseBoth {
		t.Errorf("the first key is read as %+v", k)
	}
	if k := trust.Logs[3]; !k.Compromised.Equal(noon) {
		t.Errorf("the stolen key is read as %+v", k)
	}
	if !trust.Operators[0].Outside || trust.Operators[1].Outside || trust.Operators[0].Name.EN != "Bar association" {
		t.Errorf("operators are read as %+v", trust.Operators)
	}
}

var noTrust = []struct {
	name   string
	change func(text string) string
	line   int
}{
	{"another head", func(s string) string { return strings.Replace(s, "trust/v1", "trust/v2", 1) }, 1},
	{"origin twice", func(s string) string { return strings.Replace(s, "\nlog", "\norigin a\nlog", 1) }, 3},
	{"origin empty", func(s string) string { return strings.Replace(s, "origin "+origin, "origin", 1) }, 2},
	{"unknown word", func(s string) string { return strings.Replace(s, "quorum", "quorums", 1) }, 12},
	{"control character", func(s string) string { return strings.Replace(s, "Bar association", "Bar\tassociation", 1) }, 4},
	{"quorum of one", func(s string) string { return strings.Replace(s, "quorum 2", "quorum 1", 1) }, 12},
	{"quorum no number", func(s string) string { return strings.Replace(s, "quorum 2", "quorum two", 1) }, 12},
	{"quorum twice", func(s string) string { return s + "quorum 2\n" }, 13},
	{"no quorum", func(s string) string { return strings.Replace(s, "quorum 2\n", "", 1) }, 11},
	{"no origin", func(s string) string { return strings.Replace(s, "origin "+origin+"\n", "", 1) }, 11},
	{"no log", func(s string) string { return strings.Replace(s, "\nlog ", "\n# ", 1) }, 12},
	{"operator neither outside nor under", func(s string) string { return strings.Replace(s, "bar outside", "bar inside", 1) }, 4},
	{"operator in one language", func(s string) string { return strings.Replace(s, " | Bar association of the city", "", 1) }, 4},
	{"operator without Chinese", func(s string) string { return strings.Replace(s, "某市律师协会 |", "|", 1) }, 4},
	{"operator twice", func(s string) string { return strings.Replace(s, "operator congress", "operator bar", 1) }, 5},
	{"operator with a blank id", func(s string) string { return strings.Replace(s, "operator bar", "operator Bar!", 1) }, 4},
	{"witness of nobody", func(s string) string { return strings.Replace(s, "witness bar", "witness guild", 1) }, 8},
	{"witness without key", func(s string) string { return strings.Replace(s, "witness bar ", "witness ", 1) }, 8},
	{"witness twice", func(s string) string { return repeatLine(s, "witness congress") }, 10},
	{"key of a log as witness", func(s string) string { return s + "witness bar " + word(s, "log", 1) + "\n" }, 13},
	{"key of a witness as log", func(s string) string { return s + "log " + word(s, "witness", 2) + "\n" }, 13},
	{"log twice", func(s string) string { return repeatLine(s, "log") }, 4},
	{"key spoilt", func(s string) string { return strings.Replace(s, "+AUP", "+AUQ", 1) }, 3},
	{"pair without value", func(s string) string { return after(s, "log", " from") }, 3},
	{"pair twice", func(s string) string { return after(s, "log", " from 1 from 2") }, 3},
	{"pair unknown", func(s string) string { return after(s, "log", " since 1") }, 3},
	{"from no number", func(s string) string { return after(s, "log", " from 01") }, 3},
	{"use unknown", func(s string) string { return after(s, "log", " use everything") }, 3},
	{"end unknown", func(s string) string { return after(s, "log", " end retired") }, 3},
	{"rotated without size", func(s string) string { return after(s, "log", " end rotated") }, 3},
	{"lost without size", func(s string) string { return after(s, "log", " end lost") }, 3},
	{"compromised without hour", func(s string) string { return after(s, "log", " end compromised") }, 3},
	{"hour without reason", func(s string) string { return after(s, "log", " at 2026-11-24T12:00:00Z") }, 3},
	{"until without reason", func(s string) string { return after(s, "log", " until 5") }, 3},
	{"until before from", func(s string) string { return after(s, "log", " from 5 until 5 end lost") }, 3},
	{"too long", func(s string) string { return s + strings.Repeat("#", MaxTrust) }, 0},
}

// after puts something behind the first line of a kind.
func after(text, kind, more string) string {
	at := strings.Index(text, "\n"+kind+" ") + 1
	end := at + strings.IndexByte(text[at:], '\n')
	return text[:end] + more + text[end:]
}

func repeatLine(text, kind string) string {
	at := strings.Index(text, "\n"+kind+" ") + 1
	line := text[at : at+strings.IndexByte(text[at:], '\n')]
	return after(text, kind, "\n"+line)
}

// word is one word of the first line of a kind.
func word(text, kind string, n int) string {
	at := strings.Index(text, "\n"+kind+" ") + 1
	return strings.Fields(text[at:])[n]
}

// A line that is not understood makes the file useless, with line, words and remedy.
func TestTrustRefused(t *testing.T) {
	text := newWorld(t).trust.Text()
	for _, test := range noTrust {
		trust, err := ParseTrust([]byte(test.change(text)))
		var problems fault.Problems
		if !errors.Is(err, ErrForm) || !errors.As(err, &problems) {
			t.Errorf("%s: got %+v, %v", test.name, trust, err)
			continue
		}
		if problems[0].Line != test.line || problems[0].Hint.Key == "" {
			t.Errorf("%s: line %d, want %d: %v", test.name, problems[0].Line, test.line, problems)
		}
	}
}

func FuzzParseTrust(f *testing.F) {
	// Whatever is taken is written and read again as the same, and never has a quorum that one operator fills.
	f.Add([]byte(newWorld(f).trust.Text()))
	f.Fuzz(func(t *testing.T, data []byte) {
		trust, err := ParseTrust(data)
		if err != nil {
			return
		}
		if again, err := ParseTrust([]byte(trust.Text())); err != nil || again.Text() != trust.Text() || trust.Quorum < MinQuorum {
			t.Errorf("%q is written as %q (%v)", data, trust.Text(), err)
		}
	})
}

// A quorum is filled by the last operator it needs, each counted once, with its first stamp; and it is later than an instant when so many
// operators have stamped later.
func TestStanding(t *testing.T) {
	w := newWorld(t)
	w.log.fill(4)
	private, second := pair(t, "w2.bar.example", Cosignature, 200)
	cosigner, err := NewCosigner(private)
	if err != nil {
		t.Fatal(err)
	}
	w.trust.Witnesses = append(w.trust.Witnesses, Witness{second, "bar"})
	data := w.cosign(w.checkpoint(noon.Add(3*time.Minute), "bar"), noon.Add(2*time.Minute), "congress", "registry")
	if data, err = Cosign(data, cosigner.At(noon.Add(time.Minute))); err != nil {
		t.Fatal(err)
	}
	signed, err := w.trust.OpenCheckpoint(data)
	if err != nil {
		t.Fatal(err)
	}
	s := w.trust.Standing(signed, time.Time{})
	if len(s.Outside) != 2 || s.Outside[0].ID != "bar" || len(s.Under) != 1 || !s.Vouched() {
		t.Fatalf("got %+v", s)
	}
	if at, ok := s.Seen(); !ok || !at.Equal(noon.Add(2*time.Minute)) {
		t.Errorf("seen at %v, %v", at, ok)
	}
	if !s.After(noon.Add(2*time.Minute-time.Second)) || s.After(noon.Add(2*time.Minute)) {
		t.Error("the quorum is not later than exactly what its second operator stamped")
	}
	if s := w.trust.Standing(signed, noon.Add(3*time.Minute-clockSkew)); !s.Vouched() {
		t.Error("a stamp at the edge of what clocks may differ does not count")
	}
	if s := w.trust.Standing(signed, noon.Add(3*time.Minute-clockSkew-time.Second)); s.Vouched() || len(s.Future) != 1 {
		t.Errorf("a stamp of the future counts: %+v", s)
	}
}
