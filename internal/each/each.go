// Package each has what package slices lacks: a slice made of another one, element by element. It changes no slice it is given.
package each

import "slices"

// Mapped returns what f makes of each element, in order; an empty slice, not nil, of none.
func Mapped[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, x := range in {
		out[i] = f(x)
	}
	return out
}

// Kept returns the elements for which keep holds, in order; nil where there are none.
func Kept[T any](in []T, keep func(T) bool) []T {
	var out []T
	for _, x := range in {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// Once returns the elements in order, each where it stands first; nil of none.
func Once[T comparable](in []T) []T {
	var out []T
	for _, x := range in {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}
