package i18n

import "strings"

// Fill replaces each placeholder {name} of tmpl by get(name). A name consists of letters, digits and "_", "-", "."; it is
// ASCII. Where get does not know the name, and where braces hold anything else, the text stays as it is. What get returns is
// not searched for placeholders again.
func Fill(tmpl string, get func(name string) (string, bool)) string {
	var out strings.Builder
	for {
		before, name, after, ok := cutPlaceholder(tmpl)
		if !ok {
			out.WriteString(tmpl)
			return out.String()
		}
		out.WriteString(before)
		if value, known := get(name); known {
			out.WriteString(value)
		} else {
			out.WriteString("{" + name + "}")
		}
		tmpl = after
	}
}

// Placeholders returns the names of the placeholders of tmpl in order, a repeated one each time.
func Placeholders(tmpl string) []string {
	var names []string
	Fill(tmpl, func(name string) (string, bool) {
		names = append(names, name)
		return "", true
	})
	return names
}

// cutPlaceholder splits s around its first placeholder.
func cutPlaceholder(s string) (before, name, after string, ok bool) {
	for open := 0; open < len(s); open++ {
		if s[open] != '{' {
			continue
		}
		end := open + 1
		for end < len(s) && nameByte(s[end]) {
			end++
		}
		if end > open+1 && end < len(s) && s[end] == '}' {
			return s[:open], s[open+1 : end], s[end+1:], true
		}
	}
	return s, "", "", false
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.'
}
