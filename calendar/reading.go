package calendar

// MakeUpRests returns the calendar under the other reading of art. 203 of the
// Civil Code: a Saturday or Sunday that a notice declares a working day still
// rests. Its name and digest differ. On a calendar of this reading it returns the
// calendar itself.
func (c *Calendar) MakeUpRests() *Calendar { return c.other() }

func makeUpRests(c *Calendar) *Calendar {
	v := &Calendar{
		name:   c.name + "+make-up-rests",
		digest: digest([]byte("make-up-rests " + c.digest)),
		known:  c.known,
		rows:   c.rows,
		rests:  true,
	}
	v.table = newTable(v)
	v.other = func() *Calendar { return v }
	return v
}
