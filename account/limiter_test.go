package account

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A burst, then one every so often, on both sides of the instant it comes free.
func TestLimiter(t *testing.T) {
	l := NewLimiter(10*time.Second, 3, 100)
	for i := range 3 {
		if ok, retry := l.Allow("a", noon); !ok || retry != 0 {
			t.Fatalf("attempt %d: %v, %v", i, ok, retry)
		}
	}
	for _, step := range []struct {
		after time.Duration
		ok    bool
		retry time.Duration
	}{{0, false, 10 * time.Second}, {9 * time.Second, false, time.Second}, {10 * time.Second, true, 0}, {10 * time.Second, false, 10 * time.Second},
		{29 * time.Second, true, 0}, {time.Hour, true, 0}, {time.Hour, true, 0}, {time.Hour, true, 0}, {time.Hour, false, 10 * time.Second}} {
		ok, retry := l.Allow("a", noon.Add(step.after))
		if ok != step.ok || (retry-step.retry).Abs() > time.Millisecond {
			t.Errorf("after %v: %v, %v", step.after, ok, retry)
		}
	}
	if ok, _ := l.Allow("b", noon); !ok {
		t.Error("one key pays for another")
	}
}

// However many keys come, the memory is bounded, strangers share one allowance, and the flood frees nobody.
func TestLimiterFlood(t *testing.T) {
	l := NewLimiter(10*time.Second, 2, 50)
	l.Allow("villain", noon)
	l.Allow("villain", noon)
	allowed := 0
	for i := range 1000 {
		if ok, _ := l.Allow(fmt.Sprint("zombie", i), noon); ok {
			allowed++
		}
	}
	if ok, _ := l.Allow("villain", noon); ok || len(l.byKey) > 50 || l.recent.Len() > 50 || allowed > 49+2 {
		t.Errorf("villain %v, %d keys, %d strangers", ok, len(l.byKey), allowed)
	}
	later := noon.Add(time.Hour)
	for i := range 1000 {
		if ok, _ := l.Allow(fmt.Sprint("late", i), later); ok && i > 60 {
			t.Fatalf("stranger %d is let in", i)
		}
	}
	if len(l.byKey) > 50 {
		t.Errorf("%d keys", len(l.byKey))
	}
}

// No key ever gets more than its burst and what came free since, whatever the order of attempts, also when the clock goes back.
func TestLimiterNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		burst := rapid.IntRange(1, 4).Draw(t, "burst")
		l := NewLimiter(time.Second, burst, 3)
		got, last := map[string]int{}, noon
		for range rapid.IntRange(1, 60).Draw(t, "attempts") {
			now := noon.Add(time.Duration(rapid.IntRange(0, 8000).Draw(t, "ms")) * time.Millisecond)
			if now.After(last) {
				last = now
			}
			key := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "key")
			if ok, retry := l.Allow(key, now); ok {
				got[key]++
			} else if retry <= 0 {
				t.Fatalf("refused without a wait")
			}
		}
		for key, n := range got {
			if n > burst+int(last.Sub(noon)/time.Second)+1 {
				t.Fatalf("%s got %d in %v with a burst of %d", key, n, last.Sub(noon), burst)
			}
		}
	})
}

// Attempts are counted by address, for IPv6 by network; a port, a zone or the mapped form makes no difference.
func TestPlace(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "192.0.2.7:4711": "192.0.2.7", "::ffff:192.0.2.7": "192.0.2.7", "[2001:db8:1:2:3:4:5:6]:80": "2001:db8:1:2::/64",
		"2001:db8:1:2::1": "2001:db8:1:2::/64", "2001:db8:1:3::1": "2001:db8:1:3::/64", "fe80::1%eth0": "fe80::/64", "": "unknown", "host": "unknown",
	} {
		if got := Place(addr); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}
