package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/publog"
	"mandamus/publog/witness"
	"mandamus/store"
)

// logDesk is a desk that keeps a public record, served on loopback without the pages.
type logDesk struct {
	*testing.T
	p     *program
	s     store.Store
	flags logFlags
	keys  keys
	*publisher
	server *httptest.Server
}

// newLogDesk opens the desk. Where elsewhere is set it does not have the key.
func newLogDesk(t *testing.T, elsewhere bool, witnesses string) *logDesk {
	t.Helper()
	dir := t.TempDir()
	out := &logDesk{T: t, flags: logFlags{LogDir: filepath.Join(dir, "log"), LogWithin: 24 * time.Hour, LogWitnesses: witnesses}}
	out.p = &program{stdout: &output{Writer: io.Discard}, stderr: io.Discard, lang: i18n.EN, packs: map[string]*law.Pack{}, now: time.Now(), env: func(string) string { return "" }}
	key := filepath.Join(dir, "log.key")
	private, public, err := publog.NewKey(rand.Reader, "court.example/record", publog.Ed25519)
	out.must(errors.Join(err, writeNew(key, private+"\n")))
	if out.flags.LogKey = key; elsewhere {
		out.flags.LogKey, out.flags.LogSigner = "", public
	}
	d := database{Database: filepath.Join(dir, "desk.db")}
	out.s, err = d.open(t.Context(), true)
	out.must(err)
	t.Cleanup(func() { out.s.Close() })
	out.keys, err = out.p.keys(&out.flags)
	out.must(err)
	out.p.public = out.flags.publicRecord(out.keys)
	_, err = out.p.desk(t.Context(), out.s, false)
	out.must(err)
	out.publisher, err = out.p.newPublisher(&out.flags, d, out.keys)
	out.must(err)
	out.must(out.ready(t.Context(), out.s))
	out.server = httptest.NewServer(out.handler(http.NotFoundHandler()))
	t.Cleanup(out.server.Close)
	return out
}

func (d *logDesk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// size is that of the checkpoint the desk serves; 0: none.
func (d *logDesk) size() int64 {
	d.Helper()
	res, err := http.Get(d.server.URL + "/log/checkpoint")
	d.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	d.must(err)
	if res.StatusCode == http.StatusNotFound {
		return 0
	}
	c, err := publog.CheckpointBody(data)
	d.must(err)
	return c.Size
}

// run runs a command and returns its exit status and what it printed.
func ran(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var said strings.Builder
	status := run(append(args, "--lang", "en"), strings.NewReader(""), &said, &said, func(string) string { return "" }, time.Now())
	return status, said.String()
}

func TestLogIsSignedElsewhere(t *testing.T) {
	// A desk without the key publishes what another operator signs. Who signs does so only for what goes on from his last signature, and takes no
	// other's signature for his own.
	d := newLogDesk(t, true, "")
	private, _, err := publog.NewKey(rand.Reader, "court.example/record", publog.Ed25519)
	d.must(err)
	_, err = d.desk().Lodge(t.Context(), [32]byte{1})
	d.must(err)
	d.must(d.once(t.Context()))
	if d.size() != 0 {
		t.Error("published unsigned")
	}
	dir := t.TempDir()
	other := filepath.Join(dir, "other.key")
	d.must(writeNew(other, private+"\n"))
	if status, said := ran(t, "log", "sign", d.server.URL+"/log", "--key", other, "--state", filepath.Join(dir, "other"), "--first"); status == exitOK {
		t.Errorf("another's key was taken: %s", said)
	}
	key, state := filepath.Join(filepath.Dir(d.folder), "log.key"), filepath.Join(dir, "state")
	sign := []string{"log", "sign", d.server.URL + "/log", "--key", key, "--state", state}
	if status, said := ran(t, sign...); status != exitUsage || !strings.Contains(said, "--first") {
		t.Errorf("without a state: %d, %s", status, said)
	}
	for n := byte(2); n < 5; n++ {
		first := []string{"--first"}
		if status, said := ran(t, append(sign, first[min(int(n)-2, 1):]...)...); status != exitOK {
			t.Fatalf("signing: %s", said)
		}
		d.must(d.once(t.Context()))
		if got := d.size(); got != int64(n)-1 {
			t.Errorf("published %d entries, want %d", got, n-1)
		}
		_, err = d.desk().Lodge(t.Context(), [32]byte{n})
		d.must(err)
		d.must(d.once(t.Context()))
	}
	d.must(os.Remove(state))
	if status, _ := ran(t, sign...); status != exitUsage {
		t.Errorf("a lost state: %d", status)
	}
}

// loopbackWitness is a witness of a log that has these keys, with the file that names it.
func loopbackWitness(t *testing.T, name string, keys ...*publog.Key) (line string, stop func()) {
	t.Helper()
	private, public, err := publog.NewKey(rand.Reader, name, publog.Cosignature)
	if err != nil {
		t.Fatal(err)
	}
	cosigner, err := publog.NewCosigner(private)
	if err != nil {
		t.Fatal(err)
	}
	key, err := publog.ParseKey(public)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "state")
	if err := witness.Init(path, key); err != nil {
		t.Fatal(err)
	}
	state, err := witness.Open(path, key)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(witness.NewServer(cosigner, state, time.Now, nil, witness.Log{Origin: keys[0].Name(), Keys: keys}).Handler())
	t.Cleanup(server.Close)
	return public + " " + server.URL + "\n", server.Close
}

func TestReceiptUnderTwoWitnesses(t *testing.T) {
	// A receipt lodged at a desk is proved, exit 0, by a trust file with two operators outside the court; without it nobody vouches, exit 3; one
	// byte changed is refuted, exit 1. A witness that is away keeps nothing from being published.
	file := filepath.Join(t.TempDir(), "witnesses")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := newLogDesk(t, false, file)
	trust := "mandamus/trust/v1\norigin court.example/record\nlog " + d.keys.public.String() + "\noperator npc outside 甲 | A\noperator bar outside 乙 | B\n"
	var lines string
	var stop func()
	for name, operator := range map[string]string{"w1.example/w": "npc", "w2.example/w": "bar"} {
		line, end := loopbackWitness(t, name, d.keys.public)
		lines, stop = lines+line, end
		trust += "witness " + operator + " " + strings.Fields(line)[0] + "\n"
	}
	d.must(os.WriteFile(file, []byte(lines), 0o600))
	peers, err := d.p.witnesses(file)
	d.must(err)
	d.to.Cosign = cosigner{witness.NewClient(peers...), d.log}.ask
	_, err = d.desk().Lodge(t.Context(), [32]byte{9})
	d.must(err)
	d.must(d.once(t.Context()))
	receipt, err := d.desk().Lodge(t.Context(), [32]byte{9})
	d.must(err)
	dir := t.TempDir()
	good, bad, trusted := filepath.Join(dir, "good.txt"), filepath.Join(dir, "bad.txt"), filepath.Join(dir, "trust.txt")
	d.must(os.WriteFile(trusted, []byte(trust+"quorum 2\n"), 0o600))
	d.must(os.WriteFile(good, []byte(receipt.Text()), 0o600))
	forged := receipt
	forged.Entry = []byte(strings.Replace(string(receipt.Entry), `"number":1`, `"number":2`, 1))
	d.must(os.WriteFile(bad, []byte(forged.Text()), 0o600))
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{good, "--trust", trusted, "--log", d.server.URL + "/log"}, 0}, {[]string{good, "--trust", trusted, "--log", d.folder}, 0},
		{[]string{good, "--trust", trusted}, 0}, {[]string{good}, 3}, {[]string{bad, "--trust", trusted}, 1},
	} {
		if status, said := ran(t, append([]string{"verify"}, c.args...)...); status != c.want {
			t.Errorf("%v: exit %d, want %d\n%s", c.args, status, c.want, said)
		}
	}
	stop()
	_, err = d.desk().Lodge(t.Context(), [32]byte{10})
	d.must(err)
	d.must(d.once(t.Context()))
	if d.size() != 2 {
		t.Errorf("published %d with a witness away", d.size())
	}
}

func TestServerRefusesAnOldStore(t *testing.T) {
	// A desk opened on a store that has less than was published does not start, and says what to do in both languages.
	d := newLogDesk(t, false, "")
	_, err := d.desk().Lodge(t.Context(), [32]byte{1})
	d.must(err)
	d.must(d.once(t.Context()))
	empty := filepath.Join(t.TempDir(), "empty.db")
	status, said := ran(t, "serve", "--database", empty, "--log-dir", d.folder, "--log-key", d.flags.LogKey, "--listen", "127.0.0.1:0")
	if status != exitWrong || !strings.Contains(said, "restore a newer backup") {
		t.Errorf("exit %d: %s", status, said)
	}
	behind := &app.Behind{Have: 1, Published: 2}
	if zh := behind.In(i18n.ZH); !strings.Contains(zh, "恢复更新的备份") {
		t.Error(zh)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	d.must(d.once(ctx))
}

func TestLodgingIsBounded(t *testing.T) {
	// What is no hash is refused, and a stranger cannot fill the record.
	d := newLogDesk(t, false, "")
	post := func(body string) int {
		res, err := http.Post(d.server.URL+"/log/lodge", "text/plain", strings.NewReader(body))
		d.must(err)
		defer res.Body.Close()
		return res.StatusCode
	}
	for _, body := range []string{"", "zz", strings.Repeat("a", 63), strings.Repeat("a", 1000)} {
		if got := post(body); got != http.StatusBadRequest {
			t.Errorf("%q: %d", body, got)
		}
	}
	limited := false
	for i := range 3 * lodgedAtOnce {
		limited = limited || post(strings.Repeat("0", 62)+string("0123456789abcdef"[i/16%16])+string("0123456789abcdef"[i%16])) == http.StatusTooManyRequests
	}
	if !limited {
		t.Error("nothing was refused")
	}
}
