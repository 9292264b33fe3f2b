package money

// Range is a sum of at least Low and at most High, both included: what a daily
// fine of 50 to 100 yuan amounts to before the court has fixed the rate.
type Range struct{ Low, High Fen }

// Exact reports whether the sum is known.
func (r Range) Exact() bool { return r.Low == r.High }

// Add returns the range of the sum of both, or ErrOverflow.
func (r Range) Add(s Range) (Range, error) {
	low, err := r.Low.Add(s.Low)
	if err != nil {
		return Range{}, err
	}
	high, err := r.High.Add(s.High)
	if err != nil {
		return Range{}, err
	}
	return Range{low, high}, nil
}

// String returns the range for people to read: 3,050.00–6,100.00, or 3,050.00
// when it is exact.
func (r Range) String() string {
	if r.Exact() {
		return r.Low.Grouped()
	}
	return r.Low.Grouped() + "–" + r.High.Grouped()
}
