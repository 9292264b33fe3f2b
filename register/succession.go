package register

import "mandamus/civil"

// SuccessorOn returns the body that carries on the day what the body with the id carried: itself as long as it exists and
// nobody took over, else the last in the chain of successions in force. The result is false where the register does not know
// such a body: the id is unknown, or on that day the last in the chain does not exist, not yet or no longer.
func (r *Registry) SuccessorOn(id string, on civil.Day) (Body, bool) {
	b, ok := r.Body(id)
	for ok {
		next, found := inForce(r.successions[b.ID], on)
		if !found {
			return b, b.Days.Contains(on)
		}
		b, ok = r.Body(next.Successor)
	}
	return Body{}, false
}

// PredecessorsOn returns the bodies whose duties the body with the id has taken over directly by the day.
func (r *Registry) PredecessorsOn(id string, on civil.Day) []Body {
	var out []Body
	for _, s := range r.predecessors[id] {
		if b, ok := r.Body(s.Body); ok && s.Days.Contains(on) {
			out = append(out, b)
		}
	}
	return out
}

// inForce returns the succession of the list that is in force on the day. There is at most one.
func inForce(list []Succession, on civil.Day) (Succession, bool) {
	for _, s := range list {
		if s.Days.Contains(on) {
			return s, true
		}
	}
	return Succession{}, false
}
