package witness

import (
	"strings"
	"testing"

	"mandamus/publog"
)

// What is read as a request is written back byte for byte, and nothing makes the reader panic.
func FuzzParseRequest(f *testing.F) {
	l := aLog(9)
	f.Add(request(l, 0, 9).Text())
	f.Add(request(l, 5, 9).Text())
	f.Add([]byte("old 0\n\n"))
	f.Add([]byte("old 18446744073709551615\n\nx"))
	f.Add([]byte("old 5\r\n\nx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseRequest(data)
		if err == nil && string(r.Text()) != string(data) {
			t.Errorf("%q came back as %q", data, r.Text())
		}
	})
}

// What is read as a size is written back byte for byte.
func FuzzParseSize(f *testing.F) {
	for _, seed := range []string{"0\n", "7\n", "07\n", "-1\n", "7", "7\n\n", "9223372036854775808\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if size, err := parseSize(text); err == nil && sizeText(size) != text {
			t.Errorf("%q came back as %q", text, sizeText(size))
		}
	})
}

func TestSignaturesAreSifted(t *testing.T) {
	// Of what stands under a checkpoint only the lines that hold are kept, each once.
	l := aLog(3)
	c := l.Checkpoint(3)
	signed := strings.TrimPrefix(string(l.Signed(3)), c.Text()+"\n")
	other := strings.TrimPrefix(string(l.Signed(2)), l.Checkpoint(2).Text()+"\n")
	for text, want := range map[string]string{
		signed:                                 signed,
		signed + signed:                        signed,
		other + "hello\n" + signed + "— x y\n": signed,
		other:                                  "",
		"":                                     "",
		strings.TrimSuffix(signed, "\n"):       "",
	} {
		lines, s := signatures(c, text, l.Key)
		if lines != want || (s != nil) != (want != "") {
			t.Errorf("%q: got %q", text, lines)
		}
		if s != nil && (s.Size != 3 || len(s.By) != 1) {
			t.Errorf("%q: got %+v", text, s)
		}
	}
	if _, err := publog.OpenCheckpoint([]byte(c.Text()+"\n"+other), "", l.Key); err == nil {
		t.Error("the other line holds after all")
	}
}
