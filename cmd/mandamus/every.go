package main

import (
	"context"
	"log/slog"
	"time"
)

// every calls do at once and then again after each interval, until the context ends or do returns false.
func every(ctx context.Context, interval time.Duration, do func() bool) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for do() {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// complaint is what goes wrong again and again in one piece of work. It is said once, until it changes or is over.
type complaint struct {
	log  *slog.Logger
	what string
	said string
}

// about says an error that was not said last; nil is the end of it.
func (c *complaint) about(ctx context.Context, err error) {
	if err == nil {
		c.said = ""
		return
	}
	if text := err.Error(); text != c.said {
		c.log.ErrorContext(ctx, c.what, "error", err)
		c.said = text
	}
}
