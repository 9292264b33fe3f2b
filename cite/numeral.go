package cite

import (
	"strconv"
	"strings"

	"mandamus/i18n"
)

var (
	figures = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	units   = []string{"", "十", "百", "千"}
)

// numeralRunes are the characters a numeral consists of.
const numeralRunes = "零〇一二三四五六七八九十百千"

// Numeral returns n in Chinese as laws count: 九十六, 一百零一, 十. It knows 0 to 9999; any other number comes in digits.
func Numeral(n int) string {
	switch {
	case n < 0 || n > 9999:
		return strconv.Itoa(n)
	case n == 0:
		return figures[0]
	}
	s := ""
	text := strconv.Itoa(n)
	for i, figure := range text {
		d := int(figure - '0')
		switch {
		case d > 0:
			s += figures[d] + units[len(text)-1-i]
		case !strings.HasSuffix(s, figures[0]):
			s += figures[0]
		}
	}
	s = strings.TrimSuffix(s, figures[0])
	if n >= 10 && n < 20 {
		s = strings.TrimPrefix(s, figures[1])
	}
	return s
}

// NumeralDigits returns n figure by figure as years are written: 二〇二六 for 2026. A negative n comes in digits.
func NumeralDigits(n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	s := ""
	for _, figure := range strconv.Itoa(n) {
		s += figures[figure-'0']
	}
	return strings.ReplaceAll(s, "零", "〇")
}

// ParseNumeral reads 九十六 or, figure by figure, 二〇二六; 〇 and 零 are the same. The number is 0 to 9999 and must be written as
// Numeral or NumeralDigits writes it. The error is an *Error.
func ParseNumeral(s string) (int, error) {
	zero := strings.ReplaceAll(s, "〇", "零")
	n, ok := 0, false
	if strings.ContainsAny(zero, "十百千") {
		n, ok = counted(zero)
	} else {
		n, ok = spelled(zero)
	}
	if !ok || Numeral(n) != zero && NumeralDigits(n) != strings.ReplaceAll(zero, "零", "〇") {
		return 0, &Error{i18n.M("cite.numeral", "text", shorten(s))}
	}
	return n, nil
}

// counted adds up figures and units: 一千零二十 is 1×1000 + 2×10. Whether they stand in good order is not looked at.
func counted(s string) (int, bool) {
	n, figure := 0, 0
	for _, r := range s {
		if u := strings.IndexRune("十百千", r); u >= 0 {
			n += max(figure, 1) * []int{10, 100, 1000}[u/len("十")]
			figure = 0
		} else if figure = figureOf(r); figure < 0 {
			return 0, false
		}
		if n > 9999 {
			return 0, false
		}
	}
	return n + figure, n+figure <= 9999
}

// spelled reads figures one after another.
func spelled(s string) (int, bool) {
	n := 0
	for _, r := range s {
		figure := figureOf(r)
		if n = n*10 + figure; figure < 0 || n > 9999 {
			return 0, false
		}
	}
	return n, s != ""
}

// figureOf returns the value of a figure, or -1.
func figureOf(r rune) int {
	for value, figure := range figures {
		if figure == string(r) {
			return value
		}
	}
	return -1
}
