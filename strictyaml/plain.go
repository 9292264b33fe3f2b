package strictyaml

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// meaning is what readers of YAML take an unquoted scalar for.
type meaning uint8

const (
	asText meaning = iota
	asNull
	asBool // also yes, no, on, off, which YAML 1.1 readers take for true and false
	asNumber
	asDay
)

// meaningOf returns what the scalar could be taken for besides text. It looks wider than one library does: a file of ours is
// also read by other people's tools.
func meaningOf(y *yaml.Node) meaning {
	if quoted(y) {
		return asText
	}
	return plainMeaning(y.Value)
}

func plainMeaning(s string) meaning {
	switch strings.ToLower(s) {
	case "", "~", "null":
		return asNull
	case "true", "false", "yes", "no", "on", "off":
		return asBool
	}
	switch {
	case looksLikeDay(s):
		return asDay
	case looksLikeNumber(s):
		return asNumber
	}
	return asText
}

// quoted reports whether the scalar is in quotes or a block, hence text.
func quoted(y *yaml.Node) bool {
	return y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// looksLikeDay reports whether s is a day with or without a time after it: 2020-01-01, 2020-1-1, 2020-01-01T08:00:00Z.
func looksLikeDay(s string) bool {
	year, rest, ok := strings.Cut(s, "-")
	month, rest, ok2 := strings.Cut(rest, "-")
	if !ok || !ok2 || len(year) != 4 || !digits(year) || len(month) > 2 || !digits(month) {
		return false
	}
	day, time := rest, ""
	if i := strings.IndexAny(rest, "Tt \t"); i >= 0 {
		day, time = rest[:i], strings.TrimSpace(rest[i+1:])
	}
	return len(day) <= 2 && digits(day) && (time == "" || time[0] >= '0' && time[0] <= '9')
}

// looksLikeNumber reports whether s is a number in any of the forms of YAML: 12, -1.5, 1e3, 0x1F, 0o17, 1_000, .inf.
func looksLikeNumber(s string) bool {
	s = strings.ToLower(strings.ReplaceAll(s, "_", ""))
	s = strings.TrimLeft(s, "+-")
	if s == ".inf" || s == ".nan" {
		return true
	}
	if s == "" || s[0] != '.' && (s[0] < '0' || s[0] > '9') {
		return false
	}
	if s[0] == '0' && len(s) > 1 && strings.ContainsRune("xob", rune(s[1])) {
		return true
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil || isRange(err)
}

// isRange reports whether the error only says that a number is too large.
func isRange(err error) bool {
	num, ok := err.(*strconv.NumError)
	return ok && num.Err == strconv.ErrRange
}

// digits reports whether s is one or more decimal digits.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
