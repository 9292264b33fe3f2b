package account

import (
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mandamus/i18n"
)

// The rules of a password.
const (
	MinPassword      = 12  // characters
	MaxPassword      = 256 // bytes
	minDifferent     = 5   // different characters
	shortestOwnName  = 3   // characters from which a name may not occur in the password
	oneTimeCharacter = 16  // of a password made by the program, 5 bits each
)

// common are words that many passwords are made of. A password is refused if it is one of them with nothing but digits and signs
// around it, since that is what people add to reach a length.
var common = []string{
	"password", "passwort", "passw0rd", "pa55word", "admin", "administrator", "root", "system", "user", "guest", "test", "testtest",
	"qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc", "abcdefg", "abcdefgh", "abcdefghijkl",
	"letmein", "welcome", "iloveyou", "monkey", "dragon", "sunshine", "changeme", "changeit", "default", "secret", "temporary",
	"woaini", "woaiwojia", "zhongguo", "beijing", "mima", "wodemima", "fayuan", "renminfayuan", "zhixing", "faguan", "court", "judge",
	"mandamus", "duxing", "密码", "我的密码", "法院", "人民法院", "执行局", "督行",
}

// CheckPassword returns what is wrong with a password, all of it; nothing where it is good. Own are names of the person, none of
// which may stand in the password.
func CheckPassword(password string, own ...string) []i18n.Msg {
	if len(password) > MaxPassword || !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl) {
		return []i18n.Msg{i18n.M("account.password.form", "max", MaxPassword)}
	}
	var why []i18n.Msg
	if n := utf8.RuneCountInString(password); n < MinPassword {
		why = append(why, i18n.M("account.password.short", "min", MinPassword, "length", n))
	}
	folded := strings.ToLower(password)
	for _, name := range own {
		if name = strings.ToLower(name); utf8.RuneCountInString(name) >= shortestOwnName && strings.Contains(folded, name) {
			why = append(why, i18n.M("account.password.name", "name", name))
		}
	}
	switch {
	case strings.Trim(folded, "0123456789 .-/") == "":
		why = append(why, i18n.M("account.password.digits"))
	case different(folded) < minDifferent:
		why = append(why, i18n.M("account.password.same", "min", minDifferent))
	case isCommon(folded):
		why = append(why, i18n.M("account.password.common"))
	}
	return why
}

// different counts the different characters of s.
func different(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// isCommon reports whether s is a common word, once or more, with nothing but digits and signs around it.
func isCommon(s string) bool {
	return slices.ContainsFunc(common, func(word string) bool {
		rest := strings.ReplaceAll(s, word, "")
		return rest != s && !strings.ContainsFunc(rest, unicode.IsLetter)
	})
}

// oneTimePassword returns a password that is good until its owner chooses another: 80 random bits in groups that can be read out
// on the telephone.
func oneTimePassword(random io.Reader) (string, error) {
	text, err := randomText(random, oneTimeCharacter)
	return strings.ToLower(grouped(text)), err
}
