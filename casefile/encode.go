package casefile

import (
	"bytes"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mandamus/i18n"
)

// Encode writes the File in the canonical form: keys in the order of the types, two blanks a level, text in double quotes
// wherever a reader of YAML could take it for something else, what is absent left out. Read gives an equal File back, but for
// the places. The File must pass Check; an invalid byte in a text comes out as U+FFFD.
func Encode(f *File) []byte {
	clean := *f
	clean.Events = slices.Clone(f.Events)
	for i := range clean.Events {
		if e := &clean.Events[i]; e.ID == eventID(i) {
			e.ID = "" // Read names it so again
		}
	}
	var w writer
	w.mapping(reflect.ValueOf(clean), "")
	return w.Bytes()
}

// writer writes YAML.
type writer struct{ bytes.Buffer }

// mapping writes the keys of a struct, each line after indent.
func (w *writer) mapping(v reflect.Value, indent string) {
	for _, k := range keysOf(v.Type()) {
		if field := v.Field(k.index); k.required || !isAbsent(field) {
			w.WriteString(indent + k.name + ":")
			w.value(field, indent)
		}
	}
}

// isAbsent reports whether a value is left out: it is zero, or an empty list.
func isAbsent(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// value writes a value after its key and the end of the line.
func (w *writer) value(v reflect.Value, indent string) {
	switch {
	case v.Kind() == reflect.Pointer:
		w.value(v.Elem(), indent)
	case v.Type() == textType:
		w.text(v.Interface().(i18n.Text), indent+"  ")
	case v.Type() == dateType:
		w.line(" " + scalar(v.Interface().(Date).String()))
	case v.Kind() == reflect.Struct:
		w.nested(v, indent+"  ")
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String:
		w.words(v.Interface().([]string))
	case v.Kind() == reflect.Slice:
		w.list(v, indent+"  ")
	case v.Kind() == reflect.Bool:
		w.line(" " + strconv.FormatBool(v.Bool()))
	case v.Kind() == reflect.Int:
		w.line(" " + strconv.FormatInt(v.Int(), 10))
	default:
		w.line(" " + scalar(v.String()))
	}
}

// text writes a text, a language a line.
func (w *writer) text(t i18n.Text, indent string) {
	if t == (i18n.Text{}) {
		w.line(" {}")
		return
	}
	w.line("")
	if t.ZH != "" {
		w.line(indent + "zh: " + scalar(t.ZH))
	}
	if t.EN != "" {
		w.line(indent + "en: " + scalar(t.EN))
	}
}

// nested writes a struct below its key.
func (w *writer) nested(v reflect.Value, indent string) {
	w.line("")
	w.mapping(v, indent)
}

// words writes a list of short texts on one line.
func (w *writer) words(list []string) {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = scalar(s)
	}
	w.line(" [" + strings.Join(quoted, ", ") + "]")
}

// list writes maps and texts, each item after a dash.
func (w *writer) list(v reflect.Value, indent string) {
	if v.Len() == 0 {
		w.line(" []")
		return
	}
	w.line("")
	for i := range v.Len() {
		var sub writer
		sub.value(v.Index(i), indent)
		w.item(sub.String(), indent)
	}
}

// item writes the lines of a list's item, as value wrote them, with a dash before the first key; comments stay above it.
func (w *writer) item(lines, indent string) {
	dashed := false
	for line := range strings.Lines(strings.TrimPrefix(lines, "\n")) {
		if rest, ok := strings.CutPrefix(line, indent+"  "); ok && !dashed && !strings.HasPrefix(rest, "#") {
			line, dashed = indent+"- "+rest, true
		}
		w.WriteString(line)
	}
}

func (w *writer) line(s string) { w.WriteString(s + "\n") }

// scalar writes a text plainly where nobody can take it for anything else, and in double quotes elsewhere.
func scalar(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r >= 0x80 && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0xfdd0 && r <= 0xfdef || r == 0xfeff:
			b.WriteString(`\u` + hex4(r))
		case r == 0xfffe || r == 0xffff:
			b.WriteString(`\u` + hex4(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex4(r rune) string {
	h := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", 4-len(h)) + h
}

// plain reports whether s may stand without quotes: letters, and between them what has no meaning in YAML.
func plain(s string) bool {
	if s == "" || isWordOfYAML(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !isLetter(first) {
		return false
	}
	for _, r := range s {
		if !isLetter(r) && !strings.ContainsRune(" 0123456789-_./()（）〔〕、，。；：“”《》", r) {
			return false
		}
	}
	return !strings.HasSuffix(s, " ") && !strings.Contains(s, "  ")
}

// isWordOfYAML reports whether readers of YAML take s for true, false or nothing, or for a number.
func isWordOfYAML(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return true
	}
	_, err := strconv.ParseFloat(s, 64) // inf, nan
	return err == nil
}

// isLetter reports whether r is an ASCII letter or a Chinese character of the basic block.
func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x4e00 && r <= 0x9fff
}
