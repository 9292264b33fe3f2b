package publog

import (
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"pgregory.net/rapid"
)

// The example of C2SP signed-note verifies with the key it gives, and with no other.
func TestSpecificationNote(t *testing.T) {
	key, err := ParseKey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
	if err != nil {
		t.Fatal(err)
	}
	const text = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
	if _, by, err := openNote([]byte(text), []*Key{key}); err != nil || len(by) != 1 || by[0] != key {
		t.Errorf("got %v, %v", by, err)
	}
	if _, _, err := openNote([]byte(strings.Replace(text, "example message", "Example message", 1)), []*Key{key}); !errors.Is(err, ErrSignature) {
		t.Errorf("a changed text gives %v", err)
	}
	_, other := logKey(t, 1)
	if _, _, err := openNote([]byte(text), []*Key{other}); !errors.Is(err, ErrUnknown) {
		t.Errorf("another key gives %v", err)
	}
}

// The body of the specification's example is read, written back, and signed with what others add to it.
func TestCheckpointText(t *testing.T) {
	const text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
	c, err := ParseCheckpoint(text)
	if err != nil || c.Origin != "example.com/behind-the-sofa" || c.Size != 20852163 || c.Text() != text {
		t.Errorf("got %+v, %v", c, err)
	}
	extended, err := ParseCheckpoint(text + "one more\nand another\n")
	if err != nil || len(extended.Extensions) != 2 || extended.Text() != text+"one more\nand another\n" {
		t.Errorf("with extension lines: got %+v, %v", extended, err)
	}
}

var noCheckpoints = []string{
	"", "a", "a\n1\n", "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", // no newline at the end
	"\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
	"a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
	"a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "a\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
	"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", // bits behind the hash
	"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2=\n", "a\n1\nAAAA\n", "a\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
	"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n", "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nx\n\n",
	"a\r\n1\r\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\r\n", "a\xff\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
	promiseHead + "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
}

// A body in any other spelling is refused, also where somebody would sign it.
func TestCheckpointRefused(t *testing.T) {
	private, _ := pair(t, "w.example", Cosignature, 3)
	cosigner, err := NewCosigner(private)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range noCheckpoints {
		if c, err := ParseCheckpoint(text); !errors.Is(err, ErrForm) {
			t.Errorf("%q: got %+v, %v", text, c, err)
		}
		if _, err := cosigner.At(noon).Sign([]byte(text)); err == nil {
			t.Errorf("%q: a witness signs it", text)
		}
	}
	sign, _ := logKey(t, 1)
	for _, c := range []Checkpoint{{}, {Origin: "a", Size: -1}, {Origin: "a\nb"}, {Origin: "a", Extensions: []string{""}}} {
		if _, err := SignCheckpoint(c, sign); !errors.Is(err, ErrForm) {
			t.Errorf("%+v: signed, %v", c, err)
		}
	}
}

// Opening gives the checkpoint with who signed it; another origin, no known signature and a false one are told apart.
func TestOpenCheckpoint(t *testing.T) {
	w := newWorld(t)
	w.log.fill(9)
	data := w.checkpoint(noon.Add(90*time.Second), "bar", "registry")
	s, err := w.trust.OpenCheckpoint(data)
	if err != nil || s.Text() != w.log.head(origin).Text() || len(s.By) != 1 || len(s.Cosigned) != 2 || s.Ignored != 0 {
		t.Fatalf("got %+v, %v", s, err)
	}
	if at := s.Cosigned[1].At; !at.Equal(noon.Add(90*time.Second)) || s.Cosigned[1].Key.Name() != "w.registry.example" {
		t.Errorf("the second cosignature is %+v", s.Cosigned[1])
	}
	if s, err := OpenCheckpoint(data, origin, w.key); err != nil || s.Ignored != 2 {
		t.Errorf("without witnesses: %+v, %v", s, err)
	}
	if _, err := OpenCheckpoint(data, "other.example", w.key); err == nil {
		t.Error("another origin is taken")
	}
	if _, err := OpenCheckpoint(data, origin); !errors.Is(err, ErrUnknown) {
		t.Errorf("without keys: %v", err)
	}
	if _, err := OpenCheckpoint(spoil(data), origin, w.key); !errors.Is(err, ErrSignature) {
		t.Errorf("with a false signature: %v", err)
	}
	if _, err := OpenCheckpoint(make([]byte, MaxCheckpoint+1), origin, w.key); !errors.Is(err, ErrForm) {
		t.Errorf("too long: %v", err)
	}
	if c, err := CheckpointBody(spoil(data)); err != nil || c.Size != 9 {
		t.Errorf("the body without signatures: %+v, %v", c, err)
	}
}

// A cosignature stands for its own time, checkpoint and key, and for no other.
func TestCosignature(t *testing.T) {
	private, key := pair(t, "w.example", Cosignature, 3)
	cosigner, err := NewCosigner(private)
	if err != nil || cosigner.Public() != key.String() {
		t.Fatalf("public half %s, want %v (%v)", cosigner.Public(), key, err)
	}
	msg := []byte(Checkpoint{Origin: "a", Size: 1}.Text())
	rapid.Check(t, func(t *rapid.T) {
		sig, err := cosigner.At(time.Unix(rapid.Int64Range(0, 1<<40).Draw(t, "at"), 0)).Sign(msg)
		if err != nil || !key.Verify(msg, sig) {
			t.Fatalf("does not hold (%v)", err)
		}
		bit := rapid.IntRange(0, len(sig)*8-1).Draw(t, "bit")
		sig[bit/8] ^= 1 << (bit % 8)
		if key.Verify(msg, sig) {
			t.Fatalf("holds with bit %d changed", bit)
		}
	})
	if _, err := cosigner.At(time.Unix(-1, 0)).Sign(msg); err == nil {
		t.Error("a stamp from before 1970")
	}
	if key.Verify(msg, nil) || key.Verify(msg, make([]byte, 71)) {
		t.Error("a signature of another length holds")
	}
}

// A witness signs nothing that is not a checkpoint: no promise, no hand-over of keys.
func TestWitnessSignsCheckpointsOnly(t *testing.T) {
	w := newWorld(t)
	_, next := logKey(t, 2)
	for _, text := range []string{Promise{origin, Hash{}, noon, 1}.Text(), (Rotation{origin, w.key, next}).text()} {
		if _, err := note.Sign(&note.Note{Text: text}, w.witnesses["bar"].At(noon)); err == nil {
			t.Errorf("signed: %s", text)
		}
	}
}

func FuzzParseCheckpoint(f *testing.F) {
	// Whatever body is taken is written back the same; no signed text makes it panic.
	w := newWorld(f)
	w.log.fill(3)
	f.Add(w.checkpoint(noon, "bar"))
	for _, text := range noCheckpoints {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := ParseCheckpoint(string(data)); err == nil && c.Text() != string(data) {
			t.Errorf("%q is written as %q", data, c.Text())
		}
		if s, err := w.trust.OpenCheckpoint(data); err == nil && len(s.By)+len(s.Cosigned) == 0 {
			t.Errorf("%q is taken with no signature", data)
		}
	})
}
