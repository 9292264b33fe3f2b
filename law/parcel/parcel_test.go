package parcel

import (
	"io/fs"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
)

// counting is a source that is the same each time.
type counting byte

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		*c++
		p[i] = byte(*c)
	}
	return len(p), nil
}

func keys(t testing.TB, name string, from counting) (private, public string) {
	t.Helper()
	private, public, err := NewKey(&from, name)
	if err != nil {
		t.Fatal(err)
	}
	return private, public
}

func sample() Parcel {
	return Parcel{Kind: Law, Jurisdiction: "cn", Made: time.Date(2026, 11, 24, 3, 4, 5, 0, time.UTC), Files: map[string]string{"pack.yaml": "pack: <律>\n", "texts/a.yaml": "x"}}
}

func signed(t testing.TB, private string) string {
	t.Helper()
	out, err := Sign(sample(), private)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Claim: what was signed is read back as it was, under the key of its signer, whatever other keys are trusted beside it.
func TestSignedIsRead(t *testing.T) {
	private, public := keys(t, "law.example.org", 1)
	_, other := keys(t, "other", 9)
	p, err := Open([]byte(signed(t, private)), other, public+"\n")
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	if p.Signer != "law.example.org" || p.Kind != want.Kind || p.Jurisdiction != "cn" || !p.Made.Equal(want.Made) || !strings.HasPrefix(p.Digest, "h1:") {
		t.Errorf("%+v", p)
	}
	folder, err := p.Folder()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range want.Files {
		if got, err := fs.ReadFile(folder, name); err != nil || string(got) != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if again, err := Again([]byte(signed(t, private))); err != nil || again.Digest != p.Digest || again.Signer != "" {
		t.Errorf("again: %+v, %v", again, err)
	}
}

// Claim: a parcel of another signer, one with a changed byte in files or note, and what is none is refused, and the refusal says why.
func TestWhatIsRefused(t *testing.T) {
	private, public := keys(t, "law.example.org", 1)
	_, namesake := keys(t, "law.example.org", 7)
	good := signed(t, private)
	for name, c := range map[string]struct{ data, key, want string }{
		"nobody is trusted":  {good, "", "is no public key"},
		"another's key":      {good, namesake, "is not trusted"},
		"a changed file":     {strings.Replace(good, "律", "法", 1), public, "not what was signed"},
		"a file more":        {strings.Replace(good, `"files":{`, `"files":{"b.yaml":"",`, 1), public, "not what was signed"},
		"another day":        {strings.Replace(good, "2026-11-24", "2027-11-24", 1), public, "does not hold"},
		"another law":        {strings.Replace(good, `\ncn\n`, `\nde\n`, 1), public, "does not hold"},
		"a signature broken": {strings.Replace(good, "— law.example.org ", "— law.example.org A", 1), public, "does not hold"},
		"half of it":         {good[:len(good)/2], public, "no signed file"},
		"two of it":          {good + good, public, "no signed file"},
		"nothing":            {"", public, "no signed file"},
		"an empty form":      {"{}", public, "does not hold"},
		"a field more":       {strings.Replace(good, `{`, `{"x":1,`, 1), public, "no signed file"},
	} {
		_, err := Open([]byte(c.data), c.key)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
			continue
		}
		if zh := err.(i18n.Localizer).In(i18n.ZH); zh == err.Error() || strings.Contains(zh, "⟦") {
			t.Errorf("%s in Chinese: %s", name, zh)
		}
	}
	if _, err := Open([]byte(good)); err == nil || !strings.Contains(err.Error(), "law trust") {
		t.Errorf("without a key: %v", err)
	}
	if _, err := Sign(sample(), public); err == nil {
		t.Error("a public key signs")
	}
}

// Claim: nothing that is read as a parcel panics, and what is taken under a key was signed with it.
func FuzzOpen(f *testing.F) {
	private, public := keys(f, "law.example.org", 1)
	good := signed(f, private)
	for _, seed := range []string{"", "{}", good, `{"note":"mandamus law\ncn\n\n","files":{}}`, `{"note":"a\n\n— b c\n"}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		p, err := Open([]byte(data), public)
		if err == nil && p.text() != must(Open([]byte(good), public)).text() {
			t.Errorf("taken, and never signed: %q", data)
		}
		if _, err := Again([]byte(data)); err != nil && p != nil {
			t.Errorf("taken, and not read again: %v", err)
		}
	})
}

func must(p *Parcel, err error) *Parcel {
	if err != nil {
		panic(err)
	}
	return p
}
