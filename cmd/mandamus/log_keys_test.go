package main

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/publog"
	"mandamus/publog/witness"
)

// made makes a key of the log with the command, and returns its file and its public half.
func made(t *testing.T, flags ...string) (file, public string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "made.key")
	if status, said := ran(t, append([]string{"log", "keygen", "court.example/record", "--out", file}, flags...)...); status != exitOK {
		t.Fatal(said)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	public, err = publog.PublicOf(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return file, public
}

// trustFile writes a trust file with these lines about keys.
func trustFile(t *testing.T, lines ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "trust.txt")
	text := "mandamus/trust/v1\norigin court.example/record\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// witnessed has two witnesses outside the court sign what the desk publishes, and returns the lines of a trust file about them.
func (d *logDesk) witnessed(keys ...*publog.Key) []string {
	d.Helper()
	var lines string
	trust := []string{"operator bar outside 律协 | Bar", "operator npc outside 人大 | Congress"}
	for _, who := range []string{"bar", "npc"} {
		line, _ := loopbackWitness(d.T, who+".example/w", keys...)
		lines += line
		trust = append(trust, "witness "+who+" "+strings.Fields(line)[0])
	}
	file := filepath.Join(d.TempDir(), "witnesses")
	d.must(os.WriteFile(file, []byte(lines), 0o600))
	peers, err := d.p.witnesses(file)
	d.must(err)
	d.to.Cosign = cosigner{witness.NewClient(peers...), d.log}.ask
	return append(trust, "quorum 2")
}

// lodged lodges a hash, publishes, and returns the file of the receipt with its proof.
func (d *logDesk) lodged(n byte) string {
	d.Helper()
	_, err := d.desk().Lodge(d.Context(), [32]byte{n})
	d.must(err)
	d.must(d.once(d.Context()))
	receipt, err := d.desk().Lodge(d.Context(), [32]byte{n})
	d.must(err)
	file := filepath.Join(d.TempDir(), "receipt.txt")
	d.must(os.WriteFile(file, []byte(receipt.Text()), 0o600))
	return file
}

func TestSecondSignature(t *testing.T) {
	// With --log-key2 checkpoints have a second signature, SM2; who knows the first key alone verifies as before, who knows the second alone too.
	d := newLogDesk(t, false, "")
	second, national := made(t, "--sm2")
	d.flags.LogKey2 = second
	var err error
	d.publisher.keys, err = d.p.keys(&d.flags)
	d.must(err)
	vouched := d.witnessed(d.publisher.keys.public)
	receipt := d.lodged(1)
	signed, err := os.ReadFile(filepath.Join(d.folder, "checkpoint"))
	d.must(err)
	key, err := publog.ParseKey(national)
	d.must(err)
	both, err := publog.OpenCheckpoint(signed, "court.example/record", d.publisher.keys.public, key)
	d.must(err)
	if len(both.By) != 2 {
		t.Errorf("%d signatures of the log", len(both.By))
	}
	for _, known := range []string{d.publisher.keys.public.String(), national} {
		trust := trustFile(t, append([]string{"log " + known}, vouched...)...)
		if status, said := ran(t, "verify", receipt, "--trust", trust, "--log", d.folder); status != exitOK {
			t.Errorf("%s: exit %d\n%s", known, status, said)
		}
	}
}

func TestSecondKeyOfAnotherLog(t *testing.T) {
	// A second key of another name, or of the first one's algorithm, is refused before anything is signed.
	d := newLogDesk(t, false, "")
	private, _, err := publog.NewKey(rand.Reader, "other.example/record", publog.SM2)
	d.must(err)
	other := filepath.Join(t.TempDir(), "other.key")
	d.must(writeNew(other, private+"\n"))
	same, _ := made(t)
	for _, file := range []string{other, same} {
		d.flags.LogKey2 = file
		if _, err := d.p.keys(&d.flags); err == nil {
			t.Errorf("%s was taken", file)
		}
	}
}

// endedKeys are what a trust file says of the key that has signed a receipt, and what the receipt is then worth.
var endedKeys = []struct {
	end    string
	want   int
	saying string
}{
	{"", 0, ""},
	{" until 9 end rotated", 0, ""},
	{" until 9 end lost", 0, "lost"},
	{" end compromised at 2001-01-01T00:00:00Z", 3, "may have had the key"},
}

func TestEndedKeys(t *testing.T) {
	// A key that was handed over or lost later leaves a receipt proved; one that somebody else may have had before the witness signed leaves it
	// vouched for by nobody. The verdict says so.
	d := newLogDesk(t, false, "")
	vouched := d.witnessed(d.publisher.keys.public)
	receipt := d.lodged(1)
	for _, c := range endedKeys {
		trust := trustFile(t, append([]string{"log " + d.publisher.keys.public.String() + c.end}, vouched...)...)
		if status, said := ran(t, "verify", receipt, "--trust", trust); status != c.want || !strings.Contains(said, c.saying) {
			t.Errorf("%q: exit %d, want %d\n%s", c.end, status, c.want, said)
		}
	}
}

func TestHandOverOverTheLog(t *testing.T) {
	// After log rotate the desk signs with the new key: a trust file with the printed lines proves receipts of before and after, one with the old key
	// alone proves the earlier one and leaves the later one vouched for by nobody, and an audit that began with the old key follows through the log.
	d := newLogDesk(t, false, "")
	file, public := made(t)
	next, err := publog.ParseKey(public)
	d.must(err)
	vouched := d.witnessed(d.publisher.keys.public, next)
	before := d.lodged(1)
	old := trustFile(t, append([]string{"log " + d.publisher.keys.public.String()}, vouched...)...)
	audit := []string{"log", "audit", d.folder, "--state", filepath.Join(t.TempDir(), "state"), "--trust", old, "--evidence", t.TempDir()}
	if status, said := ran(t, audit...); status != exitOK {
		t.Fatalf("audit before: exit %d\n%s", status, said)
	}
	status, lines := ran(t, "log", "rotate", "--database", filepath.Join(filepath.Dir(d.folder), "desk.db"), "--old", d.flags.LogKey, "--new", file)
	if status != exitOK {
		t.Fatal(lines)
	}
	_, lines, _ = strings.Cut(lines, "\nlog ")
	both := trustFile(t, append([]string{"log " + strings.TrimSpace(lines)}, vouched...)...)
	d.flags.LogKey = file
	d.publisher.keys, err = d.p.keys(&d.flags)
	d.must(err)
	after := d.lodged(2)
	for _, c := range []struct {
		receipt, trust string
		want           int
	}{{before, both, 0}, {after, both, 0}, {before, old, 0}, {after, old, 3}} {
		if status, said := ran(t, "verify", c.receipt, "--trust", c.trust); status != c.want {
			t.Errorf("exit %d, want %d\n%s", status, c.want, said)
		}
	}
	if status, said := ran(t, audit...); status != exitOK {
		t.Errorf("audit after: exit %d\n%s", status, said)
	}
}

func TestRefusedPaperIsLodged(t *testing.T) {
	// Who was refused at a counter lodges the paper with the court above: the receipt is of this file, again and again of the first time, it says
	// what it proves, what it does not, and what the law then gives, and it verifies. An answer about another file is not believed.
	d := newLogDesk(t, false, "")
	vouched := d.witnessed(d.publisher.keys.public)
	trust := trustFile(t, append([]string{"log " + d.publisher.keys.public.String()}, vouched...)...)
	dir := t.TempDir()
	paper, receipt := filepath.Join(dir, "application.pdf"), filepath.Join(dir, "receipt.txt")
	d.must(os.WriteFile(paper, []byte("申请书"), 0o600))
	lodge := func(at string) (int, string, string) {
		status, said := ran(t, "receipt", "lodge", paper, "--at", at)
		words, rest, _ := strings.Cut(said, "\n")
		return status, words, rest
	}
	status, words, text := lodge(d.server.URL + "/log")
	for _, want := range []string{"not that the counter refused it", "seven days", "court above", "fifteen days"} {
		if status != exitOK || !strings.Contains(words, want) {
			t.Errorf("exit %d, %q is not said: %s", status, want, words)
		}
	}
	first, err := publog.ParseBundle([]byte(text))
	d.must(err)
	d.must(d.once(t.Context()))
	d.must(os.WriteFile(receipt, []byte(text), 0o600))
	status, said := ran(t, "verify", receipt, "--trust", trust, "--log", d.server.URL+"/log")
	if status != exitOK || !strings.Contains(said, "only that its content existed by then") {
		t.Errorf("exit %d\n%s", status, said)
	}
	_, _, text = lodge(d.server.URL + "/log")
	if again, err := publog.ParseBundle([]byte(text)); err != nil || string(again.Entry) != string(first.Entry) {
		t.Errorf("lodged again: %v\n%s", err, text)
	}
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(first.Text())) }))
	defer liar.Close()
	d.must(os.WriteFile(paper, []byte("另一份申请书"), 0o600))
	if status, words, _ := lodge(liar.URL); status == exitOK || !strings.Contains(words, "not believed") {
		t.Errorf("a receipt of another file: exit %d, %s", status, words)
	}
}
