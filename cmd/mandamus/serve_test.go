package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/law"
)

// The desk that the command serves answers with a page; when it is told to stop, a request under way is finished first.
func TestServeFinishesWhatIsUnderWay(t *testing.T) {
	p := &program{stdout: &output{Writer: io.Discard}, stderr: io.Discard, lang: i18n.EN, packs: map[string]*law.Pack{}}
	s, err := database{Database: filepath.Join(t.TempDir(), "desk.db")}.open(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	made, err := p.desk(t.Context(), s, false)
	if err != nil {
		t.Fatal(err)
	}
	desk := made.Handler()
	begun, goOn := make(chan struct{}), make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-goOn
		desk.ServeHTTP(w, r)
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, l, slow) }()
	page := make(chan string, 1)
	go func() { page <- get(t, "http://"+l.Addr().String()+"/en/") }()
	<-begun
	stop()
	select {
	case err := <-ended:
		t.Fatalf("it ended with a request under way: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(goOn)
	if body := <-page; !strings.Contains(body, "<h1") {
		t.Errorf("got %.200s", body)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func get(t *testing.T, url string) string {
	res, err := http.Get(url)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Error(err)
	}
	return string(body)
}

// An address that cannot be listened on is said, with what to do.
func TestServeSaysWhereItCannotListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var stderr strings.Builder
	args := []string{"serve", "--lang", "en", "--database", filepath.Join(t.TempDir(), "desk.db"), "--listen", taken.Addr().String()}
	status := run(args, strings.NewReader(""), io.Discard, &stderr, func(string) string { return "" }, time.Unix(0, 0))
	if status != exitUsage || !strings.Contains(stderr.String(), "cannot listen") || !strings.Contains(stderr.String(), "--listen") {
		t.Errorf("status %d, said %q", status, stderr.String())
	}
}

// The demonstration is set up once and prints an account for each role; a second start finds it as it was left.
func TestDemo(t *testing.T) {
	var said strings.Builder
	p := &program{stdout: &output{Writer: &said}, stderr: io.Discard, lang: i18n.EN, packs: map[string]*law.Pack{}, env: func(string) string { return "" }}
	s, err := database{Database: filepath.Join(t.TempDir(), "demo.db")}.open(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := p.demo(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"clerk", "judge", "president", "supervisor", "administrator", "overseer", "debtor", "(access code)", "shown this once"} {
		if !strings.Contains(said.String(), word) {
			t.Errorf("no %q in %s", word, said.String())
		}
	}
	head, err := s.Head(t.Context())
	if err != nil || head.Pos == 0 {
		t.Fatal(head, err)
	}
	said.Reset()
	if err := p.demo(t.Context(), s); err != nil || !strings.Contains(said.String(), "there already") {
		t.Errorf("%v: %s", err, said.String())
	}
	if again, err := s.Head(t.Context()); err != nil || again != head {
		t.Errorf("a second start wrote: %v, %v", again, err)
	}
	projector, err := p.projector(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.Verify(t.Context(), projector)
	if err != nil || !report.OK() || report.Dockets < 40 {
		t.Errorf("the demonstration does not verify: %v, %+v", err, report)
	}
}
