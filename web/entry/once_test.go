package entry

import (
	"fmt"
	"testing"
)

// Claim: a key is taken once, until it is given back, or forgotten because of how many came after it.
func TestOnce(t *testing.T) {
	o := newOnce(3)
	if !o.take("a") || o.take("a") {
		t.Error("a key is not taken once")
	}
	o.giveBack("a")
	o.giveBack("none")
	if !o.take("a") {
		t.Error("a key given back is not good")
	}
	for i := range 3 {
		if key := fmt.Sprint(i); !o.take(key) || o.take(key) {
			t.Errorf("%s is not taken once", key)
		}
	}
	if !o.take("a") || len(o.spent) != 3 || len(o.order) != 3 {
		t.Errorf("remembers %v in order %v", o.spent, o.order)
	}
}
