package register

import (
	"cmp"
	"slices"

	"mandamus/i18n"
)

// same finds bodies that share a credit code, which is refused, or a name, which is a warning.
func (c *checker) same() {
	codes, names := map[string]string{}, map[string]string{}
	for _, b := range c.data.Bodies {
		at := row{Bodies, b.ID}
		if other, ok := codes[b.CreditCode]; ok && b.CreditCode != "" && other != b.ID {
			c.fail(at, "credit_code", b.CreditCode, i18n.M("register.same_code", "code", b.CreditCode, "id", other), i18n.M("register.same_code.hint"))
		}
		codes[b.CreditCode] = b.ID
		for _, n := range b.normalNames() {
			if other, ok := names[n]; ok && other != b.ID {
				c.warn(at, "name_zh", n, i18n.M("register.same_name", "name", n, "id", other), i18n.M("register.same_name.hint"))
			}
			names[n] = b.ID
		}
	}
	c.twoHeads()
}

// twoHeads warns of a body with two heads at a time.
func (c *checker) twoHeads() {
	heads := map[string][]Person{}
	for _, p := range c.data.Persons {
		if p.Role != "head" {
			continue
		}
		for _, other := range heads[p.Body] {
			if other.ID != p.ID && p.Days.Overlaps(other.Days) {
				c.warn(row{Persons, p.ID}, "from", p.Days.From.String(), i18n.M("register.two_heads", "body", p.Body, "id", other.ID), i18n.M("register.two_heads.hint"))
			}
		}
		heads[p.Body] = append(heads[p.Body], p)
	}
}

// superiors refuses a body that stands above itself.
func (c *checker) superiors() {
	clear := map[string]bool{} // bodies from which the way up is known to end
	for _, b := range c.data.Bodies {
		way := map[string]bool{}
		for id := b.ID; id != "" && !clear[id]; id = c.bodies[id].Superior {
			if way[id] {
				c.fail(row{Bodies, b.ID}, "superior", b.Superior, i18n.M("register.circle", "id", b.ID), i18n.M("register.circle.hint"))
				break
			}
			way[id] = true
		}
		for id := range way {
			clear[id] = true
		}
	}
}

// chains refuses two successions of one body at a time, and successions that lead back. If there is a circle on some day, all
// its successions are in force on the first day of the latest, so only first days have to be looked at.
func (c *checker) chains() {
	of := map[string][]Succession{}
	for _, s := range c.data.Successions {
		of[s.Body] = append(of[s.Body], s)
	}
	for _, s := range c.data.Successions {
		at := row{Successions, successions.key(&s)}
		for _, other := range of[s.Body] {
			if cmp.Or(cmp.Compare(other.Days.From, s.Days.From), cmp.Compare(other.Successor, s.Successor)) < 0 && other.Days.Overlaps(s.Days) {
				c.fail(at, "from", s.Days.From.String(), i18n.M("register.two_successors", "body", s.Body, "other", other.Successor), i18n.M("register.two_successors.hint"))
			}
		}
		if leadsBack(of, s) {
			c.fail(at, "successor", s.Successor, i18n.M("register.leads_back", "body", s.Body), i18n.M("register.leads_back.hint"))
		}
	}
}

// leadsBack reports whether the chain from s, on its first day, comes to a body twice.
func leadsBack(of map[string][]Succession, s Succession) bool {
	way := []string{s.Body}
	for next, ok := s, true; ok; next, ok = inForce(of[next.Successor], s.Days.From) {
		if slices.Contains(way, next.Successor) {
			return true
		}
		way = append(way, next.Successor)
	}
	return false
}
