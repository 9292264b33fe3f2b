package civil

import "fmt"

// String returns the day as YYYY-MM-DD, "never" for Never, and Day(n) for an
// integer that is not a valid day.
func (d Day) String() string {
	switch {
	case d == Never:
		return "never"
	case !d.Valid():
		return fmt.Sprintf("Day(%d)", int32(d))
	}
	y, m, day := d.YMD()
	var b [10]byte
	put(b[0:4], y)
	b[4] = '-'
	put(b[5:7], m)
	b[7] = '-'
	put(b[8:10], day)
	return string(b[:])
}

// ParseDay reads YYYY-MM-DD: ten characters, ASCII digits, no blanks. It fails
// with ErrSyntax, ErrRange (year 0000) or ErrNoSuchDay (2023-02-29).
func ParseDay(s string) (Day, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, fmt.Errorf("civil: day %q: %w: write YYYY-MM-DD", s, ErrSyntax)
	}
	y, okY := digits(s[0:4])
	m, okM := digits(s[5:7])
	d, okD := digits(s[8:10])
	if !okY || !okM || !okD {
		return 0, fmt.Errorf("civil: day %q: %w: write YYYY-MM-DD", s, ErrSyntax)
	}
	return NewDay(y, m, d)
}

// put writes n into b in decimal, with leading zeros.
func put(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// digits reads a string of at most nine ASCII digits and nothing else.
func digits(s string) (n int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return n, true
}
