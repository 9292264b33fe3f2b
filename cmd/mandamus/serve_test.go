package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"mandamus/i18n"
	"mandamus/law"
)

// The desk that the command serves answers with a page; when it is told to stop, a request under way is finished first.
func TestServeFinishesWhatIsUnderWay(t *testing.T) {
	p := &program{stdout: &output{Writer: io.Discard}, stderr: io.Discard, lang: i18n.EN, packs: map[string]*law.Pack{}}
	desk, err := p.desk()
	if err != nil {
		t.Fatal(err)
	}
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
	args := []string{"serve", "--lang", "en", "--listen", taken.Addr().String()}
	status := run(args, strings.NewReader(""), io.Discard, &stderr, func(string) string { return "" }, time.Unix(0, 0))
	if status != exitUsage || !strings.Contains(stderr.String(), "cannot listen") || !strings.Contains(stderr.String(), "--listen") {
		t.Errorf("status %d, said %q", status, stderr.String())
	}
}
