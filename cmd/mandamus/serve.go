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
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"mandamus/app"
	"mandamus/examples"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/store"
	"mandamus/web"
	"mandamus/web/page"
)

// serveCommand is the desk in a browser.
type serveCommand struct {
	database
	Listen string `default:"127.0.0.1:8321" placeholder:"HOST:PORT"`
	Demo   bool
	TLS    bool `name:"behind-tls"`
	smtpFlags
	logFlags
}

// The bounds on a connection. A request line with its headers is small; a case file may come over a slow line.
const (
	maxHeaderBytes = 64 << 10
	headerTime     = 10 * time.Second
	requestTime    = 2 * time.Minute
	idleTime       = 2 * time.Minute
	closingTime    = 10 * time.Second
)

// Run opens the store, listens, says where, and answers until it is interrupted.
func (c *serveCommand) Run(p *program) error {
	var err error
	if p.sender, p.deskURL, err = c.sender(p.env); err != nil {
		return err
	}
	if folder := filepath.Dir(c.Database); c.Demo && !c.remote() {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	k, err := c.record(p)
	if err != nil {
		return err
	}
	return c.with(true, func(ctx context.Context, s store.Store) error {
		ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		defer stop()
		if c.Demo {
			if err := p.demo(ctx, s); err != nil {
				return err
			}
		}
		desk, err := p.desk(ctx, s, c.TLS)
		if err != nil {
			return err
		}
		log, err := c.publisher(ctx, p, k, s)
		if err != nil {
			return err
		}
		listener, err := net.Listen("tcp", c.Listen)
		if err != nil {
			return misuse(i18n.M("cmd.serve.listen", "address", c.Listen, "error", err), i18n.M("cmd.serve.listen.hint"))
		}
		p.collectRarely()
		var behind sync.WaitGroup
		behind.Go(func() { p.chores(ctx, desk) })
		behind.Go(func() { p.post(ctx, desk) })
		behind.Go(func() { log.run(ctx) })
		behind.Go(func() { log.nights(ctx) })
		fmt.Fprintln(p.stdout, p.t("cmd.serve.ready", "address", "http://"+listener.Addr().String()+"/"))
		err = serve(ctx, listener, log.handler(desk.Handler()))
		stop()
		behind.Wait()
		return err
	})
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

// desk is the desk on a store, with its law, and the examples that come with the program.
func (p *program) desk(ctx context.Context, s store.Store, tls bool) (*web.Desk, error) {
	cases, err := p.useCases(ctx, s)
	if err != nil {
		return nil, err
	}
	shipped, _ := packs.Open(homeLaw)
	if p.live, err = app.NewLive(ctx, cases, p.book, shipped); err != nil {
		return nil, err
	}
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
	people, err := accounts(s)
	if err != nil {
		return nil, err
	}
	return web.New(web.Config{
		Config: page.Config{
			App: p.live.App, Accounts: people, Assets: page.BuiltAssets(), Now: time.Now, NewID: rand.Text, Secure: tls,
			Log: slog.New(slog.NewTextHandler(p.stderr, nil)),
		},
		Packs: loaded, Home: homeLaw, Examples: all,
	})
}
