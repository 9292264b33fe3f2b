package account

import (
	"container/list"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limiter allows each key a burst of attempts and then one every so often. It remembers a bounded number of keys; a key is
// forgotten only when nothing is held against it any more. Where there is no room left, all new keys share one allowance: a flood
// of addresses can then slow strangers down, but never frees itself.
type Limiter struct {
	every time.Duration
	burst int
	keys  int

	mu      sync.Mutex
	latest  time.Time // the clock of the limiter never goes back: time that passed twice would be paid twice
	byKey   map[string]*list.Element
	recent  *list.List // of *bucket, the one used last in front
	crowded *rate.Limiter
}

type bucket struct {
	key   string
	limit *rate.Limiter
}

// NewLimiter returns a limiter that allows burst attempts at once and one more every so often, and remembers so many keys.
func NewLimiter(every time.Duration, burst, keys int) *Limiter {
	l := &Limiter{every: every, burst: burst, keys: keys, byKey: map[string]*list.Element{}, recent: list.New()}
	l.crowded = l.fresh()
	return l
}

func (l *Limiter) fresh() *rate.Limiter { return rate.NewLimiter(rate.Every(l.every), l.burst) }

// Allow counts an attempt and reports whether it is allowed; if not, when one will be.
func (l *Limiter) Allow(key string, now time.Time) (ok bool, retry time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Before(l.latest) {
		now = l.latest
	}
	l.latest = now
	r := l.find(key, now).ReserveN(now, 1)
	if retry = r.DelayFrom(now); retry > 0 {
		r.CancelAt(now)
	}
	return retry == 0, retry
}

// find returns the allowance of the key, making room for it if that takes nothing from the limiter's memory.
func (l *Limiter) find(key string, now time.Time) *rate.Limiter {
	if e, ok := l.byKey[key]; ok {
		l.recent.MoveToFront(e)
		return e.Value.(*bucket).limit
	}
	if len(l.byKey) >= l.keys && !l.forget(now) {
		return l.crowded
	}
	b := &bucket{key, l.fresh()}
	l.byKey[key] = l.recent.PushFront(b)
	return b.limit
}

// forget drops the key that was used longest ago if its allowance is whole again.
func (l *Limiter) forget(now time.Time) bool {
	e := l.recent.Back()
	if e == nil {
		return false
	}
	b := e.Value.(*bucket)
	if b.limit.TokensAt(now) < float64(l.burst) {
		return false
	}
	l.recent.Remove(e)
	delete(l.byKey, b.key)
	return true
}

// Place returns the key under which attempts from an address are counted: the address, or the first 64 bits of an IPv6 address,
// which is what one household gets. An address that cannot be read counts as one place with all such.
func Place(addr string) string {
	if ap, err := netip.ParseAddrPort(addr); err == nil {
		addr = ap.Addr().String()
	}
	a, err := netip.ParseAddr(addr)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap().WithZone(""); a.Is4() {
		return a.String()
	}
	return netip.PrefixFrom(a, 64).Masked().String()
}
