package app

import (
	"io"
	"time"

	"mandamus/docket"
)

// digits are those of Crockford's base 32 in small letters: none is taken for another.
const digits = "0123456789abcdefghjkmnpqrstvwxyz"

// Ten digits of time in milliseconds, which last until the year 10889, then sixteen of chance.
const (
	timeDigits   = 10
	chanceDigits = 16
)

// mint returns an id that sorts by the instant it was made.
func (a *App) mint(now time.Time) (string, error) {
	var chance [chanceDigits]byte
	if _, err := io.ReadFull(a.Random, chance[:]); err != nil {
		return "", err
	}
	id := make([]byte, timeDigits+chanceDigits)
	ms := uint64(now.UnixMilli())
	for i := timeDigits - 1; i >= 0; i-- {
		id[i] = digits[ms%32]
		ms /= 32
	}
	for i, b := range chance {
		id[timeDigits+i] = digits[b%32]
	}
	return string(id), nil
}

// mintDocket returns an id for a new docket.
func (a *App) mintDocket(now time.Time) (docket.ID, error) {
	id, err := a.mint(now)
	return docket.ID(id), err
}

// salts hands out fresh salts and keeps the first error of the random source.
type salts struct {
	from io.Reader
	err  error
}

func (s *salts) next() (salt [32]byte) {
	if _, err := io.ReadFull(s.from, salt[:]); err != nil && s.err == nil {
		s.err = err
	}
	return salt
}
