package entry

import (
	"net/http"
	"sync"

	"mandamus/web/page"
)

// spentKept is how many forms are remembered; of more, those sent first are forgotten.
const spentKept = 10_000

// once remembers which forms have made a secret, so that the same form sent again, by a reload or an impatient hand, makes no second one.
// It is kept in memory alone: after a restart a form sent again makes another secret, which is shown, and nothing worse.
type once struct {
	mu    sync.Mutex
	spent map[string]bool
	order []string
	most  int
}

func newOnce(most int) *once { return &once{spent: map[string]bool{}, most: most} }

// take reports whether the key was not taken before, and takes it.
func (o *once) take(key string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.spent[key] {
		return false
	}
	if len(o.order) == o.most {
		delete(o.spent, o.order[0])
		o.order = o.order[1:]
	}
	o.spent[key], o.order = true, append(o.order, key)
	return true
}

// giveBack makes a key good again: its form has made nothing.
func (o *once) giveBack(key string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.spent, key)
	for i, k := range o.order {
		if k == key {
			o.order = append(o.order[:i], o.order[i+1:]...)
			return
		}
	}
}

// guard lets a form through once. The handler reports whether it has made the secret.
func (o *once) guard(h func(v *page.Visit) bool) page.Handler {
	return func(v *page.Visit) {
		if !o.take(v.Key()) {
			v.Show(page.Answer{Name: "entry/again", Status: http.StatusConflict, Title: v.T("entry.again"), Failed: true, Secret: true})
			return
		}
		made := false
		defer func() {
			if !made {
				o.giveBack(v.Key())
			}
		}()
		made = h(v)
	}
}
