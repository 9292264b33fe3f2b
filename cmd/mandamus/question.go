package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
)

// question sends a body to an address and returns the status and at most that many bytes of the answer.
func question(ctx context.Context, method, address string, body []byte, most int64) (status int, answer []byte, err error) {
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(io.LimitReader(res.Body, most))
	return res.StatusCode, answer, err
}
