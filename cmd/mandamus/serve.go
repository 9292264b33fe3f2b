package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"mandamus/examples"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/web"
)

// serveCommand is the desk in a browser.
type serveCommand struct {
	Listen string `default:"127.0.0.1:8321" placeholder:"HOST:PORT"`
}

// The bounds on a connection. A request line with its headers is small; a case file may come over a slow line.
const (
	maxHeaderBytes = 64 << 10
	headerTime     = 10 * time.Second
	requestTime    = 2 * time.Minute
	idleTime       = 2 * time.Minute
	closingTime    = 10 * time.Second
)

// Run listens, says where, and answers until it is interrupted.
func (c *serveCommand) Run(p *program) error {
	handler, err := p.desk()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return misuse(i18n.M("cmd.serve.listen", "address", c.Listen, "error", err), i18n.M("cmd.serve.listen.hint"))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	fmt.Fprintln(p.stdout, p.t("cmd.serve.ready", "address", "http://"+listener.Addr().String()+"/"))
	return serve(ctx, listener, handler)
}

// serve answers requests until the context ends; those that are under way are finished first.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h, MaxHeaderBytes: maxHeaderBytes, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: requestTime, IdleTimeout: idleTime,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	closing, cancel := context.WithTimeout(context.Background(), closingTime)
	defer cancel()
	if err := server.Shutdown(closing); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// desk is the desk with the packs and examples that come with the program.
func (p *program) desk() (http.Handler, error) {
	all, err := examples.All()
	if err != nil {
		return nil, err
	}
	loaded := map[string]*law.Pack{}
	for _, id := range packs.IDs() {
		if loaded[id], err = p.pack("", id); err != nil {
			return nil, err
		}
	}
	desk, err := web.New(web.Config{
		Packs: loaded, Home: homeLaw, Examples: all, Assets: web.BuiltAssets(), Now: time.Now, NewID: rand.Text,
		Log: slog.New(slog.NewTextHandler(p.stderr, nil)),
	})
	if err != nil {
		return nil, err
	}
	return desk.Handler(), nil
}
