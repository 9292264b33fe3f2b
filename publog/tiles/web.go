package tiles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// Web is a log at an address.
type Web struct {
	Prefix string        // https://court.example/log
	Client *http.Client  // nil: one that waits answerIn for an answer
	Pause  time.Duration // before the second attempt, double before each further one; 0: firstPause
}

// How patient a reader of a log is.
const (
	answerIn   = 30 * time.Second
	attempts   = 4
	firstPause = 250 * time.Millisecond
)

var patient = &http.Client{Timeout: answerIn}

// String is the address.
func (w Web) String() string { return w.Prefix }

// Read asks for a file, again where the server or the way to it fails for the moment.
func (w Web) Read(ctx context.Context, path string, limit int64) ([]byte, error) {
	url := strings.TrimRight(w.Prefix, "/") + "/" + path
	pause := w.Pause
	if pause == 0 {
		pause = firstPause
	}
	for attempt := 1; ; attempt++ {
		data, again, err := w.try(ctx, url, limit)
		if err == nil || !again || attempt == attempts {
			return data, err
		}
		if err := wait(ctx, pause); err != nil {
			return nil, err
		}
		pause *= 2
	}
}

// try asks once. again says that the next answer may be another.
func (w Web) try(ctx context.Context, url string, limit int64) (data []byte, again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, false, err
	}
	request.Header.Set("User-Agent", "mandamus")
	client := w.Client
	if client == nil {
		client = patient
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, ctx.Err() == nil, err
	}
	defer answer.Body.Close()
	switch code := answer.StatusCode; {
	case code == http.StatusOK:
		data, err = readAll(answer.Body, url, limit)
		return data, err != nil && !errors.Is(err, ErrLarge), err
	case code == http.StatusNotFound || code == http.StatusGone:
		return nil, false, fmt.Errorf("%s: %s: %w", url, answer.Status, fs.ErrNotExist)
	default:
		return nil, code == http.StatusTooManyRequests || code >= 500, fmt.Errorf("%s: %s", url, answer.Status)
	}
}

// wait sleeps, unless nobody waits any more.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
