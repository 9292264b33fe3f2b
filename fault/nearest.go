package fault

import "strings"

// longestWord is the length in characters from which a word gets no suggestion: nobody mistypes a key of that length, and the
// distance costs the product of the lengths.
const longestWord = 64

// Nearest returns the word of among that was probably meant by word: the closest one, if no more than two slips (a letter
// added, lost, changed, or two neighbours swapped) or a third of its length lie between, and at most half of it. Case and the
// choice between "-" and "_" do not count. Of equally close words the first wins.
func Nearest(word string, among []string) (string, bool) {
	w := fold(word)
	if len(w) > longestWord {
		return "", false
	}
	best, found, least := "", false, longestWord
	for _, candidate := range among {
		c := fold(candidate)
		n := max(len(w), len(c))
		if n > longestWord {
			continue
		}
		if d := distance(w, c); d < least && d <= max(2, n/3) && 2*d <= n {
			best, found, least = candidate, true, d
		}
	}
	return best, found
}

func fold(s string) []rune {
	if len(s) > 4*longestWord {
		s = s[:4*longestWord+1]
	}
	return []rune(strings.ReplaceAll(strings.ToLower(s), "_", "-"))
}

// distance is the edit distance with swaps of neighbours (optimal string alignment).
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
