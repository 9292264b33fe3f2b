package chart

import "strings"

// scale is an axis from zero to top, in steps people count in: 1, 2 or 5 times a power of ten.
type scale struct {
	top, step int
}

// scaleFor returns the axis that holds a number, in at most five steps. It is never empty.
func scaleFor(most int) scale {
	for unit := 1; ; unit *= 10 {
		for _, times := range []int{1, 2, 5} {
			step := unit * times
			if steps := (most + step - 1) / step; steps <= 5 {
				return scale{top: max(steps, 1) * step, step: step}
			}
		}
	}
}

// along is how far a number is along an axis of a length. What is not zero is seen.
func (s scale) along(n, length int) int {
	if n <= 0 {
		return 0
	}
	return max(n*length/s.top, 2)
}

// Widths of the signs of a text of 13 pixels, by and large: a Chinese sign is square.
const (
	wideSign   = 13
	narrowSign = 7
)

// width is how wide a text is, by and large.
func width(s string) int {
	sum := 0
	for _, r := range s {
		sum += signWidth(r)
	}
	return sum
}

func signWidth(r rune) int {
	if r >= 0x1100 {
		return wideSign
	}
	return narrowSign
}

// clip shortens a text that is wider than a width.
func clip(s string, most int) string {
	if width(s) <= most {
		return s
	}
	used := wideSign // of the sign that says there is more
	for i, r := range s {
		if used += signWidth(r); used > most {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// lines breaks a label in two at the space nearest its middle where it is wider than a width, and clips both.
func lines(s string, most int) []string {
	if width(s) <= most {
		return []string{s}
	}
	best := -1
	for i := range len(s) {
		if s[i] == ' ' && (best < 0 || abs(2*i-len(s)) < abs(2*best-len(s))) {
			best = i
		}
	}
	if best < 0 {
		return []string{clip(s, most)}
	}
	return []string{clip(s[:best], most), clip(s[best+1:], most)}
}

func abs(n int) int { return max(n, -n) }
